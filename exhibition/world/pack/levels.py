"""Meshes -> the levels of each: the mesh itself, then simpler ones with what they cost in likeness."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from exhibition.forms.mesh import Mesh
from exhibition.world.batches import Levels


@dataclass(frozen=True, eq=False)
class Level:
    """One way to show a mesh. error: metres that outline or colour depart from the mesh itself."""

    mesh: Mesh
    error: float


def levels_of(
    meshes: Sequence[Mesh], *, progress: Callable[[float, str], None] | None = None
) -> list[tuple[Level, ...]]:
    """The levels of every mesh, the finest first, errors rising."""
    return [(Level(mesh, 0.0),) for mesh in meshes]


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
