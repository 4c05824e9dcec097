"""Chased hair: takes the skin and a head's guides and hair zones, gives traced strokes and the relief they stamp.

A stroke is a short line traced over the skin along the flow of the guides. A lock is a raised, tapering, rounded
strand; a groove a fine cut; a scale a plate with a rounded lower edge; a feather a pointed plate with a quill.
"""

from dataclasses import dataclass

import numba
import numpy as np

from tools.sculpt.primitives import turned, unit

STEPS = 9
LOCK, GROOVE, SCALE, FEATHER = range(4)
STYLES = {"lock": LOCK, "groove": GROOVE, "scale": SCALE, "feather": FEATHER}
# Usual half-width, height, length in cm; gap between seeds in widths.
USUAL = {"lock": (0.3, 0.13, 2.4, 1.15), "groove": (0.07, -0.045, 1.2, 2.4), "scale": (0.7, 0.12, 1.5, 1.9),
         "feather": (0.6, 0.13, 2.6, 1.7)}  # fmt: skip


@dataclass(frozen=True)
class Strokes:
    """Lines (n, STEPS, 3), their normals, and per stroke: style, half-width, height, priority, strands, tip."""

    lines: np.ndarray
    normals: np.ndarray
    looks: np.ndarray


def _guides(head):
    """Where hair has a told direction: the guides, and the locks, whose own hair runs along them."""
    told = [(g["at"], g["flow"], g.get("both", True)) for g in head.words.get("guides", ())]
    for part in head.words.get("parts", ()):
        locks = part.get("locks", {"through": ()})
        for path in locks["through"]:
            points = np.array(path, float)
            told += [(p, q - p, locks.get("both", True)) for p, q in zip(points, points[1:])]
    return told


def flow(head, points, normals) -> np.ndarray:
    """The direction in which hair lies at each point: guides blended by distance, laid into the skin."""
    at, way = [], []
    for place, direction, both in _guides(head):
        sides = (1, -1) if both and abs(place[0]) > 1e-6 else (1,)
        for sign in sides:
            at.append(np.array(place, float) * (sign, 1, 1))
            way.append(unit(direction) * (sign, 1, 1))
    if not at:
        at, way = [np.zeros(3)], [np.array([0, -0.6, -1.0])]
    at, way = np.array(at), np.array(way)
    out = np.empty((len(points), 3))
    for start in range(0, len(points), 100_000):
        part = slice(start, start + 100_000)
        near = 1.0 / (((points[part, None] - at[None]) ** 2).sum(2) + 0.3) ** 2
        out[part] = near @ way
    out -= (out * normals).sum(1, keepdims=True) * normals
    return out / np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-9)


def inside(places, points) -> np.ndarray:
    """0..1: how far within any of the soft balls."""
    share = np.zeros(len(points))
    for place in places:
        size = np.broadcast_to(np.asarray(place["size"], float), 3)
        soft = place.get("soft", 0.15)
        p = points * np.array([1, 1, 1])
        if place.get("both", True) and place["at"][0] != 0:
            p = np.abs(points) * (1, 0, 0) * np.sign(place["at"][0]) + points * (0, 1, 1)
        local = (p - np.array(place["at"], float)) @ turned(place.get("turn", (0, 0, 0)))
        q = np.linalg.norm(local / size, axis=1)
        share = np.maximum(share, np.clip((1 - q) / max(soft, 1e-3) + 0.5, 0, 1))
    return share


def grow(head, field, vertices, faces, normals, values) -> Strokes:
    """All strokes of the head's zones."""
    rng = np.random.default_rng(head.get("seed", 7))
    pieces = [
        _zone(head, field, zone, number, rng, vertices, faces, values)
        for number, zone in enumerate(head.words.get("hair", ()))
    ]
    pieces = [piece for piece in pieces if len(piece.lines)]
    if not pieces:
        return Strokes(np.zeros((0, STEPS, 3)), np.zeros((0, STEPS, 3)), np.zeros((0, 6)))
    return Strokes(*(np.concatenate([getattr(p, name) for p in pieces]) for name in ("lines", "normals", "looks")))


