"""A cloth notebook of night blue with a gilt rat, moon and stars, closed by a band."""

from __future__ import annotations

import numpy as np
import skia

from product_pictures.finishes import plain
from product_pictures.ink import HOURS, decal, paint, sign, smooth
from product_pictures.shapes import (
    box,
    moved,
)
from product_pictures.studio import Finish, Still, Thing, linear


def still() -> Still:
    def body(p):
        q = moved(p, (0, 0, 0.0), -13)
        cover = np.minimum(
            box(q, (0, 0, 0.315), (0.86, 1.28, 0.022), 0.018), box(q, (0, 0, 0.03), (0.86, 1.28, 0.022), 0.018)
        )
        spine = box(q, (-0.85, 0, 0.17), (0.03, 1.28, 0.165), 0.028)
        pages = box(q, (0.0, 0, 0.17), (0.825, 1.245, 0.14), 0.01)
        return np.minimum(np.minimum(cover, spine), pages)

    def band(p):
        return box(moved(p, (0, 0, 0.0), -13), (0.66, 0, 0.172), (0.045, 1.29, 0.178), 0.012)

    def drawing(c):
        gold = (222, 184, 104)
        moon = skia.Path()
        moon.addCircle(470, 270, 92)
        bite = skia.Path()
        bite.addCircle(512, 244, 92)
        c.drawPath(skia.Op(moon, bite, skia.kDifference_PathOp), paint(gold))
        for x, y, r in (
            (180, 180, 5),
            (270, 320, 4),
            (560, 130, 4),
            (120, 420, 4),
            (330, 130, 3),
            (600, 420, 4),
            (230, 470, 3),
        ):
            c.drawCircle(x, y, r, paint(gold))
        rat = smooth(
            [
                (176, 800),
                (182, 730),
                (232, 676),
                (300, 652),
                (352, 650),
                (384, 622),
                (420, 612),
                (470, 640),
                (526, 690),
                (540, 706),
                (522, 722),
                (470, 730),
                (446, 742),
                (452, 770),
                (470, 796),
                (440, 808),
                (400, 792),
                (380, 806),
                (330, 812),
                (240, 812),
            ],
            True,
        )
        c.drawPath(rat, paint(gold))
        c.drawPath(smooth([(186, 792), (120, 800), (84, 760), (104, 700), (164, 690), (176, 720)]), paint(gold, 9))
        c.drawCircle(392, 618, 46, paint(gold))
        c.drawCircle(394, 620, 28, paint((34, 44, 76)))
        c.drawCircle(462, 668, 9, paint((34, 44, 76)))
        c.drawPath(smooth([(250, 800), (262, 750), (320, 726), (366, 756)]), paint((34, 44, 76), 6))
        for k in range(3):
            c.drawLine(512, 706, 572, 690 + 18 * k, paint(gold, 3))
        c.drawLine(90, 830, 600, 830, paint(gold, 5))
        sign(c, HOURS["zi"], 300, 900, 80, gold, 8)

    picture = decal(700, 1040, drawing)

    def finish(p, n):
        q = moved(p, (0, 0, 0.0), -13)
        weave = 1 + 0.10 * np.sin(q[:, 0] * 330) + 0.10 * np.sin(q[:, 1] * 330)
        cloth = linear((38, 50, 86)) * weave[:, None]
        colour, cover = picture.over(cloth, np.where(q[:, 2] > 0.3, q[:, 0] / 1.72 + 0.5, -1), 0.5 - q[:, 1] / 2.56)
        leaf = (np.abs(q[:, 2] - 0.17) < 0.125) & (np.abs(q[:, 0]) < 0.84) & (q[:, 0] > -0.83)
        sheets = linear((236, 228, 208)) * (0.9 + 0.12 * np.sin(q[:, 2] * 420))[:, None]
        colour = np.where(leaf[:, None], sheets, colour)
        return Finish(colour, shine=0.03, rough=0.75 - 0.5 * cover, metal=np.where(leaf, 0, cover * 0.9))

    return Still(
        [Thing(body, finish), Thing(band, plain((24, 28, 44), rough=0.7))],
        (-1.35, -1.55, 0),
        (1.35, 1.55, 0.37),
        paper=(214, 200, 178),
        eye=(0.5, -3.6, 5.6),
        look=(0, -0.02, 0.1),
        fov=27.5,
    )
