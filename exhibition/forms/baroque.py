"""The measures of Haiyan Tang's west front -> its elevation, roofs, terrace and water stairs; and plain blocks.

Own frame: the visitor stands at -Y; x to the visitor's right; the wall's face is y = 0; z = 0 is the ground."""

from __future__ import annotations

import numpy as np

from exhibition.forms.baroque_bays import door_bay, high_bay, high_pier, low_bay, low_pier
from exhibition.forms.beasts import stone_fish, stone_lion
from exhibition.forms.built import Built, Piece, compose, many, merged, placed
from exhibition.forms.classical import baluster, frame, post, spaced, vase
from exhibition.forms.mesh import Array, Mesh, join, transformed
from exhibition.forms.solids import floor_triangles, outline_walls, polygon, rectangle, sheet, sweep, tube
from exhibition.forms.water_stairs import water_stairs

STONE = "european_marble"
STEP_FORWARD = 0.9  # metres by which the end pavilions stand before the front


def baroque_front(
    *,
    width: float = 40.0,
    bays: int = 11,
    ground_floor: float = 5.0,
    main_floor: float = 6.8,
    entablature: float = 1.6,
    roof: float = 5.0,
    depth: float = 12.0,
    terrace: tuple[float, float] = (12.0, 4.8),
    stairs: tuple,
    stair_width: float = 2.4,
    steps: int = 32,
    fish: int = 2,
    lions: int = 2,
) -> Built:
    """Two storeys of bays between paired pilasters, end pavilions, balustrade with vases, hipped roofs of
    blue-green tiles; an upper door on a terrace that two mirrored stairs climb. The terrace lies where they end."""
    top = float(stairs[-1][2])
    plan = _plan(width, depth, bays)
    wall_top = ground_floor + main_floor
    places, piers, middle = _bay_places(width, depth, bays)
    bay = width / bays
    door_sill = max(top - ground_floor, 0.0)
    pieces = [
        Piece("low_bay", low_bay(bay, ground_floor), many(places)),
        Piece("low_pier", low_pier(ground_floor), many(piers)),
        Piece("high_bay", high_bay(bay, main_floor), many(_lifted(m, ground_floor) for m in places if m is not middle)),
        Piece("high_pier", high_pier(main_floor), many(_lifted(m, ground_floor) for m in piers)),
        Piece("door_bay", door_bay(bay, main_floor, door_sill), many([_lifted(middle, ground_floor)])),
        Piece("courses", _courses(plan, ground_floor, wall_top, entablature), many([placed()])),
        Piece("roof", _roofs(width, depth, bays, wall_top + entablature, roof), many([placed()])),
        *_parapet(plan, piers, wall_top + entablature),
    ]
    stair = water_stairs(stairs=stairs, width=stair_width, steps=steps)
    deck = _terrace(terrace, top, stairs[-1], stair_width)
    beasts = _beasts(terrace, top, fish, lions)
    shell = Built(
        pieces=tuple(pieces),
        walls=outline_walls(plan, 0.0, wall_top),
        pad=_pad(plan, terrace, stairs, stair_width),
        points={
            "door": (0.0, -0.2, top + 1.6),
            "stair_left": (-float(stairs[0][0]), float(stairs[0][1]), float(stairs[0][2])),
            "stair_right": (float(stairs[0][0]), float(stairs[0][1]), float(stairs[0][2])),
            "terrace": (0.0, -terrace[1] / 2, top),
            "roof": (0.0, depth / 2, wall_top + entablature + roof),
        },
        facts={
            "bays": bays,
            "storeys": 2,
            "steps_each_side": steps,
            "fish": fish,
            "lions": lions,
            "width": float(width),
        },
    )
    return merged([shell, stair, deck, beasts])


def _lifted(place: Array, z: float) -> Array:
    return compose(place, placed(0, 0, z))


def _pavilion_bays(bays: int) -> int:
    return 2 if bays >= 7 else 0


def _plan(width: float, depth: float, bays: int) -> Array:
    """The building's outline (k, 2), counter-clockwise from the front's left end."""
    w, e = width / 2, width / 2 - _pavilion_bays(bays) * width / bays
    if e == w:
        return rectangle(width, depth) + [0, depth / 2]
    f = -STEP_FORWARD
    return np.array([[-w, f], [-e, f], [-e, 0], [e, 0], [e, f], [w, f], [w, depth], [-w, depth]])


