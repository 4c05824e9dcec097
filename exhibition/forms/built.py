"""What a form gives back: shared meshes with their many places, what one may stand on, and what is true of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from exhibition.forms.mesh import Array, Mesh

# The order in which a Qing building rises; a piece's phase is its index here. View.parts can stop at any of them.
PHASES = ("ground", "platform", "columns", "beams", "brackets", "rafters", "tiles", "doors", "ornament")


@dataclass(frozen=True, eq=False)
class Piece:
    """One shared mesh and all its places: a column x 546, a tile disc x 20,000.

    transforms (k, 3, 4) float32: world point = t[:, :3] @ local point + t[:, 3]. May scale, turn and mirror.
    phase: an index into PHASES. levels: the same thing coarser and coarser, where its maker knows better than a
    program which triangles to spare.
    """

    name: str
    mesh: Mesh
    transforms: Array
    phase: int = 0
    levels: tuple[Mesh, ...] = ()


@dataclass(frozen=True, eq=False)
class Heightfield:
    """Ground as a grid: the corner (x0, y0) in metres, square cells of ``cell`` metres.

    heights (ny, nx) float32, metres, at the grid points; walkable (ny, nx) bool, True where feet may be.
    The mesh that is drawn and the ground that is walked must be the same triangles: each cell is split
    along the diagonal from its low corner (ix, iy) to (ix + 1, iy + 1).
    """

    x0: float
    y0: float
    cell: float
    heights: Array
    walkable: Array


@dataclass(frozen=True, eq=False)
class Built:
    """A form's whole answer, in the part's own frame: metres, Z up, the front looks to -Y (south), z = 0 is the
    ground the part stands on.

    floors (f, 3, 3) float32: triangles one may stand on (platforms, decks, steps as ramps, rooms).
    walls (w, 6) float32: x0 y0 x1 y1 z_low z_high: upright panels no one passes.
    points: named anchors for hotspots, e.g. ``top``, ``door``, ``centre``; each (3,).
    pad (k, 2): the outline of ground that the terrain must flatten to z = 0, or None.
    facts: what was really built, counted from the pieces; numbers, words or lists of them.
    fields: heightfields, first match wins (terrain only). water: polygons are not needed, water is a level.
    """

    pieces: tuple[Piece, ...]
    floors: Array = field(default_factory=lambda: np.zeros((0, 3, 3), np.float32))
    walls: Array = field(default_factory=lambda: np.zeros((0, 6), np.float32))
    points: Mapping[str, tuple[float, float, float]] = field(default_factory=dict)
    pad: Array | None = None
    facts: Mapping[str, object] = field(default_factory=dict)
    fields: tuple[Heightfield, ...] = ()


def placed(x: float = 0.0, y: float = 0.0, z: float = 0.0, turn: float = 0.0, scale=1.0) -> Array:
    """One transform (3, 4): scale (number or 3), turn counter-clockwise in degrees about Z, then move."""
    c, s = np.cos(np.radians(turn)), np.sin(np.radians(turn))
    m = np.array([[c, -s, 0, x], [s, c, 0, y], [0, 0, 1, z]], np.float64)
    m[:, :3] *= np.broadcast_to(np.asarray(scale, np.float64), (3,))
    return m.astype(np.float32)


def many(transforms) -> Array:
    """A list of transforms as one array (k, 3, 4)."""
    return np.asarray(list(transforms), np.float32).reshape(-1, 3, 4)


def compose(outer: Array, inner: Array) -> Array:
    """outer (3, 4) after inner (k, 3, 4) or (3, 4): the places of a thing inside a placed thing."""
    out = np.empty_like(inner)
    out[..., :3] = outer[:, :3] @ inner[..., :3]
    out[..., 3] = inner[..., 3] @ outer[:, :3].T + outer[:, 3]
    return out


def merged(builts) -> Built:
    """Several answers in the same frame as one; the first pad and the union of facts stay."""
    builts = list(builts)
    points: dict = {}
    facts: dict = {}
    for b in builts:
        points.update(b.points)
        facts.update(b.facts)
    return Built(
        pieces=tuple(p for b in builts for p in b.pieces),
        floors=np.concatenate([b.floors for b in builts]),
        walls=np.concatenate([b.walls for b in builts]),
        points=points,
        pad=next((b.pad for b in builts if b.pad is not None), None),
        facts=facts,
        fields=tuple(f for b in builts for f in b.fields),
    )


def moved(built: Built, matrix: Array) -> Built:
    """The answer in another frame: pieces, floors, walls, points and pad moved by ``matrix`` (3, 4)."""
    m = np.asarray(matrix, np.float64)

    def move(p):
        return np.asarray(p, np.float64) @ m[:, :3].T + m[:, 3]

    walls = np.asarray(built.walls, np.float64).copy()
    if len(walls):
        low = move(np.column_stack([walls[:, 0:2], walls[:, 4]]))
        high = move(np.column_stack([walls[:, 2:4], walls[:, 5]]))
        walls = np.column_stack([low[:, :2], high[:, :2], low[:, 2], high[:, 2]])
    pad = None
    if built.pad is not None:
        flat = np.column_stack([built.pad, np.zeros(len(built.pad))])
        pad = move(flat)[:, :2].astype(np.float32)
    return Built(
        pieces=tuple(replace(p, transforms=compose(m, p.transforms).astype(np.float32)) for p in built.pieces),
        floors=move(built.floors).astype(np.float32).reshape(-1, 3, 3),
        walls=walls.astype(np.float32),
        points={name: tuple(float(v) for v in move(p)) for name, p in built.points.items()},
        pad=pad,
        facts=built.facts,
        fields=built.fields,
    )
