"""The nine products after the zodiac heads, each a Still. Sizes are in units of about half the picture's width."""

from __future__ import annotations

import numpy as np
import skia

from product_pictures.finishes import brass, plain
from product_pictures.ink import HOURS, brush, decal, paint, path, sign, smooth
from product_pictures.shapes import (
    box,
    capsule,
    carve,
    cylinder,
    ellipsoid,
    flat,
    length,
    melt,
    moved,
    polygon,
    sphere,
    torus,
    turned,
)
from product_pictures.studio import Finish, Still, Thing, linear

BROWN, INK, GOLD = (112, 62, 38), (52, 34, 28), (196, 150, 70)
COPPER, IVORY = (150, 84, 48), (240, 230, 212)


def tiger_cup() -> Still:
    t = np.linspace(0, 1, 15)
    bow = [(0.47 + 0.31 * s**0.52, 0.09 + 1.03 * s) for s in t]
    hollow = [(0.40 + 0.345 * s**0.5, 0.20 + 0.94 * s) for s in t[::-1]]
    profile = [(0.0, 0.0), (0.43, 0.0), (0.44, 0.05), *bow, *hollow, (0.0, 0.17)]

    def cup(p):
        body = turned(p, (0, 0, 0.02), profile) - 0.012
        q = moved(p, (0.86, 0, 0.64), 0)
        handle = np.hypot(np.hypot(q[:, 0] / 0.86, q[:, 2]) - 0.3, q[:, 1] * 0.8) - 0.06
        handle = np.maximum(handle, 0.63 + 0.1 * (p[:, 2] - 0.3) - np.hypot(p[:, 0], p[:, 1]))
        return melt(body, handle, 0.09)

    def brow(c):
        for side in (-1, 1):
            def m(x, y, side=side):
                return (400 + side * x, y)
            stripes = (((150, 56), (250, 40), (352, 74)), ((170, 128), (270, 120), (372, 166)), ((196, 206), (290, 206), (384, 258)),
                       ((250, 330), (316, 330), (392, 370)), ((262, 416), (326, 426), (388, 470)))  # fmt: skip
            for i, stroke in enumerate(stripes):
                brush(c, [m(*q) for q in stroke], 46 - 5 * i, BROWN, 0.05)
            brush(c, [m(40, 372), m(96, 322), m(176, 318), m(246, 366)], 30, BROWN, 0.1)
            eye = smooth([m(66, 424), m(96, 376), m(168, 362), m(222, 392), m(176, 436), m(110, 446)], True)
            c.drawPath(eye, paint(GOLD))
            c.drawPath(eye, paint(INK, 13))
            c.drawCircle(*m(140, 402), 30, paint(INK))
            c.drawCircle(*m(130, 392), 8, paint((250, 244, 232)))
            brush(c, [m(48, 430), m(62, 500), m(84, 552)], 18, BROWN, 0.1)
            brush(c, [m(0, 640), m(54, 672), m(120, 640)], 16, INK, 0.3)
            for k in range(3):
                c.drawCircle(*m(112 + 34 * k, 588 + 6 * k), 7, paint(INK))
                brush(c, [m(170, 610 + 18 * k), m(260, 600 + 34 * k), m(350, 616 + 44 * k)], 8, BROWN, 0.05)
        for points, w in (([(322, 62), (400, 52), (478, 62)], 44), ([(334, 162), (400, 154), (466, 162)], 40),
                          ([(300, 276), (400, 262), (500, 276)], 46), ([(400, 54), (403, 160), (399, 272)], 40)):
            brush(c, points, w, BROWN, 0.5)
        c.drawPath(smooth([(334, 560), (400, 536), (466, 560), (446, 606), (400, 626), (354, 606)], True), paint(BROWN))
        c.drawLine(400, 620, 400, 646, paint(INK, 12))

    picture = decal(800, 700, brow)

    def finish(p, n):
        angle = np.arctan2(p[:, 0] + 0.02, -p[:, 1])
        colour = np.broadcast_to(linear((247, 244, 236)), p.shape)
        outside = (n[:, 0] * p[:, 0] + n[:, 1] * p[:, 1] > 0) & (np.hypot(p[:, 0], p[:, 1]) < 0.82)
        u = (angle + 0.14) / 2.15 + 0.5
        u = np.where(outside, u, -1)
        colour, _ = picture.over(colour, u, (1.06 - p[:, 2]) / 0.93)
        rim = np.clip((p[:, 2] - 1.105) / 0.012, 0, 1) + np.clip((0.1 - p[:, 2]) / 0.01, 0, 1) * np.clip((p[:, 2] - 0.045) / 0.01, 0, 1)
        rim = np.clip(rim, 0, 1)
        colour = colour * (1 - rim[:, None]) + linear((212, 166, 84)) * rim[:, None]
        return Finish(colour, shine=0.05, rough=0.12 + 0.1 * rim, metal=rim)

    return Still([Thing(cup, finish)], (-0.82, -0.82, 0), (1.25, 0.82, 1.18), paper=(206, 170, 128), eye=(-0.5, -5.0, 2.1),
                 look=(0.14, 0, 0.53), fov=26, step=0.85)  # fmt: skip


