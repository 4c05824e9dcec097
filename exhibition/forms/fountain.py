"""Outlines and radii -> the water court's pool, its tower of basins, its great shell, and plinths."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from exhibition.forms.built import Built, Piece, many, placed
from exhibition.forms.mesh import Array, Mesh, join, make_mesh, transformed
from exhibition.forms.outlines import area
from exhibition.forms.solids import lathe, outline_walls, rectangle, sheet, sweep


def pool(
    *,
    outline: tuple,
    water: float = 0.0,
    ground: float = 0.35,
    depth: float = 0.9,
    coping: tuple[float, float] = (0.7, 0.6),
    terrace: tuple | None = None,
) -> Built:
    """A basin whose inner edge is ``outline`` (seen from its middle, every corner must be in view), with a rim
    ``coping`` wide and high over the ground, and paving round it. The water itself is the scene's water level."""
    o = np.asarray(outline, np.float64)
    o = o if area(o) > 0 else o[::-1]
    wide, high = coping
    outer = _grown(o, wide)
    bed = water - depth
    middle = np.append(o.mean(axis=0), bed)
    p = np.vstack([middle, np.column_stack([o, np.full(len(o), bed)])])
    k = np.arange(1, len(o) + 1)
    basin = make_mesh(p, np.stack([np.zeros_like(k), k, np.roll(k, -1)], 1), "granite", colour=165)
    top = ground + high
    path = np.column_stack([o, np.zeros(len(o))])
    section = [
        [wide * 0.92, ground - 0.4], [wide * 0.92, ground + 0.10 * high], [wide * 0.84, ground + 0.14 * high],
        [wide * 0.70, ground + 0.46 * high], [wide * 0.80, top - 0.28 * high], [wide, top - 0.22 * high],
        [wide * 1.04, top - 0.12 * high], [wide, top - 0.03 * high], [wide * 0.86, top], [0.12, top],
        [-0.02, top - 0.04 * high], [-0.06, top - 0.14 * high], [-0.02, top - 0.24 * high], [0.02, top - 0.26 * high],
        [0.0, bed],
    ]  # fmt: skip
    rim = sweep(section, path, "european_marble", closed=True)
    pieces = [Piece("basin", basin, many([placed()])), Piece("rim", rim, many([placed()]))]
    floors = np.zeros((0, 3, 3), np.float32)
    if terrace is not None:
        paving, floors = _paving(outer, np.asarray(terrace, np.float64), ground)
        pieces.append(Piece("terrace", paving, many([placed()])))
    return Built(
        pieces=tuple(pieces),
        floors=floors,
        walls=outline_walls(outer, ground - 1, top + 1.2),
        points={"centre": (float(middle[0]), float(middle[1]), water), "rim": (float(o[0, 0]), float(o[0, 1]), top)},
        facts={"area_m2": round(area(o), 1)},
    )


def _grown(outline: Array, by: float) -> Array:
    """A counter-clockwise outline moved outward by a distance, mitred."""
    d = np.roll(outline, -1, axis=0) - outline
    d /= np.linalg.norm(d, axis=1, keepdims=True)
    out = np.column_stack([d[:, 1], -d[:, 0]])
    both = out + np.roll(out, 1, axis=0)
    return outline + by * 2 * both / np.maximum((both**2).sum(axis=1, keepdims=True), 0.5)


