"""A framed print in one ink: a front of eleven bays, curved stairs, a shell and a jet."""

from __future__ import annotations

import numpy as np
import skia

from product_pictures.ink import decal, paint, path, smooth
from product_pictures.shapes import (
    box,
    carve,
    moved,
)
from product_pictures.studio import Finish, Still, Thing, linear


def still() -> Still:
    def engraving(c):
        """A front of eleven bays, curved stairs, shell and water, in hatched lines of one ink."""
        ink, w = (52, 42, 36), 3.0
        c.drawColor(skia.Color(240, 232, 212))

        def line(*pts, width=w):
            c.drawPath(path(pts), paint(ink, width))

        for k in range(46):
            y = 60 + k * 4.2
            line((70 + (k * 37) % 60, y), (930 - (k * 53) % 70, y), width=0.7)
        c.drawPath(
            smooth([(140, 180), (190, 130), (260, 140), (300, 96), (390, 110), (420, 160), (330, 186)], True),
            paint((240, 232, 212)),
        )
        c.drawPath(
            smooth([(620, 150), (680, 104), (760, 116), (820, 90), (880, 140), (800, 170)], True),
            paint((240, 232, 212)),
        )
        c.drawRect(skia.Rect.MakeLTRB(150, 214, 850, 520), paint((240, 232, 212)))
        bay = 700 / 11
        for k in range(11):
            x = 150 + k * bay
            top = 300 if k != 5 else 262
            c.drawPath(
                path(
                    [(x - 2, 232), (x + bay * 0.5, 196), (x + bay + 2, 232)]
                    if k in (1, 5, 9)
                    else [(x, 232), (x + bay, 232)]
                ),
                paint(ink, w),
            )
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
        c.drawPath(
            smooth([(150, 214), (160, 190), (200, 176), (500, 164), (800, 176), (840, 190), (850, 214)]), paint(ink, w)
        )
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
                c.drawPath(
                    smooth([m(x - 8, y - 2), m(x - 50, y - 40), m(x - 110, y - 14), m(x - 134, y + 30)]),
                    paint(ink, 1.2),
                )
        c.drawPath(
            smooth(
                [(300, 740), (380, 690), (500, 676), (620, 690), (700, 740), (600, 796), (500, 806), (400, 796)], True
            ),
            paint(ink, w),
        )
        for k in range(9):
            c.drawPath(
                smooth([(330 + k * 8, 730 + k * 7), (500, 750 + k * 6), (670 - k * 8, 730 + k * 7)]), paint(ink, 0.8)
            )
        c.drawPath(
            smooth([(440, 640), (450, 590), (500, 566), (550, 590), (560, 640), (500, 656)], True),
            paint((240, 232, 212)),
        )
        c.drawPath(
            smooth([(440, 640), (450, 590), (500, 566), (550, 590), (560, 640), (500, 656)], True), paint(ink, w)
        )
        for k in range(9):
            line((500, 654), (446 + k * 13.5, 596 - 26 * np.sin((k + 1) / 10 * np.pi)), width=1.2)
        for x, h in ((500, 470), (488, 540), (512, 540), (474, 600), (526, 600)):
            s = -1 if x < 500 else 1
            c.drawPath(
                smooth([(500, 740), (500 + (x - 500) * 0.4, h + 40), (x, h), (x + s * 14, h + 60), (x + s * 22, 740)]),
                paint(ink, 1.2),
            )
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
        grain = 0.9 + 0.1 * np.sin(
            np.where(np.abs(q[:, 0]) > w - 0.09, q[:, 0], q[:, 1]) * 160 + 3 * np.sin((q[:, 0] + q[:, 1]) * 5)
        )
        wood = linear((92, 58, 38)) * grain[:, None]
        return Finish(
            np.where(inner[:, None], sheet, wood), shine=np.where(inner, 0.02, 0.05), rough=np.where(inner, 0.85, 0.35)
        )

    return Still(
        [Thing(frame, finish)],
        (-1.5, -0.15, 0),
        (1.5, 0.85, 2.5),
        paper=(170, 184, 178),
        eye=(-0.5, -6.6, 1.9),
        look=(0, 0.2, 1.1),
        fov=27,
        step=0.9,
    )
