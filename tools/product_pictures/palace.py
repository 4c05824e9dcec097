"""The nine products after the Summer Palace and the Western Mansions, each a Still. Sizes as in heads."""

from __future__ import annotations

import numpy as np
import skia

from product_pictures.finishes import brass, plain
from product_pictures.ink import brush, decal, paint, path, smooth, waves
from product_pictures.shapes import (
    box,
    capsule,
    carve,
    cylinder,
    eight_sided,
    ellipsoid,
    flat,
    length,
    melt,
    moved,
    polygon,
    sphere,
)
from product_pictures.studio import Finish, Still, Thing, linear

BLUE, GREEN, GOLD, RED, IVORY = (40, 86, 150), (46, 120, 92), (214, 174, 84), (172, 58, 44), (240, 232, 214)


def corridor_notebook() -> Still:
    def body(p):
        q = moved(p, (0, 0, 0), 11)
        covers = np.minimum(box(q, (0, 0, 0.295), (0.93, 1.32, 0.02), 0.016), box(q, (0, 0, 0.025), (0.93, 1.32, 0.02), 0.016))
        spine = box(q, (-0.92, 0, 0.16), (0.03, 1.32, 0.152), 0.028)
        return np.minimum(np.minimum(covers, spine), box(q, (0, 0, 0.16), (0.90, 1.29, 0.13), 0.01))

    def scene(c):
        """A lake and a hill in the pale field."""
        c.drawColor(skia.Color(236, 224, 196))
        for pts, tone in (([(0, 560), (120, 470), (240, 520), (380, 420), (520, 500), (700, 430), (700, 700), (0, 700)], (196, 206, 190)),
                          ([(0, 640), (150, 560), (260, 440), (350, 400), (430, 450), (540, 570), (700, 620), (700, 720), (0, 720)], (128, 158, 140))):
            c.drawPath(path(pts, True), paint(tone))
        for k, w in enumerate((86, 66, 48)):
            y = 400 - 34 * k
            c.drawPath(smooth([(350 - w, y), (350 - w * 0.5, y - 12), (350, y - 30), (350 + w * 0.5, y - 12), (350 + w, y)], True), paint((168, 84, 52)))
            c.drawRect(skia.Rect.MakeLTRB(350 - w * 0.55, y - 2, 350 + w * 0.55, y + 16), paint((198, 120, 76)))
        c.drawRect(skia.Rect.MakeLTRB(0, 660, 700, 1000), paint((176, 200, 194)))
        for k in range(16):
            x, y = (k * 173) % 640, 700 + (k * 61) % 260
            c.drawPath(smooth([(x, y), (x + 26, y - 6), (x + 52, y), (x + 78, y - 6)]), paint((120, 156, 156), 3))
        for x, y, s in ((250, 756, 0.9), (455, 740, 0.7)):
            c.drawOval(skia.Rect.MakeXYWH(x - 60 * s, y - 14 * s, 120 * s, 34 * s), paint((86, 134, 104)))
            for a in (-0.9, -0.45, 0, 0.45, 0.9):
                c.drawPath(smooth([(x, y), (x + 34 * s * np.sin(a) - 14 * s, y - 40 * s), (x + 62 * s * np.sin(a), y - 74 * s * np.cos(a)), (x + 34 * s * np.sin(a) + 14 * s, y - 40 * s)], True), paint((216, 132, 136)))
        for k in range(5):
            brush(c, [(640 - 26 * k, 60), (600 - 40 * k, 200 + 20 * k), (610 - 44 * k, 330 + 24 * k)], 5, (104, 130, 84), 0.2)
        brush(c, [(700, 20), (560, 60), (450, 46)], 14, (96, 70, 52), 0.3)

    def cartouche(grow):
        pts = []
        for k in range(8):
            a0 = k / 8 * 2 * np.pi - np.pi / 2
            for da, r in ((-0.30, 0.985), (0.0, 1.0), (0.30, 0.985)):
                pts.append((350 + (238 + grow) * r * np.cos(a0 + da), 500 + (330 + grow) * r * np.sin(a0 + da)))
            pts.append((350 + (206 + grow) * np.cos(a0 + np.pi / 8), 500 + (290 + grow) * np.sin(a0 + np.pi / 8)))
        return smooth(pts, True)

    def cover(c):
        c.drawColor(skia.Color(*GREEN))
        for y0, y1, tone in ((0, 240, BLUE), (760, 1000, BLUE)):
            c.drawRect(skia.Rect.MakeLTRB(0, y0, 700, y1), paint(tone))
        for cx in range(0, 701, 140):
            for cy in (120, 880):
                for r, tone in ((62, GREEN), (50, IVORY), (44, (88, 150, 190)), (28, BLUE), (14, GOLD)):
                    c.drawCircle(cx, cy, r, paint(tone))
                for k in range(8):
                    a = k / 8 * 2 * np.pi
                    c.drawCircle(cx + 36 * np.cos(a), cy + 36 * np.sin(a), 6, paint(IVORY))
        for y in (24, 216, 784, 976):
            c.drawLine(0, y, 700, y, paint(GOLD, 8))
            c.drawLine(0, y + (14 if y < 500 else -14), 700, y + (14 if y < 500 else -14), paint(IVORY, 3))
        for x in (30, 670):
            for y in range(264, 760, 44):
                c.drawPath(path([(x - 16, y), (x + 16, y), (x + 16, y + 28), (x - 6, y + 28), (x - 6, y + 12)]), paint(GOLD, 5))
        for grow, tone in ((64, GOLD), (56, (24, 62, 112)), (44, (64, 118, 172)), (32, (136, 184, 208)), (20, (206, 226, 228)), (8, GOLD)):
            c.drawPath(cartouche(grow), paint(tone))
        c.save()
        c.clipPath(cartouche(0), skia.ClipOp.kIntersect, True)
        scene(c)
        c.restore()
        c.drawPath(cartouche(0), paint(GOLD, 4))

    picture = decal(700, 1000, cover)

    def finish(p, n):
        q = moved(p, (0, 0, 0), 11)
        colour, _ = picture.over(np.broadcast_to(linear((32, 78, 66)), p.shape), np.where(q[:, 2] > 0.29, q[:, 0] / 1.86 + 0.5, -1), 0.5 - q[:, 1] / 2.64)
        leaf = (np.abs(q[:, 2] - 0.16) < 0.125) & (q[:, 0] > -0.9)
        sheets = linear((238, 230, 210)) * (0.9 + 0.12 * np.sin(q[:, 2] * 420))[:, None]
        return Finish(np.where(leaf[:, None], sheets, colour), shine=0.035, rough=0.42)

    return Still([Thing(body, finish)], (-1.4, -1.6, 0), (1.4, 1.6, 0.34), paper=(216, 204, 184), eye=(-0.4, -3.4, 5.8),
                 look=(0, -0.03, 0.1), fov=27.5)  # fmt: skip


