"""A white cup with a gold rim: the tiger's brow, with the character wang, looks at whoever drinks."""

from __future__ import annotations

import numpy as np

from product_pictures.finishes import BROWN, GOLD, INK
from product_pictures.ink import brush, decal, paint, smooth
from product_pictures.shapes import (
    melt,
    moved,
    turned,
)
from product_pictures.studio import Finish, Still, Thing, linear


def still() -> Still:
    t = np.linspace(0, 1, 15)
    bow = [(0.47 + 0.31 * s**0.52, 0.09 + 1.03 * s) for s in t]
    hollow = [(0.40 + 0.345 * s**0.5, 0.20 + 0.94 * s) for s in t[::-1]]
    profile = [(0.0, 0.0), (0.43, 0.0), (0.44, 0.05), *bow, *hollow, (0.0, 0.17)]

    def cup(p):
        body = turned(p, (0, 0, 0.02), profile) - 0.012
        q = moved(p, (0.86, 0, 0.64), 0)
        handle = np.hypot(np.hypot(q[:, 0] / 0.86, q[:, 2]) - 0.3, q[:, 1] * 0.8) - 0.06
        handle = np.maximum(handle, 0.63 + 0.1 * (p[:, 2] - 0.3) - np.hypot(p[:, 0], p[:, 1]))
        return melt(body, handle, 0.09)

    def brow(c):
        for side in (-1, 1):

            def m(x, y, side=side):
                return (400 + side * x, y)

            stripes = (
                ((150, 56), (250, 40), (352, 74)),
                ((170, 128), (270, 120), (372, 166)),
                ((196, 206), (290, 206), (384, 258)),
                ((250, 330), (316, 330), (392, 370)),
                ((262, 416), (326, 426), (388, 470)),
            )
            for i, stroke in enumerate(stripes):
                brush(c, [m(*q) for q in stroke], 46 - 5 * i, BROWN, 0.05)
            brush(c, [m(40, 372), m(96, 322), m(176, 318), m(246, 366)], 30, BROWN, 0.1)
            eye = smooth([m(66, 424), m(96, 376), m(168, 362), m(222, 392), m(176, 436), m(110, 446)], True)
            c.drawPath(eye, paint(GOLD))
            c.drawPath(eye, paint(INK, 13))
            c.drawCircle(*m(140, 402), 30, paint(INK))
            c.drawCircle(*m(130, 392), 8, paint((250, 244, 232)))
            brush(c, [m(48, 430), m(62, 500), m(84, 552)], 18, BROWN, 0.1)
            brush(c, [m(0, 640), m(54, 672), m(120, 640)], 16, INK, 0.3)
            for k in range(3):
                c.drawCircle(*m(112 + 34 * k, 588 + 6 * k), 7, paint(INK))
                brush(c, [m(170, 610 + 18 * k), m(260, 600 + 34 * k), m(350, 616 + 44 * k)], 8, BROWN, 0.05)
        for points, w in (
            ([(322, 62), (400, 52), (478, 62)], 44),
            ([(334, 162), (400, 154), (466, 162)], 40),
            ([(300, 276), (400, 262), (500, 276)], 46),
            ([(400, 54), (403, 160), (399, 272)], 40),
        ):
            brush(c, points, w, BROWN, 0.5)
        c.drawPath(smooth([(334, 560), (400, 536), (466, 560), (446, 606), (400, 626), (354, 606)], True), paint(BROWN))
        c.drawLine(400, 620, 400, 646, paint(INK, 12))

    picture = decal(800, 700, brow)

    def finish(p, n):
        angle = np.arctan2(p[:, 0] + 0.02, -p[:, 1])
        colour = np.broadcast_to(linear((247, 244, 236)), p.shape)
        outside = (n[:, 0] * p[:, 0] + n[:, 1] * p[:, 1] > 0) & (np.hypot(p[:, 0], p[:, 1]) < 0.82)
        u = (angle + 0.14) / 2.15 + 0.5
        u = np.where(outside, u, -1)
        colour, _ = picture.over(colour, u, (1.06 - p[:, 2]) / 0.93)
        rim = np.clip((p[:, 2] - 1.105) / 0.012, 0, 1) + np.clip((0.1 - p[:, 2]) / 0.01, 0, 1) * np.clip(
            (p[:, 2] - 0.045) / 0.01, 0, 1
        )
        rim = np.clip(rim, 0, 1)
        colour = colour * (1 - rim[:, None]) + linear((212, 166, 84)) * rim[:, None]
        return Finish(colour, shine=0.05, rough=0.12 + 0.1 * rim, metal=rim)

    return Still(
        [Thing(cup, finish)],
        (-0.82, -0.82, 0),
        (1.25, 0.82, 1.18),
        paper=(206, 170, 128),
        eye=(-0.5, -5.0, 2.1),
        look=(0.14, 0, 0.53),
        fov=26,
        step=0.85,
    )
