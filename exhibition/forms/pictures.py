"""A place's name -> a relief of lit layers that suggests it: what one sees through a portal.

Drawn in a square: x from -0.5 to 0.5, z from 0 to 1, looking to -Y; layers up to 0.3 m deep."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from exhibition.forms.mesh import Array, Mesh, join
from exhibition.forms.outlines import noise
from exhibition.forms.solids import sheet

Colour = tuple[int, int, int]


def picture_of(name: str) -> Mesh:
    """The relief of ``lake``, ``fountain`` or ``salon``."""
    return {"lake": _lake, "fountain": _fountain, "salon": _salon}[name]()


def _layer(
    x: Array, low, high, y: float, foot: Colour, head: Colour, rows: int = 2, glow: str = "lantern_glass"
) -> Mesh:
    """An upright strip between two lines over x (arrays or numbers), its colour running from foot to head."""
    x = np.asarray(x, np.float64)
    low, high = np.broadcast_to(low, x.shape), np.broadcast_to(high, x.shape)
    t = np.linspace(0, 1, rows)[:, None]
    grid = np.stack(np.broadcast_arrays(x, y, low + (high - low) * t), axis=2)
    mesh = sheet(grid, glow, smooth=False)
    lowest, highest = mesh.positions[:, 2].min(), mesh.positions[:, 2].max()
    share = (mesh.positions[:, 2:] - lowest) / max(highest - lowest, 1e-6)
    colours = np.asarray(foot) * (1 - share) + np.asarray(head) * share
    return replace(mesh, colours=np.clip(colours, 0, 255).astype(np.uint8))


def _tower(x: float, z: float, size: float, y: float, dark: Colour, eave: Colour) -> list[Mesh]:
    """A tower of four eaves on a high base, as a silhouette."""
    parts = [_layer([x - 0.34 * size, x + 0.34 * size], z, z + 0.34 * size, y, (96, 92, 84), (140, 130, 110))]
    for k in range(4):
        half, foot = (0.20 - 0.032 * k) * size, z + (0.34 + 0.19 * k) * size
        parts.append(_layer([x - half, x + half], foot, foot + 0.15 * size, y, dark, dark))
        t = np.linspace(-1, 1, 9)
        wide = half * 1.42
        parts.append(
            _layer(
                x + wide * t,
                foot + 0.13 * size + 0.03 * size * t**4,
                foot + (0.21 - 0.055 * np.abs(t)) * size,
                y - 0.006,
                eave,
                (236, 196, 96),
            )
        )
    tip = z + 1.08 * size
    parts.append(
        _layer(
            [x - 0.006, x, x + 0.006],
            [tip - 0.03, tip - 0.03, tip - 0.03],
            [tip, tip + 0.09 * size, tip],
            y,
            eave,
            eave,
        )
    )
    return parts


def _lake() -> Mesh:
    """Evening sky, far ridges, the wooded hill with its tower, the water with their reflection, a branch of willow."""
    x = np.linspace(-0.5, 0.5, 61)
    far = 0.47 + 0.05 * noise(x, 0 * x, 0.22, 5) + 0.03 * (x < 0)
    hill = 0.44 + 0.155 * np.exp(-(((x - 0.04) / 0.34) ** 2)) + 0.008 * noise(x, 0 * x, 0.035, 6)
    shore = 0.445 + 0.012 * noise(x, 0 * x, 0.05, 9)
    parts = [
        _layer(x, 0.40, 1.0, 0.28, (255, 222, 178), (120, 158, 198), rows=8),
        _layer(x, 0.40, far, 0.25, (214, 198, 186), (158, 168, 186)),
        _layer(x, 0.42, hill, 0.22, (92, 108, 88), (58, 82, 66)),
        *_tower(0.04, 0.555, 0.16, 0.21, (140, 48, 38), (184, 130, 44)),
        _layer(x, 0.42, shore, 0.20, (70, 84, 66), (60, 78, 58)),
        _layer([-0.5, 0.5], 0.40, 0.436, 0.195, (190, 176, 150), (206, 196, 172)),
        _layer(x, 0.0, 0.425, 0.18, (44, 74, 84), (206, 190, 164), rows=8),
        _layer(x, 0.425 - 0.7 * (hill - 0.425), 0.425, 0.175, (92, 112, 106), (74, 92, 80)),
    ]
    for k in range(14):
        z = 0.03 + 0.028 * k
        wide = 0.05 + 0.10 * ((k * 37) % 10) / 10
        mid = -0.36 + 0.72 * ((k * 61) % 17) / 17
        t = np.linspace(-1, 1, 7)
        parts.append(_layer(mid + wide * t, z, z + 0.004 * (1 - t**2) + 1e-4, 0.17, (236, 220, 190), (250, 236, 206)))
    rng = np.random.default_rng(3)
    for k in range(11):
        at, drop = -0.5 + 0.028 * k, 0.20 + 0.30 * rng.random() - 0.018 * k
        z = np.linspace(1.0, 1.0 - drop, 9)
        sway = at + 0.02 * np.sin(3 * np.linspace(0, 1, 9) + k)
        wide = 0.010 * np.sin(np.pi * np.linspace(0.25, 1, 9)) + 0.002
        grid = np.stack(
            [np.column_stack([sway + s * wide, np.full(9, 0.10 + 0.005 * (k % 3)), z]) for s in (-1, 1)], axis=1
        )[::-1]
        mesh = sheet(grid, "willow", smooth=False)
        parts.append(replace(mesh, colours=np.full_like(mesh.colours, 150 + 40 * (k % 3))))
    return join(parts)


def _fountain() -> Mesh:
    """Sky, the palace front under its blue-green roof, stairs, the shell, statues in two splayed rows, water."""
    x = np.linspace(-0.5, 0.5, 41)
    parts = [_layer(x, 0.3, 1.0, 0.28, (250, 226, 186), (110, 154, 200), rows=8)]
    t = np.array([-0.5, -0.42, -0.30, 0.30, 0.42, 0.5])
    parts.append(_layer(t, 0.60, [0.60, 0.68, 0.67, 0.67, 0.68, 0.60], 0.25, (40, 112, 120), (70, 150, 154)))
    parts.append(_layer([-0.5, 0.5], 0.33, 0.60, 0.24, (206, 182, 160), (226, 206, 182)))
    for z, h in ((0.455, 0.012), (0.585, 0.018)):
        parts.append(_layer([-0.5, 0.5], z, z + h, 0.235, (244, 234, 212), (252, 244, 226)))
    arch = np.linspace(-1, 1, 9)
    for k in range(9):
        mid = -0.44 + 0.11 * k
        for z, h in ((0.35, 0.075), (0.475, 0.08)):
            door = k == 4 and z > 0.4
            top = z + h + 0.022 * np.sqrt(1 - arch**2)
            parts.append(
                _layer(
                    mid + 0.026 * arch,
                    z,
                    top,
                    0.23,
                    (255, 214, 130) if door else (64, 74, 84),
                    (255, 232, 170) if door else (92, 104, 112),
                )
            )
        parts.append(_layer([mid + 0.043, mid + 0.067], 0.33, 0.60, 0.228, (236, 224, 200), (248, 238, 216)))
    s = np.linspace(0, 1, 13)
    for side in (-1, 1):
        stair = side * (0.10 + 0.20 * np.sin(s * np.pi * 0.8))
        order = np.argsort(stair)
        parts.append(_layer(stair[order], 0.30, (0.31 + 0.15 * (1 - s))[order], 0.20, (196, 184, 160), (240, 230, 208)))
    parts.append(_layer([-0.14, 0.14], 0.32, 0.47, 0.19, (206, 194, 170), (238, 228, 204)))
    a = np.linspace(-1, 1, 23)
    rib = 1 + 0.05 * np.cos(a * np.pi * 11)
    parts.append(
        _layer(
            0.105 * a,
            0.30,
            0.30 + 0.11 * np.sqrt(np.maximum(1 - a**2, 0.02)) * rib,
            0.16,
            (214, 200, 172),
            (255, 246, 224),
        )
    )
    parts.append(_layer(x, 0.0, 0.30, 0.15, (48, 92, 104), (150, 186, 188), rows=6))
    for side in (-1, 1):
        for k in range(6):
            mid, foot, big = side * (0.15 + 0.062 * k), 0.285 - 0.036 * k, 0.055 + 0.012 * k
            parts += _seated(mid, foot, big, 0.12 - 0.008 * k)
            u = np.linspace(0, 1, 9)
            jet = mid - side * u * big * 1.1
            z = foot + big * (1.55 + 0.5 * u - 1.7 * u * u)
            order = np.argsort(jet)
            parts.append(
                _layer(
                    jet[order],
                    (z - 0.004)[order],
                    (z + 0.004)[order],
                    0.10 - 0.008 * k,
                    (220, 240, 246),
                    (240, 250, 255),
                )
            )
    return join(parts)


def _seated(x: float, z: float, size: float, y: float) -> list[Mesh]:
    """A seated figure on a plinth, as a silhouette."""
    t = np.linspace(-1, 1, 9)
    body = z + size * (0.62 + 0.72 * (1 - np.abs(t) ** 2.4))
    head = z + size * (1.50 + 0.22 * np.sqrt(1 - t**2 * 0.98))
    return [
        _layer([x - 0.36 * size, x + 0.36 * size], z - 0.02, z + 0.55 * size, y, (150, 140, 122), (220, 208, 184)),
        _layer(x + 0.34 * size * t, z + 0.55 * size, body, y - 0.004, (120, 106, 90), (176, 158, 132)),
        _layer(x + 0.15 * size * t, z + 1.28 * size, head, y - 0.008, (92, 60, 40), (140, 94, 60)),
    ]


def _salon() -> Mesh:
    """A bright room seen through a door: receding frames, a chequered floor, a lantern's light."""
    x = np.linspace(-0.5, 0.5, 21)
    parts = [_layer(x, 0.0, 1.0, 0.28, (238, 214, 170), (255, 244, 220), rows=6)]
    for k in range(5):
        s = 1 - 0.17 * k
        y = 0.06 + 0.045 * k
        a, top, foot = 0.5 * s, 0.52 + 0.48 * s, 0.16 - 0.16 * s
        tone = (214 - 16 * (4 - k), 200 - 18 * (4 - k), 172 - 22 * (4 - k))
        edge = 0.045 * s
        parts.append(_layer([-a, -a + edge], foot, top, y, tone, (250, 238, 208)))
        parts.append(_layer([a - edge, a], foot, top, y, tone, (250, 238, 208)))
        parts.append(_layer([-a, a], top - edge, top, y, (246, 226, 180), (255, 244, 214)))
        for m in range(6):
            wide = 2 * a / 6
            dark = (m + k) % 2 == 0
            tint = (92, 84, 76) if dark else (222, 210, 188)
            parts.append(
                _layer([-a + m * wide, -a + (m + 1) * wide], foot - 0.001, foot + 0.032, y + 0.002, tint, tint)
            )
    t = np.linspace(-1, 1, 13)
    parts.append(
        _layer(0.10 * t, 0.20, 0.46 + 0.10 * np.sqrt(1 - t**2), 0.275, (255, 236, 190), (255, 252, 240), glow="lamp")
    )
    return join(parts)
