"""Quality and scale -> where the picture is drawn: straight into the window, or beside it and then copied there."""

from __future__ import annotations

from panda3d.core import Camera, DisplayRegion, GraphicsOutput, NodePath, OrthographicLens, SamplerState, Texture

from exhibition.render.geoms import screen_node
from exhibition.render.programs import program
from exhibition.render.quality import Quality
from exhibition.render.window import Window

_BESIDE_SORT, _PICTURE_SORT, _COPY_SORT, _GLASS_SORT = -10, 0, 1, 50


class Passes:
    """What ``camera`` sees becomes the window's picture.

    scale: sides of the picture against those of the window; below 1 it is drawn smaller, above 1 larger than shown.
    """

    def __init__(self, window: Window, camera: NodePath) -> None:
        self.scale = 1.0
        self._window = window
        self._camera = camera
        self._quality: Quality | None = None
        self._beside: GraphicsOutput | None = None
        self._region: DisplayRegion | None = None
        self._copy: DisplayRegion | None = None

    @property
    def size(self) -> tuple[int, int]:
        """Pixels of the picture before it is copied."""
        width, height = self._window.size
        return max(round(width * self.scale), 1), max(round(height * self.scale), 1)

    @property
    def copies(self) -> int:
        """Passes that only copy: none where the picture is drawn straight into the window."""
        return int(self._beside is not None)

    def make(self, quality: Quality) -> None:
        """Draw at this quality from the next frame on."""
        self.drop()
        self._quality = quality
        target = self._window.output
        if _goes_beside(quality, self.scale):
            target = self._beside = self._picture(quality)
        self._region = target.make_display_region()
        self._region.set_sort(_PICTURE_SORT)
        self._region.set_camera(self._camera)

    def set_scale(self, scale: float) -> None:
        """Another scale from the next frame on. Between two scales other than 1 only the size changes."""
        if scale == self.scale or self._quality is None:
            return
        beside = _goes_beside(self._quality, scale)
        self.scale = scale
        if beside != (self._beside is not None):
            self.make(self._quality)
        self.fit()

    def fit(self) -> None:
        """Follow the window's size."""
        if self._beside is not None:
            self._beside.set_size(*self.size)

    def drop(self) -> None:
        """Leave the window as it was found."""
        if self._copy is not None:
            self._window.output.remove_display_region(self._copy)
        if self._beside is not None:
            self._window.drop_buffer(self._beside)
        elif self._region is not None:
            self._window.output.remove_display_region(self._region)
        self._beside = self._region = self._copy = None

    def _picture(self, quality: Quality) -> GraphicsOutput:
        """A picture beside the window, and the triangle that copies it there."""
        buffer = self._window.make_buffer(
            "picture", _BESIDE_SORT, self.size, colour=True, wide=quality.wide, samples=quality.samples
        )
        picture = Texture("picture")
        picture.set_wrap_u(SamplerState.WM_clamp)
        picture.set_wrap_v(SamplerState.WM_clamp)
        buffer.add_render_texture(picture, GraphicsOutput.RTM_bind_or_copy, GraphicsOutput.RTP_color)
        buffer.set_clear_color_active(True)
        buffer.set_clear_depth_active(True)
        root = NodePath("copy")
        triangle = root.attach_new_node(screen_node("copy"))
        triangle.set_shader(program("copy", self._copy_switches(quality, buffer)))
        triangle.set_shader_input("picture", picture)
        triangle.set_depth_test(False)
        triangle.set_depth_write(False)
        self._copy = self._window.output.make_display_region()
        self._copy.set_sort(_COPY_SORT)
        self._copy.set_camera(root.attach_new_node(Camera("copy", OrthographicLens())))
        return buffer

    def _copy_switches(self, quality: Quality, buffer: GraphicsOutput) -> frozenset[str]:
        """Where the driver refuses several samples a pixel, edges are smoothed when the picture is copied."""
        self._window.engine.open_windows()
        refused = quality.samples > 1 and buffer.get_fb_properties().get_multisamples() < 2
        return frozenset({"SMOOTH"} if refused else ()) | (quality.switches & {"WIDE"})


class GlassPass:
    """The overlay's root over the picture: x in pixels from the left, z minus pixels from the top."""

    def __init__(self, window: Window, glass: NodePath) -> None:
        self._window = window
        self._lens = OrthographicLens()
        self._lens.set_near_far(1, 1000)
        camera = glass.attach_new_node(Camera("glass", self._lens))
        camera.set_pos(0, -100, 0)
        self._region = window.output.make_display_region()
        self._region.set_sort(_GLASS_SORT)
        self._region.set_clear_depth_active(True)
        self._region.set_camera(camera)
        glass.set_depth_test(False)
        glass.set_depth_write(False)
        self.fit()

    def fit(self) -> None:
        """Follow the window's size."""
        width, height = self.size = self._window.size
        self._lens.set_film_size(width, height)
        self._lens.set_film_offset(width / 2, -height / 2)

    def drop(self) -> None:
        """Leave the window as it was found."""
        self._window.output.remove_display_region(self._region)


def _goes_beside(quality: Quality, scale: float) -> bool:
    return bool(quality.samples) or quality.wide or scale != 1.0
