"""What is laid in courses: brick, squared limestone, granite, courtyard slabs, chequered floors."""

from __future__ import annotations

import numpy as np

from tools.textures.cracks import cracks, pits
from tools.textures.field import Array, X, Y, blurred, cells, grey, noise, per_cell, smooth, streaks, tinted
from tools.textures.pattern import Pattern, mixed, solid
from tools.textures.stone import veins


def courses(columns: int, rows: int, shift: float = 0.5, wobble: Array | float = 0.0) -> tuple[Array, Array, Array]:
    """A bond of blocks: column, row, and the distance to the nearest joint as a share of the picture."""
    row = np.floor(Y * rows)
    x = X * columns + row * shift
    column = np.floor(x)
    dx = np.minimum(x - column, column + 1 - x) / columns
    dy = np.minimum(Y * rows - row, row + 1 - Y * rows) / rows
    return column, row, np.minimum(dx, dy) + wobble


def brick() -> Pattern:
    """Running bond of 0.24 m by 0.06 m, rubbed faces, fine lime joints, bloom of salt, some bricks burnt darker."""
    column, row, edge = courses(5, 20, 0.5, noise(1, 0.02) * 0.0007)
    chipped = edge - 0.004 * smooth(1.2, 2.2, noise(2, 0.03))
    body = smooth(0.0022, 0.0050, chipped)
    one = per_cell(3, column, row, 5, 20)
    tone = 0.78 + 0.40 * one + 0.05 * noise(4, 0.05) + 0.05 * noise(5, 0.008, slope=0.7)
    tone = tone - 0.16 * (one > 0.93)
    factor = grey(tone) * tinted(per_cell(6, column, row, 5, 20) - 0.5, 0.10, 0.0, -0.12)
    factor = factor * (1 - 0.10 * smooth(0.2, 2.0, streaks(7, 0.25)))[..., None]
    salt = smooth(0.8, 2.4, noise(8, 0.25) + 0.4 * noise(9, 0.02)) * 0.30
    lime = (1 - body) * (0.72 + 0.2 * np.clip(noise(10, 0.05), -1, 1))
    hole = pits(11, 60, 0.4, 0.10)
    height = smooth(0.0010, 0.0085, chipped) * 0.0065 + noise(12, 0.02) * 0.0004 - hole * 0.0015
    factor = factor * (1 - 0.35 * hole)[..., None]
    return Pattern(height, factor, np.maximum(lime, salt), solid("#BDB8AC"), rough=1.0)


def limestone() -> Pattern:
    """Bluish limestone in squared blocks: bedding, slanting tool marks, drafted edges, lime in hair joints, rain."""
    column, row, edge = courses(2, 4, 0.5, noise(14, 0.02) * 0.0004)
    body = smooth(0.0012, 0.0032, edge)
    one = per_cell(15, column, row, 2, 4)
    slant = np.sin((X * np.where(row % 2 == 0, 1, -1) + Y) * 2 * np.pi * 64 + 1.3 * noise(16, 0.08))
    inside = smooth(0.012, 0.020, edge)
    bed = noise(17, 0.12, (0.25, 2.2), 1.3)
    tone = 0.92 + 0.14 * one + 0.07 * bed + 0.035 * slant * inside + 0.04 * noise(18, 0.01, slope=0.8)
    factor = grey(tone) * tinted(per_cell(19, column, row, 2, 4) - 0.5, -0.06, 0.0, 0.07)
    factor = factor * (1 - 0.10 * smooth(0.3, 2.2, streaks(20, 0.2, 7.0)))[..., None]
    vein = veins(21, 0.35, 0.05) * smooth(0.2, 1.0, per_cell(22, column, row, 2, 4)) * body
    own = np.maximum((1 - body) * 0.75, vein * 0.35)
    height = smooth(0.001, 0.010, edge) * 0.006 + inside * (0.0007 * slant + 0.003) + 0.0008 * noise(23, 0.03)
    return Pattern(height, factor, own, solid("#C9C7BE"), rough=1.0)


