"""Batches and an eye -> what is drawn: nodes of the tree at their steps, cells of the herds at their levels.

Error is counted in pixels: a level may be drawn where its departure from the true shape is smaller than that on screen.
Pure numpy, no window. What is chosen never depends on what hides what, so that occlusion cannot change a pixel.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from exhibition.forms.mesh import Array
from exhibition.world.batches import STEPS, Batches, Herds, Levels, Tree

NODE_TRIANGLES = 16_000  # a node is drawn as one when it has no more than this at its step, else its halves are
WORTH_TRIANGLES = 6_000  # a level of a herd is drawn apart where that saves more than this
_GROWS, _MOST_GROWN = 1.25, 2  # what the error grows by at a time, and how often at most
SLACK = 0.75  # what was drawn before stays until its step is right for this share of the error: nothing flickers


@dataclass(frozen=True, eq=False)
class Gaze:
    """Who looks. planes (6, 4): inside where ``plane[:3] @ p + plane[3] >= 0``. A pixel is ``pixel`` metres wide, and
    that many more for each metre from ``eye``, None where distance does not matter (a sun). error: in pixels, 0 for
    every triangle. budget: of triangles; where they are more, the error grows, though nothing is ever left out for it;
    0 for none."""

    planes: Array
    eye: Array | None
    pixel: float
    error: float = 1.0
    budget: int = 0


@dataclass(frozen=True, eq=False)
class Choice:
    """steps (n,) int8: of each node of the tree, -1 where it is not drawn. levels (c,) int8: of each cell of the herds,
    -1 where it is out of sight. wanted: both for all, seen or not, kept for the next choice. grown: how often the error
    had to grow."""

    steps: Array
    levels: Array
    wanted: tuple[Array, Array]
    grown: int = 0

    def same(self, other: Choice | None) -> bool:
        """Whether both draw the same."""
        return other is not None and all(map(np.array_equal, (self.steps, self.levels), (other.steps, other.levels)))


def choose(batches: Batches, gaze: Gaze, boxes: Boxes, before: Choice | None = None) -> Choice:
    """What this gaze needs and its budget allows. boxes: where nodes and cells are now. before: what was drawn the
    moment before, if any."""
    first = max(before.grown - 1, 0) if before else 0
    for grown in range(first, _MOST_GROWN + 1):
        wider = replace(gaze, error=gaze.error * _GROWS**grown)
        found = replace(_chosen(batches, wider, boxes, before), grown=grown)
        if not gaze.budget or grown == _MOST_GROWN or triangles(batches, found) <= gaze.budget:
            break
    return found


def triangles(batches: Batches, choice: Choice) -> int:
    """How many are drawn."""
    tree, herds = batches.tree, batches.herds
    rows, cells = np.flatnonzero(choice.steps >= 0), np.flatnonzero(choice.levels >= 0)
    each = batches.levels.triangles[herds.mesh[herds.herd[cells]], choice.levels[cells]]
    places = herds.start[cells + 1] - herds.start[cells]
    return int(tree.triangles[rows, choice.steps[rows]].sum() + (each * places).sum())


def _chosen(batches: Batches, gaze: Gaze, boxes: Boxes, before: Choice | None) -> Choice:
    tree, herds = batches.tree, batches.herds
    old_steps, old_levels = before.wanted if before else (None, None)
    allowed = allowed_error(gaze, boxes.nodes)
    steps = held(step_of(allowed), step_of(allowed * SLACK), old_steps)
    near = allowed_error(gaze, boxes.cells) / np.maximum(herds.scale, 1e-6)
    mesh = herds.mesh[herds.herd]
    wanted = held(level_of(batches.levels, mesh, near), level_of(batches.levels, mesh, near * SLACK), old_levels)
    drawn, seen = cut(tree, steps), in_sight(gaze.planes, boxes.cells)
    levels = gathered(batches.levels, herds, seen, wanted)
    return Choice(
        steps=np.where(drawn & in_sight(gaze.planes, boxes.nodes), steps, np.int8(-1)).astype(np.int8),
        levels=np.where(seen, levels, np.int8(-1)).astype(np.int8),
        wanted=(steps, wanted),
    )


@dataclass(frozen=True, eq=False)
class Boxes:
    """Where nodes (n, 2, 3) and cells (c, 2, 3) are now, with moved parts where they have gone."""

    nodes: Array
    cells: Array


def at_rest(batches: Batches) -> Boxes:
    """The boxes while nothing is moved."""
    return Boxes(batches.tree.bounds, batches.herds.bounds)


def allowed_error(gaze: Gaze, boxes: Array) -> Array:
    """Metres that a box's nearest point may be off, (k,)."""
    if gaze.eye is None:
        return np.full(len(boxes), gaze.pixel * gaze.error)
    away = np.maximum(np.maximum(boxes[:, 0] - gaze.eye, gaze.eye - boxes[:, 1]), 0.0)
    return np.sqrt((away * away).sum(axis=1)) * (gaze.pixel * gaze.error)


