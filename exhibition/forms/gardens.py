"""Groups of small buildings: walled courts, the shop street along its canal, the pond garden."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import numpy as np

from exhibition.forms import halls, stonework, timber
from exhibition.forms.assembly import Assembly
from exhibition.forms.built import Built, placed
from exhibition.forms.corridor import covered_walk
from exhibition.forms.mesh import Mesh, join, make_mesh, transformed
from exhibition.forms.pavilions import tent
from exhibition.forms.roofs import Dress, gabled
from exhibition.forms.solids import block, floor_triangles, outline_walls, rectangle

EDGE = 0.12


def small_hall(
    width, depth, bays, height, columns, tiles, roof="juanpeng", platform=0.45, walls=None, brackets=False
) -> Assembly:
    """A minor hall on its platform, front to -y, with its steps."""
    a = Assembly()
    walls = walls or ("lattice_red" if columns == "vermilion" else "lattice_green")
    b = halls.Body(width, depth, bays, 2, height, columns, walls, brackets, tiles, None, 0, roof)
    stonework.platform(a, rectangle(width + 1.6, depth + 1.8), 0, platform)
    stonework.steps(a, 0, -depth / 2 - 0.9, 0, 2.2, platform)
    halls.frame(a, b, platform)
    halls.cover(a, b, platform)
    return a


def _wall(a: Assembly, start, end, height: float, colour: str = "vermilion_wall") -> None:
    """A garden wall with a tiled cap."""
    length, _ = timber.along(start, end)
    if length < 0.3:
        return
    n = max(1, round(length / 3.0))
    rise = (height + 0.3) / 3
    bays = timber.spans(start, end, np.linspace(0, 1, n + 1))
    places = [placed(x, y, -0.3, t, (w / 3.0, 1, rise)) for x, y, w, t in bays]
    a.add("garden_wall", garden_wall(colour), places, "platform")
    a.wall([*start, *end, -0.3, height])


@cache
def garden_wall(colour: str) -> Mesh:
    """A wall 3 m long and 3 m high: brick foot, plaster, tiled cap."""
    foot = block((3, 0.56, 0.8), "grey_brick", without=("bottom", "east", "west"))
    body = block((3, 0.48, 1.85), colour, (0, 0, 0.8), without=("bottom", "top", "east", "west"))
    p = [[x, y, z] for y, z in ((-0.52, 2.55), (-0.1, 2.92), (0.1, 2.92), (0.52, 2.55)) for x in (-1.5, 1.5)]
    cap = make_mesh(p, [[0, 1, 3], [0, 3, 2], [2, 3, 5], [2, 5, 4], [4, 5, 7], [4, 7, 6]], "grey_tile")
    under = make_mesh([p[0], p[1], p[7], p[6]], [[0, 2, 1], [0, 3, 2]], "grey_brick")
    return join([foot, body, cap, under])


def courtyard(*, width, depth, hall, tiles, columns) -> Built:
    """A court: main hall at the back, two side halls, a gate in the front wall; width and depth are the wall's."""
    a = Assembly()
    stonework.platform(a, rectangle(width - 0.4, depth - 0.4), 0, EDGE)
    hw, hd = min(hall[0], width - 6), min(hall[1], depth * 0.4)
    side = min(5.5, 0.2 * width)
    a.include(
        small_hall(hw, hd, 5 if hw > 12 else 3, 3.6, columns, tiles, "xieshan_juanpeng"),
        placed(0, depth / 2 - hd / 2 - 1.6, EDGE),
    )
    sl = min(11.0, 0.42 * depth)
    for s in (-1, 1):
        one = small_hall(sl, side, 3, 3.1, columns, tiles, "juanpeng", 0.35)
        a.include(one, placed(s * (width / 2 - side / 2 - 1.2), -0.02 * depth, EDGE, -90 * s))
    gw = min(6.0, 0.25 * width)
    a.include(_gate(gw, columns, tiles), placed(0, -depth / 2 + 0.3, 0))
    o = rectangle(width, depth)
    _wall(a, o[0], (-gw / 2 - 0.5, -depth / 2), 2.9)
    _wall(a, (gw / 2 + 0.5, -depth / 2), o[1], 2.9)
    for i in (1, 2, 3):
        _wall(a, o[i], o[(i + 1) % 4], 2.9)
    a.point("centre", 0, 0, EDGE + 1.6)
    a.point("door", 0, depth / 2 - hd - 1.6, 2.0)
    a.point("front", 0, -depth / 2 - 3, 0)
    a.point("top", 0, depth / 2 - hd / 2, a.height())
    return a.built(
        pad=rectangle(width + 3, depth + 3),
        columns=a.count("column"),
        tiles=tiles,
        roof="xieshan_juanpeng",
        width_m=width,
        length_m=depth,
    )