def bridge_necklace() -> Still:
    spans = np.array([4.9, 5.2, 5.5, 5.9, 6.3, 6.7, 7.2, 7.7, 8.5, 7.7, 7.2, 6.7, 6.3, 5.9, 5.5, 5.2, 4.9])
    starts = np.concatenate([[0], np.cumsum(spans + 1.7)])[:-1]
    centres = (starts + spans / 2 - (starts[-1] + spans[-1]) / 2) / 62
    halves = spans / 2 / 62
    half = float(centres[-1] + halves[-1] + 0.05)

    def frame(p):
        return moved(p, (0, -0.55, 0.06), 0)

    def bridge(p):
        q = frame(p)
        x, y = q[:, 0], q[:, 1]
        deck = 0.115 + 0.12 * (1 - np.clip(x / half, -1, 1) ** 2)
        body = np.maximum(np.maximum(y - deck, -y), np.abs(x) - half) * 0.85
        holes = np.full(x.shape, np.inf, np.float32)
        for c, r in zip(centres, halves, strict=True):
            top = 0.115 + 0.12 * (1 - (c / half) ** 2) - 0.032 - r
            holes = np.minimum(holes, np.hypot(x - c, np.maximum(y - top, 0)) - r)
        water = np.abs(y + 0.028 - 0.012 * np.cos(x * 41)) - 0.013
        water = np.maximum(water, np.abs(x) - half - 0.06)
        return flat(np.minimum(np.maximum(body, -holes), water), np.abs(q[:, 2]) - 0.035) - 0.006

    def rail(p):
        q = frame(p)
        deck = 0.130 + 0.12 * (1 - np.clip(q[:, 0] / half, -1, 1) ** 2)
        line = flat(np.maximum(np.abs(q[:, 1] - deck) - 0.014, np.abs(q[:, 0]) - half - 0.02), np.abs(q[:, 2]) - 0.055) * 0.8 - 0.006
        pitch = 0.052
        near = q[:, 0] - pitch * np.round(np.clip(q[:, 0], -half, half) / pitch)
        return np.minimum(line, np.hypot(np.hypot(near, q[:, 1] - deck - 0.03), q[:, 2]) - 0.018)

    t = np.linspace(0, 1, 92)
    left = np.stack([-half - 0.03 - 0.20 * np.sin(np.pi * t * 0.93) + 0.66 * t**2.4, -0.40 + 1.95 * t, 0.05 + 0 * t], axis=1)

    def chain(p):
        m = p.copy()
        m[:, 0] = -np.abs(m[:, 0])
        best = np.full(len(p), np.inf, np.float32)
        for k, link in enumerate(left):
            d = link - left[max(k - 1, 0)] if k else left[1] - link
            a = np.arctan2(d[1], d[0])
            x = (m[:, 0] - link[0]) * np.cos(a) + (m[:, 1] - link[1]) * np.sin(a)
            y = -(m[:, 0] - link[0]) * np.sin(a) + (m[:, 1] - link[1]) * np.cos(a)
            z = m[:, 2] - link[2]
            x = x - np.clip(x, -0.012, 0.012)
            side, up = (y, z) if k % 2 else (z, y)
            best = np.minimum(best, np.hypot(np.hypot(x, side) - 0.016, up) - 0.007)
        return best

    silver = plain((226, 228, 230), metal=1.0, rough=0.2)
    return Still([Thing(bridge, silver), Thing(rail, silver), Thing(chain, silver)], (-1.5, -0.6, 0), (1.5, 1.85, 0.16),
                 paper=(60, 78, 104), eye=(0, -2.0, 5.4), look=(0, 0.22, 0), fov=27.5, step=0.9, softness=10)  # fmt: skip


