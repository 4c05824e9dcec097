"""Lines of columns -> columns, painted beams, brackets, lattice bays, fret and benches, all shared by every building.

Shared meshes have a nominal size; a place stretches them to the wanted one, so the whole scene holds a few dozen.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from exhibition.forms.assembly import Assembly
from exhibition.forms.built import placed
from exhibition.forms.mesh import Array, Mesh, join, make_mesh
from exhibition.forms.solids import block, lathe

SIDES_HIDDEN = ("bottom", "top")
_EDGES = ("bottom", "top", "east", "west")


@dataclass(frozen=True)
class Infill:
    """What stands between the columns: lattice, its frame, the solid wall of ends and back, and the door."""

    lattice: str
    frame: str
    solid: str
    sill: str


INFILL = {
    "lattice_red": Infill("lattice_red", "vermilion", "vermilion_wall", "grey_brick"),
    "lattice_green": Infill("lattice_green", "dark_green", "grey_brick", "grey_brick"),
    "vermilion_wall": Infill("lattice_red", "vermilion", "vermilion_wall", "grey_brick"),
    "white_wall": Infill("lattice_green", "dark_green", "white_wall", "grey_brick"),
    "grey_brick": Infill("lattice_red", "vermilion", "grey_brick", "grey_brick"),
    "gate": Infill("lattice_red", "vermilion", "vermilion_wall", "grey_brick"),
    "bronze_green": Infill("lattice_bronze", "bronze_green", "bronze_green", "bronze_green"),
}
# Manners of painting beams -> what follows bay upon bay: blue fields, then green ones.
PAINTS = {
    "beam_suzhou": ("beam_suzhou_hills", "beam_suzhou_blossom", "beam_suzhou_lake", "beam_suzhou_figures"),
    "beam_hexi": ("beam_hexi_blue", "beam_hexi_green"),
}
PAINTED = frozenset(name for names in PAINTS.values() for name in names)


def paint_for(tiles: str, columns: str = "") -> str:
    """A manner of PAINTS: dragons under glazed roofs, Suzhou scenes under grey ones; bare bronze on bronze."""
    if columns == "bronze_green":
        return "bronze_green"
    return "beam_hexi" if tiles in ("yellow_glazed", "blue_glazed") else "beam_suzhou"


@cache
def column_mesh(material: str, square: bool = False) -> Mesh:
    """A column of radius 0.2 m and height 4 m."""
    if square:
        return block((0.36, 0.36, 4.0), material, without=SIDES_HIDDEN)
    return lathe([[0.2, 0.0], [0.2, 2.0], [0.186, 4.0]], 9, material)


@cache
def drum_mesh() -> Mesh:
    """The stone under a column of radius 0.2 m."""
    return lathe([[0.34, 0.0], [0.33, 0.06], [0.24, 0.14], [0.2, 0.15]], 9, "marble")


def columns(a: Assembly, points, z: float, height: float, radius: float, material: str, name="column", square=False):
    """Columns on their stones at points (k, 2) or (k, 3: with a turn in degrees)."""
    f = radius / 0.2
    spots = [(p[0], p[1], p[2] if len(p) > 2 else 0.0) for p in points]
    a.add(name, column_mesh(material, square), [placed(x, y, z, t, (f, f, height / 4)) for x, y, t in spots], "columns")
    if not square:
        a.add("drum", drum_mesh(), [placed(x, y, z, 0, f) for x, y, _ in spots], "platform")


@cache
def beam_mesh(material: str) -> Mesh:
    """One beam 1 m long, thick and high along x. A painted bay covers front and back once; its picture holds the middle
    half above and the two ends below, side by side, as tools/textures/beams.py lays them."""
    if material not in PAINTED:
        return block((1, 1, 1), material, without=("east", "west"))
    low, high = 0.004, 0.496  # not to the very edge, where the other half begins
    strips = [(-0.5, -0.25, 0.0, 0.5, 0.0), (-0.25, 0.25, 0.0, 1.0, 0.5), (0.25, 0.5, 0.5, 1.0, 0.0)]
    corners, uvs = [], []
    for way in (1, -1):
        for x0, x1, u0, u1, v in strips:
            a, b, y = way * x0, way * x1, -0.5 * way
            corners += [(a, y, 0), (b, y, 0), (b, y, 1), (a, y, 1)]
            uvs += [(u0, v + low), (u1, v + low), (u1, v + high), (u0, v + high)]
    for z, way in ((0, 1), (1, -1)):  # head and foot have the colour of the edge
        corners += [(-0.5, way * 0.5, z), (0.5, way * 0.5, z), (0.5, -way * 0.5, z), (-0.5, -way * 0.5, z)]
        uvs += [(0.0, 0.51), (1.0, 0.51), (1.0, 0.51), (0.0, 0.51)]
    base = np.arange(len(corners) // 4)[:, None] * 4
    faces = np.concatenate([base + [0, 1, 2], base + [0, 2, 3]])
    return make_mesh(corners, faces, material, uvs=uvs)


def along(start, end) -> tuple[float, float]:
    """Length of a run and its turn in degrees; the outside of a counter-clockwise run is -y of that frame."""
    d = np.subtract(end, start)[:2]
    return float(np.hypot(*d)), float(np.degrees(np.arctan2(d[1], d[0])))


def spans(start, end, breaks) -> list[tuple[float, float, float, float]]:
    """The bays of a run as (middle x, middle y, length, turn); ``breaks`` are shares 0..1 of its length."""
    length, turn = along(start, end)
    s, e, b = np.asarray(start, np.float64)[:2], np.asarray(end, np.float64)[:2], np.asarray(breaks)
    mid = s + (e - s) * ((b[1:] + b[:-1]) / 2)[:, None]
    return [(*m, w * length, turn) for m, w in zip(mid, np.diff(b), strict=True)]


def beams(a: Assembly, start, end, breaks, z: float, height: float, thick: float, material: str) -> None:
    """A beam over every bay of a run, from z up; in a manner of PAINTS each bay differs from its neighbour."""
    names = PAINTS.get(material, (material,))
    places = [placed(x, y, z, turn, (w, thick, height)) for x, y, w, turn in spans(start, end, breaks)]
    for k, name in enumerate(names):
        a.add("beam", beam_mesh(name), places[k :: len(names)], "beams")


def half_metre(value: float, low: float = 1.5) -> float:
    """The nearest nominal size, so that bays of nearly the same size share a mesh."""
    return max(low, round(value * 2) / 2)


@cache
def lattice_mesh(lattice: str, frame: str, width: float, height: float, sill: float, sill_material: str) -> Mesh:
    """A bay of leaves: sill or door skirts below, lattice above, a transom on top; faces -y, closed behind."""
    leaves = max(2, 2 * round(width / 2 / 0.75))
    transom = 0.16 * height
    low = sill * height
    parts = [
        block((width, 0.06, low), sill_material, (0, 0.02, 0), without=("bottom", "east", "west")),
        block((width, 0.04, height - low), lattice, (0, 0.02, low), without=("bottom", "top", "east", "west")),
        block((width, 0.18, 0.12), frame, (0, 0, 0), without=("bottom", "east", "west", "north")),
    ]
    for z in (low - 0.06, height - transom - 0.06, height - 0.1):
        parts.append(block((width, 0.14, 0.11), frame, (0, 0, z), without=("east", "west", "north")))
    for x in np.linspace(-width / 2, width / 2, leaves + 1):
        parts.append(block((0.1, 0.12, height), frame, (x, 0, 0), without=("bottom", "top", "north")))
    return join(parts)


@cache
def wall_mesh(material: str, sill: str, width: float, height: float) -> Mesh:
    """A bay of masonry: a brick foot a third high, plaster above."""
    foot = min(1.1, height / 3)
    return join(
        [
            block((width, 0.46, foot), sill, without=("bottom", "east", "west")),
            block((width, 0.38, height - foot), material, (0, 0, foot), without=("bottom", "top", "east", "west")),
        ]
    )


def lattice_bay(a: Assembly, x, y, width, turn, z, height, style: Infill, door: bool) -> None:
    """One bay of lattice; a door bay has skirts of wood, another a brick sill."""
    w, h = half_metre(width), half_metre(height, 1.0)
    sill, material = (0.32, "door_red" if style.frame == "vermilion" else style.frame) if door else (0.26, style.sill)
    mesh = lattice_mesh(style.lattice, style.frame, w, h, sill, material)
    a.add("door" if door else "window", mesh, placed(x, y, z, turn, (width / w, 1, height / h)), "doors")


def wall_bay(a: Assembly, x, y, width, turn, z, height, style: Infill) -> None:
    """One bay of solid wall."""
    w, h = half_metre(width), half_metre(height, 1.0)
    a.add("wall", wall_mesh(style.solid, style.sill, w, h), placed(x, y, z, turn, (width / w, 1, height / h)), "doors")


@cache
def fret_mesh(material: str) -> Mesh:
    """Hanging fretwork (daogua) of one bay, 2.5 m wide and 0.42 m high under z = 0: stepped lattice (bubujin) between
    two rails, and carved sparrow braces (queti) at its ends."""
    w, h = 1.22, 0.42
    bars = [block((2.5, 0.05, 0.05), material, (0, 0, z), without=("east", "west", "top")) for z in (-0.05, -h)]
    bars += [block((0.07, 0.07, 0.16), material, (s * w, 0, -h - 0.12), without=("top",)) for s in (-1, 1)]
    for x, low, high in _FRET_POSTS:
        ends = {x, -x}
        bars += [block((0.032, 0.035, high - low), material, (e, 0, low - h), without=SIDES_HIDDEN) for e in ends]
    for left, right, z in _FRET_RAILS:
        ends = (1,) if left < 0 else (1, -1)
        mid = (left + right) / 2
        bars += [
            block((right - left, 0.035, 0.032), material, (s * mid, 0, z - h), without=("east", "west")) for s in ends
        ]
    return join([*bars, *(sparrow_brace(s, material) for s in (-1, 1))])


# Stepped lattice between the rails, metres from the middle of the bay and over the lower rail; both halves alike.
_FRET_POSTS = ((0.14, 0.05, 0.37), (0.42, 0.13, 0.37), (0.7, 0.05, 0.29), (0.98, 0.13, 0.37))
_FRET_RAILS = ((-0.42, 0.42, 0.13), (0.14, 0.7, 0.29), (0.42, 0.98, 0.13), (0.7, 1.25, 0.29), (0.98, 1.25, 0.13))


def sparrow_brace(side: int, material: str) -> Mesh:
    """A carved brace in the corner of post and rail, 0.42 m long: a board whose lower edge steps up in clouds."""
    x = np.array([0.0, 0.42, 0.42, 0.34, 0.31, 0.22, 0.19, 0.1, 0.06, 0.0])
    z = np.array([0.0, 0.0, -0.04, -0.06, -0.1, -0.09, -0.15, -0.14, -0.22, -0.24])
    outline = np.column_stack([side * (1.22 - x), z - 0.42])
    parts = []
    for y in (-0.03, 0.03):
        ring = np.column_stack([outline[:, 0], np.full(len(x), y), outline[:, 1]])
        fan = np.array([[0, i, i + 1] for i in range(1, len(x) - 1)])
        parts.append(make_mesh(ring, fan if (y < 0) == (side < 0) else fan[:, ::-1], "bracket"))
    low = outline[1:]
    for (xa, za), (xb, zb) in zip(low[:-1], low[1:], strict=True):
        quad = np.array([[xa, -0.03, za], [xb, -0.03, zb], [xb, 0.03, zb], [xa, 0.03, za]])
        faces = np.array([[0, 1, 2], [0, 2, 3]])
        parts.append(make_mesh(quad, faces if side < 0 else faces[:, ::-1], "gilt"))
    return join(parts)


@cache
def bench_mesh(frame: str) -> Mesh:
    """A bench rail of one bay, 2.5 m wide and 0.5 m high: seat, foot rail and short posts."""
    bars = [
        block((2.5, 0.28, 0.06), "vermilion", (0, 0, 0.44), without=("east", "west")),
        block((2.5, 0.06, 0.05), frame, (0, 0, 0.06), without=("east", "west", "bottom")),
        block((2.5, 0.05, 0.05), frame, (0, 0, 0.26), without=("east", "west", "bottom")),
    ]
    bars += [block((0.05, 0.05, 0.44), frame, (x, 0, 0), without=_EDGES) for x in np.linspace(-1.05, 1.05, 6)]
    return join(bars)


@cache
def rail_mesh(material: str) -> Mesh:
    """A timber gallery rail of one bay, 2 m wide and 1 m high."""
    bars = [block((2.0, 0.09, 0.08), material, (0, 0, z), without=("east", "west")) for z in (0.1, 0.62, 0.92)]
    bars += [block((0.06, 0.06, 0.95), material, (x, 0, 0), without=SIDES_HIDDEN) for x in np.linspace(-0.8, 0.8, 5)]
    bars.append(block((0.13, 0.13, 1.12), material, (1.0, 0, 0), without=("bottom",)))
    return join(bars)


def rails(a: Assembly, start, end, z: float, material: str) -> None:
    """A timber rail along a run."""
    length, _ = along(start, end)
    n = max(1, round(length / 2.0))
    bays = spans(start, end, np.linspace(0, 1, n + 1))
    a.add("rail", rail_mesh(material), [placed(x, y, z, t, (w / 2, 1, 1)) for x, y, w, t in bays], "ornament")


def frets(a: Assembly, bays, z: float, material: str) -> None:
    """Hanging frets under z in the bays of ``spans``."""
    a.add("fret", fret_mesh(material), [placed(x, y, z, t, (w / 2.5, 1, 1)) for x, y, w, t in bays], "beams")


def benches(a: Assembly, bays, z: float, material: str) -> None:
    """Bench rails in the bays of ``spans``, and the walls they are."""
    a.add("bench", bench_mesh(material), [placed(x, y, z, t, (w / 2.5, 1, 1)) for x, y, w, t in bays], "doors")
    a.wall(bay_walls(bays, z - 0.1, z + 0.6))


def bay_walls(bays, z0: float, z1: float) -> Array:
    """Upright panels (k, 6) across the bays of ``spans``."""
    b = np.asarray(bays, np.float64).reshape(-1, 4)
    t = np.radians(b[:, 3])
    d = np.column_stack([np.cos(t), np.sin(t)]) * b[:, 2:3] / 2
    k = len(b)
    return np.column_stack([b[:, :2] - d, b[:, :2] + d, np.full(k, z0), np.full(k, z1)])


def ceiling(a: Assembly, outline: Array, z: float, material: str = "soffit") -> None:
    """A flat ceiling under a convex outline (k, 2), seen from below."""
    o = np.asarray(outline, np.float64)[::-1]
    fan = np.array([[0, i, i + 1] for i in range(1, len(o) - 1)])
    a.add("ceiling", make_mesh(np.column_stack([o, np.full(len(o), z)]), fan, material), None, "rafters")