def _zone(head, field, zone, number, rng, vertices, faces, values):
    style = zone.get("style", "lock")
    wide, high, long, gap = USUAL[style]
    wide, high, long = (
        np.atleast_1d(zone.get(key, usual)) for key, usual in (("wide", wide), ("high", high), ("long", long))
    )
    gap = zone.get("gap", gap)
    if "rows" in zone:
        seeds, ways = _in_rows(field, zone)
        mask = inside(zone["where"], seeds) > 0.5 if "where" in zone else np.ones(len(seeds), bool)
        if "except" in zone:
            mask &= inside(zone["except"], seeds) < 0.5
        seeds, ways = seeds[mask], ways[mask]
    else:
        seeds = _scattered(zone, rng, vertices, faces, values, float(wide.mean()) * gap, float(long.mean()), style)
        ways = None
    if not len(seeds):
        return Strokes(np.zeros((0, STEPS, 3)), np.zeros((0, STEPS, 3)), np.zeros((0, 6)))
    size = rng.uniform(0, 1, len(seeds))
    regular = "rows" in zone
    pick = (lambda v: v[0] + (v[-1] - v[0]) * size) if not regular else (lambda v: np.full(len(seeds), v.mean()))
    widths, heights, lengths = pick(wide), pick(high), pick(long)
    lines, line_normals = _trace(head, field, zone, seeds, ways, lengths, rng)
    priority = rng.uniform(0, 1, len(seeds)) if not regular else np.zeros(len(seeds))
    looks = np.column_stack(
        [
            np.full(len(seeds), STYLES[style]),
            widths,
            heights,
            priority,
            np.full(len(seeds), zone.get("strands", 3)),
            np.full(len(seeds), zone.get("tip", 1.0)),
        ]
    )
    return Strokes(lines, line_normals, looks)


def _scattered(zone, rng, vertices, faces, values, gap, long, style):
    """Dart-throwing on the skin, denser where the zone says so."""
    a, b, c = (vertices[faces[:, i]] for i in range(3))
    area = np.linalg.norm(np.cross(b - a, c - a), axis=1) / 2
    middle = (a + b + c) / 3
    weight = area.copy()
    if zone.get("fur", True):
        weight *= np.clip(values[faces, 1].mean(1), 0, 1) ** 2
    if "where" in zone:
        weight *= inside(zone["where"], middle)
    if "except" in zone:
        weight *= 1 - inside(zone["except"], middle)
    total = weight.sum()
    if total <= 0:
        return np.zeros((0, 3))
    # Along its length a stroke covers ground too: seeds lie close across and wider along.
    want = int(zone.get("count", total / (gap * max(long * 0.3, gap))))
    tries = min(want * 4, 120_000)
    chosen = np.searchsorted(np.cumsum(weight) / total, rng.uniform(0, 1, tries))
    chosen = np.minimum(chosen, len(faces) - 1)
    u, v = rng.uniform(0, 1, (2, tries))
    flip = u + v > 1
    u, v = np.where(flip, 1 - u, u), np.where(flip, 1 - v, v)
    points = a[chosen] + (b - a)[chosen] * u[:, None] + (c - a)[chosen] * v[:, None]
    spacing = 0.72 * np.sqrt(total / max(want, 1))
    return points[_darts(points, spacing)][:want]


@numba.njit(cache=True)
def _darts(points, spacing):
    low = np.array([points[:, 0].min(), points[:, 1].min(), points[:, 2].min()])
    taken = {}
    kept = np.zeros(len(points), np.bool_)
    taken[(np.int64(-9), np.int64(-9), np.int64(-9))] = np.int64(-1)
    # One point a cell at most, its neighbours checked.
    for n in range(len(points)):
        i = np.int64((points[n, 0] - low[0]) / spacing)
        j = np.int64((points[n, 1] - low[1]) / spacing)
        k = np.int64((points[n, 2] - low[2]) / spacing)
        free = True
        for x in range(i - 1, i + 2):
            for y in range(j - 1, j + 2):
                for z in range(k - 1, k + 2):
                    if (x, y, z) in taken:
                        m = taken[(x, y, z)]
                        if m >= 0:
                            d = points[n] - points[m]
                            if d[0] * d[0] + d[1] * d[1] + d[2] * d[2] < spacing * spacing:
                                free = False
        if free:
            taken[(i, j, k)] = np.int64(n)
            kept[n] = True
    return kept


