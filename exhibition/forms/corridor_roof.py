"""A covered walk's width -> the roof of one bay: rounded tiles, the rafters one walks under, the ends of its tiles."""

from __future__ import annotations

from functools import cache

import numpy as np

from exhibition.forms import eaves
from exhibition.forms.mesh import Array, Mesh, darkened, join, transformed
from exhibition.forms.roofs import profile
from exhibition.forms.solids import sheet

PITCH = 2.49
OVERHANG = 0.75
_BED = 0.1  # metres from the tiles to the boards under them
_RAFTER = 0.075
_RAFTERS = 10
_TILE_ROWS = 12
_SHARES = np.array([0, 0.4, 0.75, 1.15, 1.5, 1.7, 1.89]) / 1.89


def cross_section(width: float) -> Array:
    """Level distance and height (k, 2) over the eave purlin, from the south eave over the round ridge to the north."""
    curve = profile(width / 2, OVERHANG, (0.5, 0.7), rounded=True)
    p = _SHARES * curve.p[-1]
    y, z = width / 2 + OVERHANG - p, curve.at(p)
    return np.column_stack([np.concatenate([-y, y[-2::-1]]), np.concatenate([z, z[-2::-1]])])


@cache
def bay_roof(width: float, tiles: str) -> Mesh:
    """The tiles of one bay and the boards under them, z = 0 at the eave purlin."""
    path = cross_section(width)
    half = PITCH / 2 + 0.02
    rows = np.stack([np.column_stack([np.full(len(path), x), path]) for x in (-half, half)], axis=1)
    top = sheet(rows, tiles)
    under = sheet((rows - [0, 0, _BED])[::-1][[0, 2, 6, 10, 12]], "soffit")
    edges = [sheet(np.stack([rows[k] - [0, 0, _BED], rows[k]])[:, ::step], tiles) for k, step in ((0, 1), (-1, -1))]
    return join([top, under, *(darkened(edge, 0.72) for edge in edges)])


@cache
def bay_rafters(width: float) -> Mesh:
    """Rafters of one bay, from eave to ridge on both sides, under the boards."""
    path = cross_section(width)
    half = (path[[0, 2, 4, 6]] + [0.03, -_BED]) * [1, 1]
    at = (np.arange(_RAFTERS) + 0.5) / _RAFTERS * PITCH - PITCH / 2
    one = []
    for (y0, z0), (y1, z1) in zip(half[1:], half[:-1], strict=True):
        run = np.array([0.0, y1 - y0, z1 - z0])
        up = np.cross(run / np.linalg.norm(run), [1.0, 0, 0])
        up = up if up[2] > 0 else -up
        side = np.cross(up, run / np.linalg.norm(run))
        one.append(np.column_stack([run, side * _RAFTER, up * _RAFTER, [0.0, y0, z0]]))
    bar = join([transformed(eaves.rafter_mesh(), m) for m in one])
    south = [transformed(bar, np.column_stack([np.eye(3), [x, 0, 0]])) for x in at]
    turned = np.array([[-1, 0, 0, 0], [0, -1, 0, 0], [0, 0, 1, 0]], np.float64)
    whole = join(south)
    return join([whole, transformed(whole, turned)])


@cache
def bay_tile_ends(width: float, tiles: str) -> Mesh:
    """Discs and drips along both eaves of one bay."""
    (y, z), pitch = cross_section(width)[0], PITCH / _TILE_ROWS
    parts = []
    for sign, turn in ((1, -90), (-1, 90)):
        t = np.radians(turn)
        frame = np.array([[np.cos(t), -np.sin(t), 0], [np.sin(t), np.cos(t), 0], [0, 0, 1]]) * pitch
        for k in range(_TILE_ROWS):
            x = (k + 0.5) * pitch - PITCH / 2
            parts.append(transformed(eaves.tile_end_mesh(tiles), np.column_stack([frame, [x, sign * y, z]])))
            parts.append(transformed(eaves.drip_mesh(tiles), np.column_stack([frame, [x + pitch / 2, sign * y, z]])))
    return join(parts)
