"""Is a mesh fit to be cast? Takes vertices and faces, gives its flaws: open or shared edges, crossings, wrong sides.

Only numpy, so that the tests of the finished files need no sculpting library.
"""

import numpy as np


def weld(vertices, faces):
    """Vertices at the same place become one, seams of the texture closed."""
    key = np.ascontiguousarray(np.asarray(vertices, np.float32) + np.float32(0)).view([("", np.float32)] * 3).ravel()
    _, first, inverse = np.unique(key, return_index=True, return_inverse=True)
    return np.asarray(vertices)[first], inverse.ravel()[faces]


def bad_edges(faces) -> int:
    """Edges that do not belong to exactly two faces in opposite directions."""
    half = faces[:, [[0, 1], [1, 2], [2, 0]]].reshape(-1, 2)
    count = faces.max() + 1
    forth, times = np.unique(half[:, 0] * count + half[:, 1], return_counts=True)
    back = np.unique(half[:, 1] * count + half[:, 0])
    return int((times > 1).sum() + len(np.setdiff1d(forth, back, assume_unique=True)))


def bad_vertices(faces) -> int:
    """Vertices whose faces make more than one fan."""
    count = faces.max() + 1
    corner = faces[:, [0, 1, 2]].ravel()
    nxt, prv = faces[:, [1, 2, 0]].ravel(), faces[:, [2, 0, 1]].ravel()
    # Fans: faces at a vertex linked where one's next is the other's previous; count the cycles by pointer jumping.
    order = np.lexsort((nxt, corner))
    link = np.searchsorted(corner[order] * count + nxt[order], corner * count + prv)
    follow = np.empty(len(corner), np.int64)
    follow[:] = order[np.minimum(link, len(order) - 1)]
    least, step = np.minimum(np.arange(len(corner)), follow), follow
    for _ in range(12):
        least, step = np.minimum(least, least[step]), step[step]
    fans = np.unique(corner * (len(corner) + 1) + least)
    per = np.bincount((fans // (len(corner) + 1)).astype(int), minlength=count)
    return int((per > 1).sum())


def volume(vertices, faces) -> float:
    a, b, c = (vertices[faces[:, i]] for i in range(3))
    return float((a * np.cross(b, c)).sum() / 6)


def crossings(vertices, faces, among=None) -> np.ndarray:
    """Numbers of the faces that cross another face; `among` limits the search to pairs with one of these faces."""
    vertices = np.asarray(vertices, float)
    first, second = _near_pairs(vertices, faces, among)
    hits = []
    for start in range(0, len(first), 400_000):
        i, j = first[start : start + 400_000], second[start : start + 400_000]
        a, b = faces[i], faces[j]
        shared = (a[:, :, None] == b[:, None, :]).sum((1, 2))
        for one, other, n in ((a, b, 0), (b, a, 1)):
            for k in range(3):
                p, q = one[:, k], one[:, (k + 1) % 3]
                # Edges with an end on the other face touch it there and nowhere else, unless both lie in one plane.
                free = (shared < 2) & (p[:, None] != other).all(1) & (q[:, None] != other).all(1)
                cut = np.flatnonzero(free)
                if len(cut):
                    cut = cut[_pierces(vertices[p[cut]], vertices[q[cut]], vertices[other[cut]])]
                    hits += [i[cut], j[cut]]
            del n
    return np.unique(np.concatenate(hits)) if hits else np.zeros(0, int)


def _near_pairs(vertices, faces, among):
    """Pairs of faces whose boxes overlap, found by a grid."""
    corners = vertices[faces]
    low, high = corners.min(1), corners.max(1)
    cell = float(np.percentile((high - low).max(1), 80)) + 1e-9
    origin = low.min(0)
    i, j = ((low - origin) / cell).astype(np.int64), ((high - origin) / cell).astype(np.int64)
    spans = j - i + 1
    times = spans.prod(1)
    face = np.repeat(np.arange(len(faces)), times)
    rank = np.arange(len(face)) - np.repeat(np.cumsum(times) - times, times)
    x = i[face, 0] + rank // (spans[face, 1] * spans[face, 2])
    y = i[face, 1] + rank // spans[face, 2] % spans[face, 1]
    z = i[face, 2] + rank % spans[face, 2]
    size = (high.max(0) - origin) / cell + 2
    key = (x * int(size[1] + 1) + y) * int(size[2] + 1) + z
    chosen = np.ones(len(faces), bool)
    if among is not None:
        chosen[:] = False
        chosen[among] = True
        close = np.isin(key, np.unique(key[chosen[face]]))
        key, face = key[close], face[close]
    order = np.argsort(key, kind="stable")
    key, face = key[order], face[order]
    first, second = [], []
    for step in range(1, 400):
        same = np.flatnonzero(key[step:] == key[:-step])
        if not len(same):
            break
        a, b = face[same], face[same + step]
        keep = (chosen[a] | chosen[b]) & (low[a] <= high[b]).all(1) & (low[b] <= high[a]).all(1)
        first.append(np.minimum(a, b)[keep])
        second.append(np.maximum(a, b)[keep])
    if not first:
        return np.zeros(0, int), np.zeros(0, int)
    pair = np.unique(np.concatenate(first) * len(faces) + np.concatenate(second))
    return pair // len(faces), pair % len(faces)


def _pierces(p, q, triangle):
    """Does the segment p-q pass through the triangle's inside?"""
    a, b, c = triangle[:, 0], triangle[:, 1], triangle[:, 2]
    way, e, f = q - p, b - a, c - a
    h = np.cross(way, f)
    det = (e * h).sum(1)
    tiny = 1e-12 * np.abs(e).max() ** 3 if len(e) else 0
    inverse = np.where(np.abs(det) > tiny, 1 / np.where(det == 0, 1, det), 0)
    s = p - a
    u = (s * h).sum(1) * inverse
    k = np.cross(s, e)
    v = (way * k).sum(1) * inverse
    t = (f * k).sum(1) * inverse
    eps = 1e-7
    return (np.abs(det) > tiny) & (u > eps) & (v > eps) & (u + v < 1 - eps) & (t > eps) & (t < 1 - eps)


def silhouette(vertices, faces, axis, pixels=400, frame=None) -> np.ndarray:
    """The shadow of the mesh along an axis as a mask; frame (centre, half width) sets the window."""
    from PIL import Image, ImageDraw

    flat = np.delete(vertices, axis, axis=1)
    centre, half = frame if frame else ((flat.min(0) + flat.max(0)) / 2, float(np.ptp(flat, axis=0).max()) * 0.52)
    at = (flat - centre) / half * (pixels / 2) + pixels / 2
    picture = Image.new("1", (pixels, pixels))
    draw = ImageDraw.Draw(picture)
    for triangle in at[faces].reshape(-1, 6).tolist():
        draw.polygon(triangle, fill=1)
    return np.asarray(picture)
