"""A run of wall and a height -> bracket sets (dougong) of two steps, blue and green by turns, and the board behind.

Official measures in doukou D, the width of an arm (dossier/qing_grammar): a set 9.2 high and 6 deep for two steps, big
block 3 x 3 x 2, arms 6.2 (gua), 9.2 (wan) and 7.2 (xiang) long, 1 wide and 1.4 or 2 high.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from exhibition.forms.assembly import Assembly
from exhibition.forms.built import placed
from exhibition.forms.mesh import Mesh, darkened, join, make_mesh
from exhibition.forms.solids import block

HEIGHT = 0.7
"""Metres of the shared set; D is this over 9.2."""
_D = HEIGHT / 9.2
_BACK = 1.2  # an arm across the wall begins this far inside it

# Arms along the wall: length, distance outward, height of their foot. All in doukou.
_ALONG = ((6.2, 0, 1.2), (9.2, 0, 3.2), (6.2, 3, 3.2), (9.2, 3, 5.2), (7.2, 6, 5.2))
# Arms that step outward: reach and height of their foot; the second ends in a beak (ang).
_OUT = ((3.6, 1.2), (7.0, 5.2))
_BEAK = (6.4, 3.2)
# Small blocks: distance to both sides, outward, height of their foot.
_SEATS = (
    (2.5, 0, 2.4), (0, 3, 2.8), (4.0, 0, 4.4), (2.5, 3, 4.4), (0, 6, 4.7), (4.0, 3, 6.4), (3.0, 6, 6.4),
)  # fmt: skip


def brackets(a: Assembly, start, end, z: float, height: float, spacing: float = 1.15) -> None:
    """A row of sets over a run from z to z + height, the board behind them and the beam they carry before them."""
    d = np.subtract(end, start)[:2]
    length, turn = float(np.hypot(*d)), float(np.degrees(np.arctan2(d[1], d[0])))
    count = max(2, round(length / spacing))
    s, e = np.asarray(start, np.float64)[:2], np.asarray(end, np.float64)[:2]
    f = height / HEIGHT
    spots = s + (e - s) * ((np.arange(count) + 0.5) / count)[:, None]
    g = min(f, 0.98 * length / count / (9.2 * _D))
    for first, paints in enumerate((("bracket_blue", "bracket"), ("bracket", "bracket_blue"))):
        places = [placed(x, y, z, turn, (g, f, f)) for x, y in spots[first::2]]
        a.add("bracket", set_mesh(*paints), places, "brackets")
    a.add("bracket_board", board_mesh(), placed(*((s + e) / 2), z, turn, (length, f, f)), "brackets")


@cache
def set_mesh(arms: str, blocks: str) -> Mesh:
    """One set 0.7 m high that reaches 0.53 m outward (-y), its arms and its blocks in two paints."""
    parts = [_box((length, 1.0, 1.4), (0, -out, foot), arms) for length, out, foot in _ALONG]
    parts += [_box((1.0, reach + _BACK, 2.0), (0, (_BACK - reach) / 2, foot), arms) for reach, foot in _OUT]
    parts.append(_beak(*_BEAK, arms))
    parts += [_box((2.3, 2.3, 0.8), (0, 0, 0), blocks), _box((3.0, 3.0, 1.2), (0, 0, 0.8), blocks)]
    for side, out, foot in _SEATS:
        parts += [_box((1.4, 1.4, 0.9), (x, -out, foot), blocks) for x in ((side, -side) if side else (0.0,))]
    return join(parts)


def _box(size, at, material: str) -> Mesh:
    """A block in doukou without the faces nobody sees from below and before."""
    return block(np.multiply(size, _D), material, np.multiply(at, _D), without=("top", "north"))


def _beak(reach: float, foot: float, material: str) -> Mesh:
    """The slanting arm: it ends in a point that hangs under its foot."""
    y = np.array([_BACK, -reach + 2.2, -reach - 1.2])
    low, high = np.array([0.0, 0.0, -1.0]) + foot, np.array([2.0, 2.0, -0.6]) + foot
    sides = []
    for x in (-0.5, 0.5):
        ring = [[x, y[0], low[0]], [x, y[1], low[1]], [x, y[2], low[2]], [x, y[2], high[2]], [x, y[1], high[1]]]
        ring.append([x, y[0], high[0]])
        fan = [[0, 1, 5], [1, 4, 5], [1, 2, 4], [2, 3, 4]]
        sides.append(make_mesh(np.multiply(ring, _D), fan if x < 0 else np.flip(fan, 1), material))
    # under, tip and upper slope: from edge to edge
    for (ya, za), (yb, zb) in (
        ((y[0], low[0]), (y[1], low[1])), ((y[1], low[1]), (y[2], low[2])),
        ((y[2], low[2]), (y[2], high[2])), ((y[2], high[2]), (y[1], high[1])),
    ):  # fmt: skip
        quad = [[-0.5, ya, za], [0.5, ya, za], [0.5, yb, zb], [-0.5, yb, zb]]
        sides.append(make_mesh(np.multiply(quad, _D), [[0, 2, 1], [0, 3, 2]], material))
    return join(sides)


@cache
def board_mesh() -> Mesh:
    """1 m of the dark board between the sets, and of the beam they carry 6 D before it."""
    board = block((1, 1.2 * _D, HEIGHT), "vermilion", without=("bottom", "top", "north"))
    beam = _box((1 / _D, 1.0, 2.0), (0, -6, 7.2), "bracket")
    return join([darkened(board, 0.55), beam])
