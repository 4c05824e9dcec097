"""Plan, overhang and rank -> a Qing roof: curved slopes, upturned corners, soffit, ridges and their beasts.

Measures follow the short grammar of official building: juzhe (the rise of each purlin step), eaves whose outer
third is flatter, corners that go 3 rafter diameters out and 4 up from the first inner purlin, quadratic.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from exhibition.forms import eaves, ridges
from exhibition.forms.assembly import Assembly
from exhibition.forms.mesh import Array, Mesh, darkened, join, transformed
from exhibition.forms.solids import block, sheet

EAVE_SLOPE, FLYING_SLOPE = 0.5, 0.35
_SLOPES = {2: (0.5, 0.7), 3: (0.5, 0.7, 0.9), 4: (0.5, 0.65, 0.75, 0.9), 5: (0.5, 0.6, 0.65, 0.75, 0.9)}
PAVILION_SLOPES = (0.5, 0.75, 1.0)
_GABLE = {"bronze_tile": ("bronze_green", "bronze_green")}
_MIRROR = np.array([[-1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0]], np.float64)


def juzhe(run: float, slopes: Sequence[float]) -> Array:
    """The purlin line (k + 1, 2) of distance inward and height over a ``run`` of equal steps with these slopes."""
    step = run / len(slopes)
    rise = np.concatenate([[0.0], np.cumsum(np.asarray(slopes, np.float64) * step)])
    return np.column_stack([np.linspace(0, run, len(slopes) + 1), rise])


def slopes_for(run: float) -> tuple[float, ...]:
    """Slopes of a hall by the length from eave purlin to ridge, metres: steps of about 1.5 m."""
    return _SLOPES[int(np.clip(round(run / 1.6), 2, 5))]


@dataclass(frozen=True, eq=False)
class Profile:
    """A slope's height over the eave purlin by the level distance ``p`` inward from the eave edge."""

    p: Array
    z: Array
    overhang: float
    step: float

    def at(self, p) -> Array:
        return np.interp(p, self.p, self.z)


def profile(run: float, overhang: float, slopes=None, rise: float | None = None, rounded: bool = False) -> Profile:
    """The curve of a slope of ``run`` metres inside the columns. ``rise`` lifts the top to a wanted height over the
    purlin; ``rounded`` ends level, as round-ridge roofs do."""
    slopes = slopes or slopes_for(run)
    line = juzhe(run, slopes)
    fly = overhang / 3
    eave_z = -(overhang - fly) * EAVE_SLOPE - fly * FLYING_SLOPE
    pts = np.concatenate([[[0, eave_z], [fly, eave_z + fly * FLYING_SLOPE]], line + [overhang, 0]])
    cut = np.concatenate([pts[:-1] * 0.75 + pts[1:] * 0.25, pts[:-1] * 0.25 + pts[1:] * 0.75])
    pts = np.concatenate([pts[:1], cut[np.argsort(cut[:, 0])], pts[-1:]])
    p = np.linspace(0, overhang + run, 49)
    z = np.interp(p, pts[:, 0], pts[:, 1])
    if rise is not None:
        z = z + (rise - z[-1]) * np.clip((p - overhang) / run, 0, 1) ** 2
    if rounded:
        reach = 0.6 * run / len(slopes)
        start = overhang + run - reach
        slope = np.interp(start + 0.01, p, np.gradient(z, p))
        t = np.clip(p - start, 0, None)
        z = np.where(t > 0, np.interp(start, p, z) + slope * t - slope * t * t / (2 * reach), z)
    return Profile(p, z, overhang, run / len(slopes))


@dataclass(frozen=True)
class Side:
    """One eave: the way it looks (degrees), its distance from the centre and half its length at the columns, and
    ``spread``, how much the half length grows for each metre outward."""

    angle: float
    distance: float
    half: float
    spread: float

    def half_at(self, prof: Profile, p) -> Array:
        return np.maximum(self.half + (prof.overhang - np.asarray(p)) * self.spread, 0.0)


def rectangle_sides(width: float, depth: float) -> tuple[Side, ...]:
    """South, east, north, west."""
    w, d = width / 2, depth / 2
    return (Side(-90, d, w, 1.0), Side(0, w, d, 1.0), Side(90, d, w, 1.0), Side(180, w, d, 1.0))


