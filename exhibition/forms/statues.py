"""A height, or an animal -> the robed bodies of the water clock and the stand-ins for their heads."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np

from exhibition.forms.branches import BRANCHES, STROKES
from exhibition.forms.built import Built, Piece, many, placed
from exhibition.forms.mesh import Array, Mesh, join
from exhibition.forms.outlines import resampled
from exhibition.forms.sculpt import cut, ellipsoid, limb, melted, mirrored, slab, surface
from exhibition.forms.solids import lathe, sheet, tube

FIGURE_HEIGHT = 1.45  # metres from seat to crown at which the body is modelled
HEAD_SHARE = 0.42 / 1.45  # the head's share of it: a head of 0.42 m on a figure of 1.45 m


def robed_figure(*, height: float = 1.45) -> Built:
    """A seated body in an official robe, hands in its sleeves, without a head: from z = 0 to the collar.

    The point ``neck`` is where a head of 0.29 of ``height`` stands."""
    scale = height / FIGURE_HEIGHT
    neck = (0.0, -0.03 * scale, height * (1 - HEAD_SHARE))
    return Built(
        pieces=(Piece("robed_figure", _body(), many([placed(scale=scale)])),),
        walls=_ring_walls(0.42 * scale, height),
        points={"neck": neck, "hands": (0.0, -0.27 * scale, 0.53 * scale), "centre": (0.0, 0.0, 0.55 * scale)},
        facts={"height": float(height)},
    )


def _ring_walls(radius: float, height: float) -> Array:
    a = np.arange(8) * np.pi / 4
    p = radius * np.column_stack([np.cos(a), np.sin(a)])
    return np.column_stack([p, np.roll(p, -1, axis=0), np.zeros(8), np.full(8, height)]).astype(np.float32)


@lru_cache(maxsize=1)
def _body() -> Mesh:
    """The body, modelled once: torso, knees under a wide skirt, sleeves that meet before the belly, cape collar,
    rank square and a string of beads."""
    torso = melted(
        [
            ellipsoid((0, 0.08, 0.56), (0.215, 0.17, 0.30), lean=3),
            ellipsoid((0, 0.06, 0.77), (0.22, 0.145, 0.16)),
            ellipsoid((0, 0.12, 0.30), (0.30, 0.24, 0.17)),
        ],
        0.10,
    )
    thigh = limb((0.11, 0.08, 0.31), (0.165, -0.28, 0.32), 0.14, 0.105)
    shin = limb((0.165, -0.29, 0.31), (0.19, -0.29, 0.06), 0.105, 0.12)
    lap = slab((0, -0.15, 0.245), (0.20, 0.19, 0.11), 0.08)
    skirt = melted(
        [ellipsoid((0, 0.06, 0.12), (0.36, 0.31, 0.22)), slab((0, -0.22, 0.13), (0.24, 0.12, 0.14), 0.06)], 0.10
    )
    upper = limb((0.215, 0.10, 0.83), (0.315, 0.06, 0.57), 0.075, 0.095)
    fore = limb((0.315, 0.05, 0.56), (0.0, -0.185, 0.555), 0.095, 0.075)
    cuff = slab((0.125, -0.165, 0.42), (0.10, 0.055, 0.13), 0.05)
    drape = limb((0.30, 0.03, 0.55), (0.27, 0.02, 0.36), 0.10, 0.08)
    neck = limb((0, 0.09, 0.88), (0, 0.0, 1.0), 0.095, 0.088)
    shoes = limb((0.15, -0.375, 0.035), (0.16, -0.28, 0.035), 0.052, 0.05)
    robe = melted([torso, mirrored(thigh), mirrored(shin), lap, skirt, mirrored(upper), neck], 0.07)
    sleeves = melted([mirrored(fore), mirrored(cuff), mirrored(drape)], 0.06)
    cape = melted(
        [
            limb((-0.20, 0.09, 0.815), (0.20, 0.09, 0.815), 0.13),
            ellipsoid((0, 0.05, 0.83), (0.285, 0.195, 0.12)),
            limb((0, 0.08, 0.84), (0, 0.02, 0.95), 0.16, 0.11),
        ],
        0.08,
    )
    cape = cut(cape, slab((0, 0, 0.4), (1, 1, 0.365), 0.005))
    square = slab((0, -0.075, 0.675), (0.095, 0.03, 0.072), 0.012)
    border = cut(
        slab((0, -0.077, 0.675), (0.105, 0.034, 0.082), 0.006), slab((0, -0.107, 0.675), (0.088, 0.2, 0.065), 0.004)
    )
    collar = ellipsoid((0, 0.0, 0.965), (0.115, 0.11, 0.04))
    whole = melted([robe, sleeves], 0.03)
    whole = melted([whole, cape], 0.012)
    whole = melted([whole, square, border, collar, mirrored(shoes)], 0.01)

    def folded(p: Array) -> Array:
        """The volume with drapery: soft flutes that fan out below the knees and hang from the sleeves."""
        x, y, z = p.T
        low = np.clip((0.32 - z) / 0.22, 0, 1)
        angle = np.arctan2(x, -(y - 0.05))
        flutes = 0.013 * low * (np.sin(angle * 11 + 3 * z) + 0.6 * np.sin(angle * 19 + 1.3))
        sag = 0.010 * np.exp(-(((x) / 0.13) ** 2)) * np.sin(52 * (z + 2.2 * x * x)) * (y < -0.15) * (z < 0.36)
        arm = (
            0.010
            * np.exp(-(((np.abs(x) - 0.25) / 0.11) ** 2) - ((z - 0.55) / 0.17) ** 2)
            * np.sin(44 * (z + 0.7 * y + 0.4 * np.abs(x)))
        )
        waist = 0.006 * np.exp(-((np.abs(x) / 0.2) ** 2) - ((z - 0.45) / 0.10) ** 2) * np.sin(60 * z + 16 * np.abs(x))
        hem = -0.010 * np.exp(-(((z - 0.07) / 0.016) ** 2)) * (low > 0)
        lap = sag + waist
        base = slab((0, 0, 0.6), (1, 1, 0.6), 0.004)(p)
        return np.maximum(whole(p) + flutes + lap + arm + hem, base)

    mesh = surface(folded, (-0.52, -0.50, -0.03), (0.52, 0.48, 1.08), 0.0235, "european_marble", shade=0.62)
    beads = []
    for t in np.linspace(0, 1, 27):
        a = 2 * np.pi * t
        beads.append((0.125 * np.sin(a), -0.072 + 0.045 * np.cos(a) - 0.035 * np.sin(a) ** 2, 0.80 + 0.13 * np.cos(a)))
    string = tube(np.asarray(beads), 0.009 + 0.004 * np.sin(np.arange(27) * np.pi), 5, "european_marble")
    return join([mesh, replace(string, colours=np.full_like(string.colours, 205))])


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
