"""A tea tin with waves, a lotus and a willow twig, and some tea leaves beside it."""

from __future__ import annotations

import numpy as np
import skia

from product_pictures.finishes import plain
from product_pictures.ink import brush, decal, paint, smooth, waves
from product_pictures.shapes import (
    cylinder,
    ellipsoid,
    moved,
)
from product_pictures.studio import Finish, Still, Thing, linear


def still() -> Still:
    radius, top = 0.66, 1.5

    def body(p):
        d = cylinder(p, (0, 0, top / 2), radius, top / 2, 0.03)
        seam = np.abs(p[:, 2] - 1.16) < 0.012
        return d + np.where(seam, 0.012, 0) - np.where(p[:, 2] > 1.17, 0.012, 0)

    def wrap(c):
        ground, line = (142, 184, 168), (228, 238, 226)
        c.drawColor(skia.Color(*ground))
        waves(c, (0, 470, 1600, 800), 62, line, (96, 150, 142), 5)
        c.drawRect(skia.Rect.MakeLTRB(0, 452, 1600, 470), paint((214, 174, 96)))
        cx, cy = 800, 430
        c.drawPath(
            smooth(
                [
                    (cx - 250, cy + 60),
                    (cx - 130, cy - 16),
                    (cx + 40, cy - 6),
                    (cx + 180, cy + 46),
                    (cx + 60, cy + 118),
                    (cx - 140, cy + 120),
                ],
                True,
            ),
            paint((58, 112, 84)),
        )
        for a in np.linspace(-1.25, 1.25, 9):
            c.drawLine(
                cx - 40,
                cy + 46,
                cx - 40 + 190 * np.sin(a),
                cy + 46 + (66 if abs(a) < 1 else 40) * np.cos(a) - 20,
                paint((120, 164, 124), 4),
            )
        for layer, (n, size, tone) in enumerate(
            ((7, 250, (226, 150, 156)), (6, 210, (240, 184, 184)), (3, 170, (250, 216, 212)))
        ):
            for k in range(n):
                a = (k - (n - 1) / 2) * (2.1 / max(n - 1, 1)) * (1 - 0.18 * layer)
                tip = (cx + 30 + size * np.sin(a), cy - size * np.cos(a) * 0.94 + 20)
                s = (cx + 30 + size * 0.5 * np.sin(a), cy - size * 0.5 * np.cos(a))
                w = 58 - 6 * layer
                c.drawPath(
                    smooth(
                        [
                            (cx + 30, cy + 40),
                            (s[0] - w * np.cos(a), s[1] - w * np.sin(a)),
                            tip,
                            (s[0] + w * np.cos(a), s[1] + w * np.sin(a)),
                        ],
                        True,
                    ),
                    paint(tone),
                )
                c.drawPath(
                    smooth(
                        [
                            (cx + 30, cy + 40),
                            (s[0] - w * np.cos(a), s[1] - w * np.sin(a)),
                            tip,
                            (s[0] + w * np.cos(a), s[1] + w * np.sin(a)),
                        ],
                        True,
                    ),
                    paint((204, 116, 128), 3),
                )
        for x, h in ((330, 200), (1250, 150)):
            c.drawLine(x, 470, x - 10, 470 - h, paint((58, 112, 84), 9))
            c.drawOval(skia.Rect.MakeXYWH(x - 90, 440 - h, 170, 54), paint((70, 128, 94)))
        for k in range(30):
            x = k * 56 + 8
            brush(c, [(x, 14), (x + 22, 60), (x + 10, 104 + 26 * (k % 3))], 9, (84, 130, 84), 0.2)
            brush(c, [(x + 24, 14), (x + 40, 44), (x + 34, 84 + 20 * (k % 2))], 7, (112, 152, 98), 0.2)
        c.drawRect(skia.Rect.MakeLTRB(0, 0, 1600, 14), paint((214, 174, 96)))

    picture = decal(1600, 800, wrap)

    def twig(c):
        c.drawColor(skia.Color(226, 218, 192))
        brush(c, [(0, 80), (400, 60), (800, 90), (1200, 64), (1600, 84)], 9, (112, 84, 58), 0.8)
        for k in range(40):
            x = 20 + k * 40
            for s in (-1, 1):
                brush(c, [(x, 74), (x + 24, 74 + s * 22), (x + 50, 74 + s * 34)], 15, (104, 142, 86), 0.05)
        for y in (10, 150):
            c.drawLine(0, y, 1600, y, paint((206, 164, 88), 8))

    band = decal(1600, 160, twig)

    def finish(p, n):
        angle = np.arctan2(p[:, 0], -p[:, 1]) / (2 * np.pi) * 1.55 + 0.5
        side = n[:, 2] < 0.5
        colour = np.broadcast_to(linear((226, 218, 192)), p.shape)
        colour, _ = picture.over(colour, np.where(side & (p[:, 2] < 1.16), angle, -1), 1 - (p[:, 2] - 0.02) / 1.14)
        colour, _ = band.over(colour, np.where(side & (p[:, 2] > 1.17), angle, -1), 1 - (p[:, 2] - 1.18) / 0.30)
        ring = (~side) & (np.abs(np.hypot(p[:, 0], p[:, 1]) - 0.52) < 0.008)
        gold = (np.abs(p[:, 2] - 1.16) < 0.02) | (p[:, 2] < 0.035) | ring
        colour = np.where(gold[:, None], linear((206, 162, 86)), colour)
        return Finish(colour, shine=0.05, rough=0.25, metal=np.where(gold, 1.0, 0.12))

    def leaves(p):
        best = None
        rng = np.random.default_rng(3)
        for _ in range(16):
            x, y, a, b = rng.uniform(-1.2, -0.6), rng.uniform(-0.9, -0.45), rng.uniform(0, 360), rng.uniform(0.05, 0.1)
            q = moved(p, (x + 1.55, y - 0.1, 0.025), a)
            d = ellipsoid(q, (0, 0, 0), (b, 0.022, 0.018))
            best = d if best is None else np.minimum(best, d)
        return best * 0.8

    return Still(
        [Thing(body, finish), Thing(leaves, plain((70, 86, 46), rough=0.7))],
        (-0.72, -1.05, 0),
        (1.5, 0.72, 1.56),
        paper=(222, 206, 192),
        eye=(-0.5, -5.4, 2.4),
        look=(0.06, 0, 0.68),
        fov=25.5,
        step=0.85,
    )
