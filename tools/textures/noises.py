"""Nothing -> the two pictures the sky and the water read: clouds.png and ripples.png."""

from __future__ import annotations

import numpy as np

from tools.textures.field import Array, N, noise
from tools.textures.pattern import eight_bits


def clouds() -> Array:
    """r: puffs, g: streaks, each 0-1 about the middle."""
    puffs = noise(151, 0.35, slope=1.75) * 0.17 + 0.5
    streaks = noise(152, 0.3, (0.5, 2.2), 1.6) * 0.17 + 0.5
    return eight_bits(np.stack([puffs, streaks, np.zeros((N, N)), np.ones((N, N))], axis=2))


def ripples() -> Array:
    """rg: slope of wind ripples, b: gusts."""
    field = noise(161, 0.07, (1.0, 1.5), 1.9)
    dx, dy = np.roll(field, -1, 1) - np.roll(field, 1, 1), np.roll(field, -1, 0) - np.roll(field, 1, 0)
    deviation = np.hypot(dx, dy).std()
    gusts = noise(162, 0.4, slope=1.8) * 0.2 + 0.5
    rows = np.stack([dx / deviation * 0.16 + 0.5, dy / deviation * 0.16 + 0.5, gusts, np.ones((N, N))], axis=2)
    return eight_bits(rows)
