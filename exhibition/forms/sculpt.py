"""Rounded volumes, melted together -> a Mesh: for figures, beasts and rocks that no lathe can turn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from exhibition.forms.mesh import Array, Mesh, box_uvs, make_mesh, smooth_normals

Field = Callable[[Array], Array]  # points (n, 3) -> signed distance (n,), negative inside


def ellipsoid(centre, radii, lean: float = 0.0, turn: float = 0.0) -> Field:
    """An ellipsoid; ``lean`` degrees about X (positive tips the top back to +Y), then ``turn`` about Z."""
    c, r = np.asarray(centre, np.float64), np.asarray(radii, np.float64)
    a, b = np.radians(lean), np.radians(turn)
    about_x = np.array([[1, 0, 0], [0, np.cos(a), np.sin(a)], [0, -np.sin(a), np.cos(a)]])
    about_z = np.array([[np.cos(b), -np.sin(b), 0], [np.sin(b), np.cos(b), 0], [0, 0, 1]])
    back = (about_z @ about_x).T

    def distance(p: Array) -> Array:
        q = (p - c) @ back.T / r
        k = np.linalg.norm(q, axis=1)
        slope = np.linalg.norm(q / r, axis=1)
        return np.where(k > 1e-6, k * (k - 1) / np.maximum(slope, 1e-9), -r.min())

    return distance


def limb(start, end, first: float, last: float | None = None) -> Field:
    """A tapering rounded bar between two points."""
    a, b = np.asarray(start, np.float64), np.asarray(end, np.float64)
    d = b - a
    last = first if last is None else last

    def distance(p: Array) -> Array:
        t = np.clip((p - a) @ d / max(float(d @ d), 1e-12), 0, 1)
        return np.linalg.norm(p - a - t[:, None] * d, axis=1) - (first + (last - first) * t)

    return distance


def slab(centre, half, rounding: float = 0.01) -> Field:
    """A box with rounded edges, given by its half sizes."""
    c, h = np.asarray(centre, np.float64), np.asarray(half, np.float64) - rounding

    def distance(p: Array) -> Array:
        q = np.abs(p - c) - h
        return np.linalg.norm(np.maximum(q, 0), axis=1) + np.minimum(q.max(axis=1), 0) - rounding

    return distance


def mirrored(field: Field) -> Field:
    """The volume and its mirror image across x = 0."""
    return lambda p: field(np.column_stack([np.abs(p[:, 0]), p[:, 1:]]))


def melted(fields, soft: float) -> Field:
    """Volumes joined with fillets about ``soft`` metres wide."""
    fields = list(fields)

    def distance(p: Array) -> Array:
        out = fields[0](p)
        for field in fields[1:]:
            other = field(p)
            h = np.maximum(soft - np.abs(out - other), 0) / soft
            out = np.minimum(out, other) - h * h * soft / 4
        return out

    return distance


def cut(field: Field, by: Field) -> Field:
    """The first volume without the second."""
    return lambda p: np.maximum(field(p), -by(p))


def surface(field: Field, low, high, step: float, material: str, shade: float = 0.5) -> Mesh:
    """The skin of a volume inside a box, from squares of about ``step`` metres; hollows are darker by ``shade``."""
    low, high = np.asarray(low, np.float64), np.asarray(high, np.float64)
    shape = np.ceil((high - low) / step).astype(int) + 1
    axes = [low[k] + np.arange(shape[k]) * step for k in range(3)]
    grid = np.stack(np.meshgrid(*axes, indexing="ij"), axis=3)
    values = field(grid.reshape(-1, 3)).reshape(shape)
    points, index = _crossings(values, low, step)
    triangles = _skin(values, index)
    normals = smooth_normals(points, triangles)
    reach = 3.0 * step
    hollow = np.clip(field(points + normals * reach) / reach, 0, 1)
    colour = np.clip(255 * (1 - shade * (1 - hollow)), 0, 255).astype(np.uint8)
    return Mesh(
        positions=points.astype(np.float32),
        normals=normals,
        uvs=box_uvs(points, normals),
        colours=np.repeat(colour[:, None], 3, axis=1),
        material_ids=np.zeros(len(points), np.uint8),
        triangles=triangles.astype(np.uint32),
        materials=(material,),
    )


def _crossings(values: Array, low: Array, step: float) -> tuple[Array, Array]:
    """One point in each cell that the skin passes (n, 3): the mean of where it cuts the cell's edges."""
    cells = np.array(values.shape) - 1
    total, count = np.zeros((*cells, 3)), np.zeros(cells)

    def corner(d):
        return values[tuple(slice(o, o + n) for o, n in zip(d, cells, strict=True))]

    for axis in range(3):
        others = [k for k in range(3) if k != axis]
        for i, j in ((0, 0), (0, 1), (1, 0), (1, 1)):
            start = np.zeros(3, int)
            start[others[0]], start[others[1]] = i, j
            end = start.copy()
            end[axis] = 1
            a, b = corner(start), corner(end)
            cuts = (a < 0) != (b < 0)
            t = np.where(cuts, a / np.where(cuts, a - b, 1), 0)
            for k in range(3):
                total[..., k] += cuts * (t if k == axis else start[k])
            count += cuts
    live = count > 0
    index = np.full(cells, -1)
    index[live] = np.arange(live.sum())
    where = np.argwhere(live)
    return low + step * (where + total[live] / count[live][:, None]), index


