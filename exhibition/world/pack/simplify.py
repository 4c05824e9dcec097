"""A mesh and a number of triangles -> the mesh with fewer: edges collapse where that moves the surface least.

Garland and Heckbert's quadrics, by fast-simplification, over positions alone, so that what touches stays together.
Every triangle that is left descends from one of the mesh: from it come material, texture place and normals, hard edges
stay hard. Open edges, and edges between two materials, hold their line by a fin that stands on them while edges
collapse.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from fast_simplification import replay_simplification, simplify

from exhibition.forms.mesh import Array, Mesh, smooth_normals

_AGGRESSION = 7  # less leaves more triangles than are asked for
_SAME = 2e-4  # of its size: nearer points are one
_PROBED = 150  # faces at which the error is measured, about
_FEW = 300  # faces
_NARROW, _FAR = 0.002, 12.0  # an ancestor's map goes on so far, in its own sides, and not where it is a sliver
_SLIMMEST = 0.4  # of its length, a pole's breadth while edges collapse
_COUNTED = ((0.95, 1.0), (0.99, 0.6), (1.0, 0.3))  # how far so much of the area moved counts so much


@dataclass(frozen=True, eq=False)
class Simpler:
    """images (w,) int64: where each welded point went among ``points``, -1 where nothing is left of it; faces (m, 3)
    in points, born (m,) int64 of which triangle of the mesh each is what is left."""

    points: Array
    images: Array
    faces: Array
    born: Array


def simplified(mesh: Mesh, count: int, *, fixed_border: bool = False) -> tuple[Mesh, float] | None:
    """The mesh with about ``count`` triangles, and metres by which its surface moved; None where it cannot be had.
    fixed_border: open edges stay exactly where they are, as the neighbour's do."""
    points, weld = welded(mesh.positions)
    corners = weld[mesh.triangles]
    made = _collapsed(points, corners, material_of(mesh), count, fixed_border)
    if made is None or not len(made.faces):
        return None
    dressed = _dressed(mesh, made, weld)
    return dressed, departure(mesh, points, corners, made, dressed)


def welded(positions: Array) -> tuple[Array, Array]:
    """Distinct points (w, 3) float64, and the point of each vertex."""
    size = max(float(np.ptp(positions, axis=0).max()), 1e-6)
    key = np.round(positions.astype(np.float64) / (size * _SAME)).astype(np.int64)
    _, first, weld = np.unique(key, axis=0, return_index=True, return_inverse=True)
    return positions[first].astype(np.float64), weld.ravel()


def material_of(mesh: Mesh) -> Array:
    return mesh.material_ids[mesh.triangles[:, 0]].astype(np.int64)


def _collapsed(points: Array, faces: Array, material: Array, count: int, fixed: bool) -> Simpler | None:
    kept = np.flatnonzero((faces != np.roll(faces, 1, axis=1)).all(axis=1))
    faces, material = faces[kept], material[kept]
    if len(faces) <= max(count, 2):
        return None
    # The library's thresholds are absolute, and it leaves alone whatever is as slim as the sides of a pole.
    extent = np.ptp(points, axis=0)
    size = np.maximum(extent, 1e-9 * extent.max()) / np.clip(extent / extent.max(), _SLIMMEST, 1.0)
    size = np.where(extent > 0, size, extent.max())
    scaled = (points - points.min(axis=0)) / size
    more, fins = _fins(scaled, faces, border(faces, material, open_too=not fixed))
    scaled = np.concatenate([scaled, more])
    whole = np.concatenate([faces, fins])
    wanted = count + round(len(fins) * count / len(faces))
    _, _, collapses = simplify(
        scaled, whole.astype(np.int32), target_count=max(wanted, 1), agg=_AGGRESSION, return_collapses=True,
        preserve_border=fixed,
    )  # fmt: skip
    if not len(collapses):
        return None
    found, _, images = replay_simplification(scaled, whole.astype(np.int32), collapses)
    images = np.asarray(images, np.int64)
    left = images[faces]
    alive = (left != np.roll(left, 1, axis=1)).all(axis=1) & (left >= 0).all(axis=1)
    _, first = np.unique(np.sort(left, axis=1), axis=0, return_index=True)
    alive &= np.isin(np.arange(len(left)), first) | _two_sided(left)
    images = images[: len(points)]
    found = _tamed(np.asarray(found, np.float64) * size + points.min(axis=0), points, images)
    return Simpler(found, images, left[alive], kept[alive])


