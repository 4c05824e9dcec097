"""A silver necklace: seventeen arches under a curved deck, with waves below."""

from __future__ import annotations

import numpy as np

from product_pictures.finishes import plain
from product_pictures.shapes import (
    flat,
    length,
    moved,
)
from product_pictures.studio import Still, Thing


def still() -> Still:
    spans = np.array([4.9, 5.2, 5.5, 5.9, 6.3, 6.7, 7.2, 7.7, 8.5, 7.7, 7.2, 6.7, 6.3, 5.9, 5.5, 5.2, 4.9])
    starts = np.concatenate([[0], np.cumsum(spans + 1.7)])[:-1]
    centres = (starts + spans / 2 - (starts[-1] + spans[-1]) / 2) / 62
    halves = spans / 2 / 62
    half = float(centres[-1] + halves[-1] + 0.05)

    def frame(p):
        return moved(p, (0, -0.55, 0.06), 0)

    def bridge(p):
        q = frame(p)
        x, y = q[:, 0], q[:, 1]
        deck = 0.115 + 0.12 * (1 - np.clip(x / half, -1, 1) ** 2)
        body = np.maximum(np.maximum(y - deck, -y), np.abs(x) - half) * 0.85
        holes = np.full(x.shape, np.inf, np.float32)
        for c, r in zip(centres, halves, strict=True):
            top = 0.115 + 0.12 * (1 - (c / half) ** 2) - 0.032 - r
            holes = np.minimum(holes, np.hypot(x - c, np.maximum(y - top, 0)) - r)
        water = np.abs(y + 0.028 - 0.012 * np.cos(x * 41)) - 0.013
        water = np.maximum(water, np.abs(x) - half - 0.06)
        return flat(np.minimum(np.maximum(body, -holes), water), np.abs(q[:, 2]) - 0.035) - 0.006

    def rail(p):
        q = frame(p)
        deck = 0.130 + 0.12 * (1 - np.clip(q[:, 0] / half, -1, 1) ** 2)
        line = (
            flat(np.maximum(np.abs(q[:, 1] - deck) - 0.014, np.abs(q[:, 0]) - half - 0.02), np.abs(q[:, 2]) - 0.055)
            * 0.8
            - 0.006
        )
        pitch = 0.052
        near = q[:, 0] - pitch * np.round(np.clip(q[:, 0], -half, half) / pitch)
        return np.minimum(line, np.hypot(np.hypot(near, q[:, 1] - deck - 0.03), q[:, 2]) - 0.018)

    t = np.linspace(0, 1, 124)
    links = np.stack(
        [-half - 0.03 - 0.20 * np.sin(np.pi * t * 0.8) + 0.62 * t**3, -0.40 + 2.6 * t, np.full(124, 0.05)], axis=1
    ).astype(np.float32)
    turns = np.arctan2(*np.gradient(links[:, :2], axis=0).T[::-1])

    def linked(m):
        best = np.full(len(m), np.inf, np.float32)
        for k, (link, turn) in enumerate(zip(links, turns, strict=True)):
            d = m - link
            x = d[:, 0] * np.cos(turn) + d[:, 1] * np.sin(turn)
            y = -d[:, 0] * np.sin(turn) + d[:, 1] * np.cos(turn)
            x = x - np.clip(x, -0.012, 0.012)
            side, up = (y, d[:, 2]) if k % 2 else (d[:, 2], y)
            best = np.minimum(best, np.hypot(np.hypot(x, side) - 0.016, up) - 0.007)
        return best

    def chain(p):
        """Every link is asked only by points near the chain: there are many points and many links."""
        m = p.copy()
        m[:, 0] = -np.abs(m[:, 0])
        best = np.min([length(m - link) for link in links[::8]], axis=0) - np.float32(0.15)
        near = best < 0.1
        best[near] = linked(m[near])
        return best

    silver = plain((226, 228, 230), metal=1.0, rough=0.2)
    return Still(
        [Thing(bridge, silver), Thing(rail, silver), Thing(chain, silver)],
        (-1.5, -0.6, 0),
        (1.5, 2.25, 0.16),
        paper=(60, 78, 104),
        eye=(0, -2.0, 5.4),
        look=(0, 0.22, 0),
        fov=27.5,
        step=0.9,
        softness=10,
    )
