"""Sun and eye -> depth maps of what the sun sees round the eye, in one texture, each drawn only when it changes."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from panda3d.core import (
    BitMask32,
    Camera,
    DisplayRegion,
    GraphicsOutput,
    LMatrix4f,
    NodePath,
    OrthographicLens,
    SamplerState,
    Texture,
)

from exhibition.forms.mesh import Array
from exhibition.render.lens import axes
from exhibition.render.programs import program
from exhibition.render.window import Window
from exhibition.visit.view import Camera as Eye
from exhibition.world.pack.choose import Gaze

_LOW_EYE = 40.0
_FURTHEST = 600.0
_DEPTHS = 25.0, 300.0, 1500.0
"""How deep a map is: so many halves, at least and at most so many metres. Hills may throw shadows from afar."""
_CELLS = 4
"""A map stands still while the eye moves by up to a cell: so many lie across half of it, each of whole texels."""
_AHEAD = 0.55
_BIAS = 0.03
_ERROR = 2.0
"""Texels that a level of detail may be off on the map: its edges are softer than that."""
_OFF_FACE = 1.4
"""Texels by which a place is looked up off its own face, against acne on what the sun grazes."""
CASTS_NOTHING = BitMask32.bit(1)
"""Sky and water are hidden from the camera of this bit: the sun."""

Rows = tuple[tuple[float, float, float, float], ...]


@dataclass
class _Cascade:
    half: float
    camera: NodePath
    lens: OrthographicLens
    region: DisplayRegion
    key: tuple | None = None
    asked: int = -1
    fresh: bool = False
    gaze: Gaze | None = None


class SunShadow:
    """One square map of ``pixels`` for each of ``halves``: metres from its middle to its side, the smallest first.

    ``rows`` and ``texels`` are what the shaders read: three rows a map that take a place into it, and how far off its
    face a place is looked up, metres. switches: what its shader must know of holes and ceilings.
    """

    def __init__(
        self,
        window: Window,
        scenes: Sequence[NodePath],
        pixels: int,
        halves: tuple[float, ...],
        switches: frozenset[str] = frozenset(),
    ) -> None:
        self._window = window
        self._pixels = pixels
        self.texture = depth_texture("sun shadow")
        self.buffer = window.make_buffer("sun shadow", -20, (pixels * len(halves), pixels), colour=False)
        self.buffer.add_render_texture(self.texture, GraphicsOutput.RTM_bind_or_copy, GraphicsOutput.RTP_depth)
        self.buffer.set_clear_color_active(False)
        self.buffer.set_clear_depth_active(False)  # each map is cleared when it is drawn, and only then
        casters = NodePath("casters")
        casters.set_shader(program("caster", switches), 100)
        casters.set_two_sided(True, 100)
        casters.set_depth_offset(-1, 100)
        self._cascades = tuple(
            self._cascade(scenes[i], casters, half, i, len(halves)) for i, half in enumerate(sorted(halves))
        )
        self.rows: Rows = ()
        self.texels: tuple[float, ...] = ()

    def aim(
        self, sun: tuple[float, float, float], eye: Eye, bounds: Array, ground: float, change: Hashable
    ) -> dict[int, Gaze]:
        """Follow the eye. bounds (2, 3): of the scene; ground: height from which an eye counts as high; change: another
        one whenever something moved.

        Gives the maps that are drawn anew with this frame, by number, and what the sun can make out on them.
        """
        rows: list[tuple[float, ...]] = []
        texels = []
        for cascade in self._cascades:
            last = cascade is self._cascades[-1]
            basis = _basis(sun)
            centre, half = _cover(eye, bounds, ground, cascade.half, whole=last)
            cell = half / _CELLS
            middle = basis.T @ (np.round(basis @ centre / cell) * cell)
            key = (sun, tuple(middle.tolist()), half, change)
            # Until a frame was really drawn, the map still waits: a view may be set up twice before that.
            cascade.fresh = key != cascade.key or self._window.frames == cascade.asked
            cascade.region.set_active(cascade.fresh)
            if cascade.fresh:
                cascade.key, cascade.asked = key, self._window.frames
                _point(cascade, basis, middle, half, 2 * half / self._pixels)
            rows += _rows(basis, middle, half)
            texels.append(2 * half / self._pixels * _OFF_FACE)
        self.rows, self.texels = tuple(rows), tuple(texels)  # type: ignore[assignment]
        drawn = {i: c.gaze for i, c in enumerate(self._cascades) if c.fresh and c.gaze is not None}
        self.buffer.set_active(bool(drawn))
        return drawn

    def rest(self) -> None:
        """Draw nothing with the next frame, unless aimed."""
        self.buffer.set_active(False)

    def close(self) -> None:
        """Give the maps back."""
        for cascade in self._cascades:
            cascade.camera.remove_node()
        self._window.drop_buffer(self.buffer)

    def _cascade(self, scene: NodePath, casters: NodePath, half: float, index: int, count: int) -> _Cascade:
        lens = OrthographicLens()
        camera = scene.attach_new_node(Camera(f"sun {index}", lens))
        camera.node().set_camera_mask(CASTS_NOTHING)
        camera.node().set_initial_state(casters.get_state())
        region = self.buffer.make_display_region(index / count, (index + 1) / count, 0, 1)
        region.set_clear_depth_active(True)
        region.set_camera(camera)
        return _Cascade(half, camera, lens, region)


def depth_texture(name: str) -> Texture:
    """A texture that is asked whether something is nearer; until it is drawn, nothing is."""
    texture = Texture(name)
    texture.setup_2d_texture(1, 1, Texture.T_float, Texture.F_depth_component24)
    texture.set_ram_image(np.ones(1, np.float32).view(np.uint8))
    texture.set_minfilter(SamplerState.FT_shadow)
    texture.set_magfilter(SamplerState.FT_shadow)
    texture.set_wrap_u(SamplerState.WM_clamp)
    texture.set_wrap_v(SamplerState.WM_clamp)
    return texture


def _basis(sun: tuple[float, float, float]) -> Array:
    """Rows right, up, towards the sun: (3, 3)."""
    s = np.asarray(sun, np.float64)
    right = np.cross(-s, [0.0, 0.0, 1.0] if abs(s[2]) < 0.999 else [0.0, 1.0, 0.0])
    right /= np.linalg.norm(right)
    return np.array([right, np.cross(right, -s), s])


def _point(cascade: _Cascade, basis: Array, middle: Array, half: float, texel: float) -> None:
    right, up, sun = basis
    deep = _deep(half)
    eye = middle + sun * deep / 2
    cascade.lens.set_film_size(2 * half, 2 * half)
    cascade.lens.set_near_far(0.0, deep)
    columns = [(*right, 0.0), (*-sun, 0.0), (*up, 0.0), (*eye, 1.0)]
    cascade.camera.set_mat(LMatrix4f(*(float(v) for row in columns for v in row)))
    planes = [np.append(side * n, half - side * (n @ middle)) for n in (right, up) for side in (1.0, -1.0)]
    planes += [np.append(sun, deep / 2 - sun @ middle), np.append(-sun, deep / 2 + sun @ middle)]
    cascade.gaze = Gaze(np.array(planes), None, texel, _ERROR)


def _rows(basis: Array, middle: Array, half: float) -> list[tuple[float, ...]]:
    """x and y from -1 to 1 across the map, depth from 0 to 1 along it."""
    right, up, sun = basis
    rows = [(*(axis / half), -(axis @ middle) / half) for axis in (right, up)]
    deep = _deep(half)
    return [*rows, (*(-sun / deep), 0.5 + (sun @ middle - _BIAS) / deep)]


def _deep(half: float) -> float:
    halves, least, most = _DEPTHS
    return min(max(halves * half, least), most)


def _cover(eye: Eye, bounds: Array, ground: float, half: float, *, whole: bool) -> tuple[Array, float]:
    """Middle and half width of the ground that needs shadows: further ahead the higher the eye, and never more than
    the whole scene."""
    size = float(np.linalg.norm((bounds[1] - bounds[0])[:2])) / 2 + 1.0
    if whole:
        height = max(eye.eye[2] - ground - _LOW_EYE, 0.0)
        half = min(half * 2 ** min(np.ceil(height / _LOW_EYE), 2), _FURTHEST)
        if size <= half:
            return (bounds[0] + bounds[1]) / 2, size
    ahead = axes(eye)[1][:2] * half * _AHEAD
    low = min(eye.eye[2] - 1.0, ground + _LOW_EYE) if whole else eye.eye[2] - 1.0
    return np.append(np.asarray(eye.eye[:2]) + ahead, low), half
