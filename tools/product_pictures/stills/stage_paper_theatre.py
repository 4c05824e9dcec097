"""A toy theatre of cut card: three stages, green columns, red rails, small actors."""

from __future__ import annotations

import numpy as np

from product_pictures.finishes import plain
from product_pictures.shapes import (
    box,
    flat,
    polygon,
)
from product_pictures.studio import Finish, Still, Thing, linear


def still() -> Still:
    levels = [(0.12, 0.98, 0.66), (0.86, 0.86, 0.58), (1.50, 0.74, 0.52)]

    def boards(p):
        d = box(p, (0, 0.05, 0.05), (1.2, 0.72, 0.05), 0.01)
        for z, w, _ in levels:
            d = np.minimum(d, box(p, (0, 0.1, z), (w, 0.52, 0.025), 0.005))
            d = np.minimum(d, box(p, (0, 0.58, z + 0.3), (w, 0.015, 0.32)))
        return d

    def columns(p):
        m = np.abs(p[:, 0])
        d = np.full(len(p), np.inf, np.float32)
        for z, w, h in levels:
            for x in (w - 0.06, 0.30):
                for y in (-0.38, 0.5):
                    d = np.minimum(d, flat(np.hypot(m - x, p[:, 1] - y) - 0.035, np.abs(p[:, 2] - z - h / 2) - h / 2))
        return d

    def rails(p):
        m = np.abs(p[:, 0])
        d = np.full(len(p), np.inf, np.float32)
        for z, w, h in levels:
            if z > 0.5:
                for up in (0.07, 0.16):
                    d = np.minimum(d, box(p, (0, -0.40, z + up), (w, 0.014, 0.014)))
                near = m - 0.1 * np.round(np.clip(m, 0, w) / 0.1)
                d = np.minimum(
                    d,
                    np.maximum(
                        np.maximum(np.abs(near) - 0.012, np.abs(p[:, 1] + 0.4) - 0.01), np.abs(p[:, 2] - z - 0.1) - 0.08
                    ),
                )
            drop = 0.07 + 0.02 * np.cos(m * 24)
            d = np.minimum(
                d,
                np.maximum(
                    np.maximum(np.abs(p[:, 1] + 0.39) - 0.012, m - w + 0.04),
                    np.abs(p[:, 2] - z - h + 0.03 + drop / 2) - drop,
                )
                * 0.8,
            )
        return d

    def roofs(p):
        d = np.full(len(p), np.inf, np.float32)
        for (z, w, h), rise, deep in zip(levels, (0.10, 0.09, 0.36), (0.20, 0.2, 0.62), strict=True):
            reach = np.maximum(np.abs(p[:, 0]) - w, np.abs(p[:, 1] - 0.1) - 0.52) - 0.16
            s = np.clip(-reach / deep, 0, 1)
            flare = 0.09 * np.clip(np.minimum(np.abs(p[:, 0]) - w + 0.3, np.abs(p[:, 1] - 0.1) - 0.2) / 0.45, 0, 1) ** 2
            top = z + h + 0.02 + rise * (0.35 * s + 0.65 * s * s) + flare
            d = np.minimum(d, flat(reach, np.abs(p[:, 2] - top) - 0.018) * 0.6)
        return np.minimum(d, box(p, (0, 0.1, 2.42), (0.22, 0.035, 0.035), 0.02))

    def actor(z, x, y, size):
        def d(p):
            q = (p - np.float32([x, y, z])) / size
            robe = polygon(
                q[:, 0],
                q[:, 2],
                [
                    (-0.17, 0),
                    (0.17, 0),
                    (0.12, 0.2),
                    (0.27, 0.2),
                    (0.28, 0.27),
                    (0.09, 0.36),
                    (0.05, 0.38),
                    (0.08, 0.46),
                    (0.05, 0.55),
                    (0, 0.58),
                    (-0.05, 0.55),
                    (-0.08, 0.46),
                    (-0.05, 0.38),
                    (-0.09, 0.36),
                    (-0.28, 0.31),
                    (-0.27, 0.24),
                    (-0.12, 0.22),
                ],
            )
            return flat(robe, np.abs(q[:, 1]) - 0.02) * size

        return d

    def backdrop(p, n):
        colour = np.broadcast_to(linear((232, 220, 190)), p.shape).copy()
        for z, w, h in levels:
            here = (p[:, 1] > 0.5) & (p[:, 2] > z + 0.04) & (p[:, 2] < z + 0.62)
            u, v = p[:, 0] / w, (p[:, 2] - z) / h
            frame = (np.abs(u) > 0.9) | (np.abs(v - 0.5) > 0.40)
            sun = np.hypot(p[:, 0], p[:, 2] - z - 0.34) < 0.17
            clouds = np.sin(u * 9 + 2 * np.sin(v * 7)) * np.sin(v * 12) > 0.55
            tone = np.where(
                frame[:, None],
                linear((40, 94, 92)),
                np.where(
                    sun[:, None],
                    linear((204, 74, 52)),
                    np.where(clouds[:, None], linear((240, 232, 214)), linear((206, 170, 100))),
                ),
            )
            colour = np.where(here[:, None], tone, colour)
        base = p[:, 2] < 0.1
        key = np.abs((p[:, 0] * 7) % 1 - 0.5) < 0.25
        colour = np.where(
            (base & (n[:, 2] < 0.5))[:, None],
            np.where(key[:, None], linear((150, 142, 128)), linear((190, 182, 166))),
            colour,
        )
        return Finish(colour, shine=0.02, rough=0.85)

    def tiles(p, n):
        rows = 0.86 + 0.14 * np.sign(np.sin(p[:, 0] * 62))
        return Finish(linear((46, 112, 84)) * rows[:, None], shine=0.03, rough=0.6)

    cast = [
        ((0.16, -0.36, 0.0, 0.66), (196, 60, 50)),
        ((0.16, 0.30, -0.12, 0.62), (48, 92, 150)),
        ((0.16, 0.04, 0.22, 0.56), (226, 176, 70)),
        ((0.9, -0.1, -0.05, 0.55), (108, 70, 132)),
        ((0.9, 0.38, 0.1, 0.5), (208, 112, 60)),
        ((1.54, 0.05, 0.0, 0.5), (220, 170, 70)),
    ]

    def dressed(tone, z, size):
        def finish(p, n):
            v = (p[:, 2] - z) / size
            face = (v > 0.37) & (v < 0.5)
            hem = (v < 0.05) | ((v > 0.26) & (v < 0.30))
            colour = np.where(
                face[:, None],
                linear((246, 224, 200)),
                np.where(
                    (v >= 0.5)[:, None],
                    linear((40, 32, 34)),
                    np.where(hem[:, None], linear((240, 214, 140)), linear(tone)),
                ),
            )
            return Finish(colour, rough=0.8)

        return finish

    things = [
        Thing(boards, backdrop),
        Thing(columns, plain((40, 104, 80), rough=0.7)),
        Thing(rails, plain((186, 54, 42), rough=0.7)),
        Thing(roofs, tiles),
    ]
    things += [Thing(actor(z, x, y, s), dressed(tone, z, s)) for (z, x, y, s), tone in cast]
    return Still(
        things,
        (-1.25, -0.72, 0),
        (1.25, 0.82, 2.5),
        paper=(224, 196, 176),
        eye=(-1.3, -6.6, 2.5),
        look=(0, 0, 1.16),
        fov=26,
        step=0.8,
    )
