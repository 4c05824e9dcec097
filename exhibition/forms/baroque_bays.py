"""The measures of one bay -> the walls, windows, niches, pilasters and door that the European front repeats.

Each looks to -Y, its wall's face in y = 0, its middle at x = 0, its foot at z = 0."""

from __future__ import annotations

import numpy as np

from exhibition.forms.built import placed
from exhibition.forms.classical import arch_frame, console, frame, garland, pilaster, post
from exhibition.forms.masonry import Opening, barrel, face
from exhibition.forms.mesh import Mesh, join, transformed
from exhibition.forms.solids import block, lathe, polygon, sweep, tube

STONE, BRICK = "european_marble", "xiyanglou_brick"
SUNK = 0.35  # metres from the wall's face to the glass


def _window(o: Opening, top: float, bars: bool = True) -> list[Mesh]:
    """The glass of an arched window behind its barrel, with glazing bars."""
    y, half = SUNK, o.span / 2
    z = o.spring + o.rise
    pane = polygon([[-half, y, o.foot], [half, y, o.foot], [half, y, z], [-half, y, z]], "glass_dark")
    if not bars:
        return [pane]
    parts = [pane]
    for x in (-half / 3, half / 3):
        parts.append(block((0.06, 0.08, z - o.foot), STONE, (x, y - 0.05, o.foot), without=("north", "top", "bottom")))
    for share in np.arange(1, 5) / 5:
        level = o.foot + share * (o.spring - o.foot) * 1.25
        parts.append(block((o.span, 0.07, 0.05), STONE, (0, y - 0.05, level), without=("north", "west", "east")))
    return parts


def shell_ornament(width: float, height: float) -> Mesh:
    """A scallop between two scrolls, for over windows and doors; its foot at z = 0."""
    a = np.linspace(-1.35, 1.35, 8)
    ribs = [
        tube(
            [
                [0, -0.03, 0.02],
                [np.sin(t) * width * 0.22, -0.10, np.cos(t) * height * 0.5],
                [np.sin(t) * width * 0.34, -0.05, np.cos(t) * height],
            ],
            [0.02, 0.065 * width, 0.03 * width],
            5,
            STONE,
        )
        for t in a
    ]
    curls = []
    for s in (-1, 1):
        t = np.linspace(0, 4.6, 13)
        r = 0.16 * width * (1 - t / 6.4)
        path = np.column_stack([s * (0.34 * width + r * np.cos(t)), np.full(13, -0.05), 0.05 + r * np.sin(t)])
        curls.append(tube(path, 0.035 * width * (1.15 - t / 6), 5, STONE))
    return join([*ribs, *curls])


def low_bay(bay: float, height: float) -> Mesh:
    """A ground-floor bay: banded stone, an arched window in a moulded frame with a keystone mask."""
    w = bay * 0.40
    o = Opening(0.0, w, height * 0.56, w / 2, height * 0.16)
    parts = [face([o], -bay / 2, bay / 2, 0.0, lambda x: np.full(len(x), height), 0.0, True, STONE)]
    parts += [barrel(o, 0.0, SUNK, STONE), *_window(o, height)]
    parts.append(arch_frame(w + 0.22, o.spring, o.foot, STONE, bead=0.20))
    for k in range(7):
        z = 0.74 + k * (height - 1.3) / 7
        tall = (height - 1.3) / 7 - 0.06
        for s in (-1, 1):
            wide = (bay - w) / 2 - 0.30
            if z + tall > o.spring:
                wide -= 0.12
            parts.append(
                block((wide, 0.07, tall), STONE, (s * (bay / 2 - wide / 2), -0.035, z), without=("north", "bottom"))
            )
    sill = np.array([[-w / 2 - 0.3, 0, o.foot], [w / 2 + 0.3, 0, o.foot]])
    parts.append(sweep([[0, -0.22], [0.06, -0.20], [0.14, -0.10], [0.16, 0.0], [0, 0.02]], sill, STONE))
    key = post(0.26, 0.30, [[-0.04, 0], [0.0, 0.30], [0.05, 0.46], [0.05, 0.50]], STONE)
    parts.append(transformed(key, placed(0, -0.02, o.spring + o.rise - 0.06)))
    return join(parts)


def high_bay(bay: float, height: float) -> Mesh:
    """A bay of the main floor: brick field, tall arched window, balcony rail, shell and garland above."""
    w = bay * 0.42
    o = Opening(0.0, w, height * 0.56, w / 2, height * 0.12)
    parts = [face([o], -bay / 2, bay / 2, 0.0, lambda x: np.full(len(x), height), 0.0, True, BRICK)]
    parts += [barrel(o, 0.0, SUNK, STONE), *_window(o, height)]
    parts.append(arch_frame(w + 0.24, o.spring, o.foot, STONE, bead=0.24))
    head = o.spring + o.rise
    parts.append(transformed(shell_ornament(0.95, 0.42), placed(0, -0.06, head + 0.16)))
    line = np.array([[-w / 2 - 0.42, 0, head + 0.72], [w / 2 + 0.42, 0, head + 0.72]])
    parts.append(sweep([[0, -0.06], [0.05, -0.05], [0.16, 0.02], [0.18, 0.10], [0, 0.14]], line, STONE))
    parts.append(transformed(garland(w * 1.05, 0.30, 0.075, STONE), placed(0, -0.04, head + 1.42)))
    parts.append(frame(bay * 0.62, height - head - 1.0, STONE, bead=0.09, z=(height + head) / 2 + 0.42, y=-0.002))
    ledge = np.array([[-w / 2 - 0.35, 0, o.foot], [w / 2 + 0.35, 0, o.foot]])
    parts.append(sweep([[0, -0.30], [0.10, -0.26], [0.24, -0.12], [0.30, -0.08], [0.30, 0.0], [0, 0.0]], ledge, STONE))
    for s in (-1, 1):
        parts.append(transformed(console(0.2, 0.22, 0.4, STONE), placed(s * w * 0.42, 0, o.foot - 0.24)))
    parts.append(block((w + 0.5, 0.05, o.foot - 0.36), STONE, (0, -0.02, 0.06), without=("north", "bottom")))
    return join(parts)


