"""Outlines and lines -> stone: platforms with moulded edges, steps, marble rails, courts and quays."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import numpy as np

from exhibition.forms.assembly import Assembly
from exhibition.forms.built import Built, placed
from exhibition.forms.mesh import Array, Mesh, join, make_mesh
from exhibition.forms.solids import (
    block,
    floor_triangles,
    lathe,
    outline_walls,
    ramp_triangles,
    rectangle,
    sheet,
    sweep,
)

POST_STEP = 1.6
RISE, RUN = 0.15, 0.34


def platform(
    a: Assembly, outline: Array, z: float, height: float, *, stone: str = "granite", moulded: bool = False
) -> None:
    """A stone platform over a convex outline (k, 2), counter-clockwise; ``moulded``: the waisted base of high rank."""
    if height <= 0.02:
        a.floor(floor_triangles(outline, z))
        return
    h = height
    if moulded and h > 0.7:
        section = np.array([
            [0.16, 0], [0.16, 0.17 * h], [0.02, 0.3 * h], [-0.05, 0.36 * h], [-0.05, 0.58 * h], [0.02, 0.64 * h],
            [0.14, 0.78 * h], [0.14, h], [-0.5, h],
        ])  # fmt: skip
    else:
        lip = min(0.16, 0.4 * h)
        section = np.array([[0.0, 0], [0.0, h - lip], [0.07, h - lip], [0.07, h], [-0.5, h]])
    ring = np.column_stack([outline, np.full(len(outline), z)])
    edge = sweep(section, ring, "marble" if moulded else stone, closed=True)
    o = np.asarray(outline, np.float64)
    fan = np.array([[0, i, i + 1] for i in range(1, len(o) - 1)])
    top = make_mesh(np.column_stack([drawn_in(o, 0.5), np.full(len(o), z + h - 0.006)]), fan, "paving")
    a.add("platform", join([edge, top]), None, "platform")
    a.floor(floor_triangles(outline, z + h))
    a.wall(outline_walls(outline, z - 0.3, z + h - 0.45) if h > 0.45 else np.zeros((0, 6)))


def drawn_in(outline: Array, by: float) -> Array:
    """A convex outline (k, 2) with its corners drawn in toward the middle, so that paving and coping never overlap
    much; metres along the diagonal."""
    o = np.asarray(outline, np.float64)
    d = o - o.mean(axis=0)
    return o - d * np.minimum(by / np.maximum(np.linalg.norm(d, axis=1, keepdims=True), 1e-6), 0.5)


@cache
def flight_mesh(width: float, run: float, rise: float, steps: int, material: str) -> Mesh:
    """A stair from y = 0, z = 0 up to y = run, z = rise, with sloping side stones."""
    n = max(steps, 1)
    y = np.repeat(np.linspace(0, run, n + 1), 2)[:-1] if n else np.zeros(0)
    z = np.repeat(np.linspace(0, rise, n + 1), 2)[1:]
    y, z = np.append(y, run), np.append(z, rise)
    inner = width / 2 - 0.35
    treads = sheet(
        np.stack([[(-inner, b, c), (inner, b, c)] for b, c in zip(y, z, strict=True)]), material, smooth=False
    )
    cheeks = []
    for s in (-1, 1):
        x0, x1 = (s * inner, s * width / 2) if s > 0 else (s * width / 2, s * inner)
        lip = 0.12
        low, high = (0.0, lip), (run, rise + lip * 0.2)
        top = sheet(
            [[(x0, low[0], low[1]), (x1, low[0], low[1])], [(x0, high[0], high[1]), (x1, high[0], high[1])]], material
        )
        cheeks.append(top)
        for x, order in ((x1, 1), (x0, -1)):
            tri = np.array([[x, 0, 0], [x, run, 0], [x, run, high[1]], [x, 0, lip]])[::order]
            cheeks.append(make_mesh(tri, [[0, 1, 2], [0, 2, 3]], material))
        cheeks.append(make_mesh([[x0, 0, 0], [x1, 0, 0], [x1, 0, lip], [x0, 0, lip]], [[0, 1, 2], [0, 2, 3]], material))
    return join([treads, *cheeks])


def steps(
    a: Assembly, x: float, y: float, z: float, width: float, height: float, turn: float = 0.0, stone="granite"
) -> float:
    """Steps up to the edge point (x, y) of a platform ``height`` over z; at turn 0 they come from the south.
    Gives their length on plan."""
    if height <= 0.05:
        return 0.0
    n = max(1, round(height / RISE))
    run = n * RUN
    mesh = flight_mesh(round(width, 2), round(run, 3), round(height, 3), n, stone)
    t = np.radians(turn)
    foot = np.array([x + np.sin(t) * run, y - np.cos(t) * run])
    place = placed(foot[0], foot[1], z, turn)
    a.add("steps", mesh, place, "platform")
    local = ramp_triangles(-width / 2 + 0.3, width / 2 - 0.3, 0, 0, run + 0.25, height)
    a.floor(local @ place[:, :3].T + place[:, 3])
    return run


@cache
def post_mesh(material: str = "marble") -> Mesh:
    """A rail post 0.22 m wide and 1.25 m high with a carved head."""
    head = lathe([[0.06, 0.9], [0.105, 0.97], [0.09, 1.13], [0.045, 1.22], [0.0, 1.25]], 6, material)
    return join([block((0.22, 0.22, 0.9), material, without=("bottom",)), head])


@cache
def panel_mesh(material: str = "marble") -> Mesh:
    """A rail panel 1 m long (stretched to fit): sill, slab, vases and hand rail, 0.84 m high."""
    parts = [
        block((1, 0.26, 0.12), material, without=("bottom", "east", "west")),
        block((1, 0.1, 0.36), material, (0, 0, 0.12), without=("bottom", "east", "west")),
        block((1, 0.15, 0.13), material, (0, 0, 0.7), without=("east", "west")),
    ]
    parts += [block((0.1, 0.1, 0.22), material, (x, 0, 0.48), without=("bottom", "top")) for x in (-0.28, 0.28)]
    return join(parts)


def slope_place(start, end) -> Array:
    """A place (3, 4) that lays local x = -0.5..0.5 from one point (3,) to another, upright all along."""
    s, e = np.asarray(start, np.float64), np.asarray(end, np.float64)
    d = e - s
    level = max(float(np.hypot(d[0], d[1])), 1e-6)
    side = np.array([-d[1], d[0], 0]) / level
    m = np.column_stack([d, side, [0, 0, 1], (s + e) / 2])
    return m.astype(np.float32)


def rail(a: Assembly, path: Array, *, count: int | None = None, ends: bool = True, material: str = "marble") -> Array:
    """Marble rail along a path (k, 3), posts about 1.6 m apart (or ``count`` posts), with its walls; gives the posts
    (n, 3)."""
    p = np.asarray(path, np.float64)
    level = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(p[:, :2], axis=0).T))])
    if count is None:
        bends = level[1:-1]
        marks = [
            np.linspace(u, v, max(1, round((v - u) / POST_STEP)) + 1)[:-1]
            for u, v in zip([0, *bends], [*bends, level[-1]], strict=True)
        ]
        s = np.append(np.concatenate(marks), level[-1])
    else:
        s = np.linspace(0, level[-1], count)
    posts = np.column_stack([np.interp(s, level, p[:, k]) for k in range(3)])
    d = np.gradient(posts[:, :2], axis=0)
    turns = np.degrees(np.arctan2(d[:, 1], d[:, 0]))
    shown = slice(None) if ends else slice(1, -1)
    a.add(
        "post",
        post_mesh(material),
        [placed(*q, t) for q, t in zip(posts[shown], turns[shown], strict=True)],
        "ornament",
    )
    a.add(
        "panel",
        panel_mesh(material),
        [slope_place(u, v) for u, v in pairwise(posts)],
        "ornament",
    )
    low, high = np.minimum(posts[:-1, 2], posts[1:, 2]) - 0.3, np.maximum(posts[:-1, 2], posts[1:, 2]) + 1.1
    a.wall(np.column_stack([posts[:-1, :2], posts[1:, :2], low, high]))
    return posts


def rail_round(a: Assembly, width: float, depth: float, z: float, gaps: dict[str, float], cy: float = 0.0) -> None:
    """A rail round a rectangle's edge with openings in the middle of the named sides (south, east, north, west)."""
    o = rectangle(width - 0.3, depth - 0.3) + [0, cy]
    for i, side in enumerate(("south", "east", "north", "west")):
        s, e = o[i], o[(i + 1) % 4]
        gap = gaps.get(side, 0.0)
        if gap < 0:
            continue
        length = float(np.hypot(*(e - s)))
        half = s + (e - s) * (0.5 - gap / 2 / length), s + (e - s) * (0.5 + gap / 2 / length)
        runs = [(s, half[0]), (half[1], e)] if gap else [(s, e)]
        for u, v in runs:
            if np.hypot(*(v - u)) > 0.6:
                rail(a, np.array([[*u, z], [*v, z]]))