def _bay_places(width: float, depth: float, bays: int) -> tuple[list[Array], list[Array], Array]:
    """Where bays and piers stand on the front, the sides and the back; and the bay of the door."""
    bay, ends = width / bays, _pavilion_bays(bays)
    places, piers, middle = [], [], placed()
    for i in range(bays):
        y = -STEP_FORWARD if i < ends or i >= bays - ends else 0.0
        m = placed(-width / 2 + (i + 0.5) * bay, y)
        middle = m if i == bays // 2 else middle
        places.append(m)
    for i in range(bays + 1):
        forward = bool(ends) and (i <= ends or i >= bays - ends)
        inward = 0.42 if i in (0, bays - ends) and ends else 0.0
        inward = -0.42 if i in (bays, ends) and ends else inward
        inward = {0: 0.42, bays: -0.42}.get(i, inward)
        piers.append(placed(-width / 2 + i * bay + inward, -STEP_FORWARD if forward else 0.0))
    deep = round(depth / bay)
    for x, turn in ((width / 2, 90), (-width / 2, -90)):
        y0 = -STEP_FORWARD if ends else 0.0
        step = (depth - y0) / deep
        for k in range(deep):
            m = placed(x, y0 + (k + 0.5) * step, 0, turn, (step / bay, 1, 1))
            places.append(m)
        for k in range(deep + 1):
            piers.append(placed(x, y0 + k * step + {0: 0.42, deep: -0.42}.get(k, 0.0), 0, turn))
    for i in range(bays):
        places.append(placed(-width / 2 + (i + 0.5) * bay, depth, 0, 180))
    piers += [placed(-width / 2 + i * bay + {0: 0.42, bays: -0.42}.get(i, 0.0), depth, 0, 180) for i in range(bays + 1)]
    return places, piers, middle


def _courses(plan: Array, ground_floor: float, wall_top: float, entablature: float) -> Mesh:
    """What runs round the whole building: foot, string course, entablature, the returns of the pavilions."""
    path = np.column_stack([plan, np.zeros(len(plan))])
    e = entablature
    g = ground_floor
    foot = [[0.18, 0], [0.18, 0.55], [0.14, 0.62], [0.08, 0.66], [0.0, 0.70]]
    string = [
        [0.0, g - 0.42],
        [0.10, g - 0.40],
        [0.10, g - 0.22],
        [0.16, g - 0.18],
        [0.26, g - 0.10],
        [0.28, g - 0.02],
        [0.20, g],
        [0.0, g + 0.02],
    ]
    w = wall_top
    crown = [
        [0.0, w - 0.02], [0.16, w], [0.16, w + 0.14 * e], [0.20, w + 0.15 * e], [0.20, w + 0.28 * e],
            [0.24, w + 0.30 * e],
        [0.14, w + 0.33 * e], [0.14, w + 0.62 * e], [0.20, w + 0.64 * e], [0.28, w + 0.72 * e], [0.58, w + 0.75 * e],
        [0.60, w + 0.86 * e], [0.70, w + 0.94 * e], [0.72, w + e], [-0.6, w + e + 0.04],
    ]  # fmt: skip
    parts = [sweep(s, path, STONE, closed=True) for s in (foot, string, crown)]
    teeth = post(0.16, 0.14, [[0, 0], [0, 0.13 * e]], STONE)
    for a, b in zip(plan, np.roll(plan, -1, axis=0), strict=True):
        d = (b - a) / np.linalg.norm(b - a)
        out = np.array([d[1], -d[0]]) * 0.24
        parts += [
            transformed(teeth, placed(*(p + out), w + 0.60 * e, np.degrees(np.arctan2(d[1], d[0]))))
            for p in spaced(a, b, 0.42)
        ]
        if np.linalg.norm(b - a) < 1.0:
            low = np.array([[*a, 0.0], [*b, 0.0]])
            parts.append(sheet(np.stack([low, low + [0, 0, wall_top]]), STONE, smooth=False))
    return join(parts)


