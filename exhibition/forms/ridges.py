"""Lines on a roof -> ridges, dragon ornaments, beasts and finials, as pieces of an assembly."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from exhibition.forms.assembly import Assembly
from exhibition.forms.built import placed
from exhibition.forms.mesh import Array, Mesh, join, transformed
from exhibition.forms.solids import block, lathe, polygon, sweep, tube_in_xz

if TYPE_CHECKING:
    from exhibition.forms.roofs import Dress

RIDGE_OF = {
    "yellow_glazed": "yellow_ridge",
    "green_glazed": "green_ridge",
    "grey_tile": "grey_ridge",
    "bronze_tile": "bronze_green",
    "blue_glazed": "blue_glazed",
    "peacock_glazed": "peacock_glazed",
}


def bar(path: Array, width: float, height: float, material: str) -> Mesh:
    """A ridge of rounded section along a path (k, 3), closed at both ends."""
    w = width / 2
    section = np.array(
        [[w, -0.12], [w, height * 0.68], [w * 0.45, height], [-w * 0.45, height], [-w, height * 0.68], [-w, -0.12]]
    )
    body = sweep(section, path, material)
    p = np.asarray(path, np.float64)
    caps = []
    for end, near in ((p[0], p[1]), (p[-1], p[-2])):
        d = (near - end)[:2]
        d /= max(np.linalg.norm(d), 1e-9)
        across = np.array([-d[1], d[0]])
        ring = [np.array([*(end[:2] + across * s), end[2] + h]) for s, h in section]
        caps.append(polygon(ring, material))
    return join([body, *caps])


def hip(a: Assembly, path: Array, dress: Dress) -> None:
    """A hip ridge from the eave corner inward, with the rider and the beasts on its outer end."""
    s = dress.scale
    line = np.array(path)
    line[0, 2] += 0.05 * s
    a.add("ridge", bar(line, 0.24 * s, 0.26 * s, dress.ridge), phase="tiles")
    if not dress.beasts:
        return
    along = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    room = 0.62 * along[-1] / (dress.beasts + 1)
    at = 0.12 * s + np.arange(dress.beasts + 1) * min(0.36 * s, room)
    xyz = np.column_stack([np.interp(at, along, line[:, k]) for k in range(3)])
    d = line[0, :2] - line[-1, :2]
    turn = np.degrees(np.arctan2(d[1], d[0]))
    a.add(
        "beast",
        beast(dress.ridge),
        [placed(x, y, z + 0.24 * s, turn, 0.9 * s) for x, y, z in xyz],
        "ornament",
    )


def rake(a: Assembly, path: Array, dress: Dress) -> None:
    """The ridge down a gable's edge."""
    a.add("ridge", bar(path, 0.24 * dress.scale, 0.24 * dress.scale, dress.ridge), phase="tiles")


def ring(a: Assembly, corners: Array, dress: Dress) -> None:
    """The ridge where a lower roof meets the body: a closed line of corners (k, 3), counter-clockwise."""
    s = dress.scale
    section = np.array([[0.16, -0.2], [0.16, 0.24], [0.06, 0.32], [-0.16, 0.32]]) * s
    a.add("ridge", sweep(section, corners, dress.ridge, closed=True), phase="tiles")


def main(a: Assembly, half: float, z: float, dress: Dress) -> None:
    """The main ridge along x with a dragon ornament at each end."""
    s = dress.scale
    path = np.array([[x, 0, z - 0.05] for x in np.linspace(-half, half, 3)])
    a.add("main_ridge", bar(path, 0.34 * s, 0.5 * s, dress.ridge), phase="tiles")
    size = 1.5 * s
    a.add(
        "chiwen",
        chiwen(dress.ridge),
        [placed(half - 0.12 * s, 0, z - 0.05, 0, size), placed(-half + 0.12 * s, 0, z - 0.05, 180, size)],
        "ornament",
    )


def finial(a: Assembly, z: float, height: float) -> None:
    """A gilt finial of the given height, metres."""
    a.add("finial", finial_mesh(), placed(0, 0, z, 0, (height * 0.62, height * 0.62, height)), "ornament")


@cache
def finial_mesh() -> Mesh:
    """A gilt lotus seat, drum and jewel, 1 m high."""
    outline = [
        [0.36, 0], [0.36, 0.07], [0.22, 0.12], [0.2, 0.2], [0.32, 0.27], [0.32, 0.33], [0.18, 0.38],
        [0.27, 0.5], [0.29, 0.6], [0.23, 0.74], [0.1, 0.84], [0.05, 0.92], [0, 1],
    ]  # fmt: skip
    return lathe(outline, 10, "gilt")


@cache
def chiwen(material: str) -> Mesh:
    """A dragon that bites the ridge's end, tail curled up and back, 1 m high; the ridge lies toward -x."""
    spine = [
        [-0.12, 0.0], [-0.04, 0.25], [0.05, 0.48], [0.06, 0.68],
        [-0.02, 0.84], [-0.14, 0.92], [-0.24, 0.86], [-0.22, 0.76],
    ]  # fmt: skip
    body = tube_in_xz(spine, [0.26, 0.27, 0.22, 0.17, 0.13, 0.1, 0.07, 0.0], 6, material)
    flat = transformed(body, np.array([[1, 0, 0, 0], [0, 0.62, 0, 0], [0, 0, 1, 0]]))
    snout = block((0.3, 0.26, 0.2), material, (-0.3, 0, 0.22))
    fin = tube_in_xz([[0.1, 0.3], [0.26, 0.5], [0.3, 0.66]], [0.09, 0.06, 0.0], 4, material)
    return join([flat, snout, fin])


@cache
def beast(material: str) -> Mesh:
    """A seated ridge figure that looks along +x, 0.36 m high."""
    spine = [[-0.1, 0.0], [-0.06, 0.1], [0.01, 0.22], [0.05, 0.31], [0.12, 0.33]]
    return tube_in_xz(spine, [0.07, 0.1, 0.07, 0.07, 0.0], 5, material)