def stairs(*, width: float, run: float, rise: float, steps: int, material: str) -> Built:
    """A free stair that climbs north from y = 0 to y = run."""
    a = Assembly()
    a.add("steps", flight_mesh(round(width, 2), round(run, 3), round(rise, 3), steps, material))
    a.floor(ramp_triangles(-width / 2, width / 2, 0, 0, run, rise))
    for s in (-1, 1):
        for k in range(4):
            y0, y1 = run * k / 4, run * (k + 1) / 4
            a.wall([s * width / 2, y0, s * width / 2, y1, -0.3, rise * (k + 1) / 4 - 0.45])
    a.point("foot", 0, 0, 0)
    a.point("top", 0, run, rise)
    a.point("centre", 0, run / 2, rise / 2)
    pad = rectangle(width + 2, 1.5) + [0, -0.75]
    return a.built(pad=pad, width_m=width, length_m=run)


def balustrade(*, line, floor: float, quay: float) -> Built:
    """A marble rail along a line of the scene's frame, on its quay wall if ``quay`` is more than 0."""
    a = Assembly()
    path = np.array([[x, y, floor] for x, y in line], np.float64)
    posts = rail(a, path)
    if quay > 0:
        section = np.array(
            [
                [0.35, -quay],
                [0.35, -0.18],
                [0.42, -0.18],
                [0.42, 0.0],
                [-0.42, 0.0],
                [-0.42, -0.18],
                [-0.35, -0.18],
                [-0.35, -quay],
            ]
        )
        a.add("quay", sweep(section, path, "granite"))
    mid = posts[len(posts) // 2]
    a.point("centre", *mid)
    length = float(np.hypot(*np.diff(path[:, :2], axis=0).T).sum())
    return a.built(posts=a.count("post"), length_m=round(length, 2))


def court(*, width: float, depth: float, pool: tuple[float, float] | None, lift_stone: float) -> Built:
    """A paved court; a pool with marble rails and a small bridge along y if wished."""
    a = Assembly()
    h = max(lift_stone, 0.02)
    outer = rectangle(width, depth)
    if pool is None:
        platform(a, outer, 0.0, h, stone="granite")
    else:
        _pool(a, width, depth, pool, h)
    a.point("centre", 0, 0, h)
    a.point("front", 0, -depth / 2, h)
    return a.built(pad=rectangle(width + 3, depth + 3), width_m=width, length_m=depth)


def _pool(a: Assembly, width: float, depth: float, pool, h: float) -> None:
    """Paving round a pool, the pool's walls and water, the bridge over it."""
    pw, pd = min(pool[0], width - 2), min(pool[1], depth - 2)
    for cx, cy, w, d in (
        (0, -(depth + pd) / 4, width, (depth - pd) / 2), (0, (depth + pd) / 4, width, (depth - pd) / 2),
        (-(width + pw) / 4, 0, (width - pw) / 2, pd), ((width + pw) / 4, 0, (width - pw) / 2, pd),
    ):  # fmt: skip
        a.add("paving", block((w, d, h + 0.9), "paving", (cx, cy, -0.9), without=("bottom",)))
        a.floor(floor_triangles(rectangle(w, d) + [cx, cy], h))
    water = rectangle(pw, pd)
    a.add("pool", make_mesh(np.column_stack([water, np.full(4, min(0.05, h - 0.05))]), [[0, 1, 2], [0, 2, 3]], "water"))
    bw = min(4.0, 0.3 * pw)
    y = np.linspace(-pd / 2 - 0.4, pd / 2 + 0.4, 13)
    z = h + 0.7 * np.cos(np.clip(y / (pd / 2 + 0.4), -1, 1) * np.pi / 2) ** 2
    deck = sheet(np.stack([np.column_stack([np.full(13, x), y, z]) for x in (bw / 2, -bw / 2)]), "paving")
    a.add("bridge", join([deck, *_bridge_sides(y, z, bw)]))
    for i in range(12):
        a.floor(ramp_triangles(-bw / 2, bw / 2, y[i], z[i], y[i + 1], z[i + 1]))
    for s in (-1, 1):
        rail(a, np.column_stack([np.full(13, s * (bw / 2 - 0.15)), y, z]), count=6)
        x0, x1 = s * bw / 2, s * (pw / 2 + 0.25)
        e = pd / 2 + 0.25
        rail(a, np.array([[x0, -e, h], [x1, -e, h], [x1, e, h], [x0, e, h]]))


def _bridge_sides(y: Array, z: Array, width: float) -> list[Mesh]:
    """The two faces of a small bridge with one arched opening."""
    low = np.where(np.abs(y) < y[-1] * 0.55, -0.3 + 0.75 * np.sqrt(np.clip(1 - (y / (y[-1] * 0.55)) ** 2, 0, 1)), -0.4)
    east = sheet(
        np.stack([np.column_stack([np.full(13, width / 2), y, low]), np.column_stack([np.full(13, width / 2), y, z])]),
        "marble",
    )
    west = sheet(
        np.stack(
            [np.column_stack([np.full(13, -width / 2), y, z]), np.column_stack([np.full(13, -width / 2), y, low])]
        ),
        "marble",
    )
    return [east, west]
