"""Bays and roofs -> ceremonial archways; a brick base and a hall -> gate forts."""

from __future__ import annotations

import numpy as np

from exhibition.forms import halls, stonework, timber
from exhibition.forms.assembly import Assembly
from exhibition.forms.built import Built, placed
from exhibition.forms.dougong import brackets
from exhibition.forms.masonry import Opening, pierced
from exhibition.forms.mesh import join
from exhibition.forms.pavilions import tent
from exhibition.forms.roofs import Dress, hipped
from exhibition.forms.solids import block, floor_triangles, outline_walls, rectangle

BORDER = {"yellow_glazed": "green_glazed", "green_glazed": "yellow_glazed"}


def archway(*, width, height, bays, roofs, material, tiles, depth) -> Built:
    """A pailou, width from outer post to outer post: timber posts on stone seats, or glazed brick with arched doors.
    Roofs stand over the bays, then between them, then at the ends, the middle one highest."""
    a = Assembly()
    breaks = (halls.bay_breaks(bays) - 0.5) * width
    base = 0.3
    plan = rectangle(width + 2.6, depth + 3.2)
    stonework.platform(a, plan, 0, base)
    (_glazed if material == "glazed" else _timber)(a, breaks, height, depth, tiles, base)
    count = _roofs(a, breaks, height, depth, roofs, tiles, material)
    a.point("centre", 0, 0, 0.5 * height)
    a.point("plaque", 0, -depth / 2, 0.66 * height)
    a.point("top", 0, 0, height)
    a.point("front", 0, -depth / 2 - 4, 0)
    posts = a.count("column")
    return a.built(
        pad=rectangle(width + 5.6, depth + 6.2),
        bays=bays,
        roof=f"{count} roofs",
        columns=posts,
        tiles=tiles,
        width_m=width,
    )


def _levels(breaks, height: float) -> np.ndarray:
    """Height of the eave purlin over each bay: the middle highest."""
    n = len(breaks) - 1
    k = np.abs(np.arange(n) - (n - 1) / 2)
    return height * (0.8 - 0.13 * k)


def _roofs(a: Assembly, breaks, height: float, depth: float, roofs: int, tiles: str, material: str) -> int:
    """Small hipped roofs on bracket rows; gives how many were built."""
    n = len(breaks) - 1
    levels = _levels(breaks, height)
    mids, wide = (breaks[1:] + breaks[:-1]) / 2, np.diff(breaks)
    order = sorted(range(n), key=lambda i: (abs(mids[i]), mids[i]))
    slots = [(mids[i], 0.62 * wide[i], levels[i]) for i in order]
    joints = sorted(range(1, n), key=lambda i: (abs(breaks[i]), breaks[i]))
    slots += [(breaks[i], 0.3 * wide.min(), min(levels[i - 1], levels[i]) - 0.02 * height) for i in joints]
    slots += [(s * (abs(breaks[0]) - 0.1), 0.26 * wide.min(), levels[0] - 0.06 * height) for s in (-1, 1)]
    top = 0
    for x, w, z in slots[:roofs]:
        scale = float(np.clip(height / 16, 0.35, 0.8))
        dress = Dress(tiles, BORDER.get(tiles), 0, scale)
        d = max(0.55 * depth, 0.7)
        one = hipped(kind="wudian", width=max(w, d + 0.2), depth=d, overhang=0.085 * height, dress=dress)
        a.include(one, placed(x, 0, z))
        _bracket_box(a, x, w, d, z, height)
        top += 1
    return top


def _bracket_box(a: Assembly, x: float, w: float, d: float, z: float, height: float) -> None:
    """The bracket rows that carry a small roof, front and back."""
    h = 0.055 * height
    for s in (1, -1):
        ends = (np.array([x - s * w / 2, -s * d / 2]), np.array([x + s * w / 2, -s * d / 2]))
        brackets(a, *ends, z - 1.5 * h, h, spacing=0.75)
    seat = block((w, d, 1.6 * h), "bracket", (x, 0, z - 1.6 * h), without=("bottom",))
    a.add("bracket_seat", seat, None, "brackets")


