"""Drawings for surfaces: skia strokes in, a Decal that is asked by (u, v) out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import skia

from product_pictures.studio import linear

Point = tuple[float, float]


@dataclass
class Decal:
    """rgb (h, w, 3) linear and cover (h, w). u runs right, v runs down, both 0-1; outside there is nothing."""

    rgb: np.ndarray
    cover: np.ndarray

    def at(self, u: np.ndarray, v: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        h, w = self.cover.shape
        x, y = np.clip(u * w - 0.5, 0, w - 1.001), np.clip(v * h - 0.5, 0, h - 1.001)
        i, j = x.astype(np.int32), y.astype(np.int32)
        fx, fy = (x - i).astype(np.float32), (y - j).astype(np.float32)
        inside = (u >= 0) & (u <= 1) & (v >= 0) & (v <= 1)
        weights = (
            ((1 - fx) * (1 - fy), j, i),
            (fx * (1 - fy), j, i + 1),
            ((1 - fx) * fy, j + 1, i),
            (fx * fy, j + 1, i + 1),
        )
        cover = sum(k * self.cover[a, b] for k, a, b in weights) * inside
        rgb = sum(k[:, None] * self.rgb[a, b] for k, a, b in weights)
        return rgb, cover

    def over(self, colour: np.ndarray, u: np.ndarray, v: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The colour with the drawing laid on it, and the drawing's cover."""
        rgb, cover = self.at(u, v)
        return colour * (1 - cover[:, None]) + rgb * cover[:, None], cover


def decal(width: int, height: int, draw: Callable[[skia.Canvas], None]) -> Decal:
    """A drawing of width x height dots, on nothing."""
    surface = skia.Surface(width, height)
    canvas = surface.getCanvas()
    canvas.clear(skia.ColorTRANSPARENT)
    draw(canvas)
    dots = surface.toarray(colorType=skia.kRGBA_8888_ColorType).astype(np.float32)
    alpha = dots[..., 3] / 255.0
    return Decal(linear(dots[..., :3]), alpha)


def paint(colour: Sequence[int], width: float | None = None, **more) -> skia.Paint:
    """A fill, or a round-ended stroke of a width."""
    p = skia.Paint(AntiAlias=True, Color=skia.Color(*colour), **more)
    if width is not None:
        p.setStyle(skia.Paint.kStroke_Style)
        p.setStrokeWidth(width)
        p.setStrokeCap(skia.Paint.kRound_Cap)
        p.setStrokeJoin(skia.Paint.kRound_Join)
    return p


def path(points: Sequence[Point], close: bool = False) -> skia.Path:
    """Straight from point to point."""
    made = skia.Path()
    made.addPoly([skia.Point(*q) for q in points], close)
    return made


def smooth(points: Sequence[Point], close: bool = False) -> skia.Path:
    """A soft line through the points (Catmull-Rom)."""
    pts = list(points)
    ends = [pts[-1], *pts, pts[0], pts[1]] if close else [pts[0], *pts, pts[-1]]
    made = skia.Path()
    made.moveTo(*ends[1])
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        made.cubicTo(
            b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6, c[0] - (d[0] - b[0]) / 6, c[1] - (d[1] - b[1]) / 6, *c
        )
    if close:
        made.close()
    return made


def brush(
    canvas: skia.Canvas, points: Sequence[Point], width: float, colour: Sequence[int], tail: float = 0.15
) -> None:
    """A stroke that swells in its middle and thins to `tail` of its width at the end, like a loaded brush."""
    meter = skia.PathMeasure(smooth(points), False)
    total = meter.getLength()
    left, right = [], []
    for s in np.linspace(0, 1, 40):
        where, along = meter.getPosTan(s * total)
        half = width / 2 * (tail + (1 - tail) * float(np.sin(np.pi * min(1.0, 0.16 + 0.84 * s)) ** 0.55))
        left.append((where.x() - along.y() * half, where.y() + along.x() * half))
        right.append((where.x() + along.y() * half, where.y() - along.x() * half))
    canvas.drawPath(smooth(left + right[::-1], close=True), paint(colour))


