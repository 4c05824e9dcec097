"""Placements -> Tree: halved where they spread widest until a leaf is small in triangles or in metres."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from exhibition.forms.mesh import Array, Mesh
from exhibition.world.batches import STEPS, Levels, Tree
from exhibition.world.model import Placements
from exhibition.world.pack.boxes import placed_boxes, scales

LEAF_TRIANGLES = 8_000
LEAF_METRES = 24.0


def tree_of(meshes: Sequence[Mesh], placements: Placements, levels: Levels) -> Tree:
    """Every placement is in one leaf, and in all nodes above it."""
    p = placements
    boxes = placed_boxes(meshes, p.mesh, p.transform)
    weight = levels.triangles[p.mesh, 0].astype(np.int64) if len(p) else np.zeros(0, np.int64)
    order, nodes = halved(boxes.mean(axis=1), weight)
    first, last, end, leaf = (np.array(column) for column in zip(*nodes, strict=True))
    boxes, mesh, scale = boxes[order], p.mesh[order], scales(p.transform[order])
    whole = [boxes[a:b] for a, b in zip(first, last, strict=True)]
    none = np.zeros((1, 2, 3))
    return Tree(
        mesh=mesh,
        transforms=p.transform[order],
        part=p.part[order],
        phase=p.phase[order],
        scale=scale,
        first=first.astype(np.int64),
        last=last.astype(np.int64),
        end=end.astype(np.int64),
        leaf=leaf.astype(bool),
        bounds=np.array(
            [[b[:, 0].min(axis=0), b[:, 1].max(axis=0)] for b in (b if len(b) else none for b in whole)], np.float32
        ),
        triangles=step_triangles(levels, mesh, scale, first, last),
    )


def halved(centres: Array, weight: Array) -> tuple[Array, list[tuple[int, int, int, bool]]]:
    """An order of the rows, and the nodes (first, last, end, leaf) of a tree over it, each before those below it."""
    order = np.arange(len(centres))
    nodes: list[tuple[int, int, int, bool]] = []

    def grow(first: int, last: int) -> None:
        own, cut = len(nodes), _cut(order, first, last, centres, weight)
        nodes.append((first, last, own + 1, cut is None))
        if cut is not None:
            grow(first, cut)
            grow(cut, last)
            nodes[own] = (first, last, len(nodes), False)

    grow(0, len(order))
    return order, nodes


def _cut(order: Array, first: int, last: int, centres: Array, weight: Array) -> int | None:
    """Sort the rows of a node along its widest way and give the row where half of its weight lies; None for a leaf."""
    rows = order[first:last]
    if len(rows) < 2 or weight[rows].sum() <= LEAF_TRIANGLES:
        return None
    spread = np.ptp(centres[rows], axis=0)
    axis = int(spread.argmax())
    if spread[axis] <= LEAF_METRES:
        return None
    order[first:last] = rows = rows[np.argsort(centres[rows, axis], kind="stable")]
    sums = np.cumsum(weight[rows])
    return first + int(np.clip(sums.searchsorted(sums[-1] / 2), 1, len(rows) - 1))


def level_at(levels: Levels, mesh: Array, scale: Array, error: float) -> Array:
    """For each placement the coarsest level whose error, enlarged by its scale, is no more than ``error`` metres."""
    return np.maximum((levels.error[mesh] * scale[:, None] <= error).sum(axis=1) - 1, 0)


def step_triangles(levels: Levels, mesh: Array, scale: Array, first: Array, last: Array) -> Array:
    """Triangles of each node at each of STEPS, (n, STEPS) int32."""
    sums = np.zeros((len(mesh) + 1, len(STEPS)), np.int64)
    for step, error in enumerate(STEPS.tolist()):
        sums[1:, step] = np.cumsum(levels.triangles[mesh, level_at(levels, mesh, scale, error)])
    return (sums[last] - sums[first]).astype(np.int32)
