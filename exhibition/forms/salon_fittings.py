"""Measures -> the salon's chimneypiece, sconces, candles and chandelier."""

from __future__ import annotations

import numpy as np

from exhibition.forms.built import placed
from exhibition.forms.classical import console, frame
from exhibition.forms.masonry import Opening, barrel, face
from exhibition.forms.mesh import Mesh, join, make_mesh, transformed
from exhibition.forms.solids import box, lathe, rectangle, sweep, tube


def hearth(width: float, height: float, ceiling: float) -> Mesh:
    """A chimneypiece of green marble on a wall that looks to -Y, with a framed mirror over it."""
    w, h, jamb = width, height, width * 0.19
    mouth = Opening(0.0, w - 2 * jamb - 0.2, h * 0.50, (w - 2 * jamb - 0.2) * 0.22, 0.0)
    flat = face(
        [mouth],
        -w / 2 + jamb * 0.6,
        w / 2 - jamb * 0.6,
        0.0,
        lambda x: np.full(len(x), h * 0.84),
        -0.34,
        True,
        "green_marble",
    )
    inside = barrel(mouth, -0.34, 0.05, "green_marble")
    back = make_mesh(
        [[-w * 0.4, -0.01, 0], [w * 0.4, -0.01, 0], [w * 0.4, -0.01, h * 0.7], [-w * 0.4, -0.01, h * 0.7]],
        [[0, 1, 2], [0, 2, 3]],
        "dark_wood",
        colour=90,
    )
    parts = [flat, inside, back]
    parts.append(frame(w - 2 * jamb + 0.05, h * 0.03, "gilt", bead=0.03, z=h * 0.80, y=-0.345))
    for s in (-1, 1):
        x = s * (w / 2 - jamb / 2)
        parts.append(transformed(box(jamb, 0.46, 0.22, "green_marble"), placed(x, -0.23)))
        parts.append(transformed(box(jamb * 0.82, 0.40, h * 0.62, "green_marble"), placed(x, -0.20, 0.22)))
        parts.append(frame(jamb * 0.5, h * 0.48, "gilt", bead=0.025, x=x, z=0.22 + h * 0.31, y=-0.40))
        parts.append(transformed(console(jamb * 0.7, 0.24, h * 0.14, "green_marble"), placed(x, -0.22, h * 0.86)))
    lintel = transformed(box(w, 0.44, h * 0.16, "green_marble"), placed(0, -0.22, h * 0.80))
    path = np.column_stack([rectangle(w, 0.5) + [0, -0.23], np.full(4, h * 0.93)])
    shelf = sweep(
        [[0, 0], [0.03, 0.01], [0.07, 0.05], [0.13, 0.07], [0.13, h * 0.07], [-0.2, h * 0.07]],
        path,
        "green_marble",
        closed=True,
    )
    tall = ceiling - h - 0.35
    mirror = make_mesh(
        [
            [-w * 0.36, -0.03, h + 0.06],
            [w * 0.36, -0.03, h + 0.06],
            [w * 0.36, -0.03, h + tall],
            [-w * 0.36, -0.03, h + tall],
        ],
        [[0, 1, 2], [0, 2, 3]],
        "glass_dark",
    )
    parts += [lintel, shelf, mirror, frame(w * 0.74, tall, "gilt", bead=0.12, z=h + tall / 2 + 0.03, y=-0.03)]
    clock = lathe(
        [
            [0.16, 0],
            [0.16, 0.04],
            [0.09, 0.08],
            [0.06, 0.16],
            [0.12, 0.24],
            [0.15, 0.34],
            [0.12, 0.44],
            [0.04, 0.52],
            [0.0, 0.58],
        ],
        12,
        "gilt",
    )
    parts.append(transformed(clock, placed(0, -0.26, h)))
    for k in range(7):
        log = tube(
            [[-0.5 + 0.12 * k, -0.14 + 0.02 * (k % 3), 0.06], [-0.1 + 0.1 * k, -0.10, 0.12 + 0.05 * (k % 2)]],
            0.05,
            6,
            "bark",
        )
        parts.append(log)
    ember = lathe([[0.5, 0.0], [0.4, 0.05], [0.0, 0.09]], 12, "lamp")
    parts.append(transformed(ember, placed(0, -0.12, 0.0, 0, (1, 0.22, 1))))
    return join(parts)


def candle() -> Mesh:
    """A candle with its light, standing on z = 0."""
    wax = lathe([[0.012, 0], [0.012, 0.09], [0.0, 0.09]], 6, "paper")
    flame = lathe([[0.0, 0.09], [0.014, 0.11], [0.011, 0.135], [0.0, 0.165]], 6, "lamp")
    cup = lathe([[0.0, -0.03], [0.03, -0.01], [0.035, 0.01], [0.014, 0.012]], 8, "gilt")
    return join([wax, flame, cup])


def sconce() -> Mesh:
    """Two lights on curved arms before a gilt plate, on a wall that looks to -Y."""
    plate = transformed(
        lathe([[0.07, 0.0], [0.07, 0.01], [0.05, 0.03], [0, 0.04]], 12, "gilt"),
        np.array([[1, 0, 0, 0], [0, 0, -1, 0], [0, 2.2, 0, 0]], np.float64),
    )
    arms = []
    for s in (-1, 1):
        t = np.linspace(0, 1, 7)
        path = np.column_stack(
            [s * 0.16 * t, -0.04 - 0.15 * np.sin(t * np.pi / 2), -0.05 + 0.16 * t**2 - 0.07 * np.sin(t * np.pi)]
        )
        arms.append(tube(path, 0.011, 5, "gilt"))
        arms.append(transformed(candle(), placed(s * 0.16, -0.19, 0.13)))
    return join([plate, *arms])


def chandelier() -> tuple[Mesh, list[tuple[float, float, float]]]:
    """A gilt corona of two rings on a chain, its middle at z = 0, and where its candles stand."""
    parts = [
        lathe(
            [
                [0.0, -0.62],
                [0.06, -0.56],
                [0.03, -0.48],
                [0.14, -0.36],
                [0.20, -0.22],
                [0.08, -0.05],
                [0.05, 0.25],
                [0.11, 0.42],
                [0.04, 0.58],
                [0.03, 0.8],
                [0.0, 0.82],
            ],
            14,
            "gilt",
        )
    ]
    parts.append(tube([[0, 0, 0.8], [0, 0, 5.4]], 0.016, 5, "gilt"))
    candles = []
    for r, z, n in ((1.05, -0.12, 16), (0.62, 0.34, 8)):
        a = np.linspace(0, 2 * np.pi, 41)
        parts.append(tube(np.column_stack([r * np.cos(a), r * np.sin(a), np.full(41, z)]), 0.026, 6, "gilt"))
        for k in range(n):
            t = 2 * np.pi * k / n
            candles.append((float(r * np.cos(t)), float(r * np.sin(t)), z + 0.05))
        for k in range(8):
            t = 2 * np.pi * k / 8
            s = np.linspace(0, 1, 6)
            reach = 0.08 + (r - 0.08) * s
            parts.append(
                tube(
                    np.column_stack([reach * np.cos(t), reach * np.sin(t), z - 0.14 * np.sin(s * np.pi)]),
                    0.014,
                    4,
                    "gilt",
                )
            )
    return join(parts), candles
