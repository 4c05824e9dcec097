"""A sloping face of a roof -> what hangs under and ends at its eave: boards, rafters, tile ends.

Two rows of rafters, as official building has them: round ones over the eave purlin, square flying ones on their outer
end that carry the last third of the overhang (dossier/qing_grammar: share_rafter 0.667, share_flying_rafter 0.333).
Their bellies are green and their cheeks red. Each is one shared mesh at many places, stretched to its length.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from exhibition.forms.assembly import Assembly
from exhibition.forms.mesh import Array, Mesh, darkened, join, make_mesh
from exhibition.forms.solids import sheet

if TYPE_CHECKING:
    from exhibition.forms.roofs import Dress, Surface

TILE_EDGE = 0.1
"""Metres that the tiles and their bed are thick at the eave, for a roof of scale 1."""
RAFTER = 0.105
"""Metres across a rafter under columns of 4.2 m: 1.5 doukou of 0.07 m."""
_PITCH = 2.6
"""Rafters stand this many of their own thickness apart, middle to middle (certainty C)."""
_TILE_PITCH = {"grey_tile": 0.2}
_GLAZED_PITCH = 0.26


def finish(a: Assembly, s: Surface, dress: Dress) -> None:
    """Boards, rafters and tile ends of one face."""
    a.add("soffit", boards(s, dress), None, "rafters")
    for name, mesh, places in rafters(s, dress):
        a.add(name, mesh, places, "rafters")
    for name, mesh, places in tile_ends(s, dress):
        a.add(name, mesh, places, "tiles")


def rafter_size(dress: Dress) -> float:
    """Metres across a rafter."""
    return RAFTER * min(dress.scale, 1.25)


def boards(s: Surface, dress: Dress) -> Mesh:
    """The underside of the eave from the columns to the edge, with the step where the flying rafters begin."""
    ov, d, t = s.curve.overhang, rafter_size(dress), TILE_EDGE * dress.scale
    third = ov / 3
    under = s.grid([ov + 0.1, third + 0.02, third, 0.02], s.columns(), drop=[t, t + d, t, t])
    face = s.grid([0.02, 0.0], s.columns(), drop=[t + 0.05, 0.0])
    wood = "bronze_green" if dress.tiles == "bronze_tile" else "soffit"
    return join([sheet(under, wood, smooth=False), darkened(sheet(face, dress.border or dress.tiles), 0.72)])


def rafters(s: Surface, dress: Dress) -> list[tuple[str, Mesh, Array]]:
    """Both rows: (name, mesh, places (k, 3, 4))."""
    ov, d, t = s.curve.overhang, rafter_size(dress), TILE_EDGE * dress.scale
    count = max(2, round(2 * float(s.half(0.0)) / (_PITCH * d)))
    across = (np.arange(count) + 0.5) / count * 2 - 1
    round_row = s.grid([ov + 0.05, ov / 3 - 0.3 * d], across, drop=[t, t + d])
    flying_row = s.grid([0.55 * ov, 0.35 * d], across, drop=[t, t])
    return [
        ("rafter", rafter_mesh(*timber_of(dress)), _laid(round_row, d)),
        ("flying_rafter", flying_mesh(*timber_of(dress)), _laid(flying_row, d)),
    ]


def _laid(rows: Array, thick: float) -> Array:
    """Bars from rows[0] to rows[1] (2, k, 3), hanging under those lines: places (k, 3, 4)."""
    start, run = rows[0], rows[1] - rows[0]
    forward = run / np.linalg.norm(run, axis=1, keepdims=True)
    side = np.cross([0.0, 0.0, 1.0], forward)
    side /= np.linalg.norm(side, axis=1, keepdims=True)
    up = np.cross(forward, side)
    return np.stack([run, side * thick, up * thick, start], axis=2).astype(np.float32)


def timber_of(dress: Dress) -> tuple[str, str]:
    """What the rafters of a roof are: cheeks and belly."""
    return ("bronze_green", "bronze_green") if dress.tiles == "bronze_tile" else ("vermilion", "bracket")


@cache
def rafter_mesh(cheek: str = "vermilion", belly: str = "bracket") -> Mesh:
    """A round rafter: 1 along x, 1 thick, hanging under z = 0; only what can be seen from below, and its end."""
    a = np.radians([180.0, 225.0, 270.0, 315.0, 360.0])
    ring = np.column_stack([0.5 * np.cos(a), 0.5 * np.sin(a) - 0.5])
    return _bar(ring, (cheek, belly, belly, cheek), "bracket_blue" if belly == "bracket" else belly)


@cache
def flying_mesh(cheek: str = "vermilion", belly: str = "bracket") -> Mesh:
    """A square flying rafter: 1 along x, 0.9 thick, hanging under z = 0."""
    ring = np.array([[-0.45, 0.0], [-0.45, -0.9], [0.45, -0.9], [0.45, 0.0]])
    return _bar(ring, (cheek, belly, cheek), belly)


def _bar(ring: Array, faces: tuple[str, ...], end: str) -> Mesh:
    """An open section (k, 2) of y and z drawn along x from 0 to 1, a material a face, closed at x = 1."""
    parts = []
    for (y0, z0), (y1, z1), material in zip(ring[:-1], ring[1:], faces, strict=True):
        quad = [[0, y0, z0], [0, y1, z1], [1, y1, z1], [1, y0, z0]]
        parts.append(make_mesh(quad, [[0, 1, 2], [0, 2, 3]], material))
    rim = np.column_stack([np.ones(len(ring)), ring])
    fan = np.array([[0, i, i + 1] for i in range(1, len(ring) - 1)])
    parts.append(make_mesh(rim, fan, end))
    return join(parts)


def tile_ends(s: Surface, dress: Dress) -> list[tuple[str, Mesh, Array]]:
    """The disc that closes each row of cover tiles and the drip between two: (name, mesh, places (k, 3, 4))."""
    pitch = _TILE_PITCH.get(dress.tiles, _GLAZED_PITCH)
    material = dress.border or dress.tiles
    count = max(2, round(2 * float(s.half(0.0)) / pitch))
    places = {}
    for name, shift in (("tile_end", 0.5), ("drip", 0.0)):
        across = (np.arange(count + (name == "drip")) + shift) / count * 2 - 1
        if name == "drip":
            across = across[1:-1]
        rows = s.grid([0.3, -0.02], across)
        out = rows[1] - rows[0]
        flat = out * [1, 1, 0]
        forward = flat / np.linalg.norm(flat, axis=1, keepdims=True)
        side = np.cross([0.0, 0.0, 1.0], forward)
        up = np.broadcast_to([0.0, 0.0, 1.0], side.shape)
        places[name] = np.stack([forward * pitch, side * pitch, up * pitch, rows[1]], axis=2).astype(np.float32)
    return [
        ("tile_end", tile_end_mesh(material), places["tile_end"]),
        ("drip", drip_mesh(material), places["drip"]),
    ]


@cache
def tile_end_mesh(material: str) -> Mesh:
    """The end of a cover tile for rows 1 apart: a short half pipe that stands over the eave line, closed by a disc."""
    r = 0.29
    a = np.radians(np.linspace(-60, 240, 6))
    ring = np.column_stack([r * np.cos(a), r * np.sin(a) - 0.02])
    parts = []
    for (y0, z0), (y1, z1) in zip(ring[:-1], ring[1:], strict=True):
        quad = [[0.04, y0, z0], [0.04, y1, z1], [-0.8, y1, z1 + 0.25], [-0.8, y0, z0 + 0.25]]
        parts.append(make_mesh(quad, [[0, 1, 2], [0, 2, 3]], material))
    face = np.column_stack([np.full(len(ring), 0.04), ring])
    fan = np.array([[0, i, i + 1] for i in range(1, len(ring) - 1)])
    return join([*parts, darkened(make_mesh(face, fan, material), 0.9)])


@cache
def drip_mesh(material: str) -> Mesh:
    """The drip of a pan tile for rows 1 apart: a plate that ends in a point."""
    points = [[0.02, -0.4, 0.04], [0.06, 0.0, -0.52], [0.02, 0.4, 0.04]]
    return darkened(make_mesh(points, [[0, 1, 2]], material), 0.85)