def _gate(width: float, columns: str, tiles: str) -> Assembly:
    """A walk-through gate of one bay with open leaves."""
    a = Assembly()
    b = halls.Body(width, 3.0, 3, 1, 3.2, columns, "none", False, tiles, None, 0, "juanpeng")
    halls.frame(a, b, EDGE)
    halls.cover(a, b, EDGE)
    a.floor(floor_triangles(rectangle(width, 4.6), EDGE + 0.01))
    leaf = block((0.12, 1.1, 2.5), "door_red", without=("bottom",))
    a.add("leaf", leaf, [placed(s * 0.19 * width, 0.55, EDGE) for s in (-1, 1)], "doors")
    return a


@cache
def shop_mesh_sign() -> Mesh:
    """A hanging shop sign, 1.2 m long."""
    return join([block((0.5, 0.08, 1.1), "dark_wood", (0, 0, -1.2)), block((0.34, 0.1, 0.9), "gilt", (0, 0, -1.1))])


def shop_street(*, length, gap, shops) -> Built:
    """Two rows of small shops on both banks, doors to the water; along x, z = 0 is the bank's ground. Shops are 3 to
    3.6 m wide and 3.4 m high under grey gables."""
    a = Assembly()
    walk = 2.2
    rng = np.random.default_rng(7)
    for s in (-1, 1):
        n = (shops + (s < 0)) // 2
        width = rng.choice([3.0, 3.3, 3.6], n)
        width *= length / width.sum()
        x = -length / 2
        bank = rectangle(length, walk + 5.4) + [0, s * (gap / 2 + (walk + 5.4) / 2)]
        a.add(
            "bank",
            block(
                (length, walk + 5.4, 2.2), "granite", (0, s * (gap / 2 + (walk + 5.4) / 2), -2.1), without=("bottom",)
            ),
            None,
            "platform",
        )
        a.floor(floor_triangles(bank, 0.1))
        for k, w in enumerate(width):
            two = k % 5 == 2
            one = _shop(float(np.round(w, 1)), two, ("vermilion", "dark_green", "wood")[int(rng.integers(3))])
            a.include(
                one, placed(x + w / 2, s * (gap / 2 + walk + 2.2), 0.1, 180 if s < 0 else 0, (w / np.round(w, 1), 1, 1))
            )
            x += w
        rows = np.linspace(-length / 2, length / 2, max(2, round(length / 40)) + 1)
        for u, v in pairwise(rows):
            stonework.rail(
                a,
                np.array([[u + 1.2, s * (gap / 2 + 0.25), 0.1], [v - 1.2, s * (gap / 2 + 0.25), 0.1]]),
                material="granite",
            )
    a.point("centre", 0, 0, 1.6)
    a.point("bank", 0, -gap / 2 - 1.2, 1.7)
    return a.built(length_m=length, width_m=gap, bays=a.count("shop"))


@cache
def _shop_front(width: float, height: float, frame: str) -> Mesh:
    """A shop's open counter, boards and lattice transom; front to -y."""
    lattice = "lattice_green" if frame == "dark_green" else "lattice_red"
    parts = [
        block((width, 0.3, 0.9), frame, (0, 0, 0), without=("bottom",)),
        block((width, 0.06, 0.7), lattice, (0, 0, height - 0.75), without=("east", "west")),
        block((width, 0.06, height - 1.6), "dark_wood", (0, 0.3, 0.9), without=("east", "west", "north")),
        transformed(timber.beam_mesh("beam_suzhou_lake"), placed(0, -0.02, height - 0.1, 0, (width, 0.24, 0.3))),
        block((0.62 * width, 0.1, 0.42), "dark_wood", (0, -0.22, height - 0.35)),
        block((0.52 * width, 0.12, 0.26), "gilt", (0, -0.23, height - 0.27)),
    ]
    parts += [
        block((0.16, 0.2, height), frame, (x, 0, 0), without=("bottom", "top"))
        for x in (-width / 2 + 0.08, width / 2 - 0.08, -0.18 * width, 0.18 * width)
    ]
    return join(parts)


