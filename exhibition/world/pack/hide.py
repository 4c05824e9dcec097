"""A choice and what is hidden -> the same picture with less to draw: of half-hidden nodes the rest stays.

A node is taken apart into those below it at the very step it would be drawn at, so that every triangle that is left is
the one that was there before.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from exhibition.forms.mesh import Array
from exhibition.world.batches import Tree
from exhibition.world.pack.choose import Choice

WORTH_TRIANGLES = 1_000  # hidden triangles for which a node is drawn in two: a draw costs more than fewer would


def hidden(tree: Tree, choice: Choice, nodes: Array, cells: Array) -> Choice:
    """The choice without the nodes (n,) bool and cells (c,) bool that something hides wholly."""
    steps = np.where(nodes, np.int8(-1), choice.steps)
    leaves = np.concatenate([[0], np.cumsum(tree.leaf & nodes)])
    for node in np.flatnonzero((steps >= 0) & (leaves[tree.end] > leaves[:-1])).tolist():
        step = int(steps[node])
        kept = _rest(tree, nodes, node, step)
        if kept != [node]:
            steps[node] = -1
            steps[kept] = step
    return replace(choice, steps=steps, levels=np.where(cells, np.int8(-1), choice.levels))


def _rest(tree: Tree, hides: Array, node: int, step: int) -> list[int]:
    """The nodes that together hold all of a node that may be seen, and little of what may not."""
    below = slice(node, int(tree.end[node]))
    lost = np.where(tree.leaf[below] & hides[below], tree.triangles[below, step], 0)
    before = np.concatenate([[0], np.cumsum(lost)])
    todo, kept = [node], []
    while todo:
        at = todo.pop()
        if hides[at]:
            continue
        end = int(tree.end[at])
        if tree.leaf[at] or before[end - node] - before[at - node] < WORTH_TRIANGLES:
            kept.append(at)
        else:
            todo += [int(tree.end[at + 1]), at + 1]
    return kept
