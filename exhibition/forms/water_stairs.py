"""A centre line, a width and a number of steps -> a curved stair and its mirror image, with parapets and runnels."""

from __future__ import annotations

import numpy as np

from exhibition.forms.built import Built, Piece, compose, many, placed
from exhibition.forms.classical import post, vase
from exhibition.forms.mesh import Array, Mesh, join
from exhibition.forms.outlines import resampled, smoothed
from exhibition.forms.solids import lathe, sheet, sweep

STONE = "european_marble"
MIRROR = np.array([[-1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0]], np.float32)
PARAPET = 0.9  # metres over the steps
BASINS = 24  # small basins down the outer parapet


def water_stairs(*, stairs: tuple, width: float, steps: int) -> Built:
    """The stair along ``stairs`` (k, 3), from the ground up, and its image on the other side of x = 0."""
    line = _even(np.asarray(stairs, np.float64), steps)
    right = _right(line)
    edge_r, edge_l = line + right * width / 2, line - right * width / 2
    mesh = join([_treads(line, edge_r, edge_l), _cheeks(edge_r, edge_l)])
    rails = [line + right * (width / 2 + 0.16), line - right * (width / 2 + 0.16)]
    walls = join([_parapet(rail) for rail in rails])
    both = many([placed(), MIRROR])
    tops = np.concatenate([rail[:: max(1, steps // 6)] for rail in rails] + [rail[-1:] for rail in rails])
    posts = many(placed(x, y, z - 0.1) for x, y, z in tops)
    spots = line + right * (width / 2 + 0.62)
    pick = np.linspace(1, len(line) - 2, BASINS).round().astype(int)
    basins = many(placed(*spots[i]) for i in pick)
    stems = many(
        placed(spots[i][0], spots[i][1], line[0][2], 0, (1, 1, max(spots[i][2] - line[0][2], 0.05))) for i in pick
    )
    stem = post(0.34, 0.34, [[0.0, 0.0], [0.0, 1.0]], STONE)
    post_mesh = post(
        0.40, 0.40, [[0.05, 0], [0.05, 0.12], [0.0, 0.16], [0.0, 0.86], [0.06, 0.92], [0.06, 1.04], [0.0, 1.08]], STONE
    )

    def mirrored(places: Array) -> Array:
        return np.concatenate([places, compose(MIRROR, places)])

    return Built(
        pieces=(
            Piece("stair", mesh, both),
            Piece("stair_parapet", walls, both),
            Piece("stair_post", post_mesh, mirrored(posts)),
            Piece("stair_vase", vase(0.72, STONE), mirrored(compose_up(posts, 1.08))),
            Piece("runnel_basin", _basin(), mirrored(basins)),
            Piece("runnel_stem", stem, mirrored(stems)),
        ),
        floors=_floors(edge_r, edge_l),
        walls=_walls(rails, float(line[0, 2])),
        facts={"steps_each_side": steps, "basins_each_side": BASINS},
    )


def compose_up(places: Array, z: float) -> Array:
    """Places (k, 3, 4) moved up by z in their own frames."""
    return many(compose(m, placed(0, 0, z)) for m in places)


def _even(line: Array, steps: int) -> Array:
    """The line smoothed and cut into ``steps`` equal lengths: (steps + 1, 3)."""
    p = resampled(smoothed(line, 3), 0.05)
    along = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(p[:, :2], axis=0), axis=1))])
    at = np.linspace(0, along[-1], steps + 1)
    out = np.column_stack([np.interp(at, along, p[:, k]) for k in range(3)])
    out[:, 2] = np.linspace(line[0, 2], line[-1, 2], steps + 1)
    return out


def _right(line: Array) -> Array:
    d = np.gradient(line[:, :2], axis=0)
    d /= np.maximum(np.linalg.norm(d, axis=1, keepdims=True), 1e-9)
    return np.column_stack([d[:, 1], -d[:, 0], np.zeros(len(d))])


