"""Occluders and an eye -> Horizon: how far up the land covers the view, all round; then which boxes it hides.

Nothing hidden is ever seen. A look that rises no more than the horizon within some distance has by then passed through
the inside of the land. The land was worn down for that by as much as an eye may move before the next horizon is drawn,
so what it hides is hidden from all these places (Wonka and others, "Visibility preprocessing with occluder fusion",
2000). numpy only; nothing is asked of the GPU, and a turning eye costs nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from exhibition.forms.mesh import Array
from exhibition.world.ground import Ground, terrain
from exhibition.world.occluders import WORN, Occluders

MOVES = 0.75  # metres an eye may stray from where its horizon was drawn
_BINS = 512  # directions all round
_RINGS = 4.0 * 1.08 ** np.arange(78)  # metres, out to 1,500
_NEAREST = np.float32(1e-6)
Eye = tuple[float, float, float]


@dataclass(frozen=True, eq=False)
class Horizon:
    """eye: metres. rises (levels, rings, bins) float32: the steepest look, metres up for each ahead, that the land
    surely stops within a ring's distance; level l holds the lowest of 2**l bins from a bin on."""

    eye: Eye
    rises: Array

    def holds(self, eye: Eye) -> bool:
        """Whether what it hides is hidden from there too."""
        return float(np.linalg.norm(np.subtract(eye, self.eye))) <= MOVES

    def hides(self, boxes: Array) -> Array:
        """Which boxes (k, 2, 3) are wholly behind the land, (k,) bool."""
        low, high = boxes[:, 0] - self.eye, boxes[:, 1] - self.eye
        near = np.hypot(*np.maximum(np.maximum(low, -high)[:, :2], 0.0).T)
        far = np.hypot(*np.maximum(-low, high)[:, :2].T)
        steepest = high[:, 2] / np.where(high[:, 2] > 0, np.maximum(near, _NEAREST), far)
        ring = np.searchsorted(_RINGS, near, side="right") - 1
        first, count = _bins(low, high)
        level = np.log2(count).astype(np.int64)
        last = first + count - 2**level
        behind = np.maximum(ring, 0)
        rise = np.minimum(self.rises[level, behind, first % _BINS], self.rises[level, behind, last % _BINS])
        return (ring >= 0) & (count < _BINS // 2) & (rise >= steepest)


def horizon(occluders: Occluders, ground: Ground, eye: Eye, *, slack: float) -> Horizon | None:
    """What the land hides from an eye; None where the eye is not above known land. slack: metres for each metre of
    distance by which the drawn land may depart from the true one."""
    if not above(ground, eye):
        return None
    dx, dy, worn = _looks(occluders.cell)
    column = np.floor((dx + np.float32(eye[0] - occluders.x0)) / np.float32(occluders.cell)).astype(np.int32)
    row = np.floor((dy + np.float32(eye[1] - occluders.y0)) / np.float32(occluders.cell)).astype(np.int32)
    _, rows, columns = occluders.worn.shape
    known = (column >= 0) & (row >= 0) & (column < columns) & (row < rows) & (worn < WORN)
    z = np.full(dx.shape, -np.inf, np.float32)
    z[known] = occluders.worn[worn[known], row[known], column[known]]
    rises = (z - np.float32(eye[2] + MOVES)) / _RINGS[:, None].astype(np.float32) - np.float32(slack)
    return Horizon(eye, lowest_of_runs(np.maximum.accumulate(rises, axis=0)))


def above(ground: Ground, eye: Eye) -> bool:
    """Whether an eye, wherever it may stray to, is over the land."""
    sides = np.array([(x, y) for x in (-MOVES, 0.0, MOVES) for y in (-MOVES, 0.0, MOVES)]) + eye[:2]
    height, _ = terrain(ground.fields, sides[:, 0], sides[:, 1])
    return bool((height < eye[2] - MOVES).all())


def lowest_of_runs(rises: Array) -> Array:
    """(rings, bins) -> (levels, rings, bins): the lowest of 1, 2, 4 ... bins from each bin on, around the circle."""
    levels = [rises]
    while 2 ** len(levels) < _BINS:
        levels.append(np.minimum(levels[-1], np.roll(levels[-1], -(2 ** (len(levels) - 1)), axis=1)))
    return np.stack(levels)


def _bins(low: Array, high: Array) -> tuple[Array, Array]:
    """First bin and number of bins (k,) that boxes span, corners being counted from the eye. Of a box round the eye the
    number is meaningless."""
    x = np.stack([low[:, 0], high[:, 0], high[:, 0], low[:, 0]])
    y = np.stack([low[:, 1], low[:, 1], high[:, 1], high[:, 1]])
    middle = np.arctan2(low[:, 1] + high[:, 1], low[:, 0] + high[:, 0])
    apart = (np.arctan2(y, x) - middle + np.pi) % (2 * np.pi) - np.pi
    first = np.floor((middle + apart.min(axis=0)) * (_BINS / (2 * np.pi))).astype(np.int64)
    last = np.floor((middle + apart.max(axis=0)) * (_BINS / (2 * np.pi))).astype(np.int64)
    return first, np.clip(last - first + 1, 1, _BINS // 2)


@cache
def _looks(cell: float) -> tuple[Array, Array, Array]:
    """Where all looks cross all rings, from the eye (rings, bins) float32, and which worn grid holds the lowest land
    for half a bin and a stray eye around."""
    turn = (np.arange(_BINS) + 0.5) * (2 * np.pi / _BINS)
    around = _RINGS * (np.pi / _BINS) + MOVES
    worn = np.ceil(around / cell).astype(np.int64) - 1
    x, y = np.outer(_RINGS, np.cos(turn)), np.outer(_RINGS, np.sin(turn))
    return x.astype(np.float32), y.astype(np.float32), np.broadcast_to(worn[:, None], x.shape)
