"""Placements of frequent meshes -> Herds: their places, sorted into cells of the ground."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from exhibition.forms.mesh import Array, Mesh
from exhibition.world.batches import Herds
from exhibition.world.model import Placements
from exhibition.world.pack.boxes import mirrors, placed_boxes, scales

FREQUENT = 100  # places at least,
WORTH_TRIANGLES = 120_000  # and so many triangles in all: each herd costs draws of its own
CELL_PLACES, MOST_CELLS = 6, 400  # places in a cell about, cells of a herd at most about


def frequent(meshes: Sequence[Mesh], placements: Placements) -> Array:
    """Which meshes are drawn as herds, (m,) bool."""
    counts = np.bincount(placements.mesh, minlength=len(meshes))
    triangles = np.array([mesh.triangle_count for mesh in meshes], np.int64)
    return (counts >= FREQUENT) & (counts * triangles >= WORTH_TRIANGLES)


def rows_of(placements: Placements, kept: Array) -> Placements:
    """These of the placements, (k,) bool."""
    rows = np.flatnonzero(kept)
    p = placements
    return Placements(p.mesh[rows], p.transform[rows], p.part[rows], p.phase[rows])


def herds_of(meshes: Sequence[Mesh], placements: Placements) -> Herds:
    """Every placement once, herd by herd, cell by cell."""
    p = placements
    mirrored = mirrors(p.transform)
    kinds, herd = np.unique(p.mesh.astype(np.int64) * 2 + mirrored, return_inverse=True)
    herd = herd.ravel()
    boxes = placed_boxes(meshes, p.mesh, p.transform)
    square = cells(herd, boxes.mean(axis=1)[:, :2], len(kinds))
    order = np.lexsort((np.arange(len(p)), square[:, 1], square[:, 0], herd))
    key = np.column_stack([herd, square])[order]
    first = np.flatnonzero(np.r_[True, (np.diff(key, axis=0) != 0).any(axis=1)]) if len(p) else np.zeros(0, np.int64)
    low, high = (reduce.reduceat(boxes[order, k], first, axis=0) if len(p) else np.zeros((0, 3)) for k, reduce in (
        (0, np.minimum), (1, np.maximum),
    ))  # fmt: skip
    return Herds(
        mesh=(kinds // 2).astype(np.int32),
        mirrored=(kinds % 2).astype(bool),
        transforms=p.transform[order],
        part=p.part[order],
        phase=p.phase[order],
        herd=herd[order][first].astype(np.int32),
        start=np.append(first, len(p)).astype(np.int64),
        bounds=np.stack([low, high], axis=1).astype(np.float32),
        scale=(np.maximum.reduceat(scales(p.transform)[order], first) if len(p) else np.zeros(0)).astype(np.float32),
    )


def cells(herd: Array, middles: Array, count: int) -> Array:
    """The square of each place (k, 2) int64; each herd has squares that hold about CELL_PLACES."""
    found = np.zeros((len(herd), 2), np.int64)
    for number in range(count):
        rows = herd == number
        p = middles[rows].astype(np.float64)
        area = max(float(np.prod(np.maximum(p.max(axis=0) - p.min(axis=0), 1.0))), 1.0)
        wanted = np.clip(len(p) / CELL_PLACES, 1, MOST_CELLS)
        found[rows] = np.floor((p - p.min(axis=0)) / np.sqrt(area / wanted))
    return found