def _hip(x0: float, x1: float, y0: float, y1: float, z: float, rise: float, material: str) -> Mesh:
    """A hipped roof over a rectangle with a slight hollow, and its ridges."""
    w, d = x1 - x0, y1 - y0
    half = min(w, d) / 2 * 0.98
    t = np.linspace(0, 1, 7)
    up = rise * (0.72 * t + 0.28 * t * t)
    rows = np.array(
        [
            [
                [x0 + half * s, y0 + half * s],
                [x1 - half * s, y0 + half * s],
                [x1 - half * s, y1 - half * s],
                [x0 + half * s, y1 - half * s],
            ]
            for s in t
        ]
    )
    parts = []
    along = np.concatenate([[0], np.cumsum(np.hypot(np.diff(half * t), np.diff(up)))])
    for k in range(4):
        a, b = rows[:, k], rows[:, (k + 1) % 4]
        grid = np.stack([np.column_stack([q, z + up]) for q in (a, b)], axis=1)
        axis = 0 if k % 2 == 0 else 1
        uv = np.stack([grid[..., axis], np.broadcast_to(along[:, None], grid.shape[:2])], axis=2)
        parts.append(sheet(grid, material, uvs=uv))
        ridge = np.column_stack([a, z + up + 0.04])
        parts.append(tube(ridge[[0, 2, 4, 6]], 0.13, 6, "green_ridge"))
    top = np.array(
        [[*rows[-1, 0], z + rise], [*rows[-1, 1], z + rise], [*rows[-1, 2], z + rise], [*rows[-1, 3], z + rise]]
    )
    ends = (
        np.array([(top[0] + top[3]) / 2, (top[1] + top[2]) / 2])
        if w >= d
        else np.array([(top[0] + top[1]) / 2, (top[2] + top[3]) / 2])
    )
    parts.append(tube(ends + [0, 0, 0.06], 0.20, 8, "green_ridge"))
    finial = vase(0.9, "green_ridge")
    parts += [transformed(finial, placed(*(q + [0, 0, 0.1]))) for q in ends]
    return join(parts)


def _roofs(width: float, depth: float, bays: int, z: float, rise: float) -> Mesh:
    """One long hip, and a hip on each end pavilion that stands a little higher."""
    material, out = "peacock_glazed", 0.45
    ends = _pavilion_bays(bays) * width / bays
    if not ends:
        return _hip(-width / 2 + out, width / 2 - out, out, depth - out, z, rise, material)
    parts = [_hip(-width / 2 + ends * 0.6, width / 2 - ends * 0.6, out, depth - out, z, rise * 0.92, material)]
    for s in (-1, 1):
        a, b = sorted((s * (width / 2 - out), s * (width / 2 - ends + out)))
        parts.append(_hip(a, b, -STEP_FORWARD + out, depth - out, z, rise, material))
    return join(parts)


def _parapet(plan: Array, piers: list[Array], z: float) -> list[Piece]:
    """The balustrade on the cornice: pedestals with vases over the piers, balusters between."""
    path = np.column_stack([plan, np.zeros(len(plan))])
    foot = sweep([[0.42, z], [0.42, z + 0.16], [0.10, z + 0.18], [0.10, z]], path, STONE, closed=True)
    hand = sweep(
        [[0.38, z + 0.80], [0.42, z + 0.84], [0.42, z + 0.93], [0.36, z + 0.95], [0.14, z + 0.95], [0.12, z + 0.80]],
        path,
        STONE,
        closed=True,
    )
    pedestal = post(
        0.62, 0.42, [[0.06, 0], [0.06, 0.16], [0.0, 0.20], [0.0, 0.80], [0.07, 0.86], [0.07, 0.96], [0.0, 1.0]], STONE
    )
    at = [compose(m, placed(0, -0.26, z)) for m in piers]
    spots = []
    for a, b in zip(plan, np.roll(plan, -1, axis=0), strict=True):
        d = (b - a) / np.linalg.norm(b - a)
        out = np.array([d[1], -d[0]]) * 0.26
        spots += [placed(*(p + out), z + 0.17) for p in spaced(a, b, 0.30)]
    return [
        Piece("parapet", join([foot, hand]), many([placed()])),
        Piece("pedestal", pedestal, many(at)),
        Piece("vase", vase(1.15, STONE), many(_lifted(m, 1.0) for m in at)),
        Piece("parapet_baluster", baluster(0.64, 0.085, STONE, 6), many(spots)),
    ]