# The twelve double hours as strokes in a square of 100, so that no font is needed.
HOURS: dict[str, tuple[tuple[Point, ...], ...]] = {
    "zi": (((25, 20), (75, 20)), ((75, 20), (50, 40)), ((50, 40), (50, 86), (40, 80)), ((14, 55), (86, 55))),
    "chou": (
        ((26, 18), (72, 18)),
        ((72, 18), (66, 84)),
        ((44, 18), (36, 84)),
        ((28, 50), (70, 50)),
        ((12, 84), (88, 84)),
    ),
    "yin": (
        ((50, 6), (50, 14)),
        ((16, 28), (16, 16), (84, 16), (84, 28)),
        ((28, 30), (72, 30)),
        ((30, 42), (30, 74)),
        ((30, 42), (70, 42), (70, 74)),
        ((50, 30), (50, 74)),
        ((30, 58), (70, 58)),
        ((18, 74), (82, 74)),
        ((38, 80), (24, 94)),
        ((62, 80), (76, 94)),
    ),
    "mao": (
        ((42, 12), (18, 26)),
        ((18, 26), (18, 66), (40, 54)),
        ((42, 12), (42, 58), (22, 92)),
        ((58, 20), (84, 20)),
        ((84, 20), (84, 66), (74, 62)),
        ((58, 20), (58, 92)),
    ),
    "chen": (
        ((20, 16), (84, 16)),
        ((22, 16), (20, 60), (10, 90)),
        ((36, 32), (76, 32)),
        ((30, 48), (86, 48)),
        ((42, 48), (42, 86), (56, 78)),
        ((82, 56), (60, 66)),
        ((54, 52), (66, 74), (88, 90)),
    ),
    "si": (
        ((24, 16), (76, 16)),
        ((76, 16), (76, 48)),
        ((24, 48), (76, 48)),
        ((24, 16), (24, 78), (34, 86), (80, 86), (82, 68)),
    ),
    "wu": (((34, 10), (18, 36)), ((30, 26), (78, 26)), ((12, 54), (88, 54)), ((50, 26), (50, 94))),
    "wei": (
        ((28, 26), (72, 26)),
        ((12, 48), (88, 48)),
        ((50, 8), (50, 94)),
        ((48, 50), (34, 70), (12, 84)),
        ((52, 50), (66, 70), (88, 84)),
    ),
    "shen": (
        ((24, 22), (24, 68)),
        ((24, 22), (76, 22), (76, 68)),
        ((24, 45), (76, 45)),
        ((24, 68), (76, 68)),
        ((50, 6), (50, 94)),
    ),
    "you": (
        ((12, 14), (88, 14)),
        ((22, 34), (22, 88)),
        ((22, 34), (78, 34), (78, 88)),
        ((40, 14), (40, 44), (32, 58)),
        ((60, 14), (60, 52), (72, 52)),
        ((22, 70), (78, 70)),
        ((22, 88), (78, 88)),
    ),
    "xu": (
        ((18, 26), (78, 26)),
        ((22, 26), (20, 62), (8, 90)),
        ((34, 48), (52, 48)),
        ((54, 8), (60, 54), (86, 90), (90, 74)),
        ((80, 44), (66, 70), (40, 88)),
        ((66, 10), (80, 18)),
    ),
    "hai": (
        ((50, 6), (56, 16)),
        ((12, 22), (88, 22)),
        ((50, 24), (28, 46), (60, 44)),
        ((64, 38), (44, 66), (14, 84)),
        ((80, 50), (54, 78), (22, 96)),
        ((58, 74), (84, 94)),
    ),
}


def sign(canvas: skia.Canvas, strokes, x: float, y: float, size: float, colour, width: float = 9.0) -> None:
    """A written sign in a square of `size` whose corner is at (x, y)."""
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(size / 100, size / 100)
    for stroke in strokes:
        canvas.drawPath(path(stroke), paint(colour, width))
    canvas.restore()


def waves(canvas: skia.Canvas, box: tuple[float, float, float, float], step: float, line, ground, width: float) -> None:
    """Overlapping scales of rings, the water of textiles and tiles: each scale hides the one above it."""
    x0, y0, x1, y1 = box
    canvas.save()
    canvas.clipRect(skia.Rect.MakeLTRB(*box), skia.ClipOp.kIntersect, True)
    for row, y in enumerate(np.arange(y0, y1 + 2 * step, step / 2)):
        for x in np.arange(x0 - step + (step if row % 2 else 0), x1 + 2 * step, 2 * step):
            canvas.drawCircle(x, y, step, paint(ground))
            for share in (0.94, 0.62, 0.3):
                canvas.drawCircle(x, y, step * share, paint(line, width))
    canvas.restore()
