"""The measures of the entrance hall -> an invented neoclassical Paris salon: walls, gallery, cove, lantern, hearth.

Measures: hall 14 x 14 m, 11 m to the glass, gallery at 5 m; not a copy of any house (dossier 5, certainty C)."""

from __future__ import annotations

import numpy as np

from exhibition.forms.built import Built, Piece, compose, many, placed
from exhibition.forms.classical import arch_frame, baluster, console, frame, pilaster, spaced
from exhibition.forms.masonry import Opening, barrel, face
from exhibition.forms.mesh import Array, Mesh, join, make_mesh, transformed
from exhibition.forms.salon_fittings import candle, chandelier, hearth, sconce
from exhibition.forms.solids import box, floor_triangles, lathe, outline_walls, rectangle, sheet, sweep, tube

REVEAL = 0.5  # metres from the wall's face to its shut doors
SLAB = 0.34  # thickness of the gallery


def salon(
    *,
    width: float = 14.0,
    depth: float = 14.0,
    height: float = 11.0,
    gallery_height: float = 5.0,
    gallery_depth: float = 2.2,
    doors: tuple[float, float] = (2.4, 4.2),
    fireplace: tuple[float, float] = (3.2, 3.0),
) -> Built:
    """The hall about the origin, its floor at z = 0; a door in the middle of each wall, a hearth by the north door.

    Portals may stand in the doors: the points door_n, door_e, door_s, door_w lie on the floor at the wall's face."""
    sides = (
        (width, placed(0, depth / 2)),
        (depth, placed(-width / 2, 0, 0, 90)),
        (width, placed(0, -depth / 2, 0, 180)),
        (depth, placed(width / 2, 0, 0, 270)),
    )
    cornice = height - 1.8
    pieces: list[Piece] = []
    for length in sorted({width, depth}):
        at = many(m for side, m in sides if side == length)
        xs = _pilaster_lines(length, doors[0])
        pieces.append(Piece(f"wall_{length:g}", _wall(length, cornice, gallery_height, doors, xs), at))
        for name, mesh, z in (
            ("pilaster_low", pilaster(0.42, gallery_height - SLAB - 0.28, 0.09, "plaster", "gilt"), 0.28),
            ("pilaster_high", pilaster(0.40, cornice - gallery_height - 0.62, 0.08, "plaster", "gilt"), gallery_height),
            ("console", console(0.30, gallery_depth * 0.62, 0.72, "plaster"), gallery_height - SLAB),
        ):
            y = -0.10 if name == "console" else 0.0
            places = [compose(m, placed(x, y, z)) for m in at for x in xs]
            pieces.append(Piece(f"{name}_{length:g}", mesh, many(places)))
        lamps = [compose(m, placed(x, -0.02, 2.35)) for m in at for x in _sconce_lines(length, doors[0])]
        pieces.append(Piece(f"sconce_{length:g}", sconce(), many(lamps)))
    shell = [_floor(width, depth), _crown(width, depth, height, cornice), _lantern(width, depth, height)]
    shell.append(_gallery(width, depth, gallery_height, gallery_depth))
    pieces += [
        Piece(n, m, many([placed()])) for n, m in zip(("floor", "crown", "lantern", "gallery"), shell, strict=True)
    ]
    rail = _rail_points(width, depth, gallery_depth)
    pieces.append(
        Piece("baluster", baluster(0.86, 0.042, "gilt"), many(placed(x, y, gallery_height + 0.06) for x, y in rail))
    )
    hearth_x = (doors[0] / 2 + 0.75 + width / 2 - 0.45) / 2
    chimney = hearth(*fireplace, gallery_height - SLAB)
    pieces.append(Piece("hearth", chimney, many([placed(hearth_x, depth / 2)])))
    corona, candles = chandelier()
    drop = min(height - 4.4, 7.0)
    pieces.append(Piece("chandelier", corona, many([placed(0, 0, drop)])))
    pieces.append(Piece("candle", candle(), many(placed(x, y, drop + z) for x, y, z in candles)))
    mantle = rectangle(fireplace[0] + 0.3, 1.3) + [hearth_x, depth / 2]
    return Built(
        pieces=tuple(pieces),
        floors=floor_triangles(rectangle(width, depth), 0.0),
        walls=np.concatenate([outline_walls(rectangle(width, depth), -0.5, height), outline_walls(mantle, -0.5, 2.5)]),
        points={
            "door_n": (0.0, depth / 2, 0.0),
            "door_e": (width / 2, 0.0, 0.0),
            "door_s": (0.0, -depth / 2, 0.0),
            "door_w": (-width / 2, 0.0, 0.0),
            "centre": (0.0, 0.0, 0.0),
            "hearth": (hearth_x, depth / 2 - 0.6, 1.4),
        },
        facts={"doors": 4, "balusters": len(rail), "height": float(height)},
    )


