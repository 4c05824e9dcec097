"""Measures -> the simple solids buildings are made of. All stand on z = 0 unless said, centred on x = y = 0."""

from __future__ import annotations

import numpy as np

from exhibition.forms.mesh import Array, Mesh, join, make_mesh, smooth_normals, transformed

_CORNERS = np.array([[x, y, z] for z in (0, 1) for y in (-0.5, 0.5) for x in (-0.5, 0.5)], np.float64)
_FACES = np.array([[0, 2, 3, 1], [4, 5, 7, 6], [0, 1, 5, 4], [3, 2, 6, 7], [2, 0, 4, 6], [1, 3, 7, 5]], np.int64)


def _quads(corners: Array, material: str) -> Mesh:
    """Planar quads (q, 4, 3), counter-clockwise outside, flat shaded."""
    p = np.asarray(corners, np.float64).reshape(-1, 3)
    base = np.arange(len(p) // 4)[:, None] * 4
    t = np.concatenate([base + [0, 1, 2], base + [0, 2, 3]])
    return make_mesh(p, t, material)


def box(width: float, depth: float, height: float, material: str, z: float = 0.0) -> Mesh:
    """A box: width in x, depth in y, from z to z + height."""
    corners = _CORNERS * [width, depth, height] + [0, 0, z]
    return _quads(corners[_FACES], material)


def prism(outline: Array, z0: float, z1: float, material: str, top: str | None = None) -> Mesh:
    """A convex outline (k, 2), counter-clockwise, drawn up from z0 to z1, closed; ``top`` may differ in material."""
    o = np.asarray(outline, np.float64)
    k = len(o)
    nxt = np.roll(o, -1, axis=0)
    side = np.stack([np.column_stack([a, np.full(k, z)]) for a, z in ((o, z0), (nxt, z0), (nxt, z1), (o, z1))], axis=1)
    fan = np.array([[0, i, i + 1] for i in range(1, k - 1)])
    cap = make_mesh(np.column_stack([o, np.full(k, z1)]), fan, top or material)
    foot = make_mesh(np.column_stack([o, np.full(k, z0)]), fan[:, ::-1], material)
    return join([_quads(side, material), cap, foot])


def regular(sides: int, across_flats: float, turn: float | None = None) -> Array:
    """A regular outline (sides, 2), counter-clockwise, a flat side to the south unless ``turn`` (degrees) says else."""
    radius = across_flats / 2 / np.cos(np.pi / sides)
    start = -90 - 180 / sides if turn is None else turn
    a = np.radians(start) + np.arange(sides) * 2 * np.pi / sides
    return np.stack([radius * np.cos(a), radius * np.sin(a)], axis=1)


def rectangle(width: float, depth: float) -> Array:
    """A rectangle's outline (4, 2), counter-clockwise from the south-west corner."""
    w, d = width / 2, depth / 2
    return np.array([[-w, -d], [w, -d], [w, d], [-w, d]], np.float64)


def lathe(profile: Array, sides: int, material: str, smooth: bool = True) -> Mesh:
    """A profile (k, 2) of radius and z, from bottom to top, turned about Z; open where the radius is not 0."""
    pr = np.asarray(profile, np.float64)
    a = np.arange(sides + 1) * 2 * np.pi / sides
    x, y = np.cos(a), np.sin(a)
    grid = np.stack([pr[:, :1] * x, pr[:, :1] * y, np.broadcast_to(pr[:, 1:], (len(pr), sides + 1))], axis=2)
    along = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(pr, axis=0), axis=1))])
    uv = np.stack(np.broadcast_arrays(a * max(pr[:, 0].max(), 1e-6), along[:, None]), axis=2)
    mesh = sheet(grid, material, uvs=uv, smooth=smooth)
    if smooth:  # the seam's two edges must agree
        n = mesh.normals.reshape(len(pr), sides + 1, 3).copy()
        seam = n[:, 0] + n[:, -1]
        length = np.linalg.norm(seam, axis=1, keepdims=True)
        seam = np.where(length > 1e-6, seam / np.maximum(length, 1e-9), n[:, 0])
        n[:, 0] = n[:, -1] = seam
        mesh = Mesh(
            mesh.positions, n.reshape(-1, 3), mesh.uvs, mesh.colours, mesh.material_ids, mesh.triangles, mesh.materials
        )
    return mesh


def cylinder(radius: float, height: float, sides: int, material: str, taper: float = 1.0, z: float = 0.0) -> Mesh:
    """A closed column; ``taper`` is the top radius as a share of the foot's."""
    top = radius * taper
    wall = lathe([[radius, z], [top, z + height]], sides, material)
    cap = lathe([[top, z + height], [0.0, z + height]], sides, material, smooth=False)
    return join([wall, cap])


def sheet(grid: Array, material: str, uvs: Array | None = None, smooth: bool = True) -> Mesh:
    """A grid of points (rows, columns, 3) as a surface; its outside is to the left of columns x rows:
    normal = d(column) x d(row). uvs (rows, columns, 2) or measured along the grid in metres."""
    g = np.asarray(grid, np.float64)
    rows, cols = g.shape[:2]
    if uvs is None:
        u = np.zeros((rows, cols))
        v = np.zeros((rows, cols))
        u[:, 1:] = np.cumsum(np.linalg.norm(np.diff(g, axis=1), axis=2), axis=1)
        v[1:] = np.cumsum(np.linalg.norm(np.diff(g, axis=0), axis=2), axis=0)
        u -= u[:, -1:] / 2
        uvs = np.stack([u, v], axis=2)
    i = np.arange(rows * cols).reshape(rows, cols)
    a, b, c, d = i[:-1, :-1].ravel(), i[:-1, 1:].ravel(), i[1:, 1:].ravel(), i[1:, :-1].ravel()
    t = np.concatenate([np.stack([a, b, c], 1), np.stack([a, c, d], 1)])
    p = g.reshape(-1, 3)
    area = np.linalg.norm(np.cross(p[t[:, 1]] - p[t[:, 0]], p[t[:, 2]] - p[t[:, 0]]), axis=1)
    t = t[area > 1e-10]
    if smooth:
        return make_mesh(p, t, material, uvs=np.asarray(uvs).reshape(-1, 2), normals=smooth_normals(p, t))
    return make_mesh(p, t, material, uvs=np.asarray(uvs).reshape(-1, 2))