def _terrace(size: tuple[float, float], z: float, end, stair_width: float) -> Built:
    """The upper terrace before the door: arched front, deck, rail; open on both sides where the stairs arrive."""
    w, d = size
    bay = w / 3
    front = [placed(-w / 2 + (k + 0.5) * bay, -d) for k in range(3)]
    sides = [placed(s * w / 2, -d / 2, 0, 90 * s, (d / bay, 1, 1)) for s in (1, -1)]
    deck = polygon(np.column_stack([rectangle(w, d) + [0, -d / 2], np.full(4, z)]), "paving")
    edge = np.array([[-w / 2, 0, 0], [-w / 2, -d, 0], [w / 2, -d, 0], [w / 2, 0, 0]])
    trim = [
        sweep([[0.16, 0], [0.16, 0.5], [0.08, 0.6], [0, 0.62]], edge, STONE),
        sweep(
            [
                [0.0, z - 0.45],
                [0.08, z - 0.42],
                [0.08, z - 0.24],
                [0.20, z - 0.16],
                [0.24, z - 0.05],
                [0.22, z + 0.01],
                [-0.4, z + 0.01],
            ],
            edge,
            STONE,
        ),
    ]
    y, gap = float(end[1]), stair_width / 2 + 0.22
    low, high = max(y - gap, -d), min(y + gap, 0.0)
    runs = [np.array([[-w / 2, low, z], [-w / 2, -d, z], [w / 2, -d, z], [w / 2, low, z]])]
    if high < -0.3:
        runs += [np.array([[w / 2, high, z], [w / 2, 0.0, z]]), np.array([[-w / 2, 0.0, z], [-w / 2, high, z]])]
    rails, spots, posts, walls = [], [], [], []
    for run in runs:
        rails.append(sweep([[0.15, 0.0], [0.15, 0.14], [-0.15, 0.14], [-0.15, 0.0]], run, STONE))
        rails.append(
            sweep(
                [
                    [0.11, 0.78],
                    [0.17, 0.82],
                    [0.17, 0.91],
                    [0.12, 0.95],
                    [-0.12, 0.95],
                    [-0.17, 0.91],
                    [-0.17, 0.82],
                    [-0.11, 0.78],
                ],
                run,
                STONE,
            )
        )
        for a, b in zip(run[:-1, :2], run[1:, :2], strict=True):
            spots += [placed(*p, z + 0.13) for p in spaced(a, b, 0.28)]
            walls.append([*a, *b, z - 1.0, z + 1.5])
        posts += [placed(*p[:2], z) for p in run]
    walls += [[*a[:2], *b[:2], 0.0, z - 1.0] for a, b in zip(edge[:-1], edge[1:], strict=True)]
    pedestal = post(
        0.42, 0.42, [[0.05, 0], [0.05, 0.14], [0.0, 0.18], [0.0, 0.80], [0.06, 0.86], [0.06, 0.97], [0.0, 1.0]], STONE
    )
    return Built(
        pieces=(
            Piece("terrace_bay", low_bay(bay, z), many([*front, *sides])),
            Piece("terrace", join([deck, *trim, *rails]), many([placed()])),
            Piece("terrace_baluster", baluster(0.66, 0.085, STONE, 8), many(spots)),
            Piece("terrace_post", pedestal, many(posts)),
            Piece("terrace_vase", vase(0.8, STONE), many(_lifted(m, 1.0) for m in posts)),
        ),
        floors=floor_triangles(rectangle(w, d) + [0, -d / 2], z),
        walls=np.asarray(walls, np.float32),
    )


