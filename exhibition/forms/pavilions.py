"""A pavilion's measures -> its building: open columns, benches and a tented roof with one eave or two."""

from __future__ import annotations

import numpy as np

from exhibition.forms import stonework, timber
from exhibition.forms.assembly import Assembly
from exhibition.forms.built import Built, placed
from exhibition.forms.mesh import Array
from exhibition.forms.roofs import Dress, regular_sides, skirt, tented
from exhibition.forms.solids import floor_triangles, prism, regular

DRUM = 0.62


def ring_points(sides: int, count: int, radius: float) -> Array:
    """``count`` points (count, 2) at equal steps round a regular outline of this corner radius, corners first."""
    o = regular(sides, 2 * radius * np.cos(np.pi / sides))
    t = np.arange(count) * sides / count
    i = np.floor(t + 1e-9).astype(int)
    return o[i % sides] + (o[(i + 1) % sides] - o[i % sides]) * (t - i)[:, None]


def side_breaks(sides: int, across: float) -> Array:
    """Shares of a side where columns stand: a wide square pavilion has a middle bay and two narrow ones."""
    return np.array([0, 0.26, 0.74, 1.0]) if sides == 4 and across > 4.4 else np.array([0.0, 1.0])


def pavilion(*, sides, across, column_height, eaves, tiles, columns, platform, apex, rings, passage) -> Built:
    """A pavilion across the flats at the outer columns, metres; apex is the height of the top over the platform.
    Measures of the two known ones: the 24 round and 16 square columns of Kuoru, the octagons of the Long Corridor."""
    a = Assembly()
    h = column_height
    overhang = max(0.34 * h, 0.9)
    base = across + 2 * 0.75 * overhang
    stonework.platform(a, regular(sides, base), 0, platform)
    ways = (90, -90) if passage else (0, 180)
    for turn in ways:
        t = np.radians(turn)
        stonework.steps(a, np.sin(t) * base / 2, -np.cos(t) * base / 2, 0, 1.9, platform, turn=turn)
    _columns(a, sides, across, h, columns, platform, rings)
    _sides(a, sides, across, h, columns, tiles, platform, passage)
    scale = float(np.clip(across / 13, 0.38, 0.85))
    top = _roofs(a, sides, across, h, eaves, tiles, columns, platform, apex, overhang, scale)
    a.point("centre", 0, 0, platform + 1.4)
    a.point("front", 0, -base / 2 - 1.5, 0)
    a.point("top", 0, 0, top)
    a.point("edge", 0, -base / 2 + 0.5, platform + 1.0)
    r, s = a.count("column_round"), a.count("column_square")
    return a.built(
        pad=regular(sides, base + 3.0), sides=sides, eaves=eaves, columns=r + s, columns_round=r, columns_square=s,
        roof="cuanjian", tiles=tiles, width_m=across,
    )  # fmt: skip


def _columns(a, sides, across, h, material, z, rings) -> None:
    """Columns of every ring, the outer ones at the corners if no ring is given."""
    radius = float(np.clip(0.04 * h, 0.11, 0.24))
    if not rings:
        o = regular(sides, across)
        nxt = np.roll(o, -1, axis=0)
        spots = np.concatenate([o + (nxt - o) * t for t in side_breaks(sides, across)[:-1]])
        timber.columns(a, spots, z, h, radius, material, name="column_round")
        return
    for kind, count, r in rings:
        spots = ring_points(sides, count, r)
        outer = r * np.cos(np.pi / sides) * 2 >= across - 0.6
        turn = np.degrees(np.arctan2(spots[:, 1], spots[:, 0]))
        places = np.column_stack([spots, turn])
        timber.columns(
            a, places, z, h if outer else h + 0.5, radius * (0.85 if kind == "square" else 1.15), material,
            name=f"column_{kind}", square=kind == "square",
        )  # fmt: skip


def _sides(a, sides, across, h, columns, tiles, z, passage) -> None:
    """Beams, fret and benches on each side; two opposite sides stay open."""
    o = regular(sides, across)
    breaks = side_breaks(sides, across)
    paint = timber.paint_for(tiles, columns)
    frame = "dark_green" if columns != "bronze_green" else columns
    middles = (o + np.roll(o, -1, axis=0)) / 2
    for i in range(sides):
        s, e = o[i], o[(i + 1) % sides]
        timber.beams(a, s, e, breaks, z + h - 0.34, 0.36, 0.2, paint)
        timber.beams(a, s, e, breaks, z + h + 0.02, 0.16, 0.26, paint)
        bays = timber.spans(s, e, breaks)
        timber.frets(a, bays, z + h - 0.34, frame)
        away = abs(middles[i][1]) if passage else abs(middles[i][0])
        if away < 0.3 and len(bays) == 3:
            bays = [bays[0], bays[2]]
        elif away < 0.3:
            bays = []
        if bays:
            timber.benches(a, bays, z, frame)


