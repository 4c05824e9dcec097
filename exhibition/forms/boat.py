"""Length, beam and cabin -> the Marble Boat: a stone hull, a two-storey cabin of arches, two stone wheels."""

from __future__ import annotations

from functools import cache

import numpy as np

from exhibition.forms import stonework, timber
from exhibition.forms.assembly import Assembly
from exhibition.forms.built import Built, placed
from exhibition.forms.masonry import Opening, face, ring
from exhibition.forms.mesh import Array, Mesh, join, make_mesh, transformed
from exhibition.forms.solids import block, cylinder, floor_triangles, lathe, outline_walls, rectangle, sheet

KEEL = -1.6


def hull_outline(length: float, beam: float, count: int = 13) -> Array:
    """The deck's edge (2 count, 2), counter-clockwise, bow at -y, full amidships and broad at the stern."""
    t = np.linspace(0, 1, count)
    y = (t - 0.5) * length
    half = (
        beam
        / 2
        * np.clip(1 - np.clip(1 - t / 0.3, 0, 1) ** 2.2 * 0.8 - np.clip((t - 0.85) / 0.15, 0, 1) ** 2 * 0.25, 0.1, 1)
    )
    return np.concatenate([np.column_stack([half, y]), np.column_stack([-half[::-1], y[::-1]])])


def marble_boat(*, length, beam, freeboard, cabin, wheel) -> Built:
    """The boat of white stone, 36 m long; z = 0 is the water, the bow looks to -y. cabin: length, width, height."""
    a = Assembly()
    o = hull_outline(length, beam)
    sheer = freeboard + 0.9 * np.clip((np.abs(o[:, 1]) / (length / 2) - 0.55) / 0.45, 0, 1) ** 2
    _hull(a, o, sheer, freeboard)
    stern = 0.08 * length
    top = _cabin(a, cabin, freeboard, stern)
    for s in (-1, 1):
        place = placed(s * (beam / 2 + 0.02), 0.06 * length, 0.35, 90 * s, wheel / 2)
        a.add("wheel", wheel_mesh(), place, "ornament")
    n = len(o) // 2
    for side in (o[1 : n - 1], o[n + 1 : -1]):
        path = np.column_stack([side * [0.95, 1], np.full(len(side), freeboard)])
        stonework.rail(a, path)
    a.wall(outline_walls(rectangle(cabin[1], cabin[0]) + [0, stern], freeboard - 0.2, freeboard + cabin[2]))
    a.point("centre", 0, 0, freeboard + 2)
    a.point("bow", 0, -length / 2 + 3, freeboard + 1)
    a.point("top", 0, stern, top)
    a.point("wheel", beam / 2 + 0.3, 0.06 * length, 1.2)
    return a.built(length_m=length, width_m=beam, storeys=2, height_m=round(top, 2), columns=a.count("cabin_post"))


def _hull(a: Assembly, o: Array, sheer: Array, freeboard: float) -> None:
    """Stone sides that draw in below, a moulded wale, and the deck of coloured tiles."""
    closed = np.concatenate([o, o[:1]])
    z = np.append(sheer, sheer[0])
    rows = [
        np.column_stack([closed * k, np.full(len(closed), 0) + h]) for k, h in ((0.8, KEEL), (0.94, -0.2), (1.0, 0.7))
    ]
    rows.append(np.column_stack([closed, z - 0.25]))
    wale = [
        np.column_stack([closed * 1.03, z - 0.25]),
        np.column_stack([closed * 1.03, z]),
        np.column_stack([closed * 0.97, z]),
    ]
    hull = sheet(np.stack(rows), "marble", smooth=False)
    rim = sheet(np.stack(wale), "marble", smooth=False)
    inside = sheet(
        np.stack(
            [np.column_stack([closed * 0.97, z]), np.column_stack([closed * 0.97, np.full(len(z), freeboard - 0.02)])]
        ),
        "marble",
    )
    n = len(o) // 2
    right, left = o[:n], o[n:][::-1]
    deck = sheet(
        np.stack(
            [
                np.column_stack([right * [0.97, 1], np.full(n, freeboard)]),
                np.column_stack([left * [0.97, 1], np.full(n, freeboard)]),
            ]
        ),
        "chequer",
    )
    a.add("hull", join([hull, rim, inside, deck]), None, "platform")
    for i in range(n - 1):
        q = np.array([left[i], right[i], right[i + 1], left[i + 1]])
        a.floor(floor_triangles(q, freeboard))


