"""A line through the garden -> a covered walk of shared bays, with octagonal pavilions standing in it."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import numpy as np

from exhibition.forms import timber
from exhibition.forms.assembly import Assembly
from exhibition.forms.built import Built, placed
from exhibition.forms.corridor_roof import PITCH, bay_rafters, bay_roof, bay_tile_ends
from exhibition.forms.mesh import Array, Mesh, join, transformed
from exhibition.forms.pavilions import octagon
from exhibition.forms.solids import block, floor_triangles

PLINTH = 0.3
OPEN_EVERY = 8
BIG_OCTAGON = 1 + np.sqrt(2)


@cache
def bay_floor(width: float) -> Mesh:
    """The brick floor of one bay on its stone edge, top at z = 0."""
    w = width + 0.9
    edge = [
        block(
            (PITCH, 0.3, PLINTH + 0.5),
            "granite",
            (0, s * (w / 2 - 0.15), -PLINTH - 0.5),
            without=("bottom", "east", "west"),
        )
        for s in (-1, 1)
    ]
    return join(
        [
            *edge,
            block(
                (PITCH, w - 0.6, 0.2), "grey_brick", (0, 0, -0.2), without=("bottom", "east", "west", "south", "north")
            ),
        ]
    )


@cache
def bay_columns(width: float, height: float, material: str) -> Mesh:
    """The two square columns at the start of a bay."""
    posts = []
    for s in (-1, 1):
        at = (-PITCH / 2, s * width / 2, 0.0)
        posts.append(block((0.2, 0.2, height), material, at, without=timber.SIDES_HIDDEN))
        posts.append(block((0.32, 0.32, 0.08), "granite", at, without=("bottom",)))
    return join(posts)


@cache
def bay_beams(width: float, height: float, material: str, kind: int = 0) -> Mesh:
    """Painted beams on both sides, the cross beam and its post at the bay's start, the hanging fret. ``kind``: which
    painting of the Suzhou manner lies along; the cross beam has the next."""
    paint, next_paint = (
        timber.beam_mesh(timber.PAINTS["beam_suzhou"][(kind + k) % len(timber.PAINTS["beam_suzhou"])]) for k in (0, 1)
    )
    parts = []
    for s in (-1, 1):
        turn = 0 if s < 0 else 180
        parts.append(transformed(paint, placed(0, s * width / 2, height - 0.12, turn, (PITCH, 0.16, 0.4))))
        parts.append(
            transformed(
                timber.fret_mesh(material), placed(0, s * width / 2, height - 0.12, turn, (PITCH / 2.5, 1, 0.9))
            )
        )
    parts.append(transformed(next_paint, placed(-PITCH / 2, 0, height + 0.05, 90, (width, 0.18, 0.3))))
    parts.append(transformed(paint, placed(-PITCH / 2, 0, height + 0.52, 90, (0.55 * width, 0.16, 0.24))))
    for s in (-1, 1):
        parts.append(
            block(
                (0.14, 0.14, 0.2),
                "vermilion",
                (-PITCH / 2, s * 0.26 * width, height + 0.34),
                without=timber.SIDES_HIDDEN,
            )
        )
    return join(parts)


def arc_lengths(line: Array) -> Array:
    """Distance along a line (k, 2) at each of its points."""
    return np.concatenate([[0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])


def point_at(line: Array, s: float) -> tuple[Array, float]:
    """The point (2,) at distance s along a line and the turn of the line there, degrees."""
    d = arc_lengths(line)
    k = int(np.clip(np.searchsorted(d, s, side="right") - 1, 0, len(line) - 2))
    step = line[k + 1] - line[k]
    t = (s - d[k]) / (d[k + 1] - d[k])
    return line[k] + step * t, float(np.degrees(np.arctan2(step[1], step[0])))


def station(line: Array, point) -> float:
    """Distance along the line of the place nearest to a point."""
    d, best = arc_lengths(line), (np.inf, 0.0)
    for k in range(len(line) - 1):
        u = line[k + 1] - line[k]
        t = float(np.clip((np.asarray(point) - line[k]) @ u / (u @ u), 0, 1))
        best = min(best, (float(np.hypot(*(line[k] + u * t - point))), d[k] + t * float(np.hypot(*u))))
    return best[1]


def free_runs(line: Array, taken: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Straight stretches (from, to) along the line that no gate and no pavilion takes, cut at the bends."""
    d = arc_lengths(line)
    runs = []
    for s0, s1 in pairwise(d):
        at = s0
        for t0, t1 in sorted(taken):
            if t0 < s1 and t1 > at:
                if t0 - at > 0.05:
                    runs.append((at, t0))
                at = max(at, t1)
        if s1 - at > 0.05:
            runs.append((at, s1))
    return _without_scraps(runs)


