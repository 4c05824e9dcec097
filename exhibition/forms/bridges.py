"""Spans, piers and a deck's profile -> a stone bridge with true arches, posts, panels and lions."""

from __future__ import annotations

from functools import cache

import numpy as np

from exhibition.forms import halls, stonework, timber
from exhibition.forms.assembly import Assembly
from exhibition.forms.built import Built, many, placed
from exhibition.forms.masonry import Opening, barrel, face, ring
from exhibition.forms.mesh import Array, Mesh, join
from exhibition.forms.pavilions import tent
from exhibition.forms.solids import block, floor_triangles, prism, rectangle, sheet, sweep, tube_in_xz

BED = -2.0
RAIL_INSET = 0.22
STRIP = 2.0
ABUTMENT = 9.0
"""Metres of paved mole behind each end of a deck."""


def deck_height(kind: str, length: float, end: float, crown: float):
    """Deck over the water at x (arrays): a parabola h = end + (crown - end)(1 - u^2), the double curve of a moon
    bridge (width 8.5 m for a deck of 46 m), or level with ramps at the ends."""
    if kind == "parabola":
        return lambda x: end + (crown - end) * (1 - (2 * np.asarray(x) / length) ** 2)
    if kind == "bell":
        width = 8.5 * length / 46.0
        foot = np.exp(-((length / 2 / width) ** 2))
        return lambda x: end + (crown - end) * (np.exp(-((np.asarray(x) / width) ** 2)) - foot) / (1 - foot)

    def level(x):
        t = np.clip((1 - np.abs(2 * np.asarray(x) / length)) / 0.35, 0, 1)
        return end + (crown - end) * t * t * (3 - 2 * t)

    return level


def openings(spans, pier: float, deck, bell: bool) -> tuple[Opening, ...]:
    """Half-circle arches on their springing lines, covered by 0.5 m in the middle and more toward the ends; the moon
    bridge's single arch is a pointed egg, 1.32 times as high."""
    total = sum(spans) + pier * (len(spans) - 1)
    x, found = -total / 2, []
    for s in spans:
        mid = x + s / 2
        rise = s / 2 * (1.32 if bell else 1.0)
        near = np.linspace(mid - s / 2, mid + s / 2, 9)
        arch = rise * np.sqrt(np.clip(1 - (2 * (near - mid) / s) ** 2, 0, 1))
        cover = 0.5 + 0.5 * abs(mid) / max(total / 2, 1)
        spring = min(float(deck(mid)) - cover - rise, float((deck(near) - arch).min()) - 0.35)
        found.append(Opening(float(mid), float(s), spring, rise, BED))
        x += s + pier
    return tuple(found)


