"""Ground -> rectangles one can cross in a straight line and the doors between them: where paths are searched.

Ground is sampled in squares of half a metre. A square is free where a walker may stand at its middle clear of every
wall; where decks lie over one another a square is free once for each. Equal runs of free squares are joined to
rectangles. Blocks of terrain with nothing on them are never sampled: each is free as a whole.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from exhibition.forms.mesh import Array
from exhibition.world.ground import BODY, HEAD, KNEE, STEP_UP, Ground, inside, terrain

SIDE = 0.5
"""Metres of a square: of two free middles so near, neither is clear of a wall between them."""
_BLOCK = 8  # squares along a block
_LONGEST = 32  # squares along a rectangle: in longer ones the search misjudges how far a door is
_CLIMB = STEP_UP + 0.05  # metres between neighbours: a ramp of 45 degrees climbs 0.5
_CLEAR = BODY + 0.02
_WIDE = 1 << 21  # squares in a row of keys: farther than any scene
_WAYS = ((1, 0), (0, 1), (-1, 0), (0, -1))


@dataclass(frozen=True, eq=False)
class NavMesh:
    """boxes (r, 4) int32: first and last square, x0 y0 x1 y1; levels (r, 2) float32: lowest and highest ground in it;
    doors (d, 8) int32, one way each: from box, to box, the squares of the first that lead across, x0 y0 x1 y1, and the
    step they lead by;
    region (r,) int32: boxes of one region can be reached from one another. A square's middle is (n + 0.5) * SIDE."""

    boxes: Array
    levels: Array
    doors: Array
    region: Array


