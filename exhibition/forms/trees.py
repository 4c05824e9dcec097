"""A kind of tree -> its one shared mesh, 10 m high: willow, pine and arborvitae, each under 260 triangles."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np

from exhibition.forms.mesh import Array, Mesh, join, make_mesh, smooth_normals
from exhibition.forms.solids import tube

MODEL_HEIGHT = 10.0  # metres at which the tree meshes are drawn


@lru_cache(maxsize=8)
def tree_mesh(kind: str) -> Mesh:
    """The shared mesh of ``pine``, ``arborvitae`` or ``willow``, 10 m high."""
    return {"pine": _pine, "arborvitae": _arborvitae, "willow": _willow}[kind]()


def _leaves(points: Array, triangles: Array, material: str, light: Array, normals: Array, uvs: Array) -> Mesh:
    """Foliage from points (n, 3), how much light reaches each (n,) 0-1, the directions that shade them (n, 3)
    and their places in the pattern (n, 2), metres."""
    n = np.asarray(normals, np.float64)
    n = n / np.maximum(np.linalg.norm(n, axis=1, keepdims=True), 1e-9)
    mesh = make_mesh(points, triangles, material, uvs=uvs, normals=n)
    shade = np.sqrt(np.clip(light, 0, 1))[:, None]  # the renderer squares the factor
    # What the sun reaches is warmer than what only the sky reaches.
    tint = 1 - (1 - shade) * np.array([0.22, 0.10, 0.0])
    return replace(mesh, colours=np.clip(255 * shade * tint, 0, 255).astype(np.uint8))


def _away(points: Array, middle, lift: float = 0.25) -> Array:
    """Directions (n, 3) from a crown's middle, leaning up: they make many leaves shade as one round crown."""
    out = np.asarray(points, np.float64) - np.asarray(middle, np.float64)
    return out / np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-9) + [0, 0, lift]


def _bark(path, radius, sides: int) -> Mesh:
    """A trunk or branch, darker towards the crown."""
    mesh = tube(path, radius, sides, "bark")
    dark = np.clip(240 - 14 * mesh.positions[:, 2:3], 120, 240)
    return replace(mesh, colours=np.repeat(dark, 3, axis=1).astype(np.uint8))


def _ring_fan(count: int, first: int, apex: int, up: bool) -> Array:
    """Triangles (count, 3) between a ring of points that starts at index ``first`` and one point."""
    k = np.arange(count)
    a, b = first + k, first + (k + 1) % count
    c = np.full(count, apex)
    return np.stack([a, b, c] if up else [b, a, c], axis=1)


def _band(count: int, low: int, high: int) -> Array:
    """Triangles (2 count, 3) between two rings of ``count`` points, the first the lower; outward for rings that run
    counter-clockwise."""
    k = np.arange(count)
    n = (k + 1) % count
    return np.concatenate([np.stack([low + k, low + n, high + n], 1), np.stack([low + k, high + n, high + k], 1)])


# -- willow ------------------------------------------------------------------------------------------------------------


def _willow() -> Mesh:
    """A weeping willow: a short trunk that forks, a broad dome of leaves, curtains of twigs to near the ground."""
    rng = np.random.default_rng(21)
    wood = [_bark([[0, 0, -0.3], [0.15, 0.05, 1.3], [0.05, 0.0, 3.0]], [0.50, 0.36, 0.34], 4)]
    for turn, out in ((0.4, 2.6), (2.5, 2.3), (4.6, 2.5)):
        wood.append(_bark([[0.05, 0, 2.5], [out * np.cos(turn), out * np.sin(turn), 7.9]], [0.26, 0.06], 3))
    n = 10
    t = (np.arange(n) + rng.uniform(-0.2, 0.2, n)) * 2 * np.pi / n
    eaves, top = (
        np.column_stack([r * np.cos(t), r * np.sin(t), z + rng.uniform(-0.4, 0.4, n)])
        for r, z in ((4.35 * rng.uniform(0.88, 1.1, n), 7.9), (2.5 * rng.uniform(0.85, 1.15, n), 9.4))
    )
    curtains = [_curtain(rng, eaves[k], eaves[(k + 1) % n], 5.2 * rng.uniform(0.9, 1.1), 1.0) for k in range(n)]
    for k in (1, 4, 7):
        a, b = eaves[k] * [0.66, 0.66, 1.0], eaves[(k + 1) % n] * [0.66, 0.66, 1.0]
        curtains.append(_curtain(rng, a, b, 3.3 * rng.uniform(0.9, 1.1), 0.5))
    return join([*wood, _dome(rng, eaves, top), *curtains])


