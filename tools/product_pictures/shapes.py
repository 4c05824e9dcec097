"""Points (n, 3) in, signed distances (n,) out: the few solids that the products are made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

Field = Callable[[np.ndarray], np.ndarray]


def length(v: np.ndarray) -> np.ndarray:
    return np.sqrt(np.einsum("...i,...i->...", v, v))


def sphere(p: np.ndarray, centre, radius: float) -> np.ndarray:
    return length(p - np.asarray(centre, p.dtype)) - radius


def ellipsoid(p: np.ndarray, centre, radii) -> np.ndarray:
    """Near enough to a distance for tracing with a small step."""
    radii = np.asarray(radii, p.dtype)
    q = (p - np.asarray(centre, p.dtype)) / radii
    k0, k1 = length(q), length(q / radii)
    return k0 * (k0 - 1.0) / np.maximum(k1, 1e-6)


def box(p: np.ndarray, centre, half, rounding: float = 0.0) -> np.ndarray:
    q = np.abs(p - np.asarray(centre, p.dtype)) - (np.asarray(half, p.dtype) - rounding)
    return length(np.maximum(q, 0.0)) + np.minimum(q.max(axis=-1), 0.0) - rounding


def cylinder(p: np.ndarray, centre, radius: float, half_height: float, rounding: float = 0.0) -> np.ndarray:
    """Upright."""
    q = p - np.asarray(centre, p.dtype)
    return flat(np.hypot(q[:, 0], q[:, 1]) - radius + rounding, np.abs(q[:, 2]) - half_height + rounding) - rounding


def flat(across: np.ndarray, along: np.ndarray) -> np.ndarray:
    """Two distances at right angles as one: extrusion and corner in a plane."""
    return np.minimum(np.maximum(across, along), 0.0) + np.hypot(np.maximum(across, 0.0), np.maximum(along, 0.0))


def capsule(p: np.ndarray, a, b, radius_a: float, radius_b: float | None = None) -> np.ndarray:
    """A rod from a to b whose radius runs from one to the other."""
    a, b = np.asarray(a, p.dtype), np.asarray(b, p.dtype)
    along = b - a
    h = np.clip((p - a) @ along / (along @ along), 0.0, 1.0)
    radius = radius_a + h * ((radius_a if radius_b is None else radius_b) - radius_a)
    return length(p - a - h[:, None] * along) - radius


def torus(p: np.ndarray, centre, radius: float, tube: float, axis: int = 2) -> np.ndarray:
    q = p - np.asarray(centre, p.dtype)
    plane = [i for i in range(3) if i != axis]
    return np.hypot(np.hypot(q[:, plane[0]], q[:, plane[1]]) - radius, q[:, axis]) - tube


def polygon(x: np.ndarray, y: np.ndarray, corners: Sequence[tuple[float, float]]) -> np.ndarray:
    """Distance in a plane to a closed outline, negative inside."""
    v = np.asarray(corners, x.dtype)
    best = np.full(x.shape, np.inf, x.dtype)
    sign = np.ones(x.shape, x.dtype)
    for (ax, ay), (bx, by) in zip(v, np.roll(v, 1, axis=0), strict=True):
        ex, ey, wx, wy = bx - ax, by - ay, x - ax, y - ay
        h = np.clip((wx * ex + wy * ey) / max(ex * ex + ey * ey, 1e-12), 0.0, 1.0)
        best = np.minimum(best, (wx - ex * h) ** 2 + (wy - ey * h) ** 2)
        c1, c2, c3 = y >= ay, y < by, ex * wy > ey * wx
        sign = np.where((c1 & c2 & c3) | (~c1 & ~c2 & ~c3), -sign, sign)
    return sign * np.sqrt(best)


def turned(p: np.ndarray, centre, profile: Sequence[tuple[float, float]]) -> np.ndarray:
    """An outline of (radius, height) turned on a wheel."""
    q = p - np.asarray(centre, p.dtype)
    return polygon(np.hypot(q[:, 0], q[:, 1]), q[:, 2], profile)


def eight_sided(p: np.ndarray, centre) -> np.ndarray:
    """Distance from the axis to the face of an octagon, flats to the south."""
    q = np.abs(p[:, :2] - np.asarray(centre, p.dtype)[:2])
    return np.maximum(np.maximum(q[:, 0], q[:, 1]), (q[:, 0] + q[:, 1]) * np.float32(0.70710678))


def moved(p: np.ndarray, origin, turn: float = 0.0, tilt: float = 0.0) -> np.ndarray:
    """Points in a frame that stands at origin, turned about the upright, then tilted about its own x. Degrees."""
    q = p - np.asarray(origin, p.dtype)
    a, b = np.radians(turn), np.radians(tilt)
    x = q[:, 0] * np.cos(a) + q[:, 1] * np.sin(a)
    y = -q[:, 0] * np.sin(a) + q[:, 1] * np.cos(a)
    return np.stack([x, y * np.cos(b) + q[:, 2] * np.sin(b), -y * np.sin(b) + q[:, 2] * np.cos(b)], axis=-1).astype(
        p.dtype
    )


def melt(a: np.ndarray, b: np.ndarray, soft: float) -> np.ndarray:
    """Union with a fillet of about `soft`."""
    h = np.maximum(soft - np.abs(a - b), 0.0) / soft
    return np.minimum(a, b) - h * h * soft * 0.25


def carve(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """a without b."""
    return np.maximum(a, -b)
