"""Measures -> the members of European building: frames, pilasters, consoles, balusters, vases, garlands."""

from __future__ import annotations

import numpy as np

from exhibition.forms.built import placed
from exhibition.forms.mesh import Array, Mesh, join, transformed
from exhibition.forms.solids import box, lathe, rectangle, sheet, sweep, tube

_UPRIGHT = np.array([[1, 0, 0, 0], [0, 0, -1, 0], [0, 1, 0, 0]], np.float64)


def upright(mesh: Mesh, x: float = 0.0, y: float = 0.0, z: float = 0.0) -> Mesh:
    """A thing drawn on plan (its up is out of the sheet) hung on a wall that looks to -Y, its origin at x, y, z."""
    return transformed(transformed(mesh, _UPRIGHT), placed(x, y, z))


def frame(
    width: float, height: float, material: str, *, bead: float = 0.05, x: float = 0.0, z: float = 0.0, y: float = 0.0
) -> Mesh:
    """A moulded rectangle on a wall that looks to -Y: middle at x, z; ``bead`` is its breadth."""
    ring = np.column_stack([rectangle(width, height), np.zeros(4)])
    b = bead / 2
    section = [
        [b, 0.0],
        [b, 0.35 * b],
        [0.45 * b, 0.95 * b],
        [-0.1 * b, 0.9 * b],
        [-0.5 * b, 0.45 * b],
        [-b, 0.4 * b],
        [-b, 0.0],
    ]
    return upright(sweep(section, ring, material, closed=True), x, y, z)


def arch_frame(
    width: float, spring: float, foot: float, material: str, *, bead: float = 0.06, x: float = 0.0, y: float = 0.0
) -> Mesh:
    """A moulding round an arched opening on a wall that looks to -Y: jambs and half-circle."""
    t = np.linspace(0, np.pi, 17)
    arc = np.column_stack([x + width / 2 * np.cos(t), spring + width / 2 * np.sin(t)])
    line = np.concatenate([[[x + width / 2, foot]], arc, [[x - width / 2, foot]]])
    b = bead / 2
    section = [[b, 0.0], [b, 0.8 * b], [0.4 * b, 1.2 * b], [-0.4 * b, 1.0 * b], [-b, 0.6 * b], [-b, 0.0]]
    return upright(sweep(section, np.column_stack([line, np.zeros(len(line))]), material), 0, y, 0)


def post(width: float, depth: float, section, material: str) -> Mesh:
    """A rectangular member with mouldings all round, closed on top: section (k, 2) of outward offset and z, upward."""
    s = np.asarray(section, np.float64)
    body = sweep(s, np.column_stack([rectangle(width, depth), np.zeros(4)]), material, closed=True)
    w, d = width + 2 * s[-1, 0], depth + 2 * s[-1, 0]
    lid = np.column_stack([rectangle(w, d), np.full(4, s[-1, 1])])
    return join([body, sheet(lid[[0, 1, 3, 2]].reshape(2, 2, 3), material, smooth=False)])


def pilaster(width: float, height: float, stand: float, material: str, leaf: str) -> Mesh:
    """A pilaster on a wall that looks to -Y: moulded base, sunk shaft, capital with volutes in ``leaf``."""
    h, w = height, width
    base = [
        [0.06, 0],
        [0.06, 0.10],
        [0.03, 0.12],
        [0.05, 0.16],
        [0.03, 0.20],
        [0.0, 0.22],
        [0.0, h - 0.52],
        [0.02, h - 0.51],
        [0.02, h - 0.47],
    ]
    shaft = transformed(post(w, 2 * stand, base, material), placed())
    bell = post(w, 2 * stand, [[0.0, h - 0.47], [0.015, h - 0.3], [0.05, h - 0.14], [0.05, h - 0.12]], leaf)
    abacus = post(w, 2 * stand, [[0.05, h - 0.12], [0.08, h - 0.11], [0.08, h - 0.03], [0.06, h]], material)
    curl = lathe([[0.0, -0.05], [0.055, -0.05], [0.065, 0.0], [0.055, 0.05], [0.0, 0.05]], 10, leaf)
    lying = np.array([[1, 0, 0, 0], [0, 0, -1, 0], [0, 1, 0, 0]], np.float64)
    curls = [
        transformed(transformed(curl, lying), placed(s * (w / 2 + 0.01), -stand - 0.03, h - 0.19)) for s in (-1, 1)
    ]
    sunk = frame(w * 0.62, h - 1.05, material, bead=0.035, z=(h - 0.3) / 2 - 0.02, y=-stand)
    return join([shaft, bell, abacus, *curls, sunk])