def _tamed(found: Array, points: Array, images: Array) -> Array:
    """New points not far out of those they were made of: where faces are nearly level, the place that is best by
    the quadrics may lie anywhere."""
    low, high = np.full(found.shape, np.inf), np.full(found.shape, -np.inf)
    here = np.flatnonzero(images >= 0)
    np.minimum.at(low, images[here], points[here])
    np.maximum.at(high, images[here], points[here])
    room = 0.5 * (high - low).max(axis=1, keepdims=True)
    near = ((found >= low - room) & (found <= high + room)).all(axis=1) | ~np.isfinite(low).all(axis=1)
    return np.where(near[:, None], found, np.clip(np.nan_to_num(found), low, high))


def _two_sided(faces: Array) -> Array:
    """Which faces are another's back: the same corners the other way round."""
    turn = np.take_along_axis(faces, (faces.argmin(axis=1)[:, None] + np.arange(3)) % 3, axis=1)
    _, group = np.unique(np.sort(faces, axis=1), axis=0, return_inverse=True)
    _, first = np.unique(turn, axis=0, return_index=True)
    return np.isin(np.arange(len(faces)), first) & (np.bincount(group.ravel())[group.ravel()] > 1)


def border(faces: Array, material: Array, *, open_too: bool = True) -> Array:
    """The edges (k, 2) that lie between two materials or, ``open_too``, at one face alone; as that face has them."""
    edges = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    low, high = np.sort(edges, axis=1).T
    own = np.tile(material, 3)
    order = np.lexsort((own, high, low))
    first = np.r_[True, (np.diff(low[order]) != 0) | (np.diff(high[order]) != 0)]
    starts = np.flatnonzero(first)
    ends = np.append(starts[1:], len(order)) - 1
    between = own[order[starts]] != own[order[ends]]
    return edges[order[starts[between | (starts == ends) & open_too]]]


def _fins(points: Array, faces: Array, edges: Array) -> tuple[Array, Array]:
    """A double triangle upright on each edge (k, 2): points (k, 3), faces (2k, 3)."""
    a, b = points[edges[:, 0]], points[edges[:, 1]]
    up = smooth_normals(points, faces)[edges].mean(axis=1)
    tips = (a + b) / 2 + up * np.linalg.norm(b - a, axis=1, keepdims=True)
    one = np.column_stack([edges, len(points) + np.arange(len(edges))])
    return tips, np.concatenate([one, one[:, [1, 0, 2]]])


def _dressed(mesh: Mesh, made: Simpler, weld: Array) -> Mesh:
    """The faces that are left, with what their ancestors had at each corner."""
    old = mesh.triangles[made.born].astype(np.int64)
    positions = made.points[made.faces]
    normals = mesh.normals[old]  # as it was lit before, though it may lie a little otherwise
    colours = _blended(mesh, made, weld, old)
    uvs = _uvs(mesh, old, positions)
    material = mesh.material_ids[old]
    shares = [None if share is None else share[old] for share in (mesh.opacity, mesh.openness)]
    return _indexed(mesh, positions, normals, uvs, colours, material, shares)


def _blended(mesh: Mesh, made: Simpler, weld: Array, old: Array) -> Array:
    """The colour at each corner (m, 3, 3): the mean of all vertices of its material that went to the same point."""
    went = made.images[weld]
    key = went * (int(mesh.material_ids.max()) + 1) + mesh.material_ids
    keys, group = np.unique(key, return_inverse=True)
    group = group.ravel()
    count = np.bincount(group)
    mean = np.stack([np.bincount(group, mesh.colours[:, k].astype(np.float64)) / count for k in range(3)], axis=1)
    return np.round(mean[group[old]]).astype(np.uint8) if len(keys) else mesh.colours[old]


