"""Wood, and what is put on it: bare boards, floors, lacquer, lattices before paper, studded doors."""

from __future__ import annotations

import numpy as np

from tools.textures.cracks import checks, crazing, flakes, scratches
from tools.textures.field import Array, X, Y, grey, line, noise, per_cell, smooth, streaks, tinted
from tools.textures.pattern import Pattern, hue, mixed, solid


def grain(along: Array, across: Array, seed: int, rings: int) -> Array:
    """Growth rings cut lengthwise: pointed arches that lean and crowd, -1 to 1."""
    bow = noise(seed, 0.4, (1.0, 3.0), 2.2)
    wave = across * rings + 0.9 * bow + 0.35 * np.sin(2 * np.pi * along)
    ring = wave - np.floor(wave)
    return np.where(ring < 0.8, ring / 0.4 - 1, (1 - ring) / 0.1 - 1)


def wood() -> Pattern:
    """Four boards side by side, each with its own grain and pores, checks at some ends, a knot or two."""
    board = np.floor(X * 4)
    joint = np.minimum(X * 4 - board, board + 1 - X * 4) / 4
    one = per_cell(71, board, 0 * Y, 4, 1)
    knot = np.zeros_like(X)
    for x, y, r in ((0.13, 0.3, 0.020), (0.66, 0.72, 0.026), (0.40, 0.9, 0.015)):
        dy = (Y - y + 0.5) % 1 - 0.5
        knot = np.maximum(knot, np.exp(-(((X - x) / r) ** 2 + (dy / (r * 1.5)) ** 2)))
    rings = grain(Y + one, X + 0.35 * one + 0.030 * knot, 72, 26)
    pores = noise(73, 0.012, (0.5, 16.0), 0.9)
    crack = checks(74, 0.06, 0.35)
    gap = smooth(0.0030, 0.0012, joint)
    tone = 0.86 + 0.26 * one - 0.10 * rings + 0.06 * pores + 0.06 * noise(75, 0.4, (1.0, 3.0))
    tone = tone * (1 - 0.45 * knot) * (1 - 0.55 * crack) * (1 - 0.75 * gap)
    height = 0.0004 * pores - 0.0004 * rings - 0.0020 * crack - 0.0040 * gap
    return Pattern(height, grey(tone) * tinted(rings + one, 0.02, 0.0, -0.03), rough=1.0 + 0.06 * pores)


def parquet() -> Pattern:
    """Hungarian point: oak blocks cut to meet in a zigzag, grain along each block, wax worn in the middle."""
    columns, rows = 4, 12
    column = np.floor(X * columns)
    way = np.where(column % 2 == 0, 1.0, -1.0)
    across = X * columns - column
    lap = Y * rows + np.where(way > 0, across, 1 - across) * rows / columns * 0.75
    row = np.floor(lap)
    side = np.minimum(lap - row, row + 1 - lap) / rows
    edge = np.minimum(side, np.minimum(across, 1 - across) / columns)
    body = smooth(0.0007, 0.0022, edge)
    one = per_cell(76, column, row, columns, rows)
    along, over = X * 0.8 * way + Y * 0.6, (lap - row) / rows
    fibre = np.sin((over * 260 + 14 * one) + 2.4 * noise(77, 0.10) + 9 * np.sin(2 * np.pi * along + 6.3 * one))
    pores = noise(78, 0.012, slope=0.9)
    tone = (0.72 + 0.50 * one + 0.06 * fibre + 0.05 * pores) * (0.35 + 0.65 * body)
    factor = grey(tone) * tinted(per_cell(79, column, row, columns, rows) - 0.5, 0.10, 0.0, -0.14)
    worn = 0.06 * noise(80, 0.4) + 0.10 * scratches(81, 90, 0.10)
    return Pattern(body * 0.0012 + 0.0001 * fibre, factor, rough=1.0 + worn + 0.25 * (one - 0.5))