def _beasts(size: tuple[float, float], z: float, fish: int, lions: int) -> Built:
    """Fish along the terrace's front, lions toward its ends, in pairs from the middle; each on a low block."""
    w, d = size
    pieces, walls = [], [np.zeros((0, 6), np.float32)]
    for name, mesh, count, reach, y in (
        ("fish", stone_fish(), fish, 0.27, -d + 0.75),
        ("lion", stone_lion(), lions, 0.44, -d + 0.45),
    ):
        if not count:
            continue
        pairs = (count + 1) // 2
        xs = [s * w * reach * (1 - 0.22 * k) for k in range(pairs) for s in (-1, 1)][:count]
        spots = many(placed(x, y, z + 0.24) for x in xs)
        block = post(0.95, 1.15, [[0.04, 0], [0.04, 0.06], [0.0, 0.09], [0.0, 0.20], [0.02, 0.24]], STONE)
        pieces += [Piece(name, mesh, spots), Piece(f"{name}_block", block, many(placed(x, y, z) for x in xs))]
        walls += [outline_walls(rectangle(0.9, 1.1) + [x, y], z, z + 1.4) for x in xs]
    return Built(pieces=tuple(pieces), walls=np.concatenate(walls))


def _pad(plan: Array, size, stairs, stair_width: float) -> Array:
    """The ground that must be level: building, terrace and stairs as one rectangle (4, 2)."""
    s = np.asarray(stairs, np.float64)
    reach = max(plan[:, 0].max(), s[:, 0].max() + stair_width)
    front = min(plan[:, 1].min(), -size[1], s[:, 1].min() - stair_width)
    back = plan[:, 1].max()
    return np.array([[-reach, front], [reach, front], [reach, back], [-reach, back]], np.float32)


def block(*, width: float, depth: float, height: float, material: str = "plaster", plan: str = "rectangle") -> Built:
    """A mass with foot and cornice, on a rectangle or an H; tall ones have blind windows."""
    w, d = width / 2, depth / 2
    outline = rectangle(width, depth)
    if plan == "h":
        a, b = w * 0.58, d * 0.55
        outline = np.array(
            [[-w, -d], [-a, -d], [-a, -b], [a, -b], [a, -d], [w, -d], [w, d], [a, d], [a, b], [-a, b], [-a, d], [-w, d]]
        )
    h, m = height, min(0.06 * height, 0.45)
    out = min(m, 0.35)
    section = [
        [out * 0.6, 0], [out * 0.6, m], [0, m * 1.4], [0, h - m * 1.6], [out * 0.4, h - m * 1.5], [out * 0.4, h - m],
        [out, h - m * 0.5], [out, h - 0.05 * m], [out * 0.8, h],
    ]  # fmt: skip
    path = np.column_stack([outline, np.zeros(len(outline))])
    parts = [sweep(section, path, material, closed=True)]
    cap = outline if plan != "h" else None
    lids = [cap] if cap is not None else [outline[[0, 1, 10, 11]], outline[[4, 5, 6, 7]], outline[[2, 3, 8, 9]]]
    grow = 1 + 1.6 * out / max(min(width, depth), 0.1)
    for lid in lids:
        middle = lid.mean(axis=0)
        p = middle + (lid - middle) * grow
        parts.append(polygon(np.column_stack([p, np.full(len(p), h)]), material))
    if h >= 4:
        parts += _blind_windows(outline, h, material)
    return Built(
        pieces=(Piece("block", join(parts), many([placed()])),),
        walls=outline_walls(outline, 0.0, h),
        floors=np.concatenate([floor_triangles(lid, h) for lid in lids]),
        pad=rectangle(width, depth).astype(np.float32),
        points={"top": (0.0, 0.0, float(h)), "front": (0.0, -d, h / 2)},
        facts={"plan": plan},
    )


def _blind_windows(outline: Array, height: float, material: str) -> list[Mesh]:
    """Framed sunk fields in rows along every wall long enough."""
    parts = []
    rows = max(1, int(height // 4.5))
    for a, b in zip(outline, np.roll(outline, -1, axis=0), strict=True):
        d = b - a
        if np.linalg.norm(d) < 3:
            continue
        turn = np.degrees(np.arctan2(d[1], d[0]))
        for p in spaced(a, b, 3.4):
            for k in range(rows):
                z = height * (k + 0.52) / rows
                parts.append(
                    transformed(frame(1.5, min(2.4, height / rows * 0.6), material, bead=0.18), placed(*p, z, turn))
                )
    return parts
