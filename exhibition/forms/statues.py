"""A height, or an animal -> the robed bodies of the water clock and the stand-ins for their heads."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np

from exhibition.forms.attributes import attribute
from exhibition.forms.branches import BRANCHES, STROKES
from exhibition.forms.built import Built, Piece, many, placed
from exhibition.forms.mesh import Array, Mesh, join
from exhibition.forms.outlines import resampled
from exhibition.forms.robe import robed_body
from exhibition.forms.solids import lathe, sheet

FIGURE_HEIGHT = 1.45  # metres from seat to crown at which the body is modelled
SUNK = 0.022  # metres that a head's ruff rests in the collar
HEAD_SHARE = 0.42 / 1.45  # the head's share of it: a head of 0.42 m on a figure of 1.45 m


def robed_figure(*, height: float = 1.45, holds: str = "nothing") -> Built:
    """A seated body in an official robe, without a head: from z = 0 to the collar. Its hands are in its sleeves, or
    about what it ``holds``.

    The point ``neck`` is where a head of 0.29 of ``height`` stands."""
    scale = height / FIGURE_HEIGHT
    neck = (0.0, -0.03 * scale, height * (1 - HEAD_SHARE) - SUNK * scale)
    held = attribute(holds)
    pieces = (Piece("robed_figure", robed_body(), many([placed(scale=scale)])),)
    return Built(
        pieces=pieces if held is None else (*pieces, Piece(holds, held, many([placed(scale=scale)]), pieces[0].phase)),
        walls=_ring_walls(0.42 * scale, height),
        points={"neck": neck, "hands": (0.0, -0.27 * scale, 0.53 * scale), "centre": (0.0, 0.0, 0.55 * scale)},
        facts={"height": float(height), "holds": holds},
    )


def _ring_walls(radius: float, height: float) -> Array:
    a = np.arange(8) * np.pi / 4
    p = radius * np.column_stack([np.cos(a), np.sin(a)])
    return np.column_stack([p, np.roll(p, -1, axis=0), np.zeros(8), np.full(8, height)]).astype(np.float32)


def head_placeholder(*, animal: str, height: float = 0.42) -> Built:
    """A clay form on a neck, the same for every animal, with the animal's branch character raised on its face.

    The neck stands on z = 0; the face looks to -Y."""
    branch = BRANCHES[animal]
    return Built(
        pieces=(
            Piece("form", _clay_form(), many([placed(scale=height)])),
            Piece("character", branch_mesh(animal), many([placed(scale=height)])),
        ),
        points={
            "brow": (0.0, -0.27 * height, 0.84 * height),
            "mouth": (0.0, -0.35 * height, 0.40 * height),
            "centre": (0.0, -0.02 * height, 0.60 * height),
        },
        facts={"animal": animal, "branch": branch},
    )


def _face_radius(z: Array) -> Array:
    """Half-width of the clay form at a height 0-1: foot, neck, ovoid."""
    at = [0.0, 0.03, 0.06, 0.14, 0.22, 0.30, 0.40, 0.50, 0.60, 0.70, 0.80, 0.88, 0.94, 0.98, 1.0]
    r = [0.27, 0.28, 0.245, 0.20, 0.20, 0.25, 0.315, 0.355, 0.37, 0.36, 0.32, 0.255, 0.18, 0.10, 0.0]
    return np.interp(z, at, r)


@lru_cache(maxsize=1)
def _clay_form() -> Mesh:
    z = np.concatenate([np.linspace(0, 0.22, 9), np.linspace(0.25, 1.0, 20)])
    mesh = lathe(np.column_stack([_face_radius(z), z]), 28, "clay")
    rng = np.random.default_rng(4)
    shade = np.clip(205 + 45 * mesh.positions[:, 2] + rng.uniform(-5, 5, mesh.vertex_count), 0, 255)
    return replace(mesh, colours=np.repeat(shade[:, None], 3, axis=1).astype(np.uint8))


def branch_mesh(animal: str) -> Mesh:
    """The character of an animal as raised bars that follow the form, 0.40 of its height."""
    bars = []
    for stroke in STROKES[BRANCHES[animal]]:
        line = resampled((np.asarray(stroke) - 0.5) * 0.40, 0.03)
        d = np.gradient(line, axis=0)
        d /= np.maximum(np.linalg.norm(d, axis=1, keepdims=True), 1e-9)
        side = np.column_stack([-d[:, 1], d[:, 0]])
        ends = line.copy()
        ends[0] -= d[0] * 0.014
        ends[-1] += d[-1] * 0.014
        rows = [
            _on_face(ends + side * w, lift)
            for w, lift in ((-0.021, -0.02), (-0.018, 0.020), (0.018, 0.020), (0.021, -0.02))
        ]
        bars.append(sheet(np.stack(rows), "clay_pale", smooth=False))
        for k, order in ((0, (0, 1, 2, 3)), (-1, (3, 2, 1, 0))):
            a, b, c, e = (rows[i][k] for i in order)
            bars.append(sheet(np.array([[a, e], [b, c]]), "clay_pale", smooth=False))
    return join(bars)


def _on_face(points: Array, lift: float) -> Array:
    """Points (k, 2) of x and z about the face's middle laid on the front of the form, ``lift`` above it: (k, 3)."""
    z = points[:, 1] + 0.60
    r = _face_radius(z)
    x = np.clip(points[:, 0], -0.95 * r, 0.95 * r)
    y = -np.sqrt(np.maximum(r**2 - x**2, 1e-6))
    out = np.column_stack([x, y, np.zeros(len(x))]) / r[:, None]
    return np.column_stack([x, y, z]) + lift * out
