"""Masonry without timber -> the glazed vaulted hall, the Tibetan terraces' blocks and stupas, the bronze ox."""

from __future__ import annotations

from functools import cache

import numpy as np

from exhibition.forms import stonework, timber
from exhibition.forms.assembly import Assembly
from exhibition.forms.built import Built, placed
from exhibition.forms.masonry import Opening, face, ring
from exhibition.forms.mesh import Mesh, join, transformed
from exhibition.forms.roofs import Dress, hipped, rectangle_sides, skirt
from exhibition.forms.solids import block, floor_triangles, lathe, outline_walls, prism, rectangle, regular, sheet, tube


def vaulted_hall(*, width, depth, height, arches, storeys) -> Built:
    """A hall of brick vaults, its skin of yellow and green glaze with rows of small niches: the Sea of Wisdom.
    height is the ridge's over the ground; model 27 x 15 x 16 m."""
    a = Assembly()
    base = 0.9
    stonework.platform(a, rectangle(width + 4.0, depth + 4.0), 0, base, moulded=True)
    for turn in (0, 180):
        t = np.radians(turn)
        stonework.steps(a, 0, -np.cos(t) * (depth / 2 + 2.0), 0, 5.0, base, turn=turn)
    dress = Dress("yellow_glazed", "green_glazed", 5, 1.0)
    ridge = 0.36 * depth
    wall = max(height - base - ridge - 0.6, 3.0)
    storey = wall / storeys
    w, d = width, depth
    for k in range(storeys):
        z = base + k * storey
        _storey(a, w, d, z, storey, arches if k == 0 else arches + 2, door=k == 0)
        if k + 1 < storeys:
            low = skirt(
                sides=rectangle_sides(w, d),
                overhang=1.1,
                inset=0.5,
                dress=Dress("yellow_glazed", "green_glazed", 0, 0.8),
            )
            a.include(low, placed(0, 0, z + storey - 0.35))
            w, d = w - 1.0, d - 1.0
    roof = hipped(kind="xieshan", width=w, depth=d, overhang=1.6, dress=dress)
    top = base + wall + 0.5
    _cornice(a, w, d, top - 0.75)
    a.include(roof, placed(0, 0, top))
    a.wall(outline_walls(rectangle(width, depth), base - 0.2, base + wall))
    a.point("centre", 0, 0, base + 1.6)
    a.point("door", 0, -depth / 2, base + 1.6)
    a.point("front", 0, -depth / 2 - 5, 0)
    a.point("top", 0, 0, top + roof.points["top"][2])
    return a.built(
        pad=rectangle(width + 8, depth + 10), arches=a.count("doorway") // 2, storeys=storeys, roof="xieshan",
        tiles="yellow_glazed", eaves=storeys, width_m=width, length_m=depth,
    )  # fmt: skip


def _cornice(a: Assembly, w: float, d: float, z: float) -> None:
    """Two corbelled courses of green and yellow glaze under the eave."""
    courses = [
        prism(rectangle(w + g, d + g), z + h, z + h + 0.3, m)
        for g, h, m in ((0.3, 0.0, "green_ridge"), (0.7, 0.3, "yellow_ridge"))
    ]
    a.add("cornice", join(courses), None, "brackets")


def _storey(a: Assembly, w: float, d: float, z: float, h: float, arches: int, door: bool) -> None:
    """One storey: glazed faces with arched openings front and back, bands, pilasters and niches."""
    step = w / (arches + 1)
    xs = (np.arange(arches) - (arches - 1) / 2) * step * 1.15
    span = 0.4 * step
    foot = z if door else z + 0.34 * h
    found = [Opening(float(x), span, z + (0.44 if door else 0.56) * h, span / 2, foot) for x in xs]
    for s in (-1, 1):
        one = Assembly()
        parts = [face(found, -w / 2, w / 2, z, lambda x: np.full(len(x), z + h), 0.0, True, "yellow_ridge")]
        for o in found:
            parts += [ring(o, 0.34, -0.07, True, "marble")]
            one.add(
                "doorway" if door else "blind_arch",
                _leaf(round(span, 2), round(o.spring + o.rise - foot, 2)),
                placed(o.x, 0.45, foot),
                "doors",
            )
        one.add("face", join(parts), None, "platform")
        _bands(one, w, z, h, found)
        a.include(one, placed(0, s * d / 2, 0, 0 if s < 0 else 180))
    for s in (-1, 1):
        one = Assembly()
        one.add(
            "face",
            face([], -d / 2, d / 2, z, lambda x: np.full(len(x), z + h), 0.0, True, "yellow_ridge"),
            None,
            "platform",
        )
        _bands(one, d, z, h, [])
        a.include(one, placed(s * w / 2, 0, 0, 90 * s))


