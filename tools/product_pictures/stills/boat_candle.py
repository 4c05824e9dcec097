"""A lit candle in a holder of coloured panes; the panes throw their colours on the table."""

from __future__ import annotations

import numpy as np

from product_pictures.finishes import brass
from product_pictures.shapes import (
    cylinder,
    flat,
)
from product_pictures.studio import Finish, Still, Thing, linear


def still() -> Still:
    pale, amber, ruby, blue, green = (246, 222, 176), (230, 158, 56), (188, 44, 44), (46, 92, 158), (44, 124, 92)
    n_side, radius, low, top = 10, 0.62, 0.13, 1.31
    wide, high = 2 * np.pi * radius / n_side, top - low

    def pane(p):
        """(colour, distance to the nearest lead) of the glass: small panes above and below, lozenges between."""
        u = (np.arctan2(p[:, 0], -p[:, 1]) / (2 * np.pi) + 0.5) * n_side
        v = (p[:, 2] - low) / high
        column = np.floor(u).astype(int)
        x, y = (u - column - 0.5) * wide, (v - 0.5) * high
        lozenge = (np.abs(x) / (wide / 2) + np.abs(y) / (high * 0.3) - 1) * 0.16
        edge = wide / 2 - np.abs(x)
        for level in (0.0, 0.2, 0.8, 1.0):
            edge = np.minimum(edge, np.abs(v - level) * high)
        middle = (v > 0.2) & (v < 0.8)
        edge = np.where(middle, np.minimum(edge, np.abs(lozenge)), edge)
        small = linear(np.array([blue, amber]))[(column + (v > 0.5)) % 2]
        jewel = linear(np.array([ruby, green]))[column % 2]
        colour = np.where(middle[:, None], np.where((lozenge < 0)[:, None], jewel, linear(pale)), small)
        return colour, edge

    def jar(p):
        wall = flat(np.abs(np.hypot(p[:, 0], p[:, 1]) - radius) - 0.02, np.abs(p[:, 2] - 0.7) - 0.66) - 0.008
        return (wall - np.maximum(0.016 - pane(p)[1], 0)) * 0.85

    def rims(p):
        d = flat(np.abs(np.hypot(p[:, 0], p[:, 1]) - radius) - 0.04, np.abs(p[:, 2] - 1.35) - 0.03) - 0.012
        return np.minimum(d, cylinder(p, (0, 0, 0.06), radius + 0.06, 0.06, 0.02))

    def wax(p):
        return cylinder(p, (0, 0, 0.56), radius - 0.05, 0.48, 0.03)

    def flame(p):
        z = np.clip((p[:, 2] - 1.08) / 0.42, 0, 1)
        width = 0.085 * np.maximum(np.sin(np.pi * np.minimum(z * 0.9 + 0.12, 1)), 0) ** 0.8 * (1 - z) ** 0.35
        return np.maximum((np.hypot(p[:, 0], p[:, 1]) - width) * 0.55, np.abs(p[:, 2] - 1.29) - 0.21)

    def glass(p, n):
        colour, edge = pane(p)
        lead = edge < 0.016
        ripple = 0.88 + 0.12 * np.sin(p[:, 2] * 47 + 3 * np.sin(p[:, 0] * 17))
        near = np.exp(-((p[:, 2] - 1.05) ** 2) / 0.20)
        glow = colour * ((0.12 + 1.0 * near) * ripple * ~lead)[:, None]
        body = np.where(lead[:, None], linear((206, 162, 86)), colour * 0.4)
        return Finish(body, shine=0.06, rough=np.where(lead, 0.2, 0.08), metal=np.where(lead, 1.0, 0.0), glow=glow)

    def wax_finish(p, n):
        near = np.exp(-(p[:, 0] ** 2 + p[:, 1] ** 2) / 0.1)[:, None]
        glow = linear((255, 190, 100)) * (0.25 + 0.7 * near)
        return Finish(np.broadcast_to(linear((248, 236, 208)), p.shape), rough=0.5, glow=glow)

    def flame_finish(p, n):
        z = np.clip((p[:, 2] - 1.08) / 0.42, 0, 1)[:, None]
        return Finish(np.zeros_like(p), shine=0.0, rough=1.0, glow=np.float32([3.6, 2.5, 1.05]) * (1.15 - 0.5 * z))

    def cast(p):
        """Light that came through the glass lies on the table, softer with every step away."""
        r = np.hypot(p[:, 0], p[:, 1])
        z = np.clip(1.2 * (1 - radius / np.maximum(r, radius)), low + 0.01, top)
        total = np.zeros_like(p)
        for turn in np.linspace(-0.16, 0.16, 7):
            q = np.stack(
                [p[:, 0] * np.cos(turn) - p[:, 1] * np.sin(turn), p[:, 0] * np.sin(turn) + p[:, 1] * np.cos(turn), z], 1
            )
            total += pane(q)[0] / 7
        return total * (0.34 * np.exp(-(r - radius) * 1.5) * (r > radius))[:, None]

    return Still(
        [Thing(jar, glass), Thing(rims, brass), Thing(wax, wax_finish), Thing(flame, flame_finish)],
        (-0.74, -0.74, 0),
        (0.74, 0.74, 1.52),
        paper=(112, 100, 94),
        eye=(0.5, -5.2, 2.9),
        look=(0, 0, 0.68),
        fov=24,
        step=0.75,
        cast=cast,
    )
