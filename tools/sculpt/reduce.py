"""Fewer triangles: takes a closed mesh, gives a closed mesh of so many triangles, by quadric edge collapses.

Every collapse keeps the link condition, so a manifold stays one, and turns no face over; ties go by vertex number, so
the result is the same on every run.
"""

import heapq

import numba
import numpy as np

# How far a face may turn (cosine) and how thin it may become (area by longest edge squared), pass by pass.
STRICT = ((0.3, 0.05), (0.2, 0.03), (0.1, 0.02), (0.05, 0.01), (0.0, 0.005))


def reduce(vertices, faces, target, weight=None):
    """Vertices and faces of at most `target` triangles; weight > 1 keeps a vertex' neighbourhood finer."""
    weight = np.ones(len(vertices)) if weight is None else np.asarray(weight, float)
    points, faces = np.array(vertices, float), np.array(faces, np.int64)
    for upright, plump in STRICT:  # an edge refused once may be free after its neighbourhood has changed
        points, faces = _collapse(points, faces, int(target), weight, upright, plump)
        used, inverse = np.unique(faces, return_inverse=True)
        points, faces, weight = points[used], inverse.reshape(-1, 3), weight[used]
        if len(faces) <= target:
            break
    return points, faces


@numba.njit(cache=True)
def _plane(p, face, q, weight):
    a, b, c = p[face[0]], p[face[1]], p[face[2]]
    n = np.cross(b - a, c - a)
    area = np.sqrt((n**2).sum())
    if area < 1e-14:
        return
    n = n / area
    d = -(n * a).sum()
    v = np.array([n[0], n[1], n[2], d])
    for i in range(3):
        w = area * weight[face[i]]
        for j in range(4):
            for k in range(4):
                q[face[i], j, k] += w * v[j] * v[k]


@numba.njit(cache=True)
def _cost(q, p):
    total = q[3, 3]
    for j in range(3):
        total += 2 * q[j, 3] * p[j]
        for k in range(3):
            total += q[j, k] * p[j] * p[k]
    return total


@numba.njit(cache=True)
def _best(q, a, b):
    m = q[:3, :3].copy()
    scale = (m[0, 0] + m[1, 1] + m[2, 2]) * 1e-3 + 1e-12
    middle = (a + b) / 2
    right = -q[:3, 3] + scale * middle
    for i in range(3):
        m[i, i] += scale
    p = np.linalg.solve(m, right)
    reach = np.sqrt(((a - b) ** 2).sum())
    if np.sqrt(((p - middle) ** 2).sum()) > 1.0 * reach:
        p = middle
    return p, max(_cost(q, p), 0.0) + 1e-9 * reach


@numba.njit(cache=True)
def _ring(vertex, faces, first, following, alive, out):
    """Faces around a vertex into out; how many."""
    n, corner = 0, first[vertex]
    while corner >= 0:
        face = corner // 3
        if alive[face] and n < len(out):
            out[n] = face
            n += 1
        corner = following[corner]
    return n


@numba.njit(cache=True)
def _push(heap, q, p, u, v, stamp):
    if u > v:
        u, v = v, u
    _, cost = _best(q[u] + q[v], p[u], p[v])
    heapq.heappush(heap, (cost, u, v, stamp[u] + stamp[v]))


@numba.njit(cache=True)
def _sound(p, faces, around, count, moved, other, place, upright, plump):
    """No face of the ring may turn over or become a sliver when `moved` goes to `place`. A face that was a sliver
    already may stay one, and is measured against the ring as a whole, its own direction being worth nothing."""
    mean = np.zeros(3)
    for i in range(count):
        face = faces[around[i]]
        mean += np.cross(p[face[1]] - p[face[0]], p[face[2]] - p[face[0]])
    for i in range(count):
        face = faces[around[i]]
        if face[0] == other or face[1] == other or face[2] == other:
            continue
        a, b, c = p[face[0]], p[face[1]], p[face[2]]
        before, was = _shape(a, b, c)
        if face[0] == moved:
            a = place
        elif face[1] == moved:
            b = place
        else:
            c = place
        after, now = _shape(a, b, c)
        if now < min(plump, was):
            return False
        standard = before if was > 0.03 else mean
        if (standard * after).sum() < upright * np.sqrt((standard**2).sum() * (after**2).sum()):
            return False
    return True


@numba.njit(cache=True)
def _shape(a, b, c):
    """A face's normal, as long as twice its area, and how plump it is."""
    normal = np.cross(b - a, c - a)
    longest = max(((b - a) ** 2).sum(), max(((c - b) ** 2).sum(), ((a - c) ** 2).sum()))
    return normal, np.sqrt((normal**2).sum()) / max(longest, 1e-30)


@numba.njit(cache=True)
def _collapse(p, faces, target, weight, upright, plump):
    count, total = len(p), len(faces)
    q = np.zeros((count, 4, 4))
    for f in range(total):
        _plane(p, faces[f], q, weight)
    first, following = np.full(count, -1, np.int64), np.full(total * 3, -1, np.int64)
    last = np.full(count, -1, np.int64)
    for corner in range(total * 3):
        v = faces[corner // 3, corner % 3]
        if first[v] < 0:
            first[v] = corner
        else:
            following[last[v]] = corner
        last[v] = corner
    alive, stamp = np.ones(total, np.bool_), np.zeros(count, np.int64)
    heap = [(0.0, np.int64(0), np.int64(0), np.int64(-1))]
    for f in range(total):
        for i in range(3):
            u, v = faces[f, i], faces[f, (i + 1) % 3]
            if u < v:
                _push(heap, q, p, u, v, stamp)
    left = total
    ring_u, ring_v = np.empty(256, np.int64), np.empty(256, np.int64)
    seen = np.full(count, -1, np.int64)
    mark = 0
    while left > target and len(heap) > 0:
        _, u, v, when = heapq.heappop(heap)
        if when != stamp[u] + stamp[v] or u == v or stamp[u] < 0 or stamp[v] < 0:
            continue
        nu, nv = _ring(u, faces, first, following, alive, ring_u), _ring(v, faces, first, following, alive, ring_v)
        if nu + nv > 28 or nu < 3 or nv < 3:
            continue
        mark += 1
        for i in range(nu):
            for j in range(3):
                seen[faces[ring_u[i], j]] = mark
        common, joined = 0, False
        mark += 1
        for i in range(nv):
            for j in range(3):
                w = faces[ring_v[i], j]
                if w == u:
                    joined = True
                elif w != v and seen[w] == mark - 1:
                    seen[w] = mark
                    common += 1
        if not joined or common != 2:
            continue
        place, _ = _best(q[u] + q[v], p[u], p[v])
        if not _sound(p, faces, ring_u, nu, u, v, place, upright, plump) or not _sound(
            p, faces, ring_v, nv, v, u, place, upright, plump
        ):
            continue
        p[u] = place
        q[u] += q[v]
        for i in range(nv):
            face = ring_v[i]
            if faces[face, 0] == u or faces[face, 1] == u or faces[face, 2] == u:
                alive[face] = False
                left -= 1
            else:
                for j in range(3):
                    if faces[face, j] == v:
                        faces[face, j] = u
        following[last[u]] = first[v]
        last[u] = last[v]
        stamp[u] += stamp[v] + 1
        stamp[v] = -(1 << 40)
        nu = _ring(u, faces, first, following, alive, ring_u)
        for i in range(nu):
            for j in range(3):
                w = faces[ring_u[i], j]
                if w != u and faces[ring_u[i], (j + 1) % 3] == u:
                    _push(heap, q, p, u, w, stamp)
    return p, faces[alive]
