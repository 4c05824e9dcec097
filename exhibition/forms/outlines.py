"""Outlines and lines on plan -> distances, areas and gentle noise, all as arrays. numpy only."""

from __future__ import annotations

import numpy as np

from exhibition.forms.mesh import Array


def line_distance(points: Array, line: Array, closed: bool = False) -> Array:
    """Distance (n,) of points (n, 2) to a line (k, 2), metres."""
    p = np.asarray(points, np.float64)
    q = np.asarray(line, np.float64)
    ends = np.roll(q, -1, axis=0) if closed else q[1:]
    best = np.full(len(p), np.inf)
    for a, b in zip(q[: len(ends)], ends, strict=True):
        d = b - a
        t = np.clip(((p - a) @ d) / max(d @ d, 1e-12), 0, 1)
        off = p - a - t[:, None] * d
        np.minimum(best, np.einsum("ij,ij->i", off, off), out=best)
    return np.sqrt(best)


def inside(points: Array, outline: Array) -> Array:
    """Which points (n, 2) lie in an outline (k, 2): (n,) bool, by counting crossings to the east."""
    x, y = np.asarray(points, np.float64).T
    o = np.asarray(outline, np.float64)
    odd = np.zeros(len(x), bool)
    for (ax, ay), (bx, by) in zip(o, np.roll(o, -1, axis=0), strict=True):
        if ay != by:
            odd ^= ((ay > y) != (by > y)) & (x < ax + (y - ay) * (bx - ax) / (by - ay))
    return odd


def outside_distance(points: Array, outline: Array) -> Array:
    """Signed distance (n,) to an outline (k, 2): positive outside, negative inside."""
    d = line_distance(points, outline, closed=True)
    return np.where(inside(points, outline), -d, d)


def area(outline: Array) -> float:
    """Area of an outline (k, 2), square metres; positive when counter-clockwise."""
    o = np.asarray(outline, np.float64)
    n = np.roll(o, -1, axis=0)
    return float((o[:, 0] * n[:, 1] - n[:, 0] * o[:, 1]).sum() / 2)


def resampled(line: Array, step: float, closed: bool = False) -> Array:
    """The line (k, d) with its corners kept and points between them no further than ``step`` metres apart."""
    p = np.asarray(line, np.float64)
    if closed:
        p = np.concatenate([p, p[:1]])
    parts = []
    for a, b in zip(p[:-1], p[1:], strict=True):
        n = max(1, int(np.ceil(np.linalg.norm((b - a)[:2]) / step)))
        parts.append(a + (b - a) * (np.arange(n) / n)[:, None])
    return np.concatenate(parts if closed else [*parts, p[-1:]])


def smoothed(line: Array, rounds: int = 2, closed: bool = False) -> Array:
    """The line (k, d) with its corners cut ``rounds`` times; an open line keeps its ends."""
    p = np.asarray(line, np.float64)
    for _ in range(rounds):
        n = np.roll(p, -1, axis=0) if closed else p[1:]
        a = p if closed else p[:-1]
        cut = np.stack([a * 0.75 + n * 0.25, a * 0.25 + n * 0.75], axis=1).reshape(-1, p.shape[1])
        p = cut if closed else np.concatenate([p[:1], cut[1:-1], p[-1:]])
    return p


def noise(x: Array, y: Array, size: float, seed: int = 1) -> Array:
    """Smooth random hills from -1 to 1, about ``size`` metres across, at any x and y of one shape."""
    table = np.random.default_rng(seed).uniform(-1, 1, (128, 128))
    u, v = np.asarray(x, np.float64) / size, np.asarray(y, np.float64) / size
    i, j = np.floor(u).astype(np.int64), np.floor(v).astype(np.int64)
    s, t = u - i, v - j
    s, t = s * s * (3 - 2 * s), t * t * (3 - 2 * t)
    i, j, i1, j1 = i % 128, j % 128, (i + 1) % 128, (j + 1) % 128
    low = table[i, j] * (1 - s) + table[i1, j] * s
    high = table[i, j1] * (1 - s) + table[i1, j1] * s
    return low * (1 - t) + high * t


def smoothstep(low: float, high: float, value: Array) -> Array:
    """0 below ``low``, 1 above ``high``, smooth between."""
    t = np.clip((np.asarray(value, np.float64) - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)