def lion_memory() -> Still:
    places = [(-1.02, 0.72, 8, 0), (0.03, 0.78, -6, None), (1.05, 0.66, 4, 1), (-0.98, -0.42, -9, None), (0.1, -0.38, 5, 2), (1.1, -0.5, -7, 3)]

    def cards(p):
        best = None
        for x, y, turn, _ in places:
            d = box(moved(p, (x, y, 0.045), turn), (0, 0, 0), (0.45, 0.45, 0.035), 0.025)
            best = d if best is None else np.minimum(best, d)
        return best

    def lion(mood, ground):
        stone, light, dark = (170, 170, 160), (206, 204, 192), (92, 92, 88)

        def draw(c):
            c.drawColor(skia.Color(*ground))
            rng = np.random.default_rng(40 + mood)
            for ring, n, r in ((205, 18, 46), (150, 14, 42)):
                for k in range(n):
                    a = k / n * 2 * np.pi + (0.2 if ring == 150 else 0)
                    x, y = 250 + ring * np.cos(a) * 0.92, 244 + ring * np.sin(a) * 0.92
                    c.drawCircle(x, y, r, paint(stone))
                    c.drawCircle(x, y, r, paint(dark, 4))
                    turn = np.degrees(a) + float(rng.integers(0, 40))
                    for q in (0.66, 0.34):
                        c.drawArc(skia.Rect.MakeLTRB(x - r * q, y - r * q, x + r * q, y + r * q), turn, 270, False, paint(dark, 4))
            c.drawPath(smooth([(250, 130), (340, 150), (372, 240), (350, 330), (250, 372), (150, 330), (128, 240), (160, 150)], True), paint(light))
            for s in (-1, 1):
                c.drawPath(smooth([(250 + s * 30, 182), (250 + s * 70, 158 - 10 * (mood % 2)), (250 + s * 112, 186)]), paint(dark, 13))
                c.drawCircle(250 + s * 66, 216, 26, paint((244, 240, 228)))
                c.drawCircle(250 + s * 66, 216, 26, paint(dark, 6))
                c.drawCircle(250 + s * (66 - 8 * (mood % 3) + 8), 216 + 5 * (mood % 2), 12, paint((40, 38, 36)))
                c.drawCircle(250 + s * 46, 300, 40, paint(stone))
            c.drawPath(smooth([(208, 268), (250, 244), (292, 268), (284, 296), (250, 304), (216, 296)], True), paint(dark))
            if mood % 2:
                c.drawPath(smooth([(176, 316), (250, 330), (324, 316), (300, 380), (250, 396), (200, 380)], True), paint((120, 44, 38)))
                c.drawCircle(250, 356, 27, paint(GOLD))
            else:
                c.drawPath(smooth([(170, 318), (210, 346), (250, 332), (290, 346), (330, 318)]), paint(dark, 9))
                for x in (214, 286):
                    c.drawPath(path([(x - 9, 338), (x + 9, 338), (x, 360)], True), paint((244, 240, 228)))
            c.drawRoundRect(skia.Rect.MakeLTRB(12, 12, 488, 488), 26, 26, paint((250, 246, 236), 12))

        return draw

    def back(c):
        c.drawColor(skia.Color(36, 84, 110))
        waves(c, (28, 28, 472, 472), 46, (170, 204, 208), (36, 84, 110), 5)
        c.drawRoundRect(skia.Rect.MakeLTRB(14, 14, 486, 486), 26, 26, paint((250, 246, 236), 12))

    grounds = [(176, 74, 54), (58, 108, 92), (204, 156, 80), (74, 92, 138)]
    fronts = [decal(500, 500, lion(i, g)) for i, g in enumerate(grounds)]
    rear = decal(500, 500, back)

    def finish(p, n):
        colour = np.broadcast_to(linear((244, 238, 224)), p.shape).copy()
        for x, y, turn, mood in places:
            q = moved(p, (x, y, 0.045), turn)
            mine = (np.abs(q[:, 0]) < 0.45) & (np.abs(q[:, 1]) < 0.45) & (n[:, 2] > 0.7)
            picture = rear if mood is None else fronts[mood]
            colour[mine], _ = picture.over(colour[mine], q[mine, 0] / 0.9 + 0.5, 0.5 - q[mine, 1] / 0.9)
        return Finish(colour, shine=0.035, rough=0.45)

    return Still([Thing(cards, finish)], (-1.6, -1.1, 0), (1.7, 1.4, 0.1), paper=(214, 190, 156), eye=(0.1, -3.0, 5.4),
                 look=(0.04, 0.10, 0), fov=29.5, softness=9)  # fmt: skip


def tower_model() -> Still:
    """Three storeys, four eaves, as in the tower; the heights are those of a toy."""
    storeys = [(0.30, 0.62, 0.42), (0.80, 0.50, 0.36), (1.24, 0.40, 0.34), (1.64, 0.30, 0.12)]
    eaves = [(0.72, 0.60, 0.93, 0.19), (1.16, 0.48, 0.77, 0.18), (1.58, 0.38, 0.64, 0.17), (1.78, 0.0, 0.53, 0.42)]

    def walls(p):
        r = eight_sided(p, (0, 0, 0))
        d = flat(r - 1.02, np.abs(p[:, 2] - 0.06) - 0.06) - 0.004
        d = np.minimum(d, flat(r - 0.86, np.abs(p[:, 2] - 0.2) - 0.085) - 0.004)
        for z, radius, height in storeys:
            d = np.minimum(d, flat(r - radius, np.abs(p[:, 2] - z - height / 2) - height / 2) - 0.004)
            d = np.minimum(d, flat(np.abs(r - radius - 0.13) - 0.012, np.abs(p[:, 2] - z - 0.05) - 0.05) if z > 0.3 else d)
        return d

    def columns(p):
        best = np.full(len(p), np.inf, np.float32)
        for z, radius, height in storeys[:3]:
            for k in range(4):
                a = np.radians(22.5 + 45 * k)
                out = (radius + 0.075) * 1.0824
                m = np.abs(p[:, 0]), np.abs(p[:, 1])
                if k < 2:
                    d = flat(np.hypot(m[0] - out * np.cos(a), m[1] - out * np.sin(a)) - 0.024, np.abs(p[:, 2] - z - height / 2) - height / 2)
                    best = np.minimum(best, d)
        return best

    def roofs(p):
        r = eight_sided(p, (0, 0, 0))
        turn = (np.arctan2(p[:, 1], p[:, 0]) - np.pi / 8) / (np.pi / 4)
        corner = np.clip(1 - np.abs((turn + 0.5) % 1 - 0.5) * 5, 0, 1) ** 2
        best = np.full(len(p), np.inf, np.float32)
        for z, inner, outer, height in eaves:
            s = np.clip((outer - r) / max(outer - inner, 1e-3), 0, 1)
            top = z + height * (0.25 * s + 0.75 * s * s) + 0.075 * corner * np.clip(1 - s * 1.6, 0, 1) ** 2
            ribs = 0.010 * (np.abs(np.sin(np.where(np.abs(p[:, 0]) > np.abs(p[:, 1]), p[:, 1], p[:, 0]) * 46)) - 0.5)
            sheet = np.abs(p[:, 2] - top - ribs) - 0.02
            best = np.minimum(best, flat(np.maximum(r - outer - 0.02 * corner, inner - 0.03 - r), sheet) * 0.6)
        knob = np.minimum(sphere(p, (0, 0, 2.27), 0.07), cylinder(p, (0, 0, 2.2), 0.05, 0.05, 0.02))
        return np.minimum(best, np.minimum(knob, capsule(p, (0, 0, 2.28), (0, 0, 2.43), 0.03, 0.008)))

    def wood(light, dark, scale=1.0):
        a, b = linear(light), linear(dark)

        def finish(p, n):
            grain = np.sin(p[:, 2] * 95 * scale + 3 * np.sin(p[:, 0] * 9) + 2 * np.sin(p[:, 1] * 11)) * 0.5 + 0.5
            ply = np.where(np.abs(n[:, 2]) < 0.4, 0.35 * grain, 0.18 * grain)[:, None]
            return Finish(a * (1 - ply) + b * ply, shine=0.03, rough=0.6)

        return finish

    def wall_finish(p, n):
        base = wood((232, 204, 160), (176, 132, 86))(p, n)
        angle = np.arctan2(p[:, 1], p[:, 0])
        facet = np.round(angle / (np.pi / 4)) * (np.pi / 4)
        across = -p[:, 0] * np.sin(facet) + p[:, 1] * np.cos(facet)
        up = np.zeros(len(p))
        for z, radius, height in storeys[:3]:
            here = (p[:, 2] > z) & (p[:, 2] < z + height) & (eight_sided(p, (0, 0, 0)) < radius + 0.02)
            u, v = across / (radius * 0.414) * 1.5, (p[:, 2] - z) / height
            cell = np.abs((u * 4) % 1 - 0.5)
            lattice = (cell > 0.36) | (np.abs((v * 9) % 1 - 0.5) > 0.36)
            frame = (np.abs((u + 0.5) % 1 - 0.5) > 0.46) | (v < 0.12) | (v > 0.86)
            up = np.where(here, np.where(frame, 0.2, np.where((v > 0.42) & ~lattice, 0.85, 0.12)), up)
        base.colour = base.colour * (1 - up[:, None]) + linear((84, 50, 30)) * up[:, None]
        return base

    return Still([Thing(walls, wall_finish), Thing(columns, wood((196, 132, 84), (150, 90, 54))), Thing(roofs, wood((206, 158, 98), (150, 100, 56)))],
                 (-1.12, -1.12, 0), (1.12, 1.12, 2.46), paper=(178, 190, 184), eye=(-1.5, -6.6, 3.0), look=(0, 0, 1.12), fov=25.5, step=0.75)  # fmt: skip


