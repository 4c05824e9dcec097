"""A silk square laid down with two soft folds; the locks of the mane run across it."""

from __future__ import annotations

import numpy as np
import skia

from product_pictures.finishes import IVORY
from product_pictures.ink import brush, decal, paint, smooth
from product_pictures.shapes import (
    flat,
    moved,
)
from product_pictures.studio import Finish, Still, Thing, linear


def still() -> Still:
    side = 1.42

    def rise(x, y):
        return (
            0.035 * np.sin(2.1 * x + 1.3 * y)
            + 0.03 * np.sin(3.7 * y - 1.9 * x + 1)
            + 0.05
            + 0.16 * np.exp(-((x * 0.75 + y * 0.66 - 0.75) ** 2) / 0.02)
            + 0.10 * np.exp(-((x * 0.9 - y * 0.43 + 0.75) ** 2) / 0.03)
        )

    def square(p):
        q = moved(p, (0, 0, 0), 9)
        wobble = 0.03 * np.sin(3 * q[:, 0] + q[:, 1])
        edge = np.maximum(np.abs(q[:, 0] + wobble), np.abs(q[:, 1] - wobble)) - side
        return flat(edge, np.abs(p[:, 2] - rise(q[:, 0], q[:, 1])) - 0.008) * 0.6

    def locks(c):
        c.drawColor(skia.Color(*IVORY))
        c.drawRect(skia.Rect.MakeLTRB(52, 52, 948, 948), paint((92, 46, 30)))
        c.save()
        c.clipRect(skia.Rect.MakeLTRB(76, 76, 924, 924), skia.ClipOp.kIntersect, True)
        tones = [(92, 46, 30), (128, 70, 40), (168, 104, 58), (206, 152, 84), (233, 206, 160), (244, 234, 214)]
        rng = np.random.default_rng(7)
        for k in range(96):
            x0 = -260 + k * 15
            phase, sway = 0.55 * np.sin(k * 0.21), 54 + 16 * np.sin(k * 0.33)
            pts = [
                (x0 + t * 420 + sway * np.sin(6.2 * t + phase) * (0.4 + t), 1040 - t * 1090)
                for t in np.linspace(0, 1, 9)
            ]
            tone = tones[(k // 3 + int(rng.integers(0, 2)) + (3 if k % 12 > 7 else 0)) % 6]
            brush(c, pts, 26, tone, 0.3)
            c.drawPath(smooth([(x + 5, y) for x, y in pts]), paint(tuple(int(v * 0.72) for v in tone), 2))
            c.drawPath(smooth([(x - 4, y) for x, y in pts]), paint(tuple(min(255, int(v * 1.18)) for v in tone), 1.4))
        c.restore()
        c.drawRect(skia.Rect.MakeLTRB(64, 64, 936, 936), paint((206, 152, 84), 5))

    picture = decal(1000, 1000, locks)

    def finish(p, n):
        q = moved(p, (0, 0, 0), 9)
        colour, _ = picture.over(
            np.broadcast_to(linear(IVORY), p.shape),
            np.clip(q[:, 0] / (2 * side) + 0.5, 0, 1),
            np.clip(0.5 - q[:, 1] / (2 * side), 0, 1),
        )
        return Finish(colour, shine=0.09, rough=0.38)

    return Still(
        [Thing(square, finish)],
        (-1.75, -1.75, 0),
        (1.75, 1.75, 0.36),
        paper=(196, 186, 170),
        eye=(0, -3.0, 7.0),
        look=(0, -0.03, 0),
        fov=28.5,
        step=0.8,
        softness=9,
    )
