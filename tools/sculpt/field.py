"""The distance field: takes groups of packed primitives, gives signed distance, fur and mark at any points.

Groups are blended in their order, each softly with all that came before (polynomial smooth minimum); the weights of
the blend also mix two skin values, fur (does hair grow here) and mark (-1 sunk and dark .. 1 polished).
"""

from dataclasses import dataclass, field

import numba
import numpy as np

BALL, BAR, BLOCK, RING, PLANE, WAVE = range(6)
PRIMITIVE_WIDTH, GROUP_WIDTH = 24, 16
FAR = 1e9
CELL = 1.5
ADD, CARVE, KEEP = 0.0, 1.0, 2.0


@dataclass(frozen=True)
class Group:
    """What belongs together: shapes, what is taken out of them, and how they join what came before."""

    name: str
    shapes: tuple  # rows of PRIMITIVE_WIDTH numbers, from tools.sculpt.primitives
    minus: tuple = ()
    how: float = ADD
    blend: float = 1.0
    soft: float = 0.0
    minus_soft: float = 0.3
    mirror: bool = False
    fur: float = 1.0
    mark: float = 0.0


@dataclass(frozen=True)
class Field:
    """The compiled field: primitives and groups as two arrays, and how far left and right differ."""

    primitives: np.ndarray
    groups: np.ndarray
    asymmetry: float = 0.0
    names: tuple = field(default=(), compare=False)

    @staticmethod
    def of(groups, asymmetry=0.0) -> "Field":
        rows, table = [], []
        for group in groups:
            start = len(rows)
            rows += list(group.shapes)
            middle = len(rows)
            rows += list(group.minus)
            centre, radius = _bound(np.array(group.shapes))
            table.append(
                [
                    group.how,
                    max(group.blend, 1e-3),
                    group.soft,
                    float(group.mirror),
                    group.fur,
                    group.mark,
                    start,
                    middle,
                    len(rows),
                    group.minus_soft,
                    *centre,
                    radius,
                    0,
                    0,
                ]
            )
        return Field(
            np.array(rows, float).reshape(-1, PRIMITIVE_WIDTH),
            np.array(table, float).reshape(-1, GROUP_WIDTH),
            asymmetry,
            tuple(g.name for g in groups),
        )

    def distance(self, points) -> np.ndarray:
        return self.values(points)[:, 0]

    def values(self, points) -> np.ndarray:
        """Columns: distance, fur, mark."""
        out = np.empty((len(points), 3))
        _kernel(points)(*self._by_cell(points), out, False)
        return out

    def slopes(self, points) -> np.ndarray:
        """Columns: distance, and its gradient."""
        out = np.empty((len(points), 4))
        _kernel(points)(*self._by_cell(points), out, True)
        return out

    def _by_cell(self, points):
        """Neighbouring points are evaluated together, so that far groups are ruled out once for all of them."""
        points = np.ascontiguousarray(points, float)
        key = np.floor(points / CELL).astype(np.int64) + (1 << 20)
        key = (key[:, 0] << 42) + (key[:, 1] << 21) + key[:, 2]
        order = np.argsort(key, kind="stable")
        starts = np.r_[np.flatnonzero(np.diff(key[order], prepend=-1)), len(points)]
        return points, order, starts, self.primitives, self.groups, self.asymmetry

    def normals(self, points) -> np.ndarray:
        gradient = self.slopes(points)[:, 1:]
        return gradient / np.maximum(np.linalg.norm(gradient, axis=1, keepdims=True), 1e-9)

    def project(self, points, steps=1, reach=1.0) -> np.ndarray:
        """The points moved onto the skin by Newton steps, none longer than reach."""
        points = np.array(points, float)
        for _ in range(steps):
            slopes = self.slopes(points)
            steep = np.sqrt(np.maximum((slopes[:, 1:] ** 2).sum(1), 0.05))
            step = np.clip(slopes[:, 0] / steep, -reach, reach) / steep
            points -= slopes[:, 1:] * step[:, None]
        return points

    def settled(self, points, reach) -> tuple[np.ndarray, np.ndarray]:
        """Points all but on the skin moved onto it, and the normals there: one round of slopes serves both."""
        slopes = self.slopes(points)
        steep = np.sqrt(np.maximum((slopes[:, 1:] ** 2).sum(1), 0.05))[:, None]
        normals = slopes[:, 1:] / steep
        return points - normals * np.clip(slopes[:, :1] / steep, -reach, reach), normals

    def bounds(self) -> tuple[np.ndarray, np.ndarray]:
        """A box around all groups that add."""
        low, high = np.full(3, FAR), np.full(3, -FAR)
        for group in self.groups:
            if group[0] != ADD:
                continue
            for row in self.primitives[int(group[6]) : int(group[7])]:
                if row[19] > FAR / 2:
                    continue
                centres = [row[20:23]] if not group[3] else [row[20:23], row[20:23] * (-1, 1, 1)]
                for centre in centres:
                    low, high = np.minimum(low, centre - row[19]), np.maximum(high, centre + row[19])
        return low - 0.6, high + 0.6

    def fill(self, low, size, counts, block=8) -> np.ndarray:
        """The distances on a regular grid; blocks far from the skin get their centre's value."""
        out = np.empty(tuple(counts), np.float32)
        _fill(out, np.array(low, float), size, block, self.primitives, self.groups, self.asymmetry)
        return out


