"""A hall's measures -> its building: platform, columns, beams, infill and roofs, storey over storey, with wings."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from exhibition.forms import stonework, timber
from exhibition.forms.assembly import Assembly
from exhibition.forms.built import Built, placed
from exhibition.forms.dougong import brackets
from exhibition.forms.gateway import gateway
from exhibition.forms.mesh import Array
from exhibition.forms.roofs import Dress, rectangle_sides, roof, skirt
from exhibition.forms.solids import floor_triangles, outline_walls, rectangle

RULE_OF_RUNS = ("south", "east", "north", "west")


@dataclass(frozen=True)
class Body:
    """One storey of columns: axis to axis, bays, height, and what covers it."""

    width: float
    depth: float
    bays: int
    bays_deep: int
    column_height: float
    columns: str
    walls: str
    brackets: bool
    tiles: str
    border: str | None
    beasts: int
    roof: str
    eaves: int = 1
    open_front: bool = False

    @property
    def radius(self) -> float:
        return float(np.clip(self.column_height * 0.045, 0.12, 0.36))

    @property
    def beam_height(self) -> float:
        return 0.13 * self.column_height

    @property
    def bracket_height(self) -> float:
        return 0.15 * self.column_height if self.brackets else 0.0

    @property
    def purlin(self) -> float:
        """Height of the eave purlin over the floor."""
        return self.column_height + (1.5 * self.bracket_height + 0.12 if self.brackets else 0.4)

    @property
    def overhang(self) -> float:
        return (0.33 if not self.brackets else 0.4) * self.column_height

    @property
    def gabled(self) -> bool:
        """Whether brick gables close its ends."""
        return self.roof in ("yingshan", "juanpeng") and self.walls != "none"

    @property
    def dress(self) -> Dress:
        scale = float(np.clip(self.column_height / 4.2, 0.3, 1.25))
        return Dress(self.tiles, self.border, self.beasts, scale)


def bay_breaks(bays: int) -> Array:
    """Shares 0..1 of a front where columns stand: the middle bay widest, those at the ends narrowest."""
    k = np.abs(np.arange(bays) - (bays - 1) / 2) / max((bays - 1) / 2, 1)
    w = 1.0 - 0.24 * k**1.5 if bays > 1 else np.ones(1)
    return np.concatenate([[0], np.cumsum(w / w.sum())])


def runs(b: Body):
    """The four fronts of a body as (name, start, end, breaks), counter-clockwise from the south."""
    o = rectangle(b.width, b.depth)
    wide, deep = bay_breaks(b.bays), bay_breaks(b.bays_deep)
    for i, name in enumerate(RULE_OF_RUNS):
        yield name, o[i], o[(i + 1) % 4], wide if i % 2 == 0 else deep


def frame(a: Assembly, b: Body, z: float, closed: bool = True) -> None:
    """Columns, beams, brackets and infill of one storey standing on z."""
    spots = {}
    for _, s, e, breaks in runs(b):
        for t in breaks:
            p = s + (e - s) * t
            spots[(round(float(p[0]), 2), round(float(p[1]), 2))] = None
    timber.columns(a, spots, z, b.column_height, b.radius, b.columns)
    paint = timber.paint_for(b.tiles, b.columns)
    for name, s, e, breaks in runs(b):
        top = z + b.column_height
        if b.gabled and name in ("east", "west"):
            continue
        timber.beams(a, s, e, breaks, top - b.beam_height, b.beam_height, 1.3 * b.radius, paint)
        if b.brackets:
            brackets(a, s, e, top, b.bracket_height)
        else:
            timber.beams(a, s, e, breaks, top + 0.02, 0.2, 1.5 * b.radius, paint)
    timber.ceiling(a, rectangle(b.width, b.depth), z + b.column_height - 0.4 * b.beam_height)
    if closed and b.walls == "gate":
        gateway(a, b, z, bay_breaks(b.bays))
    elif closed and b.walls != "none":
        _infill(a, b, z)
    _frets(a, b, z)


def _infill(a: Assembly, b: Body, z: float) -> None:
    """Lattice on the front, masonry on the ends and back; upper lattice everywhere for lattice walls all round."""
    style = timber.INFILL[b.walls]
    height = b.column_height - b.beam_height
    for name, s, e, breaks in runs(b):
        if b.open_front and name == "south":
            continue
        bays = timber.spans(s, e, breaks)
        for i, (x, y, w, turn) in enumerate(bays):
            middle = abs(i - (len(bays) - 1) / 2) < (1.1 if len(bays) >= 5 else 0.6)
            glazed = name == "south" or (name == "north" and middle) or b.walls == "bronze_green"
            if glazed:
                solid = b.walls.endswith("wall") and not middle
                if solid:
                    timber.wall_bay(a, x, y, w, turn, z, height, style)
                else:
                    timber.lattice_bay(a, x, y, w, turn, z, height, style, door=middle)
            elif not (b.open_front and name in ("east", "west") and y < -0.01):
                tall = b.column_height + 0.2 if b.gabled and name in ("east", "west") else height
                timber.wall_bay(a, x, y, w, turn, z, tall, style)
    low = -b.depth / 2 if not b.open_front else -b.depth / 2 + b.depth * _open_share(b.bays_deep)
    o = np.array([[-b.width / 2, low], [b.width / 2, low], [b.width / 2, b.depth / 2], [-b.width / 2, b.depth / 2]])
    panels = outline_walls(o, z - 0.2, z + b.column_height)
    a.wall(panels[1:] if b.open_front else panels)


def _open_share(bays_deep: int) -> float:
    """Share of the depth that an open front leaves without side walls: the bays whose middle lies before the centre."""
    breaks = bay_breaks(bays_deep)
    return float(breaks[np.sum((breaks[1:] + breaks[:-1]) / 2 < 0.5 - 1e-6)])


def _frets(a: Assembly, b: Body, z: float) -> None:
    """Hanging frets in open fronts."""
    if b.walls not in ("none", "gate") and not b.open_front:
        return
    material = "dark_green" if b.columns in ("dark_green", "vermilion") else b.columns
    for name, s, e, breaks in runs(b):
        if b.walls == "none" or name == "south" or (b.walls == "gate" and name == "north"):
            timber.frets(a, timber.spans(s, e, breaks), z + b.column_height - b.beam_height, material)


def cover(a: Assembly, b: Body, z: float) -> float:
    """The roof of a body whose columns stand on z, one eave or two; gives the height of its top."""
    wall = timber.INFILL[b.walls].solid if b.walls != "none" else "grey_brick"
    purlin = z + b.purlin
    if b.eaves == 2:
        inset = min(1.5, 0.12 * min(b.width, b.depth))
        lower = skirt(sides=rectangle_sides(b.width, b.depth), overhang=b.overhang, inset=inset, dress=b.dress)
        a.include(lower, placed(0, 0, purlin))
        start = purlin + lower.points["top"][2] - 0.1
        up = replace(
            b, width=b.width - 2 * inset, depth=b.depth - 2 * inset, column_height=0.42 * b.column_height, eaves=1
        )
        scale = b.column_height / up.column_height
        up_frame(a, up, start, b)
        purlin = start + up.column_height + (1.5 * b.bracket_height + 0.12 if b.brackets else 0.42)
        b = replace(up, column_height=up.column_height * scale)
    top = roof(kind=b.roof, width=b.width, depth=b.depth, overhang=b.overhang, dress=b.dress, wall=wall)
    a.include(top, placed(0, 0, purlin))
    return purlin + top.points["top"][2]


def up_frame(a: Assembly, up: Body, z: float, below: Body) -> None:
    """The band between two eaves: short columns, boards, beams and brackets."""
    paint = timber.paint_for(up.tiles, up.columns)
    h = up.column_height
    for _, s, e, breaks in runs(up):
        bays = timber.spans(s, e, breaks)
        style = timber.INFILL["lattice_red" if up.columns != "bronze_green" else "bronze_green"]
        for x, y, w, turn in bays:
            mesh = timber.lattice_mesh(style.lattice, style.frame, timber.half_metre(w), 1.0, 0.06, style.frame)
            a.add("window", mesh, placed(x, y, z, turn, (w / timber.half_metre(w), 1, h * 0.62)), "doors")
        timber.beams(a, s, e, breaks, z + 0.6 * h, 0.42 * h, 1.2 * below.radius, paint)
        if below.brackets:
            brackets(a, s, e, z + h, below.bracket_height)
        else:
            timber.beams(a, s, e, breaks, z + h, 0.22, 1.3 * below.radius, paint)


def stack(a: Assembly, b: Body, z: float, storeys: int, shrink: float, closed: bool = True) -> tuple[float, int]:
    """Storeys over each other, skirt roofs between; gives the top's height and the number of eaves."""
    eaves = 0
    for _ in range(storeys - 1):
        frame(a, b, z, closed)
        above = replace(b, width=b.width * shrink, depth=b.depth * shrink)
        inset = (b.width - above.width) / 2
        above = replace(above, depth=b.depth - 2 * inset)
        low = skirt(
            sides=rectangle_sides(b.width, b.depth), overhang=b.overhang, inset=inset, dress=replace(b.dress, beasts=0)
        )
        a.include(low, placed(0, 0, z + b.purlin))
        z += b.purlin + low.points["top"][2] + 0.12
        eaves += 1
        _storey_floor(a, above, z)
        b = above
    frame(a, b, z, closed)
    return cover(a, b, z), eaves + b.eaves


