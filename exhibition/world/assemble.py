"""Scene, Geometry and Catalogue -> World: hotspots find their points, shelves their products, portals their doors."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from exhibition.forms.built import PHASES
from exhibition.scene.base import AtPart
from exhibition.scene.model import Hotspot, Scene
from exhibition.shop.model import Catalogue
from exhibition.shop.related import Index
from exhibition.shop.related import index as index_of
from exhibition.world.batches import Batches
from exhibition.world.cache import fingerprint, kept_name, load, save
from exhibition.world.details import details_of
from exhibition.world.ground import Footing
from exhibition.world.model import Geometry, Portal, Spot, Viewpoint, World, WorldPart
from exhibition.world.shelf import offer_of, shelf_of

if TYPE_CHECKING:
    from exhibition.world.build import Progress

_BUILDING = 0.4  # of a first start; levels of detail are the rest


def build_world(
    scene: Scene,
    folder: Path,
    catalogue: Catalogue,
    *,
    cache: Path | None = None,
    progress: Progress | None = None,
    before: World | None = None,
) -> World:
    """A whole scene, from the cache where it was built before. ``folder``: the scene's own. before: the world that was
    shown; what the edit did not touch is taken from it."""
    mark = fingerprint(scene, folder)
    if before is not None and before.built_from == mark:
        fresh = assemble(scene, before.geometry, before.batches, catalogue, before.footing)
        return replace(fresh, built_from=mark)
    path = cache / kept_name(scene, mark) if cache else None
    found = load(path) if path else None
    if found is None:
        found = _built(scene, folder, cache, progress)
        if path:
            save(path, *found)
    return replace(assemble(scene, *found, catalogue), built_from=mark)


def at_hand(scene: Scene, folder: Path, cache: Path, before: World) -> bool:
    """Whether ``build_world`` would find the scene's geometry, and so be quick."""
    mark = fingerprint(scene, folder)
    return before.built_from == mark or (cache / kept_name(scene, mark)).is_file()


def _built(scene: Scene, folder: Path, cache: Path | None, progress: Progress | None) -> tuple[Geometry, Batches]:
    """The slow way. Who finds a built world need not load what builds one: all the forms, readers of models."""
    from exhibition.world.build import build_geometry
    from exhibition.world.navmesh import navmesh
    from exhibition.world.pack.chain import pack

    geometry = build_geometry(scene, folder, _share(progress, 0.0, _BUILDING))
    geometry = replace(geometry, paths=navmesh(geometry.ground))
    return geometry, pack(geometry, cache=cache, progress=_share(progress, _BUILDING, 1.0))


def _share(progress: Progress | None, low: float, high: float) -> Progress | None:
    """The progress of a step that is only a part of the whole."""
    return progress and (lambda share, what: progress(low + (high - low) * share, what))


def assemble(
    scene: Scene, geometry: Geometry, batches: Batches, catalogue: Catalogue, footing: Footing | None = None
) -> World:
    """The quick step: texts, hotspots, views and shelves may change without building anything again. footing: that of
    the same geometry, where there is one."""
    rows = {part.id: i for i, part in enumerate(geometry.parts)}
    known = index_of(catalogue)
    return World(
        id=scene.id,
        title=scene.title,
        intro=scene.intro,
        geometry=geometry,
        batches=batches,
        environment=scene.environment,
        walk=scene.walk,
        views={i: Viewpoint(eye=v.eye, look=v.look, fov=v.fov, title=v.title) for i, v in scene.views.items()},
        spots=tuple(_spot(i, h, scene, geometry, rows, known) for i, h in scene.hotspots.items()),
        portals=_portals(scene, geometry, rows),
        tours=dict(scene.tours),
        policy=scene.policy,
        credits=scene.credits,
        catalogue=catalogue,
        footing=footing or Footing(geometry.ground),
        survey=scene.survey,
    )


def point_on(part: WorldPart, point: tuple[float, float, float] | str) -> tuple[float, float, float]:
    """A point of a part in the scene's frame: a named one (its centre where the name is not known) or metres in its
    own frame."""
    if isinstance(point, str):
        return part.points.get(point, part.points["centre"])
    frame = np.array(part.frame)
    x, y, z = frame[:, :3] @ np.array(point) + frame[:, 3]
    return float(x), float(y), float(z)


def _spot(spot_id: str, hotspot: Hotspot, scene: Scene, geometry: Geometry, rows: dict[str, int], known: Index) -> Spot:
    anchor = hotspot.anchor
    if isinstance(anchor, AtPart):
        row = rows[anchor.part]
        point = point_on(geometry.parts[row], anchor.point)
    else:
        row, point = -1, anchor
    shelf = tuple(found.product for found in shelf_of(scene, hotspot, known))
    details = details_of(hotspot.details, row, geometry) if row >= 0 else ()
    phases = phases_of(geometry, row)
    return Spot(spot_id, hotspot, row, point, hotspot.radius, shelf, offer_of(scene, hotspot), details, phases)


def phases_of(geometry: Geometry, row: int) -> tuple[tuple[str, float], ...]:
    """The phases in which a part was built, each with the share of the whole at which it is there and nothing later."""
    found = np.unique(geometry.placements.phase[geometry.placements.part == row])
    return tuple((PHASES[phase], (int(phase) + 0.2) / len(PHASES)) for phase in found)


def _portals(scene: Scene, geometry: Geometry, rows: dict[str, int]) -> tuple[Portal, ...]:
    found = []
    for part_id, part in scene.parts.items():
        if part.form == "portal":
            world_part = geometry.parts[rows[part_id]]
            title = part.title or scene.title
            found.append(Portal(rows[part_id], part.to, world_part.points["centre"], part.width / 2, title))
    return tuple(found)