def _pilaster_lines(length: float, door: float) -> list[float]:
    near, far = door / 2 + 0.75, length / 2 - 0.34
    return [-far, -near, near, far]


def _sconce_lines(length: float, door: float) -> list[float]:
    a, b = door / 2 + 1.0, length / 2 - 0.6
    near = a + 0.16 * (b - a) * 0.8
    return [-near, near]


def _wall(length: float, cornice: float, gallery: float, doors, xs) -> Mesh:
    """One wall in its own frame: it looks to -Y, its face is y = 0, its foot z = 0."""
    w, h = doors
    opening = Opening(0.0, w, h - 0.001, 0.001, 0.0)
    plain = face([opening], -length / 2, length / 2, 0.0, lambda x: np.full(len(x), cornice), 0.0, True, "plaster")
    parts = [plain, barrel(opening, 0.0, REVEAL, "plaster"), transformed(_door_leaves(w, h), placed(0, REVEAL - 0.05))]
    parts += _door_case(w, h)
    for a, b in ((-length / 2, -w / 2 - 0.2), (w / 2 + 0.2, length / 2)):
        path = np.array([[a, 0, 0], [b, 0, 0]])
        parts.append(sweep([[0.05, 0], [0.05, 0.22], [0.02, 0.28], [0, 0.28]], path, "green_marble"))
        parts.append(
            sweep([[0, 0.90], [0.03, 0.92], [0.05, 0.96], [0.05, 0.98], [0.02, 1.0], [0, 1.0]], path, "plaster")
        )
    parts += _panels(xs, 1.0, gallery - SLAB, gallery)
    whole = np.array([[-length / 2, 0, 0], [length / 2, 0, 0]])
    for z, section in (
        (cornice - 0.62, _ENTABLATURE),
        (cornice - 0.40, _GILT_LINE),
        (gallery - SLAB - 0.14, _GILT_LINE),
    ):
        parts.append(sweep(np.asarray(section) + [0, z], whole, "plaster" if section is _ENTABLATURE else "gilt"))
    for x in (-(length / 2 - 0.34 + w / 2 + 0.75) / 2, 0.0, (length / 2 - 0.34 + w / 2 + 0.75) / 2):
        wide = 1.7 if x else 1.9
        parts.append(arch_frame(wide, cornice - 1.9, gallery + 0.25, "gilt", bead=0.05, x=x))
        parts.append(arch_frame(wide + 0.28, cornice - 1.9, gallery + 0.20, "plaster", bead=0.12, x=x))
        t = np.linspace(np.pi, 0, 17)
        arc = np.column_stack([x + (wide / 2 - 0.03) * np.cos(t), cornice - 1.9 + (wide / 2 - 0.03) * np.sin(t)])
        low = np.column_stack([arc[:, 0], np.full(17, gallery + 0.25)])
        rows = np.stack([np.column_stack([q[:, 0], np.full(17, -0.012), q[:, 1]]) for q in (low, arc)])
        parts.append(sheet(rows, "paper", smooth=False))
    return join(parts)


_ENTABLATURE = (
    (0.0, 0.0), (0.05, 0.01), (0.05, 0.10), (0.07, 0.11), (0.07, 0.17), (0.03, 0.19), (0.03, 0.36), (0.07, 0.38),
    (0.09, 0.44), (0.20, 0.46), (0.20, 0.52), (0.24, 0.56), (0.25, 0.62), (0.0, 0.62),
)  # fmt: skip
_GILT_LINE = ((0.03, 0.0), (0.055, 0.012), (0.055, 0.03), (0.03, 0.042))