def _treads(line: Array, edge_r: Array, edge_l: Array) -> Mesh:
    """Treads and risers with a small overhanging nose."""
    rise = np.diff(line[:, 2])[:, None] * [0, 0, 1]
    back = np.diff(line, axis=0) * [1, 1, 0]
    back *= 0.03 / np.maximum(np.linalg.norm(back, axis=1, keepdims=True), 1e-9)
    parts = []
    for i in range(len(line) - 1):
        a, b = edge_l[i] + rise[i], edge_r[i] + rise[i]
        c, d = edge_l[i + 1], edge_r[i + 1]
        tread = np.array([[a - back[i], b - back[i]], [c, d]])
        nose = np.array([[a - back[i] - [0, 0, 0.05], b - back[i] - [0, 0, 0.05]], [a - back[i], b - back[i]]])
        riser = np.array([[edge_l[i], edge_r[i]], [a - [0, 0, 0.05], b - [0, 0, 0.05]]])
        parts += [sheet(g, STONE, smooth=False) for g in (tread, nose, riser)]
    return join(parts)


def _cheeks(edge_r: Array, edge_l: Array) -> Mesh:
    """The masonry under the stair on both sides, down to the ground."""
    foot = edge_r[0, 2] - 0.3
    parts = []
    for edge, order in ((edge_r + 0, 1), (edge_l + 0, -1)):
        low = edge * [1, 1, 0] + [0, 0, foot]
        grid = np.stack([low, edge + [0, 0, 0.1]])[:, ::order]
        parts.append(sheet(grid, STONE))
    return join(parts)


def _parapet(rail: Array) -> Mesh:
    """A solid wall with a moulded coping that follows the stair."""
    foot = float(rail[0, 2])
    wall = sweep(
        [
            [0.14, 0.0],
            [0.14, PARAPET - 0.14],
            [0.20, PARAPET - 0.10],
            [0.20, PARAPET - 0.02],
            [0.14, PARAPET],
            [-0.14, PARAPET],
            [-0.20, PARAPET - 0.02],
            [-0.20, PARAPET - 0.10],
            [-0.14, PARAPET - 0.14],
            [-0.14, 0.0],
        ],
        rail,
        STONE,
    )
    d = _right(rail) * 0.14
    parts = [wall]
    for side, order in ((rail + d, 1), (rail - d, -1)):
        low = side * [1, 1, 0] + [0, 0, foot - 0.3]
        parts.append(sheet(np.stack([low, side + [0, 0, 0.02]])[:, ::order], STONE))
    return join(parts)


def _basin() -> Mesh:
    """One small scalloped basin of the runnel, its foot at z = 0."""
    return lathe(
        [[0.10, -0.05], [0.14, 0.02], [0.24, 0.12], [0.26, 0.18], [0.25, 0.20], [0.20, 0.185], [0.12, 0.13],
            [0.0, 0.12]], 12, STONE
    )  # fmt: skip


def _floors(edge_r: Array, edge_l: Array) -> Array:
    """The stair as ramps, and its image: (f, 3, 3)."""
    one = np.concatenate(
        [np.stack([edge_l[:-1], edge_r[:-1], edge_r[1:]], 1), np.stack([edge_l[:-1], edge_r[1:], edge_l[1:]], 1)]
    )
    other = one[:, ::-1] * [-1, 1, 1]
    return np.concatenate([one, other]).astype(np.float32)


def _walls(rails: list[Array], foot: float) -> Array:
    """Parapets as panels from the ground to over the coping, both sides and their images (w, 6)."""
    out = []
    for rail in rails:
        for s in (1, -1):
            a, b = rail[:-1] * [s, 1, 1], rail[1:] * [s, 1, 1]
            out.append(np.column_stack([a[:, :2], b[:, :2], np.full(len(a), foot - 0.2), b[:, 2] + 1.4]))
    return np.concatenate(out).astype(np.float32)
