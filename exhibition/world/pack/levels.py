"""Meshes -> the levels of each: the mesh itself, ever simpler ones, and in the end nothing at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from exhibition.forms.mesh import Array, Mesh, bounds, join, make_mesh
from exhibition.world.batches import Levels
from exhibition.world.pack.components import components
from exhibition.world.pack.crowns import crown_levels, is_crown
from exhibition.world.pack.simplify import simplified, to_triangle

SHARE = 0.4  # of the triangles of one level, the next has
LEAST = 4
MATTERS = 0.75  # a level with more than this of the one before is not worth its memory
VANISHES = 2.0  # a thing is left out where it is narrower than one part in so many of what may be off
_PROBED = 300
NOTHING = make_mesh(np.zeros((0, 3)), np.zeros((0, 3)), "plaster", normals=np.zeros((0, 3)))


@dataclass(frozen=True, eq=False)
class Level:
    """One way to show a mesh. error: metres that outline or colour depart from the mesh itself."""

    mesh: Mesh
    error: float


def levels_of(mesh: Mesh, *, fixed_border: bool = False, brought: Sequence[Mesh] = ()) -> tuple[Level, ...]:
    """The levels of a mesh, the finest first, errors rising. fixed_border: it is a piece of something larger, whose
    pieces must meet. brought: coarser meshes by its maker, who knew better."""
    if brought:
        return tuple(worth([Level(mesh, 0.0), *(Level(other, apart(mesh, other)) for other in brought), *_gone(mesh)]))
    if fixed_border:
        return tuple(worth(chain(mesh, fixed_border=True)))
    if is_crown(mesh):
        found = [Level(*made) for made in crown_levels(mesh)]
        return tuple(worth([Level(mesh, 0.0), *found, *_gone(mesh)]))
    return together(mesh, [worth([*chain(piece), *_gone(piece)]) for piece in components(mesh)])


def chain(mesh: Mesh, *, fixed_border: bool = False) -> list[Level]:
    """The mesh, and ever fewer of its triangles."""
    found = [Level(mesh, 0.0)]
    count = round(mesh.triangle_count * SHARE)
    while count >= LEAST:
        made = simplified(mesh, count, fixed_border=fixed_border)
        if made is None:
            break
        if made[0].triangle_count < MATTERS * found[-1].mesh.triangle_count:
            found.append(Level(*made))
        count = round(count * SHARE)
    return found


def together(mesh: Mesh, chains: Sequence[Sequence[Level]]) -> tuple[Level, ...]:
    """The levels of a mesh from those of its components: each as coarse as the same error allows."""
    found = [Level(mesh, 0.0)]
    errors = sorted({level.error for one in chains for level in one} - {0.0})
    for error in errors:
        chosen = [
            max((level for level in one if level.error <= error), key=lambda level: level.error) for one in chains
        ]
        count = sum(level.mesh.triangle_count for level in chosen)
        if count < MATTERS * found[-1].mesh.triangle_count:
            found.append(Level(join([level.mesh for level in chosen]) if count else NOTHING, error))
    return tuple(found)


def _gone(mesh: Mesh) -> list[Level]:
    return [Level(NOTHING, VANISHES * width(mesh))]


def worth(levels: Sequence[Level]) -> list[Level]:
    """Those that no coarser level equals in likeness, so that errors rise."""
    kept: list[Level] = []
    for level in reversed(levels):
        if not kept or level.error < kept[-1].error * 0.9:
            kept.append(level)
    return kept[::-1]


def width(mesh: Mesh) -> float:
    """The middle one of a mesh's three measures: a pole's thickness, a board's breadth."""
    low, high = bounds(mesh)
    return float(np.sort(high - low)[1])


def apart(mesh: Mesh, other: Mesh) -> float:
    """Metres between two meshes: from points of each to the other, all but the farthest twentieth."""
    return max(_reach(mesh, other), _reach(other, mesh))


def _reach(mesh: Mesh, other: Mesh) -> float:
    middles = mesh.positions[mesh.triangles].astype(np.float64).mean(axis=1)
    spots = middles[:: 1 + len(middles) // _PROBED]
    corners = other.positions[other.triangles].astype(np.float64)
    if not len(spots) or not len(corners):
        return 0.0
    best = np.array([_nearest(spot, corners) for spot in spots])
    return float(np.quantile(best, 0.95))


def _nearest(spot: Array, corners: Array) -> float:
    a, b, c = corners.transpose(1, 0, 2)
    return float(np.sqrt(to_triangle(np.broadcast_to(spot, a.shape), a, b, c).min()))


def table_of(found: Sequence[tuple[Level, ...]]) -> tuple[Levels, list[Mesh]]:
    """Levels of all meshes as a table, and the shapes its numbers mean. Equal shapes by identity are one."""
    shapes: list[Mesh] = []
    known: dict[int, int] = {}
    widest = max((len(levels) for levels in found), default=1)
    shape = np.zeros((len(found), widest), np.int32)
    error = np.full((len(found), widest), np.inf, np.float32)
    for row, levels in enumerate(found):
        for column, level in enumerate(levels):
            if id(level.mesh) not in known:
                known[id(level.mesh)] = len(shapes)
                shapes.append(level.mesh)
            shape[row, column:] = known[id(level.mesh)]
            error[row, column] = level.error
    counts = np.array([one.triangle_count for one in shapes] or [0], np.int32)
    return Levels(shape, error, counts[shape]), shapes