def _panels(xs, low: float, high: float, gallery: float) -> list[Mesh]:
    """Framed fields between the pilasters: wide in the middle, narrow beside; gilt within plaster."""
    parts = []
    for a, b in ((xs[0] + 0.21, xs[1] - 0.21), (xs[2] + 0.21, xs[3] - 0.21)):
        clear = b - a - 0.30
        mid = (a + b) / 2
        for share, off in ((0.52, 0.0), (0.19, -0.385), (0.19, 0.385)):
            w, x = clear * share, mid + clear * off
            tall, z = high - low - 0.55, (high + low) / 2 - 0.06
            parts.append(frame(w, tall, "plaster", bead=0.07, x=x, z=z))
            parts.append(frame(w - 0.11, tall - 0.11, "gilt", bead=0.03, x=x, z=z))
            parts.append(frame(w, 0.48, "plaster", bead=0.05, x=x, z=0.59))
    return parts


def _door_leaves(w: float, h: float) -> Mesh:
    """A shut pair of doors, panelled, with gilt beads; they look to -Y."""
    leaf = make_mesh(
        [[-w / 2, 0, 0], [w / 2, 0, 0], [w / 2, 0, h], [-w / 2, 0, h]], [[0, 1, 2], [0, 2, 3]], "plaster", colour=238
    )
    parts = [leaf, transformed(box(0.03, 0.03, h, "gilt"), placed(0, 0))]
    for x in (-w / 4, w / 4):
        for z, tall in ((0.62, 0.75), (h * 0.53, h * 0.42), (h * 0.88, h * 0.16)):
            parts.append(frame(w / 2 - 0.26, tall, "plaster", bead=0.07, x=x, z=z, y=-0.002))
            parts.append(frame(w / 2 - 0.38, tall - 0.12, "gilt", bead=0.025, x=x, z=z, y=-0.002))
    knob = lathe([[0.0, 0], [0.035, 0.02], [0.045, 0.05], [0.03, 0.08], [0, 0.09]], 10, "gilt")
    for x in (-0.09, 0.09):
        parts.append(transformed(knob, np.array([[1, 0, 0, x], [0, 0, -1, 0], [0, 1, 0, 1.05]], np.float64)))
    return join(parts)


def _door_case(w: float, h: float) -> list[Mesh]:
    """Architrave round a door, a frieze and a small cornice over it."""
    line = np.array([[w / 2 + 0.11, 0], [w / 2 + 0.11, h + 0.11], [-w / 2 - 0.11, h + 0.11], [-w / 2 - 0.11, 0]])
    section = [
        [0.12, 0],
        [0.12, 0.05],
        [0.07, 0.06],
        [0.05, 0.035],
        [-0.06, 0.03],
        [-0.09, 0.02],
        [-0.11, 0.02],
        [-0.11, 0],
    ]
    case = transformed(
        sweep(section, np.column_stack([line, np.zeros(4)]), "marble"),
        np.array([[1, 0, 0, 0], [0, 0, -1, 0], [0, 1, 0, 0]], np.float64),
    )
    top = np.array([[-w / 2 - 0.30, 0, h + 0.22], [w / 2 + 0.30, 0, h + 0.22]])
    shelf = sweep([[0, 0], [0.05, 0.01], [0.10, 0.05], [0.16, 0.07], [0.16, 0.11], [0, 0.12]], top, "marble")
    ends = [transformed(box(0.02, 0.16, 0.10, "marble"), placed(s * (w / 2 + 0.30), -0.08, h + 0.24)) for s in (-1, 1)]
    line = frame(w + 0.02, h * 2 + 0.02, "gilt", bead=0.025, z=0.0)
    return [case, shelf, *ends, line]


