"""Meshes -> Pool: their vertices and triangles, one after the other, materials by number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from exhibition.forms.mesh import Array, Mesh, joined_shares
from exhibition.world.batches import Pool


def pooled(shapes: Sequence[Mesh], lookup: Mapping[str, int]) -> Pool:
    """Every shape once. lookup: the number of each material."""
    ids = [
        np.array([lookup[n] for n in s.materials if s.vertex_count] or [0], np.uint16)[s.material_ids] for s in shapes
    ]
    return Pool(
        positions=_joined([s.positions for s in shapes], np.float32, 3),
        normals=_joined([s.normals for s in shapes], np.float32, 3),
        uvs=_joined([s.uvs for s in shapes], np.float32, 2),
        colours=_joined([s.colours for s in shapes], np.uint8, 3),
        material=_joined(ids, np.uint16),
        opacity=_shares([s.opacity for s in shapes], shapes),
        openness=_shares([s.openness for s in shapes], shapes),
        triangles=_joined([s.triangles for s in shapes], np.uint32, 3),
        vertex_start=_starts([s.vertex_count for s in shapes]),
        triangle_start=_starts([s.triangle_count for s in shapes]),
    )


def _shares(shares: Sequence[Array | None], shapes: Sequence[Mesh]) -> Array:
    joined = joined_shares(shares, shapes)
    return np.zeros(0, np.uint8) if joined is None else joined


def ranges(start: Array, count: Array) -> Array:
    """The numbers start[0], start[0] + 1 ... count[0] of them, then those of the next: (sum of count,) int64."""
    ends = np.cumsum(count)
    total = int(ends[-1]) if len(ends) else 0
    return np.arange(total, dtype=np.int64) + np.repeat(start - (ends - count), count)


def _starts(counts: list[int]) -> Array:
    return np.concatenate([[0], np.cumsum(np.array(counts, np.int64))]).astype(np.int64)


def _joined(arrays: Sequence[Array], kind: type, width: int = 0) -> Array:
    shape = (0, width) if width else (0,)
    return np.concatenate([np.zeros(shape, kind), *arrays]).astype(kind, copy=False)