def _bound(rows):
    if (rows[:, 19] > FAR / 2).any():
        return np.zeros(3), FAR
    centre = (rows[:, 20:23] - rows[:, 19:20]).min(0) / 2 + (rows[:, 20:23] + rows[:, 19:20]).max(0) / 2
    return centre, float((np.linalg.norm(rows[:, 20:23] - centre, axis=1) + rows[:, 19]).max())


@numba.njit(cache=True, fastmath=False)
def _primitive(row, x, y, z):
    kind = row[0]
    px, py, pz = x - row[1], y - row[2], z - row[3]
    if kind == BAR:
        bx, by, bz = row[4], row[5], row[6]
        squeeze = row[18]
        if squeeze < 1.0:
            along = (px * row[9] + py * row[10] + pz * row[11]) * (1.0 / squeeze - 1.0)
            px, py, pz = px + row[9] * along, py + row[10] * along, pz + row[11] * along
        length = bx * bx + by * by + bz * bz
        t = min(max((px * bx + py * by + pz * bz) / max(length, 1e-12), 0.0), 1.0)
        dx, dy, dz = px - t * bx, py - t * by, pz - t * bz
        return (np.sqrt(dx * dx + dy * dy + dz * dz) - (row[7] + (row[8] - row[7]) * t)) * (0.4 + 0.6 * squeeze)
    if kind == PLANE:
        return px * row[4] + py * row[5] + pz * row[6]
    if kind == WAVE:
        angle = np.arctan2(py, px)
        return (pz - row[7] * (np.cos(row[8] * angle) + 0.4 * np.sin(2.0 * angle + 1.0))) * 0.9
    u = row[9] * px + row[10] * py + row[11] * pz
    v = row[12] * px + row[13] * py + row[14] * pz
    w = row[15] * px + row[16] * py + row[17] * pz
    if kind == BALL:
        a, b, c = u / row[4], v / row[5], w / row[6]
        k0 = np.sqrt(a * a + b * b + c * c)
        a, b, c = a / row[4], b / row[5], c / row[6]
        k1 = np.sqrt(a * a + b * b + c * c)
        if k1 < 1e-9:
            return -min(row[4], min(row[5], row[6]))
        return k0 * (k0 - 1.0) / k1
    if kind == BLOCK:
        a, b, c = abs(u) - row[4] + row[7], abs(v) - row[5] + row[7], abs(w) - row[6] + row[7]
        inside = min(max(a, max(b, c)), 0.0)
        a, b, c = max(a, 0.0), max(b, 0.0), max(c, 0.0)
        return np.sqrt(a * a + b * b + c * c) + inside - row[7]
    q = np.sqrt((u / row[4]) ** 2 + (v / row[5]) ** 2)
    side = (q - 1.0) * min(row[4], row[5])
    return np.sqrt(side * side + w * w) - row[7]


@numba.njit(cache=True)
def _lower(row, x, y, z):
    return np.sqrt((x - row[20]) ** 2 + (y - row[21]) ** 2 + (z - row[22]) ** 2) - row[19]


@numba.njit(cache=True)
def _joined(primitives, start, end, soft, x, y, z):
    d = FAR
    for i in range(start, end):
        if _lower(primitives[i], x, y, z) > d + soft:
            continue
        e = _primitive(primitives[i], x, y, z)
        if soft > 0.0 and d < FAR:
            h = min(max(0.5 + 0.5 * (d - e) / soft, 0.0), 1.0)
            d = d + (e - d) * h - soft * h * (1.0 - h)
        else:
            d = min(d, e)
    return d