def _dome(rng: np.random.Generator, eaves: Array, top: Array) -> Mesh:
    """The crown's rounded, lumpy top over two rings (n, 3), and its dark inside."""
    n = len(eaves)
    p = np.vstack([eaves, top, [[0.2, -0.1, 10.0], [0.0, 0.0, 8.2]]])
    tri = np.concatenate([_band(n, 0, n), _ring_fan(n, n, 2 * n, True), _ring_fan(n, 0, 2 * n + 1, False)])
    light = np.concatenate([rng.uniform(0.66, 0.92, n), rng.uniform(0.8, 1.0, n), [1.0, 0.08]])
    return _leaves(
        p,
        tri,
        "willow",
        light,
        _away(p, (0, 0, 5.0)),
        uvs=_streaks(np.arctan2(p[:, 1], p[:, 0]) * 4, np.hypot(p[:, 0], p[:, 1])),
    )


def _curtain(rng: np.random.Generator, a: Array, b: Array, reach: float, dim: float) -> Mesh:
    """A sheet of hanging twigs, seen from both sides: it leaves the dome between a and b (3,), swells to ``reach``
    metres from the trunk, falls and ends in three long points."""
    middle = (a + b) / 2
    out = middle * [1, 1, 0] / np.linalg.norm(middle[:2])
    side, up = np.array([-out[1], out[0], 0]), np.array([0, 0, 1.0])
    half = np.linalg.norm((b - a)[:2]) / 2 * reach / np.linalg.norm(middle[:2])

    def at(along: float, far: float, z: float) -> Array:
        return out * far + side * along * half + up * z

    belly = [at(s, reach * 0.985, rng.uniform(5.6, 6.6)) for s in (-1.05, 1.05)]
    hem = [at(s, reach + rng.uniform(-0.1, 0.3), rng.uniform(3.2, 5.4)) for s in (-1.12, -0.38, 0.38, 1.12)]
    tips = [
        at(s + rng.uniform(-0.12, 0.12), reach + rng.uniform(-0.1, 0.3), rng.uniform(0.4, 2.2)) for s in (-0.8, 0, 0.8)
    ]
    p = np.array([a, b, *belly, *hem, *tips])
    face = [[0, 2, 3], [0, 3, 1], [2, 4, 5], [2, 5, 6], [2, 6, 3], [3, 6, 7], [4, 8, 5], [5, 9, 6], [6, 10, 7]]
    back = [[1, 7, 0], [0, 7, 4], [5, 8, 4], [6, 9, 5], [7, 10, 6]]
    light = np.concatenate(
        [[0.78, 0.78], rng.uniform(0.55, 0.92, 2), rng.uniform(0.42, 0.9, 4), rng.uniform(0.4, 0.7, 3)]
    )
    normals = _away(p, (0, 0, 4.6), 0.2)
    uvs = _streaks(p @ side + 5 * reach, p[:, 2])
    return _leaves(
        np.vstack([p, p]), np.concatenate([face, np.array(back) + len(p)]), "willow",
        np.concatenate([light * dim, light * dim * 0.5]), np.vstack([normals, 0.5 * normals + [0, 0, -0.3]]),
        uvs=np.vstack([uvs, uvs]),
    )  # fmt: skip