def step_of(allowed: Array) -> Array:
    """The coarsest step within the allowed error, (k,) int8."""
    return (STEPS.searchsorted(allowed.astype(np.float32), side="right") - 1).astype(np.int8)


def level_of(levels: Levels, mesh: Array, allowed: Array) -> Array:
    """The coarsest level of each mesh within the allowed error, (k,) int8."""
    return np.maximum((levels.error[mesh] <= allowed[:, None]).sum(axis=1) - 1, 0).astype(np.int8)


def held(fine: Array, slack: Array, before: Array | None) -> Array:
    """What was drawn before where it still is right, else what is right now. Never coarser than is right."""
    if before is None:
        return fine
    return np.where((before <= fine) & (before >= slack), before, fine)


def cut(tree: Tree, steps: Array) -> Array:
    """Which nodes are drawn, (n,) bool: the highest that are light enough at their step. Every leaf is covered once."""
    light = (tree.triangles[np.arange(len(steps)), steps] <= NODE_TRIANGLES) | tree.leaf
    covers = np.zeros(len(steps) + 1, np.int64)
    covers[:-1] += light
    np.subtract.at(covers, tree.end[light], 1)
    return light & (np.cumsum(covers)[:-1] == 1)


def gathered(levels: Levels, herds: Herds, seen: Array, wanted: Array) -> Array:
    """The wanted levels (c,) of the cells, where few places would need a draw of their own at the next finer level that
    is drawn anyway: a draw costs more than some triangles."""
    places = np.diff(herds.start) * seen
    counts = np.zeros((len(herds.mesh), levels.shape.shape[1]), np.int64)
    np.add.at(counts, (herds.herd, wanted), places)
    triangles = levels.triangles[herds.mesh].astype(np.int64)
    becomes = np.tile(np.arange(counts.shape[1]), (len(counts), 1))
    for level in range(1, counts.shape[1]):
        finer = becomes[:, level - 1]
        used = np.take_along_axis(counts, finer[:, None], axis=1)[:, 0] > 0
        more = counts[:, level] * (np.take_along_axis(triangles, finer[:, None], axis=1)[:, 0] - triangles[:, level])
        joins = ((counts[:, level] == 0) | (more < WORTH_TRIANGLES)) & used
        becomes[joins, level] = finer[joins]
        counts[joins, level] = 0
    return becomes[herds.herd, wanted].astype(np.int8)


def in_sight(planes: Array, boxes: Array) -> Array:
    """Which boxes (k, 2, 3) touch the frustum, (k,) bool. A box astride a corner may count though unseen."""
    if not len(boxes):
        return np.zeros(0, bool)
    middle, half = (boxes[:, 0] + boxes[:, 1]) / 2, (boxes[:, 1] - boxes[:, 0]) / 2
    furthest = middle @ planes[:, :3].T + half @ np.abs(planes[:, :3]).T + planes[:, 3]
    return (furthest >= 0).all(axis=1)