def _paving(hole: Array, corners: Array, z: float) -> tuple[Mesh, Array]:
    """Level paving between a rectangle and a hole seen whole from its middle: mesh and walkable triangles."""
    middle = hole.mean(axis=0)
    (x0, y0), (x1, y1) = corners
    rect = np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]])
    angle = np.concatenate([np.arctan2(*(q - middle).T[::-1]) for q in (hole, rect)])
    angle = np.unique(np.round(angle, 9))
    ray = np.column_stack([np.cos(angle), np.sin(angle)])
    near = middle + ray * _reach(middle, ray, hole)[:, None]
    far = middle + ray * _reach(middle, ray, rect)[:, None]
    a, b = (np.column_stack([q, np.full(len(q), z)]) for q in (near, far))
    a1, b1 = np.roll(a, -1, axis=0), np.roll(b, -1, axis=0)
    t = np.concatenate([np.stack([a, b, b1], 1), np.stack([a, b1, a1], 1)])
    return make_mesh(t.reshape(-1, 3), np.arange(t.size // 3).reshape(-1, 3), "paving"), t.astype(np.float32)


def _reach(middle: Array, rays: Array, outline: Array) -> Array:
    """How far each ray (n, 2) from a point runs to the outline round it (n,)."""
    a = outline - middle
    e = np.roll(a, -1, axis=0) - a
    cross = rays[:, None, 0] * e[None, :, 1] - rays[:, None, 1] * e[None, :, 0]
    safe = np.where(np.abs(cross) < 1e-12, 1e-12, cross)
    far = (a[:, 0] * e[:, 1] - a[:, 1] * e[:, 0])[None] / safe
    share = (a[None, :, 0] * rays[:, None, 1] - a[None, :, 1] * rays[:, None, 0]) / safe
    hit = (share >= -1e-6) & (share <= 1 + 1e-6) & (far > 0)
    return np.where(hit, far, np.inf).min(axis=1)


def jet_tower(*, radii: tuple[float, ...] = (1.6, 1.0, 0.55), height: float = 4.2) -> Built:
    """Basins one above the other on a turned stem, with fluted bowls; water level is z = 0."""
    tiers = len(radii)
    levels = height * (0.28 + 0.62 * np.arange(tiers) / max(tiers - 1, 1) ** 0.9) if tiers > 1 else [height * 0.6]
    parts, below = [], -1.0
    for r, z in zip(radii, levels, strict=True):
        stem = r * 0.30
        gap = z - below
        foot = [[stem * 1.7, below], [stem * 1.7, below + 0.06 * gap], [stem * 1.25, below + 0.12 * gap]]
        waist = [[stem * 0.8, below + 0.3 * gap], [stem * 1.05, below + 0.52 * gap], [stem * 0.62, below + 0.66 * gap]]
        parts.append(lathe([*foot, *waist, [stem * 0.9, z - 0.30 * r]], 16, "european_marble"))
        parts.append(_bowl(r, z))
        below = z - 0.12 * r
    r = radii[-1] * 0.26
    parts.append(
        lathe(
            [[r, below], [r * 0.7, below + 0.35 * (height - below)], [r * 1.1, below + 0.6 * (height - below)],
             [r * 0.5, height - 0.12], [r * 0.6, height - 0.05], [0.0, height]], 12, "european_marble",
        )
    )  # fmt: skip
    return Built(
        pieces=(Piece("jet_tower", join(parts), many([placed()])),),
        points={"top": (0.0, 0.0, float(height)), "centre": (0.0, 0.0, float(height) / 2)},
        facts={"tiers": tiers},
    )


def _bowl(r: float, z: float) -> Mesh:
    """A bowl with gadroons outside and a rolled rim; its rim at z."""
    sides = 48
    outside = [[0.28, -0.31], [0.55, -0.25], [0.82, -0.14], [0.94, -0.05]]
    rim = [[1.0, -0.035], [1.02, -0.015], [1.0, 0.0], [0.93, -0.008], [0.88, -0.04], [0.5, -0.12], [0.0, -0.14]]
    pr = np.array(outside + rim) * r + [0, z]
    a = np.arange(sides + 1) * 2 * np.pi / sides
    flute = 1 + 0.045 * np.cos(12 * a)[None] * np.array([0.4, 1, 1, 0.4, *[0] * 7])[:, None]
    grid = np.stack(
        [pr[:, :1] * flute * np.cos(a), pr[:, :1] * flute * np.sin(a), np.broadcast_to(pr[:, 1:], flute.shape)], 2
    )
    mesh = sheet(grid, "european_marble")
    wet = np.where(np.arange(len(pr)) > 6, 165, np.where(np.arange(len(pr)) < 2, 190, 255)).repeat(sides + 1)
    return replace(mesh, colours=np.repeat(wet[:, None], 3, axis=1).astype(np.uint8))


def shell(*, width: float = 3.2, height: float = 1.9, depth: float = 1.6, ribs: int = 11) -> Built:
    """A stone bivalve: one valve lies as a basin, the other stands behind it as a fan; it opens to -Y."""
    lying = transformed(
        _valve(width, depth * 1.05, 0.24 * height, ribs),
        np.array([[1, 0, 0, 0], [0, -1, 0, depth * 0.42], [0, 0, -1, 0.30 * height]], np.float64),
    )
    lean = np.radians(68)
    standing = transformed(
        _valve(width, 0.90 * height, 0.30 * height, ribs),
        np.array(
            [
                [1, 0, 0, 0],
                [0, np.cos(lean), -np.sin(lean), depth * 0.30],
                [0, np.sin(lean), np.cos(lean), 0.16 * height],
            ]
        ),
    )
    knuckle = transformed(
        lathe([[0.0, -0.2], [0.09, -0.19], [0.13, 0.0], [0.09, 0.19], [0.0, 0.2]], 12, "european_marble"),
        np.array([[0, 0, width * 0.5, 0], [0, width * 0.5, 0, depth * 0.36], [-width * 0.5, 0, 0, 0.22 * height]]),
    )
    foot = lathe(
        [[0.30 * width, -0.4], [0.30 * width, 0.0], [0.22 * width, 0.08 * height], [0.10 * width, 0.14 * height]],
        20,
        "european_marble",
    )
    top = float((standing.positions[:, 2]).max())
    return Built(
        pieces=(Piece("shell", join([lying, standing, knuckle, foot]), many([placed(scale=(1, 1, height / top))])),),
        walls=outline_walls(rectangle(width, depth), 0.0, height),
        points={"centre": (0.0, 0.0, height / 2), "lip": (0.0, -depth / 2, height * 0.25)},
        facts={"ribs": ribs},
    )


def _valve(width: float, length: float, bulge: float, ribs: int) -> Mesh:
    """One ribbed valve lying hinge at the origin, fan towards +Y, its hollow side down; 6 cm thick."""
    spread = np.radians(82)
    a = np.linspace(-spread, spread, ribs * 6 + 1)
    r = np.linspace(0.06, 1.0, 9)
    rib = np.cos(a / (2 * spread) * 2 * np.pi * ribs)
    edge = 1 + 0.035 * rib
    reach = r[:, None] * edge[None]
    x = reach * np.sin(a) * width / 2
    y = reach * (0.28 + 0.72 * np.cos(a) ** 0.8) * length * 0.98
    dome = bulge * np.sin(np.pi * np.clip(r * 0.78 + 0.1, 0, 1))[:, None] * (0.35 + 0.65 * np.cos(a)[None])
    z = dome + 0.035 * length * (rib[None] * r[:, None]) - 0.25 * bulge * (r[:, None] ** 3)
    outer = np.stack([x, y, z + 0.03], axis=2)
    inner = np.stack([x, y, z - 0.03], axis=2)
    lip = np.stack([inner[-1], outer[-1]])
    skin = sheet(outer[:, ::-1], "european_marble")
    hollow = sheet(inner, "european_marble")
    shade = np.clip(150 + 70 * r[:, None] + 30 * rib[None], 0, 255)
    hollow = replace(hollow, colours=np.repeat(shade.reshape(-1, 1), 3, axis=1).astype(np.uint8))
    sides = [
        sheet(np.stack([inner[:, 0], outer[:, 0]]), "european_marble"),
        sheet(np.stack([outer[:, -1], inner[:, -1]]), "european_marble"),
    ]
    return join([skin, hollow, sheet(lip[:, ::-1], "european_marble"), *sides])


def plinth(*, width: float = 0.8, depth: float = 0.8, height: float = 0.95, material: str = "european_marble") -> Built:
    """A moulded block: plinth, torus, die with a sunk panel's shadow line, cavetto, top slab."""
    h = height
    section = [
        [0.00, 0.0], [0.00, 0.13 * h], [-0.02, 0.15 * h], [-0.025, 0.18 * h], [-0.05, 0.20 * h], [-0.07, 0.24 * h],
        [-0.07, 0.80 * h], [-0.055, 0.83 * h], [-0.03, 0.86 * h], [-0.005, 0.88 * h], [0.0, 0.90 * h], [0.0, 0.985 * h],
        [-0.012, h],
    ]  # fmt: skip
    outline = rectangle(width, depth)
    path = np.column_stack([outline, np.zeros(4)])
    body = sweep(section, path, material, closed=True)
    lid = rectangle(width - 0.024, depth - 0.024)
    top = make_mesh(np.column_stack([lid, np.full(4, h)]), [[0, 1, 2], [0, 2, 3]], material)
    panels = [
        transformed(_panel_frame(0.66 * w - 0.1, 0.46 * h, material), placed(*at, 0.52 * h, turn))
        for w, at, turn in (
            (width, (0, -depth / 2 + 0.07), 0), (width, (0, depth / 2 - 0.07), 180),
            (depth, (width / 2 - 0.07, 0), 90), (depth, (-width / 2 + 0.07, 0), -90),
        )
    ]  # fmt: skip
    return Built(
        pieces=(Piece("plinth", join([body, top, *panels]), many([placed()])),),
        walls=outline_walls(outline, 0.0, h + 1.0),
        points={"top": (0.0, 0.0, float(h)), "front": (0.0, -depth / 2, h / 2)},
    )


def _panel_frame(width: float, height: float, material: str) -> Mesh:
    """A raised bead round a panel on an upright face that looks to -Y."""
    ring = np.column_stack([rectangle(max(width, 0.05), height), np.zeros(4)])
    bead = sweep([[0.014, 0.0], [0.009, 0.012], [-0.009, 0.012], [-0.014, 0.0]], ring, material, closed=True)
    return transformed(bead, np.array([[1, 0, 0, 0], [0, 0, -1, 0], [0, 1, 0, 0]], np.float64))
