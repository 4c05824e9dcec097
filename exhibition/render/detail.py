"""Batches -> nodes, made when first needed and let go when long unused; and what each camera shows of them.

A ``Cut`` is what one camera draws: its own choice of nodes and levels, its own places of the herds. The picture, the
sun's map and a mirror each have one, and share the vertices.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, replace

import numpy as np
from panda3d.core import GeomNode, NodePath

from exhibition.forms.mesh import Array
from exhibition.render.geoms import Solid, batch_node, never_cull, set_places, solid, solid_node
from exhibition.render.imported import Imported, looks_of, smooth_holes
from exhibition.world.batches import Batch, Batches
from exhibition.world.flatfile import let_go
from exhibition.world.pack.boxes import placed_boxes
from exhibition.world.pack.choose import Boxes, Choice, Gaze, at_rest, choose, triangles
from exhibition.world.pack.gather import merged, shape_mesh
from exhibition.world.pack.hide import hidden
from exhibition.world.pack.pool import ranges

KEPT_MB = 64.0  # megabytes of nodes that are kept though no camera shows them
JUMP = 3.0  # metres between two frames: an eye that went so far has no moment before


class Detail:
    """Every node of a world's batches, by what it shows. samples: of a pixel, for the edges of holes."""

    def __init__(self, batches: Batches, imported: Imported | None = None, samples: int = 0) -> None:
        self.batches = batches
        self.boxes = at_rest(batches)
        self._imported, self._samples = imported, samples
        self._nodes: OrderedDict[tuple[int, int], tuple[GeomNode, int]] = OrderedDict()
        self._shapes: dict[tuple[int, int], tuple[Solid, Batch]] = {}
        self.made = self._let_go = 0
        """Nodes made so far."""

    def node(self, number: int, step: int) -> GeomNode:
        """A node of the tree at a step."""
        key = number, step
        if key not in self._nodes:
            batch = merged(self.batches, number, step)
            node = batch_node(batch, f"node {number} step {step}", **looks_of(self._imported, batch))
            smooth_holes(node, self._imported, batch, self._samples)
            never_cull(node)
            NodePath(node).set_instance_count(1)
            self._nodes[key] = node, batch.mesh.vertex_count * 36 + batch.mesh.triangle_count * 6
            self.made += 1
        self._nodes.move_to_end(key)
        return self._nodes[key][0]

    def herd(self, number: int, level: int) -> GeomNode:
        """A new node that draws a herd's mesh at a level; each camera has its own places for it."""
        herds = self.batches.herds
        key = number, int(self.batches.levels.shape[herds.mesh[number], level])
        if key not in self._shapes:
            batch = _lone(self.batches, key[1], bool(herds.mirrored[number]))
            self._shapes[key] = solid(batch, **looks_of(self._imported, batch)), batch
        shape, batch = self._shapes[key]
        node = solid_node(shape, f"herd {number} level {level}")
        smooth_holes(node, self._imported, batch, self._samples)
        return node

    def spare(self) -> None:
        """Let go of the nodes longest unused, beyond KEPT_MB, and of what new nodes were made from."""
        if self.made != self._let_go:
            self._let_go = self.made
            let_go(self.batches.pool.positions)
        idle = [key for key, (node, _) in self._nodes.items() if not node.get_num_parents()]
        size = sum(self._nodes[key][1] for key in idle)
        for key in idle:
            if size <= KEPT_MB * 1e6:
                return
            size -= self._nodes.pop(key)[1]

    def resample(self, samples: int) -> bool:
        """Another number of samples of a pixel. True where that takes other nodes: every cut is to be cleared."""
        if samples == self._samples or self._imported is None or not self._imported.holes:
            self._samples = samples
            return False
        self._samples = samples
        self._nodes.clear()
        return True

    def move(self, offsets: dict[int, tuple[float, float, float]]) -> None:
        """Parts that are moved, by their number: what holds them reaches to where they have gone."""
        self.boxes = moved_boxes(self.batches, offsets)


@dataclass(eq=False)
class Shown:
    """Counts of a cut: draw calls, triangles, placed meshes."""

    draws: int = 0
    triangles: int = 0
    instances: int = 0


