"""Dragon paint (hexi): gold dragons on blue and green, parted by zigzag lines; for throne halls and temples."""

from __future__ import annotations

import numpy as np
import skia

from tools.textures.beams import LONG, bands, bay, beam, fillets
from tools.textures.ink import Array, cloud, curve, paint, path, sides, stroke
from tools.textures.pattern import Pattern

_GOLD, _DEEP = "gold_leaf", "#7E5418"


def dragon(c: skia.Canvas, spine, s: float, look: float = 1.0) -> None:
    """A running dragon along ``spine`` (points, tail to neck), at most 2 ``s`` thick; look: 1 heads right."""
    line = curve(spine, 150)
    t = np.linspace(0, 1, 150)
    half = s * np.clip(np.minimum(t * 2.6 + 0.08, 1.0), 0, 1) * (1 - 0.35 * smooth01((t - 0.82) / 0.18))
    left, right = sides(line, half)
    mane, _ = sides(line, -half * 1.0)
    for k in range(8, 146, 4):
        d = line[k] - line[k - 3]
        tip = mane[k] + (mane[k] - line[k]) * 0.75 - d * 1.2
        c.drawPath(
            path([tuple(mane[k - 2]), tuple(tip), tuple(mane[k + 3])], True, smooth=False), paint("paint_green_pale")
        )
        c.drawPath(path([tuple(mane[k - 2]), tuple(tip), tuple(mane[k + 3])], smooth=False), paint(_DEEP, width=0.006))
    for k, way in ((52, -1.0), (62, 1.0), (104, -1.0), (112, 1.0)):
        _leg(c, line[k], line[k] - line[k - 4], s, way)
    body = path([*map(tuple, left), *map(tuple, right[::-1])], True, smooth=False)
    c.drawPath(body, paint(_GOLD))
    c.save()
    c.clipPath(body, True)
    for k in range(4, 148, 3):
        for f in (-0.75, -0.25, 0.25, 0.75):
            n = left[k] - line[k]
            p = line[k] + n * (f + (0.25 if k % 2 else 0.0))
            c.drawCircle(float(p[0]), float(p[1]), float(0.24 * half[k]), paint(_DEEP, 0.75, width=0.0065))
    c.restore()
    c.drawPath(body, paint(_DEEP, width=0.010))
    _head(c, line[-1], line[-1] - line[-6], s, look)
    for a in (-0.6, 0.0, 0.6):
        tail = line[0] + 1.8 * s * np.array([-np.cos(a), np.sin(a)]) * [look, 1]
        stroke(c, [tuple(line[2]), tuple((line[0] + tail) / 2 + [0, 0.02]), tuple(tail)], 0.03, _GOLD)


def smooth01(x: Array) -> Array:
    return np.clip(x, 0, 1)


def _leg(c: skia.Canvas, at: Array, along: Array, s: float, way: float) -> None:
    d = along / max(float(np.hypot(*along)), 1e-9)
    n = np.array([-d[1], d[0]]) * way
    knee, foot = at + n * 1.9 * s - d * 1.0 * s, at + n * 2.5 * s + d * 0.9 * s
    stroke(c, [tuple(at), tuple(knee), tuple(foot)], 0.95 * s, _GOLD, taper=0.55)
    for a in np.linspace(-1.1, 1.1, 5):
        turn = np.array([d[0] * np.cos(a) - d[1] * np.sin(a), d[0] * np.sin(a) + d[1] * np.cos(a)])
        tip = foot + turn * 0.95 * s
        stroke(c, [tuple(foot), tuple((foot + tip) / 2 + n * 0.12 * s), tuple(tip)], 0.26 * s, _GOLD, taper=0.6)


def _head(c: skia.Canvas, at: Array, along: Array, s: float, look: float) -> None:
    turn = np.degrees(np.arctan2(along[1], along[0] * look))
    c.save()
    c.translate(*map(float, at))
    c.scale(look * s, s)
    c.rotate(float(np.clip(turn, -40, 40)))
    for a in np.linspace(2.2, 4.1, 6):
        stroke(
            c,
            [(-0.2, 0), (1.4 * np.cos(a), 1.2 * np.sin(a)), (2.3 * np.cos(a + 0.2), 1.9 * np.sin(a + 0.2))],
            0.42,
            "paint_green_pale",
            taper=0.8,
        )
    skull = [
        (-0.9, -0.8),
        (0.1, -1.15),
        (0.9, -0.85),
        (1.5, -0.55),
        (2.3, -0.75),
        (2.6, -0.35),
        (2.0, 0.0),
        (1.2, 0.15),
        (1.9, 0.45),
        (1.7, 0.75),
        (0.7, 0.75),
        (-0.4, 0.9),
    ]
    c.drawPath(path(skull, True), paint(_GOLD))
    c.drawPath(path(skull, True), paint(_DEEP, width=0.14))
    for dx in (-0.35, 0.25):
        stroke(c, [(dx, -0.9), (dx - 0.7, -1.7), (dx - 1.5, -2.0)], 0.36, _GOLD, taper=0.7)
    c.drawCircle(0.75, -0.45, 0.34, paint("paint_white"))
    c.drawCircle(0.82, -0.43, 0.18, paint("#1A1210"))
    stroke(c, [(2.3, -0.5), (3.2, -0.9), (3.7, -0.4)], 0.20, _GOLD, taper=0.9)
    stroke(c, [(2.2, -0.3), (3.1, 0.5), (2.7, 1.2)], 0.20, _GOLD, taper=0.9)
    c.drawPath(path([(1.2, 0.2), (1.9, 0.35)]), paint("paint_red", width=0.24))
    c.restore()