def _roofs(a, sides, across, h, eaves, tiles, columns, z, apex, overhang, scale) -> float:
    """One tented roof, or a skirt and a tented roof on a drum; gives the height of the top."""
    dress = Dress(tiles, None, 0, scale)
    purlin = z + h + 0.36
    finial = 0.1 * across * (0.75 if eaves == 2 else 1.0) + 0.35
    o = regular(sides, across)
    if eaves == 1:
        rise = None if apex is None else max(z + apex - finial - purlin, 0.5 * across / 2)
        timber.ceiling(a, o, z + h + 0.1)
        top = tented(sides=sides, across=across, overhang=overhang, rise=rise, dress=dress, finial=finial)
        a.include(top, placed(0, 0, purlin))
        return purlin + top.points["top"][2]
    inner = DRUM * across
    low = skirt(sides=regular_sides(sides, across), overhang=overhang, inset=(across - inner) / 2, dress=dress)
    a.include(low, placed(0, 0, purlin))
    start = purlin + low.points["top"][2] - 0.05
    band = 0.36 * h
    _drum(a, sides, inner, start, band, tiles, columns)
    timber.ceiling(a, o, z + h + 0.1)
    upper = start + band + 0.3
    rise = None if apex is None else max(z + apex - finial - upper, 0.5 * inner / 2)
    top = tented(sides=sides, across=inner, overhang=overhang * 0.9, rise=rise, dress=dress, finial=finial)
    a.include(top, placed(0, 0, upper))
    return upper + top.points["top"][2]


def _drum(a, sides, across, z, height, tiles, columns) -> None:
    """The short wall between two eaves: posts, lattice and beams."""
    o = regular(sides, across)
    radius = 0.11
    f = radius / 0.2
    a.add(
        "drum_post",
        timber.column_mesh(columns),
        [placed(x, y, z, 0, (f, f, height / 4)) for x, y in o],
        "columns",
    )
    paint = timber.paint_for(tiles, columns)
    style = timber.INFILL["lattice_red" if columns != "bronze_green" else columns]
    for i in range(sides):
        s, e = o[i], o[(i + 1) % sides]
        w = timber.along(s, e)[0]
        n = max(1, round(w / 2.2))
        breaks = np.linspace(0, 1, n + 1)
        for x, y, bw, turn in timber.spans(s, e, breaks):
            q = timber.half_metre(bw)
            mesh = timber.lattice_mesh(style.lattice, style.frame, q, 1.0, 0.06, style.frame)
            a.add("window", mesh, placed(x, y, z, turn, (bw / q, 1, height * 0.66)), "doors")
        timber.beams(a, s, e, breaks, z + 0.62 * height, 0.42 * height, 0.22, paint)


def octagon(
    *, across: float, column_height: float, columns: str, tiles: str, eaves: int = 2, sink: float = 0.8
) -> Assembly:
    """An octagonal pavilion to stand in a covered walk along x: its floor at z = 0, its plinth ``sink`` deep."""
    return tent(
        sides=8, across=across, column_height=column_height, columns=columns, tiles=tiles, eaves=eaves, sink=sink
    )


def tent(
    *, sides: int, across: float, column_height: float, columns: str, tiles: str, eaves: int, sink: float
) -> Assembly:
    """A pavilion open along x, for walks and bridges: floor at z = 0, a plinth ``sink`` deep if not 0."""
    a = Assembly()
    if sink:
        base = regular(sides, across + 0.9)
        a.add("platform", prism(base, -sink, 0.0, "granite", "grey_brick"))
        a.floor(floor_triangles(base, 0.0))
    _columns(a, sides, across, column_height, columns, 0.0, ())
    _sides(a, sides, across, column_height, columns, tiles, 0.0, True)
    overhang = max(0.3 * column_height, 0.9)
    scale = float(np.clip(across / 13, 0.38, 0.85))
    top = _roofs(a, sides, across, column_height, eaves, tiles, columns, 0.0, None, overhang, scale)
    a.point("top", 0, 0, top)
    return a