def regular_sides(sides: int, across: float) -> tuple[Side, ...]:
    """The sides of a regular plan, a flat one to the south first."""
    t = float(np.tan(np.pi / sides))
    return tuple(Side(-90 + 360 * i / sides, across / 2, across / 2 * t, t) for i in range(sides))


@dataclass(frozen=True)
class Dress:
    """What a roof is covered with. scale: size of ridges and ornaments, 1 for columns of 4.2 m."""

    tiles: str
    border: str | None = None
    beasts: int = 0
    scale: float = 1.0
    lift: float = 1.0

    @property
    def ridge(self) -> str:
        return ridges.RIDGE_OF[self.border or self.tiles]


@dataclass(frozen=True)
class Surface:
    """One sloping face: a side, its curve, and where the half length stops shrinking (a gable) if anywhere."""

    side: Side
    curve: Profile
    lift: float
    half_min: float = 0.0
    straight: bool = False

    def half(self, p) -> Array:
        if self.straight:
            return np.full(np.shape(p), self.side.half)
        return np.maximum(self.side.half_at(self.curve, p), self.half_min)

    def grid(self, rows, columns, drop=0.0) -> Array:
        """Points (rows, columns, 3): rows are distances inward from the eave edge, columns run -1..1 along the eave."""
        p = np.asarray(rows, np.float64)[:, None]
        w = self.half(p)
        u = np.asarray(columns, np.float64)[None] * w
        reach = self.curve.overhang + self.curve.step
        corner = np.clip((np.abs(u) - (w - reach)) / reach, 0, 1) ** 2 * np.clip(1 - p / reach, 0, 1) ** 2
        corner = np.zeros_like(corner) if self.straight else corner
        out = 0.75 * self.lift * corner
        q = self.side.distance + self.curve.overhang - p + out
        u = u + np.sign(u) * out * self.side.spread
        z = self.curve.at(p) + self.lift * corner - np.broadcast_to(np.asarray(drop, np.float64), p.shape[:1])[:, None]
        a = np.radians(self.side.angle)
        n, t = np.array([np.cos(a), np.sin(a)]), np.array([-np.sin(a), np.cos(a)])
        xy = q[..., None] * n + u[..., None] * t
        return np.concatenate([xy, z[..., None]], axis=2)

    def columns(self) -> Array:
        """Columns packed where the corner rises."""
        if self.straight:
            return np.linspace(-1, 1, 5)
        w = float(self.half(0.0))
        c = max(1 - (self.curve.overhang + self.curve.step) / w, 0.25)
        right = np.concatenate([[0.0, c * 0.5], np.linspace(c, 1, 5)])
        return np.concatenate([-right[:0:-1], right])


def _tiles(s: Surface, p1: float, dress: Dress, extra=()) -> list[Mesh]:
    """The tiled face in one or two colours, and ribs down the slope."""
    ov = s.curve.overhang
    strip = min(0.6 * dress.scale, 0.42 * ov) if dress.border else 0.3 * ov
    rows = np.unique(np.round(np.concatenate([[0, strip, ov], np.linspace(ov, p1, 7), list(extra)]), 4))
    rows = rows[rows <= p1 + 1e-6]
    cols = s.columns()
    g = s.grid(rows, cols)
    along = np.concatenate([[0], np.cumsum(np.hypot(np.diff(rows), np.diff(s.curve.at(rows))))])
    uv = np.stack(np.broadcast_arrays(cols[None] * s.half(rows[:, None]), along[:, None]), axis=2)
    whole = sheet(g, dress.tiles, uvs=uv)
    cut = int(np.searchsorted(rows, strip)) if dress.border else 0
    parts = [_rows(whole, g.shape, uv, cut, len(rows), dress.tiles)]
    if cut:
        parts.append(_rows(whole, g.shape, uv, 0, cut + 1, dress.border))
    return parts


def _rows(whole: Mesh, shape, uv, first: int, last: int, material: str) -> Mesh:
    """Rows of a sheet as a sheet of their own that keeps the whole one's normals."""
    pick = np.arange(shape[0] * shape[1]).reshape(shape[:2])[first:last].ravel()
    piece = sheet(whole.positions.reshape(shape)[first:last], material, uvs=uv[first:last])
    return replace(piece, normals=whole.normals[pick])


def _hip(s: Surface, p0: float, p1: float, count: int = 9) -> Array:
    """The line of a hip from the eave corner inward (count, 3)."""
    return s.grid(np.linspace(p0, p1, count), [1.0])[:, 0]