@cache
def _leaf(span: float, height: float) -> Mesh:
    """The red leaves behind an arched opening, and its dark jambs."""
    door = block((span + 0.1, 0.1, height), "door_red", without=("bottom", "top", "north"))
    jambs = [
        block((0.05, 0.5, height), "vermilion_wall", (s * span / 2, -0.2, 0), without=("bottom", "top", "north"))
        for s in (-1, 1)
    ]
    return join([door, *jambs])


def _bands(a: Assembly, w: float, z: float, h: float, openings) -> None:
    """Green bands and pilasters, and rows of small Buddha niches between the openings."""
    bars = [
        block((w + 0.2, 0.16, t), m, (0, -0.06, z + y))
        for y, t, m in (
            (0.0, 0.55, "green_ridge"),
            (0.66 * h + 0.9, 0.26, "green_ridge"),
            (h - 0.3, 0.3, "green_ridge"),
        )
    ]
    n = max(2, round(w / 5.0))
    for x in np.linspace(-w / 2 + 0.25, w / 2 - 0.25, n + 1):
        if all(abs(x - o.x) > o.span / 2 + 0.5 for o in openings):
            bars.append(block((0.45, 0.2, h), "green_ridge", (x, -0.07, z), without=("top", "bottom")))
    a.add("band", join(bars), None, "ornament")
    pitch = 0.78
    xs = np.arange(-w / 2 + 0.9, w / 2 - 0.8, pitch)
    rows = np.arange(z + 0.75, z + h - 0.95, 0.86)
    spots = [
        (x, y)
        for y in rows
        for x in xs
        if all(abs(x - o.x) > o.span / 2 + 0.75 or y > o.spring + o.rise + 0.5 for o in openings)
    ]
    a.add("niche", niche_mesh(), [placed(x, -0.02, y) for x, y in spots], "ornament")


@cache
def niche_mesh() -> Mesh:
    """A small seated Buddha in a green niche, 0.62 m high, against a wall that looks to -y."""
    back = block((0.56, 0.04, 0.66), "green_ridge", without=("north", "bottom"))
    body = tube(
        [[0, -0.06, 0.06], [0, -0.08, 0.2], [0, -0.07, 0.38], [0, -0.07, 0.52], [0, -0.07, 0.6]],
        [0.2, 0.17, 0.1, 0.09, 0.0],
        4,
        "yellow_ridge",
    )
    return join([back, body])


def tibetan_block(*, width, depth, height, colour, stupa) -> Built:
    """A tapering wall block with rows of blind windows under dark caps; a stupa of the given colour may crown it."""
    a = Assembly()
    lean = 0.06 * height
    low, top = rectangle(width, depth), rectangle(width - 2 * lean, depth - 2 * lean)
    sides = [
        sheet(
            [[[*low[i], -0.4], [*low[(i + 1) % 4], -0.4]], [[*top[i], height], [*top[(i + 1) % 4], height]]],
            colour,
            smooth=False,
        )
        for i in range(4)
    ]
    other = "vermilion_wall" if colour == "white_wall" else "white_wall"
    crown = prism(rectangle(width - 2 * lean + 0.3, depth - 2 * lean + 0.3), height - 0.9, height - 0.25, other)
    cap = prism(
        rectangle(width - 2 * lean + 0.6, depth - 2 * lean + 0.6), height - 0.25, height, "grey_ridge", "paving"
    )
    a.add("block", join([*sides, crown, cap]), None, "platform")
    a.floor(floor_triangles(top, height))
    a.wall(outline_walls(low, -0.4, height - 0.6))
    rows = max(1, int((height - 2.2) / 3.0))
    for i in range(4):
        for r in range(rows):
            z = 1.5 + r * (height - 2.6) / rows
            k = 1 - z / height * 2 * lean / min(width, depth)
            s, e = low[i] * k, low[(i + 1) % 4] * k
            n = max(1, int(timber.along(s, e)[0] / 2.8))
            bays = timber.spans(s, e, np.linspace(0, 1, n + 1))
            a.add("blind_window", blind_window(), [placed(x, y, z, t) for x, y, _, t in bays], "doors")
    if stupa != "none":
        size = 0.55 * min(width, depth)
        a.add("stupa", stupa_mesh(stupa), placed(0, 0, height, 0, size), "ornament")
        a.point("stupa", 0, 0, height + size)
    a.point("centre", 0, 0, height / 2)
    a.point("front", 0, -depth / 2 - 2, 0)
    a.point("top", 0, 0, height + (1.9 * 0.55 * min(width, depth) if stupa != "none" else 0))
    return a.built(pad=rectangle(width + 3, depth + 3), width_m=width, length_m=depth)