def _floor(width: float, depth: float) -> Mesh:
    """A chequered floor with a dark band along the walls and a ring in the middle."""

    def ring(outer: Array, inner: Array, z: float, material: str) -> Mesh:
        a, b = (np.column_stack([q, np.full(len(q), z)]) for q in (outer, inner))
        rows = np.stack([np.vstack([a, a[:1]]), np.vstack([b, b[:1]])])
        return sheet(rows, material, smooth=False)

    o = np.column_stack([rectangle(width, depth), np.zeros(4)])
    base = make_mesh(o, [[0, 1, 2], [0, 2, 3]], "chequer")
    t = np.arange(48) * 2 * np.pi / 48
    circle = np.column_stack([np.cos(t), np.sin(t)])
    disc = make_mesh(
        np.column_stack([1.62 * circle, np.full(48, 0.003)]), [[0, i, i + 1] for i in range(1, 47)], "marble"
    )
    star = np.where(np.arange(32) % 2 == 0, 1.45, 0.62)[:, None] * np.column_stack(
        [np.cos(np.arange(32) * np.pi / 16), np.sin(np.arange(32) * np.pi / 16)]
    )
    p = np.vstack([[0, 0, 0.006], np.column_stack([star, np.full(32, 0.006)])])
    k = np.arange(1, 33)
    rays = make_mesh(p, np.stack([np.zeros_like(k), k, np.roll(k, -1)], 1), "green_marble")
    return join(
        [
            base,
            ring(rectangle(width - 0.02, depth - 0.02), rectangle(width - 0.9, depth - 0.9), 0.002, "marble"),
            ring(rectangle(width - 0.5, depth - 0.5), rectangle(width - 0.74, depth - 0.74), 0.004, "green_marble"),
            ring(1.9 * circle, 1.62 * circle, 0.004, "green_marble"), disc, rays,
        ]
    )  # fmt: skip


def _inner(width: float, depth: float, inset: float, z: float = 0.0) -> Array:
    """The hall's outline set in, clockwise: a moulding drawn along it looks into the room. (4, 3)."""
    o = rectangle(width - 2 * inset, depth - 2 * inset)[::-1]
    return np.column_stack([o, np.full(4, z)])


def _crown(width: float, depth: float, height: float, cornice: float) -> Mesh:
    """The cove from the cornice to the ceiling, the ceiling's ring and its gilt lines; all look down into the room."""
    rise, reach = height - 0.55 - cornice, 1.7
    t = np.linspace(0, np.pi / 2, 9)
    curve = np.column_stack([reach * (1 - np.cos(t)), cornice + rise * np.sin(t)])
    cove = sweep(curve, _inner(width, depth, 0.0), "plaster", closed=True)
    lantern = _lantern_inset(width, depth)
    ring = sweep([[0, 0], [lantern - reach, 0]], _inner(width, depth, reach, cornice + rise), "plaster", closed=True)
    parts = [_facing(cove, (0, 0, cornice - 2)), _facing(ring, (0, 0, cornice - 2))]
    for inset, z, wide in (
        (0.03, cornice + 0.02, 0.05),
        (reach - 0.02, cornice + rise - 0.02, 0.09),
        (lantern - 0.35, cornice + rise, 0.06),
    ):
        bead = sweep(
            [[-wide, 0.01], [-wide, -0.03], [wide, -0.03], [wide, 0.01]],
            _inner(width, depth, inset, z),
            "gilt",
            closed=True,
        )
        parts.append(_facing(bead, (0, 0, cornice - 2)))
    return join(parts)


def _lantern_inset(width: float, depth: float) -> float:
    return min(width, depth) / 2 - 0.25 * min(width, depth)


def _facing(mesh: Mesh, eye) -> Mesh:
    """The mesh with each face turned toward a point of the room."""
    a = mesh.positions[mesh.triangles]
    normal = np.cross(a[:, 1] - a[:, 0], a[:, 2] - a[:, 0])
    wrong = ((np.asarray(eye) - a.mean(axis=1)) * normal).sum(axis=1) < 0
    t = mesh.triangles.copy()
    t[wrong] = t[wrong][:, ::-1]
    normals = mesh.normals.copy()
    flip = np.unique(t[wrong])
    normals[flip] *= -1
    return Mesh(mesh.positions, normals, mesh.uvs, mesh.colours, mesh.material_ids, t, mesh.materials)


