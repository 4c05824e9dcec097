"""World and View -> frame: holds the nodes of one world, the cameras and the passes. Window.render() then draws."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
from panda3d.core import Camera, NodePath, PerspectiveLens

from exhibition.forms.mesh import Array
from exhibition.render import lens
from exhibition.render.alone import REACH as ALONE_REACH
from exhibition.render.alone import alone_light, away, shown_bounds
from exhibition.render.detail import Cut
from exhibition.render.imported import caster_switches
from exhibition.render.light import light_of
from exhibition.render.lighting import Extent, Lighting
from exhibition.render.passes import GlassPass, Passes
from exhibition.render.patterns import TEXTURES, Patterns, noise_texture
from exhibition.render.programs import program
from exhibition.render.quality import LEVELS
from exhibition.render.shadow import CASTS_NOTHING
from exhibition.render.sky import sky_node
from exhibition.render.staged import Staged, move, staged_of
from exhibition.render.water import water_node
from exhibition.render.window import Window
from exhibition.visit.view import Camera as Eye
from exhibition.visit.view import View
from exhibition.world.model import World
from exhibition.world.pack.choose import Gaze, in_sight


class Stage:
    """Shows one World at a time. ``glass`` is the overlay's root: x in pixels from the left, z minus pixels
    from the top, as Panda3D's own pixel2d."""

    def __init__(
        self,
        window: Window,
        *,
        quality: str = "low",
        textures: Path = TEXTURES,
        lod: bool = True,
        kept: Path | None = None,
    ) -> None:
        """kept: a folder for what takes time to make; without it, it is made at every start."""
        self.window = window
        self.lod = lod
        """Levels of detail: without them every triangle is drawn. May be set at any time."""
        self.occlusion = True
        """Whether what the land hides is left out; no pixel depends on it. May be set at any time."""
        self.glass = NodePath("glass")
        self.staged: Staged | None = None
        self._textures_folder = textures
        self._eye = Eye((0.0, 0.0, 1.6))
        self._scene = NodePath("scene")
        self._lens = PerspectiveLens()
        self._camera = self._scene.attach_new_node(Camera("eye", self._lens))
        self._lighting = Lighting(window, self._scene, kept)
        self._shaded: tuple[Cut, ...] = ()
        self._clouds = noise_texture("clouds", folder=textures)
        self._ripples = noise_texture("ripples", folder=textures)
        self._patterns = Patterns(textures, software=window.is_software, kept=kept)
        self._passes = Passes(window, self._camera)
        self._glass_pass = GlassPass(window, self.glass)
        self.quality = LEVELS["flat"]
        self.set_quality(quality)

    # -- what is shown ----------------------------------------------------------------------------------------------

    def show(self, world: World) -> None:
        """Build the nodes of ``world``; what was shown before leaves only when the new is ready. Where only words or
        light are others, the nodes stay."""
        if self.staged is not None and self.staged.world.batches is world.batches:
            relit = self.staged.world.environment != world.environment
            self.staged.world, self.staged.light = world, light_of(world.environment)
            if relit:
                self._dress()
            return
        fresh = staged_of(world, self.quality)
        if self.staged is not None:
            self.staged.remove()
        self.staged = fresh
        fresh.root.reparent_to(self._scene)
        self._dress()

    def draw(self, view: View, *, time: float = 0.0) -> None:
        """Set camera, part states and the water's clock (seconds) for the next Window.render()."""
        self._camera.node().set_active(view.loading is None)  # behind the loading screen nothing is drawn
        staged = self.staged
        if staged is None or view.loading is not None:
            return
        self._eye = view.camera
        self._take(staged, view)
        self._aim_camera()
        if staged.states.update(view.parts):
            staged.changes += 1
            move(staged, view)
        gaze = self._gaze()
        if staged.alone:
            unseen = staged.away  # and what is away hides nothing
        else:
            unseen = staged.unseen.from_eye(gaze, staged.detail.boxes, view.parts) if self.occlusion else None
        staged.seen.show(gaze, unseen)
        extent = Extent(staged.world.batches.bounds, staged.world.environment.water)
        drawn = self._lighting.aim(staged.light, self._eye, extent, staged.changes, time=time)
        self._shaded = tuple(staged.cast[i] for i in sorted(drawn))
        for i, sees in sorted(drawn.items()):
            staged.cast[i].show(sees if self.lod else replace(sees, error=0.0))

    def _take(self, staged: Staged, view: View | None) -> None:
        """Parts come forward by themselves, or go back to their places; meanwhile their light moves with the eye."""
        alone = view.alone if view is not None else ()
        changed = alone != staged.alone
        if changed:
            staged.alone = alone
            staged.away = away(staged.world.batches, alone) if alone else None
            for water in staged.root.find_all_matches("water"):
                water.hide() if alone else water.show()
            staged.light = light_of(staged.world.environment)
        if alone and view is not None:
            staged.light = alone_light(view.camera, shown_bounds(staged.world, view))
        if changed:
            self._lighting.turn(staged.light)

    def set_quality(self, name: str) -> None:
        """flat, low, medium, high or ultra, from the next frame on. Raises KeyError for another word."""
        self.quality = LEVELS[name]
        self._patterns.give(self._scene, self.quality)
        self._passes.make(self.quality)
        self._dress()

    @property
    def scale(self) -> float:
        """Sides of the picture of the scene against those of the window. The glass keeps the window's own pixels."""
        return self._passes.scale

    @scale.setter
    def scale(self, scale: float) -> None:
        self._passes.set_scale(scale)

    def resize(self, width: int, height: int) -> None:
        """Another size for window, picture and glass."""
        self.window.resize(width, height)
        self.follow_window()

    def follow_window(self) -> None:
        """Take the window's size where the desktop or a visitor changed it."""
        if self.window.size != self._glass_pass.size:
            self._passes.fit()
            self._glass_pass.fit()

    # -- questions --------------------------------------------------------------------------------------------------

    def project(self, point: lens.Point) -> tuple[float, float, float] | None:
        """Pixel x, y and metres ahead of a point in the last drawn view; None behind the eye."""
        return lens.project(self._eye, self.window.size, point)

    def ray(self, x: float, y: float) -> tuple[lens.Point, lens.Point]:
        """Eye and unit direction of a pixel in the last drawn view."""
        return lens.ray(self._eye, self.window.size, x, y)

    def counts(self) -> dict[str, object]:
        """What the last drawn view sends: draw calls by pass, triangles and instances of the opaque pass."""
        staged = self.staged
        passes = {"opaque": 0, "clear": 0, "sky": 0, "water": 0, "shadow": 0, "copy": self._passes.copies}
        passes["glass"] = _geoms_shown(self.glass)
        triangles = instances = 0
        if staged is not None:
            shown = staged.seen.counts()
            clear = in_sight(self._planes(), staged.clear_boxes)
            panes = [batch for batch, seen in zip(staged.world.batches.clear, clear, strict=True) if seen]
            passes["opaque"] = shown.draws
            passes["clear"] = len(panes)
            passes["sky"] = 1
            passes["water"] = int(_shows(staged.root.find("water")))
            passes["shadow"] = sum(cut.counts().draws for cut in self._shaded)
            triangles = shown.triangles + sum(b.mesh.triangle_count * len(b.transforms) for b in panes)
            instances = shown.instances + sum(len(b.transforms) for b in panes)
        return {
            "draw_calls": sum(passes.values()),
            "by_pass": passes,
            "triangles": triangles,
            "instances": instances,
        }

    def close(self) -> None:
        """Leave the window as it was found."""
        self._lighting.close()
        self._passes.drop()
        self._glass_pass.drop()
        if self.staged is not None:
            self.staged.remove()
            self.staged = None

    # -- building ---------------------------------------------------------------------------------------------------

    def _dress(self) -> None:
        """Give the shown world the programs of its light and the present quality."""
        staged = self.staged
        if staged is None:
            return
        self._take(staged, None)  # what is seen alone is taken up again by the next draw
        switches = self.quality.switches
        for old in staged.root.find_all_matches("sky") + staged.root.find_all_matches("water"):
            old.remove_node()
        sky = sky_node(self._clouds, switches & {"FLAT", "WIDE"})
        sky.reparent_to(staged.root)
        sky.hide(CASTS_NOTHING)
        water = water_node(staged.world.environment, self._ripples, switches & {"FLAT", "WIDE"})
        if water is not None:
            water.reparent_to(staged.root)
            water.hide(CASTS_NOTHING)
        if staged.imported is not None:
            switches |= staged.imported.switches
            if staged.detail.resample(self.quality.samples):
                staged.choose_anew()
            for array in staged.imported.images.arrays.values():
                array.set_anisotropic_degree(1 if self.window.is_software else self.quality.anisotropy)
        self._lighting.show(staged.light, staged.casters, self.quality, caster_switches(staged.imported))
        staged.batches.set_shader(program("surface", switches))

    # -- each frame -------------------------------------------------------------------------------------------------

    def _reach(self) -> tuple[float, float]:
        if self.staged is not None and self.staged.alone:
            return ALONE_REACH
        return lens.reach(self.staged is not None and self.staged.light.indoors)

    def _planes(self) -> Array:
        return lens.frustum(self._eye, self.window.size, *self._reach())

    def _gaze(self) -> Gaze:
        """What the eye can make out."""
        pixel = 2 * lens.half_extent(self._eye, self.window.size)[0] / max(self.window.size[0], 1)
        error, most = (self.quality.error, self.quality.triangles) if self.lod else (0.0, 0)
        return Gaze(self._planes(), np.asarray(self._eye.eye, np.float64), pixel, error, most)

    def _aim_camera(self) -> None:
        size = self.window.size
        self._lens.set_near_far(*self._reach())
        self._lens.set_aspect_ratio(size[0] / max(size[1], 1))
        self._lens.set_fov(self._eye.fov, lens.fov_up(self._eye, size))
        self._camera.set_pos_hpr(*self._eye.eye, self._eye.heading, self._eye.pitch, 0.0)


def _shows(path: NodePath) -> bool:
    return not path.is_empty() and not path.is_hidden()


def _geoms_shown(root: NodePath) -> int:
    """Draw calls of all that is not hidden under ``root``."""
    paths = [p for p in root.find_all_matches("**/+GeomNode") if not p.is_hidden()]
    shown = [p for p in paths if not any(above.is_hidden() for above in p.get_ancestors())]
    return sum(p.node().get_num_geoms() for p in shown)
