"""A kind and a height -> the bronzes of a palace court on their marble seats: lion, vat, incense burner, crane, deer.

Kinds as the dossier names them before the halls of Dispelling Clouds, Benevolence and Joy in Longevity (1.5, A and B);
their forms and sizes are ours (certainty C).
"""

from __future__ import annotations

from functools import cache

import numpy as np

from exhibition.forms.assembly import Assembly
from exhibition.forms.built import Built, placed
from exhibition.forms.mesh import Mesh, join, transformed
from exhibition.forms.sculpt import cut, ellipsoid, limb, melted, mirrored, surface
from exhibition.forms.solids import block, lathe, outline_walls, rectangle, tube

BRONZE = "bronze_brown"
HEIGHTS = {"lion": 1.6, "vat": 1.1, "incense_burner": 1.9, "crane": 1.9, "deer": 1.5}
_SEATS = {
    "lion": (0.82, 1.05),
    "vat": (0.9, 0.9),
    "incense_burner": (0.95, 0.95),
    "crane": (0.6, 0.6),
    "deer": (0.6, 1.1),
}
_SEAT = 0.55


def court_bronze(*, kind: str, height: float | None) -> Built:
    """One bronze on its seat; height is that of the bronze alone, metres. A lion lifts its left paw; ``mirror`` of its
    place makes the other of a pair."""
    a = Assembly()
    tall = height or HEIGHTS[kind]
    scale = tall / HEIGHTS[kind]
    width, depth = (v * scale for v in _SEATS[kind])
    low = kind == "vat"
    seat = (0.3 if low else _SEAT) * scale
    a.add("seat", seat_mesh(), placed(0, 0, 0, 0, (width, depth, seat)))
    a.add(kind, MESHES[kind](), placed(0, 0, seat, 0, scale), "ornament")
    a.wall(outline_walls(rectangle(width, depth), -0.2, seat + tall))
    a.point("centre", 0, 0, seat + 0.6 * tall)
    a.point("front", 0, -depth / 2 - 1.0, 0)
    a.point("top", 0, 0, seat + tall)
    return a.built(kind=kind)  # no pad: it stands on a court, a terrace or a lawn as it finds them


@cache
def seat_mesh() -> Mesh:
    """A waisted marble seat (xumizuo) 1 m each way: foot, waist and cap of the official 51 parts, shortened."""
    levels = ((1.0, 0.0, 0.2), (0.9, 0.2, 0.3), (0.8, 0.3, 0.66), (0.9, 0.66, 0.76), (1.0, 0.76, 1.0))
    return join([block((w, w, z1 - z0), "marble", (0, 0, z0), without=("bottom",)) for w, z0, z1 in levels])


@cache
def vat() -> Mesh:
    """A water vat 1.1 m high with its rim, its lion rings and its short feet."""
    outline = [
        [0.3, 0.0],
        [0.42, 0.12],
        [0.56, 0.4],
        [0.6, 0.7],
        [0.55, 0.98],
        [0.58, 1.02],
        [0.62, 1.05],
        [0.62, 1.1],
        [0.54, 1.1],
        [0.5, 0.98],
        [0.0, 0.9],
    ]
    body = lathe(outline, 28, BRONZE)
    rings = []
    for s in (-1, 1):
        t = np.linspace(0, 2 * np.pi, 13)
        ring = np.column_stack([s * (0.6 + 0.03 * np.cos(t)), 0.11 * np.sin(t), 0.66 + 0.11 * np.cos(t)])
        rings.append(tube(ring, 0.018, 6, BRONZE))
        rings.append(
            transformed(
                lathe([[0.0, 0.0], [0.1, 0.0], [0.07, 0.06], [0.0, 0.08]], 10, BRONZE),
                np.array([[0, 0, s, s * 0.57], [0, 1, 0, 0], [-s, 0, 0, 0.77]], np.float64),
            )
        )
    return join([body, *rings])


