"""Roof tiles: half-round covers over troughs, glazed or grey, and the glazed blocks of ridges. v climbs the slope."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tools.textures.cracks import crazing, flakes, pits
from tools.textures.field import Array, X, Y, grey, line, noise, per_cell, smooth, streaks, tinted
from tools.textures.pattern import Pattern, mixed, solid

ROWS = 4  # of cover tiles across one repeat
_COVER = 0.29  # half a cover tile's width, as a share of the pitch


@dataclass(frozen=True)
class _Roof:
    """Fields of a tiled slope. cover: 1 on the half-round tiles. one, pan: a number for each tile and trough tile.
    up, pan_up: how far up its own tile a point lies. valley: 1 in a trough's middle. t: across the row, -0.5 to 0.5."""

    cover: Array
    round: Array
    one: Array
    pan: Array
    up: Array
    pan_up: Array
    valley: Array
    t: Array
    height: Array


def _roof(seed: int, pitch: float, covers: int, pans: int) -> _Roof:
    """``pitch``: metres from row to row; ``covers`` and ``pans``: tiles up one repeat."""
    row = np.floor(X * ROWS)
    t = X * ROWS - row - 0.5
    lean = (per_cell(seed, row, np.floor(Y * covers), ROWS, covers) - 0.5) * 0.025  # no row is laid quite straight
    bow = np.sqrt(np.clip(1 - ((t - lean) / _COVER) ** 2, 0, 1))
    cover = smooth(0.0, 0.03, _COVER - np.abs(t - lean))
    up = Y * covers - np.floor(Y * covers)
    pan_up = Y * pans - np.floor(Y * pans)
    across = np.clip((0.5 - np.abs(t)) / (0.5 - _COVER), 0, 1)  # 0 in the trough's middle, 1 under the cover
    tall = pitch * 0.26
    on_top = tall * bow + 0.05 * pitch * (1 - up) * smooth(0.0, 0.05, up)
    below = 0.06 * pitch * across**2 + 0.06 * pitch * (1 - pan_up) * smooth(0.0, 0.04, pan_up) - 0.05 * pitch
    return _Roof(
        cover=cover,
        round=bow,
        one=per_cell(seed + 1, row, np.floor(Y * covers), ROWS, covers),
        pan=per_cell(seed + 2, row + (t > 0), np.floor(Y * pans), ROWS, pans),
        up=up,
        pan_up=pan_up,
        valley=1 - across,
        t=t,
        height=np.where(cover > 0.5, on_top, below) + 0.0006 * noise(seed + 3, 0.05),
    )


def _joints(r: _Roof) -> Array:
    """The dark lap under the lower end of each tile, and the line where covers meet troughs."""
    lap = smooth(0.955, 0.995, r.up) * r.cover + smooth(0.94, 0.99, r.pan_up) * (1 - r.cover)
    foot = np.exp(-(((np.abs(r.t) - _COVER - 0.012) / 0.022) ** 2))
    return np.clip(0.62 * lap + 0.55 * foot, 0, 1)


def glazed_tile() -> Pattern:
    """Glaze fired unevenly from tile to tile, pooled dark at the lower ends, dust and clay in the troughs."""
    r = _roof(61, 0.26, 4, 6)
    fired = np.where(r.cover > 0.5, r.one, r.pan)
    tone = 0.86 + 0.30 * fired + 0.05 * noise(65, 0.10) - 0.10 * smooth(0.25, 0.0, r.up) * r.cover
    tone = tone * np.where(r.cover > 0.5, 1.0, 0.70) * (1 - 0.75 * _joints(r))
    factor = grey(tone) * tinted((fired - 0.5) * r.cover, 0.16, 0.0, -0.20)
    craze = crazing(66, 40, 40, 0.05) * r.cover * smooth(0.2, 1.4, noise(67, 0.3))
    factor = factor * (1 - 0.16 * craze)[..., None]
    dust = (1 - r.cover) * (0.30 + 0.38 * smooth(-0.6, 1.2, noise(68, 0.12) + 0.7 * r.valley))
    chip = flakes(69, 0.05, 0.006) * r.cover
    colour = mixed(solid("#7C6E58"), "#B9A184", chip)
    own = np.maximum(dust * 0.62, chip * 0.85)
    return Pattern(r.height, factor, own, colour, rough=0.86 + 0.16 * fired * r.cover + 0.6 * dust + 0.5 * chip)


def grey_tile() -> Pattern:
    """Unglazed tiles, soft black to ash, lime on their joints, lichen on the ribs and moss in the troughs."""
    r = _roof(161, 0.17, 4, 7)
    fired = np.where(r.cover > 0.5, r.one, r.pan)
    tone = 0.78 + 0.42 * fired + 0.07 * noise(165, 0.06) + 0.05 * noise(166, 0.01, slope=0.8)
    factor = grey(tone * np.where(r.cover > 0.5, 1.0, 0.72) * (1 - 0.72 * _joints(r)))
    lichen = flakes(167, 0.09, 0.06) * r.cover
    moss = (1 - r.cover) * smooth(0.5, 1.5, noise(168, 0.10) + 0.5 * r.valley)
    lime = smooth(0.965, 0.985, r.up) * smooth(1.0, 0.99, r.up) * r.cover * smooth(-0.5, 0.8, noise(169, 0.08))
    colour = mixed(mixed(solid("#9A9A88"), "#5C6440", moss), "#C6C1B4", lime)
    own = np.clip(np.maximum.reduce([lichen * 0.5, moss * 0.65, lime * 0.6]), 0, 1)
    return Pattern(r.height + 0.0008 * lichen, factor, own, colour, rough=1.0 + 0.1 * moss, dust=0.1)


def glazed_ridge() -> Pattern:
    """Blocks of a ridge under the same glaze: joints every quarter, runs and pools of glass, crazing, small losses."""
    block = np.floor(X * 4)
    at = np.minimum(X * 4 - block, block + 1 - X * 4)
    one = per_cell(71, block, 0 * Y, 4, 1)
    joint = smooth(0.030, 0.012, at)
    runs = streaks(72, 0.06, 5.0)
    tone = 0.90 + 0.20 * one + 0.06 * runs + 0.04 * noise(73, 0.3)
    factor = grey(tone * (1 - 0.55 * joint)) * tinted(one - 0.5 + 0.25 * runs, 0.10, 0.0, -0.14)
    factor = factor * (1 - 0.18 * crazing(74, 30, 30, 0.045) * smooth(-0.3, 1.0, noise(75, 0.3)))[..., None]
    chip = np.maximum(flakes(76, 0.06, 0.005), pits(77, 26, 0.25, 0.02))
    height = -0.004 * joint + 0.0010 * noise(78, 0.10) - 0.0012 * chip
    return Pattern(
        height, factor, chip * 0.8, solid("#B9A184"), rough=0.9 + 0.1 * line(at, 0.03) + 0.5 * chip + 0.05 * runs
    )