def _skin(values: Array, index: Array) -> Array:
    """Two triangles across every grid edge that the skin cuts, outward."""
    sets = []
    for axis in range(3):
        u, v = (axis + 1) % 3, (axis + 2) % 3
        a = np.moveaxis(values, (axis, u, v), (0, 1, 2))
        cell = np.moveaxis(index, (axis, u, v), (0, 1, 2))
        first, second = a[:-1, 1:-1, 1:-1] < 0, a[1:, 1:-1, 1:-1] < 0
        corners = [cell[:, :-1, :-1], cell[:, 1:, :-1], cell[:, 1:, 1:], cell[:, :-1, 1:]]
        for mask, order in ((first & ~second, (0, 1, 2, 3)), (~first & second, (3, 2, 1, 0))):
            p, q, r, s = (corners[k][mask] for k in order)
            sets += [np.stack([p, q, r], 1), np.stack([p, r, s], 1)]
    return np.concatenate(sets)


def loft(rings: Array, material: str) -> Mesh:
    """A closed skin over closed sections (k, n, 3), from bottom to top or start to end, each counter-clockwise about
    the way they go; both ends are closed flat. Outside is turned outward, whichever way the sections run."""
    g = np.asarray(rings, np.float64)
    k, n = g.shape[:2]
    points = np.vstack([g.reshape(-1, 3), g[0].mean(axis=0), g[-1].mean(axis=0)])
    i = np.arange(n)
    j = (i + 1) % n
    quads = [np.stack([s * n + i, s * n + j, s * n + n + j, s * n + n + i], 1) for s in range(k - 1)]
    sides = np.concatenate(quads)
    last = (k - 1) * n
    triangles = np.concatenate(
        [
            sides[:, [0, 1, 2]],
            sides[:, [0, 2, 3]],
            np.stack([j, i, np.full(n, k * n)], 1),
            np.stack([last + i, last + j, np.full(n, k * n + 1)], 1),
        ]
    )
    corners = points[triangles]
    if np.einsum("ij,ij->", corners[:, 0], np.cross(corners[:, 1], corners[:, 2])) < 0:
        triangles = triangles[:, ::-1]
    normals = smooth_normals(points, triangles)
    return make_mesh(points, triangles, material, normals=normals)


def occluded(mesh: Mesh, *, cell: float, reach: float, depth: float) -> Mesh:
    """The mesh with its hollows darkened: how much of the half-sphere over each vertex is closed by the mesh itself
    within ``reach`` metres, seen in cells of ``cell`` metres; fully closed is darker by ``depth`` (0-1)."""
    corners = mesh.positions[mesh.triangles].astype(np.float64)
    u, v = np.meshgrid(np.linspace(0, 1, 9), np.linspace(0, 1, 9))
    u, v = u[u + v <= 1], v[u + v <= 1]
    weights = np.stack([u, v, 1 - u - v], axis=1)
    low = mesh.positions.min(axis=0) - 2 * reach
    shape = np.ceil((mesh.positions.max(axis=0) + 2 * reach - low) / cell).astype(int)
    full = np.zeros(shape, bool)
    full[tuple(((weights @ corners - low) / cell).astype(int).reshape(-1, 3).T)] = True
    k = np.arange(48)
    height = 1 - (k + 0.5) / 24
    level = np.sqrt(1 - height**2)
    rays = np.column_stack([level * np.cos(k * 2.39996), level * np.sin(k * 2.39996), height])
    normals = mesh.normals.astype(np.float64)
    facing = np.clip(normals @ rays.T, 0, None)
    start = mesh.positions + normals * 2.0 * cell
    open_ = np.ones((len(start), len(rays)))
    for far in np.arange(cell, reach, 0.7 * cell):
        at = ((start[:, None] + rays * far - low) / cell).astype(int)
        hit = full[at[..., 0], at[..., 1], at[..., 2]]
        open_ = np.where(hit, np.minimum(open_, far / reach), open_)
    light = (open_ * facing).sum(axis=1) / facing.sum(axis=1)
    factor = (1 - depth * (1 - light))[:, None] ** 0.75
    return replace(mesh, colours=np.clip(mesh.colours * factor, 0, 255).astype(np.uint8))
