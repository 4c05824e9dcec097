"""A high stone base's measures -> its battered walls, its stairs up the front and the gallery round its top."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from exhibition.forms import stonework
from exhibition.forms.assembly import Assembly
from exhibition.forms.built import Built, placed
from exhibition.forms.corridor import covered_walk
from exhibition.forms.mesh import Array, join, make_mesh
from exhibition.forms.solids import block, floor_triangles, rectangle, sheet, sweep

LANDING = 5.0


def stone_platform(*, width, depth, height, material, batter, stairs, stair_width, steps, balustrade, gallery) -> Built:
    """A battered base, width and depth at its foot; ``inverted_v``: two flights that climb along the front wall and
    meet in its middle, as under the Tower of Buddhist Incense (side 45 m, height 20 m, 114 steps a flight)."""
    a = Assembly()
    lean = batter * height
    low, top = rectangle(width, depth), rectangle(width - 2 * lean, depth - 2 * lean)
    _body(a, low, top, height, material)
    stone = a.height()
    v = stairs == "inverted_v"
    n = steps or max(1, round(height / 0.165))
    gaps = {"south": 0.0 if stairs == "none" else (LANDING if v else stair_width)}
    south = -depth / 2
    if v:
        south = _inverted_v(a, width, depth, height, lean, stair_width, n, balustrade, material)
    elif stairs != "none":
        south -= _straight(a, depth, height, lean, stair_width, n, 0.0, balustrade)
        if stairs == "both":
            _straight(a, depth, height, lean, stair_width, n, 180.0, balustrade)
            gaps["north"] = stair_width
    _walls(a, width, depth, height)
    tw, td = width - 2 * lean, depth - 2 * lean
    if gallery:
        _gallery(a, tw - 3.6, td - 3.6, height, gaps)
    if balustrade:
        stonework.rail_round(a, tw, td, height, gaps)
    a.point("centre", 0, 0, height)
    a.point("top", 0, 0, height)
    a.point("front", 0, south - 2.0, 0)
    a.point("stair_head", 0, -depth / 2 + lean + 1.5, height)
    pad = np.array(
        [
            [-width / 2 - 1.5, south - 1.5],
            [width / 2 + 1.5, south - 1.5],
            [width / 2 + 1.5, depth / 2 + 1.5],
            [-width / 2 - 1.5, depth / 2 + 1.5],
        ]
    )
    return a.built(pad=pad, width_m=width, length_m=depth, height_m=stone, posts=a.count("post"))


def _body(a: Assembly, low: Array, top: Array, h: float, material: str) -> None:
    """Four leaning faces, a coping and the paved top."""
    faces = []
    for i in range(4):
        j = (i + 1) % 4
        rows = [[[*low[i], -0.5], [*low[j], -0.5]], [[*top[i], h - 0.3], [*top[j], h - 0.3]]]
        faces.append(sheet(rows, material, smooth=False))
    ring = np.column_stack([top, np.full(4, h)])
    coping = sweep(np.array([[0.0, -0.3], [0.14, -0.3], [0.14, 0.0], [-0.6, 0.0]]), ring, "marble", closed=True)
    paving = make_mesh(
        np.column_stack([stonework.drawn_in(top, 0.7), np.full(4, h - 0.01)]), [[0, 1, 2], [0, 2, 3]], "paving"
    )
    a.add("base", join([*faces, coping, paving]), None, "platform")
    a.floor(floor_triangles(top, h))


def _walls(a: Assembly, width: float, depth: float, h: float) -> None:
    """The faces no one walks through; they end below the top, so that stairs come in over them."""
    o = rectangle(width, depth)
    for i in range(4):
        a.wall([*o[i], *o[(i + 1) % 4], -0.5, h - 0.6])


def _straight(a: Assembly, depth, h, lean, width, n, turn, rail) -> float:
    """A flight square to the wall, its head at the edge of the top; gives how far it stands out at the foot."""
    run = n * 0.33
    head = depth / 2 - lean
    mesh = stonework.flight_mesh(round(width, 2), round(run, 3), round(h, 3), n, "granite")
    t = np.radians(turn)
    foot = np.array([0.0, -head - run])
    c, s = np.cos(t), np.sin(t)
    place = placed(c * foot[0] - s * foot[1], s * foot[0] + c * foot[1], 0, turn)
    one = Assembly()
    one.add("steps", mesh, None, "platform")
    one.floor(
        [
            [[-width / 2, 0, 0], [width / 2, 0, 0], [width / 2, run, h]],
            [[-width / 2, 0, 0], [width / 2, run, h], [-width / 2, run, h]],
        ]
    )
    one.floor(floor_triangles(rectangle(width, 1.0) + [0, run + 0.4], h))
    for s_ in (-1, 1):
        x = s_ * (width / 2 - 0.18)
        if rail:
            stonework.rail(one, np.array([[x, 0.2, 0.1], [x, run, h]]))
        for k in range(6):
            one.wall([s_ * width / 2, run * k / 6, s_ * width / 2, run * (k + 1) / 6, -0.3, h * (k + 1) / 6 - 0.5])
    a.include(one, place)
    return run - lean


def _inverted_v(a: Assembly, width, depth, h, lean, sw, n, rail, material) -> float:
    """Two flights along the front wall, from its corners up to a landing in the middle; gives the southern edge."""
    y0 = -depth / 2 - sw
    y1 = -depth / 2
    x_top, x_foot = LANDING / 2, width / 2
    run = x_foot - x_top
    mesh = stonework.flight_mesh(round(sw, 2), round(run, 3), round(h, 3), n, material)
    mid = (y0 + y1) / 2
    for s in (-1, 1):
        a.add("steps", mesh, placed(s * x_foot, mid, 0, 90 * s), "platform")
        a.floor([
            [[s * x_foot, y0, 0], [s * x_foot, y1 + lean, 0], [s * x_top, y1 + lean, h]],
            [[s * x_foot, y0, 0], [s * x_top, y1 + lean, h], [s * x_top, y0, h]],
        ])  # fmt: skip
        ledge = [[[s * x_foot, y, 0.0], [s * x_top, y, h]][::-s] for y in (y1 - 0.02, y1 + lean + 0.1)]
        a.add("stair_ledge", sheet(ledge, material))
        if rail:
            stonework.rail(a, np.array([[s * x_foot, y0 + 0.2, 0.1], [s * x_top, y0 + 0.2, h]]))
        cut = np.linspace(0, 1, 9)
        for u, w in pairwise(cut):
            xa, xb = s * (x_foot - run * u), s * (x_foot - run * w)
            a.wall([xa, y0, xb, y0, -0.5, h * u + 1.0])
    a.add(
        "landing",
        block((LANDING, sw + lean, h + 0.5), material, (0, mid + lean / 2, -0.5), without=("bottom", "north")),
    )
    a.floor(floor_triangles(rectangle(LANDING, sw + 2 * lean + 1.0) + [0, mid + lean], h))
    if rail:
        stonework.rail(a, np.array([[-x_top, y0 + 0.2, h], [x_top, y0 + 0.2, h]]))
    return y0


def _gallery(a: Assembly, w: float, d: float, z: float, gaps) -> None:
    """A covered walk round the top, open in front of the stair heads."""
    o = rectangle(w, d)
    for i, side in enumerate(("south", "east", "north", "west")):
        s, e = o[i], o[(i + 1) % 4]
        gap = gaps.get(side, 0.0)
        stretch = [(s, e)]
        if gap:
            m, u = (s + e) / 2, (e - s) / np.hypot(*(e - s))
            stretch = [(s, m - u * (gap / 2 + 0.6)), (m + u * (gap / 2 + 0.6), e)]
        for p, q in stretch:
            bays = max(1, round(float(np.hypot(*(q - p))) / 2.49))
            covered_walk(
                a,
                p,
                q,
                z + 0.12,
                width=2.0,
                height=2.6,
                columns="vermilion",
                tiles="yellow_glazed",
                open_at=(bays // 2,),
            )