@cache
def _shop_body(width: float, depth: float, height: float) -> Mesh:
    """The brick ends and back of a shop's storey."""
    hidden = ("bottom", "top")
    ends = [block((0.24, depth, height), "grey_brick", (s * (width / 2 - 0.12), 0, 0), without=hidden) for s in (-1, 1)]
    return join([*ends, block((width, 0.24, height), "grey_brick", (0, depth / 2, 0), without=hidden)])


@cache
def _shop(width: float, two: bool, frame: str) -> Assembly:
    """One shop of one or two storeys under a grey gable roof, front to -y."""
    a = Assembly()
    depth, h = 4.2, 2.9
    z = 0.0
    for _ in range(2 if two else 1):
        a.add("shop_front", _shop_front(width, h, frame), placed(0, -depth / 2, z), "doors")
        a.add("shop_body", _shop_body(width, depth, h), placed(0, 0, z), "columns")
        z += h
    roof = gabled(
        width=width - 0.3,
        depth=depth,
        overhang=0.7,
        rounded=frame != "wood",
        dress=Dress("grey_tile", None, 0, 0.55),
        wall="grey_brick",
    )
    a.include(roof, placed(0, 0, z + 0.3))
    a.add("shop", shop_mesh_sign(), placed(0.42 * width, -depth / 2 - 0.4, 2.7), "ornament")
    a.wall(outline_walls(rectangle(width, depth), -0.2, z))
    return a


def pond_garden(*, width, depth, halls, bridges) -> Built:
    """Halls, pavilions and covered walks round a pond, all facing the water, which lies just over the pad."""
    a = Assembly()
    rx, ry = width / 2 - 9.0, depth / 2 - 9.0
    t = 2 * np.pi * (np.arange(halls) + 0.5) / halls - np.pi / 2
    spots = np.column_stack(
        [rx * np.sign(np.cos(t)) * np.abs(np.cos(t)) ** 0.72, ry * np.sign(np.sin(t)) * np.abs(np.sin(t)) ** 0.72]
    )
    ends = _bridge_ends(bridges)
    pond = _pond(a, rx - 8.5, ry - 8.0, {i for pair in ends for i in pair})
    for k, (x, y) in enumerate(spots):
        turn = float(np.degrees(np.arctan2(y, x))) - 90
        a.include(_garden_house(k), placed(x, y, 0, turn))
    _walks(a, spots)
    _bridges(a, pond, ends)
    a.point("centre", 0, 0, 1.0)
    a.point("front", 0, -depth / 2, 0)
    a.point("top", 0, ry, a.height())
    return a.built(
        pad=rectangle(width + 3, depth + 3),
        pavilions=halls,
        bays=a.count("bay_roof"),
        arches=a.count("bridge"),
        width_m=width,
        length_m=depth,
    )


def _garden_house(k: int) -> Assembly:
    """The k-th building of the ring: halls, square and round pavilions in turn."""
    if k == 0 or k % 4 == 0:
        return small_hall(
            14.0, 7.0, 5, 3.5, "vermilion" if k == 0 else "dark_green", "grey_tile", "xieshan_juanpeng", 0.45
        )
    if k % 4 == 1:
        return small_hall(8.5, 5.0, 3, 3.1, "dark_green", "grey_tile", "xieshan_juanpeng", 0.4)
    sides = 4 if k % 4 == 2 else 8
    a = Assembly()
    one = tent(
        sides=sides,
        across=5.0 if sides == 4 else 6.0,
        column_height=3.1,
        columns="dark_green",
        tiles="grey_tile",
        eaves=1 if sides == 4 else 2,
        sink=0.35,
    )
    a.include(one, placed(0, 0, 0.35))
    return a


