"""A width, a height and a picture's name -> the printed face of a panel: title band, picture, three columns of lines.

No word can be read on it: the words stand on the hotspot's card. Flat relief within 16 mm, looking to -Y, its foot on
z = 0, centred on x = 0."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from exhibition.forms.built import placed
from exhibition.forms.classical import frame
from exhibition.forms.mesh import Array, Mesh, join, make_mesh, transformed
from exhibition.forms.pictures import picture_of

GUTTER = 0.05  # metres between columns
LINE = 0.036  # metres from line to line
INK = 95  # a factor on the paper's colour
THICK = 0.0015  # metres by which print stands before its ground: enough not to flicker from afar


def printed(width: float, height: float, picture: str) -> Mesh:
    """The face of a panel; ``picture`` is a name of forms.pictures, or ``none`` for more text."""
    band = min(0.20, 0.14 * height)
    parts = [_band(width, height, band)]
    top = height - band - 0.05
    if picture != "none":
        tall = min(0.62 * width, 0.5 * top)
        parts.append(_picture(picture, width, tall, top - tall))
        top -= tall + 0.05
    column = (width - 2 * GUTTER) / 3
    for k, script in enumerate(("fr", "en", "zh")):
        x = (k - 1) * (column + GUTTER)
        parts.append(_bars(np.array([[x - column / 2, top - 0.022, 0.45 * column, 0.016]]), "vermilion_wall", 255))
        rows = int((top - 0.07) // LINE)
        parts.append(_bars(_column(x, column, top - 0.06, rows, script), "paper", INK))
    for k in (-0.5, 0.5):
        rule = np.array([[k * (column + GUTTER) - 0.001, 0.02, 0.002, top - 0.04]])
        parts.append(_bars(rule, "paper", 170))
    return join(parts)


def _bars(rows: Array, material: str, tone: int, lift: float = THICK) -> Mesh:
    """Flat rectangles from rows (n, 4) of left, foot, width and height, ``lift`` metres before the ground."""
    x, z, w, h = np.asarray(rows, np.float64).T
    y = np.full(len(x), -lift)
    corners = np.stack([[x, y, z], [x + w, y, z], [x + w, y, z + h], [x, y, z + h]]).transpose(2, 0, 1).reshape(-1, 3)
    first = np.arange(len(x))[:, None] * 4
    return make_mesh(corners, np.concatenate([first + [0, 1, 2], first + [0, 2, 3]]), material, colour=tone)


def _band(width: float, height: float, tall: float) -> Mesh:
    """The title's band: dark green, a gilt rule below, two lines of a title and a seal with a fret."""
    low = height - tall
    ground = _bars(np.array([[-width / 2, low, width, tall]]), "dark_green", 255)
    rule = _bars(np.array([[-width / 2, low - 0.014, width, 0.006]]), "gilt", 255)
    seal = _bars(np.array([[width / 2 - 0.75 * tall, low + 0.22 * tall, 0.55 * tall, 0.55 * tall]]), "vermilion", 255,
                 2 * THICK)  # fmt: skip
    left, lead = -width / 2 + 0.04, 0.30 * tall
    words = np.concatenate(
        [
            _words(left, low + 0.52 * tall, (0.17, 0.06, 0.24), lead * 0.75),
            _words(left, low + 0.20 * tall, (0.10, 0.13), 0.4 * lead),
        ]
    )
    words = words[words[:, 0] + words[:, 2] < width / 2 - 0.8 * tall]
    mark = seal.positions.mean(axis=0)
    strokes = [[mark[0] + dx * tall, mark[2] + dz * tall, w * tall, h * tall] for dx, dz, w, h in (
        (-0.20, 0.16, 0.40, 0.04), (0.16, -0.20, 0.04, 0.36), (-0.20, -0.20, 0.36, 0.04), (-0.20, -0.20, 0.04, 0.26),
        (-0.20, 0.06, 0.28, 0.04), (0.04, -0.10, 0.04, 0.16), (-0.09, -0.10, 0.13, 0.04),
    )]  # fmt: skip
    return join(
        [ground, rule, seal, _bars(words, "paper", 250, 2 * THICK), _bars(np.array(strokes), "paper", 250, 3 * THICK)]
    )


def _words(x: float, z: float, widths, tall: float) -> Array:
    """Bars (n, 4) of words of these widths from x on."""
    w = np.asarray(widths, np.float64)
    starts = x + np.concatenate([[0], np.cumsum(w + 0.025)[:-1]])
    return np.column_stack([starts, np.full(len(w), z), w, np.full(len(w), tall)])


def _column(x: float, width: float, top: float, rows: int, script: str) -> Array:
    """Bars (n, 4) of a column's lines: words of uneven length, or even square signs, in short paragraphs."""
    rng = np.random.default_rng({"fr": 3, "en": 4, "zh": 5}[script])
    bars = []
    for k in range(max(rows, 0)):
        if k % 6 == 5:
            continue
        room = width * (0.55 if k % 6 == 4 else 1.0)
        z = top - k * LINE
        if script == "zh":
            n = int(room // 0.022)
            bars.append(
                np.column_stack(
                    [x - width / 2 + 0.022 * np.arange(n), np.full(n, z), np.full(n, 0.015), np.full(n, 0.015)]
                )
            )
            continue
        lengths = rng.uniform(*((0.018, 0.075) if script == "fr" else (0.015, 0.055)), 20)
        ends = np.cumsum(lengths + 0.009)
        starts, keep = ends - lengths - 0.009, ends < room + 0.009
        n = int(keep.sum())
        bars.append(np.column_stack([x - width / 2 + starts[keep], np.full(n, z), lengths[keep], np.full(n, 0.009)]))
    return np.concatenate(bars) if bars else np.zeros((0, 4))


def _picture(name: str, width: float, height: float, foot: float) -> Mesh:
    """A picture printed in shallow layers within a fine frame. The portals' pictures glow; paper does not."""
    relief = picture_of(name)
    names = tuple("paper" if n in ("lantern_glass", "lamp") else n for n in relief.materials)
    unique = tuple(dict.fromkeys(names))
    ids = np.array([unique.index(n) for n in names], np.uint8)[relief.material_ids]
    flat = transformed(
        replace(relief, materials=unique, material_ids=ids), placed(0, -0.0155, foot, 0, (width, 0.05, height))
    )
    return join([flat, frame(width, height, "gilt", bead=0.016, z=foot + height / 2, y=-0.014)])