def _streaks(across: Array, along: Array) -> Array:
    """Pattern places (n, 2) that draw the leaves out into hanging threads."""
    return np.column_stack([across * 1.3, along * 0.16])


# -- pine --------------------------------------------------------------------------------------------------------------


def _pine() -> Mesh:
    """An old Chinese pine: a bent dark trunk, bare below, and flat cloud-like pads of needles in layers."""
    rng = np.random.default_rng(8)
    trunk = _bark(
        [[0, 0, -0.3], [0.35, 0.05, 2.6], [-0.25, 0.15, 5.6], [0.25, -0.05, 9.0]], [0.34, 0.24, 0.17, 0.06], 4
    )
    arms = [
        _bark([[0.15, 0.05, 3.7], [2.3, 0.5, 4.7]], [0.13, 0.05], 3),
        _bark([[-0.2, 0.15, 4.8], [-2.2, -0.7, 5.7]], [0.12, 0.04], 3),
    ]
    pads = (
        ((2.4, 0.4, 5.2), (2.1, 1.6, 0.9)), ((-2.1, -0.8, 5.9), (2.2, 1.8, 1.0)), ((0.1, 1.9, 6.5), (2.2, 1.7, 1.0)),
        ((1.7, -1.4, 7.1), (2.2, 1.8, 1.0)), ((-1.5, 0.5, 7.7), (2.3, 1.8, 1.05)), ((1.1, 0.9, 8.4), (2.1, 1.9, 1.0)),
        ((0.1, -0.3, 9.1), (1.9, 1.7, 0.9)),
    )  # fmt: skip
    return join([trunk, *arms, *(_pad(rng, c, r) for c, r in pads)])


def _pad(rng: np.random.Generator, centre, radii) -> Mesh:
    """A flat cloud of needles: a ragged rim, a low crown of a few bosses, a dark hollow underside."""
    n, m = 10, 5
    t = (np.arange(n) + rng.uniform(-0.25, 0.25, n)) * 2 * np.pi / n + rng.uniform(0, 6.3)
    lobes = 1 + 0.20 * np.sin(3 * t + rng.uniform(0, 6.3)) + 0.08 * np.sin(2 * t + rng.uniform(0, 6.3))
    jag = lobes * np.where(np.arange(n) % 2 == 0, 1.12, 0.78) * rng.uniform(0.88, 1.12, n)
    rim = np.column_stack([jag * np.cos(t), jag * np.sin(t), rng.uniform(-0.5, 0.25, n)])
    near = 0.62 * lobes[::2] * rng.uniform(0.85, 1.2, m)
    boss = np.column_stack([near * np.cos(t[::2]), near * np.sin(t[::2]), rng.uniform(0.4, 1.0, m)])
    p = np.vstack([rim, boss, [[rng.uniform(-0.2, 0.2), rng.uniform(-0.2, 0.2), 1.0], [0, 0, -0.1]]])
    k = np.arange(m)
    a, b, c, j, i = 2 * k, 2 * k + 1, (2 * k + 2) % n, n + (k + 1) % m, n + k
    tri = np.concatenate(
        [
            np.stack([a, b, i], 1), np.stack([b, c, j], 1), np.stack([b, j, i], 1),
            _ring_fan(m, n, n + m, True), _ring_fan(n, 0, n + m + 1, False),
        ]
    )  # fmt: skip
    light = np.concatenate([rng.uniform(0.42, 0.78, n), rng.uniform(0.72, 1.0, m), [0.95, 0.06]])
    normals = _away(p, (0, 0, -0.75), 0.3)
    normals[-1] = [0, 0, -1]
    p = p * np.asarray(radii)
    level = np.linalg.norm(p[:, :2], axis=1, keepdims=True)
    unfolded = p[:, :2] * (1 + (radii[2] - p[:, 2:]) / np.maximum(level, 0.3))
    p = p + np.asarray(centre)
    return _leaves(p, tri, "pine", light, normals, uvs=unfolded)


