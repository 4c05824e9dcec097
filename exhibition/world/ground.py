"""Floors, walls and terrain -> where feet may go. Queries take one point and touch only what lies near it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from exhibition.forms.built import Heightfield
from exhibition.forms.mesh import Array

STEP_UP = 0.5  # metres a walker climbs without a stair
STEP_DOWN = 0.7  # metres a walker goes down; more is an edge
BODY = 0.28  # half the width of a walker
KNEE, HEAD = 0.3, 1.7  # the part of a walker that walls stop, metres over the feet
_CELL = 4.0


@dataclass(frozen=True, eq=False)
class Ground:
    """Where one may stand. floors (f, 3, 3) and walls (w, 6) as in Built, in the scene's frame; fields: terrain,
    first match wins; bounds: an outline nobody leaves, none if empty; tops (w,): how high each wall stands to the eye,
    which is less where a low kerb is made a wall to feet; as high as the wall if None."""

    floors: Array
    walls: Array
    fields: tuple[Heightfield, ...] = ()
    bounds: tuple[tuple[float, float], ...] = ()
    tops: Array | None = None


def field_height(field: Heightfield, x: Array, y: Array) -> tuple[Array, Array]:
    """Height and walkability of terrain at points (n,): NaN and False outside. Same triangles as the drawn mesh."""
    x, y = np.atleast_1d(np.asarray(x, np.float64)), np.atleast_1d(np.asarray(y, np.float64))
    rows, cols = field.heights.shape
    gx, gy = (x - field.x0) / field.cell, (y - field.y0) / field.cell
    ix, iy = np.floor(gx).astype(int), np.floor(gy).astype(int)
    inside = (gx >= 0) & (gy >= 0) & (gx <= cols - 1) & (gy <= rows - 1)
    ix, iy = np.clip(ix, 0, cols - 2), np.clip(iy, 0, rows - 2)
    u, v = gx - ix, gy - iy
    h = field.heights
    a, b, c, d = h[iy, ix], h[iy, ix + 1], h[iy + 1, ix + 1], h[iy + 1, ix]
    height = np.where(u >= v, a + (b - a) * u + (c - b) * v, a + (c - d) * u + (d - a) * v)
    walkable = field.walkable[iy + (v > 0.5), ix + (u > 0.5)]
    return np.where(inside, height, np.nan), walkable & inside


def terrain(fields: tuple[Heightfield, ...], x: Array, y: Array) -> tuple[Array, Array]:
    """Height and walkability of the first field that holds each point (n,); NaN, False where none does."""
    x, y = np.atleast_1d(np.asarray(x, np.float64)), np.atleast_1d(np.asarray(y, np.float64))
    height, walkable = np.full(x.shape, np.nan), np.zeros(x.shape, bool)
    for field in fields:
        todo = np.isnan(height)
        if todo.any():
            height[todo], walkable[todo] = field_height(field, x[todo], y[todo])
    return height, walkable


def inside(outline: Array, x: Array, y: Array) -> Array:
    """Which points (n,) lie inside a closed outline (k, 2), by crossing number."""
    x, y = np.atleast_1d(np.asarray(x, np.float64)), np.atleast_1d(np.asarray(y, np.float64))
    o = np.asarray(outline, np.float64)
    ax, ay = o[:, 0], o[:, 1]
    bx, by = np.roll(ax, -1), np.roll(ay, -1)
    out = np.zeros(x.shape, bool)
    for k in range(len(o)):
        crosses = (ay[k] > y) != (by[k] > y)
        slope = (bx[k] - ax[k]) / (by[k] - ay[k] if by[k] != ay[k] else 1e-12)
        out ^= crosses & (x < ax[k] + (y - ay[k]) * slope)
    return out


def _buckets(low: Array, high: Array) -> dict[tuple[int, int], Array]:
    """Which boxes (n, 2)-(n, 2) touch each square of ground."""
    found: dict[tuple[int, int], list[int]] = {}
    first, last = np.floor(low / _CELL).astype(int), np.floor(high / _CELL).astype(int)
    for i, ((x0, y0), (x1, y1)) in enumerate(zip(first.tolist(), last.tolist(), strict=True)):
        for ix in range(x0, x1 + 1):
            for iy in range(y0, y1 + 1):
                found.setdefault((ix, iy), []).append(i)
    return {cell: np.array(items) for cell, items in found.items()}


class Footing:
    """Ground made quick to ask."""

    def __init__(self, ground: Ground):
        self.ground = ground
        f, w = ground.floors.astype(np.float64), ground.walls.astype(np.float64)
        self._floors, self._walls = f, w
        self._floor_cells = _buckets(f[:, :, :2].min(axis=1), f[:, :, :2].max(axis=1)) if len(f) else {}
        if len(w):
            ends = w[:, :4].reshape(-1, 2, 2)
            self._wall_cells = _buckets(ends.min(axis=1) - 0.5, ends.max(axis=1) + 0.5)
        else:
            self._wall_cells = {}

    def heights(self, x: float, y: float) -> list[float]:
        """Every surface one may stand on at a point, lowest first."""
        found: list[float] = []
        index = self._floor_cells.get((int(np.floor(x / _CELL)), int(np.floor(y / _CELL))))
        if index is not None:
            t = self._floors[index]
            a, e1, e2 = t[:, 0], t[:, 1] - t[:, 0], t[:, 2] - t[:, 0]
            det = e1[:, 0] * e2[:, 1] - e1[:, 1] * e2[:, 0]
            flat = np.abs(det) < 1e-9
            det = np.where(flat, 1.0, det)
            px, py = x - a[:, 0], y - a[:, 1]
            u = (px * e2[:, 1] - py * e2[:, 0]) / det
            v = (py * e1[:, 0] - px * e1[:, 1]) / det
            hit = (u >= -1e-6) & (v >= -1e-6) & (u + v <= 1 + 1e-6) & ~flat
            found.extend((a[:, 2] + u * e1[:, 2] + v * e2[:, 2])[hit].tolist())
        z, walkable = terrain(self.ground.fields, np.array([x]), np.array([y]))
        if walkable[0]:
            found.append(float(z[0]))
        return sorted(found)

    def support(self, x: float, y: float, z: float) -> float | None:
        """The height at which a walker at height z would stand at a point; None at an edge, in water, out of bounds."""
        bounds = self.ground.bounds
        if bounds and not inside(np.array(bounds), np.array([x]), np.array([y]))[0]:
            return None
        best = [h for h in self.heights(x, y) if h <= z + STEP_UP]
        if not best or best[-1] < z - STEP_DOWN:
            return None
        return best[-1]

    def clearance(self, x: float, y: float, z: float) -> float:
        """Metres to the nearest wall beside a walker who stands at z; never more than 0.5."""
        index = self._wall_cells.get((int(np.floor(x / _CELL)), int(np.floor(y / _CELL))))
        if index is None:
            return 0.5
        w = self._walls[index]
        w = w[(w[:, 4] < z + HEAD) & (w[:, 5] > z + KNEE)]
        if not len(w):
            return 0.5
        ax, ay, dx, dy = w[:, 0], w[:, 1], w[:, 2] - w[:, 0], w[:, 3] - w[:, 1]
        t = np.clip(((x - ax) * dx + (y - ay) * dy) / np.maximum(dx * dx + dy * dy, 1e-12), 0, 1)
        return float(min(0.5, np.hypot(x - ax - t * dx, y - ay - t * dy).min()))

    def stand(self, x: float, y: float, z: float, *, reach: float = 3.0) -> tuple[float, float, float] | None:
        """The nearest point to (x, y) with room to stand, at the highest surface not over z + 0.5; None if none is
        within ``reach`` metres."""
        for ring in np.arange(0, reach + 0.01, 0.5):
            for turn in np.arange(0, 2 * np.pi, np.pi / 6) if ring else (0.0,):
                px, py = x + ring * np.cos(turn), y + ring * np.sin(turn)
                below = [h for h in self.heights(px, py) if h <= z + STEP_UP]
                room = bool(below) and self.clearance(px, py, below[-1]) >= BODY
                if room and self.support(px, py, below[-1]) is not None:
                    return float(px), float(py), below[-1]
        return None


def move(footing: Footing, at: tuple[float, float, float], dx: float, dy: float) -> tuple[float, float, float]:
    """Where a walker at ``at`` comes to by the wish (dx, dy) in metres: slides along walls and edges, passes none."""
    x, y, z = at
    total = float(np.hypot(dx, dy))
    if total < 1e-9:
        return at
    steps = max(1, int(np.ceil(total / 0.12)))
    heading, length = np.arctan2(dy, dx), total / steps
    for _ in range(steps):
        for turn in (0.0, 0.35, -0.35, 0.7, -0.7, 1.05, -1.05, 1.4, -1.4):
            reach = length * np.cos(turn)
            nx, ny = x + reach * np.cos(heading + turn), y + reach * np.sin(heading + turn)
            nz = footing.support(nx, ny, z)
            if nz is None:
                continue
            room = footing.clearance(nx, ny, nz)
            if room >= BODY or room > footing.clearance(x, y, z) + 1e-6:
                x, y, z = float(nx), float(ny), float(nz)
                break
        else:
            break
    return x, y, z
