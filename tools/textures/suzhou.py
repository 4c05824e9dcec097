"""Suzhou paint: from the beam's head hangs a half-round cartouche of folded cloth that holds a painted scene."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import skia

from tools.textures.beams import LONG, bands, bay, beam, fillets
from tools.textures.ink import cloud, paint, path
from tools.textures.pattern import Pattern
from tools.textures.scenes import blossom, figures, hills, lake

_BLUE = ("paint_blue_dark", "paint_blue", "#4F7DBB", "paint_blue_pale", "#C4D5E8")
_GREEN = ("paint_green_dark", "paint_green", "#55A184", "paint_green_pale", "#CBE3D2")


_LEAF = ((0.0, 0.0), (1.5, -0.25), (2.0, 0.0), (1.5, 0.25))  # radius and turn of its outline


def _cartouche(grow: float) -> skia.Path:
    """The cloth's outline, hanging from the top: ``grow`` 1 at the outer fold, less inside."""
    a = np.linspace(np.pi, 0, 121)
    fold = 1 + 0.030 * np.abs(np.sin(a * 6.5)) * grow
    x = LONG / 2 + 1.46 * grow * fold * np.cos(a)
    y = -0.02 + 0.98 * grow * fold * np.sin(a) ** 0.82
    return path([(LONG / 2 + 1.46 * grow, -0.05), *zip(x[::-1], y[::-1], strict=True)][1:], True, smooth=False)


def _fret(c: skia.Canvas, x0: float, x1: float, ground: str, line: str) -> None:
    """A field of linked keys."""
    c.drawRect(skia.Rect.MakeLTRB(x0, 0.10, x1, 0.90), paint(ground))
    pen, s = paint(line, width=0.016), 0.16
    for i in range(round((x1 - x0) / s)):
        for j in range(5):
            x, y = x0 + (i + 0.5) * s, 0.10 + (j + 0.5) * s
            for r in (0.060, 0.028):
                c.drawRect(skia.Rect.MakeLTRB(x - r, y - r, x + r, y + r), pen)
            c.drawLine(x + 0.06, y, x + s - 0.06, y, pen)


def _flower(c: skia.Canvas, x: float, y: float, r: float, petal: str) -> None:
    """A blossom in two tones with leaves, for the small panels."""
    for a in (0.5, 2.4, 4.2):
        p = [(x + f * r * np.cos(a + b), y + f * r * np.sin(a + b)) for f, b in _LEAF]
        c.drawPath(path(p, True), paint("#3E7A4E"))
    for k in range(5):
        a = k * 2 * np.pi / 5
        c.drawCircle(x + 0.55 * r * np.cos(a), y + 0.55 * r * np.sin(a), 0.52 * r, paint(petal))
        c.drawCircle(x + 0.42 * r * np.cos(a), y + 0.42 * r * np.sin(a), 0.26 * r, paint("#F4E2DC", 0.7))
    c.drawCircle(x, y, 0.22 * r, paint("gold_leaf"))


def _half(c: skia.Canvas, field: tuple[str, ...], head: tuple[str, ...]) -> None:
    """The left half: head with fret, parting lines, field with clouds, a small panel, scrolls at the corners."""
    c.drawRect(skia.Rect.MakeLTRB(0, 0, LONG, 1), paint(field[1]))
    _fret(c, 0.06, 0.54, head[1], head[3])
    fillets(c, 0.0, ("gold_leaf", head[0]), 0.03)
    fillets(c, 0.54, ("gold_leaf", head[0], head[2], "paint_white"), 0.032)
    fillets(c, 0.67, ("paint_red", "#D98A6E", "gold_leaf"), 0.024)
    for x, y, s, way in (
        (1.52, 0.80, 0.12, 1.0),
        (1.36, 0.20, 0.09, 1.0),
        (0.92, 0.18, 0.08, 1.0),
        (0.94, 0.86, 0.08, 1.0),
    ):
        cloud(c, x, y, s, field[2], field[4], way)
    c.save()
    c.translate(1.13, 0.50)
    rim = path(
        [(0.30 * np.cos(a), 0.27 * np.sin(a) * (1 + 0.10 * np.cos(4 * a))) for a in np.linspace(0, 6.2, 40)], True
    )
    c.drawPath(rim, paint("paint_white"))
    c.drawPath(rim, paint("gold_leaf", width=0.026))
    _flower(c, -0.02, 0.0, 0.115, "#C2574F")
    c.restore()
    for y, way in ((0.10, 1.0), (0.90, -1.0)):
        for r, tone in ((0.17, head[1]), (0.12, head[3]), (0.07, "paint_red")):
            c.drawPath(
                path([(0.75, y), (0.75 + r, y), (0.75 + r * 0.6, y + way * r * 0.6), (0.75, y + way * r)], True),
                paint(tone),
            )
    bands(c, head[0])


def _bay(scene: Callable[[skia.Canvas], None], field: tuple[str, ...], head: tuple[str, ...], seed: int) -> Pattern:
    def middle(c: skia.Canvas) -> None:
        for grow, tone in zip((1.0, 0.962, 0.924, 0.886, 0.850), head, strict=True):
            c.drawPath(_cartouche(grow), paint(tone))
        c.drawPath(_cartouche(1.0), paint("gold_leaf", width=0.016))
        c.save()
        c.clipPath(_cartouche(0.815), True)
        scene(c)
        c.restore()
        c.drawPath(_cartouche(0.815), paint("ink", width=0.012))
        bands(c, head[0])

    return beam(bay(field[1], lambda c: _half(c, field, head), middle), seed)


def beam_suzhou_hills() -> Pattern:
    """Blue fields; in the cartouche blue and green peaks over a river."""
    return _bay(hills, _BLUE, _GREEN, 301)


def beam_suzhou_blossom() -> Pattern:
    """Green fields; a bird on a flowering branch."""
    return _bay(blossom, _GREEN, _BLUE, 311)


def beam_suzhou_lake() -> Pattern:
    """Blue fields; a bridge, a pagoda and willows by a lake."""
    return _bay(lake, _BLUE, _GREEN, 321)


def beam_suzhou_figures() -> Pattern:
    """Green fields; people of a story under a pine."""
    return _bay(figures, _GREEN, _BLUE, 331)