class Cut:
    """What one camera draws below ``root``."""

    def __init__(self, detail: Detail, root: NodePath) -> None:
        self._detail = detail
        self.root = root
        self.choice: Choice | None = None
        self._eye: Array | None = None
        self._nodes: dict[tuple[int, int], NodePath] = {}
        self._herds: dict[tuple[int, int], NodePath] = {}
        self._whole: Choice | None = None
        self._unseen: tuple[Array, Array] | None = None

    def show(self, gaze: Gaze, unseen: tuple[Array, Array] | None = None) -> None:
        """Have below the root what this gaze needs, and nothing else. unseen: nodes (n,) and cells (c,) bool that
        something hides."""
        far = self._eye is None or gaze.eye is None or np.abs(gaze.eye - self._eye).max() > JUMP
        found = choose(self._detail.batches, gaze, self._detail.boxes, None if far else self.choice)
        found = self._rest(found, unseen)
        before, self.choice, self._eye = self.choice, found, gaze.eye
        if before is None or not np.array_equal(before.steps, found.steps):
            self._show_nodes(found)
        if before is None or not np.array_equal(before.levels, found.levels):
            self._show_herds(found)

    def _rest(self, found: Choice, unseen: tuple[Array, Array] | None) -> Choice:
        """What is left of a choice; worked out anew only when either is another."""
        if unseen is None:
            return found
        if unseen is not self._unseen or not found.same(self._whole):
            self._whole, self._unseen = found, unseen
            self._left = hidden(self._detail.batches.tree, found, *unseen)
        return replace(self._left, wanted=found.wanted)

    def clear(self) -> None:
        """Show nothing, until the next gaze."""
        for path in (*self._nodes.values(), *self._herds.values()):
            path.remove_node()
        self._nodes, self._herds = {}, {}
        self.choice = self._eye = None

    def counts(self) -> Shown:
        """What the last choice sends."""
        batches, choice = self._detail.batches, self.choice
        if choice is None:
            return Shown()
        tree, herds = batches.tree, batches.herds
        rows, cells = np.flatnonzero(choice.steps >= 0), np.flatnonzero(choice.levels >= 0)
        each = tree.triangles[rows, choice.steps[rows]]
        more = batches.levels.triangles[herds.mesh[herds.herd[cells]], choice.levels[cells]]
        places = (herds.start[cells + 1] - herds.start[cells])[more > 0].sum()
        return Shown(
            draws=len(self._nodes) + len(self._herds),
            triangles=triangles(batches, choice),
            instances=int((tree.last - tree.first)[rows][each > 0].sum() + places),
        )

    def _show_nodes(self, choice: Choice) -> None:
        rows = np.flatnonzero(choice.steps >= 0)
        full = self._detail.batches.tree.triangles[rows, choice.steps[rows]] > 0
        wanted = [(int(n), int(choice.steps[n])) for n in rows[full]]
        for key in sorted(set(self._nodes) - set(wanted)):
            self._nodes.pop(key).remove_node()
        for key in wanted:
            if key not in self._nodes:
                self._nodes[key] = self.root.attach_new_node(self._detail.node(*key), key[0])
        self._detail.spare()

    def _show_herds(self, choice: Choice) -> None:
        herds, levels = self._detail.batches.herds, self._detail.batches.levels
        cells = np.flatnonzero(choice.levels >= 0)
        key = herds.herd[cells].astype(np.int64) * 64 + choice.levels[cells]
        wanted = np.unique(key)
        for old in sorted(set(self._herds) - {divmod(int(k), 64) for k in wanted}):
            self._herds.pop(old).remove_node()
        for number, level in (divmod(int(k), 64) for k in wanted):
            if not levels.triangles[herds.mesh[number], level]:
                continue
            own = cells[key == number * 64 + level]
            rows = ranges(herds.start[own], herds.start[own + 1] - herds.start[own])
            path = self._herds.get((number, level))
            if path is None:
                order = len(self._detail.batches.tree.first) + number * 64 + level
                path = self.root.attach_new_node(self._detail.herd(number, level), order)
                self._herds[number, level] = path
            set_places(path.node(), herds.transforms[rows], herds.part[rows], herds.phase[rows])
            path.set_instance_count(len(rows))

    def geoms(self) -> dict[tuple[str, int, int], GeomNode]:
        """What hangs below the root, by kind and number."""
        found = {("node", *key): path.node() for key, path in self._nodes.items()}
        return found | {("herd", *key): path.node() for key, path in self._herds.items()}


def moved_boxes(batches: Batches, offsets: dict[int, tuple[float, float, float]]) -> Boxes:
    """Boxes of nodes and cells that hold every part both where it was and where it has gone."""
    nodes, cells = batches.tree.bounds, batches.herds.bounds
    if not offsets:
        return Boxes(nodes, cells)
    nodes, cells = nodes.copy(), cells.copy()
    for part, offset in sorted(offsets.items()):
        rows = np.concatenate([[0], np.cumsum(batches.tree.part == part)])
        _reach(nodes, rows[batches.tree.last] > rows[batches.tree.first], offset)
        rows = np.concatenate([[0], np.cumsum(batches.herds.part == part)])
        _reach(cells, rows[batches.herds.start[1:]] > rows[batches.herds.start[:-1]], offset)
    return Boxes(nodes, cells)


def _reach(boxes: Array, which: Array, offset: tuple[float, float, float]) -> None:
    shift = np.asarray(offset, np.float32)
    boxes[which, 0] += np.minimum(shift, 0)
    boxes[which, 1] += np.maximum(shift, 0)


def _lone(batches: Batches, shape: int, mirrored: bool) -> Batch:
    """A shape of the pool as a batch at its own place, mirrored where its herd is."""
    mesh, material = shape_mesh(batches, shape)
    place = np.eye(3, 4, dtype=np.float32)[None]
    place[0, 0, 0] = -1.0 if mirrored else 1.0
    one = np.zeros(1, np.float32)
    return Batch(mesh, material, place, one, one, placed_boxes([mesh], np.zeros(1, np.int64), place)[0])