# -- arborvitae --------------------------------------------------------------------------------------------------------


def _arborvitae() -> Mesh:
    """A slim tall flame of upright sprays, leaves almost to the ground."""
    rng = np.random.default_rng(5)
    n = 9
    profile = ((0.75, 0.6), (1.25, 1.6), (1.42, 3.1), (1.30, 4.9), (1.02, 6.7), (0.58, 8.5))
    rings = []
    for i, (radius, z) in enumerate(profile):
        t = (np.arange(n) + 0.5 * (i % 2)) * 2 * np.pi / n
        r = radius * rng.uniform(0.80, 1.14, n)
        rings.append(np.column_stack([r * np.cos(t), r * np.sin(t), z + rng.uniform(-0.45, 0.45, n)]))
    last = len(profile) * n
    p = np.vstack([*rings, [[0.05, 0.0, 10.0], [0, 0, 1.4]]])
    tri = [_band(n, i * n, (i + 1) * n) for i in range(len(profile) - 1)]
    tri += [_ring_fan(n, last - n, last, True), _ring_fan(n, 0, last + 1, False)]
    height = p[:, 2] / 10
    light = 0.42 + 0.38 * height + rng.uniform(-0.16, 0.14, len(p))
    light[-1] = 0.08
    body = _leaves(p, np.concatenate(tri), "arborvitae", light, _flame(p), uvs=_wrapped(p, 1.2))
    return join([_bark([[0, 0, -0.3], [0, 0, 1.6]], [0.22, 0.18], 4), body, _sprays(rng, profile, 38)])


def _sprays(rng: np.random.Generator, profile, count: int) -> Mesh:
    """Small upright tufts that break the flame's outline: three-sided points on its skin."""
    k = np.arange(count)
    z = 1.0 + 8.0 * ((k + rng.uniform(0, 1, count)) / count) ** 1.05
    turn = k * 2.39996 + rng.uniform(-0.3, 0.3, count)
    radius = np.interp(z, [h for _, h in profile] + [10.0], [r for r, _ in profile] + [0.1])
    out = np.column_stack([np.cos(turn), np.sin(turn), np.zeros(count)])
    side = np.column_stack([-np.sin(turn), np.cos(turn), np.zeros(count)])
    wide, tall = rng.uniform(0.34, 0.6, (count, 1)), rng.uniform(0.9, 1.5, (count, 1))
    up = np.array([0, 0, 1.0])
    foot = out * (radius * 0.9)[:, None] + up * z[:, None]
    corners = [foot - side * wide, foot + out * 0.34 - up * 0.25, foot + side * wide]
    tip = foot + out * rng.uniform(0.25, 0.55, (count, 1)) + up * tall
    p = np.stack([*corners, tip], axis=1).reshape(-1, 3)
    base = 4 * k[:, None]
    tri = np.concatenate([base + [0, 1, 3], base + [1, 2, 3], base + [2, 0, 3]])
    light = np.tile([0.40, 0.55, 0.40, 0.92], count) * np.repeat(0.75 + 0.25 * z / 10, 4)
    light *= np.repeat(rng.uniform(0.8, 1.08, count), 4)
    return _leaves(p, tri, "arborvitae", light, _flame(p) + 0.3 * smooth_normals(p, tri), uvs=_wrapped(p, 1.2))


def _flame(points: Array) -> Array:
    """Directions (n, 3) that shade a slim upright crown as one."""
    level = points * [1, 1, 0]
    return level / np.maximum(np.linalg.norm(level, axis=1, keepdims=True), 0.3) + [0, 0, 0.35]


def _wrapped(points: Array, radius: float) -> Array:
    """Pattern places (n, 2) round an upright crown: there and back, so that no seam shows."""
    turn = np.abs(np.arctan2(points[:, 1], points[:, 0]))
    return np.column_stack([turn * radius, points[:, 2]])
