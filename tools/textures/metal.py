"""Gold leaf, and old bronze in three states of wear. All colours are the metal's own, whatever the base."""

from __future__ import annotations

import numpy as np

from tools.textures.cracks import flakes, pits, scratches
from tools.textures.field import Array, X, Y, grey, line, noise, per_cell, smooth, streaks
from tools.textures.pattern import Pattern, mixed, solid


def gilt() -> Pattern:
    """Leaf of gold in squares of a hand's breadth that overlap, crinkled, rubbed through to the red ground."""
    row = np.floor(Y * 8)
    x = X * 8 + 0.5 * (row % 2) + 0.06 * noise(201, 0.1)
    leaf = np.floor(x)
    edge = np.minimum(np.minimum(x - leaf, leaf + 1 - x), np.minimum(Y * 8 - row, row + 1 - Y * 8))
    one = per_cell(202, leaf, row, 8, 8)
    crinkle = np.abs(noise(203, 0.05, slope=1.5))
    rubbed = flakes(204, 0.06, 0.035) + 0.35 * flakes(205, 0.015, 0.05)
    tone = 0.90 + 0.20 * one - 0.08 * line(edge, 0.05) - 0.05 * crinkle + 0.03 * noise(206, 0.2)
    colour = mixed(solid("gold_leaf") * tone[..., None], "#8A3A22", rubbed)
    height = 0.00012 * crinkle + 0.0002 * line(edge, 0.05) + 0.0004 * noise(207, 0.2, slope=2.6) - 0.0003 * rubbed
    return Pattern(height, 1.0, 1.0, colour, rough=0.86 + 0.35 * one + 0.5 * rubbed + 0.12 * crinkle)


def _cast(seed: int) -> Array:
    """The skin of a lost-wax casting, metres: soft hills, chisel marks, pinholes."""
    chased = np.sin(2 * np.pi * (X * 30 + 0.7 * noise(seed + 1, 0.15))) * smooth(0.6, 1.4, noise(seed + 2, 0.2))
    hills = 0.0017 * noise(seed, 0.16, slope=2.6) + 0.00025 * noise(seed + 3, 0.03)
    return hills + 0.0003 * chased - 0.0014 * pits(seed + 4, 46, 0.30, 0.06)


def bronze_bright() -> Pattern:
    """Rubbed by a century of hands: raw gold-brown heights full of fine scratches, brown left in the hollows."""
    height = _cast(211)
    hill = noise(211, 0.16, slope=2.6)
    high = smooth(-2.6, 0.1, hill + 0.12 * noise(214, 0.03))
    marks = scratches(215, 900, 0.10)
    colour = mixed(solid("#4E331D"), "bronze_bright", high)
    colour = mixed(colour, "#D9A860", 0.60 * smooth(0.0, 1.8, hill) + 0.25 * marks * high)
    height = height - 0.0003 * marks
    return Pattern(height, 1.0, 1.0, colour, rough=1.30 - 0.45 * high + 0.22 * marks + 0.05 * noise(216, 0.02))


def bronze_brown() -> Pattern:
    """The brown of wax and air: chocolate to liver, warmer on the edges, dull dust in the hollows."""
    cloud = noise(221, 0.30, slope=2.2) + 0.15 * noise(222, 0.04)
    hill = noise(225, 0.16, slope=2.6)
    high = smooth(0.0, 2.0, hill)
    colour = mixed(solid("bronze_brown"), "#3F2A20", 0.85 * smooth(-0.6, 1.8, cloud))
    colour = mixed(colour, "copper_highlight", 0.65 * high)
    colour = mixed(colour, "#5A5648", 0.40 * smooth(0.5, 2.0, -hill))
    runs = smooth(1.0, 2.4, streaks(223, 0.08, 6.0))
    colour = mixed(colour, "#2B211C", 0.5 * runs)
    return Pattern(_cast(225), 1.0, 1.0, colour, rough=1.0 - 0.22 * high + 0.14 * smooth(-0.2, 1.6, cloud), dust=0.5)


def bronze_green() -> Pattern:
    """Verdigris: a pale powdery crust in patches and runs over dark green-brown metal, rust red in a few pits."""
    patch = noise(231, 0.25, slope=2.0) + 0.35 * noise(232, 0.05) + 0.7 * streaks(233, 0.15, 4.0)
    crust = smooth(-0.7, 0.5, patch)
    thick = smooth(0.4, 1.9, patch)
    colour = mixed(solid("#453A2B"), "#46685A", crust)
    colour = mixed(colour, "#7FA08D", 0.9 * thick)
    colour = mixed(colour, "#A9C2AE", 0.8 * smooth(0.8, 1.8, patch) * smooth(0.0, 1.0, noise(234, 0.02)))
    pit = pits(235, 40, 0.36, 0.14)
    colour = mixed(colour, "#6E4630", 0.8 * pit * crust)
    colour = colour * (1 + 0.07 * noise(236, 0.01, slope=0.8) * crust)[..., None]
    height = _cast(237) * 0.7 + 0.0014 * crust + 0.0010 * thick + 0.0004 * noise(238, 0.012) * crust - 0.0014 * pit
    return Pattern(height, grey(1.0), 1.0, colour, rough=0.72 + 0.70 * crust)
