"""A node of the tree and a step -> the one batch that draws it: its placements merged, each at its level."""

from __future__ import annotations

import numpy as np

from exhibition.forms.mesh import Array, Mesh
from exhibition.world.batches import STEPS, Batch, Batches
from exhibition.world.pack.boxes import mirrors
from exhibition.world.pack.pool import ranges
from exhibition.world.pack.tree import level_at


def merged(batches: Batches, node: int, step: int = 0) -> Batch:
    """Each vertex names its part and phase. Only what has triangles at this step is in it."""
    tree, levels = batches.tree, batches.levels
    rows = slice(tree.first[node], tree.last[node])
    mesh = tree.mesh[rows]
    level = level_at(levels, mesh, tree.scale[rows], float(STEPS[step]))
    shape = levels.shape[mesh, level] if len(mesh) else np.zeros(0, np.int32)
    whole, owner, material = _placed(batches, shape, tree.transforms[rows])
    one = np.zeros(1, np.float32)
    return Batch(
        mesh=whole,
        material=material,
        transforms=np.eye(3, 4, dtype=np.float32)[None],
        part=one,
        phase=one,
        bounds=tree.bounds[node],
        vertex_part=tree.part[rows][owner].astype(np.float32),
        vertex_phase=tree.phase[rows][owner].astype(np.float32),
    )


def shape_mesh(batches: Batches, shape: int) -> tuple[Mesh, Array]:
    """A shape of the pool as it is, and the material of each of its vertices."""
    return _mesh(batches, np.array([shape]))[:2]


def _mesh(batches: Batches, shape: Array) -> tuple[Mesh, Array, Array, Array]:
    """Shapes one after the other: the mesh, the material and the row of each vertex, the row of each triangle."""
    pool = batches.pool
    vertices = pool.vertex_start[shape + 1] - pool.vertex_start[shape]
    counts = pool.triangle_start[shape + 1] - pool.triangle_start[shape]
    v = ranges(pool.vertex_start[shape], vertices)
    triangle_owner = np.repeat(np.arange(len(shape)), counts)
    starts = (np.cumsum(vertices) - vertices).astype(np.uint32)
    mesh = Mesh(
        positions=pool.positions[v],
        normals=pool.normals[v],
        uvs=pool.uvs[v],
        colours=pool.colours[v],
        material_ids=pool.material[v],
        triangles=pool.triangles[ranges(pool.triangle_start[shape], counts)] + starts[triangle_owner][:, None],
        materials=batches.materials,
        opacity=pool.opacity[v] if len(pool.opacity) else None,
        openness=pool.openness[v] if len(pool.openness) else None,
    )
    return mesh, mesh.material_ids, np.repeat(np.arange(len(shape)), vertices), triangle_owner


def _placed(batches: Batches, shape: Array, transforms: Array) -> tuple[Mesh, Array, Array]:
    """Shapes put in their places; a mirroring transform keeps the faces outward."""
    mesh, material, owner, triangle_owner = _mesh(batches, shape)
    linear = transforms[:, :, :3]
    turned = np.stack([np.cross(linear[:, (k + 1) % 3], linear[:, (k + 2) % 3]) for k in range(3)], axis=1)
    mirrored = mirrors(transforms)
    turned[mirrored] *= -1.0
    normals = np.einsum("nij,nj->ni", turned[owner], mesh.normals)
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-20)
    inside_out = mirrored[triangle_owner]
    triangles = mesh.triangles
    triangles[inside_out] = triangles[inside_out][:, ::-1]
    positions = np.einsum("nij,nj->ni", linear[owner], mesh.positions) + transforms[owner, :, 3]
    placed = Mesh(
        positions=positions.astype(np.float32), normals=normals.astype(np.float32), uvs=mesh.uvs, colours=mesh.colours,
        material_ids=material, triangles=triangles, materials=mesh.materials, opacity=mesh.opacity,
        openness=mesh.openness,
    )  # fmt: skip
    return placed, owner, material
