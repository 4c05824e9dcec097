"""A gate hall's storey -> what closes it: doors of studs under the ridge, walls beside them and at both ends.

The doors stand in the middle line of columns, as gates of palaces have them, and are open, so that a visitor passes.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from exhibition.forms import timber
from exhibition.forms.assembly import Assembly
from exhibition.forms.built import placed
from exhibition.forms.mesh import Array, Mesh, join, transformed
from exhibition.forms.solids import block, lathe

if TYPE_CHECKING:
    from exhibition.forms.halls import Body

_OPEN = 82.0  # degrees that a leaf stands open


def gateway(a: Assembly, b: Body, z: float, breaks: Array) -> None:
    """Close the storey of ``b`` that stands on z. breaks: shares 0..1 of the front where columns stand."""
    ends = np.array([[-b.width / 2, 0.0], [b.width / 2, 0.0]])
    spots = ends[0] + (ends[1] - ends[0]) * np.asarray(breaks)[1:-1, None]
    timber.columns(a, spots, z, b.column_height, b.radius, b.columns)
    height = b.column_height - b.beam_height
    timber.beams(a, *ends, breaks, z + height, b.beam_height, 1.3 * b.radius, timber.paint_for(b.tiles, b.columns))
    bays = timber.spans(*ends, breaks)
    doors = {k for k in range(len(bays)) if abs(k - (len(bays) - 1) / 2) <= (1 if len(bays) >= 5 else 0)}
    style = timber.INFILL[b.walls]
    for k, (x, y, w, turn) in enumerate(bays):
        if k in doors:
            _doorway(a, x, y, z, w, height)
        else:
            timber.wall_bay(a, x, y, w, turn, z, height, style)
    a.wall(timber.bay_walls([bay for k, bay in enumerate(bays) if k not in doors], z - 0.2, z + b.column_height))
    side = [(s * b.width / 2, 0.0, b.depth, 90.0 * s) for s in (1, -1)]
    for x, y, w, turn in side:
        timber.wall_bay(a, x, y, w, turn, z, height, style)
    a.wall(timber.bay_walls(side, z - 0.2, z + b.column_height))


def _doorway(a: Assembly, x: float, y: float, z: float, width: float, height: float) -> None:
    """Frame, transom board and two open leaves of one bay."""
    clear = min(0.66 * width, 3.4)
    leaf = (clear / 2, min(0.78 * height, 3.6))
    cheek = (width - clear) / 2
    a.add("door_frame", frame_mesh(), placed(x, y, z, 0, (clear, 1, leaf[1])), "doors")
    for s in (-1, 1):
        at = placed(x + s * (clear + cheek) / 2, y, z, 0, (cheek, 1, height))
        a.add("door_cheek", cheek_mesh(), at, "doors")
        hinge = placed(x + s * clear / 2, y + 0.06, z + 0.04, s * -_OPEN, (s * -leaf[0], 1, leaf[1] - 0.06))
        a.add("door_leaf", leaf_mesh(), hinge, "doors")
    board = placed(x, y, z + leaf[1] + 0.12, 0, (clear, 1, height - leaf[1] - 0.12))
    a.add("door_cheek", cheek_mesh(), board, "doors")
    seals = [placed(x + s * clear / 6 * k, y - 0.12, z + leaf[1] + 0.06) for k in (1, 3) for s in (-1, 1)]
    a.add("door_seal", seal_mesh(), seals, "doors")


@cache
def frame_mesh() -> Mesh:
    """The lintel of an opening 1 m wide and 1 m high; there is no threshold, so that wheels pass."""
    return block((1.0, 0.26, 0.05), "vermilion", (0, 0, 0.985), without=("east", "west"))


@cache
def cheek_mesh() -> Mesh:
    """A board 1 m by 1 m with its border, seen from both sides."""
    board = block((1, 0.1, 1), "vermilion", without=("bottom", "top", "east", "west"))
    rims = [block((0.06, 0.2, 1), "vermilion", (x, 0, 0), without=("bottom", "top")) for x in (-0.47, 0.47)]
    return join([board, *rims])


@cache
def leaf_mesh() -> Mesh:
    """A door leaf that reaches from x = 0 to 1 and z = 0 to 1, studded on its outside (-y)."""
    return block((1, 0.09, 1), "door_red", (0.5, 0, 0), without=("bottom",))


@cache
def seal_mesh() -> Mesh:
    """A gilt door seal (menzan) 0.17 m across, its face to -y."""
    seal = lathe([[0.0, 0.0], [0.1, 0.0], [0.1, 0.1], [0.07, 0.13], [0.0, 0.13]], 6, "gilt")
    turned = np.array([[1, 0, 0, 0], [0, 0, -1, 0], [0, 1, 0, 0]], np.float64)
    return transformed(seal, turned)