@cache
def blind_window() -> Mesh:
    """A tapered blind window 1.1 m wide and 1.5 m high that stands out of a leaning wall looking to -y."""
    return join(
        [
            block((1.15, 0.34, 1.45), "vermilion", (0, 0.1, 0), without=("bottom",)),
            block((0.78, 0.4, 1.1), "dark_wood", (0, 0.1, 0.14), without=("bottom",)),
            block((1.45, 0.62, 0.16), "grey_ridge", (0, 0.08, 1.45)),
        ]
    )


@cache
def stupa_mesh(colour: str) -> Mesh:
    """A Tibetan stupa of width 1 m: stepped square foot, bowl, ringed spire, gilt disc and jewel."""
    steps = [prism(rectangle(w, w), z, z + 0.1, colour) for w, z in ((1.0, 0.0), (0.86, 0.1), (0.72, 0.2))]
    bowl = lathe([[0.27, 0.3], [0.36, 0.52], [0.37, 0.68], [0.3, 0.82], [0.14, 0.88]], 14, colour)
    neck = prism(rectangle(0.26, 0.26), 0.86, 0.98, colour)
    rings = [
        [r, z] for k in range(6) for r, z in ((0.13 - 0.015 * k, 0.98 + 0.09 * k), (0.13 - 0.015 * k, 1.05 + 0.09 * k))
    ]
    spire = lathe(rings, 10, colour)
    disc = lathe([[0.02, 1.5], [0.2, 1.53], [0.2, 1.57], [0.06, 1.64], [0.07, 1.74], [0.0, 1.86]], 10, "gilt")
    return join([*steps, bowl, neck, spire, disc])


def ox_statue(*, length, height) -> Built:
    """The Bronze Ox: a lying ox, head raised and turned to its left, on a stone carved with waves; life size 1.8 x
    1.2 m. Its nose points to -y."""
    a = Assembly()
    base = 0.42
    foot = regular(8, 1.0, 22.5) * [0.62 * length, 0.95 * length]
    seat = join(
        [
            prism(foot, 0, 0.12, "marble"),
            prism(foot * 0.93, 0.12, base - 0.1, "marble"),
            prism(foot * 0.98, base - 0.1, base, "marble"),
        ]
    )
    a.add("seat", seat)
    a.add(
        "wave",
        lathe([[0.13, 0.0], [0.1, 0.08], [0.0, 0.11]], 6, "marble"),
        [placed(x * 0.94, y * 0.94, 0.14, 0, 1.2) for x, y in _round(foot, 22)],
        "ornament",
    )
    scale = (length / 1.8, length / 1.8, height / 1.2)
    a.add("ox", ox_mesh(), placed(0, 0, base, 0, scale), "ornament")
    a.wall(outline_walls(foot, -0.2, base + height))
    a.point("centre", 0, 0, base + 0.5 * height)
    a.point("head", -0.2 * length / 1.8, -0.62 * length, base + height * 0.9)
    a.point("front", 0, -length, 0)
    a.point("top", 0, 0, base + height)
    return a.built(pad=regular(8, 2.2 * length), length_m=length)


