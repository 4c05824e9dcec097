"""Four small paintings for cartouches, 2.4 wide and 0.8 high about x = 3: mineral colours and ink on pale ground."""

from __future__ import annotations

import numpy as np
import skia

from tools.textures.ink import Array, curve, paint, path, stroke

_L, _R, _TOP, _LOW = 1.7, 4.3, -0.02, 0.85


def _wash(c: skia.Canvas, top: str, foot: str) -> None:
    """Paper, shaded from top to foot."""
    c.drawRect(skia.Rect.MakeLTRB(_L, _TOP, _R, _LOW), paint(foot))
    for k in range(24):
        y = _TOP + k * 0.025
        c.drawRect(skia.Rect.MakeLTRB(_L, y, _R, y + 0.03), paint(top, 0.9 * (1 - k / 24)))


def _ridge(seed: int, base: float, tall: float, peaks: int) -> Array:
    """A skyline (k, 2) of pointed hills."""
    rng = np.random.default_rng(seed)
    x = np.linspace(_L, _R, 160)
    y = np.full(160, base)
    for centre in np.linspace(_L, _R, peaks) + rng.normal(0, 0.06, peaks):
        w, h = rng.uniform(0.14, 0.30), tall * rng.uniform(0.45, 1.0)
        y = np.minimum(y, base - h * np.exp(-((np.abs(x - centre) / w) ** 1.35)))
    return np.column_stack([x, y + rng.normal(0, 0.004, 160)])


def _mountain(c: skia.Canvas, line: Array, foot: float, dark: str, pale: str, seed: int) -> None:
    """A range: dark mineral colour at the crest, fading to mist, with hemp-fibre strokes down its faces."""
    body = [*map(tuple, line), (_R, foot), (_L, foot)]
    c.drawPath(path(body, True, smooth=False), paint(pale))
    c.save()
    c.clipPath(path(body, True, smooth=False), True)
    for k in range(10):
        shifted = line + [0, 0.014 * k]
        c.drawPath(path([*map(tuple, shifted), (_R, foot), (_L, foot)], True, smooth=False), paint(pale, 0.20))
        c.drawPath(path(map(tuple, shifted), smooth=False), paint(dark, 0.55 * (1 - k / 10), width=0.030))
    rng = np.random.default_rng(seed)
    for k in rng.integers(4, len(line) - 4, 46):
        x, y = line[k]
        lean = np.sign(line[k + 3, 1] - line[k - 3, 1]) * rng.uniform(0.03, 0.09)
        d = rng.uniform(0.06, 0.16)
        stroke(c, [(x, y + 0.01), (x + lean * 0.5, y + d * 0.5), (x + lean, y + d)], 0.010, "ink", 0.45)
    c.restore()
    c.drawPath(path(map(tuple, line), smooth=False), paint("ink", 0.8, width=0.008))


def _pine(c: skia.Canvas, x: float, y: float, s: float) -> None:
    """A leaning pine with flat fans of needles."""
    stroke(
        c,
        [(x, y), (x + 0.04 * s, y - 0.25 * s), (x - 0.03 * s, y - 0.5 * s), (x + 0.10 * s, y - 0.8 * s)],
        0.07 * s,
        "#4A3526",
        taper=0.5,
    )
    stroke(
        c,
        [(x, y - 0.42 * s), (x - 0.2 * s, y - 0.5 * s), (x - 0.34 * s, y - 0.48 * s)],
        0.035 * s,
        "#4A3526",
        taper=0.6,
    )
    for dx, dy, r in (
        (0.12, -0.86, 0.24),
        (-0.08, -0.72, 0.22),
        (0.30, -0.68, 0.20),
        (-0.36, -0.52, 0.20),
        (0.16, -0.55, 0.18),
    ):
        px, py, w = x + dx * s, y + dy * s, r * s
        c.drawOval(skia.Rect.MakeLTRB(px - w, py - 0.42 * w, px + w, py + 0.40 * w), paint("#2C5A45"))
        c.drawOval(skia.Rect.MakeLTRB(px - 0.8 * w, py - 0.40 * w, px + 0.7 * w, py + 0.05 * w), paint("#4F8A66"))
        for a in np.linspace(-2.9, -0.25, 11):
            c.drawLine(
                px,
                py + 0.2 * w,
                float(px + 1.02 * w * np.cos(a)),
                float(py + 0.2 * w + 0.62 * w * np.sin(a)),
                paint("#173528", 0.8, width=0.006),
            )


