"""A mask of folded card: rays of copper hair about a pale painted face."""

from __future__ import annotations

import numpy as np
import skia

from product_pictures.finishes import COPPER
from product_pictures.ink import brush, decal, paint, smooth
from product_pictures.shapes import (
    flat,
    moved,
    polygon,
)
from product_pictures.studio import Finish, Still, Thing, linear


def still() -> Still:
    tilt = 62

    def frame(p):
        return moved(p, (0, 0.1, 1.12), 0, tilt)

    def dome(x, y):
        return 0.42 - 0.20 * (x * x) - 0.16 * (y * y)

    outline = [
        (1.0 * (1 + (0.13 if i % 2 else -0.03)) * np.cos(a), 0.03 + 1.08 * (1 + (0.13 if i % 2 else -0.03)) * np.sin(a))
        for i, a in enumerate(np.linspace(0, 2 * np.pi, 36, endpoint=False))
    ]

    def relief(x, y):
        """Folded card: hair rays, brow, nose, muzzle."""
        r, a = np.hypot(x, y * 0.94), np.arctan2(y, x)
        fold = np.abs(((a / (2 * np.pi) * 18) % 1) - 0.5) * 2
        hair = np.clip((r - 0.66) * 8, 0, 1) * (0.10 * fold - 0.02)
        muzzle = 0.15 * np.clip(1 - np.hypot(x / 0.40, (y + 0.42) / 0.30), 0, 1) ** 0.8
        nose = 0.12 * np.clip(1 - np.hypot(x / 0.12, (y + 0.14) / 0.2), 0, 1)
        brow = 0.09 * np.exp(-(((y - 0.30 - 0.10 * np.abs(x)) / 0.07) ** 2)) * np.clip(1 - np.abs(x) / 0.6, 0, 1)
        return hair + muzzle + nose + brow

    def mask(p):
        q = frame(p)
        sheet = np.abs(q[:, 2] + 0.34 - dome(q[:, 0], q[:, 1]) - relief(q[:, 0], q[:, 1])) - 0.012
        eyes = np.hypot((np.abs(q[:, 0]) - 0.27) / 1.5, q[:, 1] - 0.12 - 0.12 * np.abs(q[:, 0])) - 0.075
        return np.maximum(flat(polygon(q[:, 0], q[:, 1], outline), sheet), -eyes) * 0.45

    def face(c):
        c.drawColor(skia.Color(*COPPER))
        for k in range(72):
            a = k / 72 * 2 * np.pi
            tone = [(122, 62, 36), (176, 104, 60), (204, 140, 84)][k % 3]
            c.drawLine(
                500 + 330 * np.cos(a),
                500 + 340 * np.sin(a),
                500 + 560 * np.cos(a),
                500 + 600 * np.sin(a),
                paint(tone, 5),
            )
        heart = smooth(
            [
                (500, 330),
                (560, 268),
                (680, 262),
                (770, 350),
                (772, 470),
                (700, 590),
                (716, 700),
                (640, 800),
                (500, 832),
                (360, 800),
                (284, 700),
                (300, 590),
                (228, 470),
                (230, 350),
                (320, 262),
                (440, 268),
            ],
            True,
        )
        c.drawPath(heart, paint((246, 228, 200)))
        c.drawPath(heart, paint((180, 52, 40), 14))
        red, gold = (186, 56, 42), (222, 170, 70)
        for s in (-1, 1):

            def m(x, y, s=s):
                return (500 + s * x, y)

            c.drawPath(
                smooth([m(40, 420), m(130, 372), m(232, 396), m(250, 470), m(150, 500), m(60, 476)], True), paint(red)
            )
            c.drawPath(smooth([m(58, 446), m(124, 404), m(204, 410), m(218, 444), m(140, 478)], True), paint(gold))
            brush(c, [m(26, 372), m(110, 322), m(236, 330)], 22, (60, 30, 24), 0.25)
            brush(c, [m(150, 540), m(196, 600), m(184, 690)], 14, red)
        brush(c, [(500, 300), (502, 372), (500, 408)], 26, red)
        c.drawCircle(470, 608, 9, paint((90, 44, 34)))
        c.drawCircle(530, 608, 9, paint((90, 44, 34)))
        brush(c, [(404, 704), (460, 690), (500, 700), (540, 690), (596, 704)], 16, (120, 44, 36), 0.4)

    picture = decal(1000, 1000, face)

    def finish(p, n):
        q = frame(p)
        colour, _ = picture.over(
            np.broadcast_to(linear(COPPER), p.shape),
            np.clip(q[:, 0] / 2.4 + 0.5, 0, 1),
            np.clip(0.5 - q[:, 1] / 2.4, 0, 1),
        )
        return Finish(colour, shine=0.03, rough=0.7)

    return Still(
        [Thing(mask, finish)],
        (-1.35, -0.75, 0),
        (1.35, 1.0, 2.45),
        paper=(188, 198, 190),
        eye=(-0.9, -6.2, 2.8),
        look=(0, 0, 1.0),
        fov=27.5,
        step=0.8,
    )