def tube(path: Array, radius, sides: int, material: str) -> Mesh:
    """A round bar along a path (k, 3); ``radius`` a number or one per point (0 closes the end)."""
    p = np.asarray(path, np.float64)
    r = np.broadcast_to(np.asarray(radius, np.float64), (len(p),))
    tangent = np.gradient(p, axis=0)
    tangent /= np.maximum(np.linalg.norm(tangent, axis=1, keepdims=True), 1e-9)
    up = np.where(np.abs(tangent[:, 2:]) > 0.95, [[1.0, 0, 0]], [[0, 0, 1.0]])
    side = np.cross(tangent, up)
    side /= np.maximum(np.linalg.norm(side, axis=1, keepdims=True), 1e-9)
    above = np.cross(side, tangent)
    a = -np.arange(sides + 1) * 2 * np.pi / sides
    ring = side[:, None] * np.cos(a)[None, :, None] + above[:, None] * np.sin(a)[None, :, None]
    return sheet(p[:, None] + ring * r[:, None, None], material)


def sweep(section: Array, path: Array, material: str, closed: bool = False) -> Mesh:
    """A section (k, 2) of (sideways to the right, up) drawn along a level or rising path (n, 3), mitred at the bends.
    Give the section counter-clockwise as seen looking along the path: from the right side over the top to the left."""
    p = np.asarray(path, np.float64)
    s = np.asarray(section, np.float64)
    if closed:
        p = np.concatenate([p, p[:1]])
    d = np.diff(p[:, :2], axis=0)
    d /= np.maximum(np.linalg.norm(d, axis=1, keepdims=True), 1e-9)
    before = np.concatenate([d[-1:] if closed else d[:1], d])
    after = np.concatenate([d, d[:1] if closed else d[-1:]])
    right = np.stack([before[:, 1] + after[:, 1], -(before[:, 0] + after[:, 0])], axis=1)
    right /= np.maximum(np.linalg.norm(right, axis=1, keepdims=True), 1e-9)
    stretch = 1 / np.maximum(np.abs((right * np.stack([after[:, 1], -after[:, 0]], 1)).sum(axis=1)), 0.35)
    grid = np.empty((len(p), len(s), 3))
    grid[..., :2] = p[:, None, :2] + right[:, None] * (s[None, :, :1] * stretch[:, None, None])
    grid[..., 2] = p[:, None, 2] + s[None, :, 1]
    return sheet(grid[:, ::-1], material, smooth=False)


def floor_triangles(outline: Array, z: float) -> Array:
    """A convex outline (k, 2) at height z as walkable triangles (k - 2, 3, 3)."""
    o = np.column_stack([np.asarray(outline, np.float64), np.full(len(outline), z)])
    return np.array([[o[0], o[i], o[i + 1]] for i in range(1, len(o) - 1)], np.float32)


def ramp_triangles(x0: float, x1: float, y0: float, z0: float, y1: float, z1: float) -> Array:
    """A stair or ramp as two walkable triangles: from the edge at y0, z0 to the edge at y1, z1, x0 to x1 wide."""
    a, b, c, d = (x0, y0, z0), (x1, y0, z0), (x1, y1, z1), (x0, y1, z1)
    return np.array([[a, b, c], [a, c, d]], np.float32)


def outline_walls(outline: Array, z0: float, z1: float) -> Array:
    """Upright panels (k, 6) round a closed outline (k, 2)."""
    o = np.asarray(outline, np.float64)
    n = np.roll(o, -1, axis=0)
    k = len(o)
    return np.column_stack([o, n, np.full(k, z0), np.full(k, z1)]).astype(np.float32)


_NAMED_FACES = {"bottom": 0, "top": 1, "south": 2, "north": 3, "west": 4, "east": 5}


def block(size, material: str, at=(0.0, 0.0, 0.0), without: tuple[str, ...] = ()) -> Mesh:
    """A box of size (x, y, z) standing with the middle of its foot at ``at``; hidden faces may be left out by name
    (bottom, top, south, north, west, east)."""
    keep = [row for name, row in _NAMED_FACES.items() if name not in without]
    corners = _CORNERS * np.asarray(size, np.float64) + np.asarray(at, np.float64)
    return _quads(corners[_FACES[keep]], material)


def polygon(points: Array, material: str) -> Mesh:
    """A flat convex polygon (k, 3) as one face, seen from where its points run counter-clockwise."""
    p = np.asarray(points, np.float64)
    fan = np.array([[0, i, i + 1] for i in range(1, len(p) - 1)])
    return make_mesh(p, fan, material)


def tube_in_xz(path: Array, radius, sides: int, material: str) -> Mesh:
    """A round bar along a path (k, 2) of x and z in the plane y = 0: it may climb and curl without a twist."""
    p = np.asarray(path, np.float64)
    lying = tube(np.column_stack([p, np.zeros(len(p))]), radius, sides, material)
    return transformed(lying, np.array([[1, 0, 0, 0], [0, 0, -1, 0], [0, 1, 0, 0]], np.float64))
