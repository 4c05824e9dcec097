"""A kind of tree or a seed of a rock -> Built. Each kind of tree is one shared mesh, scaled by its transform."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np

from exhibition.forms.built import Built, Piece, many, placed
from exhibition.forms.mesh import Array, Mesh, join, make_mesh, smooth_normals
from exhibition.forms.solids import tube

MODEL_HEIGHT = 10.0  # metres at which the tree meshes are drawn


def tree(*, kind: str = "pine", height: float = 10.0) -> Built:
    """A pine, an arborvitae or a willow of a height in metres."""
    scale = height / MODEL_HEIGHT
    return Built(
        pieces=(Piece(kind, tree_mesh(kind), many([placed(scale=scale)])),),
        points={"top": (0.0, 0.0, float(height)), "centre": (0.0, 0.0, float(height) / 2)},
        facts={"height": float(height), "kind": kind},
    )


@lru_cache(maxsize=8)
def tree_mesh(kind: str) -> Mesh:
    """The shared mesh of a kind, 10 m high."""
    return {"pine": _pine, "arborvitae": _arborvitae, "willow": _willow}[kind]()


def icosphere(level: int) -> tuple[Array, Array]:
    """A ball of radius 1: points (n, 3) and triangles (20 x 4^level, 3)."""
    g = (1 + 5**0.5) / 2
    p = np.array([[s * a, t * b, 0] for a, b in ((1, g),) for s in (-1, 1) for t in (-1, 1)], np.float64)
    p = np.concatenate([p, np.roll(p, 1, axis=1), np.roll(p, 2, axis=1)])
    far = np.linalg.norm(p[:, None] - p[None], axis=2)
    near = far < 2.1
    t = [[i, j, k] for i in range(12) for j in range(i) for k in range(j) if near[i, j] and near[j, k] and near[i, k]]
    t = np.array(t)
    out = np.einsum("ij,ij->i", np.cross(p[t[:, 1]] - p[t[:, 0]], p[t[:, 2]] - p[t[:, 0]]), p[t[:, 0]])
    t[out < 0] = t[out < 0][:, ::-1]
    for _ in range(level):
        edges = np.sort(np.concatenate([t[:, [0, 1]], t[:, [1, 2]], t[:, [2, 0]]]), axis=1)
        unique, inverse = np.unique(edges, axis=0, return_inverse=True)
        m = inverse.reshape(3, -1) + len(p)
        p = np.concatenate([p, p[unique].mean(axis=1)])
        a, b, c = t.T
        t = np.concatenate(
            [np.stack(s, 1) for s in ((a, m[0], m[2]), (m[0], b, m[1]), (m[2], m[1], c), (m[0], m[1], m[2]))]
        )
    return p / np.linalg.norm(p, axis=1, keepdims=True), t


def _leafy(mesh: Mesh, middle, reach: float, low: float, high: float, seed: int, dark: float = 0.34) -> Mesh:
    """Foliage lit as one crown: normals lean away from its middle; darker below and inside, flecked at random."""
    rng = np.random.default_rng(seed)
    away = mesh.positions - np.asarray(middle, np.float32)
    far = np.linalg.norm(away, axis=1, keepdims=True)
    normals = mesh.normals * 0.55 + away / np.maximum(far, 1e-6) * 0.6 + [0, 0, 0.2]
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-9)
    z = np.clip((mesh.positions[:, 2] - low) / (high - low), 0, 1)
    out = np.clip(far[:, 0] / reach, 0, 1)
    under = np.clip(0.5 + 0.5 * mesh.normals[:, 2], 0, 1)
    light = (dark + (1 - dark) * (0.34 * z + 0.24 * out + 0.42 * under)) * rng.uniform(0.88, 1.04, len(z))
    tint = np.array([1.0, 1.0, 0.92])
    colours = np.clip(255 * light[:, None] * tint, 0, 255).astype(np.uint8)
    return replace(mesh, normals=normals.astype(np.float32), colours=colours)


def _clump(centre, radii, material: str, seed: int) -> Mesh:
    """A ragged ball of leaves: 20 triangles."""
    p, t = icosphere(0)
    rng = np.random.default_rng(seed)
    turn = rng.uniform(0, 2 * np.pi)
    c, s = np.cos(turn), np.sin(turn)
    p = p @ np.array([[c, s, 0], [-s, c, 0], [0, 0, 1]]) * rng.uniform(0.8, 1.18, (12, 1))
    p = p * np.asarray(radii) + np.asarray(centre)
    return make_mesh(p, t, material, normals=smooth_normals(p, t))


def _cloud(centre, radii, material: str, seed: int, points: int = 8) -> Mesh:
    """A flat spray of needles or leaves with a jagged rim: 2 x ``points`` triangles."""
    rng = np.random.default_rng(seed)
    t = (np.arange(points) + rng.uniform(-0.22, 0.22, points)) * 2 * np.pi / points + rng.uniform(0, 6.3)
    r = np.where(np.arange(points) % 2 == 0, 1.0, 0.66) * rng.uniform(0.86, 1.16, points)
    rim = np.column_stack([r * np.cos(t), r * np.sin(t), rng.uniform(-0.42, 0.05, points)])
    tops = [[rng.uniform(-0.2, 0.2), rng.uniform(-0.2, 0.2), 1.0], [0.0, 0.0, -0.45]]
    p = np.vstack([rim, tops]) * np.asarray(radii) + np.asarray(centre)
    k = np.arange(points)
    n = np.roll(k, -1)
    t = np.concatenate([np.stack([k, n, np.full(points, points)], 1), np.stack([n, k, np.full(points, points + 1)], 1)])
    return make_mesh(p, t, material, normals=smooth_normals(p, t))


def _pine() -> Mesh:
    """An old pine: a leaning trunk, bare below, with ragged clouds of needles in tiers."""
    trunk = tube(
        [[0, 0, -0.3], [0.14, 0.05, 3.4], [-0.2, 0.1, 6.6], [0.05, 0, 9.2]], [0.30, 0.21, 0.14, 0.04], 5, "bark"
    )
    arm = tube([[0, 0.05, 4.0], [1.6, 0.4, 4.9]], [0.11, 0.04], 3, "bark")
    tiers = (
        ((1.9, 0.5, 4.9), (1.55, 1.3, 0.62)), ((-1.7, -0.7, 5.5), (1.75, 1.5, 0.7)), ((0.2, 1.7, 6.1), (1.6, 1.5, 0.7)),
        ((1.3, -1.1, 6.7), (1.7, 1.4, 0.72)), ((-1.2, 0.6, 7.3), (1.7, 1.6, 0.75)), ((0.6, 0.5, 8.2), (1.6, 1.5, 0.8)),
        ((-0.3, -0.4, 9.0), (1.25, 1.2, 1.0)),
    )  # fmt: skip
    crown = join([_cloud(c, r, "pine", 11 + i) for i, (c, r) in enumerate(tiers)])
    return join([_shaded_bark(trunk), _shaded_bark(arm), _leafy(crown, (0, 0, 6.2), 3.0, 4.4, 9.9, 3)])


def _arborvitae() -> Mesh:
    """A tall dark flame of overlapping ragged skirts, leaves almost to the ground."""
    trunk = tube([[0, 0, -0.3], [0, 0, 2.2]], [0.24, 0.18], 4, "bark")
    skirts = []
    for i, (foot, top, wide) in enumerate(
        ((0.9, 4.6, 1.45), (2.5, 6.4, 1.6), (4.3, 8.0, 1.35), (6.0, 9.2, 1.0), (7.6, 10.2, 0.62))
    ):
        rng = np.random.default_rng(50 + i)
        n = 11
        t = (np.arange(n) + rng.uniform(-0.2, 0.2, n)) * 2 * np.pi / n + i
        r = wide * np.where(np.arange(n) % 2 == 0, 1.0, 0.70) * rng.uniform(0.88, 1.14, n)
        z = foot + np.where(np.arange(n) % 2 == 0, 0.55, -0.1) * rng.uniform(0.6, 1.5, n)
        off = rng.uniform(-0.12, 0.12, 2)
        p = np.vstack([np.column_stack([r * np.cos(t), r * np.sin(t), z]), [[*off, top], [0, 0, foot + 0.5]]])
        k, m = np.arange(n), np.roll(np.arange(n), -1)
        tri = np.concatenate([np.stack([k, m, np.full(n, n)], 1), np.stack([m, k, np.full(n, n + 1)], 1)])
        skirts.append(make_mesh(p, tri, "arborvitae", normals=smooth_normals(p, tri)))
    return join([_shaded_bark(trunk), _leafy(join(skirts), (0, 0, 4.4), 1.9, 0.6, 9.8, 6)])


def _willow() -> Mesh:
    """A lakeside willow: clouds of leaves above, strands of many lengths that hang about a leaning trunk."""
    rng = np.random.default_rng(9)
    trunk = tube([[0, 0, -0.3], [0.2, 0, 2.6], [-0.1, 0.1, 6.4]], [0.40, 0.30, 0.12], 5, "bark")
    clumps = (
        ((1.2, 0.6, 8.0), (2.3, 2.1, 1.5)), ((-1.3, 0.1, 8.3), (2.2, 2.1, 1.5)), ((0.2, -1.3, 7.6), (2.2, 1.9, 1.4)),
    )  # fmt: skip
    crown = [_clump(c, r, "willow", 70 + i) for i, (c, r) in enumerate(clumps)]
    n = 15
    turn = (np.arange(n) + rng.uniform(-0.3, 0.3, n)) * 2 * np.pi / n
    for i, t in enumerate(turn):
        reach = rng.uniform(2.1, 3.2) if i % 3 else rng.uniform(0.9, 1.6)
        top, low = 8.0 - 0.35 * reach + rng.uniform(-0.3, 0.5), rng.uniform(0.9, 3.2)
        out, side = np.array([np.cos(t), np.sin(t), 0]), np.array([-np.sin(t), np.cos(t), 0])
        wide, belly = rng.uniform(0.5, 0.8), top - (top - low) * 0.42
        p = np.array(
            [
                out * reach * 0.72 + [0, 0, top],
                out * (reach + 0.35) + side * wide + [0, 0, belly],
                out * (reach + 0.62) + [0, 0, belly + 0.4],
                out * (reach + 0.35) - side * wide + [0, 0, belly - 0.3],
                out * (reach + 0.45) + [0, 0, low],
            ]
        )
        f = np.array([[0, 2, 1], [0, 3, 2], [0, 1, 3], [4, 1, 2], [4, 2, 3], [4, 3, 1]])
        crown.append(make_mesh(p, f, "willow", normals=smooth_normals(p, f)))
    return join(
        [_shaded_bark(trunk), _leafy(join([_outward(m) for m in crown]), (0, 0, 6.2), 3.4, 1.0, 9.4, 12, dark=0.58)]
    )


def _outward(mesh: Mesh) -> Mesh:
    """A closed piece with its faces turned out."""
    p, t = mesh.positions.astype(np.float64), mesh.triangles
    volume = np.einsum("ij,ij->i", p[t[:, 0]], np.cross(p[t[:, 1]], p[t[:, 2]])).sum()
    return mesh if volume > 0 else replace(mesh, normals=-mesh.normals, triangles=np.ascontiguousarray(t[:, ::-1]))


def _shaded_bark(mesh: Mesh) -> Mesh:
    dark = np.clip(230 - 12 * mesh.positions[:, 2:3], 120, 230)
    return replace(mesh, colours=np.repeat(dark, 3, axis=1).astype(np.uint8))


def rock(*, size: tuple[float, float, float] = (3.0, 1.6, 2.4), seed: int = 1) -> Built:
    """A water-worn rock: upright, fissured, with hollows; ``size`` is width, depth and height in metres."""
    p, t = icosphere(2)
    rng = np.random.default_rng(seed)
    depth = np.zeros(len(p))
    for wave, share in ((1.9, 0.20), (3.7, 0.17), (7.1, 0.09)):
        axes = rng.normal(size=(3, 3)) * [1.3, 1.3, 0.5]
        depth += share * np.exp(-(np.sin(wave * p @ axes.T + rng.uniform(0, 6.3, 3)).T ** 2).min(axis=0) / 0.05)
    hollow = np.exp(-(np.linalg.norm(p[:, None] - _on_ball(rng, 5)[None], axis=2) ** 2).min(axis=1) / 0.05)
    radius = 1 - 0.62 * depth - 0.34 * hollow + 0.05 * rng.uniform(-1, 1, len(p))
    shaped = p * radius[:, None]
    shaped[:, 0] += 0.22 * np.sin(2.4 * p[:, 2] + rng.uniform(0, 6.3))
    shaped[:, :2] *= 0.86 + 0.16 * np.sin(3.1 * p[:, 2:] + rng.uniform(0, 6.3))
    shaped[:, :2] *= 1 + 0.35 * np.clip(-0.35 - p[:, 2:], 0, 1)
    low, high = shaped.min(axis=0), shaped.max(axis=0)
    shaped = (shaped - (low + high) / 2) / (high - low) * np.asarray(size)
    shaped[:, 2] += size[2] * 0.5
    shaped[:, 2] = np.where(shaped[:, 2] < 0.10 * size[2], -0.15, shaped[:, 2])
    soft = smooth_normals(shaped, t)[t.ravel()]
    mesh = make_mesh(shaped, t, "rock")
    normals = soft * 0.55 + mesh.normals * 0.45
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-9)
    light = (0.52 + 0.48 * (radius - radius.min()) / np.ptp(radius))[t.ravel()] * np.repeat(
        rng.uniform(0.9, 1.04, len(t)), 3
    )
    colours = np.clip(255 * light[:, None] * [1.0, 0.99, 0.96], 0, 255).astype(np.uint8)
    mesh = replace(mesh, normals=normals.astype(np.float32), colours=colours)
    a = np.arange(8) * np.pi / 4
    ring = np.column_stack([np.cos(a) * size[0] * 0.42, np.sin(a) * size[1] * 0.42])
    nxt = np.roll(ring, -1, axis=0)
    walls = np.column_stack([ring, nxt, np.zeros(8), np.full(8, size[2])]).astype(np.float32)
    return Built(
        pieces=(Piece("rock", mesh, many([placed()])),),
        walls=walls,
        points={"top": (0.0, 0.0, float(size[2])), "centre": (0.0, 0.0, float(size[2]) / 2)},
    )


def _on_ball(rng: np.random.Generator, count: int) -> Array:
    d = rng.normal(size=(count, 3)) * [1, 1, 0.5]
    return d / np.linalg.norm(d, axis=1, keepdims=True)
