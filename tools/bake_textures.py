"""Nothing -> assets/textures: a colour picture and a relief for each name of world/materials.DETAILS, and two noises.

NAME.png (512 x 512, RGBA): rgb is a factor on the material's base colour, 128 = unchanged, where alpha is 0; where
alpha is 255 it is the surface's own sRGB colour, whatever the base (paint, paper, gilt).
NAME_relief.png (256 x 256, RGBA): rg the slope of the surface (tangent-space normal, u right, v up), b how open it is
to the sky (255 = open), a a factor on roughness, 128 = unchanged.
clouds.png (r puffs, g streaks) and ripples.png (rg slope of small waves, b gusts). All of them repeat without a seam,
and two runs write the same bytes. v = 0 is the picture's lowest row.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from exhibition.world.materials import DETAILS, MATERIALS

N = 512
RELIEF = 256
Array = np.ndarray
Y, X = (np.mgrid[0:N, 0:N] + 0.5) / N


@dataclass
class Pattern:
    """factor (N, N, 3) with 1 = unchanged; own: its share of absolute colour; height in metres; open and rough ~ 1."""

    factor: Array
    height: Array
    own: Array | float = 0.0
    colour: Array | None = None
    open: Array | float = 1.0
    rough: Array | float = 1.0


def noise(seed: int, wave: float, stretch: tuple[float, float] = (1.0, 1.0), slope: float = 1.6) -> Array:
    """Repeating noise, mean 0, deviation 1; ``wave``: the longest waves, as a share of the picture."""
    rng = np.random.default_rng(seed)
    fy, fx = np.meshgrid(np.fft.fftfreq(N) * N, np.fft.fftfreq(N) * N, indexing="ij")
    f = np.hypot(fx * stretch[0], fy * stretch[1])
    weight = np.where(f > 0, np.maximum(f, 1e-9) ** -slope, 0) * (1 - np.exp(-((f * wave) ** 2) * 1.2))
    field = np.fft.ifft2(np.fft.fft2(rng.normal(size=(N, N))) * weight).real
    return (field - field.mean()) / field.std()


def smooth(low: float, high: float, x: Array) -> Array:
    """0 below ``low``, 1 above ``high``, soft between."""
    t = np.clip((x - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def grey(x: Array) -> Array:
    """(N, N) as three equal channels."""
    return np.repeat(np.asarray(x)[..., None], 3, axis=2)


def per_cell(seed: int, ix: Array, iy: Array, nx: int, ny: int) -> Array:
    """One random number 0-1 for each cell of a grid that repeats after nx x ny."""
    table = np.random.default_rng(seed).uniform(size=(ny, nx))
    return table[iy.astype(int) % ny, ix.astype(int) % nx]


def rgb(text: str) -> Array:
    """ "#rrggbb" as 0-1."""
    return np.array([int(text[i : i + 2], 16) / 255 for i in (1, 3, 5)])


def paint(canvas: Array, mask: Array, colour: str | Array) -> None:
    """Lay ``colour`` over ``canvas`` (N, N, 3) where ``mask`` (N, N) is 1."""
    tone = rgb(colour) if isinstance(colour, str) else colour
    canvas += (tone - canvas) * np.clip(mask, 0, 1)[..., None]


# -- masonry ----------------------------------------------------------------------------------------


def courses(columns: int, rows: int, joint: float, shift: float = 0.5, wobble: Array | float = 0.0):
    """A bond of blocks: (column, row, distance to the joint as a share of the joint's half width)."""
    row = np.floor(Y * rows)
    x = X * columns + row * shift
    column = np.floor(x)
    dx = np.minimum(x - column, column + 1 - x) / columns
    dy = np.minimum(Y * rows - row, row + 1 - Y * rows) / rows
    return column, row, (np.minimum(dx, dy) + wobble) / joint


def brick() -> Pattern:
    """Running bond, 0.24 m by 0.06 m with fine light joints."""
    column, row, edge = courses(5, 20, 0.0040, 0.5, noise(1, 0.02) * 0.0006)
    body = smooth(0.6, 1.5, edge)
    tone = 0.90 + 0.22 * per_cell(2, column, row, 5, 20) + 0.05 * noise(3, 0.05)
    warm = (per_cell(4, column, row, 5, 20) - 0.5) * 0.08
    factor = grey(tone) + np.stack([warm, warm * 0.2, -warm], axis=2)
    factor = factor * body[..., None] + grey(1.22 + 0.06 * noise(5, 0.03)) * (1 - body[..., None])
    factor *= grey(1 - 0.10 * smooth(0.2, 2.0, noise(6, 0.5)))
    return Pattern(factor, body * 0.006 + noise(7, 0.02) * 0.0005, open=0.72 + 0.28 * body)


def ashlar() -> Pattern:
    """Squared stone, four courses, hair joints, tooled faces."""
    column, row, edge = courses(2, 4, 0.0036, 0.5, noise(11, 0.02) * 0.0005)
    body = smooth(0.5, 1.4, edge)
    tone = 0.93 + 0.14 * per_cell(12, column, row, 2, 4) + 0.035 * noise(13, 0.1) + 0.03 * noise(14, 0.012)
    rain = 0.06 * smooth(0.3, 2.0, noise(15, 0.3, (0.4, 3.0)))
    factor = grey((tone - rain) * (0.55 + 0.45 * body))
    arris = smooth(0.5, 4.0, edge)
    return Pattern(factor, arris * 0.008 + noise(16, 0.012) * 0.0008, open=0.6 + 0.4 * body)


def paving() -> Pattern:
    """Long worn slabs in staggered rows, dusty joints."""
    column, row, edge = courses(2, 5, 0.0034, 0.37, noise(21, 0.03) * 0.0012)
    body = smooth(0.4, 1.5, edge)
    tone = 0.90 + 0.18 * per_cell(22, column, row, 2, 5) + 0.05 * noise(23, 0.12) + 0.03 * noise(24, 0.01)
    worn = 0.07 * smooth(0.0, 2.0, noise(25, 0.4))
    factor = grey((tone + worn) * (0.62 + 0.38 * body))
    factor *= 1 + np.stack([0.02 * noise(26, 0.3), 0 * X, -0.03 * noise(26, 0.3)], axis=2)
    return Pattern(factor, smooth(0.3, 3.5, edge) * 0.007 + noise(27, 0.06) * 0.0008, open=0.65 + 0.35 * body)


def plaster() -> Pattern:
    """Limewash: clouds of tone, faint runs of rain, trowel marks."""
    tone = 1 + 0.045 * noise(31, 0.5) + 0.02 * noise(32, 0.06) + 0.012 * noise(33, 0.008)
    rain = 0.05 * smooth(0.4, 2.4, noise(34, 0.3, (0.5, 5.0)))
    factor = grey(tone - rain)
    factor *= 1 + np.stack([0.012 * noise(35, 0.4), 0 * X, -0.02 * noise(35, 0.4)], axis=2)
    return Pattern(factor, noise(36, 0.05) * 0.0010 + noise(37, 0.01) * 0.0003, rough=1 + 0.05 * noise(31, 0.5))


def marble() -> Pattern:
    """White stone with grey veins that wander and fade, and the soot of weather."""
    bend = noise(41, 0.5, slope=2.2) * 0.5 + noise(42, 0.12, slope=2.0) * 0.12
    field = noise(43, 0.5, (1.0, 1.6), 2.6) * 2 + bend
    vein = np.exp(-((field / 0.07) ** 2)) * smooth(-0.4, 1.4, noise(44, 0.35, slope=2.2))
    fine = np.exp(-(((noise(45, 0.3, slope=2.4) * 2 + bend) / 0.035) ** 2)) * smooth(
        0.0, 1.4, noise(46, 0.3, slope=2.2)
    )
    tone = 1 + 0.035 * noise(47, 0.4) + 0.012 * noise(48, 0.03) - 0.34 * vein - 0.18 * fine
    factor = grey(tone) * (
        1 + np.stack([0.015 * noise(49, 0.4), 0.006 * noise(49, 0.4), -0.02 * noise(49, 0.4)], axis=2)
    )
    return Pattern(factor, noise(50, 0.02) * 0.0004, rough=1 + 0.08 * noise(47, 0.4))


def chequer() -> Pattern:
    """Two tones of polished stone, 1 m squares, hair joints."""
    ix, iy = np.floor(X * 2), np.floor(Y * 2)
    dark = (ix + iy) % 2
    dx = np.minimum(X * 2 % 1, 1 - X * 2 % 1) / 2
    dy = np.minimum(Y * 2 % 1, 1 - Y * 2 % 1) / 2
    body = smooth(0.0010, 0.0024, np.minimum(dx, dy))
    stone = marble().factor
    tone = stone * (1 - 0.70 * dark[..., None]) * (0.94 + 0.06 * per_cell(51, ix, iy, 2, 2))[..., None]
    return Pattern(tone * (0.5 + 0.5 * body[..., None]), body * 0.002, rough=1 - 0.2 * dark)


# -- roofs ------------------------------------------------------------------------------------------


def tile() -> Pattern:
    """Four rows of half-round cover tiles with pans between; each tile laps the one below it."""
    pitch = X * 4
    column = np.floor(pitch)
    t = pitch - column - 0.5
    round_part = np.sqrt(np.clip(1 - (t / 0.29) ** 2, 0, 1))
    cover = smooth(0.0, 0.10, 0.29 - np.abs(t))
    lap = Y * 4
    course = np.floor(lap)
    up = lap - course
    pan_lap = Y * 6
    pan_up = pan_lap - np.floor(pan_lap)
    pan = -0.016 * (1 - (np.clip(np.abs(t) - 0.5, -0.21, 0) / 0.21) ** 2)
    height = np.where(cover > 0.5, 0.062 * round_part + 0.010 * (1 - up), pan + 0.012 * (1 - pan_up))
    one = per_cell(61, column, course, 4, 4)
    pan_one = per_cell(62, column + (t > 0), np.floor(pan_lap), 4, 6)
    lip = smooth(0.93, 0.985, up) * 0.34
    pan_lip = smooth(0.90, 0.98, pan_up) * 0.30
    tone = np.where(cover > 0.5, 0.97 + 0.16 * one - lip + 0.06 * round_part, 0.66 + 0.12 * pan_one - pan_lip)
    tone = tone * (1 - 0.30 * np.exp(-(((np.abs(t) - 0.30) / 0.035) ** 2)))
    hue = (one - 0.5) * 0.10 * cover
    factor = grey(tone + 0.025 * noise(63, 0.02)) * (1 + np.stack([hue, 0 * X, -hue], axis=2))
    shade = 0.50 + 0.50 * np.clip((height + 0.02) / 0.06, 0, 1)
    return Pattern(factor, height, open=shade, rough=1 + 0.15 * (one - 0.5) + 0.3 * (1 - cover))


# -- timber -----------------------------------------------------------------------------------------


def wood() -> Pattern:
    """Grain upwards, a few boards wide, with pores and slow waves of tone."""
    sway = 0.012 * noise(71, 0.5, (1.0, 3.0))
    rings = np.sin((X + sway) * 2 * np.pi * 14 + 2.2 * noise(72, 0.3, (1.0, 7.0)))
    pores = noise(73, 0.01, (0.6, 18.0), 0.9)
    tone = 1 + 0.045 * rings + 0.035 * pores + 0.05 * noise(74, 0.5, (1.0, 4.0))
    return Pattern(grey(tone), pores * 0.0003 + rings * 0.0003, rough=1 + 0.06 * pores)


def parquet() -> Pattern:
    """Herringbone of oak: 8 blocks a repeat, each with its own grain."""
    zig = np.abs((X * 4) % 2 - 1)
    lap = Y * 8 + zig * 2
    row = np.floor(lap)
    column = np.floor(X * 4)
    edge = np.minimum(np.minimum(lap - row, row + 1 - lap) / 8, np.minimum(X * 4 % 1, 1 - X * 4 % 1) / 4)
    body = smooth(0.0008, 0.0030, edge)
    one = per_cell(75, column, row, 4, 8)
    along = np.where(column % 2 == 0, 1.0, -1.0)
    diagonal = (X * along + Y) * 70 + one * 40 + 1.5 * noise(76, 0.1)
    tone = (0.86 + 0.28 * one + 0.04 * np.sin(diagonal) + 0.03 * noise(77, 0.02)) * (0.5 + 0.5 * body)
    return Pattern(grey(tone), body * 0.0015, rough=1 + 0.2 * (one - 0.5))


def bark() -> Pattern:
    """Deep plates upwards with light edges."""
    field = noise(81, 0.16, (0.6, 2.4)) + 0.4 * noise(82, 0.05, (0.7, 1.8))
    crack = np.exp(-((field / 0.25) ** 2))
    tone = 1.02 - 0.5 * crack + 0.10 * noise(83, 0.03) + 0.08 * np.abs(field)
    return Pattern(grey(np.clip(tone, 0.35, 1.5)), -0.02 * crack + 0.003 * noise(84, 0.03), open=1 - 0.5 * crack)


def lattice() -> Pattern:
    """Window lattice before paper: uprights and staggered cross bars, 0.15 m meshes with half steps."""
    lines = np.zeros((N, N))

    def bar(distance: Array, half: float, cut: Array | float = 1.0) -> None:
        np.maximum(lines, smooth(half + 0.0028, half, np.abs(distance)) * cut, out=lines)

    wrap = lambda v, p: (v + p / 2) % p - p / 2  # noqa: E731  distance to the nearest line of a repeating set
    bar(wrap(X, 1 / 4), 0.0100)
    bar(wrap(Y, 1 / 4), 0.0100)
    odd = (np.floor(X * 4) + np.floor(Y * 4)) % 2
    inner_x, inner_y = wrap(X - 1 / 8, 1 / 4), wrap(Y - 1 / 8, 1 / 4)
    for step in (-0.042, 0.042):
        bar(inner_x - step, 0.0062, odd)
        bar(inner_y - step, 0.0062, 1 - odd)
    square = np.maximum(np.abs(inner_x), np.abs(inner_y))
    bar(square - 0.042, 0.0062)
    paper = rgb("#B9A582") * (1 + 0.05 * noise(91, 0.3)[..., None] + 0.02 * noise(92, 0.01)[..., None])
    under = np.roll(lines, (-5, 4), axis=(0, 1))
    paper = paper * (0.62 - 0.30 * under[..., None] * (1 - lines[..., None]))
    bars = grey(1.05 + 0.06 * noise(93, 0.02))
    return Pattern(
        bars, lines * 0.016, own=1 - lines, colour=paper, open=0.72 + 0.28 * lines, rough=1.0 + 0.3 * (1 - lines)
    )


def studs() -> Pattern:
    """A palace door: nine gilt studs each way in a repeat of 1 m would be many; five and five, boards between."""
    cells = 5
    cx, cy = (X * cells) % 1 - 0.5, (Y * cells) % 1 - 0.5
    d = np.hypot(cx, cy) / 0.27
    dome = np.sqrt(np.clip(1 - d * d, 0, 1))
    on = smooth(1.05, 0.92, d)
    board = smooth(0.0015, 0.0035, np.abs((X * cells + 0.5) % 1 - 0.5) / cells)
    gold = rgb("#C99A3A") * (0.62 + 0.5 * dome[..., None])
    ring = np.exp(-(((d - 1.12) / 0.10) ** 2)) * 0.4
    tone = (0.96 + 0.05 * noise(95, 0.1, (1.0, 6.0))) * (0.7 + 0.3 * board) * (1 - ring)
    return Pattern(
        grey(tone), dome * 0.03 + board * 0.003, own=on, colour=gold, open=1 - 0.4 * ring, rough=1 - 0.4 * on
    )


# -- painted beams: one bay fills the picture, 2.5 (4.0) m by about half a metre --------------------

GOLD, BLUE, GREEN, CREAM, INK = "#D6AE4C", "#23519A", "#2E8062", "#EFE6CF", "#20303C"


def edge_line(distance: Array, width: float) -> Array:
    """1 on a line of ``width`` about distance 0."""
    return smooth(width, width * 0.55, np.abs(distance))


def within(low: float, high: float) -> Array:
    """Where the picture's height lies in low..high."""
    return (low <= Y) & (high > Y)


def fret(canvas: Array, low: float, high: float, colour: str, ground: str, count: int) -> None:
    """A running key pattern in the band low..high."""
    band = within(low, high)
    t, s = (X * count) % 1, (Y - low) / (high - low)
    key = (
        (np.abs(s - 0.12) < 0.10) | ((np.abs(t - 0.12) < 0.09) & (s > 0.05)) | ((np.abs(s - 0.86) < 0.10) & (t < 0.72))
    )
    key |= ((np.abs(t - 0.66) < 0.09) & (s > 0.35)) | ((np.abs(s - 0.42) < 0.10) & (t > 0.38) & (t < 0.72))
    paint(canvas, band.astype(float), ground)
    paint(canvas, (band & key).astype(float), colour)


def landscape(canvas: Array, inside: Array, seed: int) -> None:
    """Hills behind hills, water, mist, a pine and a roof, in washed ink and colour."""
    sky = rgb("#EADFC4") + (rgb("#C5D6D2") - rgb("#EADFC4")) * smooth(0.35, 1.0, Y)[..., None]
    paint(canvas, inside, sky)
    waves = np.random.default_rng(seed)
    for base, tall, tone in ((0.66, 0.16, "#9DB9BC"), (0.54, 0.15, "#6F9AA0"), (0.42, 0.12, "#4F7F78")):
        f = sum(
            waves.uniform(0.4, 1) * np.sin(2 * np.pi * (X * k * 1.7 + waves.uniform())) / k for k in (2, 3, 5, 8, 13)
        )
        crest = base + tall * f * 0.55
        depth = smooth(-0.01, 0.012, crest - Y)
        fade = smooth(0.30, 0.0, crest - Y)
        paint(canvas, inside * depth * (0.25 + 0.75 * fade), tone)
        paint(canvas, inside * edge_line(crest - Y - 0.006, 0.008) * 0.55, "#2F5560")
    lake = smooth(0.335, 0.325, Y)
    paint(canvas, inside * lake, "#B9CFC9")
    paint(canvas, inside * lake * edge_line(np.sin((Y * 60 + 0.3 * np.sin(X * 60)) * np.pi), 0.25) * 0.35, "#6F9AA0")
    bank = 0.20 + 0.05 * np.sin(X * 21 + 1)
    paint(canvas, inside * smooth(0, 0.012, bank - Y), "#7C7A4A")
    for x, y, r in (
        (0.40, 0.36, 0.11),
        (0.425, 0.46, 0.09),
        (0.385, 0.50, 0.07),
        (0.61, 0.30, 0.09),
        (0.63, 0.38, 0.07),
    ):
        leaf = np.hypot((X - x) * 4.2, Y - y) + 0.012 * noise(int(1000 * x), 0.04)
        paint(canvas, inside * smooth(r, r * 0.8, leaf), "#33583F")
    for x in (0.404, 0.615):
        paint(canvas, inside * edge_line(X - x - 0.004 * np.sin(Y * 20), 0.004) * (Y < 0.42) * (Y > 0.15), "#4A3526")
    hall = (np.abs(X - 0.52) < 0.030) & (Y > 0.20) & (Y < 0.31)
    paint(canvas, inside * hall, "#A8322A")
    eave = (np.abs(X - 0.52) < 0.046 - (Y - 0.31) * 0.30) & (Y > 0.305) & (Y < 0.395)
    paint(canvas, inside * eave, "#4B5358")


def beam_suzhou() -> Pattern:
    """Suzhou paint: a half-round cartouche with a landscape hangs in the middle, blue and green fields beside it."""
    canvas = np.ones((N, N, 3)) * rgb(BLUE) * 0.92
    side = np.abs(X - 0.5)
    paint(canvas, smooth(0.345, 0.350, side), GREEN)
    # fields beside the cartouche, cloud scrolls in lighter blue with a pale rim
    curl = np.sin(side * 95 + 2.2 * np.sin(Y * 15)) * np.cos(Y * 17 + 2.0 * np.sin(side * 60))
    field = smooth(0.345, 0.340, side) * (Y > 0.16) * (Y < 0.84)
    paint(canvas, field * smooth(0.35, 0.55, curl), "#4F7FC0")
    paint(canvas, field * edge_line(curl - 0.45, 0.10), "#C9D6E4")
    # end panels: a cream medallion with a blossom, in gold lines
    for x in (0.075, 0.925):
        d = np.hypot((X - x) * 5.2, (Y - 0.5))
        angle = np.arctan2(Y - 0.5, (X - x) * 5.2)
        paint(canvas, smooth(0.315, 0.305, d), CREAM)
        paint(canvas, edge_line(d - 0.31, 0.016), GOLD)
        paint(canvas, smooth(0.02, 0.0, d - 0.15 - 0.05 * np.cos(angle * 5)), "#B8504E")
        paint(canvas, smooth(0.02, 0.0, d - 0.05), GOLD)
        paint(canvas, smooth(0.02, 0.0, np.hypot((X - x) * 5.2 + 0.12, Y - 0.29) - 0.05), GREEN)
        paint(canvas, smooth(0.02, 0.0, np.hypot((X - x) * 5.2 - 0.13, Y - 0.30) - 0.045), GREEN)
    for x in (0.150, 0.165, 0.185):
        width = 0.0045 if x != 0.165 else 0.0085
        paint(canvas, edge_line(side - (0.5 - x), width), GOLD if x != 0.165 else CREAM)
    fret(canvas, 0.035, 0.135, GOLD, "#1D3F6E", 36)
    fret(canvas, 0.865, 0.965, GOLD, "#1F5A48", 36)
    for y in (0.028, 0.142, 0.858, 0.972):
        paint(canvas, edge_line(Y - y, 0.010), GOLD)
    # the cartouche: graded rings, paler inward, scalloped as rolled cloth
    scallop = 0.012 * np.abs(np.sin(np.arctan2(1.02 - Y, (X - 0.5) * 4.0) * 5))
    reach = np.hypot((X - 0.5) * 4.05, 1.03 - Y) - scallop
    for ring, tone in zip(
        (1.0, 0.975, 0.945, 0.915, 0.885, 0.860),
        ("#1B2F52", "#2C4F88", "#5078AE", "#86A5CB", "#BCCCDE", CREAM),
        strict=True,
    ):
        paint(canvas, smooth(ring, ring - 0.008, reach), tone)
    landscape(canvas, smooth(0.835, 0.828, reach), 7)
    paint(canvas, edge_line(reach - 0.832, 0.008), INK)
    worn = 1 + 0.05 * noise(101, 0.2) + 0.03 * noise(102, 0.01)
    return Pattern(
        grey(np.ones((N, N))), noise(103, 0.02) * 0.0002, own=np.ones((N, N)), colour=canvas * worn[..., None]
    )


def dragon(canvas: Array, inside: Array, centre: float, flip: float) -> None:
    """A running dragon in gold: a winding scaled body with mane, claws and the pearl before it."""
    x = (X - centre) * flip
    ease = smooth(0.19, 0.10, np.abs(x))
    spine = 0.50 + 0.20 * np.sin(x * 52 + 0.4) * ease
    lean = np.sqrt(1 + (0.20 * 52 / 7 * np.cos(x * 52 + 0.4) * ease) ** 2)  # a steep body must not look thicker
    thick = (0.055 * smooth(-0.17, -0.02, x) * smooth(0.20, 0.12, x) + 0.014) * lean
    body = smooth(0.012, 0.0, np.abs(Y - spine) - thick) * (np.abs(x) < 0.165)
    mane = smooth(0.012, 0.0, np.abs(Y - spine - thick) - 0.020 - 0.018 * np.sin(x * 700)) * (np.abs(x) < 0.15)
    paint(canvas, inside * mane, "#7FBF9A")
    scales = 0.80 + 0.28 * (np.sin(x * 420) * np.sin((Y - spine) * 90 + (x * 210)) > 0)
    paint(canvas, inside * body, GOLD)
    canvas *= 1 - (inside * body)[..., None] * (1 - scales[..., None]) * 0.55
    for k, (dx, dy) in enumerate(((-0.10, 0.20), (-0.045, -0.22), (0.045, 0.20), (0.095, -0.17))):
        leg = np.hypot((x - dx) * 6 - 0.04 * np.sin(Y * 30), Y - 0.5 - dy)
        claw = leg + 0.025 * np.cos(np.arctan2(Y - 0.5 - dy, (x - dx) * 6) * 4 + k)
        paint(canvas, inside * smooth(0.075, 0.06, claw), GOLD)
    head = np.hypot((x - 0.148) * 5.5, Y - 0.56) + 0.02 * np.cos(np.arctan2(Y - 0.56, (x - 0.148) * 5.5) * 7)
    paint(canvas, inside * smooth(0.115, 0.10, head), GOLD)
    paint(canvas, inside * smooth(0.03, 0.02, np.hypot((x - 0.152) * 5.5, Y - 0.59)), "#5A2A16")
    cloud = np.sin(X * 150 + 3 * np.sin(Y * 18)) * np.sin(Y * 22 + 2 * np.sin(X * 80))
    paint(canvas, inside * edge_line(cloud - 0.72, 0.12) * (1 - body) * 0.55, GOLD)


def beam_hexi() -> Pattern:
    """Hexi paint: three fields of blue and green parted by golden W lines, a gold dragon in each."""
    canvas = np.ones((N, N, 3)) * rgb(GREEN)
    side = np.abs(X - 0.5)
    w = 0.030 * np.abs(((Y * 2) % 1) - 0.5) * 2  # the zigzag's depth at this height
    middle = smooth(0.004, 0.0, side - 0.205 - w)
    outer = smooth(-0.004, 0.0, side - 0.305 - w)
    paint(canvas, np.ones((N, N)), GREEN)
    paint(canvas, middle, BLUE)
    paint(canvas, outer, BLUE)
    for at in (0.205, 0.305):
        paint(canvas, edge_line(side - at - w, 0.0085), GOLD)
        paint(canvas, edge_line(side - at - w - 0.0125, 0.0030), CREAM)
    for at in (0.235, 0.270):
        paint(canvas, edge_line(side - at - w, 0.0045), GOLD)
        paint(canvas, edge_line(side - at - w - 0.008, 0.0025), "#9CCBB0")
    inner = smooth(0.002, 0.0, side - 0.192) * (Y > 0.15) * (Y < 0.85)
    dragon(canvas, inner * smooth(0.192, 0.188, side), 0.5, 1.0)
    for centre, flip in ((0.075, 1.0), (0.925, -1.0)):
        near = smooth(0.13, 0.125, np.abs(X - centre)) * outer
        d = np.hypot((X - centre) * 6.5, Y - 0.5)
        angle = np.arctan2(Y - 0.5, (X - centre) * 6.5)
        curl = d - 0.22 - 0.05 * np.sin(angle * 3 * flip + d * 24)
        paint(canvas, near * smooth(0.33, 0.325, d), "#1F5A48")
        paint(canvas, near * edge_line(d - 0.33, 0.016), GOLD)
        paint(canvas, near * edge_line(curl, 0.045), GOLD)
        paint(canvas, near * smooth(0.09, 0.075, d), GOLD)
    for low, high, tone in ((0.0, 0.085, "#1B3E78"), (0.915, 1.0, "#1F5A48")):
        band = within(low, high).astype(float)
        paint(canvas, band, tone)
        beads = np.hypot(((X * 40) % 1 - 0.5) * 0.32, Y - (low + high) / 2)
        paint(canvas, band * smooth(0.030, 0.022, beads), GOLD)
    for y in (0.092, 0.125, 0.875, 0.908):
        paint(canvas, edge_line(Y - y, 0.011 if y in (0.092, 0.908) else 0.006), GOLD)
    worn = 1 + 0.05 * noise(111, 0.2) + 0.03 * noise(112, 0.01)
    return Pattern(
        grey(np.ones((N, N))), noise(113, 0.02) * 0.0002, own=np.ones((N, N)), colour=canvas * worn[..., None]
    )


# -- ground and leaves ------------------------------------------------------------------------------


def leaves() -> Pattern:
    """Clumps of foliage: light tips over dark hollows."""
    clump, leaf = noise(121, 0.14, slope=1.2), noise(122, 0.025, slope=0.9)
    field = clump * 0.6 + leaf * 0.8
    tone = 0.92 + 0.26 * field - 0.18 * smooth(0.2, -1.4, field)
    hue = 0.045 * noise(123, 0.2, slope=2.4)
    factor = grey(np.clip(tone, 0.25, 1.8)) * (1 + np.stack([hue, hue * 0.5, -hue], axis=2))
    return Pattern(factor, field * 0.022, open=np.clip(0.85 + 0.2 * field, 0.35, 1), rough=1 - 0.1 * leaf)


def grass() -> Pattern:
    """A lawn from standing height: tufts, dry patches, no stripes."""
    tuft, blade = noise(131, 0.10, slope=1.2), noise(132, 0.012, (1.0, 0.6), 0.6)
    dry = smooth(0.2, 2.2, noise(133, 0.5))
    tone = 0.98 + 0.11 * tuft + 0.10 * blade
    factor = grey(tone) * (1 + dry[..., None] * np.array([0.16, 0.05, -0.08]))
    return Pattern(np.clip(factor, 0.3, 1.7), tuft * 0.02 + blade * 0.012, open=np.clip(0.95 + 0.08 * blade, 0.6, 1))


def earth() -> Pattern:
    """Trodden ground: pebbles, dust, slow stains."""
    grain, stone = noise(141, 0.012, slope=0.7), noise(142, 0.04, slope=1.0)
    pebble = smooth(1.2, 1.9, stone)
    tone = 1 + 0.06 * grain + 0.06 * noise(143, 0.4) + 0.12 * pebble - 0.06 * smooth(0.8, 2.0, -stone)
    factor = grey(tone) * (1 + np.stack([0.02 * noise(144, 0.3), 0 * X, -0.03 * noise(144, 0.3)], axis=2))
    return Pattern(factor, pebble * 0.02 + grain * 0.004, open=1.0)


def plain() -> Pattern:
    """Nothing at all."""
    return Pattern(np.ones((N, N, 3)), np.zeros((N, N)))


DRAWERS = {f.__name__: f for f in (
    plain, tile, brick, ashlar, paving, plaster, wood, lattice, beam_suzhou, beam_hexi,
    marble, bark, leaves, grass, earth, chequer, parquet, studs,
)}  # fmt: skip


# -- files ------------------------------------------------------------------------------------------


def colour_picture(pattern: Pattern) -> Array:
    """(N, N, 4) uint8, v upwards."""
    own = np.broadcast_to(np.asarray(pattern.own, np.float64), (N, N))[..., None]
    colour = np.zeros((N, N, 3)) if pattern.colour is None else pattern.colour
    mixed = pattern.factor * 0.5 * (1 - own) + colour * own
    return _bytes(np.concatenate([mixed, own], axis=2))


def relief_picture(pattern: Pattern, scale: float) -> Array:
    """(RELIEF, RELIEF, 4) uint8 from the height in metres over a repeat of ``scale`` metres."""
    h = _halved(pattern.height)
    cell = scale / RELIEF
    dx = (np.roll(h, -1, 1) - np.roll(h, 1, 1)) / (2 * cell)
    dy = (np.roll(h, -1, 0) - np.roll(h, 1, 0)) / (2 * cell)
    length = np.sqrt(dx * dx + dy * dy + 1)
    whole = [np.broadcast_to(np.asarray(v, np.float64), (N, N)) for v in (pattern.open, pattern.rough)]
    open_, rough = (_halved(v) for v in whole)
    return _bytes(np.stack([0.5 - dx / length / 2, 0.5 - dy / length / 2, open_, rough * 0.5], axis=2))


def clouds_picture() -> Array:
    """r: puffs, g: streaks, each 0-1 about the middle."""
    puffs = noise(151, 0.35, slope=1.75) * 0.17 + 0.5
    streaks = noise(152, 0.3, (0.5, 2.2), 1.6) * 0.17 + 0.5
    return _bytes(np.stack([puffs, streaks, np.zeros((N, N)), np.ones((N, N))], axis=2))


def ripples_picture() -> Array:
    """rg: slope of wind ripples, b: gusts."""
    field = noise(161, 0.07, (1.0, 1.5), 1.9)
    dx, dy = np.roll(field, -1, 1) - np.roll(field, 1, 1), np.roll(field, -1, 0) - np.roll(field, 1, 0)
    deviation = np.hypot(dx, dy).std()
    gusts = noise(162, 0.4, slope=1.8) * 0.2 + 0.5
    return _bytes(np.stack([dx / deviation * 0.16 + 0.5, dy / deviation * 0.16 + 0.5, gusts, np.ones((N, N))], axis=2))


def _halved(field: Array) -> Array:
    step = N // RELIEF
    return field.reshape(RELIEF, step, RELIEF, step).mean(axis=(1, 3))


def _bytes(picture: Array) -> Array:
    return np.round(np.clip(picture, 0, 1) * 255).astype(np.uint8)


def _scale_of(detail: str) -> float:
    scales = sorted(m.scale for m in MATERIALS.values() if m.detail == detail)
    return scales[len(scales) // 2] if scales else 1.0


def bake(folder: Path) -> list[Path]:
    """Write every picture into ``folder``; the files written."""
    folder.mkdir(parents=True, exist_ok=True)
    pictures = {"clouds": clouds_picture(), "ripples": ripples_picture()}
    for name in DETAILS:
        pattern = DRAWERS[name]()
        pictures[name] = colour_picture(pattern)
        pictures[f"{name}_relief"] = relief_picture(pattern, _scale_of(name))
    written = []
    for name, rows in sorted(pictures.items()):
        path = folder / f"{name}.png"
        Image.fromarray(rows[::-1]).save(path, compress_level=9)
        written.append(path)
    return written


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=Path(__file__).resolve().parents[1] / "assets" / "textures")
    for file in bake(parser.parse_args().out):
        print(file.name)