def _pearl(c: skia.Canvas, x: float, y: float, r: float) -> None:
    for a in np.linspace(0, 2 * np.pi, 7)[:-1]:
        line = [(x + f * r * np.cos(a + b), y + f * r * np.sin(a + b)) for f, b in ((1, 0), (1.6, 0.4), (2.2, 0.2))]
        stroke(c, line, 0.7 * r, "paint_red", taper=0.9)
    c.drawCircle(x, y, r, paint(_GOLD))
    c.drawCircle(x, y, 0.6 * r, paint("paint_white", 0.8))


def _zigzag(c: skia.Canvas, x: float, way: float, below: str, tones: tuple[str, ...]) -> None:
    """A field's end in the shape of a lying W: the colour of the far side, then lines from gold to white."""
    w = 0.17 * way
    at = [(x, 0.0), (x + w, 0.25), (x + 0.25 * w, 0.5), (x + w, 0.75), (x, 1.0)]
    far = x - way * 8
    c.drawPath(path([*at, (far, 1.0), (far, 0.0)], True, smooth=False), paint(below))
    for k, tone in enumerate(tones):
        shift = -way * 0.030 * k
        c.drawPath(path([(px + shift, py) for px, py in at], smooth=False), paint(tone, width=0.030))


def _half(c: skia.Canvas, one: tuple[str, ...], two: tuple[str, ...]) -> None:
    """The left half, from the middle field outwards: field of ``one``, then ``two``, then ``one`` again."""
    c.drawRect(skia.Rect.MakeLTRB(0, 0, LONG, 1), paint(one[1]))
    _zigzag(c, 1.98, 1.0, two[1], (_GOLD, two[0], two[2], "paint_white", _GOLD))
    _zigzag(c, 1.06, 1.0, one[1], (_GOLD, one[0], one[2], "paint_white", _GOLD))
    c.drawRect(skia.Rect.MakeLTRB(0.26, 0.0, 1.0, 1.0), paint(one[1]))
    fillets(c, 0.0, (two[1], two[1], two[2], "paint_white", _GOLD), 0.050)
    fillets(c, 0.94, (_GOLD, "paint_white"), 0.022)
    for x, y, s, way in (
        (0.36, 0.26, 0.075, 1.0),
        (0.84, 0.80, 0.075, -1.0),
        (1.30, 0.24, 0.07, 1.0),
        (1.72, 0.78, 0.07, -1.0),
    ):
        cloud(c, x, y, s, two[2] if x < 1 else one[2], _GOLD, way)
    c.drawCircle(0.60, 0.5, 0.36, paint(two[1]))
    c.drawCircle(0.60, 0.5, 0.36, paint(_GOLD, width=0.026))
    dragon(c, [(0.44, 0.72), (0.62, 0.78), (0.76, 0.60), (0.56, 0.48), (0.46, 0.34), (0.60, 0.28)], 0.050)
    dragon(c, [(1.16, 0.22), (1.30, 0.50), (1.46, 0.78), (1.62, 0.50), (1.72, 0.30), (1.84, 0.36)], 0.062)
    bands(c, two[0])


def _bay(one: tuple[str, ...], two: tuple[str, ...], seed: int) -> Pattern:
    def middle(c: skia.Canvas) -> None:
        for x, y, s, way in (
            (2.42, 0.22, 0.07, 1.0),
            (2.72, 0.82, 0.06, -1.0),
            (3.62, 0.80, 0.07, -1.0),
            (3.50, 0.20, 0.06, 1.0),
        ):
            cloud(c, x, y, s, two[2], _GOLD, way)
        dragon(c, [(2.16, 0.68), (2.34, 0.34), (2.50, 0.30), (2.62, 0.66), (2.76, 0.72), (2.84, 0.46)], 0.064)
        dragon(c, [(3.84, 0.68), (3.66, 0.34), (3.50, 0.30), (3.38, 0.66), (3.24, 0.72), (3.16, 0.46)], 0.064, -1.0)
        _pearl(c, 3.0, 0.34, 0.055)

    return beam(bay(one[1], lambda c: _half(c, one, two), middle), seed)


_BLUE = ("paint_blue_dark", "paint_blue", "paint_blue_pale")
_GREEN = ("paint_green_dark", "paint_green", "paint_green_pale")


def beam_hexi_blue() -> Pattern:
    """A blue middle field between green ones."""
    return _bay(_BLUE, _GREEN, 341)


def beam_hexi_green() -> Pattern:
    """A green middle field between blue ones."""
    return _bay(_GREEN, _BLUE, 351)
