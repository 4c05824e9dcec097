"""A birch plywood model of an eight-sided tower: three storeys, four eaves."""

from __future__ import annotations

import numpy as np

from product_pictures.shapes import (
    capsule,
    cylinder,
    eight_sided,
    flat,
    sphere,
)
from product_pictures.studio import Finish, Still, Thing, linear


def still() -> Still:
    """Three storeys, four eaves, as in the tower; the heights are those of a toy."""
    storeys = [(0.30, 0.62, 0.42), (0.80, 0.50, 0.36), (1.24, 0.40, 0.34), (1.64, 0.30, 0.12)]
    eaves = [(0.72, 0.60, 0.93, 0.19), (1.16, 0.48, 0.77, 0.18), (1.58, 0.38, 0.64, 0.17), (1.78, 0.0, 0.53, 0.42)]

    def walls(p):
        r = eight_sided(p, (0, 0, 0))
        d = flat(r - 1.02, np.abs(p[:, 2] - 0.06) - 0.06) - 0.004
        d = np.minimum(d, flat(r - 0.86, np.abs(p[:, 2] - 0.2) - 0.085) - 0.004)
        for z, radius, height in storeys:
            d = np.minimum(d, flat(r - radius, np.abs(p[:, 2] - z - height / 2) - height / 2) - 0.004)
            d = np.minimum(
                d, flat(np.abs(r - radius - 0.13) - 0.012, np.abs(p[:, 2] - z - 0.05) - 0.05) if z > 0.3 else d
            )
        return d

    def columns(p):
        best = np.full(len(p), np.inf, np.float32)
        for z, radius, height in storeys[:3]:
            for k in range(4):
                a = np.radians(22.5 + 45 * k)
                out = (radius + 0.075) * 1.0824
                m = np.abs(p[:, 0]), np.abs(p[:, 1])
                if k < 2:
                    d = flat(
                        np.hypot(m[0] - out * np.cos(a), m[1] - out * np.sin(a)) - 0.024,
                        np.abs(p[:, 2] - z - height / 2) - height / 2,
                    )
                    best = np.minimum(best, d)
        return best

    def roofs(p):
        r = eight_sided(p, (0, 0, 0))
        turn = (np.arctan2(p[:, 1], p[:, 0]) - np.pi / 8) / (np.pi / 4)
        corner = np.clip(1 - np.abs((turn + 0.5) % 1 - 0.5) * 5, 0, 1) ** 2
        best = np.full(len(p), np.inf, np.float32)
        for z, inner, outer, height in eaves:
            s = np.clip((outer - r) / max(outer - inner, 1e-3), 0, 1)
            top = z + height * (0.25 * s + 0.75 * s * s) + 0.075 * corner * np.clip(1 - s * 1.6, 0, 1) ** 2
            ribs = 0.010 * (np.abs(np.sin(np.where(np.abs(p[:, 0]) > np.abs(p[:, 1]), p[:, 1], p[:, 0]) * 46)) - 0.5)
            sheet = np.abs(p[:, 2] - top - ribs) - 0.02
            best = np.minimum(best, flat(np.maximum(r - outer - 0.02 * corner, inner - 0.03 - r), sheet) * 0.6)
        knob = np.minimum(sphere(p, (0, 0, 2.27), 0.07), cylinder(p, (0, 0, 2.2), 0.05, 0.05, 0.02))
        return np.minimum(best, np.minimum(knob, capsule(p, (0, 0, 2.28), (0, 0, 2.43), 0.03, 0.008)))

    def wood(light, dark, scale=1.0):
        a, b = linear(light), linear(dark)

        def finish(p, n):
            grain = np.sin(p[:, 2] * 95 * scale + 3 * np.sin(p[:, 0] * 9) + 2 * np.sin(p[:, 1] * 11)) * 0.5 + 0.5
            ply = np.where(np.abs(n[:, 2]) < 0.4, 0.35 * grain, 0.18 * grain)[:, None]
            return Finish(a * (1 - ply) + b * ply, shine=0.03, rough=0.6)

        return finish

    def wall_finish(p, n):
        base = wood((232, 204, 160), (176, 132, 86))(p, n)
        angle = np.arctan2(p[:, 1], p[:, 0])
        facet = np.round(angle / (np.pi / 4)) * (np.pi / 4)
        across = -p[:, 0] * np.sin(facet) + p[:, 1] * np.cos(facet)
        up = np.zeros(len(p))
        for z, radius, height in storeys[:3]:
            here = (p[:, 2] > z) & (p[:, 2] < z + height) & (eight_sided(p, (0, 0, 0)) < radius + 0.02)
            u, v = across / (radius * 0.414) * 1.5, (p[:, 2] - z) / height
            cell = np.abs((u * 4) % 1 - 0.5)
            lattice = (cell > 0.36) | (np.abs((v * 9) % 1 - 0.5) > 0.36)
            frame = (np.abs((u + 0.5) % 1 - 0.5) > 0.46) | (v < 0.12) | (v > 0.86)
            up = np.where(here, np.where(frame, 0.2, np.where((v > 0.42) & ~lattice, 0.85, 0.12)), up)
        base.colour = base.colour * (1 - up[:, None]) + linear((84, 50, 30)) * up[:, None]
        return base

    return Still(
        [
            Thing(walls, wall_finish),
            Thing(columns, wood((196, 132, 84), (150, 90, 54))),
            Thing(roofs, wood((206, 158, 98), (150, 100, 56))),
        ],
        (-1.12, -1.12, 0),
        (1.12, 1.12, 2.46),
        paper=(178, 190, 184),
        eye=(-1.5, -6.6, 3.0),
        look=(0, 0, 1.12),
        fov=25.5,
        step=0.75,
    )