def _uvs(mesh: Mesh, old: Array, positions: Array) -> Array:
    """Texture places (m, 3, 2): the ancestor's own map, carried on over its plane; where the ancestor is too narrow or
    too far for that, the map of the nearest face that looks the same way."""
    carried, near = _carried(mesh, np.repeat(old[:, None], 3, axis=1).reshape(-1, 3), positions.reshape(-1, 3))
    lost = np.flatnonzero(~near)
    if len(lost):
        faces = mesh.triangles.astype(np.int64)
        middles = mesh.positions[faces].mean(axis=1)
        facing, material = mesh.normals[faces[:, 0]], mesh.material_ids[faces[:, 0]]
        wide = _carried(mesh, faces, middles)[1]
        for corner in lost.tolist():
            own, spot = old[corner // 3], positions.reshape(-1, 3)[corner]
            alike = wide & (material == mesh.material_ids[own[0]]) & (facing @ mesh.normals[own[0]] > 0.7)
            if alike.any():
                rows = np.flatnonzero(alike)
                nearest = rows[((middles[rows] - spot) ** 2).sum(axis=1).argmin()]
                carried[corner] = _carried(mesh, faces[nearest : nearest + 1], spot[None])[0][0]
            else:
                carried[corner] = mesh.uvs[own[corner % 3]]
    return carried.reshape(-1, 3, 2)


def _carried(mesh: Mesh, faces: Array, spots: Array) -> tuple[Array, Array]:
    """Each face's map (k, 3) carried on over its plane to a spot (k, 3): places (k, 2), and whether to be believed."""
    p, uv = mesh.positions[faces].astype(np.float64), mesh.uvs[faces].astype(np.float64)
    e, f, d = p[:, 1] - p[:, 0], p[:, 2] - p[:, 0], spots - p[:, 0]
    ee, ef, ff, de, df = (np.einsum("ij,ij->i", u, v) for u, v in ((e, e), (e, f), (f, f), (d, e), (d, f)))
    flat = ee * ff - ef * ef
    wide = flat > _NARROW * ee * ff
    safe = np.where(wide, flat, 1.0)
    s, t = (de * ff - df * ef) / safe, (df * ee - de * ef) / safe
    places = uv[:, 0] + s[:, None] * (uv[:, 1] - uv[:, 0]) + t[:, None] * (uv[:, 2] - uv[:, 0])
    return places, wide & (np.abs(s) < _FAR) & (np.abs(t) < _FAR)


def _indexed(
    mesh: Mesh, positions: Array, normals: Array, uvs: Array, colours: Array, material: Array, shares: list
) -> Mesh:
    """Corners (m, 3, .) as a mesh; corners that are equal in everything are one vertex."""
    p, n, uv = (a.reshape(-1, a.shape[-1]).astype(np.float32) for a in (positions, normals, uvs))
    colour, own = colours.reshape(-1, 3), material.reshape(-1)
    opacity, openness = (None if share is None else share.reshape(-1) for share in shares)
    size = max(float(np.ptp(mesh.positions, axis=0).max()), 1e-6)
    key = np.column_stack(
        [np.round(p / (size * 1e-5)), np.round(n * 100), np.round(uv * 100), colour // 4, own]
    ).astype(np.int64)
    _, first, index = np.unique(key, axis=0, return_index=True, return_inverse=True)
    return Mesh(
        positions=p[first], normals=n[first], uvs=uv[first], colours=colour[first], material_ids=own[first],
        triangles=index.reshape(-1, 3).astype(np.uint32), materials=mesh.materials,
        opacity=None if opacity is None else opacity[first],
        openness=None if openness is None else openness[first],
    )  # fmt: skip


def departure(mesh: Mesh, points: Array, faces: Array, made: Simpler, dressed: Mesh) -> float:
    """Metres that outline or colour are off: how far points and middles of the mesh's faces lie from what is left of
    the faces about them, how far new points lie from the mesh, and how far the edges between materials have shifted."""
    some = np.arange(0, len(faces), 1 + len(faces) // _PROBED)
    a, b, c = (points[faces[some, k]] for k in range(3))
    area = np.sqrt(_square(np.cross(b - a, c - a))) / 2
    images = made.images[faces[some]]
    spots = np.concatenate([(a + b + c) / 3, a, b, c])
    near = np.concatenate([images, *(images[:, [k, k, k]] for k in range(3))])
    away, face = _distances(spots, near, made.points, made.faces)
    order = np.argsort(away)
    share = np.cumsum(np.tile(area, 4)[order])
    most = [factor * away[order[min(int(np.searchsorted(share, part * share[-1])), len(order) - 1)]]
            for part, factor in _COUNTED]  # fmt: skip
    own = mesh.material_ids[mesh.triangles[some, 0]]
    other = np.where(face[: len(some)] < 0, -1, dressed.material_ids[dressed.triangles[:, 0]][face[: len(some)]])
    stained = area[own != other].sum() * len(faces) / len(some)
    along = np.linalg.norm(np.diff(points[border(faces, material_of(mesh))], axis=1), axis=2).sum()
    shifted = 2 * stained / max(along, 1e-6)
    return float(max(*most, _strayed(points, faces, made), shifted if stained else 0.0))


def _strayed(points: Array, faces: Array, made: Simpler) -> float:
    """How far the farthest new point lies from the faces it was made of."""
    image = made.images[faces]
    used = np.unique(made.faces)
    pairs = np.unique(np.column_stack([image.ravel(), np.repeat(np.arange(len(faces)), 3)]), axis=0)
    pairs = pairs[np.isin(pairs[:, 0], used)]
    best = np.full(len(made.points), np.inf)
    corners = (points[faces[pairs[:, 1], k]] for k in range(3))
    np.minimum.at(best, pairs[:, 0], to_triangle(made.points[pairs[:, 0]], *corners))
    return float(np.sqrt(best[used].max()))


def _distances(spots: Array, near: Array, points: Array, faces: Array) -> tuple[Array, Array]:
    """From each spot (k, 3) to the nearest face, and which that is. Where faces are many, only those at its own points
    (k, 3) are asked, or all where these points are gone."""
    best = np.full(len(spots), np.inf)
    nearest = np.full(len(spots), -1)
    few = len(faces) <= _FEW  # so few that every spot may ask them all; else those that its own points went to
    gone = np.arange(len(spots)) if few else np.flatnonzero((near < 0).any(axis=1))
    for rows in np.array_split(gone, 1 + len(gone) * len(faces) // 200_000) if len(gone) else ():
        spot, which = (a.ravel() for a in np.meshgrid(rows, np.arange(len(faces)), indexing="ij"))
        away = to_triangle(spots[spot], *(points[faces[which, k]] for k in range(3))).reshape(len(rows), len(faces))
        nearest[rows] = away.argmin(axis=1)
        best[rows] = away.min(axis=1)
    if few:
        return np.sqrt(best), nearest
    order = np.argsort(faces.ravel(), kind="stable")
    start = np.searchsorted(faces.ravel()[order], np.arange(len(points) + 1))
    for column in range(3):
        new = near[:, column] >= 0
        for other in range(column):
            new &= near[:, column] != near[:, other]
        rows = np.flatnonzero(new)
        at = near[rows, column]
        counts = start[at + 1] - start[at]
        spot = np.repeat(rows, counts)
        slot = np.repeat(start[at] - (np.cumsum(counts) - counts), counts) + np.arange(len(spot))
        which = order[slot] // 3
        away = to_triangle(spots[spot], *(points[faces[which, k]] for k in range(3)))
        ranked = np.lexsort((away, spot))
        first = ranked[np.r_[True, np.diff(spot[ranked]) > 0]] if len(ranked) else ranked
        closer = first[away[first] < best[spot[first]]]
        best[spot[closer]], nearest[spot[closer]] = away[closer], which[closer]
    return np.sqrt(best), nearest


def to_triangle(p: Array, a: Array, b: Array, c: Array) -> Array:
    """Square metres of the distance from each point (k, 3) to its triangle."""
    e, f, d = b - a, c - a, p - a
    ee, ef, ff, de, df = (np.einsum("ij,ij->i", u, v) for u, v in ((e, e), (e, f), (f, f), (d, e), (d, f)))
    flat = np.maximum(ee * ff - ef * ef, 1e-30)
    s, t = (ff * de - ef * df) / flat, (ee * df - ef * de) / flat
    inside = (s >= 0) & (t >= 0) & (s + t <= 1) & (flat > 1e-24)
    above = _square(d - s[:, None] * e - t[:, None] * f)
    edges = np.minimum(np.minimum(_to_edge(d, e), _to_edge(d, f)), _to_edge(p - b, c - b))
    return np.where(inside, above, edges)


def _to_edge(d: Array, e: Array) -> Array:
    t = np.clip(np.einsum("ij,ij->i", d, e) / np.maximum(_square(e), 1e-20), 0, 1)
    return _square(d - t[:, None] * e)


def _square(v: Array) -> Array:
    return np.einsum("ij,ij->i", v, v)
