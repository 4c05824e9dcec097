"""The words of a landscape -> Built: two heightfields, the triangles they are drawn with, quays, the land beyond."""

from __future__ import annotations

import numpy as np

from exhibition.forms.built import Built, Heightfield, Piece, many, placed
from exhibition.forms.mesh import Array, Mesh, smooth_normals
from exhibition.forms.outlines import area, noise
from exhibition.forms.relief import Relief, Sounding, sound
from exhibition.forms.shore import causeway_path, quay

BLOCK = 8  # cells a side of the squares in which level ground is drawn with few triangles
COARSER = 2  # the open ground's cell, as a multiple of the hill's
REACH = 6000.0  # metres of plain drawn beyond the extent, out to the haze
STEEPEST = 38.0  # degrees that feet can climb
GROUNDS = ("grass", "hill", "earth", "lake_bed", "rock")


def landscape(
    *,
    water: float,
    extent: tuple[tuple[float, float], tuple[float, float]],
    land: float = 2.0,
    depth: float = 1.5,
    lakes: tuple = (),
    channels: tuple = (),
    islands: tuple = (),
    dikes: tuple = (),
    hills: tuple = (),
    cell: float = 4.0,
    pads: tuple[tuple[Array, float], ...] = (),
) -> Built:
    """Ground in the scene's frame. Heights of the words are over the water; ``pads`` are outlines (k, 2) of
    buildings with the height z, in the scene's frame, that the ground under them is brought to."""
    lakes = tuple(np.asarray(lake, np.float64) for lake in lakes)
    relief = Relief(water, land, depth, lakes, channels, islands, dikes, hills, pads)
    coarse_cell = cell * COARSER if hills else cell
    step = coarse_cell * BLOCK
    corner = np.floor(np.asarray(extent[0], np.float64) / step) * step
    blocks = np.maximum(np.ceil((np.asarray(extent[1]) - corner) / step).astype(int), 1)
    wide, wide_sound = _field(corner, coarse_cell, blocks * BLOCK, relief)
    near_blocks = _near_hills(relief, corner, step, blocks)
    hole = np.zeros(blocks[::-1], bool)
    pieces, fields = [], []
    if near_blocks is not None:
        (bx0, by0), (bx1, by1) = near_blocks
        hole[by0:by1, bx0:bx1] = True
        fine, fine_sound = _field(
            corner + np.array([bx0, by0]) * step, cell, np.array([bx1 - bx0, by1 - by0]) * BLOCK * COARSER, relief
        )
        fine = _sewn(fine, wide)
        fields.append(fine)
        no_hole = np.zeros((by1 - by0) * COARSER * (bx1 - bx0) * COARSER, bool)
        no_hole = no_hole.reshape((by1 - by0) * COARSER, (bx1 - bx0) * COARSER)
        pieces.append(Piece("hill", _ground_mesh(fine, fine_sound, no_hole, relief, skirt=True), many([placed()])))
    fields.append(wide)
    pieces.append(Piece("plain", _ground_mesh(wide, wide_sound, hole, relief), many([placed()])))
    pieces.append(Piece("beyond", _beyond(wide, water + land), many([placed()])))
    for dike in dikes:
        path = causeway_path(dike["line"], lambda q: ground_height(tuple(fields), q))
        pieces.append(Piece("path", path, many([placed()])))
    edge, floors = quay(relief)
    pieces += [Piece("quay", mesh, many([placed()])) for mesh in edge if mesh.triangle_count]
    high = max((f.heights.max() for f in fields), default=water)
    return Built(
        pieces=tuple(pieces),
        floors=floors,
        facts={
            "water_area_ha": round(sum(abs(area(lake)) for lake in lakes) / 1e4, 1),
            "land_extent": [float(extent[1][0] - extent[0][0]), float(extent[1][1] - extent[0][1])],
            "highest_over_water": round(float(high) - water, 2),
        },
        fields=tuple(fields),
    )


def ground_height(fields: tuple[Heightfield, ...], points: Array) -> Array:
    """Height (n,) of the drawn triangles under points (n, 2); the first field that holds a point answers; else NaN."""
    p = np.asarray(points, np.float64)
    out = np.full(len(p), np.nan)
    for f in fields:
        ny, nx = f.heights.shape
        u, v = (p[:, 0] - f.x0) / f.cell, (p[:, 1] - f.y0) / f.cell
        here = np.isnan(out) & (u >= 0) & (v >= 0) & (u <= nx - 1) & (v <= ny - 1)
        u, v = u[here], v[here]
        i, j = np.minimum(u.astype(int), nx - 2), np.minimum(v.astype(int), ny - 2)
        s, t = u - i, v - j
        h = f.heights.astype(np.float64)
        a, b, c, d = h[j, i], h[j, i + 1], h[j + 1, i + 1], h[j + 1, i]
        out[here] = np.where(s >= t, a + s * (b - a) + t * (c - b), a + t * (d - a) + s * (c - d))
    return out