@numba.njit(cache=True)
def _value(x, y, z, primitives, groups, active, count, asymmetry):
    if asymmetry > 0.0:
        z = z + asymmetry * (np.sin(0.16 * x + 0.05 * y + 0.4) - 0.3 * np.sin(0.31 * x - 0.1 * z))
        y = y + asymmetry * 0.8 * np.sin(0.13 * x + 0.07 * z + 2.1)
        x = x + asymmetry * np.sin(0.11 * y - 0.14 * z + 0.8)
    d, fur, mark = FAR, 0.0, 0.0
    for n in range(count):
        g = groups[active[n]]
        k = g[1]
        gx = abs(x) if g[3] > 0.0 else x
        lower = np.sqrt((gx - g[10]) ** 2 + (y - g[11]) ** 2 + (z - g[12]) ** 2) - g[13]
        if (g[0] == 0.0 and lower > d + k) or (g[0] == 1.0 and lower > k - d):
            continue
        e = _joined(primitives, int(g[6]), int(g[7]), g[2], gx, y, z)
        if g[8] > g[7]:
            m = -_joined(primitives, int(g[7]), int(g[8]), 0.0, gx, y, z)
            s = max(g[9], 1e-3)
            h = min(max(0.5 - 0.5 * (e - m) / s, 0.0), 1.0)
            e = e + (m - e) * h + s * h * (1.0 - h)
        if g[0] == 0.0:
            if d >= FAR:
                d, fur, mark = e, g[4], g[5]
                continue
            h = min(max(0.5 + 0.5 * (d - e) / k, 0.0), 1.0)
            d = d + (e - d) * h - k * h * (1.0 - h)
        else:
            if g[0] == 1.0:
                e = -e
            h = min(max(0.5 - 0.5 * (d - e) / k, 0.0), 1.0)
            d = d + (e - d) * h + k * h * (1.0 - h)
        if g[4] >= 0.0:
            fur = fur + (g[4] - fur) * h
        mark = mark + (g[5] - mark) * h
    return d, fur, mark


@numba.njit(cache=True)
def _select(x, y, z, half, primitives, groups, active):
    """Groups that can matter within `half` of a place; their count and the distance there."""
    every = np.arange(len(groups))
    d = _value(x, y, z, primitives, groups, every, len(groups), 0.0)[0]
    count = 0
    for n in range(len(groups)):
        g = groups[n]
        mx = abs(x) if g[3] > 0.0 else x
        lower = np.sqrt((mx - g[10]) ** 2 + (y - g[11]) ** 2 + (z - g[12]) ** 2) - g[13]
        if lower < abs(d) + 2.6 * half + 2.0 * g[1] + 1.2:
            active[count] = n
            count += 1
    return count, d


@numba.njit(cache=True, parallel=True)
def _evaluate(points, order, starts, primitives, groups, asymmetry, out, slopes):
    e = 0.03
    half = CELL * 0.5 * np.sqrt(3.0)
    for cell in numba.prange(len(starts) - 1):
        first = points[order[starts[cell]]]
        centre = (np.floor(first / CELL) + 0.5) * CELL
        active = np.empty(len(groups), np.int64)
        count, _ = _select(centre[0], centre[1], centre[2], half, primitives, groups, active)
        for m in range(starts[cell], starts[cell + 1]):
            i = order[m]
            x, y, z = points[i, 0], points[i, 1], points[i, 2]
            if not slopes:
                d, fur, mark = _value(x, y, z, primitives, groups, active, count, asymmetry)
                out[i, 0], out[i, 1], out[i, 2] = d, fur, mark
                continue
            a = _value(x + e, y - e, z - e, primitives, groups, active, count, asymmetry)[0]
            b = _value(x - e, y - e, z + e, primitives, groups, active, count, asymmetry)[0]
            c = _value(x - e, y + e, z - e, primitives, groups, active, count, asymmetry)[0]
            d = _value(x + e, y + e, z + e, primitives, groups, active, count, asymmetry)[0]
            out[i, 0] = (a + b + c + d) / 4
            out[i, 1] = (a - b - c + d) / (4 * e)
            out[i, 2] = (-a - b + c + d) / (4 * e)
            out[i, 3] = (-a + b - c + d) / (4 * e)


_evaluate_alone = numba.njit(cache=True)(_evaluate.py_func)


def _kernel(points):
    """Few points are done sooner than a second thread wakes."""
    return _evaluate if len(points) > 20_000 else _evaluate_alone


@numba.njit(cache=True, parallel=True)
def _fill(out, low, size, block, primitives, groups, asymmetry):
    nx, ny, nz = out.shape
    bx, by, bz = (nx + block - 1) // block, (ny + block - 1) // block, (nz + block - 1) // block
    half = block * size * 0.5 * np.sqrt(3.0)
    for number in numba.prange(bx * by * bz):
        i0, j0, k0 = number // (by * bz) * block, number // bz % by * block, number % bz * block
        cx, cy, cz = (
            low[0] + (i0 + block / 2) * size,
            low[1] + (j0 + block / 2) * size,
            low[2] + (k0 + block / 2) * size,
        )
        active = np.empty(len(groups), np.int64)
        count, d = _select(cx, cy, cz, half, primitives, groups, active)
        i1, j1, k1 = min(i0 + block, nx), min(j0 + block, ny), min(k0 + block, nz)
        if abs(d) > 1.7 * half + 0.6:
            out[i0:i1, j0:j1, k0:k1] = d
            continue
        for i in range(i0, i1):
            for j in range(j0, j1):
                for k in range(k0, k1):
                    out[i, j, k] = _value(
                        low[0] + i * size,
                        low[1] + j * size,
                        low[2] + k * size,
                        primitives,
                        groups,
                        active,
                        count,
                        asymmetry,
                    )[0]