def boat_candle() -> Still:
    pale, amber, ruby, blue, green = (246, 222, 176), (230, 158, 56), (188, 44, 44), (46, 92, 158), (44, 124, 92)
    n_side, radius, low, top = 10, 0.62, 0.13, 1.31
    wide, high = 2 * np.pi * radius / n_side, top - low

    def pane(p):
        """(colour, distance to the nearest lead) of the glass: small panes above and below, lozenges between."""
        u = (np.arctan2(p[:, 0], -p[:, 1]) / (2 * np.pi) + 0.5) * n_side
        v = (p[:, 2] - low) / high
        column = np.floor(u).astype(int)
        x, y = (u - column - 0.5) * wide, (v - 0.5) * high
        lozenge = (np.abs(x) / (wide / 2) + np.abs(y) / (high * 0.3) - 1) * 0.16
        edge = wide / 2 - np.abs(x)
        for level in (0.0, 0.2, 0.8, 1.0):
            edge = np.minimum(edge, np.abs(v - level) * high)
        middle = (v > 0.2) & (v < 0.8)
        edge = np.where(middle, np.minimum(edge, np.abs(lozenge)), edge)
        small = linear(np.array([blue, amber]))[(column + (v > 0.5)) % 2]
        jewel = linear(np.array([ruby, green]))[column % 2]
        colour = np.where(middle[:, None], np.where((lozenge < 0)[:, None], jewel, linear(pale)), small)
        return colour, edge

    def jar(p):
        wall = flat(np.abs(np.hypot(p[:, 0], p[:, 1]) - radius) - 0.02, np.abs(p[:, 2] - 0.7) - 0.66) - 0.008
        return (wall - np.maximum(0.016 - pane(p)[1], 0)) * 0.85

    def rims(p):
        d = flat(np.abs(np.hypot(p[:, 0], p[:, 1]) - radius) - 0.04, np.abs(p[:, 2] - 1.35) - 0.03) - 0.012
        return np.minimum(d, cylinder(p, (0, 0, 0.06), radius + 0.06, 0.06, 0.02))

    def wax(p):
        return cylinder(p, (0, 0, 0.56), radius - 0.05, 0.48, 0.03)

    def flame(p):
        z = np.clip((p[:, 2] - 1.08) / 0.42, 0, 1)
        width = 0.085 * np.maximum(np.sin(np.pi * np.minimum(z * 0.9 + 0.12, 1)), 0) ** 0.8 * (1 - z) ** 0.35
        return np.maximum((np.hypot(p[:, 0], p[:, 1]) - width) * 0.55, np.abs(p[:, 2] - 1.29) - 0.21)

    def glass(p, n):
        colour, edge = pane(p)
        lead = edge < 0.016
        ripple = 0.88 + 0.12 * np.sin(p[:, 2] * 47 + 3 * np.sin(p[:, 0] * 17))
        near = np.exp(-((p[:, 2] - 1.05) ** 2) / 0.20)
        glow = colour * ((0.12 + 1.0 * near) * ripple * ~lead)[:, None]
        body = np.where(lead[:, None], linear((206, 162, 86)), colour * 0.4)
        return Finish(body, shine=0.06, rough=np.where(lead, 0.2, 0.08), metal=np.where(lead, 1.0, 0.0), glow=glow)

    def wax_finish(p, n):
        near = np.exp(-(p[:, 0] ** 2 + p[:, 1] ** 2) / 0.1)[:, None]
        glow = linear((255, 190, 100)) * (0.25 + 0.7 * near)
        return Finish(np.broadcast_to(linear((248, 236, 208)), p.shape), rough=0.5, glow=glow)

    def flame_finish(p, n):
        z = np.clip((p[:, 2] - 1.08) / 0.42, 0, 1)[:, None]
        return Finish(np.zeros_like(p), shine=0.0, rough=1.0, glow=np.float32([3.6, 2.5, 1.05]) * (1.15 - 0.5 * z))

    def cast(p):
        """Light that came through the glass lies on the table, softer with every step away."""
        r = np.hypot(p[:, 0], p[:, 1])
        z = np.clip(1.2 * (1 - radius / np.maximum(r, radius)), low + 0.01, top)
        total = np.zeros_like(p)
        for turn in np.linspace(-0.16, 0.16, 7):
            q = np.stack([p[:, 0] * np.cos(turn) - p[:, 1] * np.sin(turn), p[:, 0] * np.sin(turn) + p[:, 1] * np.cos(turn), z], 1)
            total += pane(q)[0] / 7
        return total * (0.34 * np.exp(-(r - radius) * 1.5) * (r > radius))[:, None]

    return Still([Thing(jar, glass), Thing(rims, brass), Thing(wax, wax_finish), Thing(flame, flame_finish)],
                 (-0.74, -0.74, 0), (0.74, 0.74, 1.52), paper=(112, 100, 94), eye=(0.5, -5.2, 2.9), look=(0, 0, 0.68), fov=24,
                 step=0.75, cast=cast)  # fmt: skip