def granite() -> Pattern:
    """Granite in long blocks: grains of white, flesh and black, pecked with the point."""
    column, row, edge = courses(2, 5, 0.37, noise(181, 0.02) * 0.0006)
    body = smooth(0.0022, 0.0050, edge)
    _, _, grain = cells(182, 210, 210)
    kind = np.random.default_rng(183).uniform(size=210 * 210)[grain]
    tone = np.select([kind < 0.20, kind < 0.34, kind < 0.60], [0.50, 1.16, 1.24], 0.98)
    tone = 0.6 * tone + 0.4 * blurred(tone, 1.0)
    tone = tone * (0.86 + 0.26 * per_cell(184, column, row, 2, 5)) * (1 + 0.05 * noise(185, 0.2))
    flesh = ((kind >= 0.20) & (kind < 0.34)).astype(float)
    factor = grey(tone * (0.30 + 0.70 * body)) * tinted(flesh, 0.10, -0.02, -0.10)
    pecked = pits(186, 70, 0.42, 0.7)
    height = smooth(0.001, 0.012, edge) * 0.008 - pecked * 0.0022 + 0.0008 * noise(187, 0.03)
    return Pattern(height, factor * (1 - 0.12 * pecked)[..., None], rough=0.96 + 0.1 * (kind < 0.2))


def slabs() -> Pattern:
    """A courtyard floor: long slabs worn hollow, cracked here and there, soil and moss in the joints."""
    column, row, edge = courses(2, 5, 0.37, noise(190, 0.03) * 0.0014)
    edge = edge - 0.006 * smooth(1.3, 2.4, noise(191, 0.05))
    body = smooth(0.0020, 0.0052, edge)
    one = per_cell(192, column, row, 2, 5)
    tread = smooth(0.0, 0.09, edge)
    broken = cracks(193, 0.22, 0.035, 0.55) * (per_cell(194, column, row, 2, 5) > 0.45) * body
    tone = 0.80 + 0.32 * one + 0.06 * noise(195, 0.10) + 0.05 * noise(196, 0.01, slope=0.8) + 0.07 * tread
    factor = grey(tone * (1 - 0.45 * broken)) * tinted(noise(197, 0.3), 0.03, 0.0, -0.04)
    soil = 1 - body
    moss = smooth(0.3, 1.3, noise(198, 0.10)) * smooth(0.012, 0.0, edge)
    colour = mixed(solid("#544938"), "#5B6338", moss)
    height = smooth(0.001, 0.012, edge) * 0.007 - 0.003 * tread - 0.002 * broken + 0.0009 * noise(199, 0.05)
    return Pattern(height, factor, np.maximum(soil * 0.85, moss * 0.7), colour, rough=1.0 - 0.12 * tread)


def chequer() -> Pattern:
    """Polished white and dark stone in squares, veined each its own way, hair joints."""
    ix, iy = np.floor(X * 2), np.floor(Y * 2)
    dark = (ix + iy) % 2
    edge = np.minimum(np.minimum(X * 2 % 1, 1 - X * 2 % 1), np.minimum(Y * 2 % 1, 1 - Y * 2 % 1)) / 2
    body = smooth(0.0008, 0.0022, edge)
    light_stone = 1.04 + 0.05 * noise(51, 0.3) - 0.30 * veins(52, 0.4, 0.07)
    dark_stone = 0.15 + 0.03 * noise(53, 0.2) + 0.30 * veins(54, 0.35, 0.035)
    tone = np.where(dark > 0.5, dark_stone, light_stone) * (0.92 + 0.12 * per_cell(55, ix, iy, 2, 2))
    factor = grey(tone * (0.45 + 0.55 * body)) * tinted(noise(56, 0.4), 0.015, 0.0, -0.02)
    return Pattern(body * 0.0012 + 0 * X, factor, rough=1.0 - 0.2 * dark + 0.4 * (1 - body))
