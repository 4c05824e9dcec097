"""Size and kind -> an open Window, offscreen or on a display, or one typed error that names cause and remedy."""

from __future__ import annotations

import os
import sys
from functools import cache

import numpy as np
from panda3d.core import (
    FrameBufferProperties,
    GraphicsEngine,
    GraphicsOutput,
    GraphicsPipe,
    GraphicsPipeSelection,
    WindowProperties,
    load_prc_file_data,
)

_SETTINGS = """
gl-version 3 3
audio-library-name null
notify-level warning
notify-level-egldisplay fatal
notify-level-x11display fatal
notify-level-glxdisplay fatal
notify-level-device fatal
model-cache-dir
textures-power-2 none
support-threads #f
sync-video #t
allow-incomplete-render #f
"""
_settings_loaded: list[bool] = []


class GraphicsError(RuntimeError):
    """No picture can be drawn. ``cause`` and ``remedy`` are one line each."""

    def __init__(self, cause: str, remedy: str) -> None:
        super().__init__(f"{cause}\n{remedy}")
        self.cause = cause
        self.remedy = remedy


class NoDisplay(GraphicsError):
    """There is no screen to open a window on."""


class NoGraphics(GraphicsError):
    """There is no graphics driver that can draw."""


class Window:
    """An open output, on screen or off, with the engine that draws it."""

    def __init__(self, engine: GraphicsEngine, output: GraphicsOutput, *, offscreen: bool) -> None:
        self.engine = engine
        self.output = output
        self.offscreen = offscreen
        self.frames = 0
        self.output.set_clear_color((0, 0, 0, 1))
        self.output.set_clear_color_active(True)
        self.output.set_clear_depth_active(True)
        self._buffers: list[GraphicsOutput] = []
        self._probe = self.output.make_display_region(0, 1 / max(self.size[0], 1), 0, 1 / max(self.size[1], 1))
        self._probe.set_active(False)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.output.get_x_size(), self.output.get_y_size()

    @property
    def full_screen(self) -> bool:
        """Whether it covers its screen; setting it asks the desktop, and takes effect with the next frames."""
        return not self.offscreen and bool(self.output.get_properties().get_fullscreen())

    @full_screen.setter
    def full_screen(self, wanted: bool) -> None:
        if self.offscreen or wanted == self.full_screen:
            return
        properties = WindowProperties()
        properties.set_fullscreen(wanted)
        if wanted:
            pipe = self.output.get_pipe()
            properties.set_size(pipe.get_display_width(), pipe.get_display_height())
        self.output.request_properties(properties)

    @property
    def is_open(self) -> bool:
        """False once somebody closed the window."""
        return self.output is not None and bool(self.output.is_valid())

    @property
    def renderer_name(self) -> str:
        """What draws, in the driver's own words."""
        return str(self.output.get_gsg().get_driver_renderer())

    @property
    def is_software(self) -> bool:
        """True where no graphics card draws."""
        return any(word in self.renderer_name.lower() for word in ("llvmpipe", "softpipe", "swrast"))

    def render(self) -> None:
        """Draw one frame and show it; after this ``grab`` gives this frame."""
        self.engine.render_frame()
        self.frames += 1
        if not self.offscreen:
            self.engine.flip_frame()

    def finish(self) -> None:
        """Wait until the last frame is truly drawn; one pixel is read, which no driver can answer sooner."""
        self._probe.get_screenshot()

    def grab(self) -> np.ndarray:
        """The last frame as (height, width, 3) uint8, the top row first."""
        picture = self.output.get_screenshot()
        if picture is None:
            raise NoGraphics("The last frame cannot be read back.", "Render a frame before grabbing it.")
        width, height = picture.get_x_size(), picture.get_y_size()
        rows = np.frombuffer(picture.get_ram_image_as("RGB"), np.uint8).reshape(height, width, 3)
        return rows[::-1].copy()

    def resize(self, width: int, height: int) -> None:
        """Ask for another size; on a display it takes effect with the next frames."""
        if self.offscreen:
            self.output.set_size(width, height)
        else:
            self.output.request_properties(WindowProperties.size(width, height))

    def make_buffer(
        self,
        name: str,
        sort: int,
        size: tuple[int, int],
        *,
        colour: bool,
        wide: bool = False,
        depth: bool = True,
        samples: int = 0,
    ) -> GraphicsOutput:
        """A picture beside the window, drawn before it where ``sort`` is below 0. wide: half floats, not bytes.
        Raises NoGraphics."""
        properties = FrameBufferProperties()
        if colour:
            bits = 16 if wide else 8
            properties.set_rgba_bits(bits, bits, bits, bits if wide else 0)
            properties.set_float_color(wide)
        if depth:
            properties.set_depth_bits(24)
        if samples:
            properties.set_multisamples(samples)
        buffer = self.engine.make_output(
            self.output.get_pipe(),
            name,
            sort,
            properties,
            WindowProperties.size(*size),
            GraphicsPipe.BF_refuse_window,
            self.output.get_gsg(),
            self.output,
        )
        if buffer is None:
            raise NoGraphics(f"The driver refuses a buffer for {name}.", "Choose the quality low.")
        self._buffers.append(buffer)
        return buffer

    def drop_buffer(self, buffer: GraphicsOutput) -> None:
        """Give a buffer of ``make_buffer`` back."""
        if buffer in self._buffers:
            self._buffers.remove(buffer)
            self.engine.remove_window(buffer)

    def close(self) -> None:
        """Give the output and its buffers back to the driver."""
        for buffer in list(self._buffers):
            self.drop_buffer(buffer)
        if self.output is not None:
            self.engine.remove_window(self.output)
            self.output = None