def low_pier(height: float) -> Mesh:
    """The banded pier between two ground-floor bays."""
    parts = []
    courses = 7
    for k in range(courses):
        z = 0.70 + k * (height - 1.2) / courses
        tall = (height - 1.2) / courses - 0.05
        parts.append(block((0.98, 0.14, tall), STONE, (0, -0.09, z), without=("north",)))
    parts.append(block((1.14, 0.24, 0.72), STONE, (0, -0.12, 0.0), without=("north", "bottom")))
    parts.append(block((1.10, 0.22, 0.24), STONE, (0, -0.11, height - 0.50), without=("north",)))
    return join(parts)


def high_pier(height: float) -> Mesh:
    """Paired pilasters on one pedestal, with a drop of leaves between them."""
    pair = [transformed(pilaster(0.36, height - 0.75, 0.13, STONE, STONE), placed(s * 0.30, 0, 0.75)) for s in (-1, 1)]
    pedestal = [
        block((1.20, 0.36, 0.16), STONE, (0, -0.14, 0.0), without=("north", "bottom")),
        block((1.08, 0.30, 0.48), STONE, (0, -0.12, 0.16), without=("north",)),
        block((1.20, 0.36, 0.11), STONE, (0, -0.14, 0.64), without=("north",)),
    ]
    drop = tube(
        np.column_stack([np.zeros(8), np.full(8, -0.05), np.linspace(height - 1.0, height - 3.1, 8)]),
        0.07 * (1 + 0.4 * np.cos(np.arange(8) * np.pi)),
        6,
        STONE,
    )
    return join([*pair, *pedestal, drop])


def door_bay(bay: float, height: float, sill: float) -> Mesh:
    """The upper door: 2.2 by 4.2 m, columns, a broken pediment with a shell; its foot ``sill`` over the floor."""
    w, tall = 2.2, 4.2
    o = Opening(0.0, w, sill + tall - w * 0.30, w * 0.30, sill)
    parts = [face([o], -bay / 2, bay / 2, 0.0, lambda x: np.full(len(x), height), 0.0, True, BRICK)]
    parts.append(barrel(o, 0.0, 0.6, STONE))
    half, top = w / 2, sill + tall
    for s in (-1, 1):
        leaf = block((half - 0.02, 0.08, tall), "dark_wood", (s * half / 2, 0.52, sill), without=("north",))
        parts += [leaf]
        for z, h in ((0.7, 0.9), (2.0, 1.3), (3.3, 0.9)):
            parts.append(frame(half - 0.34, h, "gilt", bead=0.06, x=s * half / 2, z=sill + z, y=0.48))
    parts.append(block((w, 0.04, tall * 0.1), "dark_wood", (0, 0.50, top - 0.05), without=("north",)))
    for s in (-1, 1):
        x = s * (half + 0.34)
        shaft = lathe(
            [
                [0.24, 0],
                [0.24, 0.10],
                [0.19, 0.14],
                [0.22, 0.20],
                [0.175, 0.26],
                [0.18, 1.4],
                [0.15, tall - 0.45],
                [0.17, tall - 0.42],
                [0.16, tall - 0.36],
                [0.24, tall - 0.12],
                [0.26, tall - 0.06],
                [0.26, tall],
            ],
            18,
            STONE,
        )
        parts.append(transformed(shaft, placed(x, -0.36, sill)))
        parts.append(block((0.62, 0.66, 0.24), STONE, (x, -0.33, top), without=("north",)))
        t = np.linspace(0, 1, 11)
        curl = np.column_stack(
            [x + s * 0.34 - s * 1.12 * t, np.full(11, -0.42), top + 0.34 + 0.62 * t**0.8 + 0.10 * np.sin(t * np.pi)]
        )
        parts.append(
            sweep([[0.14, -0.10], [0.14, 0.10], [-0.34, 0.10], [-0.34, -0.10]], curl if s > 0 else curl[::-1], STONE)
            if s < 0
            else sweep([[0.34, -0.10], [0.34, 0.10], [-0.14, 0.10], [-0.14, -0.10]], curl, STONE)
        )
        end = curl[-1]
        roll = tube(np.array([end + [0, -0.12, 0], end + [0, 0.40, 0]]), 0.15, 10, STONE)
        parts.append(roll)
    line = np.array([[-half - 0.66, -0.30, top + 0.16], [half + 0.66, -0.30, top + 0.16]])
    parts.append(
        sweep([[0.3, -0.12], [0.34, -0.10], [0.40, 0.0], [0.50, 0.06], [0.50, 0.14], [-0.30, 0.16]], line, STONE)
    )
    parts.append(transformed(shell_ornament(1.5, 0.75), placed(0, -0.40, top + 0.34)))
    parts.append(transformed(garland(1.9, 0.26, 0.08, STONE), placed(0, -0.08, height - 0.16)))
    return join(parts)