def _thread(c, points, colour, width, close=False):
    """Satin stitch: short slanting threads along a line."""
    meter = skia.PathMeasure(smooth(points, close), close)
    s, total = 0.0, meter.getLength()
    while s < total:
        where, along = meter.getPosTan(s)
        nx, ny = -along.y() + along.x() * 0.35, along.x() + along.y() * 0.35
        k = 0.86 + 0.14 * np.sin(s * 0.9)
        c.drawLine(where.x() - nx * width, where.y() - ny * width, where.x() + nx * width, where.y() + ny * width,
                   paint(tuple(int(v * k) for v in colour), 3.2))  # fmt: skip
        s += 3.0


def rabbit_cushion() -> Still:
    half, fat = 1.16, 0.46

    def cushion(p):
        q = moved(p, (0, 0.16, 1.06), 0, 66)
        x, y = np.abs(q[:, 0]) / half, np.abs(q[:, 1]) / half
        pinch = 1 + 0.07 * (x * y) ** 2
        bulge = np.clip(1 - (x / pinch) ** 2.6, 0, 1) ** 0.5 * np.clip(1 - (y / pinch) ** 2.6, 0, 1) ** 0.5
        edge = np.maximum(np.abs(q[:, 0]), np.abs(q[:, 1])) - half * pinch
        wrinkle = 0.008 * np.sin(9 * q[:, 0] + 5 * q[:, 1] ** 2) * (1 - bulge)
        return np.maximum(np.abs(q[:, 2]) - fat * bulge**0.8 - 0.016 - wrinkle, edge) * 0.55

    def stitch(c):
        brown, pale = (128, 78, 50), (186, 132, 92)
        head = [(520, 560), (470, 500), (380, 470), (300, 490), (236, 560), (200, 640), (214, 700), (290, 730),
                (380, 760), (450, 800), (500, 870)]
        ear = [(470, 500), (560, 380), (660, 230), (740, 150), (790, 150), (780, 240), (700, 400), (600, 540), (540, 590)]
        ear2 = [(420, 476), (470, 340), (560, 190), (640, 120), (690, 140)]
        for line, w in ((head, 8), (ear, 8), (ear2, 7)):
            _thread(c, line, brown, w)
        _thread(c, [(560, 470), (650, 330), (730, 210)], pale, 5)
        _thread(c, [(585, 485), (680, 350), (745, 250)], pale, 5)
        _thread(c, [(214, 660), (250, 668), (268, 700)], brown, 4)
        for k in range(7):
            x, y = 430 + 34 * k, 690 + 26 * k
            _thread(c, [(x, y - 40), (x + 50, y), (x + 44, y + 60), (x + 8, y + 74)], pale if k % 2 else brown, 4)
        c.drawCircle(340, 572, 34, paint((250, 246, 236)))
        _thread(c, [(306, 572), (340, 538), (374, 572), (340, 606)], brown, 6, True)
        for r in range(16, 0, -4):
            c.drawCircle(344, 574, r, paint((60, 36, 28)))
        c.drawCircle(337, 566, 5, paint((250, 246, 236)))
        for k in range(3):
            c.drawLine(236 - 8 * k, 660 + 16 * k, 120 + 10 * k, 640 + 34 * k, paint(pale, 4))

    picture = decal(1000, 1000, stitch)

    def finish(p, n):
        q = moved(p, (0, 0.16, 1.06), 0, 66)
        weave = np.sin(q[:, 0] * 260) * 0.035 + np.sin(q[:, 1] * 260) * 0.035
        slub = 0.03 * np.sin(q[:, 1] * 41 + 3 * np.sin(q[:, 0] * 7)) * np.sin(q[:, 0] * 17)
        colour = linear((214, 205, 186)) * (1 + weave + slub)[:, None]
        colour, cover = picture.over(colour, np.where(q[:, 2] > 0, q[:, 0] / 2.15 + 0.5, -1), 0.47 - q[:, 1] / 2.15)
        reach = 1 + 0.07 * (q[:, 0] * q[:, 1] / half**2) ** 2
        piping = np.maximum(np.abs(q[:, 0]), np.abs(q[:, 1])) > half * reach * 0.982
        colour = np.where(piping[:, None], linear((132, 82, 54)), colour)
        return Finish(colour, shine=0.02 + 0.03 * cover, rough=0.9 - 0.3 * cover)

    return Still([Thing(cushion, finish)], (-1.35, -0.8, 0), (1.35, 1.0, 2.3), paper=(160, 178, 172), eye=(-0.6, -6.4, 2.6),
                 look=(0, 0, 0.98), fov=27, step=0.8)  # fmt: skip


