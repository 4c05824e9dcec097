"""Things with a distance and a finish in, a lit photograph (size, size, 3) uint8 out. Z up, the table at z = 0."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

Array = np.ndarray
KEY = np.array([-0.52, -0.42, 0.74], np.float32) / np.float32(np.linalg.norm([-0.52, -0.42, 0.74]))


@dataclass
class Finish:
    """What a surface is made of, per point: colour (n, 3) linear, shine 0-1, roughness 0-1, metal 0-1."""

    colour: Array
    shine: Array | float = 0.04
    rough: Array | float = 0.6
    metal: Array | float = 0.0
    glow: Array | None = None
    normal: Array | None = None


@dataclass
class Thing:
    """distance: points -> (n,); finish: points, normals -> Finish."""

    distance: Callable[[Array], Array]
    finish: Callable[[Array, Array], Finish]


@dataclass
class Still:
    """One picture: what stands on the table, where the eye is, the colours of the paper."""

    things: list[Thing]
    low: tuple[float, float, float]
    high: tuple[float, float, float]
    paper: tuple[int, int, int] = (226, 219, 206)
    eye: tuple[float, float, float] = (0.0, -5.2, 3.0)
    look: tuple[float, float, float] = (0.0, 0.0, 0.55)
    fov: float = 30.0
    step: float = 0.9
    floor: Callable[[Array], Finish] | None = None
    cast: Callable[[Array], Array] | None = None
    exposure: float = 1.0
    softness: float = field(default=7.0)


def linear(colour) -> Array:
    """sRGB 0-255 -> linear 0-1."""
    c = np.asarray(colour, np.float32) / 255.0
    return np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4).astype(np.float32)


def photograph(still: Still, size: int, seed: int, samples: int = 2) -> Array:
    """Renders at samples times the size and averages down; paper grain is added last."""
    n = size * samples
    eye, rays = _rays(still, n)
    colour = _shade(still, eye, rays)
    image = colour.reshape(size, samples, size, samples, 3).mean(axis=(1, 3))
    image = _tone(image * still.exposure)
    grain = np.random.default_rng(seed).normal(0.0, 0.9, (size, size, 1))
    return np.clip(image * 255.0 + grain + 0.5, 0, 255).astype(np.uint8)


def _rays(still: Still, n: int) -> tuple[Array, Array]:
    eye, look = np.asarray(still.eye, np.float32), np.asarray(still.look, np.float32)
    ahead = (look - eye) / np.linalg.norm(look - eye)
    across = np.cross(ahead, [0, 0, 1] if abs(ahead[2]) < 0.999 else [0, 1, 0])
    across /= np.linalg.norm(across)
    up = np.cross(across, ahead)
    half = np.tan(np.radians(still.fov / 2))
    s = ((np.arange(n, dtype=np.float32) + 0.5) / n * 2 - 1) * half
    rays = ahead + s[None, :, None] * across - s[:, None, None] * up
    rays = rays.reshape(-1, 3)
    return eye, (rays / np.linalg.norm(rays, axis=1, keepdims=True)).astype(np.float32)


def _slab(still: Still, origin: Array, rays: Array, room: float = 0.02) -> tuple[Array, Array]:
    with np.errstate(divide="ignore", invalid="ignore"):
        a = (np.asarray(still.low, np.float32) - room - origin) / rays
        b = (np.asarray(still.high, np.float32) + room - origin) / rays
    near, far = np.minimum(a, b).max(axis=1), np.maximum(a, b).min(axis=1)
    return np.maximum(near, 0.0), far


def _nearest(still: Still, points: Array) -> Array:
    best = still.things[0].distance(points)
    for thing in still.things[1:]:
        best = np.minimum(best, thing.distance(points))
    return best


def _trace(still: Still, origin: Array, rays: Array) -> Array:
    """Distance along each ray to the things, inf where there is none."""
    near, far = _slab(still, origin, rays)
    t = np.full(len(rays), np.inf, np.float32)
    live = np.flatnonzero(near < far)
    at = near[live]
    origins = np.broadcast_to(origin, rays.shape)
    for _ in range(140):
        if not len(live):
            break
        d = _nearest(still, origins[live] + rays[live] * at[:, None])
        hit = d < 0.0012
        t[live[hit]] = at[hit]
        at = at + np.maximum(d, 0.0006) * still.step
        keep = ~hit & (at < far[live])
        live, at = live[keep], at[keep]
    return t


def _normals(still: Still, p: Array) -> Array:
    e = np.float32(0.0015)
    n = np.zeros_like(p)
    for k in ((1, -1, -1), (-1, -1, 1), (-1, 1, -1), (1, 1, 1)):
        k = np.asarray(k, np.float32)
        n += k * _nearest(still, p + k * e)[:, None]
    return n / np.maximum(np.linalg.norm(n, axis=1, keepdims=True), 1e-9)


def _shadow(still: Still, p: Array) -> Array:
    """How much of the key light arrives, 0-1, with a penumbra that widens."""
    lit = np.ones(len(p), np.float32)
    rays = np.broadcast_to(KEY, p.shape)
    near, far = _slab(still, p, rays, 0.25)
    live = np.flatnonzero(near < far)
    at = np.maximum(near[live], 0.02)
    for _ in range(42):
        if not len(live):
            break
        d = _nearest(still, p[live] + KEY * at[:, None])
        lit[live] = np.minimum(lit[live], np.clip(0.5 + 0.5 * still.softness * d / at, 0, 1))
        at = at + np.clip(d, 0.02, 0.35)
        keep = (lit[live] > 0.01) & (at < far[live])
        live, at = live[keep], at[keep]
    return lit * lit * (3 - 2 * lit)


def _openness(still: Still, p: Array, n: Array) -> Array:
    """How much of the sky a point sees, 0-1, from five looks along its normal."""
    shut = np.zeros(len(p), np.float32)
    for i, reach in enumerate((0.03, 0.08, 0.17, 0.32, 0.55)):
        q = p + n * np.float32(reach)
        d = np.minimum(_nearest(still, q), q[:, 2])
        shut += np.maximum(reach - d, 0) / reach * np.float32(0.42 * 0.72**i)
    return np.clip(1 - shut, 0.05, 1)


def studio_light(d: Array, rough: Array, paper: Array) -> Array:
    """What a mirror of some roughness sees in direction d (n, 3): paper below, a dim room, four soft boxes."""
    rough = np.broadcast_to(np.asarray(rough, np.float32), d.shape[:1])
    blur = 0.04 + 0.9 * rough
    rise = np.clip(d[:, 2] / (0.25 + rough) * 0.5 + 0.5, 0, 1)[:, None]
    room = np.float32([0.34, 0.35, 0.37]) * (0.6 + 0.6 * np.clip(d[:, 2:3], 0, 1))
    light = paper * 0.62 * (1 - rise) + room * rise
    for centre, half, power in (
        ((-0.62, -0.30, 0.72), 0.34, 3.4),
        ((0.85, -0.25, 0.42), 0.20, 1.7),
        ((0.1, 0.8, 0.6), 0.3, 1.3),
        ((0.12, 0.1, 1.0), 0.42, 1.5),
    ):
        c = np.asarray(centre, np.float32)
        c /= np.linalg.norm(c)
        edge = np.clip((d @ c - (1 - half * half) + blur * 0.5) / blur, 0, 1)
        light = light + (edge * edge * (3 - 2 * edge) * power / (1 + 2.2 * rough))[:, None] * np.float32(
            [1.0, 0.97, 0.92]
        )
    return light


def _light(still: Still, p: Array, n: Array, rays: Array, finish: Finish, paper: Array) -> Array:
    n = n if finish.normal is None else finish.normal
    lit = _shadow(still, p + n * 0.006)
    open_ = _openness(still, p, n)
    ndl = np.clip(n @ KEY, 0, 1) * lit
    sky = (0.34 + 0.26 * n[:, 2] - 0.06 * n[:, 0])[:, None] * np.float32([0.93, 0.97, 1.04])
    bounce = np.clip(0.5 - 0.5 * n[:, 2], 0, 1)[:, None] * paper * 0.34
    metal = np.broadcast_to(np.asarray(finish.metal, np.float32), lit.shape)[:, None]
    rough = np.broadcast_to(np.asarray(finish.rough, np.float32), lit.shape)
    shine = np.broadcast_to(np.asarray(finish.shine, np.float32), lit.shape)[:, None]
    diffuse = finish.colour * (1.62 * ndl[:, None] * np.float32([1.06, 1.0, 0.92]) + (sky + bounce) * open_[:, None])
    facing = np.clip(-(rays * n).sum(axis=1), 0, 1)
    fresnel = ((1 - facing) ** 5)[:, None] * (1 - rough[:, None] * 0.8)
    mirror = studio_light(rays + 2 * facing[:, None] * n, rough, paper)
    seen = mirror * (0.35 + 0.65 * open_[:, None]) * (0.55 + 0.45 * lit[:, None])
    tint = shine * (1 - metal) + finish.colour * metal
    out = diffuse * (1 - metal) + seen * (
        tint + (1 - tint) * fresnel * (0.25 + 0.75 * np.maximum(metal, np.minimum(shine * 8, 1)))
    )
    return out if finish.glow is None else out + finish.glow


def _shade(still: Still, eye: Array, rays: Array) -> Array:
    paper = linear(still.paper)
    t = _trace(still, eye, rays)
    out = np.empty_like(rays)
    hits = np.flatnonzero(np.isfinite(t))
    for part in np.array_split(hits, max(1, len(hits) // 200_000)):
        p = eye + rays[part] * t[part][:, None]
        which = np.stack([thing.distance(p) for thing in still.things]).argmin(axis=0)
        n = _normals(still, p)
        for i, thing in enumerate(still.things):
            mine = which == i
            if mine.any():
                finish = thing.finish(p[mine], n[mine])
                out[part[mine]] = _light(still, p[mine], n[mine], rays[part[mine]], finish, paper)
    misses = np.flatnonzero(~np.isfinite(t))
    for part in np.array_split(misses, max(1, len(misses) // 200_000)):
        out[part] = _paper(still, eye, rays[part], paper)
    return out


def _paper(still: Still, eye: Array, rays: Array, paper: Array) -> Array:
    """The sweep of paper: a table that rises into a wall without an edge."""
    t = np.where(rays[:, 2] < -0.02, -eye[2] / np.minimum(rays[:, 2], -0.02), 60.0)
    p = (eye + rays * np.minimum(t, 60.0)[:, None]).astype(np.float32)
    far = np.clip((np.hypot(p[:, 0], p[:, 1]) - 2.5) / 6.0, 0, 1)[:, None]
    n = np.zeros_like(p)
    n[:, 2] = 1
    lit, open_ = _shadow(still, p + n * 0.004), _openness(still, p, n)
    surface = still.floor(p) if still.floor else Finish(np.broadcast_to(paper, p.shape))
    pool = np.exp(-((p[:, 0] + 0.35) ** 2 + (p[:, 1] - 0.2) ** 2) / 9.0)[:, None]
    key = (1.62 * KEY[2] * lit)[:, None] * np.float32([1.06, 1.0, 0.92]) * (0.72 + 0.34 * pool)
    sky = 0.52 * open_[:, None] * np.float32([0.95, 0.98, 1.03])
    out = surface.colour * (key + sky)
    if still.cast is not None:
        out = out + still.cast(p)
    return out * (1 - 0.30 * far)


def _tone(c: Array) -> Array:
    """Filmic shoulder, then sRGB."""
    c = np.maximum(c, 0) * 0.72
    c = c * (2.51 * c + 0.03) / (c * (2.43 * c + 0.59) + 0.14)
    c = np.clip(c, 0, 1)
    return np.where(c <= 0.0031308, c * 12.92, 1.055 * c ** (1 / 2.4) - 0.055)