def lake_tea() -> Still:
    radius, top = 0.66, 1.5

    def body(p):
        d = cylinder(p, (0, 0, top / 2), radius, top / 2, 0.03)
        seam = np.abs(p[:, 2] - 1.16) < 0.012
        return d + np.where(seam, 0.012, 0) - np.where(p[:, 2] > 1.17, 0.012, 0)

    def wrap(c):
        ground, line = (142, 184, 168), (228, 238, 226)
        c.drawColor(skia.Color(*ground))
        waves(c, (0, 470, 1600, 800), 62, line, (96, 150, 142), 5)
        c.drawRect(skia.Rect.MakeLTRB(0, 452, 1600, 470), paint((214, 174, 96)))
        cx, cy = 800, 430
        c.drawPath(smooth([(cx - 250, cy + 60), (cx - 130, cy - 16), (cx + 40, cy - 6), (cx + 180, cy + 46), (cx + 60, cy + 118), (cx - 140, cy + 120)], True), paint((58, 112, 84)))
        for a in np.linspace(-1.25, 1.25, 9):
            c.drawLine(cx - 40, cy + 46, cx - 40 + 190 * np.sin(a), cy + 46 + (66 if abs(a) < 1 else 40) * np.cos(a) - 20, paint((120, 164, 124), 4))
        for layer, (n, size, tone) in enumerate(((7, 250, (226, 150, 156)), (6, 210, (240, 184, 184)), (3, 170, (250, 216, 212)))):
            for k in range(n):
                a = (k - (n - 1) / 2) * (2.1 / max(n - 1, 1)) * (1 - 0.18 * layer)
                tip = (cx + 30 + size * np.sin(a), cy - size * np.cos(a) * 0.94 + 20)
                s = (cx + 30 + size * 0.5 * np.sin(a), cy - size * 0.5 * np.cos(a))
                w = 58 - 6 * layer
                c.drawPath(smooth([(cx + 30, cy + 40), (s[0] - w * np.cos(a), s[1] - w * np.sin(a)), tip, (s[0] + w * np.cos(a), s[1] + w * np.sin(a))], True), paint(tone))
                c.drawPath(smooth([(cx + 30, cy + 40), (s[0] - w * np.cos(a), s[1] - w * np.sin(a)), tip, (s[0] + w * np.cos(a), s[1] + w * np.sin(a))], True), paint((204, 116, 128), 3))
        for x, h in ((330, 200), (1250, 150)):
            c.drawLine(x, 470, x - 10, 470 - h, paint((58, 112, 84), 9))
            c.drawOval(skia.Rect.MakeXYWH(x - 90, 440 - h, 170, 54), paint((70, 128, 94)))
        for k in range(30):
            x = k * 56 + 8
            brush(c, [(x, 14), (x + 22, 60), (x + 10, 104 + 26 * (k % 3))], 9, (84, 130, 84), 0.2)
            brush(c, [(x + 24, 14), (x + 40, 44), (x + 34, 84 + 20 * (k % 2))], 7, (112, 152, 98), 0.2)
        c.drawRect(skia.Rect.MakeLTRB(0, 0, 1600, 14), paint((214, 174, 96)))

    picture = decal(1600, 800, wrap)

    def twig(c):
        c.drawColor(skia.Color(226, 218, 192))
        brush(c, [(0, 80), (400, 60), (800, 90), (1200, 64), (1600, 84)], 9, (112, 84, 58), 0.8)
        for k in range(40):
            x = 20 + k * 40
            for s in (-1, 1):
                brush(c, [(x, 74), (x + 24, 74 + s * 22), (x + 50, 74 + s * 34)], 15, (104, 142, 86), 0.05)
        for y in (10, 150):
            c.drawLine(0, y, 1600, y, paint((206, 164, 88), 8))

    band = decal(1600, 160, twig)

    def finish(p, n):
        angle = np.arctan2(p[:, 0], -p[:, 1]) / (2 * np.pi) * 1.55 + 0.5
        side = n[:, 2] < 0.5
        colour = np.broadcast_to(linear((226, 218, 192)), p.shape)
        colour, _ = picture.over(colour, np.where(side & (p[:, 2] < 1.16), angle, -1), 1 - (p[:, 2] - 0.02) / 1.14)
        colour, _ = band.over(colour, np.where(side & (p[:, 2] > 1.17), angle, -1), 1 - (p[:, 2] - 1.18) / 0.30)
        ring = (~side) & (np.abs(np.hypot(p[:, 0], p[:, 1]) - 0.52) < 0.008)
        gold = (np.abs(p[:, 2] - 1.16) < 0.02) | (p[:, 2] < 0.035) | ring
        colour = np.where(gold[:, None], linear((206, 162, 86)), colour)
        return Finish(colour, shine=0.05, rough=0.25, metal=np.where(gold, 1.0, 0.12))

    def leaves(p):
        best = None
        rng = np.random.default_rng(3)
        for _ in range(16):
            x, y, a, b = rng.uniform(-1.2, -0.6), rng.uniform(-0.9, -0.45), rng.uniform(0, 360), rng.uniform(0.05, 0.1)
            q = moved(p, (x + 1.55, y - 0.1, 0.025), a)
            d = ellipsoid(q, (0, 0, 0), (b, 0.022, 0.018))
            best = d if best is None else np.minimum(best, d)
        return best * 0.8

    return Still([Thing(body, finish), Thing(leaves, plain((70, 86, 46), rough=0.7))], (-0.72, -1.05, 0), (1.5, 0.72, 1.56),
                 paper=(222, 206, 192), eye=(-0.5, -5.4, 2.4), look=(0.06, 0, 0.68), fov=25.5, step=0.85)  # fmt: skip


