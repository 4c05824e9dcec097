"""Geometry -> Geometry whose meshes know, vertex by vertex, how open they are to the light around (ambient occlusion).

Rays are marched through small cubes that hold whatever is built, square by square of the ground. A mesh that stands in
many places keeps one answer, the mean over a few of them: a column among columns or a bracket under an eave stands
alike wherever it stands, and sharing is worth more than the difference. What grows or has pictures of its own is left
as it is. The answer never falls below SHADE, because a large face is only as dark as its corners say.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from exhibition.forms.mesh import Array, Mesh, bounds
from exhibition.world.ground import terrain
from exhibition.world.model import Geometry

CELL = 0.2  # metres of a cube
REACH = 3.2  # metres beyond which nothing takes light away
SQUARE = 32.0  # metres of ground marched at once
PLACES = 3  # of a shared mesh whose mean is taken
RAYS = 24
STRIDE = 0.9  # cubes
SHADE = 0.5
BOUNCE = 0.7  # below 1: what takes light away gives some of it back
ASIDE = 0.3  # metres a ray's start is drawn in from the corner of its face, out of what the corner touches
LEFT_ALONE = frozenset({"landscape", "far_hills", "tree", "model", "head"})
CASTS_NOTHING = frozenset({"landscape", "far_hills", "tree"})  # land is told by its heights, crowns let light through


def with_openness(geometry: Geometry) -> Geometry:
    """The same geometry, its built meshes with ``openness``."""
    p = geometry.placements
    forms = np.array([part.form for part in geometry.parts] or [""])
    receives = ~np.isin(forms, sorted(LEFT_ALONE))[p.part] if len(p) else np.zeros(0, bool)
    stands = ~np.isin(forms, sorted(CASTS_NOTHING))[p.part] if len(p) else np.zeros(0, bool)
    known = [np.isin(mesh.materials, sorted(geometry.surfaces)).any() for mesh in geometry.meshes]
    receives &= ~np.array(known, bool)[p.mesh] if len(p) else receives
    probes = _probes(geometry, np.flatnonzero(receives))
    if not len(probes.at):
        return geometry
    light = np.clip(_marched(geometry, probes, np.flatnonzero(stands)) ** BOUNCE, SHADE, 1)
    mean = np.bincount(probes.corner, weights=light) / np.bincount(probes.corner)
    shares = np.round(255 * mean).astype(np.uint8)
    meshes = (
        replace(mesh, openness=shares[probes.corners[index]]) if index in probes.corners else mesh
        for index, mesh in enumerate(geometry.meshes)
    )
    return replace(geometry, meshes=tuple(meshes))


@dataclass(frozen=True, eq=False)
class _Probes:
    """Where light is measured: at (n, 3) facing (n, 3), for which corner of all meshes (n,). Vertices of one mesh that
    share place and normal are one corner. corners: for each mesh that is answered, the corner of each vertex."""

    at: Array
    facing: Array
    corner: Array
    corners: dict[int, Array]


def _probes(geometry: Geometry, rows: Array) -> _Probes:
    at, facing, corner = [np.zeros((0, 3))], [np.zeros((0, 3))], [np.zeros(0, np.int64)]
    corners: dict[int, Array] = {}
    total = 0
    mesh_of = geometry.placements.mesh[rows]
    for index in np.unique(mesh_of).tolist():
        group, mesh = rows[mesh_of == index], geometry.meshes[index]
        first, which = _welded(mesh)
        inner = _drawn_in(mesh, which)
        chosen = group[np.unique(np.linspace(0, len(group) - 1, PLACES).round().astype(int))]
        for transform in geometry.placements.transform[chosen].astype(np.float64):
            linear = transform[:, :3]
            normals = mesh.normals[first] @ np.linalg.pinv(linear)
            normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12)
            p, towards = mesh.positions[first] @ linear.T, inner @ linear.T
            far = np.linalg.norm(towards, axis=1, keepdims=True)
            at.append(p + transform[:, 3] + towards * np.minimum(0.5, ASIDE / np.maximum(far, 1e-9)))
            facing.append(normals)
            corner.append(total + np.arange(len(first)))
        corners[index] = total + which
        total += len(first)
    return _Probes(np.concatenate(at), np.concatenate(facing), np.concatenate(corner), corners)


def _welded(mesh: Mesh) -> tuple[Array, Array]:
    """One vertex of each corner (c,), and the corner of each vertex (n,)."""
    rows = np.column_stack([np.round(mesh.positions * 1e3), np.round(mesh.normals * 100)]).astype(np.int32)
    same = np.ascontiguousarray(rows).view(np.dtype((np.void, rows.itemsize * 6))).ravel()
    _, first, which = np.unique(same, return_index=True, return_inverse=True)
    return first, which.ravel()


def _drawn_in(mesh: Mesh, which: Array) -> Array:
    """From each corner to the middle of the triangles it belongs to (c, 3)."""
    corner = which[mesh.triangles.astype(np.int64)].ravel()
    middles = np.repeat(mesh.positions[mesh.triangles].mean(axis=1, dtype=np.float64), 3, axis=0)
    away = middles - mesh.positions[mesh.triangles.ravel()]
    count = np.maximum(np.bincount(corner, minlength=which.max() + 1), 1)
    return np.stack([np.bincount(corner, weights=away[:, k], minlength=which.max() + 1) / count for k in range(3)], 1)


def _marched(geometry: Geometry, probes: _Probes, rows: Array) -> Array:
    """How open each probe is, 0-1."""
    light = np.ones(len(probes.at))
    square = np.floor(probes.at[:, :2] / SQUARE).astype(np.int64)
    names, number = np.unique(square, axis=0, return_inverse=True)
    order = np.argsort(number.ravel(), kind="stable")
    groups = np.split(order, np.searchsorted(number.ravel()[order], np.arange(1, len(names))))
    points, boxes = _surface_points(geometry, rows), _placed_boxes(geometry, rows)
    for group in groups:
        low = probes.at[group].min(axis=0) - REACH - 2 * CELL
        high = probes.at[group].max(axis=0) + REACH + 2 * CELL
        near = rows[((boxes[:, 0] < high) & (boxes[:, 1] > low)).all(axis=1)]
        full = _filled(geometry, near, points, low, high)
        light[group] = _seen(full, (probes.at[group] - low) / CELL, probes.facing[group])
    return light


def _placed_boxes(geometry: Geometry, rows: Array) -> Array:
    """The box (n, 2, 3) of each placement."""
    p = geometry.placements
    corners = np.array([bounds(mesh) for mesh in geometry.meshes])[p.mesh[rows]]
    middle, half = corners.mean(axis=1), np.ptp(corners, axis=1) / 2
    linear = p.transform[rows][:, :, :3]
    centre = np.einsum("nij,nj->ni", linear, middle) + p.transform[rows][:, :, 3]
    reach = np.einsum("nij,nj->ni", np.abs(linear), half)
    return np.stack([centre - reach, centre + reach], axis=1)


def _surface_points(geometry: Geometry, rows: Array) -> dict[int, Array]:
    """Points (k, 3) on each mesh, close enough to leave no cube between them out, however its places stretch it."""
    p = geometry.placements
    stretch = np.linalg.norm(p.transform[rows][:, :, :3], axis=1).max(axis=1)
    most = np.zeros(len(geometry.meshes))
    np.maximum.at(most, p.mesh[rows], stretch)
    return {int(m): _strewn(geometry.meshes[m], 0.8 * CELL / most[m]) for m in np.unique(p.mesh[rows])}


def _strewn(mesh: Mesh, step: float) -> Array:
    """Points on every triangle, no further apart than ``step``: rows across it from its sharpest corner."""
    corners = mesh.positions[mesh.triangles].astype(np.float32)
    opposite = np.linalg.norm(np.roll(corners, -1, axis=1) - np.roll(corners, -2, axis=1), axis=2)
    turn = (opposite.argmin(axis=1)[:, None] + np.arange(3)) % 3
    tip, left, right = np.moveaxis(np.take_along_axis(corners, turn[..., None], axis=1), 1, 0)
    long = _parts(np.maximum(np.linalg.norm(left - tip, axis=1), np.linalg.norm(right - tip, axis=1)), step)
    short = _parts(np.linalg.norm(right - left, axis=1), step)
    found = [np.zeros((0, 3), np.float32)]
    for n, m in np.unique(np.column_stack([long, short]), axis=0):
        here = (long == n) & (short == m)
        out, over = ((np.arange(k, dtype=np.float32) + 0.5) / k for k in (n, m))
        foot = left[here, None] + (right - left)[here, None] * over[:, None]
        found.append((tip[here, None, None] + (foot - tip[here, None])[:, None] * out[:, None, None]).reshape(-1, 3))
    points = np.concatenate(found)
    cube = np.floor(points / step).astype(np.int64)
    cube -= cube.min(axis=0)
    _, first = np.unique((cube[:, 0] * 100_000 + cube[:, 1]) * 100_000 + cube[:, 2], return_index=True)
    return points[first]  # fine ornament needs no more than a point for each cube it crosses


def _parts(length: Array, step: float) -> Array:
    """How many pieces no longer than ``step``: a power of two, so that many triangles share a number."""
    return (2 ** np.ceil(np.log2(np.maximum(length / step, 1)))).astype(np.int64)


def _filled(geometry: Geometry, rows: Array, points: dict[int, Array], low: Array, high: Array) -> Array:
    """Cubes between two corners, True where something stands or the land is."""
    shape = np.ceil((high - low) / CELL).astype(np.int64) + 1
    full = np.zeros(shape, bool)
    flat = full.reshape(-1)
    p = geometry.placements
    for m in np.unique(p.mesh[rows]):
        for t in p.transform[rows[p.mesh[rows] == m]]:
            at = points[int(m)] @ (t[:, :3].T / CELL) + ((t[:, 3] - low) / CELL).astype(np.float32)
            x, y, z = np.floor(at).astype(np.int32).T
            here = (x >= 0) & (x < shape[0]) & (y >= 0) & (y < shape[1]) & (z >= 0) & (z < shape[2])
            flat[((x * shape[1] + y) * shape[2] + z)[here]] = True
    if geometry.ground.fields:
        x, y = (low[k] + (np.arange(shape[k]) + 0.5) * CELL for k in range(2))
        heights, _ = terrain(geometry.ground.fields, *(g.ravel() for g in np.meshgrid(x, y, indexing="ij")))
        top = np.nan_to_num((heights - low[2]) / CELL, nan=-1.0).reshape(shape[0], shape[1], 1)
        full |= np.arange(shape[2]) + 1 <= top
    return full


def _seen(full: Array, at: Array, facing: Array) -> Array:
    """The share of light (n,) at points ``at`` (n, 3), in cubes; a ray is shut the more, the nearer it hits."""
    k = np.arange(RAYS)
    up = 1 - (2 * k + 1) / RAYS
    level = np.sqrt(1 - up**2)
    rays = np.column_stack([level * np.cos(k * 2.39996), level * np.sin(k * 2.39996), up])
    weight = facing @ rays.T
    probe, ray = np.nonzero(weight > 0.08)
    # Out of the cubes of its own face: those of a slope stand up to the sum of its normal's parts over it.
    clear = 0.15 + np.abs(facing).sum(axis=1, keepdims=True)
    here = (at + facing * clear)[probe]
    step = rays[ray] * STRIDE
    open_ = np.ones(len(probe), np.float32)
    alive = np.arange(len(probe))
    shape, flat = np.array(full.shape), full.reshape(-1)
    steps = int(REACH / (STRIDE * CELL))
    for n in range(1, steps + 1):
        cube = (here[alive] + step[alive] * n).astype(np.int64)
        np.clip(cube, 0, shape - 1, out=cube)
        hit = flat[(cube[:, 0] * shape[1] + cube[:, 1]) * shape[2] + cube[:, 2]]
        open_[alive[hit]] = (n / (steps + 1)) ** 1.5
        alive = alive[~hit]
    total = np.bincount(probe, weights=open_ * weight[probe, ray], minlength=len(at))
    return total / np.maximum(np.bincount(probe, weights=weight[probe, ray], minlength=len(at)), 1e-9)