def _without_scraps(runs: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The same stretches, those too short for a bay joined to the neighbour they touch."""
    kept: list[tuple[float, float]] = []
    for s0, s1 in runs:
        touches = bool(kept) and abs(kept[-1][1] - s0) < 0.06
        if touches and min(s1 - s0, kept[-1][1] - kept[-1][0]) < 0.7 * PITCH:
            kept[-1] = (kept[-1][0], s1)
        else:
            kept.append((s0, s1))
    return kept


def share_out(lengths, total: int) -> list[int]:
    """``total`` bays over stretches, as even as can be; every stretch gets one at least."""
    exact = np.asarray(lengths) * total / np.sum(lengths)
    count = np.maximum(np.floor(exact), 1).astype(int)
    while count.sum() != total:
        step = 1 if count.sum() < total else -1
        error = np.where((count > 1) | (step > 0), step * (exact - count), -np.inf)
        count[int(np.argmax(error))] += step
    return [int(c) for c in count]


def bay_at(a: Assembly, x, y, z, turn, length, *, width, height, columns, tiles, bench=True, kind=0) -> None:
    """One bay of covered walk with its floor at z; ``kind``: which painting its beams bear."""
    f = (length / PITCH, 1, 1)
    place = placed(x, y, z, turn, f)
    a.add("bay_floor", bay_floor(width), place, "platform")
    a.add("bay_columns", bay_columns(width, height, columns), place, "columns")
    a.add("bay_beams", bay_beams(width, height, columns, kind % 4), place, "beams")
    above = placed(x, y, z + height + 0.5, turn, f)
    a.add("bay_roof", bay_roof(width, tiles), above, "tiles")
    a.add("bay_rafters", bay_rafters(width), above, "rafters")
    a.add("bay_tile_ends", bay_tile_ends(width, tiles), above, "tiles")
    o = np.array(
        [
            [-0.5 * length, -width / 2 - 0.45],
            [0.5 * length, -width / 2 - 0.45],
            [0.5 * length, width / 2 + 0.45],
            [-0.5 * length, width / 2 + 0.45],
        ]
    )
    t = np.radians(turn)
    m = np.array([[np.cos(t), -np.sin(t)], [np.sin(t), np.cos(t)]])
    a.floor(floor_triangles(o @ m.T + [x, y], z))
    if bench:
        side = np.array([-np.sin(t), np.cos(t)]) * width / 2
        timber.benches(
            a, [(x - side[0], y - side[1], length, turn), (x + side[0], y + side[1], length, turn)], z, columns
        )


def end_columns(a: Assembly, x, y, z, turn, *, width, height, columns) -> None:
    """The two columns that close a run of bays."""
    place = placed(x, y, z, turn, 1.0)
    place[:, 3] += place[:, :3] @ np.array([PITCH / 2, 0, 0], np.float32)
    a.add("end_columns", bay_columns(width, height, columns), place, "columns")


def covered_walk(
    a: Assembly, start, end, z: float, *, width=1.9, height=2.5, columns="dark_green", tiles="grey_tile", open_at=()
) -> int:
    """A straight covered walk between two points (2,), floor at z; gives its bays. ``open_at``: bays without bench."""
    length, turn = timber.along(start, end)
    n = max(1, round(length / PITCH))
    words = {"width": width, "height": height, "columns": columns}
    for k, (x, y, w, t) in enumerate(timber.spans(start, end, np.linspace(0, 1, n + 1))):
        bay_at(a, x, y, z, t, w, tiles=tiles, bench=k not in open_at, kind=k, **words)
    end_columns(a, end[0], end[1], z, turn, **words)
    return n


def corridor(*, line, bays, width, column_height, pavilions, pavilion_side, floor, columns, tiles, gap) -> Built:
    """The Long Corridor: exactly ``bays`` bays, all of one pitch to a few percent, on what the pavilions and the gate
    leave of the line (728 m and 273 bays give 2.49 m, the published pitch). The part stands at the scene's origin."""
    a = Assembly()
    path = np.asarray(line, np.float64)
    total = float(arc_lengths(path)[-1])
    reach = pavilion_side * BIG_OCTAGON / 2
    stands = sorted(station(path, p) for p in pavilions)
    taken = [(s - reach, s + reach) for s in stands]
    if gap:
        g = station(path, gap[0])
        taken.append((g - gap[1] / 2, g + gap[1] / 2))
    runs = free_runs(path, taken)
    words = {"width": width, "height": column_height, "columns": columns}

    def height_at(s: float) -> float:
        return float(np.interp(s, [0, total / 2, total], floor))

    done = 0
    for (s0, s1), n in zip(runs, share_out([b - a_ for a_, b in runs], bays), strict=True):
        marks = np.linspace(s0 + 1e-6, s1 - 1e-6, n + 1)
        ends = [point_at(path, float(s))[0] for s in marks]
        for (p, q), s in zip(pairwise(ends), (marks[1:] + marks[:-1]) / 2, strict=True):
            length, turn = timber.along(p, q)
            bench = done % OPEN_EVERY != OPEN_EVERY // 2
            bay_at(a, *(p + q) / 2, height_at(s), turn, length, tiles=tiles, bench=bench, kind=done, **words)
            done += 1
        end_columns(a, *ends[-1], height_at(s1), turn, **words)
    _bends(a, path, taken, height_at, width=width, height=column_height, tiles=tiles)
    for k, s in enumerate(stands):
        _pavilion(a, path, s, height_at(s), pavilion_side, column_height, columns, tiles, k)
    return _answer(a, path, total, runs, height_at, len(stands))


def _answer(a: Assembly, path, total, runs, height_at, stands: int) -> Built:
    for name, s in (("start", 0.0), ("centre", total / 2), ("end", total)):
        (x, y), _ = point_at(path, s)
        a.point(name, x, y, height_at(s) + 1.6)
    length = max(b for _, b in runs) - min(s for s, _ in runs)
    bays = a.count("bay_roof")
    columns = 2 * (a.count("bay_columns") + a.count("end_columns"))
    return a.built(
        bays=bays, length_m=round(float(length), 1), pavilions=stands, columns=columns,
        height_m=round(a.height() - height_at(total / 2), 2),
    )  # fmt: skip


def _bends(a: Assembly, path, taken, height_at, *, width, height, tiles) -> None:
    """Roof and floor over the wedge that opens at each bend."""
    d = arc_lengths(path)
    for k in range(1, len(path) - 1):
        if any(t0 <= d[k] <= t1 for t0, t1 in taken):
            continue
        t0, t1 = point_at(path, d[k] - 0.01)[1], point_at(path, d[k] + 0.01)[1]
        bend = (t1 - t0 + 180) % 360 - 180
        if abs(bend) < 1:
            continue
        turn, z = t0 + bend / 2, height_at(d[k])
        reach = 2 * (width / 2 + 0.75) * np.tan(np.radians(abs(bend) / 2)) + 0.1
        f = (reach / PITCH, 1, 1)
        a.add("bend_roof", bay_roof(width, tiles), placed(*path[k], z + height + 0.485, turn, f), "tiles")
        a.add("bend_floor", bay_floor(width), placed(*path[k], z - 0.012, turn, f), "platform")


def _pavilion(a: Assembly, path, s, z, side, height, columns, tiles, k: int) -> None:
    """An octagonal double-eaved pavilion on the line, open along it."""
    (x, y), after = point_at(path, s + 0.05)
    before = point_at(path, s - 0.05)[1]
    turn = before + ((after - before + 180) % 360 - 180) / 2
    across = side * BIG_OCTAGON
    one = octagon(across=across, column_height=height + 1.08, columns=columns, tiles=tiles)
    a.include(one, placed(x, y, z, turn))
    a.point(f"pavilion_{k + 1}", x, y, z + 1.6)
