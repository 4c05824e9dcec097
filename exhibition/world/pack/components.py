"""A mesh -> its components: what hangs together by touching points."""

from __future__ import annotations

import numpy as np

from exhibition.forms.mesh import Array, Mesh
from exhibition.world.pack.simplify import welded
from exhibition.world.pack.split import part_of


def components(mesh: Mesh) -> tuple[Mesh, ...]:
    """Every triangle in one component; in the order of their first triangles."""
    if not mesh.triangle_count:
        return ()
    points, weld = welded(mesh.positions)
    label = labels(weld[mesh.triangles], len(points))[weld[mesh.triangles[:, 0]]]
    kinds, first, which = np.unique(label, return_index=True, return_inverse=True)
    if len(kinds) == 1:
        return (mesh,)
    order = np.argsort(which, kind="stable")
    pieces = np.split(order, np.cumsum(np.bincount(which))[:-1])
    return tuple(part_of(mesh, pieces[k]) for k in np.argsort(first))


def labels(faces: Array, count: int) -> Array:
    """For each point the lowest point it hangs together with, (count,) int64."""
    label = np.arange(count)
    while True:
        lowest = label[faces].min(axis=1)
        new = label.copy()
        for k in range(3):
            np.minimum.at(new, faces[:, k], lowest)
        new = new[new]
        if np.array_equal(new, label):
            return label
        label = new