def _timber(a: Assembly, breaks, height: float, depth: float, tiles: str, z: float) -> None:
    """Posts on stone seats, two painted beams a bay with a panel between, the plaque, and raking struts."""
    levels = _levels(breaks, height)
    posts = np.array([max(levels[max(i - 1, 0)], levels[min(i, len(levels) - 1)]) for i in range(len(breaks))])
    paint = timber.paint_for(tiles)
    radius = 0.028 * height
    for x, top in zip(breaks, posts, strict=True):
        timber.columns(a, [(x, 0)], z, top - z - 0.06 * height, radius, "vermilion")
        a.add(
            "post_seat",
            block((4 * radius, depth * 0.9, 0.15 * height), "marble", without=("bottom",)),
            placed(x, 0, z),
            "platform",
        )
        for s in (-1, 1):
            _strut(a, x, s, depth, z, 0.5 * height)
        a.wall(outline_walls(rectangle(0.9, depth + 1.4) + [x, 0], z - 0.2, z + 3))
    for i, top in enumerate(levels):
        s, e = (breaks[i], 0.0), (breaks[i + 1], 0.0)
        h = 0.062 * height
        low = top - 0.085 * height - 3.3 * h
        timber.beams(a, s, e, [0, 1], low, h, 0.4, paint)
        timber.beams(a, s, e, [0, 1], top - 0.08 * height - h, h, 0.4, paint)
        mid, w = (breaks[i] + breaks[i + 1]) / 2, breaks[i + 1] - breaks[i]
        panel = block((w, 0.16, 1.4 * h), "vermilion", (mid, 0, low + h), without=("top", "bottom"))
        a.add("panel_board", panel, None, "beams")
        timber.frets(a, [(mid, 0.0, w, 0.0)], low, "dark_green")
        if i == len(levels) // 2:
            for s_ in (-1, 1):
                _plaque(a, mid, s_ * 0.16, low + 0.9 * h, 0.34 * w, 1.6 * h)


def _plaque(a: Assembly, x: float, y: float, z: float, w: float, h: float) -> None:
    """A blue board in a gilt frame."""
    a.add(
        "plaque",
        join(
            [block((w, 0.1, h), "gilt", (x, y, z)), block((w - 0.3, 0.16, h - 0.3), "bracket_blue", (x, y, z + 0.15))]
        ),
        None,
        "ornament",
    )


def _strut(a: Assembly, x: float, side: int, depth: float, z: float, top: float) -> None:
    """A raking prop before or behind a post."""
    reach = 0.5 * depth + 0.9
    d = np.array([0, -side * reach, top])
    along = d / np.linalg.norm(d)
    right = np.array([1.0, 0, 0])
    m = np.column_stack([right * 0.62, np.cross(along, right) * 0.62, d / 4.0, [x, side * reach, z]])
    a.add("strut", timber.column_mesh("vermilion"), m.astype(np.float32), "columns")


