"""A lying ox of patinated brass that turns its head, on a stone base cut with waves, on a letter."""

from __future__ import annotations

import numpy as np

from product_pictures.shapes import (
    box,
    capsule,
    carve,
    ellipsoid,
    melt,
    moved,
    sphere,
)
from product_pictures.studio import Finish, Still, Thing, linear


def still() -> Still:
    def ox(p):
        m = p.copy()
        m[:, 1] = np.abs(m[:, 1])
        body = ellipsoid(p, (0.12, 0, 0.74), (0.86, 0.44, 0.42))
        d = melt(body, ellipsoid(p, (-0.42, 0, 0.80), (0.42, 0.36, 0.40)), 0.2)
        d = melt(d, ellipsoid(m, (0.60, 0.24, 0.58), (0.42, 0.24, 0.30)), 0.14)
        d = melt(d, capsule(m, (0.72, 0.40, 0.40), (0.10, 0.50, 0.36), 0.11, 0.075), 0.08)
        d = melt(d, capsule(m, (-0.44, 0.30, 0.56), (-0.72, 0.38, 0.38), 0.15, 0.09), 0.1)
        d = melt(d, capsule(m, (-0.72, 0.38, 0.37), (-0.34, 0.42, 0.34), 0.085, 0.06), 0.05)
        d = melt(d, capsule(p, (-0.56, 0, 0.96), (-0.86, -0.16, 1.22), 0.27, 0.20), 0.16)
        q = moved(p, (-0.95, -0.26, 1.30), 38)
        k = q.copy()
        k[:, 1] = np.abs(k[:, 1])
        head = capsule(q, (0.02, 0, 0.05), (-0.36, 0, -0.14), 0.20, 0.125)
        head = melt(head, capsule(q, (-0.38, 0, -0.15), (-0.44, 0, -0.17), 0.135, 0.13), 0.06)
        head = melt(head, ellipsoid(k, (-0.08, 0.16, 0.10), (0.07, 0.06, 0.05)), 0.05)
        head = carve(head, sphere(k, (-0.56, 0.06, -0.13), 0.028))
        horn = np.minimum(
            capsule(k, (0.08, 0.14, 0.18), (0.06, 0.34, 0.27), 0.065, 0.05),
            capsule(k, (0.06, 0.34, 0.27), (-0.06, 0.42, 0.46), 0.05, 0.014),
        )
        head = melt(head, horn, 0.04)
        ear = moved(k, (0.10, 0.22, 0.08), 20)
        head = melt(head, ellipsoid(ear, (0.0, 0.14, -0.01), (0.07, 0.17, 0.035)), 0.04)
        d = melt(d, head, 0.09)
        tail = melt(
            capsule(p, (0.94, 0, 0.78), (0.98, -0.30, 0.46), 0.05, 0.035),
            capsule(p, (0.98, -0.30, 0.46), (0.74, -0.52, 0.38), 0.035, 0.07),
            0.04,
        )
        d = melt(d, tail, 0.05)
        ribs = (
            0.010 * np.sin(p[:, 0] * 24) * np.exp(-((p[:, 0] - 0.08) ** 2) / 0.10) * np.clip((0.95 - p[:, 2]) * 3, 0, 1)
        )
        folds = (
            0.012 * np.sin((p[:, 2] + p[:, 0]) * 34) * np.exp(-((p[:, 0] + 0.66) ** 2 + (p[:, 2] - 0.9) ** 2) / 0.05)
        )
        return (d + ribs + folds) * 0.85

    def base(p):
        block = box(p, (0.0, 0, 0.18), (1.22, 0.66, 0.18), 0.03)
        along = np.where(np.abs(p[:, 1]) > 0.6, p[:, 0], p[:, 1])
        best = np.full(len(p), 1.0)
        for row in range(3):
            x = along + (0.11 if row % 2 else 0)
            x = x - 0.22 * np.round(x / 0.22)
            z = p[:, 2] - 0.02 - 0.075 * row
            rings = np.abs(((np.hypot(x, z) / 0.11) % 0.4) - 0.2) * 0.05
            best = np.where((np.hypot(x, z) < 0.112) & (z > -0.01), rings, best)
        cut = np.where((best < 0.9) & (p[:, 2] < 0.28), 0.012 - best * 2.0, 0.0)
        return (block + np.clip(cut, -0.008, 0.012)) * 0.8

    def patina(p, n):
        hollow = np.clip(0.62 - 0.9 * n[:, 2], 0, 1) * 0.55 + 0.12 * np.sin(p[:, 0] * 13 + 4 * np.sin(p[:, 2] * 9))
        k = np.clip(hollow, 0, 1)[:, None]
        colour = linear((196, 150, 88)) * (1 - k) + linear((84, 92, 70)) * k
        return Finish(colour, metal=1 - 0.45 * k[:, 0], rough=0.3 + 0.25 * k[:, 0], shine=0.05)

    def stone(p, n):
        return Finish(
            linear((150, 160, 162)) * (1 + 0.05 * np.sin(p[:, 0] * 60 + 7 * np.sin(p[:, 1] * 33)))[:, None],
            shine=0.04,
            rough=0.5,
        )

    def sheet(p):
        return box(moved(p, (0.1, -0.15, 0.006), -8), (0, 0, 0), (1.75, 1.2, 0.006))

    def letter(p, n):
        q = moved(p, (0.1, -0.15, 0.006), -8)
        ruled = (np.abs((q[:, 1] * 8) % 1 - 0.5) < 0.06) & (np.abs(q[:, 0]) < 1.5) & (np.abs(q[:, 1]) < 1.05)
        return Finish(np.where(ruled[:, None], linear((170, 176, 186)), linear((244, 239, 226))), rough=0.9, shine=0.02)

    return Still(
        [Thing(ox, patina), Thing(base, stone), Thing(sheet, letter)],
        (-2.0, -1.7, 0),
        (2.1, 1.4, 1.9),
        paper=(124, 92, 70),
        eye=(-1.5, -6.0, 3.0),
        look=(-0.05, -0.05, 0.66),
        fov=28,
        step=0.8,
    )
