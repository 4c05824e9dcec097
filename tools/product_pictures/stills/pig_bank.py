"""A glazed money box: boar's snout with tusks, fan ears lying flat, a slot in the back."""

from __future__ import annotations

import numpy as np

from product_pictures.shapes import (
    box,
    capsule,
    carve,
    ellipsoid,
    flat,
    length,
    melt,
    moved,
)
from product_pictures.studio import Finish, Still, Thing, linear


def still() -> Still:
    def pig(p):
        m = p.copy()
        m[:, 1] = np.abs(m[:, 1])
        body = ellipsoid(p, (0.1, 0, 0.72), (0.86, 0.62, 0.6))
        head = ellipsoid(p, (-0.66, 0, 0.82), (0.42, 0.4, 0.42))
        d = melt(body, head, 0.28)
        snout = capsule(p, (-0.85, 0, 0.76), (-1.32, 0, 0.7), 0.25, 0.165)
        d = melt(d, snout, 0.16)
        disc = moved(p, (-1.47, 0, 0.69), 0)
        d = melt(
            d,
            flat(np.hypot(disc[:, 1], disc[:, 2] * 0.9) - 0.15, np.abs(disc[:, 0] + 0.1 * disc[:, 2]) - 0.03) - 0.03,
            0.05,
        )
        nostril = ellipsoid(m, (-1.56, 0.06, 0.7), (0.06, 0.03, 0.045))
        d = carve(d, nostril)
        for x in (-0.42, 0.58):
            d = melt(d, capsule(m, (x, 0.3, 0.42), (x, 0.33, 0.09), 0.19, 0.15), 0.12)
        q = moved(m, (-0.48, 0.33, 1.13), -26)
        fan = ellipsoid(q, (0.18, 0.12, 0.0), (0.46, 0.34, 0.05))
        ribs = 0.012 * np.sin(26 * np.arctan2(q[:, 1] + 0.12, q[:, 0] + 0.22))
        d = melt(d, fan + ribs, 0.06)
        d = melt(d, capsule(m, (-1.1, 0.2, 0.66), (-1.2, 0.27, 0.86), 0.05, 0.012), 0.03)
        d = carve(d, box(p, (0.16, 0, 1.32), (0.2, 0.026, 0.12), 0.02))
        eye = ellipsoid(m, (-0.93, 0.25, 0.97), (0.05, 0.05, 0.045))
        d = np.minimum(d, eye)
        q = moved(p, (0.98, 0, 0.82), 0)
        curl = np.hypot(np.hypot(q[:, 1], q[:, 2]) - 0.1, q[:, 0] - 0.05 - 0.03 * np.arctan2(q[:, 2], q[:, 1])) - 0.03
        return melt(d, curl, 0.04)

    def finish(p, n):
        m = np.abs(p[:, 1])
        colour = np.broadcast_to(linear((206, 132, 112)), p.shape)
        dots = 0.9 + 0.1 * np.sin(p[:, 0] * 43 + 5 * np.sin(p[:, 2] * 31)) * np.sin(
            p[:, 1] * 47 + 4 * np.sin(p[:, 0] * 29)
        )
        belly = np.clip((0.62 - p[:, 2]) / 0.3, 0, 1)[:, None]
        colour = colour * dots[:, None] * (1 - belly) + linear((150, 82, 66)) * belly
        tusk = (length(np.stack([p[:, 0] + 1.15, m - 0.24, p[:, 2] - 0.78], 1)) < 0.115) & (m > 0.215)
        eye = length(np.stack([p[:, 0] + 0.93, m - 0.25, p[:, 2] - 0.97], 1)) < 0.062
        colour = np.where(tusk[:, None], linear((246, 238, 220)), np.where(eye[:, None], linear((36, 22, 20)), colour))
        return Finish(colour, shine=0.06, rough=0.06)

    return Still(
        [Thing(pig, finish)],
        (-1.65, -0.85, 0),
        (1.25, 0.85, 1.5),
        paper=(196, 206, 200),
        eye=(-2.2, -5.6, 2.3),
        look=(-0.2, 0, 0.62),
        fov=29.5,
        step=0.75,
    )
