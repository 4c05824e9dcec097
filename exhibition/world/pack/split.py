"""Wide, heavy meshes (land, lake bed) -> pieces by square of the ground, so that each is drawn as near as it lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from exhibition.forms.mesh import Array, Mesh
from exhibition.world.model import Placements

WIDE, HEAVY = 160.0, 2_000  # metres and triangles: a mesh of more than both is split
SQUARE = 96.0


@dataclass(frozen=True, eq=False)
class Pieces:
    """meshes and placements with the pieces in place of the whole. cut: the numbers of pieces, whose borders must meet.
    origin: which mesh each was, or was cut from."""

    meshes: tuple[Mesh, ...]
    placements: Placements
    cut: frozenset[int]
    origin: tuple[int, ...]


def split_wide(meshes: Sequence[Mesh], placements: Placements) -> Pieces:
    """No triangle is lost or doubled."""
    pieces = [split(mesh) if is_wide(mesh) else (mesh,) for mesh in meshes]
    origin = tuple(number for number, found in enumerate(pieces) for _ in found)
    if all(len(found) == 1 for found in pieces):
        return Pieces(tuple(meshes), placements, frozenset(), origin)
    counts = np.array([len(found) for found in pieces])
    first = np.cumsum(counts) - counts
    times = counts[placements.mesh]
    row = np.repeat(np.arange(len(placements)), times)
    within = np.arange(len(row)) - np.repeat(np.cumsum(times) - times, times)
    split_up = Placements(
        mesh=(first[placements.mesh][row] + within).astype(np.int32),
        transform=placements.transform[row],
        part=placements.part[row],
        phase=placements.phase[row],
    )
    whole = tuple(piece for found in pieces for piece in found)
    return Pieces(whole, split_up, frozenset(n for n, mesh in enumerate(origin) if counts[mesh] > 1), origin)


def is_wide(mesh: Mesh) -> bool:
    """Whether a mesh is too wide to be drawn at one level."""
    if mesh.triangle_count <= HEAVY:
        return False
    spread = mesh.positions[:, :2].max(axis=0) - mesh.positions[:, :2].min(axis=0)
    return bool(spread.max() > WIDE)


def split(mesh: Mesh, square: float = SQUARE) -> tuple[Mesh, ...]:
    """The mesh by squares of its own ground, by the middle of each triangle."""
    middle = mesh.positions[mesh.triangles][:, :, :2].mean(axis=1)
    place = np.floor(middle / square).astype(np.int64)
    _, which = np.unique(place, axis=0, return_inverse=True)
    which = which.ravel()
    order = np.argsort(which, kind="stable")
    cuts = np.flatnonzero(np.diff(which[order])) + 1
    return tuple(part_of(mesh, rows) for rows in np.split(order, cuts))


def part_of(mesh: Mesh, triangles: Array) -> Mesh:
    """The mesh of these of its triangles (k,), with the vertices they use."""
    corners, index = np.unique(mesh.triangles[triangles], return_inverse=True)
    return replace(
        mesh,
        positions=mesh.positions[corners],
        normals=mesh.normals[corners],
        uvs=mesh.uvs[corners],
        colours=mesh.colours[corners],
        material_ids=mesh.material_ids[corners],
        triangles=index.reshape(-1, 3).astype(np.uint32),
        opacity=None if mesh.opacity is None else mesh.opacity[corners],
        openness=None if mesh.openness is None else mesh.openness[corners],
    )