def horse_scarf() -> Still:
    side = 1.42

    def rise(x, y):
        return (0.035 * np.sin(2.1 * x + 1.3 * y) + 0.03 * np.sin(3.7 * y - 1.9 * x + 1) + 0.05
                + 0.16 * np.exp(-((x * 0.75 + y * 0.66 - 0.75) ** 2) / 0.02)
                + 0.10 * np.exp(-((x * 0.9 - y * 0.43 + 0.75) ** 2) / 0.03))  # fmt: skip

    def square(p):
        q = moved(p, (0, 0, 0), 9)
        wobble = 0.03 * np.sin(3 * q[:, 0] + q[:, 1])
        edge = np.maximum(np.abs(q[:, 0] + wobble), np.abs(q[:, 1] - wobble)) - side
        return flat(edge, np.abs(p[:, 2] - rise(q[:, 0], q[:, 1])) - 0.008) * 0.6

    def locks(c):
        c.drawColor(skia.Color(*IVORY))
        c.drawRect(skia.Rect.MakeLTRB(52, 52, 948, 948), paint((92, 46, 30)))
        c.save()
        c.clipRect(skia.Rect.MakeLTRB(76, 76, 924, 924), skia.ClipOp.kIntersect, True)
        tones = [(92, 46, 30), (128, 70, 40), (168, 104, 58), (206, 152, 84), (233, 206, 160), (244, 234, 214)]
        rng = np.random.default_rng(7)
        for k in range(96):
            x0 = -260 + k * 15
            phase, sway = 0.55 * np.sin(k * 0.21), 54 + 16 * np.sin(k * 0.33)
            pts = [(x0 + t * 420 + sway * np.sin(6.2 * t + phase) * (0.4 + t), 1040 - t * 1090) for t in np.linspace(0, 1, 9)]
            tone = tones[(k // 3 + int(rng.integers(0, 2)) + (3 if k % 12 > 7 else 0)) % 6]
            brush(c, pts, 26, tone, 0.3)
            c.drawPath(smooth([(x + 5, y) for x, y in pts]), paint(tuple(int(v * 0.72) for v in tone), 2))
            c.drawPath(smooth([(x - 4, y) for x, y in pts]), paint(tuple(min(255, int(v * 1.18)) for v in tone), 1.4))
        c.restore()
        c.drawRect(skia.Rect.MakeLTRB(64, 64, 936, 936), paint((206, 152, 84), 5))

    picture = decal(1000, 1000, locks)

    def finish(p, n):
        q = moved(p, (0, 0, 0), 9)
        colour, _ = picture.over(np.broadcast_to(linear(IVORY), p.shape), np.clip(q[:, 0] / (2 * side) + 0.5, 0, 1), np.clip(0.5 - q[:, 1] / (2 * side), 0, 1))
        return Finish(colour, shine=0.09, rough=0.38)

    return Still([Thing(square, finish)], (-1.75, -1.75, 0), (1.75, 1.75, 0.36), paper=(196, 186, 170), eye=(0, -3.0, 7.0),
                 look=(0, -0.03, 0), fov=28.5, step=0.8, softness=9)  # fmt: skip


def ox_bracelet() -> Still:
    def bangle(p):
        q = moved(p, (0, 0.05, 0.83), 12, 72)
        angle = np.arctan2(q[:, 0], q[:, 1])
        gap = np.radians(24)
        open_ = np.clip((np.abs(angle) - gap) / (np.pi - gap), 0, 1)
        tube = 0.035 + 0.135 * open_**0.62
        radius = 0.86 - 0.10 * (1 - open_) ** 3
        lift = 0.30 * np.clip(1 - open_ * 2.2, 0, 1) ** 2
        ring = np.hypot(np.hypot(q[:, 0], q[:, 1]) - radius, (q[:, 2] - lift) * 0.92) - tube
        groove = 0.0035 * np.sin(open_ * 120) * np.clip((0.5 - open_) * 3, 0, 1)
        tip_x, tip_y = np.sin(gap) * 0.76, np.cos(gap) * 0.76
        tips = np.minimum(sphere(q, (tip_x, tip_y, 0.30), 0.036), sphere(q, (-tip_x, tip_y, 0.30), 0.036))
        ring = np.where(np.abs(angle) > gap, ring + groove, np.maximum(ring, 0.02 + 0.5 * (gap - np.abs(angle))))
        return np.minimum(ring, tips) * 0.7

    return Still([Thing(bangle, brass)], (-1.15, -0.75, 0), (1.15, 0.95, 1.95), paper=(104, 128, 118), eye=(-0.9, -5.4, 2.6),
                 look=(0, 0.05, 0.76), fov=27, step=0.8)  # fmt: skip


def rat_notebook() -> Still:
    def body(p):
        q = moved(p, (0, 0, 0.0), -13)
        cover = np.minimum(box(q, (0, 0, 0.315), (0.86, 1.28, 0.022), 0.018), box(q, (0, 0, 0.03), (0.86, 1.28, 0.022), 0.018))
        spine = box(q, (-0.85, 0, 0.17), (0.03, 1.28, 0.165), 0.028)
        pages = box(q, (0.0, 0, 0.17), (0.825, 1.245, 0.14), 0.01)
        return np.minimum(np.minimum(cover, spine), pages)

    def band(p):
        return box(moved(p, (0, 0, 0.0), -13), (0.66, 0, 0.172), (0.045, 1.29, 0.178), 0.012)

    def drawing(c):
        gold = (222, 184, 104)
        moon = skia.Path()
        moon.addCircle(470, 270, 92)
        bite = skia.Path()
        bite.addCircle(512, 244, 92)
        c.drawPath(skia.Op(moon, bite, skia.kDifference_PathOp), paint(gold))
        for x, y, r in ((180, 180, 5), (270, 320, 4), (560, 130, 4), (120, 420, 4), (330, 130, 3), (600, 420, 4), (230, 470, 3)):
            c.drawCircle(x, y, r, paint(gold))
        rat = smooth([(176, 800), (182, 730), (232, 676), (300, 652), (352, 650), (384, 622), (420, 612), (470, 640), (526, 690),
                      (540, 706), (522, 722), (470, 730), (446, 742), (452, 770), (470, 796), (440, 808), (400, 792),
                      (380, 806), (330, 812), (240, 812)], True)  # fmt: skip
        c.drawPath(rat, paint(gold))
        c.drawPath(smooth([(186, 792), (120, 800), (84, 760), (104, 700), (164, 690), (176, 720)]), paint(gold, 9))
        c.drawCircle(392, 618, 46, paint(gold))
        c.drawCircle(394, 620, 28, paint((34, 44, 76)))
        c.drawCircle(462, 668, 9, paint((34, 44, 76)))
        c.drawPath(smooth([(250, 800), (262, 750), (320, 726), (366, 756)]), paint((34, 44, 76), 6))
        for k in range(3):
            c.drawLine(512, 706, 572, 690 + 18 * k, paint(gold, 3))
        c.drawLine(90, 830, 600, 830, paint(gold, 5))
        sign(c, HOURS["zi"], 300, 900, 80, gold, 8)

    picture = decal(700, 1040, drawing)

    def finish(p, n):
        q = moved(p, (0, 0, 0.0), -13)
        weave = 1 + 0.10 * np.sin(q[:, 0] * 330) + 0.10 * np.sin(q[:, 1] * 330)
        cloth = linear((38, 50, 86)) * weave[:, None]
        colour, cover = picture.over(cloth, np.where(q[:, 2] > 0.3, q[:, 0] / 1.72 + 0.5, -1), 0.5 - q[:, 1] / 2.56)
        leaf = (np.abs(q[:, 2] - 0.17) < 0.125) & (np.abs(q[:, 0]) < 0.84) & (q[:, 0] > -0.83)
        sheets = linear((236, 228, 208)) * (0.9 + 0.12 * np.sin(q[:, 2] * 420))[:, None]
        colour = np.where(leaf[:, None], sheets, colour)
        return Finish(colour, shine=0.03, rough=0.75 - 0.5 * cover, metal=np.where(leaf, 0, cover * 0.9))

    return Still([Thing(body, finish), Thing(band, plain((24, 28, 44), rough=0.7))], (-1.35, -1.55, 0), (1.35, 1.55, 0.37),
                 paper=(214, 200, 178), eye=(0.5, -3.6, 5.6), look=(0, -0.02, 0.1), fov=27.5)  # fmt: skip


def pig_bank() -> Still:
    def pig(p):
        m = p.copy()
        m[:, 1] = np.abs(m[:, 1])
        body = ellipsoid(p, (0.1, 0, 0.72), (0.86, 0.62, 0.6))
        head = ellipsoid(p, (-0.66, 0, 0.82), (0.42, 0.4, 0.42))
        d = melt(body, head, 0.28)
        snout = capsule(p, (-0.85, 0, 0.76), (-1.32, 0, 0.7), 0.25, 0.165)
        d = melt(d, snout, 0.16)
        disc = moved(p, (-1.47, 0, 0.69), 0)
        d = melt(d, flat(np.hypot(disc[:, 1], disc[:, 2] * 0.9) - 0.15, np.abs(disc[:, 0] + 0.1 * disc[:, 2]) - 0.03) - 0.03, 0.05)
        nostril = ellipsoid(m, (-1.56, 0.06, 0.7), (0.06, 0.03, 0.045))
        d = carve(d, nostril)
        for x in (-0.42, 0.58):
            d = melt(d, capsule(m, (x, 0.3, 0.42), (x, 0.33, 0.09), 0.19, 0.15), 0.12)
        q = moved(m, (-0.48, 0.33, 1.13), -26)
        fan = ellipsoid(q, (0.18, 0.12, 0.0), (0.46, 0.34, 0.05))
        ribs = 0.012 * np.sin(26 * np.arctan2(q[:, 1] + 0.12, q[:, 0] + 0.22))
        d = melt(d, fan + ribs, 0.06)
        d = melt(d, capsule(m, (-1.1, 0.2, 0.66), (-1.2, 0.27, 0.86), 0.05, 0.012), 0.03)
        d = carve(d, box(p, (0.16, 0, 1.32), (0.2, 0.026, 0.12), 0.02))
        eye = ellipsoid(m, (-0.93, 0.25, 0.97), (0.05, 0.05, 0.045))
        d = np.minimum(d, eye)
        q = moved(p, (0.98, 0, 0.82), 0)
        curl = np.hypot(np.hypot(q[:, 1], q[:, 2]) - 0.1, q[:, 0] - 0.05 - 0.03 * np.arctan2(q[:, 2], q[:, 1])) - 0.03
        return melt(d, curl, 0.04)

    def finish(p, n):
        m = np.abs(p[:, 1])
        colour = np.broadcast_to(linear((206, 132, 112)), p.shape)
        dots = 0.9 + 0.1 * np.sin(p[:, 0] * 43 + 5 * np.sin(p[:, 2] * 31)) * np.sin(p[:, 1] * 47 + 4 * np.sin(p[:, 0] * 29))
        belly = np.clip((0.62 - p[:, 2]) / 0.3, 0, 1)[:, None]
        colour = colour * dots[:, None] * (1 - belly) + linear((150, 82, 66)) * belly
        tusk = (length(np.stack([p[:, 0] + 1.15, m - 0.24, p[:, 2] - 0.78], 1)) < 0.115) & (m > 0.215)
        eye = length(np.stack([p[:, 0] + 0.93, m - 0.25, p[:, 2] - 0.97], 1)) < 0.062
        colour = np.where(tusk[:, None], linear((246, 238, 220)), np.where(eye[:, None], linear((36, 22, 20)), colour))
        return Finish(colour, shine=0.06, rough=0.06)

    return Still([Thing(pig, finish)], (-1.65, -0.85, 0), (1.25, 0.85, 1.5), paper=(196, 206, 200), eye=(-2.2, -5.6, 2.3),
                 look=(-0.2, 0, 0.62), fov=29.5, step=0.75)  # fmt: skip


def monkey_mask() -> Still:
    tilt = 62

    def frame(p):
        return moved(p, (0, 0.1, 1.12), 0, tilt)

    def dome(x, y):
        return 0.42 - 0.20 * (x * x) - 0.16 * (y * y)

    outline = [(1.0 * (1 + (0.13 if i % 2 else -0.03)) * np.cos(a), 0.03 + 1.08 * (1 + (0.13 if i % 2 else -0.03)) * np.sin(a))
               for i, a in enumerate(np.linspace(0, 2 * np.pi, 36, endpoint=False))]  # fmt: skip

    def relief(x, y):
        """Folded card: hair rays, brow, nose, muzzle."""
        r, a = np.hypot(x, y * 0.94), np.arctan2(y, x)
        fold = np.abs(((a / (2 * np.pi) * 18) % 1) - 0.5) * 2
        hair = np.clip((r - 0.66) * 8, 0, 1) * (0.10 * fold - 0.02)
        muzzle = 0.15 * np.clip(1 - np.hypot(x / 0.40, (y + 0.42) / 0.30), 0, 1) ** 0.8
        nose = 0.12 * np.clip(1 - np.hypot(x / 0.12, (y + 0.14) / 0.2), 0, 1)
        brow = 0.09 * np.exp(-(((y - 0.30 - 0.10 * np.abs(x)) / 0.07) ** 2)) * np.clip(1 - np.abs(x) / 0.6, 0, 1)
        return hair + muzzle + nose + brow

    def mask(p):
        q = frame(p)
        sheet = np.abs(q[:, 2] + 0.34 - dome(q[:, 0], q[:, 1]) - relief(q[:, 0], q[:, 1])) - 0.012
        eyes = np.hypot((np.abs(q[:, 0]) - 0.27) / 1.5, q[:, 1] - 0.12 - 0.12 * np.abs(q[:, 0])) - 0.075
        return np.maximum(flat(polygon(q[:, 0], q[:, 1], outline), sheet), -eyes) * 0.45

    def face(c):
        c.drawColor(skia.Color(*COPPER))
        for k in range(72):
            a = k / 72 * 2 * np.pi
            tone = [(122, 62, 36), (176, 104, 60), (204, 140, 84)][k % 3]
            c.drawLine(500 + 330 * np.cos(a), 500 + 340 * np.sin(a), 500 + 560 * np.cos(a), 500 + 600 * np.sin(a), paint(tone, 5))
        heart = smooth([(500, 330), (560, 268), (680, 262), (770, 350), (772, 470), (700, 590), (716, 700), (640, 800), (500, 832),
                        (360, 800), (284, 700), (300, 590), (228, 470), (230, 350), (320, 262), (440, 268)], True)  # fmt: skip
        c.drawPath(heart, paint((246, 228, 200)))
        c.drawPath(heart, paint((180, 52, 40), 14))
        red, gold = (186, 56, 42), (222, 170, 70)
        for s in (-1, 1):
            def m(x, y, s=s):
                return (500 + s * x, y)
            c.drawPath(smooth([m(40, 420), m(130, 372), m(232, 396), m(250, 470), m(150, 500), m(60, 476)], True), paint(red))
            c.drawPath(smooth([m(58, 446), m(124, 404), m(204, 410), m(218, 444), m(140, 478)], True), paint(gold))
            brush(c, [m(26, 372), m(110, 322), m(236, 330)], 22, (60, 30, 24), 0.25)
            brush(c, [m(150, 540), m(196, 600), m(184, 690)], 14, red)
        brush(c, [(500, 300), (502, 372), (500, 408)], 26, red)
        c.drawCircle(470, 608, 9, paint((90, 44, 34)))
        c.drawCircle(530, 608, 9, paint((90, 44, 34)))
        brush(c, [(404, 704), (460, 690), (500, 700), (540, 690), (596, 704)], 16, (120, 44, 36), 0.4)

    picture = decal(1000, 1000, face)

    def finish(p, n):
        q = frame(p)
        colour, _ = picture.over(np.broadcast_to(linear(COPPER), p.shape), np.clip(q[:, 0] / 2.4 + 0.5, 0, 1), np.clip(0.5 - q[:, 1] / 2.4, 0, 1))
        return Finish(colour, shine=0.03, rough=0.7)

    return Still([Thing(mask, finish)], (-1.35, -0.75, 0), (1.35, 1.0, 2.45), paper=(188, 198, 190), eye=(-0.9, -6.2, 2.8),
                 look=(0, 0, 1.0), fov=27.5, step=0.8)  # fmt: skip


def dragon_bookmark() -> Still:
    def pages(p):
        x = np.abs(p[:, 0])
        top = 0.13 + 0.12 * np.clip(x / 0.2, 0, 1) ** 0.5 * np.exp(-x * 0.5)
        return np.maximum(np.maximum(p[:, 2] - top, box(p, (0, 0, 0), (1.72, 1.32, 1.0), 0.01)), -p[:, 2]) * 0.7

    def plate_frame(p):
        return moved(p, (0.83, -0.02, 0.225), -17, 0)

    def plate(p):
        q = plate_frame(p)
        lift = q[:, 2] + 0.055 * (q[:, 0] * np.cos(0.3) + 0.3 * q[:, 1])
        hole = np.hypot(q[:, 0], q[:, 1] - 0.98) - 0.055
        return np.maximum(flat(box(np.stack([q[:, 0], q[:, 1], 0 * q[:, 0]], 1), (0, 0, 0), (0.29, 1.12, 1), 0.1), np.abs(lift) - 0.014), -hole) * 0.8

    def ribbon(p):
        q = plate_frame(p)
        s = q[:, 1] - 1.0
        sway = 0.07 * np.sin(3.2 * s) + 0.05
        return flat(np.maximum(np.abs(q[:, 0] - sway * s * 1.6) - 0.075, np.abs(s - 0.32) - 0.34), np.abs(q[:, 2] - 0.0 + 0.05 * s + 0.035 * q[:, 0]) - 0.008) * 0.6

    def text(c):
        for side in (60, 560):
            for k in range(24):
                w = 380 if (k + side) % 7 else 240
                c.drawLine(side, 96 + 27 * k, side + w, 96 + 27 * k, paint((150, 140, 124), 4))

    def dragon(c):
        dark = (58, 40, 18)
        c.drawRoundRect(skia.Rect.MakeLTRB(22, 22, 278, 1098), 40, 40, paint(dark, 6))
        body = [(150, 240), (216, 330), (196, 420), (110, 480), (82, 570), (150, 650), (214, 730), (190, 830), (116, 890), (122, 980), (178, 1030)]
        meter = skia.PathMeasure(smooth(body), False)
        total = meter.getLength()
        left, right = [], []
        for s in np.linspace(0, 1, 44):
            w, t = meter.getPosTan(s * total)
            half = 33 * (1 - s) ** 0.6 + 5
            left.append((w.x() - t.y() * half, w.y() + t.x() * half))
            right.append((w.x() + t.y() * half, w.y() - t.x() * half))
            if 0.06 < s < 0.94:
                x, y = left[-1]
                c.drawPath(path([(x, y - 10), (x - t.y() * 24, y + t.x() * 24 - 10), (x + t.x() * 12, y + t.y() * 12)], True), paint(dark))
        c.drawPath(smooth(left + right[::-1], True), paint(dark))
        for s in np.linspace(0.05, 0.9, 34):
            w, t = meter.getPosTan(s * total)
            half = 24 * (1 - s) ** 0.6 + 3
            c.drawArc(skia.Rect.MakeLTRB(w.x() - half, w.y() - half, w.x() + half, w.y() + half), np.degrees(np.arctan2(t.y(), t.x())) - 70, 140, False, paint((228, 188, 108), 4))
        head = smooth([(176, 262), (120, 268), (70, 240), (48, 196), (60, 176), (100, 190), (116, 170), (104, 140), (142, 128), (186, 150), (216, 200), (212, 246)], True)
        c.drawPath(head, paint(dark))
        c.drawCircle(140, 176, 9, paint((228, 188, 108)))
        for pts in ([(176, 140), (206, 92), (196, 60)], [(196, 104), (236, 84), (246, 56)], [(60, 180), (34, 150), (46, 112)], [(66, 236), (44, 290), (70, 330)],
                    [(204, 180), (246, 176), (262, 150)], [(214, 214), (256, 222), (268, 204)], [(212, 246), (250, 268), (262, 256)]):  # fmt: skip
            brush(c, pts, 13, dark, 0.1)
        for x, y, s in ((196, 420, 1), (82, 580, -1), (200, 800, 1)):
            for k in (-1, 0, 1):
                brush(c, [(x, y), (x + s * 34, y + 14 + 14 * k), (x + s * 60, y + 12 + 26 * k)], 12, dark, 0.1)
        for x, y, r in ((70, 700, 24), (226, 600, 20), (70, 420, 18), (232, 940, 18)):
            c.drawArc(skia.Rect.MakeLTRB(x - r, y - r, x + r, y + r), 30, 290, False, paint(dark, 6))
            c.drawArc(skia.Rect.MakeLTRB(x - r / 2, y - r / 2, x + r / 2, y + r / 2), 120, 270, False, paint(dark, 5))

    lines, etched = decal(1000, 800, text), decal(300, 1120, dragon)

    def page_finish(p, n):
        colour, _ = lines.over(np.broadcast_to(linear((240, 233, 216)), p.shape), p[:, 0] / 3.44 + 0.5, 0.5 - p[:, 1] / 2.64)
        side = n[:, 2] < 0.4
        sheet = linear((222, 212, 190)) * (0.88 + 0.14 * np.sin(p[:, 2] * 300))[:, None]
        return Finish(np.where(side[:, None], sheet, colour), shine=0.02, rough=0.9)

    def plate_finish(p, n):
        q = plate_frame(p)
        _, cover = etched.at(q[:, 0] / 0.58 + 0.5, 0.5 - q[:, 1] / 2.24)
        gold = linear((220, 176, 96)) * (1 + 0.03 * np.sin(q[:, 1] * 300))[:, None]
        colour = gold * (1 - 0.84 * cover[:, None])
        return Finish(colour, metal=1 - 0.55 * cover, rough=0.22 + 0.4 * cover, shine=0.04)

    return Still([Thing(pages, page_finish), Thing(plate, plate_finish), Thing(ribbon, plain((44, 92, 74), rough=0.7))],
                 (-1.75, -1.35, 0), (1.75, 1.85, 0.5), paper=(112, 82, 62), eye=(0.5, -3.6, 4.6), look=(0.33, 0.02, 0.1),
                 fov=27, step=0.8)  # fmt: skip


def zodiac_pins() -> Still:
    order = list(HOURS)
    enamel = [(38, 56, 96), (140, 46, 38), (176, 96, 28), (70, 108, 84), (30, 86, 74), (86, 66, 116), (156, 66, 36), (120, 104, 56),
              (110, 48, 32), (172, 54, 50), (66, 80, 96), (150, 82, 88)]  # fmt: skip
    spots = [((i % 6 - 2.5) * 0.56, 0.30 - 0.60 * (i // 6)) for i in range(12)]

    def local(p):
        return moved(p, (0, 0, 0), 6)

    def tray(p):
        q = local(p)
        return carve(box(q, (0, 0, 0.15), (1.86, 0.78, 0.15), 0.04), box(q, (0, 0, 0.36), (1.77, 0.69, 0.22), 0.03))

    def lid(p):
        q = moved(local(p), (0, 0.84, 0.30), 0, 105)
        return carve(box(q, (0, 0.80, 0.0), (1.86, 0.78, 0.10), 0.04), box(q, (0, 0.80, 0.12), (1.78, 0.70, 0.15), 0.02))

    def discs(p):
        q = local(p)
        best = None
        for x, y in spots:
            d = cylinder(q, (x, y, 0.20), 0.215, 0.05, 0.025)
            best = d if best is None else np.minimum(best, d)
        return best

    def faces(c):
        for i, (x, y) in enumerate(spots):
            cx, cy = 500 + x * 250, 200 - y * 250
            c.drawCircle(cx, cy, 46, paint(enamel[i]))
            for k in range(24):
                a = k / 24 * 2 * np.pi
                c.drawLine(cx + 38 * np.cos(a), cy + 38 * np.sin(a), cx + 44 * np.cos(a), cy + 44 * np.sin(a), paint((232, 196, 120), 2))
            sign(c, HOURS[order[i]], cx - 25, cy - 25, 50, (240, 214, 150), 10)

    picture = decal(1000, 400, faces)

    def disc_finish(p, n):
        q = local(p)
        rgb, cover = picture.at(q[:, 0] / 4.0 + 0.5, 0.5 - q[:, 1] / 1.6)
        cover = cover * (p[:, 2] > 0.243)
        bright = rgb[:, 1] > 0.42
        gold = linear((216, 172, 92))
        colour = gold * (1 - cover[:, None]) + rgb * cover[:, None]
        return Finish(colour, metal=np.where(bright, 0.9, 1 - cover), rough=0.14, shine=0.06)

    def cloth(p, n):
        q = local(p)
        inner = (np.abs(q[:, 0]) < 1.775) & (np.abs(q[:, 1]) < 0.695) & (p[:, 2] < 0.2)
        colour = np.where(inner[:, None], linear((238, 230, 214)), linear((104, 40, 36)))
        return Finish(colour * (1 + 0.03 * np.sin(q[:, 0] * 300) * np.sin(q[:, 1] * 300))[:, None], shine=0.03, rough=0.75)

    def lid_finish(p, n):
        q = moved(local(p), (0, 0.84, 0.30), 0, 105)
        inner = (np.abs(q[:, 0]) < 1.78) & (np.abs(q[:, 1] - 0.8) < 0.70) & (q[:, 2] > -0.09)
        r = np.hypot(q[:, 0], q[:, 1] - 0.8)
        ring = ((np.abs(r - 0.34) < 0.012) | (np.abs(r - 0.40) < 0.006) | ((r > 0.34) & (r < 0.40) & (np.abs((np.arctan2(q[:, 0], q[:, 1] - 0.8) * 6 / np.pi) % 1 - 0.5) < 0.07))) & inner
        colour = np.where(ring[:, None], linear((204, 158, 84)), np.where(inner[:, None], linear((236, 226, 208)), linear((104, 40, 36))))
        return Finish(colour, shine=0.03, rough=0.7)

    return Still([Thing(tray, cloth), Thing(lid, lid_finish), Thing(discs, disc_finish)], (-2.1, -1.1, 0), (2.1, 1.7, 1.95),
                 paper=(206, 196, 178), eye=(-0.2, -4.7, 5.0), look=(0, 0.36, 0.32), fov=36.5)  # fmt: skip


HEADS = {
    each.__name__: each
    for each in (
        tiger_cup, rabbit_cushion, horse_scarf, ox_bracelet, rat_notebook, pig_bank, monkey_mask, dragon_bookmark, zodiac_pins,
    )
}  # fmt: skip
