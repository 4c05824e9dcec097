"""A kind of tree or a seed of a rock -> Built. Each kind of tree is one shared mesh, scaled by its transform."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np

from exhibition.forms.built import Built, Piece, many, placed
from exhibition.forms.mesh import Array, Mesh, join, make_mesh, smooth_normals
from exhibition.forms.solids import sheet, tube

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
        t = np.concatenate([np.stack(s, 1) for s in ((a, m[0], m[2]), (m[0], b, m[1]), (m[2], m[1], c), (m[0], m[1], m[2]))])
    return p / np.linalg.norm(p, axis=1, keepdims=True), t


def _leafy(mesh: Mesh, middle, reach: float, low: float, high: float, seed: int) -> Mesh:
    """Foliage lit as one crown: normals lean away from its middle; darker below and inside, flecked at random."""
    rng = np.random.default_rng(seed)
    away = mesh.positions - np.asarray(middle, np.float32)
    far = np.linalg.norm(away, axis=1, keepdims=True)
    normals = mesh.normals * 0.55 + away / np.maximum(far, 1e-6) * 0.6 + [0, 0, 0.2]
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-9)
    z = np.clip((mesh.positions[:, 2] - low) / (high - low), 0, 1)
    out = np.clip(far[:, 0] / reach, 0, 1)
    under = np.clip(0.5 + 0.5 * mesh.normals[:, 2], 0, 1)
    light = (0.34 + 0.22 * z + 0.16 * out + 0.28 * under) * rng.uniform(0.88, 1.04, len(z))
    tint = np.array([1.0, 1.0, 0.92])
    colours = np.clip(255 * light[:, None] * tint, 0, 255).astype(np.uint8)
    return replace(mesh, normals=normals.astype(np.float32), colours=colours)


def _clump(centre, radii, material: str, seed: int) -> Mesh:
    """A ragged ball of leaves: 20 triangles."""
    p, t = icosphere(0)
    rng = np.random.default_rng(seed)
    turn = rng.uniform(0, 2 * np.pi)
    c, s = np.cos(turn), np.sin(turn)
    p = p @ np.array([[c, s, 0], [-s, c, 0], [0, 0, 1]]) * rng.uniform(0.72, 1.22, (12, 1))
    p = p * np.asarray(radii) + np.asarray(centre)
    return make_mesh(p, t, material, normals=smooth_normals(p, t))


def _pine() -> Mesh:
    """An old pine: a leaning trunk, bare below, with flat clouds of needles in tiers."""
    trunk = tube([[0, 0, -0.3], [0.12, 0.05, 3.4], [-0.22, 0.1, 6.6], [0.05, 0, 9.0]], [0.34, 0.24, 0.16, 0.05], 5, "bark")
    arm = tube([[0, 0.05, 4.2], [1.5, 0.4, 5.0]], [0.12, 0.04], 3, "bark")
    tiers = (
        ((1.7, 0.5, 5.2), (1.75, 1.4, 0.62)), ((-1.75, -0.6, 5.9), (1.7, 1.45, 0.66)), ((0.3, 1.55, 6.7), (1.6, 1.35, 0.6)),
        ((0.9, -1.2, 7.4), (1.55, 1.3, 0.62)), ((-0.7, 0.3, 8.3), (1.5, 1.4, 0.62)), ((0.25, 0.0, 9.35), (1.05, 1.0, 0.6)),
    )  # fmt: skip
    crown = join([_clump(c, r, "pine", 11 + i) for i, (c, r) in enumerate(tiers)])
    return join([_shaded_bark(trunk), _shaded_bark(arm), _leafy(crown, (0, 0, 6.6), 3.0, 4.6, 9.9, 3)])


def _arborvitae() -> Mesh:
    """A tall dark flame with a broken outline, leaves almost to the ground."""
    rng = np.random.default_rng(5)
    trunk = tube([[0, 0, -0.3], [0, 0, 2.2]], [0.26, 0.2], 5, "bark")
    z = np.array([1.0, 1.9, 3.6, 5.4, 7.3, 8.9, 10.0])
    r = np.array([0.35, 1.25, 1.6, 1.45, 1.08, 0.55, 0.0])
    a = np.arange(9) * 2 * np.pi / 8
    wobble = rng.uniform(0.78, 1.2, (7, 8))
    wobble = np.concatenate([wobble, wobble[:, :1]], axis=1)
    lift = rng.uniform(-0.35, 0.35, (7, 8)) * (r > 0.4)[:, None]
    lift = np.concatenate([lift, lift[:, :1]], axis=1)
    grid = np.stack([r[:, None] * wobble * np.cos(a), r[:, None] * wobble * np.sin(a), z[:, None] + lift], axis=2)
    flame = sheet(grid, "arborvitae")
    side = [_clump((0.85, -0.5, 3.1), (0.8, 0.75, 1.5), "arborvitae", 31), _clump((-0.75, 0.55, 4.9), (0.75, 0.7, 1.6), "arborvitae", 32)]
    return join([_shaded_bark(trunk), _leafy(join([flame, *side]), (0, 0, 4.6), 2.0, 0.8, 9.6, 6)])


def _willow() -> Mesh:
    """A lakeside willow: three weeping bells with ragged hems about a forked trunk."""
    rng = np.random.default_rng(9)
    trunk = tube([[0, 0, -0.3], [0.15, 0, 2.6], [-0.1, 0.1, 5.6]], [0.42, 0.32, 0.16], 5, "bark")
    bells = []
    for i, (cx, cy, top, wide) in enumerate(((1.35, 0.3, 9.2, 2.2), (-1.3, 0.95, 9.5, 2.25), (-0.2, -1.25, 10.0, 2.3))):
        a = np.arange(9) * 2 * np.pi / 8 + i
        r = np.array([0.0, 0.72, 1.0, 0.82])[:, None] * wide * rng.uniform(0.82, 1.12, (4, 8))
        z = np.array([top, top - 1.1, top - 3.4, 2.6])[:, None] + np.array([0, 0.3, 0.6, 1.4])[:, None] * rng.uniform(-1, 1, (4, 8))
        r, z = np.concatenate([r, r[:, :1]], 1)[::-1], np.concatenate([z, z[:, :1]], 1)[::-1]
        bells.append(sheet(np.stack([cx + r * np.cos(a), cy + r * np.sin(a), z], axis=2), "willow"))
    crown = _leafy(join(bells), (0, 0, 5.8), 3.6, 1.6, 9.6, 12)
    return join([_shaded_bark(trunk), crown])


def _shaded_bark(mesh: Mesh) -> Mesh:
    dark = np.clip(230 - 12 * mesh.positions[:, 2:3], 120, 230)
    return replace(mesh, colours=np.repeat(dark, 3, axis=1).astype(np.uint8))


def rock(*, size: tuple[float, float, float] = (3.0, 1.6, 2.4), seed: int = 1) -> Built:
    """A water-worn rock: upright, fissured, with hollows; ``size`` is width, depth and height in metres."""
    p, t = icosphere(2)
    rng = np.random.default_rng(seed)
    depth = np.zeros(len(p))
    for wave, share in ((2.1, 0.20), (4.3, 0.13), (7.9, 0.07)):
        axes = rng.normal(size=(3, 3)) * [1.25, 1.25, 0.55]
        ridges = np.sin(wave * p @ axes.T + rng.uniform(0, 6.3, 3))
        depth += share * (0.6 - np.abs(ridges).min(axis=1) * 1.6 - 0.3 * ridges.mean(axis=1))
    hollow = np.exp(-(np.linalg.norm(p[:, None] - _on_ball(rng, 4)[None], axis=2) ** 2).min(axis=1) / 0.07)
    radius = 1 - depth * 0.8 - 0.30 * hollow
    shaped = p * radius[:, None]
    shaped[:, :2] *= 0.80 + 0.28 * np.abs(np.sin(2.2 * p[:, 2:] + rng.uniform(0, 3))) + 0.1 * p[:, 2:]
    low, high = shaped.min(axis=0), shaped.max(axis=0)
    shaped = (shaped - (low + high) / 2) / (high - low) * np.asarray(size)
    shaped[:, 2] += size[2] * 0.5
    shaped[:, 2] = np.where(shaped[:, 2] < 0.12 * size[2], -0.15, shaped[:, 2] - 0.06 * size[2])
    mesh = make_mesh(shaped, t, "rock", normals=smooth_normals(shaped, t))
    light = np.clip(0.62 + 0.38 * (radius - radius.min()) / np.ptp(radius) + rng.uniform(-0.05, 0.05, len(p)), 0.4, 1.0)
    mesh = replace(mesh, colours=(255 * light[:, None] * [1.0, 0.99, 0.96]).astype(np.uint8))
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