def _lantern(width: float, depth: float, height: float) -> Mesh:
    """The glass: a curb, four bright slopes, and the bars that carry them."""
    inset = _lantern_inset(width, depth)
    w, d = width - 2 * inset, depth - 2 * inset
    base = height
    curb = sweep([[0, height - 0.55], [0, base]], _inner(width, depth, inset), "plaster", closed=True)
    o = rectangle(w, d)
    top = rectangle(w * 0.28, d * 0.28)
    low, high = (np.column_stack([q, np.full(4, z)]) for q, z in ((o, base), (top, base + 1.3)))
    grid = np.stack([np.vstack([low, low[:1]]), np.vstack([high, high[:1]])])
    glass = join([sheet(grid, "lantern_glass", smooth=False), make_mesh(high, [[0, 1, 2], [0, 2, 3]], "lantern_glass")])
    bars = []
    for k in range(4):
        a, b, c, e = low[k], low[(k + 1) % 4], high[k], high[(k + 1) % 4]
        for s in np.linspace(0, 1, 7)[:-1]:
            bars.append(
                tube(
                    np.array([a + (b - a) * s, c + (e - c) * s]) - [0, 0, 0.03],
                    0.035,
                    4,
                    "gilt" if s == 0 else "plaster",
                )
            )
        for s in (0.0, 0.5, 1.0):
            bars.append(
                tube(
                    np.array([a + (c - a) * s, b + (e - b) * s]) - [0, 0, 0.03],
                    0.03,
                    4,
                    "gilt" if s != 0.5 else "plaster",
                )
            )
    return join([_facing(curb, (0, 0, 2)), _facing(glass, (0, 0, 2)), *bars])


def _gallery(width: float, depth: float, z: float, reach: float) -> Mesh:
    """The balcony round the hall: soffit with framed coffers, moulded edge, floor, and the rail's top and foot."""
    soffit = sweep([[0.0, z - SLAB], [reach, z - SLAB]], _inner(width, depth, 0.0), "plaster", closed=True)
    edge = sweep(
        [[reach - 0.02, z - SLAB], [reach - 0.02, z - SLAB + 0.06], [reach + 0.03, z - SLAB + 0.08],
            [reach + 0.05, z - 0.12],
         [reach + 0.09, z - 0.08], [reach + 0.10, z - 0.01], [reach + 0.06, z]], _inner(width, depth, 0.0),
             "plaster", closed=True,
    )  # fmt: skip
    line = sweep(
        [[reach + 0.045, z - 0.22], [reach + 0.065, z - 0.21], [reach + 0.065, z - 0.18], [reach + 0.05, z - 0.17]],
        _inner(width, depth, 0.0),
        "gilt",
        closed=True,
    )
    floor = sweep([[reach + 0.06, z], [0.0, z]], _inner(width, depth, 0.0), "parquet", closed=True)
    on = reach - 0.08
    foot = sweep(
        [[on + 0.06, z], [on + 0.06, z + 0.06], [on - 0.06, z + 0.06], [on - 0.06, z]],
        _inner(width, depth, 0.0),
        "plaster",
        closed=True,
    )
    hand = sweep(
        [
            [on + 0.04, z + 0.92],
            [on + 0.07, z + 0.95],
            [on + 0.06, z + 0.99],
            [on - 0.06, z + 0.99],
            [on - 0.07, z + 0.95],
            [on - 0.04, z + 0.92],
        ],
        _inner(width, depth, 0.0),
        "dark_wood",
        closed=True,
    )
    centre = (0, 0, 1.5)
    return join(
        [
            _facing(soffit, centre),
            _facing(edge, centre),
            _facing(line, centre),
            _facing(floor, (0, 0, z + 3)),
            foot,
            hand,
        ]
    )


def _rail_points(width: float, depth: float, reach: float) -> list[tuple[float, float]]:
    o = rectangle(width - 2 * (reach - 0.08), depth - 2 * (reach - 0.08))
    return [tuple(p) for a, b in zip(o, np.roll(o, -1, axis=0), strict=True) for p in spaced(a, b, 0.17)]