def _in_rows(field, zone):
    """Seeds in offset rows around an axis, found on the skin by rays from the axis outwards."""
    found, ways = [], []
    for row in zone["rows"]:
        start, end = np.array(row["from"], float), np.array(row["to"], float)
        axis = unit(end - start)
        length = np.linalg.norm(end - start)
        side = unit(np.cross(axis, (0.0, 0.0, 1.0) if abs(axis[2]) < 0.8 else (0.0, 1.0, 0.0)))
        other = np.cross(axis, side)
        first, last = np.radians(row.get("span", (0, 360)))
        around = int(row["around"])
        for i, s in enumerate(np.arange(0, length, row["pitch"])):
            angle = first + (last - first) * (np.arange(around) + 0.5 * (i % 2)) / around
            out = np.outer(np.cos(angle), side) + np.outer(np.sin(angle), other)
            found.append(_march(field, start + axis * s, out))
            ways.append(np.tile(axis, (around, 1)))
    seeds, ways = np.vstack(found), np.vstack(ways)
    good = np.isfinite(seeds[:, 0])
    seeds = field.project(seeds[good], 4, 0.5)
    return seeds, ways[good]


def _march(field, origin, out):
    """Where rays from inside leave the skin last."""
    reach = np.linspace(0.2, 30, 200)
    points = origin + out[:, None] * reach[None, :, None]
    inside_skin = field.distance(points.reshape(-1, 3)).reshape(len(out), -1) < 0
    last = inside_skin.shape[1] - 1 - np.argmax(inside_skin[:, ::-1], axis=1)
    seeds = points[np.arange(len(out)), last]
    seeds[~inside_skin.any(1)] = np.nan
    return seeds


def _trace(head, field, zone, seeds, ways, lengths, rng):
    """Each stroke step by step along the flow, laid back on the skin after each step."""
    points = field.project(seeds, 1, 0.3)
    normals = field.normals(points)
    curl = zone.get("curl", 0.25)
    turn = rng.normal(0, 1, len(seeds)) * curl
    phase = rng.uniform(0, 2 * np.pi, len(seeds)) if zone.get("wave") else np.zeros(len(seeds))
    lines, line_normals = [points], [normals]
    for step in range(STEPS - 1):
        if ways is not None:
            way = ways
        elif "away" in zone:
            way = points - np.array(zone["away"], float)
        elif "flow" in zone:
            way = np.array(zone["flow"], float) * np.column_stack(
                [np.where(points[:, :1] < 0, -1, 1), np.ones((len(points), 2))]
            )
        else:
            way = flow(head, points, normals)
        way = way - (way * normals).sum(1, keepdims=True) * normals
        way /= np.maximum(np.linalg.norm(way, axis=1, keepdims=True), 1e-9)
        angle = turn * (step / STEPS) + zone.get("wave", 0.0) * np.sin(phase + step * 0.8)
        side = np.cross(normals, way)
        way = way * np.cos(angle)[:, None] + side * np.sin(angle)[:, None]
        points = field.project(points + way * (lengths / (STEPS - 1))[:, None], 1, 0.3)
        normals = field.normals(points)
        lines.append(points)
        line_normals.append(normals)
    return np.stack(lines, 1), np.stack(line_normals, 1)


def relief(strokes: Strokes, vertices, normals) -> np.ndarray:
    """Height above the skin that the strokes stamp on each vertex: the highest lock or plate, then the cuts."""
    raised, cut = np.zeros(len(vertices)), np.zeros(len(vertices))
    if len(strokes.lines):
        order, start, low, cell, counts = _cells(vertices, 0.5)
        _stamp(
            strokes.lines,
            strokes.normals,
            strokes.looks,
            vertices,
            normals,
            order,
            start,
            low,
            cell,
            counts,
            raised,
            cut,
        )
    return raised + cut


def _cells(vertices, cell):
    low = vertices.min(0) - cell
    counts = np.ceil((vertices.max(0) - low) / cell).astype(np.int64) + 1
    index = ((vertices - low) / cell).astype(np.int64)
    key = (index[:, 0] * counts[1] + index[:, 1]) * counts[2] + index[:, 2]
    order = np.argsort(key, kind="stable")
    start = np.searchsorted(key[order], np.arange(counts.prod() + 1))
    return order, start, low, cell, counts