def lacquer() -> Pattern:
    """Oil paint on hemp and lime: bristle strokes upwards, drips, age checks, crazing, flakes that show the lime."""
    bristle = noise(82, 0.015, (1.0, 30.0), 1.0)
    strokes = noise(83, 0.08, (1.0, 7.0), 1.5)
    check = checks(84, 0.045, 0.45)
    craze = crazing(85, 26, 9, 0.035) * smooth(0.2, 1.3, noise(86, 0.3, (1.0, 2.0)))
    lost = flakes(87, 0.12, 0.010) * smooth(-0.5, 0.6, noise(88, 0.35))
    sun = smooth(0.2, 1.8, noise(89, 0.45, (1.0, 1.6)))
    tone = 1.0 + 0.035 * bristle + 0.07 * strokes - 0.06 * smooth(0.5, 2.0, streaks(90, 0.10, 7.0))
    factor = grey(tone * (1 - 0.55 * check) * (1 - 0.35 * craze)) + 0.10 * sun[..., None] * np.array([0.5, 0.6, 0.6])
    rim = np.clip(lost * 4, 0, 1) - lost
    colour = mixed(solid("#8E7C66"), "#54483B", smooth(0.4, 1.2, noise(92, 0.02)))
    height = 0.00022 * bristle + 0.0005 * strokes - 0.0012 * check - 0.0004 * craze - 0.0010 * lost + 0.0003 * rim
    return Pattern(height, factor, lost * 0.9, colour, rough=0.94 + 0.22 * sun + 0.5 * lost + 0.04 * bristle)


def lattice() -> Pattern:
    """A window: crossed bars of equal width with small rosettes, before mulberry paper that glows a little."""
    lines = np.zeros_like(X)

    def near(v: Array, period: float) -> Array:
        return (v + period / 2) % period - period / 2

    def bar(distance: Array, half: float, where: Array | float = 1.0) -> None:
        np.maximum(lines, smooth(half + 0.0030, half - 0.0010, np.abs(distance)) * where, out=lines)

    bar(near(X, 1 / 4), 0.0120)
    bar(near(Y, 1 / 4), 0.0120)
    inner_x, inner_y = near(X - 1 / 8, 1 / 4), near(Y - 1 / 8, 1 / 4)
    square = np.maximum(np.abs(inner_x), np.abs(inner_y))
    bar(square - 0.052, 0.0072)
    bar(inner_x, 0.0072, square > 0.052)
    bar(inner_y, 0.0072, square > 0.052)
    bar((np.abs(inner_x) + np.abs(inner_y)) - 0.052, 0.0062, square < 0.056)
    ground = hue("#D8C9A6") * (1 + 0.05 * noise(91, 0.3) + 0.03 * noise(93, 0.01))[..., None]
    stain = smooth(0.6, 2.2, noise(94, 0.20)) * (1 - lines)
    cast = np.roll(lines, (-6, 4), axis=(0, 1)) * (1 - lines)
    ground = ground * (0.78 - 0.34 * cast - 0.22 * stain)[..., None]
    bars = 1.02 + 0.06 * noise(95, 0.015, (1.0, 3.0)) - 0.10 * smooth(0.8, 2.0, noise(96, 0.05))
    return Pattern(lines * 0.022 + 0 * X, bars, 1 - lines, ground, rough=1.0 + 0.35 * (1 - lines), dust=0.1)


def studs() -> Pattern:
    """A palace door: boards of red lacquer, nine rows of gilt bosses in nine columns over two metres."""
    count = 5
    cx, cy = (X * count) % 1 - 0.5, (Y * count) % 1 - 0.5
    d = np.hypot(cx, cy) / 0.25
    dome = np.sqrt(np.clip(1 - d * d, 0, 1))
    on = smooth(1.02, 0.95, d)
    gap = line((X * count / 2.5 + 0.5) % 1 - 0.5, 0.012)
    one = per_cell(97, np.floor(X * count), np.floor(Y * count), count, count)
    gold = mixed(solid("gold_leaf"), "#7A4A22", smooth(0.75, 1.0, d) * 0.8 + 0.35 * flakes(98, 0.02, 0.2))
    gold = gold * (0.66 + 0.42 * dome + 0.12 * one)[..., None]
    shade = np.exp(-((np.clip(d - 1, 0, 9) / 0.16) ** 2)) * (1 - on)
    paint = lacquer()
    factor = paint.factor * ((1 - 0.45 * shade) * (1 - 0.5 * gap))[..., None]
    height = dome * 0.035 - 0.003 * gap + paint.height
    return Pattern(height, factor, on, gold, rough=1.0 - 0.45 * on, dust=0.2)