def stage_paper_theatre() -> Still:
    levels = [(0.12, 0.98, 0.66), (0.86, 0.86, 0.58), (1.50, 0.74, 0.52)]

    def boards(p):
        d = box(p, (0, 0.05, 0.05), (1.2, 0.72, 0.05), 0.01)
        for z, w, _ in levels:
            d = np.minimum(d, box(p, (0, 0.1, z), (w, 0.52, 0.025), 0.005))
            d = np.minimum(d, box(p, (0, 0.58, z + 0.3), (w, 0.015, 0.32)))
        return d

    def columns(p):
        m = np.abs(p[:, 0])
        d = np.full(len(p), np.inf, np.float32)
        for z, w, h in levels:
            for x in (w - 0.06, 0.30):
                for y in (-0.38, 0.5):
                    d = np.minimum(d, flat(np.hypot(m - x, p[:, 1] - y) - 0.035, np.abs(p[:, 2] - z - h / 2) - h / 2))
        return d

    def rails(p):
        m = np.abs(p[:, 0])
        d = np.full(len(p), np.inf, np.float32)
        for z, w, h in levels:
            if z > 0.5:
                for up in (0.07, 0.16):
                    d = np.minimum(d, box(p, (0, -0.40, z + up), (w, 0.014, 0.014)))
                near = m - 0.1 * np.round(np.clip(m, 0, w) / 0.1)
                d = np.minimum(d, np.maximum(np.maximum(np.abs(near) - 0.012, np.abs(p[:, 1] + 0.4) - 0.01), np.abs(p[:, 2] - z - 0.1) - 0.08))
            drop = 0.07 + 0.02 * np.cos(m * 24)
            d = np.minimum(d, np.maximum(np.maximum(np.abs(p[:, 1] + 0.39) - 0.012, m - w + 0.04), np.abs(p[:, 2] - z - h + 0.03 + drop / 2) - drop) * 0.8)
        return d

    def roofs(p):
        d = np.full(len(p), np.inf, np.float32)
        for (z, w, h), rise, deep in zip(levels, (0.10, 0.09, 0.36), (0.20, 0.2, 0.62), strict=True):
            reach = np.maximum(np.abs(p[:, 0]) - w, np.abs(p[:, 1] - 0.1) - 0.52) - 0.16
            s = np.clip(-reach / deep, 0, 1)
            flare = 0.09 * np.clip(np.minimum(np.abs(p[:, 0]) - w + 0.3, np.abs(p[:, 1] - 0.1) - 0.2) / 0.45, 0, 1) ** 2
            top = z + h + 0.02 + rise * (0.35 * s + 0.65 * s * s) + flare
            d = np.minimum(d, flat(reach, np.abs(p[:, 2] - top) - 0.018) * 0.6)
        return np.minimum(d, box(p, (0, 0.1, 2.42), (0.22, 0.035, 0.035), 0.02))

    def actor(z, x, y, size):
        def d(p):
            q = (p - np.float32([x, y, z])) / size
            robe = polygon(q[:, 0], q[:, 2], [(-0.17, 0), (0.17, 0), (0.12, 0.2), (0.27, 0.2), (0.28, 0.27), (0.09, 0.36), (0.05, 0.38),
                                              (0.08, 0.46), (0.05, 0.55), (0, 0.58), (-0.05, 0.55), (-0.08, 0.46), (-0.05, 0.38), (-0.09, 0.36),
                                              (-0.28, 0.31), (-0.27, 0.24), (-0.12, 0.22)])  # fmt: skip
            return flat(robe, np.abs(q[:, 1]) - 0.02) * size
        return d

    def backdrop(p, n):
        colour = np.broadcast_to(linear((232, 220, 190)), p.shape).copy()
        for z, w, h in levels:
            here = (p[:, 1] > 0.5) & (p[:, 2] > z + 0.04) & (p[:, 2] < z + 0.62)
            u, v = p[:, 0] / w, (p[:, 2] - z) / h
            frame = (np.abs(u) > 0.9) | (np.abs(v - 0.5) > 0.40)
            sun = np.hypot(p[:, 0], p[:, 2] - z - 0.34) < 0.17
            clouds = np.sin(u * 9 + 2 * np.sin(v * 7)) * np.sin(v * 12) > 0.55
            tone = np.where(frame[:, None], linear((40, 94, 92)), np.where(sun[:, None], linear((204, 74, 52)), np.where(clouds[:, None], linear((240, 232, 214)), linear((206, 170, 100)))))
            colour = np.where(here[:, None], tone, colour)
        base = p[:, 2] < 0.1
        key = np.abs((p[:, 0] * 7) % 1 - 0.5) < 0.25
        colour = np.where((base & (n[:, 2] < 0.5))[:, None], np.where(key[:, None], linear((150, 142, 128)), linear((190, 182, 166))), colour)
        return Finish(colour, shine=0.02, rough=0.85)

    def tiles(p, n):
        rows = 0.86 + 0.14 * np.sign(np.sin(p[:, 0] * 62))
        return Finish(linear((46, 112, 84)) * rows[:, None], shine=0.03, rough=0.6)

    cast = [((0.16, -0.36, 0.0, 0.66), (196, 60, 50)), ((0.16, 0.30, -0.12, 0.62), (48, 92, 150)), ((0.16, 0.04, 0.22, 0.56), (226, 176, 70)),
            ((0.9, -0.1, -0.05, 0.55), (108, 70, 132)), ((0.9, 0.38, 0.1, 0.5), (208, 112, 60)), ((1.54, 0.05, 0.0, 0.5), (220, 170, 70))]  # fmt: skip

    def dressed(tone, z, size):
        def finish(p, n):
            v = (p[:, 2] - z) / size
            face = (v > 0.37) & (v < 0.5)
            hem = (v < 0.05) | ((v > 0.26) & (v < 0.30))
            colour = np.where(face[:, None], linear((246, 224, 200)), np.where((v >= 0.5)[:, None], linear((40, 32, 34)), np.where(hem[:, None], linear((240, 214, 140)), linear(tone))))
            return Finish(colour, rough=0.8)
        return finish

    things = [Thing(boards, backdrop), Thing(columns, plain((40, 104, 80), rough=0.7)), Thing(rails, plain((186, 54, 42), rough=0.7)), Thing(roofs, tiles)]
    things += [Thing(actor(z, x, y, s), dressed(tone, z, s)) for (z, x, y, s), tone in cast]
    return Still(things, (-1.25, -0.72, 0), (1.25, 0.82, 2.5), paper=(224, 196, 176), eye=(-1.3, -6.6, 2.5), look=(0, 0, 1.16),
                 fov=26, step=0.8)  # fmt: skip


