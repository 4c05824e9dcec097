"""Silk: a satin ground with woven medallions of clouds, in half drop."""

from __future__ import annotations

import numpy as np

from tools.textures.field import Array, N, grey, noise, smooth
from tools.textures.ink import Sheet, cloud, paint, path
from tools.textures.pattern import Pattern, hue
from tools.textures.weave import cloth


def medallions() -> Array:
    """(N, N, 2): where the figure is woven in gold, and in the paler red. Drawn with its neighbours, so it repeats."""
    sheet = Sheet(N, N, "#000000")
    for x, y in ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0), (0.5, 0.5)):
        _medallion(sheet.canvas, x, y, 0.21)
    for x, y in ((0.5, 0.0), (0.5, 1.0), (0.0, 0.5), (1.0, 0.5)):
        cloud(sheet.canvas, x - 0.02, y, 0.085, "#00ff00", "#ff0000", 1.0 if y in (0.0, 1.0) else -1.0)
    return sheet.pixels()[..., :2]


def _medallion(canvas, x: float, y: float, r: float) -> None:
    canvas.drawCircle(x, y, r, paint("#00ff00", width=0.012))
    canvas.drawCircle(x, y, r * 0.90, paint("#ff0000", width=0.010))
    for k in range(5):
        a = np.pi / 2 + k * 2 * np.pi / 5
        cloud(canvas, x + 0.54 * r * np.cos(a), y + 0.54 * r * np.sin(a), 0.46 * r, "#00ff00", "#ff0000", (-1.0) ** k)
    for k in range(8):
        a = k * np.pi / 4
        petal = [
            (x + r * q * np.cos(a + s), y + r * q * np.sin(a + s))
            for q, s in ((0.05, 0.0), (0.16, 0.30), (0.26, 0.0), (0.16, -0.30))
        ]
        canvas.drawPath(path(petal, True), paint("#ff0000"))


def silk() -> Pattern:
    """Red satin; the medallions in gold thread and in a paler twill, so that they turn with the light."""
    figure = medallions()
    gold, pale = figure[..., 0], figure[..., 1]
    woven = np.clip(gold + pale, 0, 1)
    height = cloth(160, 160, smooth(0.3, 0.7, woven))
    tone = (0.80 + 0.26 * height) * (1 + 0.05 * noise(262, 0.3) + 0.02 * noise(263, 0.02, (0.3, 6.0)))
    factor = grey(tone * (1 + 0.75 * pale * (1 - gold)))
    thread = hue("gold_leaf") * (0.70 + 0.30 * height)[..., None]
    return Pattern(height * 0.0010, factor, gold * 0.92, thread, rough=0.86 + 0.35 * pale - 0.25 * gold, dust=0.0)