def _hall(c: skia.Canvas, x: float, y: float, s: float, storeys: int = 1) -> None:
    """A small red pavilion under grey curved eaves, its foot at y."""
    c.drawRect(skia.Rect.MakeLTRB(x - 0.30 * s, y - 0.05 * s, x + 0.30 * s, y), paint("#B9B5AA"))
    for k in range(storeys):
        f, up = 1 - 0.22 * k, y - 0.05 * s - k * 0.36 * s
        c.drawRect(skia.Rect.MakeLTRB(x - 0.22 * s * f, up - 0.20 * s, x + 0.22 * s * f, up), paint("#B0402F"))
        for dx in (-0.20, -0.07, 0.07, 0.20):
            c.drawLine(x + dx * s * f, up - 0.2 * s, x + dx * s * f, up, paint("#6E1F1A", width=0.024 * s))
        roof = [
            (-0.40, -0.20),
            (-0.22, -0.27),
            (-0.10, -0.40),
            (0.10, -0.40),
            (0.22, -0.27),
            (0.40, -0.20),
            (0.2, -0.19),
            (-0.2, -0.19),
        ]
        p = path([(x + px * s * f, up + py * s) for px, py in roof], True)
        c.drawPath(p, paint("#55606A"))
        c.drawPath(p, paint("ink", width=0.012 * s))
    c.drawCircle(x, y - 0.05 * s - (storeys - 1) * 0.36 * s - 0.42 * s, 0.03 * s, paint("gold_leaf"))


def _water(c: skia.Canvas, y: float, seed: int, tone: str = "#BFD6D2") -> None:
    c.drawRect(skia.Rect.MakeLTRB(_L, y, _R, _LOW), paint(tone))
    rng = np.random.default_rng(seed)
    for x, dy, w in rng.uniform(size=(54, 3)):
        px, py = _L + x * (_R - _L), y + 0.015 + dy * (_LOW - y)
        half = 0.02 + 0.06 * w
        stroke(c, [(px - half, py), (px, py - 0.006), (px + half, py)], 0.007, "#5E8F98", 0.75)


def hills(c: skia.Canvas) -> None:
    """Peaks behind peaks, mist between, a hall and pines on the near bank, a sail on the river."""
    _wash(c, "#C9DAD9", "#EFE6CE")
    _mountain(c, _ridge(5, 0.46, 0.34, 6), 0.62, "#5F8FB0", "#C6D8DA", 5)
    _mountain(c, _ridge(9, 0.56, 0.30, 5), 0.68, "#2F6FA0", "#A9C9C0", 9)
    _water(c, 0.60, 3)
    _mountain(c, _ridge(17, 0.66, 0.22, 4), 0.74, "#2E7D62", "#BFD3A8", 17)
    bank = [(_L, 0.68), (2.3, 0.64), (2.75, 0.72), (3.2, 0.80), (3.2, 0.9), (_L, 0.9)]
    c.drawPath(path(bank, True), paint("#8E9A5A"))
    c.drawPath(path(bank[:4]), paint("ink", 0.7, width=0.010))
    _hall(c, 2.52, 0.69, 0.36)
    _pine(c, 2.24, 0.68, 0.42)
    _pine(c, 2.80, 0.74, 0.30)
    c.drawPath(path([(3.42, 0.74), (3.50, 0.77), (3.66, 0.77), (3.74, 0.73)]), paint("#4A3526", width=0.022))
    c.drawPath(path([(3.56, 0.74), (3.54, 0.56), (3.68, 0.60), (3.67, 0.74)], True, smooth=False), paint("#F3E7C8"))
    c.drawLine(3.57, 0.75, 3.55, 0.54, paint("ink", width=0.008))


def _blossoms(c: skia.Canvas, points, r: float, petal: str) -> None:
    for x, y in points:
        for k in range(5):
            a = k * 2 * np.pi / 5 + x * 9
            c.drawCircle(x + 0.6 * r * np.cos(a), y + 0.6 * r * np.sin(a), 0.52 * r, paint(petal))
            c.drawCircle(x + 0.7 * r * np.cos(a), y + 0.7 * r * np.sin(a), 0.24 * r, paint("#FBEDE8", 0.8))
        c.drawCircle(x, y, 0.24 * r, paint("#B03A3A"))
        c.drawCircle(x, y, 0.10 * r, paint("gold_leaf"))