def open_offscreen(width: int, height: int) -> Window:
    """A window nobody sees, of ``width`` x ``height`` pixels; needs no display. Raises NoGraphics."""
    _load_settings()
    pipe = _pipe("p3headlessgl")
    if pipe is None or not pipe.is_valid():
        raise NoGraphics(
            "No offscreen graphics driver answers (EGL).",
            "Install one: apt-get install libegl1 libgl1-mesa-dri",
        )
    output = _make_output(pipe, WindowProperties.size(width, height), GraphicsPipe.BF_refuse_window)
    return Window(GraphicsEngine.get_global_ptr(), output, offscreen=True)


def open_window(width: int, height: int, *, full_screen: bool = False, title: str = "Exhibition") -> Window:
    """A window on the display. Raises NoDisplay without a screen, NoGraphics without OpenGL 3.3."""
    _load_settings()
    if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
        raise NoDisplay("There is no display (DISPLAY is not set).", "Start from a desktop, or render offscreen.")
    pipe = _pipe("pandagl")
    if pipe is None or not pipe.is_valid():
        raise NoDisplay("The display does not answer.", "Start from a desktop session, or render offscreen.")
    properties = WindowProperties.size(width, height)
    properties.set_title(title)
    properties.set_fullscreen(full_screen)
    if not full_screen:
        properties.set_origin(-2, -2)
    output = _make_output(pipe, properties, GraphicsPipe.BF_require_window)
    return Window(GraphicsEngine.get_global_ptr(), output, offscreen=False)


@cache
def _pipe(module: str) -> GraphicsPipe | None:
    """One for the whole process: when a second one goes, it ends the driver's display under the first one's windows."""
    return GraphicsPipeSelection.get_global_ptr().make_module_pipe(module)


def _load_settings() -> None:
    """Panda3D reads its settings when the first pipe is made; a second page of the same would shadow a user's own."""
    if not _settings_loaded:
        load_prc_file_data("exhibition", _SETTINGS)
        _settings_loaded.append(True)


def _make_output(pipe: GraphicsPipe, properties: WindowProperties, flags: int) -> GraphicsOutput:
    engine = GraphicsEngine.get_global_ptr()
    buffer = FrameBufferProperties()
    buffer.set_rgba_bits(8, 8, 8, 0)
    buffer.set_depth_bits(24)
    if flags & GraphicsPipe.BF_require_window:
        buffer.set_back_buffers(1)  # drawn in one buffer, a frame would never reach the screen
    output = engine.make_output(pipe, "stage", 0, buffer, properties, flags)
    if output is not None:
        engine.open_windows()
    if output is None or not output.is_valid() or output.get_gsg() is None:
        raise NoGraphics(
            "The graphics driver offers no OpenGL 3.3.",
            "Update the driver, or install Mesa: apt-get install libgl1-mesa-dri",
        )
    return output