def _glazed(a: Assembly, breaks, height: float, depth: float, tiles: str, z: float) -> None:
    """Red brick walls with arched doors in marble, glazed frames and panels above."""
    levels = _levels(breaks, height)
    for i, top in enumerate(levels):
        mid, w = (breaks[i] + breaks[i + 1]) / 2, breaks[i + 1] - breaks[i]
        span = 0.44 * w
        door = Opening(0.0, span, z + 0.24 * height - (0.03 * height if i != len(levels) // 2 else 0), span / 2, z)
        one = Assembly()
        upper = top - 0.09 * height
        pierced(
            one, "wall", [door], x0=-w / 2, x1=w / 2, depth=depth, bottom=z, top=lambda x, u=upper: np.full(len(x), u),
            material="vermilion_wall", trim="marble", trim_width=0.32,
        )  # fmt: skip
        foot = [
            block(
                ((w - span) / 2 - 0.1, depth + 0.24, 0.1 * height),
                "marble",
                (s * ((w + span) / 4 + 0.06), 0, z),
                without=("bottom",),
            )
            for s in (-1, 1)
        ]
        one.add("foot", join(foot), None, "platform")
        y0 = door.spring + span / 2 + 0.5
        for s in (-1, 1):
            y = s * (depth / 2 + 0.05)
            bands = [block((w, 0.16, 0.3), "green_ridge", (0, y, h)) for h in (y0, upper - 0.34)]
            bands += [block((0.3, 0.16, upper - y0), "green_ridge", (x, y, y0)) for x in (-w / 2 + 0.16, w / 2 - 0.16)]
            bands.append(block((0.5 * w, 0.14, 0.5 * (upper - y0)), "yellow_ridge", (0, y, y0 + 0.3 * (upper - y0))))
            bands.append(block((0.42 * w, 0.2, 0.34 * (upper - y0)), "green_ridge", (0, y, y0 + 0.38 * (upper - y0))))
            one.add("glazed_frame", join(bands), None, "ornament")
        a.include(one, placed(mid, 0, 0))
        for s in (-1, 1):
            x = mid + s * (w + span) / 4
            a.wall(outline_walls(rectangle((w - span) / 2, depth) + [x, 0], z - 0.2, top))
    for x in breaks:
        top = max(levels[np.clip(np.searchsorted(breaks, x) - 1, 0, len(levels) - 1)], 0) - 0.09 * height
        a.add(
            "pier", block((0.7, depth + 0.3, top - z), "yellow_ridge", (x, 0, z), without=("bottom",)), None, "columns"
        )


def gate_fort(*, width, depth, height, storeys, corner_pavilions, tiles) -> Built:
    """A brick base with a vaulted passage along y, a storeyed hall and corner pavilions on top; height is that of
    the base."""
    a = Assembly()
    span = float(np.clip(0.22 * width, 3.0, 5.0))
    door = Opening(0.0, span, 0.42 * height, span / 2, 0.0)
    pierced(
        a, "base", [door], x0=-width / 2, x1=width / 2, depth=depth, bottom=-0.5, top=lambda x: np.full(len(x), height),
        material="grey_brick", trim="marble", trim_width=0.45,
    )  # fmt: skip
    ends = [block((0.02, depth, height + 0.5), "grey_brick", (s * (width / 2 - 0.01), 0, -0.5)) for s in (-1, 1)]
    foot = [
        block(
            ((width - span) / 2, depth + 0.3, 1.0),
            "granite",
            (s * ((width + span) / 4 + 0.08), 0, -0.3),
            without=("bottom",),
        )
        for s in (-1, 1)
    ]
    a.add("base_ends", join([*ends, *foot]), None, "platform")
    a.add("top", block((width, depth, 0.06), "paving", (0, 0, height - 0.05), without=("bottom",)), None, "platform")
    a.floor(floor_triangles(rectangle(width, depth), height))
    a.floor(floor_triangles(rectangle(span, depth + 1.0), 0.03))
    a.add("passage", block((span, depth + 0.6, 0.08), "paving", (0, 0, -0.05), without=("bottom",)), None, "ground")
    for s in (-1, 1):
        a.wall(outline_walls(rectangle((width - span) / 2, depth) + [s * (width + span) / 4, 0], -0.3, height - 0.6))
    _battlement(a, width, depth, height)
    w, d = 0.56 * width, 0.5 * depth
    b = halls.Body(w, d, 3, 3, 3.4, "vermilion", "lattice_red", False, tiles, None, 0, "xieshan")
    top, eaves = halls.stack(a, b, height, storeys, 0.86)
    for sx in (-1, 1):
        for sy in (-1, 1):
            if corner_pavilions:
                one = tent(
                    sides=4, across=0.13 * width, column_height=2.5, columns="vermilion", tiles=tiles, eaves=1, sink=0.0
                )
                a.include(one, placed(sx * 0.4 * width, sy * 0.38 * depth, height))
    a.point("centre", 0, 0, height + 2)
    a.point("passage", 0, 0, 1.6)
    a.point("front", 0, -depth / 2 - 3, 0)
    a.point("top", 0, 0, top)
    return a.built(
        pad=rectangle(width + 3, depth + 3),
        storeys=storeys,
        eaves=eaves,
        arches=1,
        tiles=tiles,
        width_m=width,
        length_m=depth,
        columns=a.count("column"),
    )


def _battlement(a: Assembly, width: float, depth: float, z: float) -> None:
    """A brick parapet with merlons."""
    o = rectangle(width - 0.4, depth - 0.4)
    low = block((1, 0.4, 0.7), "grey_brick", without=("bottom", "east", "west"))
    merlon = block((0.9, 0.4, 0.7), "grey_brick", without=("bottom",))
    for i in range(4):
        length, turn = timber.along(o[i], o[(i + 1) % 4])
        m = (o[i] + o[(i + 1) % 4]) / 2
        a.add("parapet", low, placed(*m, z, turn, (length + 0.4, 1, 1)), "platform")
        n = max(2, round(length / 1.5))
        bays = timber.spans(o[i], o[(i + 1) % 4], np.linspace(0, 1, n + 1))
        a.add("merlon", merlon, [placed(x, y, z + 0.7, t) for x, y, _, t in bays], "platform")
    a.wall(outline_walls(o, z - 0.2, z + 1.4))