def _bird(c: skia.Canvas, x: float, y: float, s: float, flip: float, back: str, breast: str) -> None:
    def at(points):
        return [(x + flip * px * s, y + py * s) for px, py in points]

    stroke(c, at([(-0.35, 0.08), (-0.75, 0.20), (-1.25, 0.42)]), 0.10 * s, "#1D2E4E", taper=0.7)
    stroke(c, at([(-0.35, 0.12), (-0.70, 0.30), (-1.10, 0.58)]), 0.08 * s, back, taper=0.7)
    c.drawPath(
        path(at([(0.42, -0.22), (0.30, 0.10), (-0.05, 0.24), (-0.45, 0.12), (-0.20, -0.14), (0.18, -0.34)]), True),
        paint(breast),
    )
    c.drawPath(
        path(at([(0.30, -0.30), (0.10, -0.05), (-0.50, 0.14), (-0.25, -0.14), (0.10, -0.32)]), True), paint(back)
    )
    for k in range(4):
        stroke(
            c, at([(0.08 - 0.1 * k, -0.16 + 0.04 * k), (-0.16 - 0.1 * k, 0.04 + 0.03 * k)]), 0.03 * s, "#F0E6D0", 0.8
        )
    c.drawCircle(x + flip * 0.30 * s, y - 0.33 * s, 0.16 * s, paint(back))
    c.drawPath(path(at([(0.44, -0.38), (0.62, -0.30), (0.43, -0.27)]), True, smooth=False), paint("#D79A2E"))
    c.drawCircle(x + flip * 0.35 * s, y - 0.36 * s, 0.035 * s, paint("#0E1216"))


def blossom(c: skia.Canvas) -> None:
    """An old plum bough from the left, in flower; two birds, a lake rock with peonies, a butterfly."""
    _wash(c, "#DCE4DA", "#F3EAD2")
    for line, w in (
        ([(1.7, 0.50), (2.2, 0.44), (2.6, 0.30), (3.05, 0.34), (3.55, 0.22)], 0.085),
        ([(2.55, 0.32), (2.85, 0.18), (3.2, 0.10), (3.5, 0.05)], 0.050),
        ([(2.9, 0.33), (3.2, 0.44), (3.5, 0.46)], 0.042),
        ([(2.2, 0.44), (2.4, 0.58), (2.7, 0.62)], 0.045),
    ):
        stroke(c, line, w, "#4B382C", taper=0.75)
        stroke(c, [(x, y - 0.012) for x, y in line], w * 0.35, "#8A715A", 0.8, taper=0.8)
    rng = np.random.default_rng(8)
    spots = np.concatenate(
        [
            curve(p, 9)
            for p in (
                [(2.1, 0.42), (2.6, 0.27), (3.5, 0.2)],
                [(2.7, 0.22), (3.5, 0.04)],
                [(3.0, 0.38), (3.5, 0.47)],
                [(2.3, 0.52), (2.72, 0.63)],
            )
        ]
    )
    _blossoms(c, spots + rng.normal(0, 0.035, spots.shape), 0.058, "#D8707E")
    _bird(c, 2.98, 0.245, 0.22, 1.0, "#2C5F9E", "#E8C9A0")
    _bird(c, 3.92, 0.24, 0.20, -1.0, "#B4532F", "#F0DFC0")
    rock = [(3.45, 0.9), (3.50, 0.70), (3.66, 0.60), (3.80, 0.66), (3.95, 0.56), (4.1, 0.72), (4.15, 0.9)]
    c.drawPath(path(rock, True), paint("#5C8FA8"))
    c.drawPath(path(rock), paint("ink", width=0.012))
    for x, y in ((3.66, 0.74), (3.86, 0.70), (3.95, 0.80)):
        c.drawOval(skia.Rect.MakeLTRB(x - 0.045, y - 0.03, x + 0.045, y + 0.03), paint("#2C4A5C"))
    for x, y, tone in ((3.30, 0.72, "#B8364E"), (3.52, 0.64, "#E39AA8"), (2.6, 0.80, "#D9A0B0")):
        for a in (0.6, 2.2, 4.0, 5.4):
            stroke(c, [(x, y), (x + 0.16 * np.cos(a), y + 0.11 * np.sin(a))], 0.06, "#3F7A4C")
        for r in (0.080, 0.058, 0.034):
            c.drawPath(
                path(
                    [
                        (
                            x + r * (1 + 0.16 * np.cos(7 * a)) * np.cos(a),
                            y + 0.85 * r * (1 + 0.16 * np.cos(7 * a)) * np.sin(a),
                        )
                        for a in np.linspace(0, 6.1, 32)
                    ],
                    True,
                ),
                paint(tone if r > 0.05 else "#F6DCE0", 0.95),
            )
            c.drawPath(
                path([(x + r * np.cos(a), y + 0.85 * r * np.sin(a)) for a in np.linspace(0.4, 3.4, 12)]),
                paint("#7C2038", 0.6, width=0.007),
            )
    for s in (-1, 1):
        c.drawOval(skia.Rect.MakeLTRB(2.18 + 0.055 * s - 0.045, 0.13, 2.18 + 0.055 * s + 0.045, 0.24), paint("#E2B04A"))
        c.drawOval(skia.Rect.MakeLTRB(2.18 + 0.045 * s - 0.030, 0.22, 2.18 + 0.045 * s + 0.030, 0.29), paint("#C77E2E"))
    c.drawLine(2.18, 0.14, 2.18, 0.28, paint("ink", width=0.014))