def arch_bridge(
    *, length, width, spans, pier, end_height, crown_height, profile, stone, lions, posts, end_beasts, pavilion,
    pavilion_size,
) -> Built:  # fmt: skip
    """A stone bridge along x, z = 0 the water; the deck's law and the spans are those of the site's own bridges."""
    a = Assembly()
    deck = deck_height(profile, length, end_height, crown_height)
    arches = openings(spans, pier, deck, profile == "bell")
    half = width / 2
    trim = "marble" if stone != "marble" else "granite"
    faces = []
    for o in arches:
        a.add("arch", barrel(o, -half, half, stone), None, "platform")
        w = float(np.clip(0.07 * o.span, 0.3, 0.7))
        faces += [ring(o, w, -half - 0.05, True, trim), ring(o, w, half + 0.05, False, trim)]
    for y, south in ((-half, True), (half, False)):
        faces.append(face(arches, -length / 2, length / 2, BED, deck, y, south, stone))
    for s in (-1, 1):
        faces.append(
            block((0.02, width, end_height - BED), stone, (s * (length / 2 - 0.01), 0, BED), without=("top", "bottom"))
        )
    a.add("spandrel", join(faces), None, "platform")
    _deck(a, length, width, deck)
    _abutments(a, length, width, end_height, stone)
    ends = _rails(a, length, width, deck, posts, lions)
    _beasts(a, length, width, deck, end_beasts)
    if pavilion != "none":
        _pavilion(a, pavilion, pavilion_size, deck, width)
    a.point("centre", 0, 0, float(deck(0)))
    a.point("top", 0, 0, float(deck(0)) + 1.5)
    a.point("west_end", -length / 2, 0, end_height)
    a.point("east_end", length / 2, 0, end_height)
    a.point("arch", arches[len(arches) // 2].x, -half, arches[len(arches) // 2].spring)
    widths = [o.span for o in arches]
    return a.built(
        arches=a.count("arch"), largest_arch=int(np.argmax(widths)) + 1, length_m=length, width_m=width,
        lions=a.count("lion"), posts=ends,
    )  # fmt: skip


def _deck(a: Assembly, length: float, width: float, deck) -> None:
    """The paved deck in strips of about 2 m, walkable, and the string course under its edge."""
    n = max(4, int(np.ceil(length / STRIP)))
    x = np.linspace(-length / 2, length / 2, n + 1)
    z = deck(x)
    rows = [np.column_stack([x, np.full(n + 1, y), z]) for y in (-width / 2, width / 2)]
    a.add("deck", sheet(np.stack(rows), "paving"), None, "platform")
    south, north = rows
    tri = np.concatenate([
        np.stack([south[:-1], south[1:], north[1:]], axis=1), np.stack([south[:-1], north[1:], north[:-1]], axis=1),
    ])  # fmt: skip
    a.floor(tri)
    section = np.array([[0.14, -0.34], [0.18, -0.12], [0.18, 0.04], [-0.3, 0.04]])
    course = join([sweep(section, south, "marble"), sweep(section, north[::-1], "marble")])
    a.add("string_course", course, None, "platform")


def _abutments(a: Assembly, length: float, width: float, end: float, stone: str) -> None:
    """A paved stone mole behind each end, so that the deck meets the land wherever the shore lies."""
    mole = join([
        block((ABUTMENT, width, end - BED), stone, (0, 0, BED), without=("top", "bottom")),
        prism(rectangle(ABUTMENT, width), end - 0.02, end, "paving"),
    ])  # fmt: skip
    middle = length / 2 + ABUTMENT / 2
    a.add("abutment", mole, many([placed(-middle), placed(middle)]), "platform")
    for x in (-middle, middle):
        a.floor(floor_triangles(rectangle(ABUTMENT, width) + [x, 0], end))


def _rails(a: Assembly, length: float, width: float, deck, posts: int, lions: int) -> int:
    """Rails on both sides with their lions; gives the number of posts."""
    per_side = posts // 2 if posts else max(3, round(length / 1.6) + 1)
    tops = []
    for s in (-1, 1):
        x = np.linspace(-length / 2 + 0.2, length / 2 - 0.2, 4 * per_side)
        path = np.column_stack([x, np.full(len(x), s * (width / 2 - RAIL_INSET)), deck(x) + 0.02])
        tops.append(stonework.rail(a, path, count=per_side))
    spots = np.concatenate(tops)
    if lions:
        _lions(a, spots, lions)
    return a.count("post")


def _lions(a: Assembly, posts: Array, lions: int) -> None:
    """Lions shared out over the posts: one large on the head, cubs round it; the first posts carry one more."""
    share = np.full(len(posts), lions // len(posts))
    share[: lions - int(share.sum())] += 1
    places = []
    for k, (n, p) in enumerate(zip(share, posts, strict=True)):
        inward = -90.0 if p[1] > 0 else 90.0
        for i in range(int(n)):
            if i == 0:
                places.append(placed(p[0], p[1], p[2] + 1.1, inward, 1.0))
            else:
                t = inward + (i - n / 2) * 62.0 + 13.0 * (k % 3)
                c, s = np.cos(np.radians(t)), np.sin(np.radians(t))
                places.append(placed(p[0] + 0.12 * c, p[1] + 0.12 * s, p[2] + 0.9, t, 0.5))
    a.add("lion", lion_mesh("marble"), places, "ornament")


@cache
def lion_mesh(material: str) -> Mesh:
    """A seated lion that looks along +x, 0.36 m high: haunches, chest, mane and muzzle."""
    body = tube_in_xz([[-0.11, 0.0], [-0.09, 0.08], [0.0, 0.18], [0.03, 0.25]], [0.07, 0.1, 0.085, 0.0], 5, material)
    head = tube_in_xz([[-0.05, 0.27], [0.02, 0.285], [0.1, 0.28], [0.14, 0.26]], [0.03, 0.095, 0.075, 0.0], 5, material)
    legs = block((0.07, 0.15, 0.16), material, (0.06, 0, 0), without=("bottom", "top"))
    return join([body, head, legs])


def _beasts(a: Assembly, length: float, width: float, deck, count: int) -> None:
    """Stone beasts at the ends of the rails."""
    spots = []
    for sx in (-1, 1):
        for sy in (-1, 1):
            x = sx * (length / 2 - 0.6)
            spots.append((x, sy * (width / 2 - RAIL_INSET), float(deck(x)), 0.0 if sx > 0 else 180.0))
    spots = spots[:count]
    a.add(
        "beast_seat",
        block((1.1, 0.5, 0.7), "marble", without=("bottom",)),
        [placed(x, y, z, t) for x, y, z, t in spots],
        "ornament",
    )
    a.add("end_beast", lion_mesh("marble"), [placed(x, y, z + 0.7, t, 2.6) for x, y, z, t in spots], "ornament")


def _pavilion(a: Assembly, kind: str, size, deck, width: float) -> None:
    """A double-eaved pavilion on the crown, open along the deck."""
    sides = {"square": 4, "hexagonal": 6, "octagonal": 8}.get(kind)
    z = float(deck(0)) - 0.06
    if sides:
        across = min(size[0], size[1], width - 0.9)
        one = tent(
            sides=sides, across=across, column_height=3.3, columns="dark_green", tiles="grey_tile", eaves=2, sink=0.0
        )
        turn = 30.0 if sides == 6 else 0.0
    else:
        one = _long_pavilion(size[0], min(size[1], width - 0.9))
        turn = 0.0
    a.include(one, placed(0, 0, z, turn))


def _long_pavilion(width: float, depth: float) -> Assembly:
    """A rectangular double-eaved pavilion, hip-and-gable above, its ends open to the deck."""
    a = Assembly()
    bays = max(3, 2 * int(width / 6.5) + 1)
    b = halls.Body(width, depth, bays, 1, 3.4, "dark_green", "none", False, "grey_tile", None, 0, "xieshan", 2)
    halls.frame(a, b, 0.0)
    for name, s, e, breaks in halls.runs(b):
        if name in ("south", "north"):
            timber.benches(a, timber.spans(s, e, breaks), 0.0, "dark_green")
    halls.cover(a, b, 0.0)
    return a