def bronze_ox_paperweight() -> Still:
    def ox(p):
        m = p.copy()
        m[:, 1] = np.abs(m[:, 1])
        body = ellipsoid(p, (0.12, 0, 0.74), (0.86, 0.44, 0.42))
        d = melt(body, ellipsoid(p, (-0.42, 0, 0.80), (0.42, 0.36, 0.40)), 0.2)
        d = melt(d, ellipsoid(m, (0.60, 0.24, 0.58), (0.42, 0.24, 0.30)), 0.14)
        d = melt(d, capsule(m, (0.72, 0.40, 0.40), (0.10, 0.50, 0.36), 0.11, 0.075), 0.08)
        d = melt(d, capsule(m, (-0.44, 0.30, 0.56), (-0.72, 0.38, 0.38), 0.15, 0.09), 0.1)
        d = melt(d, capsule(m, (-0.72, 0.38, 0.37), (-0.34, 0.42, 0.34), 0.085, 0.06), 0.05)
        d = melt(d, capsule(p, (-0.56, 0, 0.96), (-0.86, -0.16, 1.22), 0.27, 0.20), 0.16)
        q = moved(p, (-0.95, -0.26, 1.30), 38)
        k = q.copy()
        k[:, 1] = np.abs(k[:, 1])
        head = capsule(q, (0.02, 0, 0.05), (-0.36, 0, -0.14), 0.20, 0.125)
        head = melt(head, capsule(q, (-0.38, 0, -0.15), (-0.44, 0, -0.17), 0.135, 0.13), 0.06)
        head = melt(head, ellipsoid(k, (-0.08, 0.16, 0.10), (0.07, 0.06, 0.05)), 0.05)
        head = carve(head, sphere(k, (-0.56, 0.06, -0.13), 0.028))
        horn = np.minimum(capsule(k, (0.08, 0.14, 0.18), (0.06, 0.34, 0.27), 0.065, 0.05), capsule(k, (0.06, 0.34, 0.27), (-0.06, 0.42, 0.46), 0.05, 0.014))
        head = melt(head, horn, 0.04)
        ear = moved(k, (0.10, 0.22, 0.08), 20)
        head = melt(head, ellipsoid(ear, (0.0, 0.14, -0.01), (0.07, 0.17, 0.035)), 0.04)
        d = melt(d, head, 0.09)
        tail = melt(capsule(p, (0.94, 0, 0.78), (0.98, -0.30, 0.46), 0.05, 0.035), capsule(p, (0.98, -0.30, 0.46), (0.74, -0.52, 0.38), 0.035, 0.07), 0.04)
        d = melt(d, tail, 0.05)
        ribs = 0.010 * np.sin(p[:, 0] * 24) * np.exp(-((p[:, 0] - 0.08) ** 2) / 0.10) * np.clip((0.95 - p[:, 2]) * 3, 0, 1)
        folds = 0.012 * np.sin((p[:, 2] + p[:, 0]) * 34) * np.exp(-((p[:, 0] + 0.66) ** 2 + (p[:, 2] - 0.9) ** 2) / 0.05)
        return (d + ribs + folds) * 0.85

    def base(p):
        block = box(p, (0.0, 0, 0.18), (1.22, 0.66, 0.18), 0.03)
        along = np.where(np.abs(p[:, 1]) > 0.6, p[:, 0], p[:, 1])
        best = np.full(len(p), 1.0)
        for row in range(3):
            x = along + (0.11 if row % 2 else 0)
            x = x - 0.22 * np.round(x / 0.22)
            z = p[:, 2] - 0.02 - 0.075 * row
            rings = np.abs(((np.hypot(x, z) / 0.11) % 0.4) - 0.2) * 0.05
            best = np.where((np.hypot(x, z) < 0.112) & (z > -0.01), rings, best)
        cut = np.where((best < 0.9) & (p[:, 2] < 0.28), 0.012 - best * 2.0, 0.0)
        return (block + np.clip(cut, -0.008, 0.012)) * 0.8

    def patina(p, n):
        hollow = np.clip(0.62 - 0.9 * n[:, 2], 0, 1) * 0.55 + 0.12 * np.sin(p[:, 0] * 13 + 4 * np.sin(p[:, 2] * 9))
        k = np.clip(hollow, 0, 1)[:, None]
        colour = linear((196, 150, 88)) * (1 - k) + linear((84, 92, 70)) * k
        return Finish(colour, metal=1 - 0.45 * k[:, 0], rough=0.3 + 0.25 * k[:, 0], shine=0.05)

    def stone(p, n):
        return Finish(linear((150, 160, 162)) * (1 + 0.05 * np.sin(p[:, 0] * 60 + 7 * np.sin(p[:, 1] * 33)))[:, None], shine=0.04, rough=0.5)

    def sheet(p):
        return box(moved(p, (0.1, -0.15, 0.006), -8), (0, 0, 0), (1.75, 1.2, 0.006))

    def letter(p, n):
        q = moved(p, (0.1, -0.15, 0.006), -8)
        ruled = (np.abs((q[:, 1] * 8) % 1 - 0.5) < 0.06) & (np.abs(q[:, 0]) < 1.5) & (np.abs(q[:, 1]) < 1.05)
        return Finish(np.where(ruled[:, None], linear((170, 176, 186)), linear((244, 239, 226))), rough=0.9, shine=0.02)

    return Still([Thing(ox, patina), Thing(base, stone), Thing(sheet, letter)], (-2.0, -1.7, 0), (2.1, 1.4, 1.9), paper=(124, 92, 70),
                 eye=(-1.5, -6.0, 3.0), look=(-0.05, -0.05, 0.66), fov=28, step=0.8)  # fmt: skip