def _willow(c: skia.Canvas, x: float, y: float, s: float, seed: int) -> None:
    rng = np.random.default_rng(seed)
    stroke(c, [(x, y), (x + 0.03 * s, y - 0.4 * s), (x - 0.02 * s, y - 0.8 * s)], 0.07 * s, "#4A3A2A", taper=0.4)
    for a, f in zip(rng.uniform(-1, 1, 30), rng.uniform(0.5, 1, 30), strict=True):
        top = (x + 0.16 * a * s, y - (0.80 + 0.12 * (1 - abs(a))) * s)
        end = (x + 0.50 * a * s, y - 0.80 * s + 0.62 * f * s)
        stroke(
            c,
            [top, (x + 0.46 * a * s, top[1] + 0.08 * s), end],
            0.026 * s,
            "#6E9A4E" if f > 0.75 else "#4B7A44",
            0.9,
            0.6,
        )


def lake(c: skia.Canvas) -> None:
    """A lake in spring: far shore with a pagoda, an arched bridge, willows, a covered boat, lotus in front."""
    _wash(c, "#BBD3DF", "#EDE8D6")
    _mountain(c, _ridge(23, 0.38, 0.16, 7), 0.46, "#6C94B8", "#D2DFDF", 23)
    _water(c, 0.42, 6, "#BAD5DC")
    c.drawPath(path([(_L, 0.42), (2.2, 0.39), (2.8, 0.42), (2.8, 0.47), (_L, 0.50)], True), paint("#86A06A"))
    _hall(c, 2.28, 0.42, 0.24, 4)
    c.drawPath(path([(_R, 0.44), (3.9, 0.40), (3.6, 0.46), (_R, 0.52)], True), paint("#8CA36C"))
    arch = [
        (2.74, 0.62),
        (2.95, 0.55),
        (3.25, 0.41),
        (3.55, 0.41),
        (3.85, 0.55),
        (4.06, 0.62),
        (4.06, 0.68),
        (2.74, 0.68),
    ]
    deck = path(arch[:6])
    body = skia.Op(
        path(arch, True),
        path([(3.40 + 0.22 * np.cos(a), 0.70 + 0.22 * np.sin(a)) for a in np.linspace(0, 6.1, 30)], True),
        skia.PathOp.kDifference_PathOp,
    )
    c.drawPath(body, paint("#D9D5C8"))
    c.drawPath(body, paint("ink", width=0.010))
    c.drawPath(deck, paint("#A9A79E", width=0.020))
    for x in np.linspace(2.85, 3.95, 12):
        y = 0.41 + 0.19 * (np.abs(x - 3.4) / 0.62) ** 1.7
        c.drawLine(x, y, x, y - 0.055, paint("#F4F0E4", width=0.016))
    _willow(c, 2.16, 0.76, 0.62, 4)
    _willow(c, 3.98, 0.80, 0.56, 7)
    c.drawPath(path([(_L, 0.74), (2.1, 0.72), (2.45, 0.78), (2.4, 0.9), (_L, 0.9)], True), paint("#7C8F4E"))
    c.drawPath(path([(2.56, 0.70), (2.66, 0.745), (2.98, 0.745), (3.10, 0.69)]), paint("#5A3B28", width=0.030))
    c.drawRect(skia.Rect.MakeLTRB(2.70, 0.64, 2.92, 0.73), paint("#B0402F"))
    c.drawPath(path([(2.66, 0.645), (2.81, 0.60), (2.96, 0.645)], True), paint("#55606A"))
    for x, y in ((2.70, 0.82), (3.0, 0.80), (3.34, 0.83), (3.62, 0.79)):
        c.drawOval(skia.Rect.MakeLTRB(x - 0.11, y - 0.030, x + 0.11, y + 0.032), paint("#3F7D58"))
        c.drawOval(skia.Rect.MakeLTRB(x - 0.08, y - 0.028, x + 0.07, y + 0.006), paint("#6FA57C"))
        _blossoms(c, [(x + 0.12, y - 0.05)], 0.045, "#E48FA0")