def _field(corner: Array, cell: float, cells: Array, relief: Relief) -> tuple[Heightfield, Sounding]:
    """Ground of ``cells`` (2,) squares from a corner, and what was found at its points (row by row)."""
    x = corner[0] + np.arange(cells[0] + 1) * cell
    y = corner[1] + np.arange(cells[1] + 1) * cell
    gx, gy = np.meshgrid(x, y)
    found = sound(np.column_stack([gx.ravel(), gy.ravel()]), relief, cell)
    heights = found.height.reshape(gx.shape).astype(np.float32)
    return Heightfield(float(corner[0]), float(corner[1]), cell, heights, _walkable(heights, cell, relief.water)), found


def _walkable(heights: Array, cell: float, water: float) -> Array:
    gy, gx = np.gradient(heights.astype(np.float64), cell)
    return (heights > water + 0.25) & (np.hypot(gx, gy) < np.tan(np.radians(STEEPEST)))


def _near_hills(relief: Relief, corner: Array, step: float, blocks: Array) -> tuple[Array, Array] | None:
    """The blocks (low, high) that hold all hills, with the shore before them."""
    if not relief.hills:
        return None
    points = np.concatenate(
        [np.asarray(h[k])[:, :2] for h in relief.hills for k in ("crest", "south_foot", "north_foot")]
    )
    low = np.floor((points.min(axis=0) - [50, 90] - corner) / step).astype(int)
    high = np.ceil((points.max(axis=0) + [10, 40] - corner) / step).astype(int)
    low, high = np.clip(low, 0, blocks), np.clip(high, 0, blocks)
    return (low, high) if (high > low).all() else None


