"""An open brass bangle that stands on its thick side; its ends taper like horns."""

from __future__ import annotations

import numpy as np

from product_pictures.finishes import brass
from product_pictures.shapes import (
    moved,
    sphere,
)
from product_pictures.studio import Still, Thing


def still() -> Still:
    def bangle(p):
        q = moved(p, (0, 0.05, 0.83), 12, 72)
        angle = np.arctan2(q[:, 0], q[:, 1])
        gap = np.radians(24)
        open_ = np.clip((np.abs(angle) - gap) / (np.pi - gap), 0, 1)
        tube = 0.035 + 0.135 * open_**0.62
        radius = 0.86 - 0.10 * (1 - open_) ** 3
        lift = 0.30 * np.clip(1 - open_ * 2.2, 0, 1) ** 2
        ring = np.hypot(np.hypot(q[:, 0], q[:, 1]) - radius, (q[:, 2] - lift) * 0.92) - tube
        groove = 0.0035 * np.sin(open_ * 120) * np.clip((0.5 - open_) * 3, 0, 1)
        tip_x, tip_y = np.sin(gap) * 0.76, np.cos(gap) * 0.76
        tips = np.minimum(sphere(q, (tip_x, tip_y, 0.30), 0.036), sphere(q, (-tip_x, tip_y, 0.30), 0.036))
        ring = np.where(np.abs(angle) > gap, ring + groove, np.maximum(ring, 0.02 + 0.5 * (gap - np.abs(angle))))
        return np.minimum(ring, tips) * 0.7

    return Still(
        [Thing(bangle, brass)],
        (-1.15, -0.75, 0),
        (1.15, 0.95, 1.95),
        paper=(104, 128, 118),
        eye=(-0.9, -5.4, 2.6),
        look=(0, 0.05, 0.76),
        fov=27,
        step=0.8,
    )