def _person(c: skia.Canvas, x: float, y: float, s: float, robe: str, sash: str, flip: float, hat: str) -> None:
    """A standing figure in a long robe with wide sleeves, three quarters turned."""

    def at(points):
        return [(x + flip * px * s, y + py * s) for px, py in points]

    gown = path(
        at([(-0.20, 0.0), (-0.15, -0.40), (-0.10, -0.66), (0.08, -0.68), (0.14, -0.42), (0.24, 0.0), (0.02, 0.03)]),
        True,
    )
    c.drawPath(gown, paint(robe))
    c.drawPath(gown, paint("ink", width=0.020 * s))
    for fold in (-0.06, 0.04, 0.13):
        stroke(c, at([(fold * 0.6, -0.42), (fold, -0.2), (fold * 1.3, 0.0)]), 0.022 * s, "ink", 0.7)
    sleeve = path(at([(-0.02, -0.62), (0.20, -0.52), (0.38, -0.44), (0.36, -0.24), (0.22, -0.30), (0.04, -0.44)]), True)
    c.drawPath(sleeve, paint(robe))
    c.drawPath(sleeve, paint("ink", width=0.018 * s))
    c.drawPath(path(at([(-0.13, -0.44), (0.02, -0.41), (0.14, -0.43)])), paint(sash, width=0.055 * s))
    c.drawPath(path(at([(-0.08, -0.66), (0.02, -0.56), (0.08, -0.67)])), paint("#F3EAD6", width=0.035 * s))
    c.drawOval(
        skia.Rect.MakeLTRB(
            x + flip * 0.01 * s - 0.088 * s, y - 0.88 * s, x + flip * 0.01 * s + 0.088 * s, y - 0.66 * s
        ),
        paint("#EBCDAE"),
    )
    cap = path(at([(-0.11, -0.80), (-0.08, -0.93), (0.06, -0.94), (0.11, -0.82), (0.0, -0.84)]), True)
    c.drawPath(cap, paint(hat))
    c.drawCircle(x + flip * -0.03 * s, y - 0.95 * s, 0.045 * s, paint(hat))
    c.drawCircle(x + flip * 0.05 * s, y - 0.775 * s, 0.012 * s, paint("#20140E"))
    c.drawCircle(x + flip * 0.38 * s, y - 0.40 * s, 0.035 * s, paint("#EBCDAE"))


def figures(c: skia.Canvas) -> None:
    """Two guests and their host at a stone table under a pine, a servant with a fan, a hall behind."""
    _wash(c, "#D7DFD3", "#F1E6CA")
    _mountain(c, _ridge(31, 0.44, 0.24, 5), 0.56, "#5B8FA6", "#CFDCD2", 31)
    c.drawRect(skia.Rect.MakeLTRB(_L, 0.56, _R, _LOW), paint("#C9BE8E"))
    c.drawPath(
        path([(_L, 0.60), (2.3, 0.55), (3.1, 0.58), (3.9, 0.54), (_R, 0.58), (_R, 0.9), (_L, 0.9)], True),
        paint("#B9B487"),
    )
    _hall(c, 3.86, 0.58, 0.52)
    _pine(c, 2.14, 0.70, 0.72)
    rock = [(3.70, 0.86), (3.74, 0.70), (3.86, 0.64), (4.0, 0.72), (4.02, 0.86)]
    c.drawPath(path(rock, True), paint("#6C94A0"))
    c.drawPath(path(rock), paint("ink", width=0.012))
    c.drawRect(skia.Rect.MakeLTRB(2.86, 0.60, 3.16, 0.635), paint("#8D9698"))
    c.drawRect(skia.Rect.MakeLTRB(2.95, 0.635, 3.07, 0.76), paint("#717B80"))
    c.drawCircle(2.96, 0.585, 0.022, paint("#2C5F9E"))
    c.drawCircle(3.06, 0.585, 0.018, paint("#F3EAD6"))
    _person(c, 2.58, 0.79, 0.52, "#2C5F9E", "gold_leaf", 1.0, "#20242A")
    _person(c, 3.44, 0.79, 0.52, "#B0402F", "#2E5A45", -1.0, "#20242A")
    _person(c, 2.90, 0.82, 0.30, "#5E8F5A", "#B0402F", 1.0, "#3A2A20")
    _person(c, 3.22, 0.66, 0.40, "#D9C27A", "#23519A", -1.0, "#20242A")
    c.drawOval(skia.Rect.MakeLTRB(3.00, 0.66, 3.09, 0.74), paint("#F6EED8"))
    for x in np.linspace(1.9, 4.1, 16):
        stroke(c, [(x, 0.84), (x + 0.02, 0.80), (x + 0.05, 0.785)], 0.012, "#5A7A42")