def _sewn(fine: Heightfield, wide: Heightfield) -> Heightfield:
    """The fine field with the wide field's heights along its border, so that the two meet without a gap."""
    ratio = round(wide.cell / fine.cell)
    ny, nx = fine.heights.shape
    ix = round((fine.x0 - wide.x0) / wide.cell)
    iy = round((fine.y0 - wide.y0) / wide.cell)
    part = wide.heights[iy : iy + (ny - 1) // ratio + 1, ix : ix + (nx - 1) // ratio + 1]
    h = fine.heights.copy()
    across, up = np.arange(nx) / ratio, np.arange(ny) / ratio
    h[0] = np.interp(across, np.arange(part.shape[1]), part[0])
    h[-1] = np.interp(across, np.arange(part.shape[1]), part[-1])
    h[:, 0] = np.interp(up, np.arange(part.shape[0]), part[:, 0])
    h[:, -1] = np.interp(up, np.arange(part.shape[0]), part[:, -1])
    return Heightfield(fine.x0, fine.y0, fine.cell, h, fine.walkable)


def _ground_mesh(field: Heightfield, found: Sounding, hole: Array, relief: Relief, skirt: bool = False) -> Mesh:
    """The field's triangles. A block whose ground is one level is drawn as a fan: the same surface, fewer triangles."""
    ny, nx = field.heights.shape
    gx, gy = np.meshgrid(field.x0 + np.arange(nx) * field.cell, field.y0 + np.arange(ny) * field.cell)
    positions = np.column_stack([gx.ravel(), gy.ravel(), field.heights.ravel()])
    up = np.gradient(field.heights.astype(np.float64), field.cell)
    normals = np.stack([-up[1], -up[0], np.ones_like(up[0])], axis=2).reshape(-1, 3)
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    ids = _grounds(positions, normals, found, relief, field.cell)
    triangles = _triangles(field, ids.reshape(ny, nx), hole)
    colours = _shades(positions, found, ids)
    uvs = positions[:, :2]
    if skirt:
        positions, normals, uvs, colours, ids, triangles = _with_skirt(
            (ny, nx), positions, normals, uvs, colours, ids, triangles
        )
    used, index = np.unique(triangles, return_inverse=True)
    return Mesh(
        positions=positions[used].astype(np.float32),
        normals=normals[used].astype(np.float32),
        uvs=uvs[used].astype(np.float32),
        colours=colours[used],
        material_ids=ids[used],
        triangles=index.reshape(-1, 3).astype(np.uint32),
        materials=GROUNDS,
    )


def _grounds(positions: Array, normals: Array, found: Sounding, relief: Relief, cell: float) -> Array:
    """The material of each point (n,) uint8, an index into GROUNDS."""
    z = positions[:, 2]
    over = z - relief.water
    ids = np.zeros(len(z), np.uint8)
    ids[(found.rise > 0.02) & ~found.pressed] = 1
    ids[(found.path < 0.5 * cell) & (over > 0.5)] = 2
    ids[over < 0.05] = 3
    steep = np.arccos(np.clip(normals[:, 2], -1, 1))
    ids[(steep > np.radians(36)) & (over > 2.5)] = 4
    return ids


def _shades(positions: Array, found: Sounding, ids: Array) -> Array:
    """Vertex colours (n, 3): sunny and shady patches, drier tops, darker feet of the hill; level ground stays calm."""
    x, y, _ = positions.T
    patch = 0.90 + 0.07 * noise(x, y, 37.0, 3) + 0.05 * noise(x, y, 11.0, 4)
    patch *= np.where(ids == 1, 0.93 + 0.05 * found.rise, 1.0)
    dry = 0.5 + 0.5 * noise(x, y, 61.0, 5)
    tint = np.stack([1.0 - 0.04 * dry, np.ones_like(dry) * 0.985, 0.88 + 0.10 * dry], axis=1)
    return np.clip(255 * patch[:, None] * tint, 0, 255).astype(np.uint8)


def _triangles(field: Heightfield, ids: Array, hole: Array) -> Array:
    """All triangles (m, 3) of the blocks that are not in the hole (rows, columns) of blocks."""
    ny, nx = field.heights.shape
    rows, cols = (ny - 1) // BLOCK, (nx - 1) // BLOCK
    index = np.arange(ny * nx).reshape(ny, nx)
    level = _level_blocks(field.heights, ids, rows, cols) & ~hole
    full = np.repeat(np.repeat(~level & ~hole, BLOCK, axis=0), BLOCK, axis=1)
    a, b, c, d = (v[full] for v in (index[:-1, :-1], index[:-1, 1:], index[1:, 1:], index[1:, :-1]))
    parts = [np.stack([a, b, c], 1), np.stack([a, c, d], 1)]
    around = np.pad(level, 1)
    for r, k in np.argwhere(level):
        square = index[r * BLOCK : (r + 1) * BLOCK + 1, k * BLOCK : (k + 1) * BLOCK + 1]
        sides = (square[0], square[:, -1], square[-1, ::-1], square[::-1, 0])
        plain = (around[r, k + 1], around[r + 1, k + 2], around[r + 2, k + 1], around[r + 1, k])
        ring = np.concatenate([s[:1] if p else s[:-1] for s, p in zip(sides, plain, strict=True)])
        middle = np.full(len(ring), square[BLOCK // 2, BLOCK // 2])
        parts.append(np.stack([middle, ring, np.roll(ring, -1)], 1))
    return np.concatenate(parts)


def _level_blocks(heights: Array, ids: Array, rows: int, cols: int) -> Array:
    """Which blocks (rows, columns) are one level and one material."""
    windows = np.lib.stride_tricks.sliding_window_view
    h = windows(heights, (BLOCK + 1, BLOCK + 1))[::BLOCK, ::BLOCK].reshape(rows, cols, -1)
    m = windows(ids, (BLOCK + 1, BLOCK + 1))[::BLOCK, ::BLOCK].reshape(rows, cols, -1)
    return (np.ptp(h, axis=2) < 1e-4) & (np.ptp(m, axis=2) == 0)


def _with_skirt(shape, positions, normals, uvs, colours, ids, triangles):
    """The arrays with a strip hung from the border: hides pinholes where fine and wide triangles meet."""
    index = np.arange(shape[0] * shape[1]).reshape(shape)
    ring = np.concatenate([index[0], index[1:, -1], index[-1, -2::-1], index[-2:0:-1, 0]])
    n = len(positions)
    low = n + np.arange(len(ring))
    nxt, low_nxt = np.roll(ring, -1), np.roll(low, -1)
    hung = np.concatenate([np.stack([ring, low, low_nxt], 1), np.stack([ring, low_nxt, nxt], 1)])
    return (
        np.concatenate([positions, positions[ring] - [0, 0, 0.4]]),
        np.concatenate([normals, normals[ring]]),
        np.concatenate([uvs, uvs[ring]]),
        np.concatenate([colours, colours[ring]]),
        np.concatenate([ids, ids[ring]]),
        np.concatenate([triangles, hung]),
    )


def _beyond(field: Heightfield, z: float) -> Mesh:
    """The plain outside the extent: eight wide rectangles that run to the haze."""
    ny, nx = field.heights.shape
    xs = field.x0 + np.array([-REACH, 0, (nx - 1) * field.cell, (nx - 1) * field.cell + REACH])
    ys = field.y0 + np.array([-REACH, 0, (ny - 1) * field.cell, (ny - 1) * field.cell + REACH])
    gx, gy = np.meshgrid(xs, ys)
    p = np.column_stack([gx.ravel(), gy.ravel(), np.full(16, z - 0.05)])
    quads = [r * 4 + c for r in range(3) for c in range(3) if (r, c) != (1, 1)]
    t = np.array([[[q, q + 1, q + 5], [q, q + 5, q + 4]] for q in quads]).reshape(-1, 3)
    return Mesh(
        positions=p.astype(np.float32),
        normals=smooth_normals(p, t),
        uvs=p[:, :2].astype(np.float32),
        colours=np.full((16, 3), (205, 215, 200), np.uint8),
        material_ids=np.zeros(16, np.uint8),
        triangles=t.astype(np.uint32),
        materials=("hill",),
    )