def mansions_print() -> Still:
    def engraving(c):
        """A front of eleven bays, curved stairs, shell and water, in hatched lines of one ink."""
        ink, w = (52, 42, 36), 3.0
        c.drawColor(skia.Color(240, 232, 212))

        def line(*pts, width=w):
            c.drawPath(path(pts), paint(ink, width))

        for k in range(46):
            y = 60 + k * 4.2
            line((70 + (k * 37) % 60, y), (930 - (k * 53) % 70, y), width=0.7)
        c.drawPath(smooth([(140, 180), (190, 130), (260, 140), (300, 96), (390, 110), (420, 160), (330, 186)], True), paint((240, 232, 212)))
        c.drawPath(smooth([(620, 150), (680, 104), (760, 116), (820, 90), (880, 140), (800, 170)], True), paint((240, 232, 212)))
        c.drawRect(skia.Rect.MakeLTRB(150, 214, 850, 520), paint((240, 232, 212)))
        bay = 700 / 11
        for k in range(11):
            x = 150 + k * bay
            top = 300 if k != 5 else 262
            c.drawPath(path([(x - 2, 232), (x + bay * 0.5, 196), (x + bay + 2, 232)] if k in (1, 5, 9) else [(x, 232), (x + bay, 232)]), paint(ink, w))
            for e in (6, 11, bay - 11, bay - 6):
                line((x + e, 244), (x + e, 372), width=1.4)
            arch = skia.Path()
            arch.moveTo(x + 18, 370)
            arch.lineTo(x + 18, top + 14)
            arch.arcTo(skia.Rect.MakeLTRB(x + 18, top, x + bay - 18, top + 28), 180, 180, False)
            arch.lineTo(x + bay - 18, 370)
            c.drawPath(arch, paint(ink, w))
            for h in range(9):
                line((x + 20, top + 18 + h * 6), (x + bay - 20, top + 18 + h * 6), width=0.8)
            c.drawRect(skia.Rect.MakeLTRB(x + 16, 400, x + bay - 16, 500), paint(ink, 1.4))
            for h in range(16):
                line((x + 18, 404 + h * 6), (x + bay - 18, 404 + h * 6), width=0.7)
            c.drawCircle(x + bay / 2, top - 14, 5, paint(ink, 1.4))
            for v in range(4):
                c.drawOval(skia.Rect.MakeXYWH(x + 6 + v * 15, 378, 7, 14), paint(ink, 1.2))
        for y in (232, 240, 374, 394, 508, 516):
            line((146, y), (854, y))
        c.drawPath(smooth([(150, 214), (160, 190), (200, 176), (500, 164), (800, 176), (840, 190), (850, 214)]), paint(ink, w))
        for k in range(84):
            line((156 + k * 8.25, 214), (176 + k * 7.75, 180 - 8 * np.sin(k / 83 * np.pi)), width=0.8)
        for s in (-1, 1):
            def m(x, y, s=s):
                return (500 + s * x, y)
            outer = [m(96, 396), m(210, 420), m(262, 500), m(226, 580), m(140, 616)]
            inner = [m(70, 420), m(160, 440), m(206, 506), m(176, 566), m(110, 596)]
            body = smooth(outer + inner[::-1], True)
            c.drawPath(body, paint((240, 232, 212)))
            c.drawPath(smooth(outer), paint(ink, w + 0.6))
            c.drawPath(smooth(inner), paint(ink, w))
            a, b = skia.PathMeasure(smooth(outer), False), skia.PathMeasure(smooth(inner), False)
            for t in np.linspace(0, 1, 34):
                p1, _ = a.getPosTan(t * a.getLength())
                p2, _ = b.getPosTan(t * b.getLength())
                line((p1.x(), p1.y()), (p2.x(), p2.y()), width=1.0)
            for k in range(6):
                x, y = 172 + k * 42, 640 + k * 14
                line(m(x - 9, y + 34), m(x + 9, y + 34), m(x + 7, y + 12), m(x - 7, y + 12), m(x - 9, y + 34))
                c.drawCircle(*m(x, y), 7, paint(ink, 1.6))
                c.drawPath(smooth([m(x - 6, y + 12), m(x, y + 4), m(x + 6, y + 12)]), paint(ink, 1.6))
                c.drawPath(smooth([m(x - 8, y - 2), m(x - 50, y - 40), m(x - 110, y - 14), m(x - 134, y + 30)]), paint(ink, 1.2))
        c.drawPath(smooth([(300, 740), (380, 690), (500, 676), (620, 690), (700, 740), (600, 796), (500, 806), (400, 796)], True), paint(ink, w))
        for k in range(9):
            c.drawPath(smooth([(330 + k * 8, 730 + k * 7), (500, 750 + k * 6), (670 - k * 8, 730 + k * 7)]), paint(ink, 0.8))
        c.drawPath(smooth([(440, 640), (450, 590), (500, 566), (550, 590), (560, 640), (500, 656)], True), paint((240, 232, 212)))
        c.drawPath(smooth([(440, 640), (450, 590), (500, 566), (550, 590), (560, 640), (500, 656)], True), paint(ink, w))
        for k in range(9):
            line((500, 654), (446 + k * 13.5, 596 - 26 * np.sin((k + 1) / 10 * np.pi)), width=1.2)
        for x, h in ((500, 470), (488, 540), (512, 540), (474, 600), (526, 600)):
            s = -1 if x < 500 else 1
            c.drawPath(smooth([(500, 740), (500 + (x - 500) * 0.4, h + 40), (x, h), (x + s * 14, h + 60), (x + s * 22, 740)]), paint(ink, 1.2))
        for k in range(40):
            y = 815 + k * 2.6
            line((80 + (k * 71) % 90, y), (280 + (k * 97) % 620, y), width=0.8)
        c.drawRect(skia.Rect.MakeLTRB(56, 44, 944, 930), paint(ink, 3))
        c.drawRect(skia.Rect.MakeLTRB(50, 38, 950, 936), paint(ink, 1))

    picture = decal(1000, 1000, engraving)
    w, h = 1.42, 1.16

    def frame_of(p):
        return moved(p, (0, 0.25, 1.155), 0, 77)

    def frame(p):
        q = frame_of(p)
        return carve(box(q, (0, 0, 0), (w, h, 0.075), 0.015), box(q, (0, 0, 0.09), (w - 0.085, h - 0.085, 0.07), 0.004))

    def finish(p, n):
        q = frame_of(p)
        inner = (np.abs(q[:, 0]) < w - 0.087) & (np.abs(q[:, 1]) < h - 0.087) & (q[:, 2] < 0.05)
        u, v = q[:, 0] / (2 * (w - 0.24)) + 0.5, 0.5 - (q[:, 1] + 0.02) / (2 * (h - 0.2))
        sheet, _ = picture.over(np.broadcast_to(linear((248, 245, 238)), p.shape), np.where(inner, u, -1), v)
        grain = 0.9 + 0.1 * np.sin(np.where(np.abs(q[:, 0]) > w - 0.09, q[:, 0], q[:, 1]) * 160 + 3 * np.sin((q[:, 0] + q[:, 1]) * 5))
        wood = linear((92, 58, 38)) * grain[:, None]
        return Finish(np.where(inner[:, None], sheet, wood), shine=np.where(inner, 0.02, 0.05), rough=np.where(inner, 0.85, 0.35))

    return Still([Thing(frame, finish)], (-1.5, -0.15, 0), (1.5, 0.85, 2.5), paper=(170, 184, 178), eye=(-0.5, -6.6, 1.9), look=(0, 0.2, 1.1),
                 fov=27, step=0.9)  # fmt: skip


PALACE = {
    each.__name__: each
    for each in (
        corridor_notebook, bridge_necklace, lion_memory, tower_model, boat_candle, lake_tea, stage_paper_theatre,
        bronze_ox_paperweight, mansions_print,
    )
}  # fmt: skip