@cache
def incense_burner() -> Mesh:
    """A round censer on three legs under a roofed lid of two tiers, 1.9 m high."""
    bowl = [[0.0, 0.38], [0.3, 0.42], [0.42, 0.56], [0.45, 0.74], [0.36, 0.86], [0.44, 0.92], [0.44, 0.96], [0.3, 0.96]]
    lid = [
        [0.3, 0.96],
        [0.26, 1.1],
        [0.26, 1.24],
        [0.44, 1.28],
        [0.42, 1.33],
        [0.22, 1.42],
        [0.19, 1.56],
        [0.31, 1.6],
        [0.29, 1.64],
        [0.1, 1.74],
        [0.12, 1.78],
        [0.07, 1.84],
        [0.0, 1.9],
    ]
    parts = [lathe(np.array(bowl + lid[1:]), 24, BRONZE)]
    for k in range(3):
        t = np.radians(90 + 120 * k)
        leg = np.array([[0.33, 0.5], [0.4, 0.34], [0.33, 0.16], [0.38, 0.0]])
        path = np.column_stack([leg[:, 0] * np.cos(t), leg[:, 0] * np.sin(t), leg[:, 1]])
        parts.append(tube(path, np.array([0.1, 0.075, 0.055, 0.085]), 9, BRONZE))
    for s in (-1, 1):
        ear = np.array([[0.38, 0.86], [0.52, 0.92], [0.55, 1.06], [0.5, 1.16]])
        path = np.column_stack([s * ear[:, 0], np.zeros(4), ear[:, 1]])
        parts.append(tube(path, np.array([0.045, 0.05, 0.045, 0.02]), 7, BRONZE))
    return join(parts)


@cache
def lion() -> Mesh:
    """A guardian lion on its haunches, 1.6 m high, looking to -y, one paw on a ball, its mane in rows of curls."""
    body = [
        ellipsoid((0, 0.12, 0.55), (0.26, 0.28, 0.46), lean=22),
        ellipsoid((0, 0.3, 0.27), (0.33, 0.3, 0.27)),
        ellipsoid((0, -0.1, 0.78), (0.25, 0.2, 0.27)),
    ]
    right = [
        limb((0.16, -0.14, 0.72), (0.18, -0.3, 0.1), 0.105, 0.08),
        ellipsoid((0.18, -0.38, 0.07), (0.11, 0.15, 0.08)),
    ]
    left = [
        limb((-0.16, -0.14, 0.72), (-0.2, -0.36, 0.34), 0.105, 0.08),
        ellipsoid((-0.2, -0.42, 0.31), (0.1, 0.12, 0.07)),
        ellipsoid((-0.2, -0.42, 0.14), (0.15, 0.15, 0.15)),
    ]
    hind = mirrored(
        melted(
            [ellipsoid((0.3, 0.2, 0.25), (0.13, 0.27, 0.23)), ellipsoid((0.32, -0.06, 0.07), (0.1, 0.17, 0.08))], 0.07
        )
    )
    skull = [
        ellipsoid((0, -0.2, 1.2), (0.23, 0.22, 0.22)),
        ellipsoid((0, -0.4, 1.14), (0.16, 0.13, 0.1)),
        limb((-0.07, -0.36, 1.0), (0.07, -0.36, 1.0), 0.075),
    ]
    face = [
        mirrored(limb((0.04, -0.41, 1.29), (0.18, -0.34, 1.33), 0.045)),
        mirrored(ellipsoid((0.1, -0.4, 1.245), (0.047, 0.04, 0.04))),
        ellipsoid((0, -0.53, 1.18), (0.075, 0.045, 0.05)),
        mirrored(ellipsoid((0.22, -0.14, 1.34), (0.05, 0.05, 0.09), turn=20)),
    ]
    mane = melted(
        [ellipsoid((0, -0.03, 1.15), (0.36, 0.27, 0.38)), ellipsoid((0, -0.02, 0.86), (0.3, 0.25, 0.24))], 0.1
    )
    tail = limb((0.0, 0.56, 0.14), (0.0, 0.5, 0.66), 0.06, 0.13)

    def curls(p):
        x, y, z = p.T
        around = np.arctan2(x, y + 0.05)
        return mane(p) - 0.03 * np.sin(13 * around) * np.sin(26 * z + 6.5 * around)

    whole = melted([melted(body, 0.12), melted(right, 0.05), melted(left, 0.05), hind, tail], 0.05)
    whole = melted([melted([whole, curls], 0.03), melted([*skull, *face], 0.035)], 0.03)
    whole = cut(whole, ellipsoid((0, -0.47, 1.07), (0.1, 0.12, 0.035)))
    return surface(
        lambda p: np.maximum(whole(p), -p[:, 2]), (-0.6, -0.66, -0.03), (0.6, 0.72, 1.62), 0.036, BRONZE, 0.6
    )


