"""Geometry -> Batches: few draws. What repeats is instanced, what is single is merged by neighbourhood.

A chain of pure steps: names -> rows by mesh -> near groups -> batches. No placement is lost, every vertex and
instance keeps its part and phase, so that a part can be hidden, lit or moved without touching a batch.
"""

from __future__ import annotations

import numpy as np

from exhibition.forms.mesh import Array, Mesh, join, transformed
from exhibition.world.clear import clear_batches, parted
from exhibition.world.model import Batch, Batches, Geometry

INSTANCED_FROM = 6  # fewer copies of a mesh than this are merged with their neighbours,
WORTH_TRIANGLES = 6_000  # and so are meshes that draw less than this in all: a draw costs more than it saves
GROUP_TRIANGLES = 40_000  # a batch of more than this is split where it spreads widest
GROUP_METRES = 90.0  # but not when it is already this small


def pack(geometry: Geometry) -> Batches:
    """All placements of a scene as batches: the opaque pass, and what one sees through."""
    names = material_names(geometry)
    lookup = {name: i for i, name in enumerate(names)}
    geometry, clear = parted(geometry)
    counts = np.bincount(geometry.placements.mesh, minlength=len(geometry.meshes))
    triangles = np.array([m.triangle_count for m in geometry.meshes])
    centres = placed_centres(geometry)
    batches: list[Batch] = []
    single = np.zeros(len(geometry.placements), bool)
    for index, mesh in enumerate(geometry.meshes):
        rows = np.flatnonzero(geometry.placements.mesh == index)
        if counts[index] < INSTANCED_FROM or counts[index] * mesh.triangle_count < WORTH_TRIANGLES:
            single[rows] = True
            continue
        for group in near_groups(centres, rows, triangles[geometry.placements.mesh]):
            batches.append(instanced(geometry, mesh, group, lookup))
    for group in near_groups(centres, np.flatnonzero(single), triangles[geometry.placements.mesh]):
        batches.append(merged(geometry, group, lookup))
    return Batches(tuple(batches), names, len(geometry.parts), clear_batches(clear, lookup))


def material_names(geometry: Geometry) -> tuple[str, ...]:
    """Every material in use, sorted, so that two builds agree."""
    return tuple(sorted({name for mesh in geometry.meshes for name in mesh.materials}))


def placed_centres(geometry: Geometry) -> Array:
    """The middle of each placement (n, 3) in the scene's frame."""
    middles = np.array([(m.positions.min(0) + m.positions.max(0)) / 2 for m in geometry.meshes] or np.zeros((0, 3)))
    p = geometry.placements
    local = middles[p.mesh] if len(p) else np.zeros((0, 3))
    return np.einsum("nij,nj->ni", p.transform[:, :, :3], local) + p.transform[:, :, 3]


def near_groups(centres: Array, rows: Array, triangles: Array) -> list[Array]:
    """Rows split in halves where they spread widest, until each group is small in triangles or in metres."""
    if not len(rows):
        return []
    todo, done = [rows], []
    while todo:
        group = todo.pop()
        p = centres[group]
        spread = p.max(axis=0) - p.min(axis=0)
        axis = int(spread.argmax())
        if len(group) == 1 or triangles[group].sum() <= GROUP_TRIANGLES or spread[axis] <= GROUP_METRES:
            done.append(np.sort(group))
            continue
        order = group[np.argsort(p[:, axis], kind="stable")]
        half = np.cumsum(triangles[order]).searchsorted(triangles[order].sum() / 2)
        cut = int(np.clip(half, 1, len(order) - 1))
        todo += [order[:cut], order[cut:]]
    return sorted(done, key=lambda g: int(g[0]))


def instanced(geometry: Geometry, mesh: Mesh, rows: Array, lookup: dict[str, int]) -> Batch:
    """One mesh at many places."""
    p = geometry.placements
    low, high = mesh.positions.min(0), mesh.positions.max(0)
    corners = np.array([[x, y, z] for x in (low[0], high[0]) for y in (low[1], high[1]) for z in (low[2], high[2])])
    t = p.transform[rows]
    points = np.einsum("kij,cj->kci", t[:, :, :3], corners) + t[:, None, :, 3]
    return Batch(
        mesh=mesh,
        material=_materials(mesh, lookup),
        transforms=t,
        part=p.part[rows].astype(np.float32),
        phase=p.phase[rows].astype(np.float32),
        bounds=np.stack([points.min(axis=(0, 1)), points.max(axis=(0, 1))]).astype(np.float32),
    )


def merged(geometry: Geometry, rows: Array, lookup: dict[str, int]) -> Batch:
    """Many single meshes as one, each vertex naming its part and phase."""
    p = geometry.placements
    meshes = [transformed(geometry.meshes[p.mesh[r]], p.transform[r]) for r in rows]
    whole = join(meshes)
    sizes = [m.vertex_count for m in meshes]
    identity = np.eye(3, 4, dtype=np.float32)[None]
    return Batch(
        mesh=whole,
        material=_materials(whole, lookup),
        transforms=identity,
        part=np.zeros(1, np.float32),
        phase=np.zeros(1, np.float32),
        bounds=np.stack([whole.positions.min(0), whole.positions.max(0)]),
        vertex_part=np.repeat(p.part[rows], sizes).astype(np.float32),
        vertex_phase=np.repeat(p.phase[rows], sizes).astype(np.float32),
    )


def _materials(mesh: Mesh, lookup: dict[str, int]) -> Array:
    return np.array([lookup[name] for name in mesh.materials], np.uint16)[mesh.material_ids]