def _walks(a: Assembly, spots) -> None:
    """Covered walks from house to house."""
    for k in range(len(spots)):
        p, q = spots[k], spots[(k + 1) % len(spots)]
        d = q - p
        length = float(np.hypot(*d))
        trim = min(5.6, 0.36 * length)
        u = d / length
        s, e = p + u * trim, q - u * trim
        if np.hypot(*(e - s)) > 2.2:
            n = round(float(np.hypot(*(e - s))) / 2.49)
            covered_walk(a, s, e, 0.3, width=1.7, open_at=(0, n - 1, n // 2))


def _pond(a: Assembly, rx: float, ry: float, gaps: set[int]) -> np.ndarray:
    """A kerbed pond of irregular outline, water just under the kerb, its edge open at the corners ``gaps``; gives
    the outline (24, 2)."""
    t = np.linspace(0, 2 * np.pi, 25)[:-1]
    r = 1 + 0.1 * np.sin(3 * t + 0.7) + 0.05 * np.sin(5 * t)
    o = np.column_stack([rx * r * np.cos(t), ry * r * np.sin(t)])
    fan = np.array([[0, i, i + 1] for i in range(1, 25)])
    centre = np.concatenate([[[0, 0, 0.06]], np.column_stack([o, np.full(24, 0.06)]), [[*o[0], 0.06]]])
    a.add("pond", make_mesh(centre, fan, "water"), None, "ground")
    kerb = block((1, 0.5, 0.5), "lake_rock", without=("bottom", "east", "west"))
    places = []
    for i in range(24):
        length, turn = timber.along(o[i], o[(i + 1) % 24])
        places.append(placed(*((o[i] + o[(i + 1) % 24]) / 2), -0.22, turn, (length + 0.2, 1, 1)))
    a.add("kerb", kerb, places, "ground")
    for i in range(24):
        p, q = o[i], o[(i + 1) % 24]
        u = (q - p) / np.hypot(*(q - p)) * 1.1
        p, q = p + u * (i in gaps), q - u * ((i + 1) % 24 in gaps)
        a.wall([*p, *q, -0.3, 0.9])
    return o


def _bridge_ends(count: int) -> list[tuple[int, int]]:
    """The corners of the pond's 24 between which each bridge cuts off a bay."""
    return [(i, (i + 2) % 24) for i in ((k * 24 // max(count, 1) + 1) % 24 for k in range(count))]


def _bridges(a: Assembly, pond, ends) -> None:
    """Low stone bridges that cut off bays of the pond, walkable from kerb to kerb."""
    slab = block((1, 1.9, 0.22), "granite", (0, 0, 0.3), without=("east", "west"))
    curb = join(
        [block((1, 0.16, 0.26), "marble", (0, s * 0.87, 0.5), without=("east", "west", "bottom")) for s in (-1, 1)]
    )
    pier = block((0.5, 1.6, 0.6), "granite", (0, 0, -0.3))
    for i, j in ends:
        length, turn = timber.along(pond[i], pond[j])
        x, y = (pond[i] + pond[j]) / 2
        whole = (length + 1.6, 1, 1)
        a.add("bridge", slab, placed(x, y, -0.12, turn, whole), "platform")
        a.add("bridge_curb", curb, placed(x, y, -0.12, turn, whole), "platform")
        bays = timber.spans(pond[i], pond[j], np.linspace(0, 1, max(2, round(length / 2.5)) + 1))
        a.add("bridge_pier", pier, [placed(px, py, 0, t) for px, py, _, t in bays], "platform")
        t = np.radians(turn)
        m = np.array([[np.cos(t), -np.sin(t)], [np.sin(t), np.cos(t)]])
        a.floor(floor_triangles(rectangle(length + 2.2, 1.7) @ m.T + [x, y], 0.4))
        for s in (-1, 1):
            e = np.array([[-length / 2, s * 0.9], [length / 2, s * 0.9]]) @ m.T + [x, y]
            a.wall([*e[0], *e[1], -0.3, 1.2])