def console(width: float, reach: float, height: float, material: str) -> Mesh:
    """A scrolled bracket under a slab: top at z = 0, back on the wall y = 0, reaching to -Y."""
    t = np.linspace(0, 1, 11)
    y = -reach * (1 - (1 - t) ** 1.9)
    low = -height * (1 - t) ** 1.15 * (1 - 0.18 * np.sin(2 * np.pi * t)) - 0.10
    curve = np.column_stack([y, low])
    half = width / 2
    under = np.stack([np.column_stack([np.full(11, s * half), curve]) for s in (-1, 1)])
    parts = [sheet(under[::-1], material)]
    for s in (-1, 1):
        top = np.column_stack([curve[:, 0], np.zeros(11)])
        rows = np.stack([np.column_stack([np.full(11, s * half), line]) for line in (curve, top)])
        parts.append(sheet(rows if s < 0 else rows[:, ::-1], material, smooth=False))
    parts = [_outward(p, np.array([0.0, -reach * 0.35, -height * 0.2])) for p in parts]
    front = transformed(box(width, 0.02, 0.12, material), placed(0, -reach - 0.005, -0.11))
    return join([*parts, front])


def _outward(mesh: Mesh, middle: Array) -> Mesh:
    """The mesh with its faces turned away from ``middle`` as a whole."""
    away = ((mesh.positions - middle) * mesh.normals).sum()
    if away >= 0:
        return mesh
    return Mesh(
        mesh.positions, -mesh.normals, mesh.uvs, mesh.colours, mesh.material_ids,
        np.ascontiguousarray(mesh.triangles[:, ::-1]), mesh.materials,
    )  # fmt: skip


def baluster(height: float, radius: float, material: str, sides: int = 8) -> Mesh:
    """A turned baluster."""
    h, r = height, radius
    return lathe(
        [[r, 0], [r, 0.06 * h], [0.55 * r, 0.10 * h], [0.95 * r, 0.30 * h], [0.85 * r, 0.40 * h], [0.42 * r, 0.66 * h],
         [0.40 * r, 0.82 * h], [0.75 * r, 0.86 * h], [0.5 * r, 0.90 * h], [0.9 * r, 0.94 * h], [0.9 * r, h]],
             sides, material,
    )  # fmt: skip


def vase(height: float, material: str) -> Mesh:
    """A garden vase with a lid."""
    h = height
    return lathe(
        [[0.20 * h, 0], [0.20 * h, 0.05 * h], [0.09 * h, 0.09 * h], [0.07 * h, 0.15 * h], [0.16 * h, 0.24 * h],
         [0.27 * h, 0.42 * h], [0.29 * h, 0.55 * h], [0.20 * h, 0.63 * h], [0.16 * h, 0.68 * h], [0.24 * h, 0.73 * h],
         [0.22 * h, 0.76 * h], [0.10 * h, 0.86 * h], [0.05 * h, 0.90 * h], [0.07 * h, 0.95 * h], [0.0, h]],
             14, material,
    )  # fmt: skip


def garland(span: float, drop: float, thick: float, material: str) -> Mesh:
    """A swag of leaves hung between two points span apart at z = 0, on a wall that looks to -Y."""
    t = np.linspace(-1, 1, 13)
    path = np.column_stack([t * span / 2, np.full(13, -thick * 0.6), -drop * (1 - t**2)])
    swag = tube(path, thick * (0.45 + 0.55 * (1 - t**2)) * (1 + 0.18 * np.cos(np.arange(13) * np.pi)), 6, material)
    knot = lathe(
        [[0.0, -thick], [0.8 * thick, -0.6 * thick], [thick, 0.0], [0.8 * thick, 0.6 * thick], [0.0, thick]],
        8,
        material,
    )
    tail = tube([[0, -thick * 0.5, 0], [0.02, -thick * 0.5, -drop * 1.3]], [thick * 0.5, thick * 0.15], 5, material)
    ends = [transformed(m, placed(s * span / 2, -thick * 0.4, 0)) for s in (-1, 1) for m in (knot, tail)]
    return join([swag, *ends])


def spaced(start: Array, end: Array, step: float, ends: bool = False) -> Array:
    """Points (n, 2) evenly about ``step`` apart between two points; with or without those two."""
    a, b = np.asarray(start, np.float64), np.asarray(end, np.float64)
    n = max(1, round(float(np.linalg.norm(b - a)) / step))
    t = np.arange(n + 1) / n if ends else (np.arange(n) + 0.5) / n
    return a + (b - a) * t[:, None]
