"""An open box of twelve enamel pins in two rows of six, each with the sign of its double hour."""

from __future__ import annotations

import numpy as np

from product_pictures.ink import HOURS, decal, paint, sign
from product_pictures.shapes import (
    box,
    carve,
    cylinder,
    moved,
)
from product_pictures.studio import Finish, Still, Thing, linear


def still() -> Still:
    order = list(HOURS)
    enamel = [
        (38, 56, 96),
        (140, 46, 38),
        (176, 96, 28),
        (70, 108, 84),
        (30, 86, 74),
        (86, 66, 116),
        (156, 66, 36),
        (120, 104, 56),
        (110, 48, 32),
        (172, 54, 50),
        (66, 80, 96),
        (150, 82, 88),
    ]
    spots = [((i % 6 - 2.5) * 0.56, 0.30 - 0.60 * (i // 6)) for i in range(12)]

    def local(p):
        return moved(p, (0, 0, 0), 6)

    def tray(p):
        q = local(p)
        return carve(box(q, (0, 0, 0.15), (1.86, 0.78, 0.15), 0.04), box(q, (0, 0, 0.36), (1.77, 0.69, 0.22), 0.03))

    def lid(p):
        q = moved(local(p), (0, 0.84, 0.30), 0, 105)
        return carve(
            box(q, (0, 0.80, 0.0), (1.86, 0.78, 0.10), 0.04), box(q, (0, 0.80, 0.12), (1.78, 0.70, 0.15), 0.02)
        )

    def discs(p):
        q = local(p)
        best = None
        for x, y in spots:
            d = cylinder(q, (x, y, 0.20), 0.215, 0.05, 0.025)
            best = d if best is None else np.minimum(best, d)
        return best

    def faces(c):
        for i, (x, y) in enumerate(spots):
            cx, cy = 500 + x * 250, 200 - y * 250
            c.drawCircle(cx, cy, 46, paint(enamel[i]))
            for k in range(24):
                a = k / 24 * 2 * np.pi
                c.drawLine(
                    cx + 38 * np.cos(a),
                    cy + 38 * np.sin(a),
                    cx + 44 * np.cos(a),
                    cy + 44 * np.sin(a),
                    paint((232, 196, 120), 2),
                )
            sign(c, HOURS[order[i]], cx - 25, cy - 25, 50, (240, 214, 150), 10)

    picture = decal(1000, 400, faces)

    def disc_finish(p, n):
        q = local(p)
        rgb, cover = picture.at(q[:, 0] / 4.0 + 0.5, 0.5 - q[:, 1] / 1.6)
        cover = cover * (p[:, 2] > 0.243)
        bright = rgb[:, 1] > 0.42
        gold = linear((216, 172, 92))
        colour = gold * (1 - cover[:, None]) + rgb * cover[:, None]
        return Finish(colour, metal=np.where(bright, 0.9, 1 - cover), rough=0.14, shine=0.06)

    def cloth(p, n):
        q = local(p)
        inner = (np.abs(q[:, 0]) < 1.775) & (np.abs(q[:, 1]) < 0.695) & (p[:, 2] < 0.2)
        colour = np.where(inner[:, None], linear((238, 230, 214)), linear((104, 40, 36)))
        return Finish(
            colour * (1 + 0.03 * np.sin(q[:, 0] * 300) * np.sin(q[:, 1] * 300))[:, None], shine=0.03, rough=0.75
        )

    def lid_finish(p, n):
        q = moved(local(p), (0, 0.84, 0.30), 0, 105)
        inner = (np.abs(q[:, 0]) < 1.78) & (np.abs(q[:, 1] - 0.8) < 0.70) & (q[:, 2] > -0.09)
        r = np.hypot(q[:, 0], q[:, 1] - 0.8)
        ring = (
            (np.abs(r - 0.34) < 0.012)
            | (np.abs(r - 0.40) < 0.006)
            | ((r > 0.34) & (r < 0.40) & (np.abs((np.arctan2(q[:, 0], q[:, 1] - 0.8) * 6 / np.pi) % 1 - 0.5) < 0.07))
        ) & inner
        colour = np.where(
            ring[:, None],
            linear((204, 158, 84)),
            np.where(inner[:, None], linear((236, 226, 208)), linear((104, 40, 36))),
        )
        return Finish(colour, shine=0.03, rough=0.7)

    return Still(
        [Thing(tray, cloth), Thing(lid, lid_finish), Thing(discs, disc_finish)],
        (-2.1, -1.1, 0),
        (2.1, 1.7, 1.95),
        paper=(206, 196, 178),
        eye=(-0.2, -4.7, 5.0),
        look=(0, 0.36, 0.32),
        fov=36.5,
    )
