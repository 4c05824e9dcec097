"""Sun and eye -> a depth map of what the sun sees around the eye, drawn again only when that changes."""

from __future__ import annotations

import numpy as np
from panda3d.core import (
    BitMask32,
    Camera,
    GraphicsOutput,
    LMatrix4f,
    LVecBase3f,
    NodePath,
    OrthographicLens,
    SamplerState,
    Texture,
)

from exhibition.forms.mesh import Array
from exhibition.render import lens
from exhibition.render.programs import program
from exhibition.render.window import Window
from exhibition.visit.view import Camera as Eye
from exhibition.world.pack.choose import Gaze

REACH = 140.0
_LOW_EYE = 40.0
_DEPTH = 1500.0
CASTS_NOTHING = BitMask32.bit(1)
"""Sky and water are hidden from the camera of this bit: the sun."""


class SunShadow:
    """A square map of ``pixels``; ``texture`` and ``matrix`` are what the surface shader reads.

    switches: what its shader must know of holes that the sun shines through.
    """

    def __init__(self, window: Window, scene: NodePath, pixels: int, switches: frozenset[str] = frozenset()) -> None:
        self._window = window
        self._pixels = pixels
        self.texture = Texture("sun shadow")
        self.texture.set_format(Texture.F_depth_component24)
        self.texture.set_minfilter(SamplerState.FT_shadow)
        self.texture.set_magfilter(SamplerState.FT_shadow)
        self.texture.set_wrap_u(SamplerState.WM_clamp)
        self.texture.set_wrap_v(SamplerState.WM_clamp)
        self.matrix = LMatrix4f.ident_mat()
        self.buffer = window.make_buffer("sun shadow", -20, (pixels, pixels), colour=False)
        self.buffer.add_render_texture(self.texture, GraphicsOutput.RTM_bind_or_copy, GraphicsOutput.RTP_depth)
        self.buffer.set_clear_depth_active(True)
        self._camera = scene.attach_new_node(Camera("sun"))
        self._lens = OrthographicLens()
        self._camera.node().set_camera_mask(CASTS_NOTHING)
        self._camera.node().set_lens(self._lens)
        state = NodePath("casters")
        state.set_shader(program("caster", switches), 100)
        state.set_two_sided(True, 100)
        self._camera.node().set_initial_state(state.get_state())
        self.buffer.make_display_region().set_camera(self._camera)
        self._drawn: tuple | None = None
        self._asked = -1

    def aim(self, sun: tuple[float, float, float], eye: Eye, bounds: Array, change: int) -> bool:
        """Follow the eye; True if the map is drawn anew with this frame. ``change`` counts what moved."""
        centre, reach = _cover(eye, bounds)
        key = (sun, tuple(float(v) for v in centre), reach, change)
        # Until a frame was really drawn, the map still waits: a view may be set up twice before that.
        fresh = key != self._drawn or self._window.frames == self._asked
        self.buffer.set_active(fresh)
        if fresh:
            self._drawn, self._asked = key, self._window.frames
            self._point(sun, centre, reach)
        return fresh

    def gaze(self, error: float) -> Gaze:
        """What the sun can make out on its map, ``error`` in texels."""
        planes = lens.planes_of(np.array([list(row) for row in self.matrix.get_rows()], np.float64))
        return Gaze(planes, None, self._lens.get_film_size()[0] / self._pixels, error)

    def close(self) -> None:
        """Give the map back."""
        self._camera.remove_node()
        self._window.drop_buffer(self.buffer)

    def _point(self, sun: tuple[float, float, float], centre: Array, reach: float) -> None:
        eye = centre + np.asarray(sun) * _DEPTH / 2
        self._lens.set_film_size(2 * reach, 2 * reach)
        self._lens.set_near_far(1.0, _DEPTH)
        self._camera.set_pos(LVecBase3f(*(float(v) for v in eye)))
        self._camera.look_at(*(float(v) for v in centre))
        view = LMatrix4f(self._camera.get_mat())
        view.invert_in_place()
        self.matrix = view * LMatrix4f(self._lens.get_projection_mat())


def _cover(eye: Eye, bounds: Array) -> tuple[Array, float]:
    """Middle and half width of the ground that needs shadows: more of it, and further ahead, the higher the eye."""
    whole = float(np.linalg.norm((bounds[1] - bounds[0])[:2])) / 2 + 1.0
    height = max(eye.eye[2] - float(bounds[0][2]) - _LOW_EYE, 0.0)
    reach = min(REACH * 2 ** min(np.ceil(height / _LOW_EYE), 2), 600.0)
    if whole <= reach:
        return (bounds[0] + bounds[1]) / 2, whole
    ahead = lens.axes(eye)[1][:2] * reach * 0.5
    step = reach / 5
    centre = np.round((np.asarray(eye.eye[:2]) + ahead) / step) * step
    return np.append(centre, min(eye.eye[2], float(bounds[0][2]) + _LOW_EYE)), reach