@numba.njit(cache=True)
def _profile(style, u, t, height, priority, strands, tip):
    """Height at u (-1..1 across) and t (0..1 along); negative where the stroke is not."""
    if style == LOCK:
        width = min(1.0, 0.45 + 2.2 * t) * (1.0 - max(0.0, (t - 0.35) / 0.65) ** 1.6 * (0.35 + 0.6 * tip))
        if width <= 0.02 or abs(u) >= width:
            return -1.0
        q = u / width
        body = np.sqrt(max(1.0 - q * q, 0.0)) * (0.86 + 0.14 * np.cos(q * strands * np.pi))
        rise = min(1.0, 0.25 + 1.6 * t) * (1.0 - 0.45 * t * t)
        return height * (body * rise + 0.45 * priority)
    if style == SCALE:
        edge = 1.0 if t < 0.55 else np.sqrt(max(1.0 - ((t - 0.55) / 0.45) ** 2, 0.0))
        if abs(u) >= edge:
            return -1.0
        rim = max(abs(u) / max(edge, 1e-3), max(0.0, (t - 0.55) / 0.45))
        return height * (0.25 + 0.75 * t) * (1.0 - 0.25 * rim**4) * (1.0 - 0.12 * u * u) + height * 0.12 * max(
            0.0, 1 - abs(u) * 6.0
        )
    edge = np.sqrt(max(1.0 - max(0.0, (t - 0.3) / 0.7) ** 2.2, 0.0)) * min(1.0, 0.6 + 2.0 * t)
    if abs(u) >= edge:
        return -1.0
    barbs = 0.08 * np.sin((t * 14.0 + abs(u) * 5.0) * np.pi)
    quill = 0.3 * max(0.0, 1.0 - abs(u) * 8.0) * (1.0 - t)
    return height * ((0.25 + 0.75 * t) * (1.0 - 0.3 * (u / max(edge, 1e-3)) ** 4) + barbs + quill)


@numba.njit(cache=True)
def _stamp(lines, line_normals, looks, vertices, normals, order, start, low, cell, counts, raised, cut):
    for n in range(len(lines)):
        style, width, height, priority, strands, tip = looks[n]
        steps = lines.shape[1]
        for s in range(steps - 1):
            a, b = lines[n, s], lines[n, s + 1]
            axis = b - a
            length = np.sqrt((axis**2).sum())
            if length < 1e-6:
                continue
            axis = axis / length
            nrm = line_normals[n, s]
            side = np.cross(nrm, axis)
            i0 = max(int((min(a[0], b[0]) - width - low[0]) / cell), 0)
            i1 = min(int((max(a[0], b[0]) + width - low[0]) / cell), counts[0] - 1)
            j0 = max(int((min(a[1], b[1]) - width - low[1]) / cell), 0)
            j1 = min(int((max(a[1], b[1]) + width - low[1]) / cell), counts[1] - 1)
            k0 = max(int((min(a[2], b[2]) - width - low[2]) / cell), 0)
            k1 = min(int((max(a[2], b[2]) + width - low[2]) / cell), counts[2] - 1)
            for i in range(i0, i1 + 1):
                for j in range(j0, j1 + 1):
                    base = (i * counts[1] + j) * counts[2]
                    for m in range(start[base + k0], start[base + k1 + 1]):
                        v = order[m]
                        p = vertices[v] - a
                        along = p[0] * axis[0] + p[1] * axis[1] + p[2] * axis[2]
                        if along < -0.05 * length or along > 1.05 * length:
                            continue
                        across = p[0] * side[0] + p[1] * side[1] + p[2] * side[2]
                        if abs(across) >= width:
                            continue
                        off = p[0] * nrm[0] + p[1] * nrm[1] + p[2] * nrm[2]
                        if abs(off) > 0.6 * width + 0.15:
                            continue
                        if normals[v, 0] * nrm[0] + normals[v, 1] * nrm[1] + normals[v, 2] * nrm[2] < 0.3:
                            continue
                        t = (s + min(max(along / length, 0.0), 1.0)) / (steps - 1)
                        u = across / width
                        if style == GROOVE:
                            deep = height * (1.0 - u * u) ** 2 * np.sin(np.pi * min(max(t, 0.02), 0.98)) ** 0.5
                            cut[v] = min(cut[v], deep)
                        else:
                            h = _profile(style, u, t, height, priority, strands, tip)
                            raised[v] = max(raised[v], h)
