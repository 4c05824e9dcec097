"""Geometry -> Batches: what a frame draws from.

A chain of pure steps: what one sees through is parted, wide meshes are split by the ground, every mesh gets levels, the
frequent meshes become herds, all the rest a tree. No placement is lost; every vertex and instance keeps its part and
phase, so that a part can be hidden, lit or moved without touching a batch.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from exhibition.world.batches import Batches
from exhibition.world.clear import clear_batches, parted
from exhibition.world.model import Geometry
from exhibition.world.pack.herds import frequent, herds_of, rows_of
from exhibition.world.pack.levels import table_of
from exhibition.world.pack.pool import pooled
from exhibition.world.pack.split import split_wide
from exhibition.world.pack.store import all_levels
from exhibition.world.pack.tree import tree_of

Progress = Callable[[float, str], None]


def pack(geometry: Geometry, *, cache: Path | None = None, progress: Progress | None = None) -> Batches:
    """All placements of a scene. cache: the folder in which levels of detail are kept."""
    names = material_names(geometry)
    lookup = {name: i for i, name in enumerate(names)}
    solid, clear = parted(geometry)
    pieces = split_wide(solid.meshes, solid.placements)
    meshes, placements = pieces.meshes, pieces.placements
    brought = {n: geometry.levels[mesh] for n, mesh in enumerate(pieces.origin) if mesh in geometry.levels}
    table, shapes = table_of(all_levels(meshes, fixed=pieces.cut, brought=brought, cache=cache, progress=progress))
    herded = frequent(meshes, placements)
    return Batches(
        pool=pooled(shapes, lookup),
        levels=table,
        herds=herds_of(meshes, rows_of(placements, herded[placements.mesh])),
        tree=tree_of(meshes, rows_of(placements, ~herded[placements.mesh]), table),
        materials=names,
        part_count=len(geometry.parts),
        clear=clear_batches(clear, lookup),
    )


def material_names(geometry: Geometry) -> tuple[str, ...]:
    """Every material in use, those of levels that makers bring too, sorted, so that two builds agree."""
    meshes = (*geometry.meshes, *(level for brought in geometry.levels.values() for level in brought))
    return tuple(sorted({name for mesh in meshes for name in mesh.materials}))
