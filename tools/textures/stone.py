"""Stone that is carved or grown: white marble and its veins, the water-worn rock of the lake."""

from __future__ import annotations

import numpy as np

from tools.textures.cracks import pits
from tools.textures.field import Array, X, Y, bent, cells, grey, line, noise, smooth, streaks, taken_at, tinted
from tools.textures.pattern import Pattern, solid


def veins(seed: int, wave: float, width: float) -> Array:
    """Veins that wander, fork and fade, one way more than the other."""
    field = taken_at(noise(seed, wave, (0.7, 1.3), 2.9), X + Y, Y)  # sheared: veins run aslant, and still repeat
    field = bent(field, seed + 1, 0.05, 0.006) + 0.03 * noise(seed + 5, 0.03)
    fade = smooth(-1.2, 0.9, noise(seed + 3, wave, slope=2.4))
    return (np.exp(-((field / width) ** 2)) + 0.28 * np.exp(-((field / (5 * width)) ** 2))) * fade


def marble() -> Pattern:
    """Hanbaiyu: sugar-white, grey veins in clouds, iron stains, black runs of a century of rain."""
    main, fine = veins(41, 0.6, 0.07), veins(141, 0.3, 0.05)
    cloud = smooth(-0.4, 1.8, noise(42, 0.35, slope=2.2))
    tone = 1.06 - 0.32 * main - 0.15 * fine - 0.14 * cloud * smooth(0.0, 1.0, noise(44, 0.2))
    tone = tone + 0.018 * noise(43, 0.008, slope=0.5)
    rain = smooth(0.9, 2.4, streaks(45, 0.10, 9.0)) * smooth(-0.3, 1.2, noise(46, 0.4))
    iron = smooth(1.2, 2.4, noise(47, 0.25)) * 0.5
    factor = grey(tone * (1 - 0.30 * rain)) * tinted(iron + 0.15 * noise(48, 0.4), 0.02, -0.05, -0.17)
    return Pattern(
        noise(49, 0.02) * 0.00035 - 0.0006 * main, factor, rough=1.0 + 0.10 * cloud + 0.35 * rain - 0.1 * main, dust=0.2
    )


def lake_rock() -> Pattern:
    """Taihu rock: limestone that waves have hollowed, holes in holes, smooth ribs between, white where it is worn."""
    wx = X + 0.035 * noise(241, 0.25, slope=2.2)
    wy = Y + 0.035 * noise(242, 0.25, slope=2.2)
    first, second, which = cells(243, 6, 6, wx, wy)
    bowl = smooth(0.56, 0.10, first) * (np.random.default_rng(244).uniform(size=36)[which] > 0.30)
    small, _, number = cells(245, 13, 13, wx, wy)
    dent = smooth(0.55, 0.05, small) * (np.random.default_rng(246).uniform(size=169)[number] > 0.45)
    rib = line(second - first, 0.22)
    crease = line(bent(noise(247, 0.12, (1.0, 0.5), 1.8), 248, 0.1, 0.02), 0.10)
    height = -0.055 * bowl - 0.014 * dent + 0.015 * rib - 0.006 * crease + 0.003 * noise(249, 0.05)
    tone = 1.02 - 0.70 * bowl**1.3 - 0.28 * dent**1.5 + 0.14 * rib - 0.22 * crease + 0.06 * noise(250, 0.06)
    factor = grey(np.clip(tone, 0.14, 1.7)) * tinted(noise(251, 0.3), 0.03, 0.01, -0.04)
    moss = smooth(0.6, 1.6, noise(252, 0.15) + 0.8 * bowl) * 0.35
    vein = veins(253, 0.3, 0.03) * 0.6 * (1 - bowl)
    hole = pits(254, 50, 0.4, 0.12)
    colour = solid("#5F6650") * (1 - vein)[..., None] + solid("#DAD8CE") * vein[..., None]
    return Pattern(
        height - 0.004 * hole, factor * (1 - 0.4 * hole)[..., None], np.maximum(moss, vein), colour, dust=0.1
    )