def _round(outline, count: int):
    """``count`` points at equal steps round an outline."""
    o = np.concatenate([outline, outline[:1]])
    d = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(o, axis=0).T))])
    s = np.arange(count) * d[-1] / count
    return np.column_stack([np.interp(s, d, o[:, k]) for k in range(2)])


@cache
def ox_mesh() -> Mesh:
    """A lying ox 1.8 m long and 1.2 m high to the horns, bronze, nose to -y."""
    m = "bronze_green"

    def limb(points, radii, sides=9, squash=(1.0, 1.0, 1.0)):
        if radii[-1] > 0:  # a rounded end
            d = np.subtract(points[-1], points[-2])
            points = [*points, np.add(points[-1], d / np.linalg.norm(d) * 0.6 * radii[-1])]
            radii = [*radii, 0.0]
        t = np.linspace(0, len(points) - 1, 3 * (len(points) - 1) + 1)
        k = np.arange(len(points))
        p = np.column_stack([np.interp(t, k, np.asarray(points)[:, c]) for c in range(3)])
        soft = p.copy()
        soft[1:-1] = (p[:-2] + 2 * p[1:-1] + p[2:]) / 4
        mesh = tube(soft, np.interp(t, k, radii), sides, m)
        return transformed(mesh, np.column_stack([np.diag(squash), np.zeros(3)]))

    parts = [
        limb(
            [
                (0, 0.86, 0.3),
                (0, 0.8, 0.34),
                (0, 0.55, 0.4),
                (0, 0.2, 0.4),
                (0, -0.15, 0.42),
                (0, -0.36, 0.5),
                (0, -0.44, 0.55),
            ],
            [0.0, 0.2, 0.36, 0.37, 0.37, 0.28, 0.0],
            14,
            (1.08, 1, 1),
        ),
        limb(
            [(0, -0.25, 0.5), (-0.01, -0.42, 0.68), (-0.06, -0.54, 0.86), (-0.1, -0.58, 0.94)],
            [0.3, 0.24, 0.17, 0.1],
            12,
        ),
        limb(
            [
                (-0.06, -0.46, 0.99),
                (-0.1, -0.56, 0.98),
                (-0.17, -0.72, 0.9),
                (-0.23, -0.86, 0.81),
                (-0.25, -0.92, 0.78),
            ],
            [0.0, 0.15, 0.125, 0.095, 0.0],
            10,
        ),
        limb([(0, 0.84, 0.36), (0.1, 0.92, 0.3), (0.28, 0.8, 0.12), (0.4, 0.55, 0.08)], [0.03, 0.03, 0.025, 0.05], 6),
    ]
    for s in (-1, 1):
        parts += [
            limb(
                [(s * 0.2, 0.62, 0.34), (s * 0.36, 0.5, 0.26), (s * 0.42, 0.2, 0.2), (s * 0.4, 0.02, 0.14)],
                [0.05, 0.24, 0.15, 0.08],
                9,
            ),
            limb([(s * 0.42, 0.05, 0.1), (s * 0.4, 0.35, 0.08), (s * 0.38, 0.55, 0.08)], [0.07, 0.075, 0.05], 7),
            limb([(s * 0.2, -0.2, 0.4), (s * 0.3, -0.38, 0.28), (s * 0.31, -0.62, 0.16)], [0.08, 0.17, 0.09], 9),
            limb([(s * 0.31, -0.64, 0.13), (s * 0.3, -0.42, 0.07), (s * 0.28, -0.2, 0.07)], [0.08, 0.07, 0.05], 7),
            limb(
                [
                    (-0.08 + s * 0.1, -0.54, 1.04),
                    (-0.08 + s * 0.24, -0.5, 1.08),
                    (-0.08 + s * 0.29, -0.5, 1.18),
                    (-0.08 + s * 0.22, -0.52, 1.26),
                ],
                [0.05, 0.045, 0.03, 0.0],
                7,
            ),
            limb(
                [(-0.08 + s * 0.1, -0.52, 0.98), (-0.08 + s * 0.24, -0.47, 0.96), (-0.08 + s * 0.32, -0.46, 0.92)],
                [0.03, 0.06, 0.0],
                6,
            ),
        ]
    return join(parts)
