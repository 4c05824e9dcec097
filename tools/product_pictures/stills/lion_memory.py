"""Six square cards, four with stone lions and two with backs of waves."""

from __future__ import annotations

import numpy as np
import skia

from product_pictures.finishes import GOLD
from product_pictures.ink import decal, paint, path, smooth, waves
from product_pictures.shapes import (
    box,
    moved,
)
from product_pictures.studio import Finish, Still, Thing, linear


def still() -> Still:
    places = [
        (-1.02, 0.72, 8, 0),
        (0.03, 0.78, -6, None),
        (1.05, 0.66, 4, 1),
        (-0.98, -0.42, -9, None),
        (0.1, -0.38, 5, 2),
        (1.1, -0.5, -7, 3),
    ]

    def cards(p):
        best = None
        for x, y, turn, _ in places:
            d = box(moved(p, (x, y, 0.045), turn), (0, 0, 0), (0.45, 0.45, 0.035), 0.025)
            best = d if best is None else np.minimum(best, d)
        return best

    def lion(mood, ground):
        stone, light, dark = (170, 170, 160), (206, 204, 192), (92, 92, 88)

        def draw(c):
            c.drawColor(skia.Color(*ground))
            rng = np.random.default_rng(40 + mood)
            for ring, n, r in ((205, 18, 46), (150, 14, 42)):
                for k in range(n):
                    a = k / n * 2 * np.pi + (0.2 if ring == 150 else 0)
                    x, y = 250 + ring * np.cos(a) * 0.92, 244 + ring * np.sin(a) * 0.92
                    c.drawCircle(x, y, r, paint(stone))
                    c.drawCircle(x, y, r, paint(dark, 4))
                    turn = np.degrees(a) + float(rng.integers(0, 40))
                    for q in (0.66, 0.34):
                        c.drawArc(
                            skia.Rect.MakeLTRB(x - r * q, y - r * q, x + r * q, y + r * q),
                            turn,
                            270,
                            False,
                            paint(dark, 4),
                        )
            c.drawPath(
                smooth(
                    [(250, 130), (340, 150), (372, 240), (350, 330), (250, 372), (150, 330), (128, 240), (160, 150)],
                    True,
                ),
                paint(light),
            )
            for s in (-1, 1):
                c.drawPath(
                    smooth([(250 + s * 30, 182), (250 + s * 70, 158 - 10 * (mood % 2)), (250 + s * 112, 186)]),
                    paint(dark, 13),
                )
                c.drawCircle(250 + s * 66, 216, 26, paint((244, 240, 228)))
                c.drawCircle(250 + s * 66, 216, 26, paint(dark, 6))
                c.drawCircle(250 + s * (66 - 8 * (mood % 3) + 8), 216 + 5 * (mood % 2), 12, paint((40, 38, 36)))
                c.drawCircle(250 + s * 46, 300, 40, paint(stone))
            c.drawPath(
                smooth([(208, 268), (250, 244), (292, 268), (284, 296), (250, 304), (216, 296)], True), paint(dark)
            )
            if mood % 2:
                c.drawPath(
                    smooth([(176, 316), (250, 330), (324, 316), (300, 380), (250, 396), (200, 380)], True),
                    paint((120, 44, 38)),
                )
                c.drawCircle(250, 356, 27, paint(GOLD))
            else:
                c.drawPath(smooth([(170, 318), (210, 346), (250, 332), (290, 346), (330, 318)]), paint(dark, 9))
                for x in (214, 286):
                    c.drawPath(path([(x - 9, 338), (x + 9, 338), (x, 360)], True), paint((244, 240, 228)))
            c.drawRoundRect(skia.Rect.MakeLTRB(12, 12, 488, 488), 26, 26, paint((250, 246, 236), 12))

        return draw

    def back(c):
        c.drawColor(skia.Color(36, 84, 110))
        waves(c, (28, 28, 472, 472), 46, (170, 204, 208), (36, 84, 110), 5)
        c.drawRoundRect(skia.Rect.MakeLTRB(14, 14, 486, 486), 26, 26, paint((250, 246, 236), 12))

    grounds = [(176, 74, 54), (58, 108, 92), (204, 156, 80), (74, 92, 138)]
    fronts = [decal(500, 500, lion(i, g)) for i, g in enumerate(grounds)]
    rear = decal(500, 500, back)

    def finish(p, n):
        colour = np.broadcast_to(linear((244, 238, 224)), p.shape).copy()
        for x, y, turn, mood in places:
            q = moved(p, (x, y, 0.045), turn)
            mine = (np.abs(q[:, 0]) < 0.45) & (np.abs(q[:, 1]) < 0.45) & (n[:, 2] > 0.7)
            picture = rear if mood is None else fronts[mood]
            colour[mine], _ = picture.over(colour[mine], q[mine, 0] / 0.9 + 0.5, 0.5 - q[mine, 1] / 0.9)
        return Finish(colour, shine=0.035, rough=0.45)

    return Still(
        [Thing(cards, finish)],
        (-1.6, -1.1, 0),
        (1.7, 1.4, 0.1),
        paper=(214, 190, 156),
        eye=(0.1, -3.0, 5.4),
        look=(0.04, 0.10, 0),
        fov=29.5,
        softness=9,
    )
