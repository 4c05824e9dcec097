"""A painter's hand -> pixels: Skia paths with tapering strokes, washes and stamps, drawn large and made smaller."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import skia

from exhibition.world.palette import PALETTE

Array = np.ndarray
OVER = 2  # drawn this many times larger, then averaged: finer edges than one pass gives


def argb(name: str, alpha: float = 1.0) -> int:
    text = PALETTE.get(name, name)
    return skia.Color(int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16), round(255 * alpha))


class Sheet:
    """A picture of width x height pixels. x to the right and y down, 0 to ``wide`` and 0 to 1, whatever the pixels."""

    def __init__(self, width: int, height: int, ground: str, wide: float = 1.0) -> None:
        self.size = width, height
        self._surface = skia.Surface(width * OVER, height * OVER)
        self.canvas = self._surface.getCanvas()
        self.canvas.clear(argb(ground))
        self.canvas.scale(width * OVER / wide, height * OVER)

    def pixels(self) -> Array:
        """(height, width, 3) sRGB 0-1, row 0 at the foot."""
        big = self._surface.makeImageSnapshot().toarray(colorType=skia.kRGBA_8888_ColorType)[..., :3]
        width, height = self.size
        small = big.reshape(height, OVER, width, OVER, 3).mean(axis=(1, 3))
        return small[::-1] / 255.0


def paint(colour: str, alpha: float = 1.0, width: float = 0.0, blur: float = 0.0) -> skia.Paint:
    """A fill, or a round-ended line of ``width``; ``blur`` softens it as wet paper does."""
    p = skia.Paint(AntiAlias=True, Color=argb(colour, alpha))
    if width:
        p.setStyle(skia.Paint.kStroke_Style)
        p.setStrokeWidth(width)
        p.setStrokeCap(skia.Paint.kRound_Cap)
        p.setStrokeJoin(skia.Paint.kRound_Join)
    if blur:
        p.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, blur))
    return p


def path(points: Iterable[tuple[float, float]], closed: bool = False, smooth: bool = True) -> skia.Path:
    """A line through points, rounded where ``smooth``."""
    p = np.asarray(list(points), np.float64)
    out = skia.Path()
    if not smooth:
        out.addPoly([skia.Point(*map(float, q)) for q in p], closed)
        return out
    ring = np.concatenate([p[-1:], p, p[:2]]) if closed else np.concatenate([p[:1], p, p[-1:]])
    out.moveTo(*map(float, ring[1]))
    for a, b, c, d in zip(ring[:-3], ring[1:-2], ring[2:-1], ring[3:], strict=True):
        one, two = b + (c - a) / 6, c - (d - b) / 6
        out.cubicTo(*map(float, (*one, *two, *c)))
    if closed:
        out.close()
    return out


def curve(points: Iterable[tuple[float, float]], count: int = 60) -> Array:
    """Points (count, 2) evenly along a rounded line."""
    p = np.asarray(list(points), np.float64)
    ring = np.concatenate([2 * p[:1] - p[1:2], p, 2 * p[-1:] - p[-2:-1]])
    t = np.linspace(0, len(p) - 1, 12 * count)
    k = np.clip(t.astype(int), 0, len(p) - 2)
    f = (t - k)[:, None]
    a, b, c, d = (ring[k + i] for i in range(4))
    fine = 0.5 * (2 * b + (c - a) * f + (2 * a - 5 * b + 4 * c - d) * f**2 + (3 * b - a - 3 * c + d) * f**3)
    run = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(fine, axis=0).T))])
    at = np.linspace(0, run[-1], count)
    return np.column_stack([np.interp(at, run, fine[:, 0]), np.interp(at, run, fine[:, 1])])


def sides(line: Array, width: Array | float) -> tuple[Array, Array]:
    """The two edges of a stroke of half ``width`` along points (k, 2)."""
    d = np.gradient(line, axis=0)
    d /= np.maximum(np.hypot(*d.T)[:, None], 1e-9)
    n = np.column_stack([-d[:, 1], d[:, 0]]) * np.broadcast_to(width, len(line))[:, None]
    return line + n, line - n


def stroke(canvas: skia.Canvas, points, width: float, colour: str, alpha: float = 1.0, taper: float = 1.0) -> None:
    """One stroke of a pointed brush: full in the middle, thin at the ends by ``taper``."""
    line = curve(points)
    t = np.linspace(0, 1, len(line))
    half = width / 2 * (1 - taper * np.abs(2 * t - 1) ** 1.6)
    left, right = sides(line, np.maximum(half, 0.0006))
    canvas.drawPath(path(np.concatenate([left, right[::-1]]), True, smooth=False), paint(colour, alpha))


def cloud(canvas: skia.Canvas, x: float, y: float, size: float, fill: str, rim: str, flip: float = 1.0) -> None:
    """A ruyi cloud: three curls on a trailing foot, a coloured body in a pale or golden line."""
    puffs = [(-0.42, 0.06, 0.26), (0.0, -0.12, 0.34), (0.42, 0.06, 0.26), (0.78, 0.22, 0.16)]
    body = skia.Path()
    for dx, dy, r in puffs:
        body.addCircle(x + flip * dx * size, y + dy * size, r * size)
    tail = skia.Path()
    tail.moveTo(x - flip * 0.4 * size, y + 0.30 * size)
    tail.cubicTo(
        x + flip * 0.2 * size, y + 0.5 * size, x + flip * 0.9 * size, y + 0.5 * size, x + flip * 1.35 * size,
        y + 0.28 * size,
    )  # fmt: skip
    tail.cubicTo(
        x + flip * 0.9 * size, y + 0.34 * size, x + flip * 0.4 * size, y + 0.2 * size, x - flip * 0.4 * size,
        y + 0.2 * size,
    )  # fmt: skip
    whole = skia.Op(body, tail, skia.PathOp.kUnion_PathOp) or body
    canvas.drawPath(whole, paint(fill))
    canvas.drawPath(whole, paint(rim, width=0.07 * size))
    for dx, dy, r in puffs[:3]:
        curl = [
            (x + flip * (dx + r * f * np.cos(a)) * size, y + (dy + r * f * np.sin(a)) * size)
            for a, f in zip(np.linspace(0.3, 6.6, 22), np.linspace(0.72, 0.10, 22), strict=True)
        ]
        canvas.drawPath(path(curl), paint(rim, width=0.055 * size))
