"""Geometry -> what one sees through, parted from the rest, and its batches: small ones, to be drawn back to front."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from exhibition.forms.mesh import Array, Mesh
from exhibition.world.batches import Batch
from exhibition.world.model import Geometry, Placements

ALONE = 48  # as many placements at most are a batch each; beyond, each mesh is one draw wherever it stands


def parted(geometry: Geometry) -> tuple[Geometry, Geometry]:
    """The geometry without the placements one sees through, and with these alone."""
    blended = {name for name, surface in geometry.surfaces.items() if surface.alpha == "blend"}
    clear = np.array([bool(blended & set(mesh.materials)) for mesh in geometry.meshes], bool)
    if not clear.any():
        return geometry, replace(geometry, placements=_rows(geometry.placements, np.zeros(0, np.int64)))
    through = clear[geometry.placements.mesh]
    return tuple(  # type: ignore[return-value]
        replace(geometry, placements=_rows(geometry.placements, np.flatnonzero(kept))) for kept in (~through, through)
    )


def clear_batches(geometry: Geometry, lookup: dict[str, int]) -> tuple[Batch, ...]:
    """Each placement as a batch of its own while they are few, so that far ones are drawn before near ones."""
    p = geometry.placements
    if len(p) <= ALONE:
        groups = [np.array([row]) for row in range(len(p))]
    else:
        groups = [np.flatnonzero(p.mesh == index) for index in np.unique(p.mesh)]
    return tuple(_batch(geometry.meshes[p.mesh[rows[0]]], _rows(p, rows), lookup) for rows in groups)


def _batch(mesh: Mesh, placements: Placements, lookup: dict[str, int]) -> Batch:
    low, high = mesh.positions.min(0), mesh.positions.max(0)
    corners = np.array([[x, y, z] for x in (low[0], high[0]) for y in (low[1], high[1]) for z in (low[2], high[2])])
    t = placements.transform
    points = np.einsum("kij,cj->kci", t[:, :, :3], corners) + t[:, None, :, 3]
    return Batch(
        mesh=mesh,
        material=np.array([lookup[name] for name in mesh.materials], np.uint16)[mesh.material_ids],
        transforms=t,
        part=placements.part.astype(np.float32),
        phase=placements.phase.astype(np.float32),
        bounds=np.stack([points.min(axis=(0, 1)), points.max(axis=(0, 1))]).astype(np.float32),
    )


def _rows(placements: Placements, rows: Array) -> Placements:
    return Placements(*(column[rows] for column in (
        placements.mesh, placements.transform, placements.part, placements.phase,
    )))  # fmt: skip