def navmesh(ground: Ground) -> NavMesh:
    """The whole of a scene's ground, made ready to be searched."""
    built, open_land = _blocks(ground)
    x, y, z = _squares(ground, built)
    found, boxes = _boxes(x, y, z, _CLIMB, _LONGEST)
    levels = _levels(z, found, len(boxes))
    doors = [_doors(x, y, z, found, _CLIMB)]
    if len(open_land):
        bx, by = open_land.T
        flat = np.zeros(len(bx))
        land, blocks = _boxes(bx, by, flat, 1.0, _LONGEST // 4)
        first = len(boxes)
        beyond = _doors(bx, by, flat, land, 1.0)
        doors += [_widened(beyond, first), _onto_land(ground, (x, y, z, found), open_land, land + first)]
        blocks = np.concatenate([blocks[:, :2] * _BLOCK, blocks[:, 2:] * _BLOCK + _BLOCK - 1], axis=1)
        boxes, levels = np.concatenate([boxes, blocks]), np.concatenate([levels, _land_levels(ground, blocks)])
    told = _both_ways(np.concatenate(doors))
    regions = _regions(len(boxes), told[:, 0], told[:, 1])
    return NavMesh(boxes.astype(np.int32), levels.astype(np.float32), told.astype(np.int32), regions)


def _key(x: Array, y: Array) -> Array:
    return (y.astype(np.int64) + _WIDE // 4) * _WIDE + x.astype(np.int64) + _WIDE // 4


def _spread(low: Array, high: Array) -> tuple[Array, Array, Array]:
    """Every square of each box (n, 2)-(n, 2), both ends in: the box it is of, x and y."""
    size = np.maximum(high - low + 1, 0)
    count = size.prod(axis=1)
    owner = np.repeat(np.arange(len(low)), count)
    within = np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count)
    across = size[owner, 0]
    return owner, low[owner, 0] + within % across, low[owner, 1] + within // across


def _square(metres: Array) -> Array:
    return np.floor(metres / SIDE).astype(np.int64)


# -- which ground is free ----------------------------------------------------------------------------------------------


def _blocks(ground: Ground) -> tuple[Array, Array]:
    """Blocks to be sampled, and blocks that are terrain free as a whole: (n, 2) and (m, 2)."""
    floors, walls = ground.floors[:, :, :2].astype(np.float64), _short_walls(ground)
    low = np.concatenate([floors.min(axis=1), walls[:, :4].reshape(-1, 2, 2).min(axis=1) - _CLEAR])
    high = np.concatenate([floors.max(axis=1), walls[:, :4].reshape(-1, 2, 2).max(axis=1) + _CLEAR])
    _, bx, by = _spread(_square(low) // _BLOCK, _square(high) // _BLOCK)
    built = np.unique(_key(bx, by))
    whole, partly = _land(ground)
    built = np.union1d(built, partly)
    return _unkeyed(built), _unkeyed(np.setdiff1d(whole, built))


def _unkeyed(keys: Array) -> Array:
    return np.stack([keys % _WIDE - _WIDE // 4, keys // _WIDE - _WIDE // 4], axis=1)


def _land(ground: Ground) -> tuple[Array, Array]:
    """Keys of blocks whose terrain is free all over, and of those where only some is."""
    whole, partly = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    outline = np.array(ground.bounds, np.float64)
    for field in ground.fields:
        ends = np.array([[field.x0, field.y0], [field.x0, field.y0]]) + field.cell * np.array(
            [[0, 0], field.heights.shape[::-1]]
        )
        if len(outline):
            ends = np.array([np.maximum(ends[0], outline.min(axis=0)), np.minimum(ends[1], outline.max(axis=0))])
        low, high = _square(ends) // _BLOCK
        _, bx, by = _spread(low[None], high[None])
        # The middles of the outer squares, and between them as many as no cell of the terrain can slip through.
        steps = np.linspace(0.5, _BLOCK - 0.5, int(np.ceil((_BLOCK - 1) * SIDE / field.cell)) + 1)
        free = np.zeros(len(bx), np.int64)
        for dx in steps:
            for dy in steps:
                x, y = (bx * _BLOCK + dx) * SIDE, (by * _BLOCK + dy) * SIDE
                ok = terrain((field,), x, y)[1]
                free += ok & inside(outline, x, y) if len(outline) else ok
        keys = _key(bx, by)
        whole.append(keys[free == len(steps) ** 2])
        partly.append(keys[(free > 0) & (free < len(steps) ** 2)])
    return np.unique(np.concatenate(whole)), np.unique(np.concatenate(partly))


def _squares(ground: Ground, blocks: Array) -> tuple[Array, Array, Array]:
    """Free squares of the sampled blocks, x, y and height, sorted by row, place in it and height."""
    _, x, y = _spread(blocks * _BLOCK, blocks * _BLOCK + _BLOCK - 1)
    z, walkable = terrain(ground.fields, (x + 0.5) * SIDE, (y + 0.5) * SIDE)
    fx, fy, fz = _floor_squares(ground)
    x, y, z = (np.concatenate(pair) for pair in ((x[walkable], fx), (y[walkable], fy), (z[walkable], fz)))
    if ground.bounds:
        kept = inside(np.array(ground.bounds), (x + 0.5) * SIDE, (y + 0.5) * SIDE)
        x, y, z = x[kept], y[kept], z[kept]
    order = np.lexsort((z, _key(x, y)))
    x, y, z = x[order], y[order], z[order]
    # A walker stands on the highest of surfaces so near that they are one step.
    key = _key(x, y)
    under = np.zeros(len(key), bool)
    under[:-1] = (key[1:] == key[:-1]) & (z[1:] - z[:-1] <= STEP_UP)
    x, y, z = x[~under], y[~under], z[~under]
    free = ~_walled(ground, _key(x, y), z)
    return x[free], y[free], z[free]


def _floor_squares(ground: Ground) -> tuple[Array, Array, Array]:
    """Squares whose middle lies on a floor, once for each floor."""
    t = ground.floors.astype(np.float64)
    of, x, y = _spread(_square(t[:, :, :2].min(axis=1)), _square(t[:, :, :2].max(axis=1)))
    a, e1, e2 = t[:, 0], t[:, 1] - t[:, 0], t[:, 2] - t[:, 0]
    det = e1[:, 0] * e2[:, 1] - e1[:, 1] * e2[:, 0]
    flat = np.abs(det) < 1e-9
    det = np.where(flat, 1.0, det)
    px, py = (x + 0.5) * SIDE - a[of, 0], (y + 0.5) * SIDE - a[of, 1]
    u, v = (px * e2[of, 1] - py * e2[of, 0]) / det[of], (py * e1[of, 0] - px * e1[of, 1]) / det[of]
    on = (u >= -1e-6) & (v >= -1e-6) & (u + v <= 1 + 1e-6) & ~flat[of]
    z = a[of, 2] + u * e1[of, 2] + v * e2[of, 2]
    return x[on], y[on], z[on]


def _short_walls(ground: Ground) -> Array:
    """Walls cut to at most a block's length, so that the box round a slanting one stays small."""
    w = ground.walls.astype(np.float64)
    count = np.maximum(1, np.ceil(np.hypot(w[:, 2] - w[:, 0], w[:, 3] - w[:, 1]) / (_BLOCK * SIDE))).astype(np.int64)
    of = np.repeat(np.arange(len(w)), count)
    nth = np.arange(len(of)) - np.repeat(np.cumsum(count) - count, count)
    a, d = w[of, :2], (w[of, 2:4] - w[of, :2]) / count[of, None]
    return np.concatenate([a + d * nth[:, None], a + d * (nth + 1)[:, None], w[of, 4:6]], axis=1)


def _walled(ground: Ground, key: Array, z: Array) -> Array:
    """Which free squares are nearer to a wall than a walker may come. key is sorted."""
    w = _short_walls(ground)
    ends = w[:, :4].reshape(-1, 2, 2)
    of, x, y = _spread(_square(ends.min(axis=1) - _CLEAR), _square(ends.max(axis=1) + _CLEAR))
    px, py, d = (x + 0.5) * SIDE - w[of, 0], (y + 0.5) * SIDE - w[of, 1], (ends[:, 1] - ends[:, 0])[of]
    t = np.clip((px * d[:, 0] + py * d[:, 1]) / np.maximum((d * d).sum(axis=1), 1e-12), 0, 1)
    near = np.hypot(px - t * d[:, 0], py - t * d[:, 1]) < _CLEAR
    of, wanted = of[near], _key(x[near], y[near])
    walled = np.zeros(len(key), bool)
    for at, hit in _each(key, wanted):
        stops = hit & (w[of, 4] < z[at] + HEAD) & (w[of, 5] > z[at] + KNEE)
        walled[at[stops]] = True
    return walled


def _each(key: Array, wanted: Array) -> list[tuple[Array, Array]]:
    """For every number of levels: the entry of sorted ``key`` for each of ``wanted`` on that level, and if there is
    one."""
    if not len(key):
        return []
    start = np.searchsorted(key, wanted)
    most = int(np.diff(np.flatnonzero(np.diff(key, prepend=-1, append=-1))).max())
    rows = [np.minimum(start + level, len(key) - 1) for level in range(most)]
    return [(row, (key[row] == wanted) & (start + level < len(key))) for level, row in enumerate(rows)]


# -- rectangles and doors ----------------------------------------------------------------------------------------------


def _links(x: Array, y: Array, z: Array, way: tuple[int, int], climb: float, *, single: bool = False) -> Array:
    """For each free square the one beside it that a step leads to, -1 where none. single: no two lead to the same, as
    they may at the foot of a stair, where the ground under it goes on."""
    key = _key(x, y)
    best, least = np.full(len(key), -1), np.full(len(key), climb)
    for at, hit in _each(key, _key(x + way[0], y + way[1])):
        rise = np.where(hit, np.abs(z[at] - z), np.inf)
        better = rise <= least
        best[better], least[better] = at[better], rise[better]
    if not single:
        return best
    order = np.lexsort((least, best))
    again = order[1:][best[order][1:] == best[order][:-1]]
    best[again] = -1
    return best


def _roots(before: Array) -> Array:
    """Where the chain of each entry begins; -1 before the first."""
    root = np.where(before >= 0, before, np.arange(len(before)))
    while True:
        further = root[root]
        if np.array_equal(further, root):
            return root
        root = further


def _inverse(link: Array) -> Array:
    back = np.full(len(link), -1)
    has = np.flatnonzero(link >= 0)
    back[link[has]] = has
    return back


def _boxes(x: Array, y: Array, z: Array, climb: float, longest: int) -> tuple[Array, Array]:
    """The rectangle of each square, and the rectangles (r, 4): runs in a row, then equal runs over one another."""
    beside, above = (_links(x, y, z, way, climb, single=True) for way in _WAYS[:2])
    run = _roots(np.where(x % longest == 0, -1, _inverse(beside)))
    length = np.bincount(run, minlength=len(x))
    first = np.where(above >= 0, run[np.maximum(above, 0)], -1)  # the run over each square
    over = first[run]
    same = np.bincount(run, weights=(first == over) & (over >= 0), minlength=len(x))
    begins = np.arange(len(x)) == run
    joined = begins & (same == length) & (over >= 0) & ((y + 1) % longest != 0)
    joined &= (length[np.maximum(over, 0)] == length) & (x[np.maximum(over, 0)] == x)
    below = np.full(len(x), -1)
    below[over[joined]] = np.flatnonzero(joined)
    low = _roots(below)[run]
    roots, found = np.unique(low, return_inverse=True)
    top = y[roots].copy()
    np.maximum.at(top, found, y)
    return found, np.stack([x[roots], y[roots], x[roots] + length[roots] - 1, top], axis=1).reshape(-1, 4)


def _doors(x: Array, y: Array, z: Array, box: Array, climb: float) -> Array:
    """Doors between rectangles of one kind, (d, 8)."""
    found = []
    for way in _WAYS[:2]:
        on, back = _links(x, y, z, way, climb), _links(x, y, z, (-way[0], -way[1]), climb)
        here, there = np.flatnonzero(on >= 0), np.flatnonzero(back >= 0)
        steps = np.unique(np.concatenate([here * len(x) + on[here], back[there] * len(x) + there]))
        here, there = steps // max(len(x), 1), steps % max(len(x), 1)
        apart = box[here] != box[there]
        here, there = here[apart], there[apart]
        found.append(_joined(box[here], box[there], x[here], y[here], way))
    return np.concatenate(found)


def _both_ways(doors: Array) -> Array:
    """The same doors, and each again from its other side."""
    back = doors[:, [1, 0, 2, 3, 4, 5, 6, 7]]
    back[:, 2:6] += np.tile(doors[:, 6:8], 2)
    back[:, 6:8] *= -1
    return np.concatenate([doors, back])


def _joined(of: Array, to: Array, x: Array, y: Array, way: tuple[int, int]) -> Array:
    """Steps that lie side by side between the same two rectangles are one door."""
    across, along = (x, y) if way[0] else (y, x)
    order = np.lexsort((along, across, to, of))
    of, to, x, y, across, along = (a[order] for a in (of, to, x, y, across, along))
    new = np.ones(len(of), bool)
    new[1:] = (np.diff(of) != 0) | (np.diff(to) != 0) | (np.diff(across) != 0) | (np.diff(along) != 1)
    first = np.flatnonzero(new)
    last = np.append(first[1:], len(of))[: len(first)] - 1
    step = np.tile(way, (len(first), 1)).reshape(-1, 2)
    rows = np.stack([of[first], to[first], x[first], y[first], x[last], y[last]], axis=1)
    return np.concatenate([rows, step], axis=1)


# -- open land ---------------------------------------------------------------------------------------------------------


def _widened(doors: Array, first: int) -> Array:
    """Doors between rectangles of blocks, in squares; their rectangles are counted from ``first``."""
    wide = doors.copy()
    wide[:, :2] += first
    wide[:, 2:6] *= _BLOCK
    wide[:, 4:6] += _BLOCK - 1
    for axis in (0, 1):
        wide[:, 2 + axis] = np.where(doors[:, 6 + axis] == 1, wide[:, 4 + axis], wide[:, 2 + axis])
    return wide


def _onto_land(ground: Ground, squares: tuple[Array, Array, Array, Array], blocks: Array, land: Array) -> Array:
    """Doors between sampled squares and the open blocks (m, 2) beside them; land (m,): the rectangle of each
    block."""
    x, y, z, box = squares
    keys = _key(blocks[:, 0], blocks[:, 1])
    order = np.argsort(keys)
    keys, land = keys[order], land[order]
    found = []
    for way in _WAYS:
        nx, ny = x + way[0], y + way[1]
        wanted = _key(nx // _BLOCK, ny // _BLOCK)
        at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        here = np.flatnonzero(keys[at] == wanted)
        height = terrain(ground.fields, (nx[here] + 0.5) * SIDE, (ny[here] + 0.5) * SIDE)[0]
        here = here[np.abs(height - z[here]) <= _CLIMB]
        found.append(_joined(box[here], land[at[here]], x[here], y[here], way))
    return np.concatenate(found)


def _levels(z: Array, box: Array, count: int) -> Array:
    low, high = np.full(count, np.inf), np.full(count, -np.inf)
    np.minimum.at(low, box, z)
    np.maximum.at(high, box, z)
    return np.stack([low, high], axis=1)


def _land_levels(ground: Ground, boxes: Array) -> Array:
    """Lowest and highest terrain at the corners and the middle of open rectangles."""
    x0, y0, x1, y1 = (boxes.T + 0.5) * SIDE
    corners = ((x0, y0), (x1, y0), (x1, y1), (x0, y1), ((x0 + x1) / 2, (y0 + y1) / 2))
    found = np.stack([terrain(ground.fields, x, y)[0] for x, y in corners])
    return np.stack([found.min(axis=0), found.max(axis=0)], axis=1)


def _regions(count: int, a: Array, b: Array) -> Array:
    """The region of each rectangle, by hooking the roots of neighbours until nothing changes."""
    root = np.arange(count)
    while True:
        ra, rb = root[a], root[b]
        if np.array_equal(ra, rb):
            return np.unique(root, return_inverse=True)[1].astype(np.int32)
        np.minimum.at(root, np.maximum(ra, rb), np.minimum(ra, rb))
        while not np.array_equal(root[root], root):
            root = root[root]