def _arcade(width: float, z: float, height: float, bays: int, material: str) -> Mesh:
    """One storey's wall in the plane y = 0 looking to -y: arches with dark panes and pale mullions."""
    step = width / bays
    openings = [
        Opening((i + 0.5) * step - width / 2, 0.66 * step, z + 0.52 * height, 0.33 * step, z + 0.16 * height)
        for i in range(bays)
    ]
    wall = face(openings, -width / 2, width / 2, z, lambda x: np.full(len(x), z + height), 0.0, True, material)
    parts = [wall, *(ring(o, 0.12, -0.04, True, "marble") for o in openings)]
    panes = make_mesh(
        [[-width / 2, 0.16, z], [width / 2, 0.16, z], [width / 2, 0.16, z + height], [-width / 2, 0.16, z + height]],
        [[0, 1, 2], [0, 2, 3]],
        "glass_dark",
    )
    parts.append(panes)
    for o in openings:
        parts.append(
            block(
                (0.07, 0.05, o.spring + o.rise - o.foot),
                "marble",
                (o.x, 0.1, o.foot),
                without=("top", "bottom", "north"),
            )
        )
        parts.append(block((o.span, 0.05, 0.07), "marble", (o.x, 0.1, o.spring), without=("east", "west", "north")))
        for s, colour in ((-1, "door_red"), (1, "blue_glazed")):
            parts.append(
                block(
                    (0.2 * o.span, 0.02, 0.3),
                    colour,
                    (o.x + s * 0.22 * o.span, 0.13, o.spring + 0.08),
                    without=("north",),
                )
            )
    return join(parts)


def _cabin(a: Assembly, cabin, deck: float, y: float) -> float:
    """Two storeys with arcades, cornices, a balcony rail and a low stepped roof; gives its top."""
    length, width, height = cabin
    storey = 0.42 * height
    for k in range(2):
        w, le = width - 0.9 * k, length - 2.4 * k
        z = deck + k * (storey + 0.15)
        one = Assembly()
        for turn, across, out in ((0, w, le / 2), (180, w, le / 2), (90, le, w / 2), (-90, le, w / 2)):
            wall = _arcade(round(across, 2), 0.0, storey, max(2, round(across / 2.1)), "marble")
            t = np.radians(turn)
            one.add("arcade", wall, placed(np.sin(t) * out, -np.cos(t) * out, 0, turn), "doors")
        slab = block((w + 1.3, le + 1.3, 0.22), "marble", (0, 0, storey))
        mould = block((w + 0.8, le + 0.8, 0.16), "marble", (0, 0, storey - 0.16), without=("top",))
        one.add("cornice", join([slab, mould]), None, "beams")
        spots = [
            (sx * (w / 2 + 0.42), yy)
            for sx in (-1, 1)
            for yy in np.linspace(-le / 2 - 0.4, le / 2 + 0.4, 2 + round(le / 3))
        ]
        f = storey / 4
        one.add(
            "cabin_post",
            timber.column_mesh("marble"),
            [placed(px, py, 0, 0, (0.55, 0.55, f)) for px, py in spots],
            "columns",
        )
        a.include(one, placed(0, y, z))
        if k == 0:
            stonework.rail_round(a, w + 1.3, le + 1.3, z + storey + 0.22, {}, y)
    return _lid(a, width - 0.9, length - 2.4, deck + 2 * storey + 0.37, y)


def _lid(a: Assembly, w: float, le: float, z: float, y: float) -> float:
    """A hipped lead-coloured roof with brick carving at its ends and corner urns."""
    o, i = rectangle(w + 1.3, le + 1.3), rectangle(0.25 * w, 0.6 * le)
    faces = []
    for k in range(4):
        j = (k + 1) % 4
        faces.append(sheet([[[*o[k], 0], [*o[j], 0]], [[*i[k], 1.05], [*i[j], 1.05]]], "grey_tile"))
    faces.append(make_mesh(np.column_stack([i, np.full(4, 1.05)]), [[0, 1, 2], [0, 2, 3]], "grey_ridge"))
    a.add("roof_tiles", join(faces), placed(0, y, z), "tiles")
    crest = lathe([[0.9, 0], [0.9, 0.25], [0.55, 0.5], [0.6, 0.7], [0.2, 1.0], [0.0, 1.3]], 8, "marble")
    a.add("crest", crest, [placed(0, y + s * 0.3 * le, z + 1.0) for s in (-1, 1)], "ornament")
    a.add("urn", crest, [placed(px * 0.96, y + py * 0.98, z, 0, 0.35) for px, py in o], "ornament")
    return z + 2.3


@cache
def wheel_mesh() -> Mesh:
    """A stone paddle wheel of radius 1 m against the hull, its axle along -y."""
    rim = lathe([[0.86, 0.0], [1.0, 0.0], [1.0, 0.2], [0.86, 0.2], [0.86, 0.0]], 20, "marble", smooth=False)
    hub = cylinder(0.24, 0.28, 10, "marble")
    spokes = [transformed(block((1.7, 0.12, 0.14), "marble", (0, 0, 0.03)), placed(0, 0, 0, k * 30)) for k in range(6)]
    paddles = [
        transformed(block((0.12, 0.34, 0.24), "marble", (0.92, 0, 0.0)), placed(0, 0, 0, 30 * k)) for k in range(12)
    ]
    upright = np.array([[1, 0, 0, 0], [0, 0, -1, 0], [0, 1, 0, 0]], np.float64)
    return transformed(join([rim, hub, *spokes, *paddles]), upright)
