"""The outlines of lakes -> quays of dressed stone where the land behind is wide, a low stone kerb elsewhere."""

from __future__ import annotations

import numpy as np

from exhibition.forms.mesh import Array, Mesh, join
from exhibition.forms.outlines import resampled, smoothed
from exhibition.forms.relief import Relief, shore_distance
from exhibition.forms.solids import sheet, sweep

QUAY_TOP = 1.3  # metres over the water: the dossier gives 1.2 to 1.6 for the north shore
QUAY_WIDTH = 5.4
KERB_TOP, KERB_WIDTH = 0.42, 0.9
STEP = 9.0


def quay(relief: Relief) -> tuple[list[Mesh], Array]:
    """Stone edges along all water, and the floors (f, 3, 3) one may walk on."""
    meshes: list[Mesh] = []
    floors = [np.zeros((0, 3, 3), np.float32)]
    lines = [resampled(_land_on_right(np.asarray(lake)), STEP, closed=True) for lake in relief.lakes]
    lines += [_ellipse(island) for island in relief.islands]
    lines += [edge for dike in relief.dikes for edge in _dike_edges(dike)]
    for line in lines:
        dry, wide = _land_beside(line, relief)
        for run in _runs(dry & wide):
            path = _at(line[run], relief.water)
            meshes.append(_walk(path))
            floors.append(_strip(path, QUAY_WIDTH, relief.water + QUAY_TOP))
        for run in _runs(dry & ~wide):
            meshes.append(_kerb(_at(line[run], relief.water)))
    return ([join(meshes)] if meshes else []), np.concatenate(floors)


def _land_on_right(outline: Array) -> Array:
    """The outline of a water, counter-clockwise: the land is then on the right hand."""
    o = np.asarray(outline, np.float64)
    n = np.roll(o, -1, axis=0)
    return o if (o[:, 0] * n[:, 1] - n[:, 0] * o[:, 1]).sum() > 0 else o[::-1]


def _ellipse(island) -> Array:
    """An island's outline, clockwise: its land on the right hand."""
    a, b = island["radii"]
    n = max(24, int(2 * np.pi * max(a, b) / STEP))
    t = -np.arange(n) * 2 * np.pi / n
    return np.asarray(island["centre"]) + np.column_stack([a * np.cos(t), b * np.sin(t)])


def _dike_edges(dike) -> list[Array]:
    """Both edges of a dike, its land on the right hand."""
    p = resampled(np.asarray(dike["line"], np.float64), STEP)
    d = np.gradient(p, axis=0)
    d /= np.maximum(np.linalg.norm(d, axis=1, keepdims=True), 1e-9)
    right = np.column_stack([d[:, 1], -d[:, 0]]) * dike["width"] / 2
    return [(p + right)[::-1], p - right]


def _land_beside(line: Array, relief: Relief) -> tuple[Array, Array]:
    """Which points (n,) of a closed line have land on their right, and which have much of it."""
    ahead = np.roll(line, -1, axis=0) - np.roll(line, 1, axis=0)
    ahead /= np.maximum(np.linalg.norm(ahead, axis=1, keepdims=True), 1e-9)
    right = np.column_stack([ahead[:, 1], -ahead[:, 0]])
    near, _ = shore_distance(line + 2.5 * right, relief)
    left, _ = shore_distance(line - 2.5 * right, relief)
    far, _ = shore_distance(line + 30 * right, relief)
    return (near > 1.2) & (left < -0.5), far > 21


def _runs(mask: Array) -> list[Array]:
    """Index runs (>= 3 points) where a closed mask holds; each overlaps the next point so that runs meet."""
    n = len(mask)
    if mask.all():
        return [np.arange(n + 1) % n]
    start = int(np.flatnonzero(~mask)[0])
    turned = np.roll(mask, -start)
    change = np.flatnonzero(np.diff(np.concatenate([[False], turned, [False]]).astype(int)))
    return [(np.arange(a, min(b + 1, n + 1)) + start) % n for a, b in change.reshape(-1, 2) if b - a >= 2]


def _at(line: Array, z: float) -> Array:
    return np.column_stack([line, np.full(len(line), z)])


def _walk(path: Array) -> Mesh:
    """A quay: a battered face, a coping that stands a hand over a paved walk."""
    face = sweep([[0.35, QUAY_TOP - 0.28], [0.0, QUAY_TOP - 0.28], [-0.12, -1.6]], path, "granite")
    coping = sweep(
        [[0.62, QUAY_TOP], [0.60, QUAY_TOP + 0.10], [-0.08, QUAY_TOP + 0.10], [-0.08, QUAY_TOP - 0.28],
            [0.1, QUAY_TOP - 0.28]],
        path, "granite",
    )  # fmt: skip
    paving = sweep([
            [QUAY_WIDTH + 0.4, QUAY_TOP - 1.2], [QUAY_WIDTH + 0.4, QUAY_TOP + 0.12], [QUAY_WIDTH, QUAY_TOP + 0.12],
            [QUAY_WIDTH, QUAY_TOP], [0.6, QUAY_TOP],
        ], path, "paving",
    )  # fmt: skip
    return join([face, coping, paving])


def _kerb(path: Array) -> Mesh:
    """A row of dressed stones at the foot of an earth bank."""
    w, t = KERB_WIDTH, KERB_TOP
    return sweep(
        [[w, -0.3], [w - 0.05, t - 0.06], [w - 0.2, t], [0.05, t], [-0.05, t - 0.08], [-0.25, -1.2]], path, "granite"
    )


def _strip(path: Array, width: float, z: float) -> Array:
    """The walk's top as triangles (f, 3, 3)."""
    d = np.gradient(path[:, :2], axis=0)
    d /= np.maximum(np.linalg.norm(d, axis=1, keepdims=True), 1e-9)
    inner = path[:, :2] + width * np.column_stack([d[:, 1], -d[:, 0]])
    a, b = _at(path[:, :2], z), _at(inner, z)
    return np.concatenate([np.stack([a[:-1], b[:-1], b[1:]], 1), np.stack([a[:-1], b[1:], a[1:]], 1)]).astype(
        np.float32
    )


def causeway_path(line: Array, height_at, width: float = 3.6) -> Mesh:
    """A trodden path along a dike: three points across every 3 m, laid on the ground that ``height_at`` gives."""
    p = resampled(smoothed(np.asarray(line, np.float64), 2), 3.0)
    d = np.gradient(p, axis=0)
    d /= np.maximum(np.linalg.norm(d, axis=1, keepdims=True), 1e-9)
    right = np.column_stack([d[:, 1], -d[:, 0]])
    rows = []
    for across, lift in ((0.5, -0.05), (0.36, 0.20), (-0.36, 0.20), (-0.5, -0.05)):
        q = p + right * width * across
        rows.append(np.column_stack([q, height_at(q) + lift]))
    return sheet(np.stack(rows), "earth")
