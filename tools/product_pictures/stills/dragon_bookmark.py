"""An etched brass bookmark with a winding dragon, on an open book."""

from __future__ import annotations

import numpy as np
import skia

from product_pictures.finishes import plain
from product_pictures.ink import brush, decal, paint, path, smooth
from product_pictures.shapes import (
    box,
    flat,
    moved,
)
from product_pictures.studio import Finish, Still, Thing, linear


def still() -> Still:
    def pages(p):
        x = np.abs(p[:, 0])
        top = 0.13 + 0.12 * np.clip(x / 0.2, 0, 1) ** 0.5 * np.exp(-x * 0.5)
        return np.maximum(np.maximum(p[:, 2] - top, box(p, (0, 0, 0), (1.72, 1.32, 1.0), 0.01)), -p[:, 2]) * 0.7

    def plate_frame(p):
        return moved(p, (0.83, -0.02, 0.225), -17, 0)

    def plate(p):
        q = plate_frame(p)
        lift = q[:, 2] + 0.055 * (q[:, 0] * np.cos(0.3) + 0.3 * q[:, 1])
        hole = np.hypot(q[:, 0], q[:, 1] - 0.98) - 0.055
        return (
            np.maximum(
                flat(
                    box(np.stack([q[:, 0], q[:, 1], 0 * q[:, 0]], 1), (0, 0, 0), (0.29, 1.12, 1), 0.1),
                    np.abs(lift) - 0.014,
                ),
                -hole,
            )
            * 0.8
        )

    def ribbon(p):
        q = plate_frame(p)
        s = q[:, 1] - 1.0
        sway = 0.07 * np.sin(3.2 * s) + 0.05
        return (
            flat(
                np.maximum(np.abs(q[:, 0] - sway * s * 1.6) - 0.075, np.abs(s - 0.32) - 0.34),
                np.abs(q[:, 2] - 0.0 + 0.05 * s + 0.035 * q[:, 0]) - 0.008,
            )
            * 0.6
        )

    def text(c):
        for side in (60, 560):
            for k in range(24):
                w = 380 if (k + side) % 7 else 240
                c.drawLine(side, 96 + 27 * k, side + w, 96 + 27 * k, paint((150, 140, 124), 4))

    def dragon(c):
        dark = (58, 40, 18)
        c.drawRoundRect(skia.Rect.MakeLTRB(22, 22, 278, 1098), 40, 40, paint(dark, 6))
        body = [
            (150, 240),
            (216, 330),
            (196, 420),
            (110, 480),
            (82, 570),
            (150, 650),
            (214, 730),
            (190, 830),
            (116, 890),
            (122, 980),
            (178, 1030),
        ]
        meter = skia.PathMeasure(smooth(body), False)
        total = meter.getLength()
        left, right = [], []
        for s in np.linspace(0, 1, 44):
            w, t = meter.getPosTan(s * total)
            half = 33 * (1 - s) ** 0.6 + 5
            left.append((w.x() - t.y() * half, w.y() + t.x() * half))
            right.append((w.x() + t.y() * half, w.y() - t.x() * half))
            if 0.06 < s < 0.94:
                x, y = left[-1]
                c.drawPath(
                    path([(x, y - 10), (x - t.y() * 24, y + t.x() * 24 - 10), (x + t.x() * 12, y + t.y() * 12)], True),
                    paint(dark),
                )
        c.drawPath(smooth(left + right[::-1], True), paint(dark))
        for s in np.linspace(0.05, 0.9, 34):
            w, t = meter.getPosTan(s * total)
            half = 24 * (1 - s) ** 0.6 + 3
            c.drawArc(
                skia.Rect.MakeLTRB(w.x() - half, w.y() - half, w.x() + half, w.y() + half),
                np.degrees(np.arctan2(t.y(), t.x())) - 70,
                140,
                False,
                paint((228, 188, 108), 4),
            )
        head = smooth(
            [
                (176, 262),
                (120, 268),
                (70, 240),
                (48, 196),
                (60, 176),
                (100, 190),
                (116, 170),
                (104, 140),
                (142, 128),
                (186, 150),
                (216, 200),
                (212, 246),
            ],
            True,
        )
        c.drawPath(head, paint(dark))
        c.drawCircle(140, 176, 9, paint((228, 188, 108)))
        for pts in (
            [(176, 140), (206, 92), (196, 60)],
            [(196, 104), (236, 84), (246, 56)],
            [(60, 180), (34, 150), (46, 112)],
            [(66, 236), (44, 290), (70, 330)],
            [(204, 180), (246, 176), (262, 150)],
            [(214, 214), (256, 222), (268, 204)],
            [(212, 246), (250, 268), (262, 256)],
        ):
            brush(c, pts, 13, dark, 0.1)
        for x, y, s in ((196, 420, 1), (82, 580, -1), (200, 800, 1)):
            for k in (-1, 0, 1):
                brush(c, [(x, y), (x + s * 34, y + 14 + 14 * k), (x + s * 60, y + 12 + 26 * k)], 12, dark, 0.1)
        for x, y, r in ((70, 700, 24), (226, 600, 20), (70, 420, 18), (232, 940, 18)):
            c.drawArc(skia.Rect.MakeLTRB(x - r, y - r, x + r, y + r), 30, 290, False, paint(dark, 6))
            c.drawArc(skia.Rect.MakeLTRB(x - r / 2, y - r / 2, x + r / 2, y + r / 2), 120, 270, False, paint(dark, 5))

    lines, etched = decal(1000, 800, text), decal(300, 1120, dragon)

    def page_finish(p, n):
        colour, _ = lines.over(
            np.broadcast_to(linear((240, 233, 216)), p.shape), p[:, 0] / 3.44 + 0.5, 0.5 - p[:, 1] / 2.64
        )
        side = n[:, 2] < 0.4
        sheet = linear((222, 212, 190)) * (0.88 + 0.14 * np.sin(p[:, 2] * 300))[:, None]
        return Finish(np.where(side[:, None], sheet, colour), shine=0.02, rough=0.9)

    def plate_finish(p, n):
        q = plate_frame(p)
        _, cover = etched.at(q[:, 0] / 0.58 + 0.5, 0.5 - q[:, 1] / 2.24)
        gold = linear((220, 176, 96)) * (1 + 0.03 * np.sin(q[:, 1] * 300))[:, None]
        colour = gold * (1 - 0.84 * cover[:, None])
        return Finish(colour, metal=1 - 0.55 * cover, rough=0.22 + 0.4 * cover, shine=0.04)

    return Still(
        [Thing(pages, page_finish), Thing(plate, plate_finish), Thing(ribbon, plain((44, 92, 74), rough=0.7))],
        (-1.75, -1.35, 0),
        (1.75, 1.85, 0.5),
        paper=(112, 82, 62),
        eye=(0.5, -3.6, 4.6),
        look=(0.33, 0.02, 0.1),
        fov=27,
        step=0.8,
    )