def _storey_floor(a: Assembly, b: Body, z: float) -> None:
    """The floor of an upper storey and the rail round it."""
    o = rectangle(b.width + 0.5, b.depth + 0.5)
    timber.ceiling(a, o[::-1], z + 0.01, "wood")
    material = "vermilion" if b.columns != "bronze_green" else b.columns
    for i in range(4):
        timber.rails(a, o[i], o[(i + 1) % 4], z, material)


def hall(
    *, width, depth, bays, bays_deep, column_height, storeys, shrink, eaves, roof, tiles, border, columns, walls,
    brackets, ridge_beasts, platform, terrace, wings, balustrade, open_front,
) -> Built:  # fmt: skip
    """A timber hall on a stone platform; width and depth are between column axes, metres."""
    a = Assembly()
    b = Body(
        width, depth, bays, bays_deep, column_height, columns, walls, brackets, tiles, border, ridge_beasts, roof,
        eaves, open_front,
    )  # fmt: skip
    edge = max(0.78 * b.overhang, 0.6)
    pw, pd = width + 2 * edge, depth + 2 * edge
    rank = balustrade or terrace is not None or tiles in ("yellow_glazed", "bronze_tile")
    stonework.platform(a, rectangle(pw, pd), 0.0, platform, moulded=rank)
    top, seen = stack(a, b, platform, storeys, shrink)
    centre_bay = width * float(np.diff(bay_breaks(bays)).max())
    south = _approach(a, pw, pd, platform, terrace, centre_bay, balustrade)
    half = _wings(a, b, wings, platform, pw / 2) if wings else pw / 2
    a.point("centre", 0, 0, platform + 1.6)
    a.point("door", 0, -depth / 2, platform + 1.6)
    a.point("front", 0, south - 1.0, 0)
    a.point("top", 0, 0, top)
    pad = np.array(
        [[-half - 1.5, south - 1.5], [half + 1.5, south - 1.5], [half + 1.5, pd / 2 + 3.5], [-half - 1.5, pd / 2 + 3.5]]
    )
    return a.built(
        pad=pad, bays=bays, bays_deep=bays_deep, bays_total=bays + wings // 2 * 2, columns=a.count("column"),
        storeys=storeys, eaves=seen, roof=roof, tiles=tiles, width_m=width, length_m=depth, posts=a.count("post"),
    )  # fmt: skip