def _cover(a: Assembly, surfaces, tops, dress: Dress, extra=()) -> None:
    """Tiles of all faces as one piece, and what hangs at their eaves."""
    tiles = [m for s, p1 in zip(surfaces, tops, strict=True) for m in _tiles(s, p1, dress, extra)]
    a.add("roof_tiles", join(tiles), phase="tiles")
    for s in surfaces:
        eaves.finish(a, s, dress)
    a.weld("soffit")


def _lift(dress: Dress) -> float:
    """Rise of a corner: four rafter diameters."""
    return 0.46 * dress.scale * dress.lift


def tented(*, sides: int, across: float, overhang: float, rise: float | None, dress: Dress, finial: float) -> Assembly:
    """Cuanjian: a pointed roof over a regular plan, z = 0 at the eave purlin. finial: its height, 0 for none."""
    a = Assembly()
    run = across / 2
    curve = profile(run, overhang, PAVILION_SLOPES if run > 2.2 else PAVILION_SLOPES[:2], rise)
    faces = [Surface(side, curve, _lift(dress)) for side in regular_sides(sides, across)]
    _cover(a, faces, [overhang + run] * sides, dress)
    for s in faces:
        ridges.hip(a, _hip(s, 0, overhang + run * 0.97, 10), dress)
    top = float(curve.at(overhang + run))
    if finial:
        ridges.finial(a, top - 0.06 * finial, finial)
    a.point("top", 0, 0, top + finial)
    a.weld("ridge")
    a.point("eave", 0, 0, curve.z[0])
    return a


def skirt(
    *, sides: tuple[Side, ...], overhang: float, inset: float, dress: Dress, rise: float | None = None
) -> Assembly:
    """A lower roof round a body that stands ``inset`` inside the columns; z = 0 at the eave purlin."""
    a = Assembly()
    curve = profile(inset, overhang, (0.5, 0.6), rise)
    curve = replace(curve, step=max(curve.step, 0.3 * overhang))
    faces = [Surface(side, curve, _lift(dress)) for side in sides]
    _cover(a, faces, [overhang + inset] * len(faces), dress)
    for s in faces:
        ridges.hip(a, _hip(s, 0, overhang + inset), dress)
    ridges.ring(a, np.array([_hip(s, overhang + inset - 0.05, overhang + inset, 2)[0] for s in faces]), dress)
    a.point("top", 0, 0, float(curve.at(overhang + inset)))
    a.weld("ridge")
    a.point("eave", 0, 0, curve.z[0])
    return a


def hipped(*, kind: str, width: float, depth: float, overhang: float, dress: Dress) -> Assembly:
    """Wudian, xieshan and xieshan_juanpeng over a rectangle, ridge along the longer side; z = 0 at the eave purlin."""
    a = Assembly()
    run = depth / 2
    rounded = kind == "xieshan_juanpeng"
    curve = profile(run, overhang, rounded=rounded)
    sides = rectangle_sides(width, depth)
    top = overhang + run
    foot = top if kind == "wudian" else overhang + 0.55 * curve.step
    gable = max(width / 2 + overhang - foot, 0.0)
    faces = [Surface(side, curve, _lift(dress), half_min=gable if i % 2 == 0 else 0.0) for i, side in enumerate(sides)]
    _cover(a, faces, [top, foot, top, foot], dress, extra=(foot,))
    for s in faces:
        ridges.hip(a, _hip(s, 0, min(foot + 0.2, top)), dress)
    half = max(width / 2 - run, 0.05) if kind == "wudian" else gable
    if kind != "wudian":
        _gables(a, curve, gable, depth, foot, dress, rounded)
    if not rounded:
        ridges.main(a, half, float(curve.at(top)), dress)
    a.point("top", 0, 0, float(curve.at(top)) + (0 if rounded else 0.45 * dress.scale))
    a.weld("ridge")
    a.point("eave", 0, 0, curve.z[0])
    return a


