"""Numbers -> Mesh: the one shape every form, model and batch is made of. numpy only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

Array = np.ndarray


@dataclass(frozen=True, eq=False)
class Mesh:
    """A triangle mesh whose vertices each name their material.

    positions (n, 3) float32, metres. normals (n, 3) float32, unit length.
    uvs (n, 2) float32, metres along the surface (u sideways, v up or along the slope), so that
    every detail texture keeps its true size whatever the building; on an imported surface that shows pictures
    they are its texture coordinates, v downwards.
    colours (n, 3) uint8, a factor on the material's base colour (255 = unchanged): soot, occlusion, variation.
    material_ids (n,) uint8, an index into ``materials``, names of world/materials.py or of imported surfaces; uint16
    where many meshes were joined.
    triangles (m, 3) uint32, counter-clockwise seen from outside.
    opacity (n,) uint8, a factor on an imported surface's own; None where it is whole everywhere.
    openness (n,) uint8, the share of the light around that reaches it (world/openness.py); None: all of it everywhere.
    """

    positions: Array
    normals: Array
    uvs: Array
    colours: Array
    material_ids: Array
    triangles: Array
    materials: tuple[str, ...] = field(default=("plaster",))
    opacity: Array | None = None
    openness: Array | None = None

    @property
    def vertex_count(self) -> int:
        return len(self.positions)

    @property
    def triangle_count(self) -> int:
        return len(self.triangles)


def make_mesh(positions, triangles, material: str, uvs=None, normals=None, colour: int = 255) -> Mesh:
    """A mesh of one material. Without ``normals`` the faces are split and shaded flat; without ``uvs`` each
    vertex is projected along its normal's main axis, in metres."""
    p = np.asarray(positions, np.float32).reshape(-1, 3)
    t = np.asarray(triangles, np.uint32).reshape(-1, 3)
    if normals is None:
        uvs = None if uvs is None else np.asarray(uvs, np.float32)[t.ravel()]
        p = p[t.ravel()]
        t = np.arange(len(p), dtype=np.uint32).reshape(-1, 3)
        normals = np.repeat(face_normals(p, t), 3, axis=0)
    n = np.asarray(normals, np.float32).reshape(-1, 3)
    uv = box_uvs(p, n) if uvs is None else np.asarray(uvs, np.float32).reshape(-1, 2)
    return Mesh(
        positions=p,
        normals=n,
        uvs=uv,
        colours=np.full((len(p), 3), colour, np.uint8),
        material_ids=np.zeros(len(p), np.uint8),
        triangles=t,
        materials=(material,),
    )


def face_normals(positions: Array, triangles: Array) -> Array:
    """Unit normal of each triangle (m, 3); a triangle without area gets +Z."""
    a, b, c = (positions[triangles[:, k]].astype(np.float64) for k in range(3))
    n = np.cross(b - a, c - a)
    length = np.linalg.norm(n, axis=1, keepdims=True)
    n = np.where(length > 1e-12, n / np.maximum(length, 1e-12), [0.0, 0.0, 1.0])
    return n.astype(np.float32)


def smooth_normals(positions: Array, triangles: Array) -> Array:
    """Area-weighted vertex normals (n, 3)."""
    a, b, c = (positions[triangles[:, k]].astype(np.float64) for k in range(3))
    n = np.cross(b - a, c - a)
    out = np.zeros((len(positions), 3))
    for k in range(3):
        np.add.at(out, triangles[:, k], n)
    length = np.linalg.norm(out, axis=1, keepdims=True)
    return np.where(length > 1e-12, out / np.maximum(length, 1e-12), [0.0, 0.0, 1.0]).astype(np.float32)


def box_uvs(positions: Array, normals: Array) -> Array:
    """Project each vertex along its normal's main axis: (n, 2) metres, v upwards on walls."""
    x, y, z = np.asarray(positions, np.float32).T
    axis = np.abs(normals).argmax(axis=1)
    u = np.where(axis == 0, y, x)
    v = np.where(axis == 2, y, z)
    return np.stack([u, v], axis=1).astype(np.float32)


def join(meshes) -> Mesh:
    """Many meshes as one; bounds, triangles and materials survive."""
    meshes = [m for m in meshes if m.vertex_count]
    if not meshes:
        return make_mesh(np.zeros((0, 3)), np.zeros((0, 3)), "plaster", normals=np.zeros((0, 3)))
    names: list[str] = []
    for mesh in meshes:
        names.extend(n for n in mesh.materials if n not in names)
    index = {name: i for i, name in enumerate(names)}
    wide = np.uint8 if len(names) <= 256 else np.uint16
    ids = [np.array([index[n] for n in m.materials], wide)[m.material_ids] for m in meshes]
    starts = np.cumsum([0] + [m.vertex_count for m in meshes[:-1]])
    return Mesh(
        positions=np.concatenate([m.positions for m in meshes]),
        normals=np.concatenate([m.normals for m in meshes]),
        uvs=np.concatenate([m.uvs for m in meshes]),
        colours=np.concatenate([m.colours for m in meshes]),
        material_ids=np.concatenate(ids),
        triangles=np.concatenate([m.triangles + np.uint32(s) for m, s in zip(meshes, starts, strict=True)]),
        materials=tuple(names),
        opacity=joined_shares([m.opacity for m in meshes], meshes),
        openness=joined_shares([m.openness for m in meshes], meshes),
    )


def joined_shares(shares: Sequence[Array | None], meshes: Sequence[Mesh]) -> Array | None:
    """One share 0-255 for each vertex of many meshes; None counts as 255, and None comes back where all are None."""
    if all(share is None for share in shares):
        return None
    return np.concatenate(
        [np.full(m.vertex_count, 255, np.uint8) if s is None else s for s, m in zip(shares, meshes, strict=True)]
    )


def transformed(mesh: Mesh, matrix: Array) -> Mesh:
    """The mesh moved by an affine ``matrix`` (3, 4); a mirroring matrix keeps the faces outward."""
    m = np.asarray(matrix, np.float64)
    linear = m[:, :3]
    normals = mesh.normals @ np.linalg.inv(linear)
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12)
    triangles = mesh.triangles[:, ::-1] if np.linalg.det(linear) < 0 else mesh.triangles
    return replace(
        mesh,
        positions=(mesh.positions @ linear.T + m[:, 3]).astype(np.float32),
        normals=normals.astype(np.float32),
        triangles=np.ascontiguousarray(triangles),
    )


def bounds(mesh: Mesh) -> Array:
    """Lowest and highest corner, (2, 3) metres."""
    if not mesh.vertex_count:
        return np.zeros((2, 3), np.float32)
    return np.stack([mesh.positions.min(axis=0), mesh.positions.max(axis=0)])


def darkened(mesh: Mesh, factor: float) -> Mesh:
    """The mesh with its vertex colours multiplied by ``factor`` (0-1)."""
    return replace(mesh, colours=np.clip(mesh.colours * factor, 0, 255).astype(np.uint8))
