"""A kind of tree or a seed of a rock -> Built. Each kind of tree is one shared mesh, scaled by its transform."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from exhibition.forms.built import Built, Piece, many, placed
from exhibition.forms.mesh import Array, make_mesh, smooth_normals
from exhibition.forms.trees import MODEL_HEIGHT, tree_mesh


def tree(*, kind: str = "pine", height: float = 10.0) -> Built:
    """A pine, an arborvitae or a willow of a height in metres."""
    scale = height / MODEL_HEIGHT
    return Built(
        pieces=(Piece(kind, tree_mesh(kind), many([placed(scale=scale)])),),
        points={"top": (0.0, 0.0, float(height)), "centre": (0.0, 0.0, float(height) / 2)},
        facts={"height": float(height), "kind": kind},
    )


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
    mesh = make_mesh(shaped, t, "lake_rock")
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
