"""Light, eye and quality -> what every shader reads, frame by frame: rows, surroundings, shadow maps."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from panda3d.core import LVecBase4f, NodePath, PTA_LVecBase4f

from exhibition.forms.mesh import Array
from exhibition.render.frame import VECTORS, Lit, ceiling, frame_rows
from exhibition.render.light import Light, even_harmonics
from exhibition.render.mirror import Mirror
from exhibition.render.quality import Quality
from exhibition.render.shadow import SunShadow, depth_texture
from exhibition.render.window import Window
from exhibition.visit.view import Camera
from exhibition.world.pack.choose import Gaze

_ROOM_HALF, _ROOM_PIXELS = 10.0, 512


@dataclass(frozen=True, eq=False)
class Extent:
    """Where a scene lies: lowest and highest corner (2, 3), and the height of its water, if it has any."""

    bounds: Array
    water: float | None

    @property
    def ground(self) -> float:
        """The height from which an eye counts as high."""
        return float(self.bounds[0][2]) if self.water is None else self.water


class Lighting:
    """Gives its inputs to all that hangs below ``scene``. folder: where surroundings once made are kept."""

    def __init__(self, window: Window, scene: NodePath, folder: Path | None = None) -> None:
        self._window = window
        self._scene = scene
        self._rows = PTA_LVecBase4f.empty_array(VECTORS)
        self._mirror = Mirror(folder)
        self._quality: Quality | None = None
        self._shadow: SunShadow | None = None
        # A shadow sampler that is bound to nothing ends the software driver: one that shades nothing is always there.
        self._unshaded = depth_texture("no shadow")
        scene.set_shader_input("frame", self._rows)
        scene.set_shader_input("surroundings", self._mirror.texture)
        scene.set_shader_input("shadow_map", self._unshaded)

    def show(self, light: Light, casters: Sequence[NodePath], quality: Quality, switches: frozenset[str]) -> None:
        """Light a world at this quality. casters: what the sun sees, a tree for each map; switches: of its shader."""
        self.drop_shadow()
        self._quality = quality
        if not quality.flat:
            self._mirror.show(light.mirrored or light)
        if quality.shadow:
            pixels, halves = quality.shadow, quality.cascades
            if light.indoors:
                pixels, halves = min(_ROOM_PIXELS, quality.shadow), (_ROOM_HALF,)
                switches = switches | {"ROOM"}
                casters[0].set_shader_input("frame", self._rows)
            self._shadow = SunShadow(self._window, casters, pixels, halves, switches)
            self._scene.set_shader_input("shadow_map", self._shadow.texture)

    def turn(self, light: Light) -> None:
        """Mirror this light from the next frame on, not as soon as it is made."""
        if self._quality is not None and not self._quality.flat:
            self._mirror.show(light.mirrored or light)

    def aim(self, light: Light, eye: Camera, scene: Extent, change: Hashable, *, time: float) -> Mapping[int, Gaze]:
        """Set all of it for the next frame. change: another one whenever a part moved.

        Gives the shadow maps that are drawn with it, by number, and what the sun can make out on them.
        """
        assert self._quality is not None
        drawn: Mapping[int, Gaze] = {}
        lit = Lit()
        if not self._quality.flat:
            self._mirror.follow(light.mirrored or light)
            rows, texels = (), ()
            if self._shadow is not None:
                # What is seen alone, in light that moves with the eye, has no shadow.
                self._shadow.rest()
                if light.mirrored is None:
                    moved = (change, ceiling(eye)) if light.indoors else change
                    drawn = self._shadow.aim(light.sun, eye, scene.bounds, scene.ground, moved)
                    rows, texels = self._shadow.rows, self._shadow.texels
            harmonics = self._mirror.harmonics if light.mirrored is None else even_harmonics(light)
            lit = Lit(harmonics, self._mirror.brightest, rows, texels)
        size = self._window.size
        rows_now = frame_rows(light, lit, eye, size, self._quality, time=time, water=scene.water)
        for index, row in enumerate(rows_now):
            self._rows[index] = LVecBase4f(*(float(v) for v in row))
        return drawn

    @property
    def settled(self) -> bool:
        """Whether the light shown is the light asked for; surroundings may still be on their way."""
        return self._mirror.settled

    def drop_shadow(self) -> None:
        """Give the maps back."""
        if self._shadow is not None:
            self._scene.set_shader_input("shadow_map", self._unshaded)
            self._shadow.close()
            self._shadow = None

    def close(self) -> None:
        """Leave the window as it was found."""
        self.drop_shadow()
        self._mirror.close()