def _approach(a: Assembly, pw, pd, h, terrace, stair, rail: bool) -> float:
    """Steps at front and back, the terrace, rails; gives the southern end on plan."""
    south = -pd / 2
    width = float(np.clip(stair * 1.15, 2.0, 6.0))
    gaps = {"south": width, "north": width}
    if h <= 0.05:
        return south
    run = stonework.steps(a, 0, pd / 2, 0, width, h, turn=180)
    if terrace:
        tw, td = min(terrace[0], pw), terrace[1]
        th = max(h - 0.14, 0.1)
        stonework.platform(a, rectangle(tw, td) + [0, south - td / 2], 0, th, moulded=True)
        a.floor(floor_triangles(rectangle(tw, 0.8) + [0, south], h - 0.1))
        for s in (-1, 1):
            stonework.steps(a, s * tw / 2, south - td / 2, 0, min(width, td * 0.4), th, turn=-90 * s)
        if rail:
            side = min(width, td * 0.4)
            stonework.rail_round(
                a, tw, td, th, {"south": width, "east": side, "west": side, "north": -1}, south - td / 2
            )
        gaps["south"] = tw
        south -= td
        h = th
    run = stonework.steps(a, 0, south, 0, width, h)
    if rail:
        stonework.rail_round(a, pw, pd, h if not terrace else h + 0.14, gaps)
    return south - run


def _wings(a: Assembly, b: Body, wings: int, z: float, start: float) -> float:
    """Side galleries and a wing hall on each side, ``wings`` bays in all; gives half the whole width."""
    n = wings // 2
    hall_bays = 0 if n < 3 else 3
    low = replace(b, column_height=0.72 * b.column_height, brackets=False, beasts=0, eaves=1, open_front=False)
    pitch = 0.62 * b.column_height
    parts = [(n - hall_bays, pitch * 0.86, 0.42 * b.depth, "juanpeng"), (hall_bays, pitch, 0.6 * b.depth, b.roof)]
    x = start - 0.6 * b.overhang
    for count, step, depth, kind in parts:
        if not count:
            continue
        w = count * step
        wing = replace(low, width=w, depth=depth, bays=count, bays_deep=2, roof=kind)
        for s in (-1, 1):
            one = Assembly()
            stonework.platform(one, rectangle(w + 1.0, depth + 2.0), 0, z)
            frame(one, wing, z)
            cover(one, wing, z)
            a.include(one, placed(s * (x + w / 2), 0.12 * b.depth))
        x += w + 0.8
    return x + 1.5
