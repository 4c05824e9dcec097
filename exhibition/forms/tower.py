"""Levels of an octagonal tower -> its building: columns, lattice, galleries, one skirt roof a level, a pointed top."""

from __future__ import annotations

import numpy as np

from exhibition.forms import stonework, timber
from exhibition.forms.assembly import Assembly
from exhibition.forms.built import Built, placed
from exhibition.forms.dougong import brackets
from exhibition.forms.roofs import Dress, regular_sides, skirt, tented
from exhibition.forms.solids import outline_walls, prism, regular


def tower(*, sides, levels, storeys, inner_columns, apex, finial, plinth, tiles, border, columns) -> Built:
    """The Tower of Buddhist Incense: an octagon, heights in metres over the part's ground. ``levels`` are dicts of
    floor, column_height, across, eave, eave_across and rail, from the ground up; each carries one eave."""
    a = Assembly()
    base = regular(sides, plinth[1])
    stonework.platform(a, base, 0, plinth[0], moulded=True)
    for turn in (0, 90, 180, 270):
        t = np.radians(turn)
        stonework.steps(a, np.sin(t) * plinth[1] / 2, -np.cos(t) * plinth[1] / 2, 0, 4.5, plinth[0], turn=turn)
    scale = 1.15
    for k, level in enumerate(levels):
        _storey(a, sides, level, columns, tiles, last=k == len(levels) - 1)
        above = levels[k + 1] if k + 1 < len(levels) else None
        _eave(a, sides, level, above, apex, finial, Dress(tiles, border, 5, scale))
    _heart(a, sides, inner_columns, levels, columns)
    first = levels[0]
    a.wall(outline_walls(regular(sides, first["across"] + 0.3), plinth[0] - 0.2, first["eave"]))
    a.point("centre", 0, 0, levels[-1]["floor"] / 2)
    a.point("door", 0, -first["across"] / 2, first["floor"] + 1.8)
    a.point("front", 0, -plinth[1] / 2 - 4.0, 0)
    a.point("top", 0, 0, apex + finial)
    rails = [i for i, level in enumerate(levels) if level["rail"]]
    if rails:
        a.point("gallery", 0, -levels[rails[0]]["across"] / 2 - 0.9, levels[rails[0]]["floor"] + 1.2)
    return a.built(
        pad=regular(sides, plinth[1] + 3.0), sides=sides, eaves=a.count("eave_mark"), storeys=storeys,
        inner_columns=a.count("inner_column"), columns=a.count("column"), tiles=tiles, roof="cuanjian",
        width_m=plinth[1],
    )  # fmt: skip


def _bays(width: float) -> np.ndarray:
    """Shares of a side where columns stand: three bays, the middle one wider, or one on a narrow side."""
    if width > 9.0:
        return np.array([0, 0.3, 0.7, 1.0])
    return np.array([0, 0.29, 0.71, 1.0]) if width > 4.8 else np.array([0.0, 0.5, 1.0])


def _storey(a: Assembly, sides: int, level, columns: str, tiles: str, last: bool) -> None:
    """Columns, lattice, beams and brackets of a level up to its eave purlin, and its gallery."""
    o = regular(sides, level["across"])
    z, h = level["floor"], level["column_height"]
    overhang = (level["eave_across"] - level["across"]) / 2
    purlin = level["eave"] + 0.45 * overhang
    radius = 0.3 if not last else 0.2
    beam = 0.62 if not last else 0.4
    paint = timber.paint_for(tiles, columns)
    style = timber.INFILL["lattice_red"]
    for i in range(sides):
        s, e = o[i], o[(i + 1) % sides]
        breaks = _bays(timber.along(s, e)[0])
        timber.columns(a, [s + (e - s) * t for t in breaks[:-1]], z, h, radius, columns)
        bays = timber.spans(s, e, breaks)
        for k, (x, y, w, turn) in enumerate(bays):
            timber.lattice_bay(a, x, y, w, turn, z, h - beam, style, door=len(bays) == 3 and k == 1)
        timber.beams(a, s, e, breaks, z + h - beam, beam, 0.5, paint)
        room = purlin - 0.15 - (z + h)
        tiers = 2 if room > 1.5 else 1
        tier = room / (tiers + 0.5)  # the arms reach out under a falling roof
        for t in range(tiers):
            brackets(a, s, e, z + h + t * tier, tier, spacing=1.3)
    if level["rail"]:
        _gallery(a, sides, level, tiles)


def _gallery(a: Assembly, sides: int, level, tiles: str) -> None:
    """A balcony round a level: a painted band, its floor and a red rail."""
    z, across = level["floor"], level["across"]
    band = prism(regular(sides, across + 1.3), z - 1.0, z - 0.3, "vermilion")
    slab = prism(regular(sides, across + 2.1), z - 0.3, z, "wood")
    a.add("balcony_band", band, None, "beams")
    a.add("balcony", slab, None, "beams")
    o = regular(sides, across + 1.85)
    inner = regular(sides, across + 1.4)
    for i in range(sides):
        timber.rails(a, o[i], o[(i + 1) % sides], z, "vermilion")
        s, e = inner[i], inner[(i + 1) % sides]
        n = max(2, round(timber.along(s, e)[0] / 2.5))
        timber.beams(a, s, e, np.linspace(0, 1, n + 1), z - 0.85, 0.5, 0.12, timber.paint_for(tiles))


def _eave(a: Assembly, sides: int, level, above, apex: float, finial: float, dress: Dress) -> None:
    """The skirt roof up to the next level, or the pointed top, its eave edge at the level's height."""
    overhang = (level["eave_across"] - level["across"]) / 2
    if above:
        inset = (level["across"] - above["across"]) / 2
        one = skirt(sides=regular_sides(sides, level["across"]), overhang=overhang, inset=inset, dress=dress)
    else:
        purlin = level["eave"] + 0.45 * overhang
        one = tented(
            sides=sides, across=level["across"], overhang=overhang, rise=apex - purlin, dress=dress, finial=finial
        )
    a.include(one, placed(0, 0, level["eave"] - one.points["eave"][2]))
    seat = regular(sides, level["across"] - 1.0)
    a.add("eave_mark", prism(seat, level["eave"], level["eave"] + 0.2, "wood"), None, "rafters")


def _heart(a: Assembly, sides: int, count: int, levels, columns: str) -> None:
    """The great columns of the middle, from the ground floor to the clerestory."""
    if not count:
        return
    radius = 0.36 * levels[min(2, len(levels) - 1)]["across"]
    t = 2 * np.pi * (np.arange(count) + 0.5) / count
    spots = np.column_stack([radius * np.cos(t), radius * np.sin(t)])
    z = levels[0]["floor"]
    top = levels[-1]["floor"] + 0.5 * levels[-1]["column_height"] if len(levels) > 1 else z + levels[0]["column_height"]
    timber.columns(a, spots, z, top - z, 0.4, columns, name="inner_column")
