"""What the stage draws from: shapes in one pool, the levels of each mesh, herds of one mesh, a tree of all the rest.

Plain arrays, made by ``world/pack``, read from the cache, and never changed. A frame takes from them what its eye needs
(``world/pack/choose.py``); what is drawn as one is put together on demand (``world/pack/gather.py``).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from exhibition.forms.mesh import Array, Mesh

STEPS = np.array([0.0, *np.geomspace(0.01, 10.0, 19)], np.float32)
"""Metres: a node of the tree is drawn at one of these steps, every mesh at its coarsest level within that error."""


@dataclass(frozen=True, eq=False)
class Batch:
    """One draw. The mesh is drawn once for each transform.

    transforms (k, 3, 4) float32; part (k,) float32 row of the part-state texture; phase (k,) float32, PHASES index.
    A merged batch has one identity transform and names the part and phase of each vertex instead:
    vertex_part (n,) and vertex_phase (n,) float32 (None when instanced).
    material (n,) uint16 in Batches.materials, one per vertex. bounds (2, 3) in the scene's frame.
    """

    mesh: Mesh
    material: Array
    transforms: Array
    part: Array
    phase: Array
    bounds: Array
    vertex_part: Array | None = None
    vertex_phase: Array | None = None


@dataclass(frozen=True, eq=False)
class Pool:
    """The vertices and triangles of many shapes, one shape after the other.

    positions, normals (n, 3) and uvs (n, 2) float32; colours (n, 3) uint8; material (n,) uint16 in Batches.materials;
    opacity and openness (n,) uint8, or of no length where every vertex is whole, or sees all light. triangles (m, 3)
    uint32 count from the first vertex of their shape. vertex_start and triangle_start (s + 1,) int64: where each shape
    begins, and the last ends.
    """

    positions: Array
    normals: Array
    uvs: Array
    colours: Array
    material: Array
    opacity: Array
    openness: Array
    triangles: Array
    vertex_start: Array
    triangle_start: Array


@dataclass(frozen=True, eq=False)
class Levels:
    """The shapes that may stand for each mesh, the finest first: its own, then simpler ones.

    shape (m, l) int32, a shape of the pool; beyond a mesh's last level its last again. error (m, l) float32, metres at
    scale 1: how far outline or colour depart from the first level's; inf beyond the last level.
    triangles (m, l) int32.
    """

    shape: Array
    error: Array
    triangles: Array


@dataclass(frozen=True, eq=False)
class Herds:
    """Meshes placed so often that they are drawn as instances, each cell of the ground at its own level.

    mesh (h,) int32 and mirrored (h,) bool: a herd is one mesh, all its places mirrored or none.
    transforms (k, 3, 4) float32, part (k,) int32, phase (k,) uint8: the places, cell by cell.
    herd (c,) int32 of each cell; start (c + 1,) int64 its places; bounds (c, 2, 3) float32; scale (c,) float32 the
    largest scale in it.
    """

    mesh: Array
    mirrored: Array
    transforms: Array
    part: Array
    phase: Array
    herd: Array
    start: Array
    bounds: Array
    scale: Array


@dataclass(frozen=True, eq=False)
class Tree:
    """All other placements, in halves of halves: any set of nodes that covers all leaves is a whole picture.

    mesh (r,) int32, transforms (r, 3, 4) float32, part (r,) int32, phase (r,) uint8, scale (r,) float32: the
    placements, so ordered that each node's lie together. first, last (n,) int64: a node's rows are first:last.
    end (n,) int64: the nodes below node i are i + 1 to end[i] - 1, the root is node 0. leaf (n,) bool;
    bounds (n, 2, 3) float32; triangles (n, STEPS) int32: what the node has at each step.
    """

    mesh: Array
    transforms: Array
    part: Array
    phase: Array
    scale: Array
    first: Array
    last: Array
    end: Array
    leaf: Array
    bounds: Array
    triangles: Array


@dataclass(frozen=True, eq=False)
class Batches:
    """Everything that is drawn of a world, and the names of the materials that vertices index."""

    pool: Pool
    levels: Levels
    herds: Herds
    tree: Tree
    materials: tuple[str, ...]
    part_count: int
    clear: tuple[Batch, ...] = ()
    """What one sees through, drawn after the opaque pass, from back to front."""

    @property
    def bounds(self) -> Array:
        """Lowest and highest corner of all, (2, 3)."""
        boxes = [self.tree.bounds[:1], self.herds.bounds, *(batch.bounds[None] for batch in self.clear)]
        whole = np.concatenate(boxes) if sum(map(len, boxes)) else np.zeros((1, 2, 3), np.float32)
        return np.stack([whole[:, 0].min(axis=0), whole[:, 1].max(axis=0)]).astype(np.float64)