def _gables(a: Assembly, curve: Profile, x: float, depth: float, foot: float, dress: Dress, rounded: bool) -> None:
    """Both gable triangles: board, barge board and the ridge down its edge."""
    p = np.linspace(foot, curve.p[-1], 8)
    y = depth / 2 + curve.overhang - p
    path = np.column_stack([np.concatenate([-y, y[-2::-1]]), np.concatenate([curve.at(p), curve.at(p)[-2::-1]])])
    line = np.column_stack([np.full(len(path), x), path])
    board_z = np.full(len(path), float(curve.at(foot)) - 0.25)
    inner = np.column_stack([line[:, 0] - 0.32, line[:, 1]])
    board, edge = _GABLE.get(dress.tiles, ("vermilion_wall", "vermilion"))
    board = sheet(np.stack([np.column_stack([inner, board_z]), np.column_stack([inner, line[:, 2]])]), board)
    barge = sheet(np.stack([line - [0, 0, 0.38 * dress.scale], line]), edge)
    under = sheet(np.stack([np.column_stack([inner, line[:, 2] - 0.04]), line - [0, 0, 0.04]]), "soffit")
    both = join([darkened(board, 0.82), barge, under])
    a.add("gable", join([both, transformed(both, _MIRROR)]), phase="tiles")
    halves = [line] if rounded else [line[:8], line[:6:-1]]
    for path in halves:
        for sign in (1, -1):
            ridges.rake(a, path * [sign, 1, 1] - [sign * 0.12, 0, 0], dress)


def gabled(*, width: float, depth: float, overhang: float, rounded: bool, dress: Dress, wall: str) -> Assembly:
    """Yingshan (a ridge) or juanpeng (rounded): two slopes between brick gables; z = 0 at the eave purlin."""
    a = Assembly()
    run = depth / 2
    curve = profile(run, overhang, rounded=rounded)
    half = width / 2 + 0.35
    faces = [Surface(Side(angle, run, half, 0.0), curve, 0.0, straight=True) for angle in (-90, 90)]
    _cover(a, faces, [overhang + run] * 2, dress)
    p = np.linspace(0, curve.p[-1], 9)
    y = run + overhang - p
    line = np.column_stack([np.concatenate([-y, y[-2::-1]]), np.concatenate([curve.at(p), curve.at(p)[-2::-1]])])
    edge = np.column_stack([np.full(len(line), half), line])
    body = edge[(np.abs(edge[:, 1]) <= run + 0.3)] - [0.08, 0, 0.02]
    low = np.column_stack([body[:, :2], np.full(len(body), min(-0.3, body[:, 2].min()))])
    end = join([sheet(np.stack([low, body]), wall), sheet(np.stack([edge - [0, 0, 0.3], edge]), "grey_brick")])
    a.add("gable", join([end, transformed(end, _MIRROR)]), phase="tiles")
    for sign in (1, -1):
        ridges.rake(a, edge * [sign, 1, 1] - [sign * 0.12, 0, 0], dress)
    if not rounded:
        ridges.main(a, half - 0.15, float(curve.at(curve.p[-1])), replace(dress, scale=0.75 * dress.scale))
    a.point("top", 0, 0, float(curve.z[-1]) + 0.3)
    a.weld("ridge")
    a.point("eave", 0, 0, curve.z[0])
    return a


def flat(*, width: float, depth: float, overhang: float, dress: Dress) -> Assembly:
    """A level roof with a low parapet."""
    a = Assembly()
    slab = block((width + 2 * overhang, depth + 2 * overhang, 0.3), "granite")
    rim = [
        block((width + 2 * overhang, 0.3, 0.6), "granite", (0, s * (depth / 2 + overhang - 0.15), 0.3)) for s in (-1, 1)
    ] + [
        block((0.3, depth + 2 * overhang - 0.6, 0.6), "granite", (s * (width / 2 + overhang - 0.15), 0, 0.3))
        for s in (-1, 1)
    ]
    a.add("roof_slab", join([slab, *rim]), phase="tiles")
    a.point("top", 0, 0, 0.9)
    a.point("eave", 0, 0, 0.0)
    return a


def roof(*, kind: str, width: float, depth: float, overhang: float, dress: Dress, wall: str = "grey_brick") -> Assembly:
    """Any roof of the scene language over a rectangle of columns; z = 0 at the eave purlin."""
    if kind == "flat":
        return flat(width=width, depth=depth, overhang=overhang, dress=dress)
    if kind == "cuanjian":
        size = min(width, depth)
        return tented(sides=4, across=size, overhang=overhang, rise=None, dress=dress, finial=0.11 * size + 0.4)
    if kind in ("yingshan", "juanpeng"):
        return gabled(width=width, depth=depth, overhang=overhang, rounded=kind == "juanpeng", dress=dress, wall=wall)
    return hipped(kind=kind, width=width, depth=depth, overhang=overhang, dress=dress)