@cache
def crane() -> Mesh:
    """A standing crane 1.9 m high, its neck raised and its bill to -y."""
    body = [
        ellipsoid((0, 0.08, 0.98), (0.17, 0.36, 0.2), lean=-14),
        ellipsoid((0, 0.36, 0.9), (0.1, 0.22, 0.1), lean=-30),
    ]
    neck = [
        limb((0, -0.18, 1.06), (0, -0.34, 1.3), 0.085, 0.055),
        limb((0, -0.34, 1.3), (0, -0.24, 1.58), 0.055, 0.045),
        limb((0, -0.24, 1.58), (0, -0.3, 1.78), 0.045, 0.05),
    ]
    head = [ellipsoid((0, -0.33, 1.81), (0.055, 0.08, 0.055)), limb((0, -0.38, 1.81), (0, -0.66, 1.85), 0.028, 0.008)]
    wings = mirrored(ellipsoid((0.14, 0.16, 0.99), (0.07, 0.34, 0.17), lean=-12, turn=-6))
    legs = mirrored(
        melted(
            [
                limb((0.07, 0.02, 0.84), (0.075, 0.06, 0.42), 0.045, 0.026),
                limb((0.075, 0.06, 0.42), (0.075, 0.0, 0.03), 0.026),
            ],
            0.02,
        )
    )
    feet = mirrored(
        melted(
            [
                limb((0.075, 0.0, 0.02), (0.075, -0.16, 0.02), 0.022),
                limb((0.075, 0.0, 0.02), (0.14, -0.1, 0.02), 0.018),
            ],
            0.02,
        )
    )
    whole = melted([melted(body, 0.1), melted(neck, 0.05), melted(head, 0.02), legs, feet], 0.05)

    def feathered(p):
        return wings(p) - 0.012 * np.sin(34 * (p[:, 1] + 0.6 * p[:, 2]))

    both = melted([whole, feathered], 0.03)
    return surface(lambda p: np.maximum(both(p), -p[:, 2]), (-0.3, -0.72, -0.03), (0.3, 0.66, 1.92), 0.03, BRONZE, 0.5)


@cache
def deer() -> Mesh:
    """A standing deer 1.5 m high to its antlers, its head a little raised, looking to -y."""
    body = [
        ellipsoid((0, 0.06, 0.72), (0.17, 0.42, 0.19)),
        ellipsoid((0, 0.36, 0.74), (0.16, 0.18, 0.18)),
        ellipsoid((0, -0.24, 0.74), (0.15, 0.16, 0.19)),
    ]
    neck = [limb((0, -0.3, 0.8), (0, -0.46, 1.12), 0.12, 0.075)]
    head = [
        ellipsoid((0, -0.5, 1.18), (0.075, 0.1, 0.08)),
        limb((0, -0.54, 1.17), (0, -0.7, 1.12), 0.055, 0.035),
        mirrored(ellipsoid((0.1, -0.44, 1.22), (0.07, 0.025, 0.035), turn=-20)),
    ]
    legs = mirrored(
        melted(
            [
                limb((0.09, -0.27, 0.66), (0.09, -0.26, 0.03), 0.06, 0.03),
                limb((0.1, 0.38, 0.66), (0.09, 0.46, 0.36), 0.085, 0.04),
                limb((0.09, 0.46, 0.36), (0.09, 0.4, 0.03), 0.04, 0.03),
            ],
            0.03,
        )
    )
    antlers = mirrored(
        melted(
            [
                limb((0.04, -0.45, 1.24), (0.14, -0.36, 1.42), 0.03, 0.026),
                limb((0.1, -0.4, 1.34), (0.14, -0.52, 1.42), 0.026, 0.022),
                limb((0.14, -0.36, 1.42), (0.12, -0.4, 1.5), 0.026, 0.022),
            ],
            0.01,
        )
    )
    tail = limb((0, 0.52, 0.82), (0, 0.6, 0.72), 0.04, 0.02)
    whole = melted([melted(body, 0.12), *neck, melted(head, 0.03), legs, tail], 0.06)
    whole = melted([whole, antlers], 0.015)
    return surface(
        lambda p: np.maximum(whole(p), -p[:, 2]), (-0.26, -0.76, -0.03), (0.26, 0.66, 1.52), 0.028, BRONZE, 0.5
    )


MESHES = {"lion": lion, "vat": vat, "incense_burner": incense_burner, "crane": crane, "deer": deer}
