"""A linen cushion, propped up, with the rabbit's profile in satin stitch."""

from __future__ import annotations

import numpy as np
import skia

from product_pictures.ink import decal, paint, smooth
from product_pictures.shapes import (
    moved,
)
from product_pictures.studio import Finish, Still, Thing, linear


def _thread(c, points, colour, width, close=False):
    """Satin stitch: short slanting threads along a line."""
    meter = skia.PathMeasure(smooth(points, close), close)
    s, total = 0.0, meter.getLength()
    while s < total:
        where, along = meter.getPosTan(s)
        nx, ny = -along.y() + along.x() * 0.35, along.x() + along.y() * 0.35
        k = 0.86 + 0.14 * np.sin(s * 0.9)
        c.drawLine(
            where.x() - nx * width,
            where.y() - ny * width,
            where.x() + nx * width,
            where.y() + ny * width,
            paint(tuple(int(v * k) for v in colour), 3.2),
        )
        s += 3.0


def still() -> Still:
    half, fat = 1.16, 0.46

    def cushion(p):
        q = moved(p, (0, 0.16, 1.06), 0, 66)
        x, y = np.abs(q[:, 0]) / half, np.abs(q[:, 1]) / half
        pinch = 1 + 0.07 * (x * y) ** 2
        bulge = np.clip(1 - (x / pinch) ** 2.6, 0, 1) ** 0.5 * np.clip(1 - (y / pinch) ** 2.6, 0, 1) ** 0.5
        edge = np.maximum(np.abs(q[:, 0]), np.abs(q[:, 1])) - half * pinch
        wrinkle = 0.008 * np.sin(9 * q[:, 0] + 5 * q[:, 1] ** 2) * (1 - bulge)
        return np.maximum(np.abs(q[:, 2]) - fat * bulge**0.8 - 0.016 - wrinkle, edge) * 0.55

    def stitch(c):
        brown, pale = (128, 78, 50), (186, 132, 92)
        head = [
            (520, 560),
            (470, 500),
            (380, 470),
            (300, 490),
            (236, 560),
            (200, 640),
            (214, 700),
            (290, 730),
            (380, 760),
            (450, 800),
            (500, 870),
        ]
        ear = [
            (470, 500),
            (560, 380),
            (660, 230),
            (740, 150),
            (790, 150),
            (780, 240),
            (700, 400),
            (600, 540),
            (540, 590),
        ]
        ear2 = [(420, 476), (470, 340), (560, 190), (640, 120), (690, 140)]
        for line, w in ((head, 8), (ear, 8), (ear2, 7)):
            _thread(c, line, brown, w)
        _thread(c, [(560, 470), (650, 330), (730, 210)], pale, 5)
        _thread(c, [(585, 485), (680, 350), (745, 250)], pale, 5)
        _thread(c, [(214, 660), (250, 668), (268, 700)], brown, 4)
        for k in range(7):
            x, y = 430 + 34 * k, 690 + 26 * k
            _thread(c, [(x, y - 40), (x + 50, y), (x + 44, y + 60), (x + 8, y + 74)], pale if k % 2 else brown, 4)
        c.drawCircle(340, 572, 34, paint((250, 246, 236)))
        _thread(c, [(306, 572), (340, 538), (374, 572), (340, 606)], brown, 6, True)
        for r in range(16, 0, -4):
            c.drawCircle(344, 574, r, paint((60, 36, 28)))
        c.drawCircle(337, 566, 5, paint((250, 246, 236)))
        for k in range(3):
            c.drawLine(236 - 8 * k, 660 + 16 * k, 120 + 10 * k, 640 + 34 * k, paint(pale, 4))

    picture = decal(1000, 1000, stitch)

    def finish(p, n):
        q = moved(p, (0, 0.16, 1.06), 0, 66)
        weave = np.sin(q[:, 0] * 260) * 0.035 + np.sin(q[:, 1] * 260) * 0.035
        slub = 0.03 * np.sin(q[:, 1] * 41 + 3 * np.sin(q[:, 0] * 7)) * np.sin(q[:, 0] * 17)
        colour = linear((214, 205, 186)) * (1 + weave + slub)[:, None]
        colour, cover = picture.over(colour, np.where(q[:, 2] > 0, q[:, 0] / 2.15 + 0.5, -1), 0.47 - q[:, 1] / 2.15)
        reach = 1 + 0.07 * (q[:, 0] * q[:, 1] / half**2) ** 2
        piping = np.maximum(np.abs(q[:, 0]), np.abs(q[:, 1])) > half * reach * 0.982
        colour = np.where(piping[:, None], linear((132, 82, 54)), colour)
        return Finish(colour, shine=0.02 + 0.03 * cover, rough=0.9 - 0.3 * cover)

    return Still(
        [Thing(cushion, finish)],
        (-1.35, -0.8, 0),
        (1.35, 1.0, 2.3),
        paper=(160, 178, 172),
        eye=(-0.6, -6.4, 2.6),
        look=(0, 0, 0.98),
        fov=27,
        step=0.8,
    )
