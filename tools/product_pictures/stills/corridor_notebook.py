"""A notebook with a cover painted like a beam: a cartouche with lake and hill between blue and green."""

from __future__ import annotations

import numpy as np
import skia

from product_pictures.finishes import BLUE, GOLD, GREEN, IVORY
from product_pictures.ink import brush, decal, paint, path, smooth
from product_pictures.shapes import (
    box,
    moved,
)
from product_pictures.studio import Finish, Still, Thing, linear


def still() -> Still:
    def body(p):
        q = moved(p, (0, 0, 0), 11)
        covers = np.minimum(
            box(q, (0, 0, 0.295), (0.93, 1.32, 0.02), 0.016), box(q, (0, 0, 0.025), (0.93, 1.32, 0.02), 0.016)
        )
        spine = box(q, (-0.92, 0, 0.16), (0.03, 1.32, 0.152), 0.028)
        return np.minimum(np.minimum(covers, spine), box(q, (0, 0, 0.16), (0.90, 1.29, 0.13), 0.01))

    def scene(c):
        """A lake and a hill in the pale field."""
        c.drawColor(skia.Color(236, 224, 196))
        for pts, tone in (
            (
                [(0, 560), (120, 470), (240, 520), (380, 420), (520, 500), (700, 430), (700, 700), (0, 700)],
                (196, 206, 190),
            ),
            (
                [
                    (0, 640),
                    (150, 560),
                    (260, 440),
                    (350, 400),
                    (430, 450),
                    (540, 570),
                    (700, 620),
                    (700, 720),
                    (0, 720),
                ],
                (128, 158, 140),
            ),
        ):
            c.drawPath(path(pts, True), paint(tone))
        for k, w in enumerate((86, 66, 48)):
            y = 400 - 34 * k
            c.drawPath(
                smooth(
                    [(350 - w, y), (350 - w * 0.5, y - 12), (350, y - 30), (350 + w * 0.5, y - 12), (350 + w, y)], True
                ),
                paint((168, 84, 52)),
            )
            c.drawRect(skia.Rect.MakeLTRB(350 - w * 0.55, y - 2, 350 + w * 0.55, y + 16), paint((198, 120, 76)))
        c.drawRect(skia.Rect.MakeLTRB(0, 660, 700, 1000), paint((176, 200, 194)))
        for k in range(16):
            x, y = (k * 173) % 640, 700 + (k * 61) % 260
            c.drawPath(smooth([(x, y), (x + 26, y - 6), (x + 52, y), (x + 78, y - 6)]), paint((120, 156, 156), 3))
        for x, y, s in ((250, 756, 0.9), (455, 740, 0.7)):
            c.drawOval(skia.Rect.MakeXYWH(x - 60 * s, y - 14 * s, 120 * s, 34 * s), paint((86, 134, 104)))
            for a in (-0.9, -0.45, 0, 0.45, 0.9):
                c.drawPath(
                    smooth(
                        [
                            (x, y),
                            (x + 34 * s * np.sin(a) - 14 * s, y - 40 * s),
                            (x + 62 * s * np.sin(a), y - 74 * s * np.cos(a)),
                            (x + 34 * s * np.sin(a) + 14 * s, y - 40 * s),
                        ],
                        True,
                    ),
                    paint((216, 132, 136)),
                )
        for k in range(5):
            brush(
                c,
                [(640 - 26 * k, 60), (600 - 40 * k, 200 + 20 * k), (610 - 44 * k, 330 + 24 * k)],
                5,
                (104, 130, 84),
                0.2,
            )
        brush(c, [(700, 20), (560, 60), (450, 46)], 14, (96, 70, 52), 0.3)

    def cartouche(grow):
        pts = []
        for k in range(8):
            a0 = k / 8 * 2 * np.pi - np.pi / 2
            for da, r in ((-0.30, 0.985), (0.0, 1.0), (0.30, 0.985)):
                pts.append((350 + (238 + grow) * r * np.cos(a0 + da), 500 + (330 + grow) * r * np.sin(a0 + da)))
            pts.append((350 + (206 + grow) * np.cos(a0 + np.pi / 8), 500 + (290 + grow) * np.sin(a0 + np.pi / 8)))
        return smooth(pts, True)

    def cover(c):
        c.drawColor(skia.Color(*GREEN))
        for y0, y1, tone in ((0, 240, BLUE), (760, 1000, BLUE)):
            c.drawRect(skia.Rect.MakeLTRB(0, y0, 700, y1), paint(tone))
        for cx in range(0, 701, 140):
            for cy in (120, 880):
                for r, tone in ((62, GREEN), (50, IVORY), (44, (88, 150, 190)), (28, BLUE), (14, GOLD)):
                    c.drawCircle(cx, cy, r, paint(tone))
                for k in range(8):
                    a = k / 8 * 2 * np.pi
                    c.drawCircle(cx + 36 * np.cos(a), cy + 36 * np.sin(a), 6, paint(IVORY))
        for y in (24, 216, 784, 976):
            c.drawLine(0, y, 700, y, paint(GOLD, 8))
            c.drawLine(0, y + (14 if y < 500 else -14), 700, y + (14 if y < 500 else -14), paint(IVORY, 3))
        for x in (30, 670):
            for y in range(264, 760, 44):
                c.drawPath(
                    path([(x - 16, y), (x + 16, y), (x + 16, y + 28), (x - 6, y + 28), (x - 6, y + 12)]), paint(GOLD, 5)
                )
        for grow, tone in (
            (64, GOLD),
            (56, (24, 62, 112)),
            (44, (64, 118, 172)),
            (32, (136, 184, 208)),
            (20, (206, 226, 228)),
            (8, GOLD),
        ):
            c.drawPath(cartouche(grow), paint(tone))
        c.save()
        c.clipPath(cartouche(0), skia.ClipOp.kIntersect, True)
        scene(c)
        c.restore()
        c.drawPath(cartouche(0), paint(GOLD, 4))

    picture = decal(700, 1000, cover)

    def finish(p, n):
        q = moved(p, (0, 0, 0), 11)
        colour, _ = picture.over(
            np.broadcast_to(linear((32, 78, 66)), p.shape),
            np.where(q[:, 2] > 0.29, q[:, 0] / 1.86 + 0.5, -1),
            0.5 - q[:, 1] / 2.64,
        )
        leaf = (np.abs(q[:, 2] - 0.16) < 0.125) & (q[:, 0] > -0.9)
        sheets = linear((238, 230, 210)) * (0.9 + 0.12 * np.sin(q[:, 2] * 420))[:, None]
        return Finish(np.where(leaf[:, None], sheets, colour), shine=0.035, rough=0.42)

    return Still(
        [Thing(body, finish)],
        (-1.4, -1.6, 0),
        (1.4, 1.6, 0.34),
        paper=(216, 204, 184),
        eye=(-0.4, -3.4, 5.8),
        look=(0, -0.03, 0.1),
        fov=27.5,
    )
