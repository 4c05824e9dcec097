"""A painted bay as a strip -> the square of a beam's pattern; what both manners of painting share.

A bay is far longer than high, so its strip of 4 x 1 is cut: the middle half lies in the upper half of the square, the
two quarters of the ends side by side in the lower. forms/timber.py lays them out again. The strip is its own mirror at
the cuts, so that no neighbour shows at them.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import skia

from tools.textures.cracks import cracks, flakes
from tools.textures.field import Array, N, grey, noise, smooth, streaks
from tools.textures.ink import Sheet, paint
from tools.textures.pattern import Pattern, hue

LONG = 6.0  # a bay's length in heights of its beam: what a painter's circle must be round on


def bay(ground: str, half: Callable[[skia.Canvas], None], middle: Callable[[skia.Canvas], None]) -> Array:
    """The strip (N / 2, 2 N, 3): ``half`` paints the left half and is mirrored, ``middle`` is painted over both."""
    sheet = Sheet(2 * N, N // 2, ground, LONG)
    c = sheet.canvas
    for flip in (1.0, -1.0):
        c.save()
        if flip < 0:
            c.translate(LONG, 0)
            c.scale(-1, 1)
        c.clipRect(skia.Rect.MakeLTRB(0, 0, LONG / 2, 1))
        half(c)
        c.restore()
    middle(c)
    return sheet.pixels()


def bands(c: skia.Canvas, dark: str, line: str = "gold_leaf") -> None:
    """The edges along a beam's head and foot: a dark fillet between two lines."""
    for y, way in ((0.0, 1.0), (1.0, -1.0)):
        c.drawRect(skia.Rect.MakeLTRB(0, min(y, y + way * 0.055), LONG, max(y, y + way * 0.055)), paint(dark))
        c.drawLine(0, y + way * 0.055, LONG, y + way * 0.055, paint(line, width=0.014))
        c.drawLine(0, y + way * 0.085, LONG, y + way * 0.085, paint("paint_white", 0.9, width=0.010))


def fillets(c: skia.Canvas, x: float, tones: tuple[str, ...], step: float = 0.035) -> None:
    """Upright lines from dark to light, as a bay's head is parted from its field."""
    for k, tone in enumerate(tones):
        c.drawRect(skia.Rect.MakeLTRB(x + k * step, 0.055, x + (k + 1) * step + 0.004, 0.945), paint(tone))


def beam(strip: Array, seed: int) -> Pattern:
    """A strip as a pattern: gold lines stand up and shine, paint is rubbed, cracked along the grain and sooty above."""
    tiled = {k: np.tile(f[: N // 2], 2) for k, f in _wear(seed).items()}
    soot = np.linspace(0.0, 1.0, N // 2)[:, None] ** 3
    worn = strip * (1 + 0.030 * tiled["cloud"] + 0.020 * tiled["grit"] - 0.10 * tiled["runs"])[..., None]
    worn = worn * (1 - 0.14 * soot - 0.40 * tiled["cracks"])[..., None]
    bare = tiled["bare"] * 0.75
    worn = worn + (hue("#A89A80") - worn) * bare[..., None]
    gold = smooth(0.22, 0.10, np.linalg.norm(strip - hue("gold_leaf"), axis=2)) * (1 - bare)
    colour = _laid(worn)
    metal, crack = _laid(gold[..., None])[..., 0], _laid((tiled["cracks"] + bare)[..., None])[..., 0]
    height = 0.0012 * metal - 0.0008 * crack + 0.0001 * noise(seed + 9, 0.02)
    return Pattern(height, grey(1.0), 1.0, colour, rough=1.08 - 0.42 * metal + 0.2 * crack, dust=0.1)


def _wear(seed: int) -> dict[str, Array]:
    return {
        "cloud": noise(seed, 0.12),
        "grit": noise(seed + 1, 0.012, slope=0.8),
        "runs": smooth(1.0, 2.4, streaks(seed + 2, 0.05, 4.0)),
        "cracks": np.rot90(cracks(seed + 3, 0.2, 0.018, 0.15)),
        "bare": flakes(seed + 5, 0.10, 0.006),
    }


def _laid(strip: Array) -> Array:
    """The strip (N / 2, 2 N, c) as the square (N, N, c)."""
    q = N // 2
    ends = np.concatenate([strip[:, :q], strip[:, -q:]], axis=1)
    return np.concatenate([ends, strip[:, q:-q]], axis=0)
