"""Scene -> where each part stands: positions, turns and copies, as transforms (3, 4)."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from exhibition.forms.built import compose, placed
from exhibition.forms.mesh import Array
from exhibition.scene.base import AtPart, AtPlace, PartBase
from exhibition.scene.model import Scene
from exhibition.world.ground import inside

COMPASS = {"S": 0.0, "SE": 45.0, "E": 90.0, "NE": 135.0, "N": 180.0, "NW": 225.0, "W": 270.0, "SW": 315.0}


def degrees(facing: str | float | None) -> float:
    """A compass point or a number -> degrees counter-clockwise from south."""
    if facing is None:
        return 0.0
    return COMPASS[facing] if isinstance(facing, str) else float(facing)


def needs_ground(part: PartBase) -> bool:
    """Whether the part's height comes from the terrain."""
    copies = part.along or part.scatter
    return bool(copies) or (isinstance(part.at, tuple) and len(part.at) == 2)


def frame_of(
    part: PartBase,
    scene: Scene,
    ground: Callable[[Array, Array], Array],
    named: Callable[[AtPart], tuple[tuple[float, float, float], float]],
) -> Array:
    """The part's own frame (3, 4). ``ground`` gives heights; ``named`` gives a point and the turn of another part."""
    turn = degrees(part.facing)
    if isinstance(part.at, AtPlace):
        place = scene.places[part.at.place]
        x, y, z = place.at
        if part.facing is None:
            turn = degrees(place.facing)
    elif isinstance(part.at, AtPart):
        (x, y, z), other = named(part.at)
        if part.facing is None:
            turn = other
    elif len(part.at) == 2:
        x, y = part.at
        z = float(ground(np.array([x]), np.array([y]))[0])
    else:
        x, y, z = part.at
    return placed(x, y, z + part.lift, turn)


def copies_of(
    part: PartBase,
    frame: Array,
    ground: Callable[[Array, Array], Array],
    free: Callable[[Array, Array, float], Array],
) -> Array:
    """All places of a part (k, 3, 4): one, or its grid, line or scatter. ``free`` tells which points are clear of
    buildings and water by so many metres."""
    if part.grid:
        g = part.grid
        xs = (np.arange(g.columns) - (g.columns - 1) / 2) * g.step[0]
        ys = (np.arange(g.rows) - (g.rows - 1) / 2) * g.step[1]
        return np.stack([compose(frame, placed(x, y)) for y in ys for x in xs]).astype(np.float32)
    if part.along:
        line = np.array(part.along.line, np.float64)
        points, headings = spaced(line, part.along.every)
        z = ground(points[:, 0], points[:, 1]) + part.lift
        turns = headings + degrees(part.facing)
        return np.stack([placed(x, y, h, t) for (x, y), h, t in zip(points, z, turns, strict=True)])
    if part.scatter:
        return _scattered(part, ground, free)
    return frame[None].astype(np.float32)


def spaced(line: Array, every: float) -> tuple[Array, Array]:
    """Points (n, 2) at equal steps along a line (k, 2), and the heading of the line at each in degrees."""
    lengths = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    count = max(1, round(lengths[-1] / every)) + 1
    at = np.linspace(0, lengths[-1], count)
    points = np.stack([np.interp(at, lengths, line[:, k]) for k in (0, 1)], axis=1)
    segment = np.clip(np.searchsorted(lengths, at, side="right") - 1, 0, len(line) - 2)
    d = line[segment + 1] - line[segment]
    return points, np.degrees(np.arctan2(d[:, 1], d[:, 0]))


def _scattered(part: PartBase, ground: Callable, free: Callable) -> Array:
    """Points by chance inside the outline, clear of buildings and water; fewer than asked where there is no room."""
    s = part.scatter
    assert s is not None
    rng = np.random.default_rng(s.seed)
    outline = np.array(s.inside, np.float64)
    low, high = outline.min(axis=0), outline.max(axis=0)
    points = np.zeros((0, 2))
    for _ in range(40):
        p = low + rng.random((s.count * 2, 2)) * (high - low)
        p = p[inside(outline, p[:, 0], p[:, 1])]
        p = p[free(p[:, 0], p[:, 1], s.keep_from_parts)]
        points = np.concatenate([points, p])[: s.count]
        if len(points) >= s.count:
            break
    size = s.scale[0] + rng.random(len(points)) * (s.scale[1] - s.scale[0])
    turn = rng.random(len(points)) * 360
    z = ground(points[:, 0], points[:, 1]) + part.lift
    rows = zip(points, z, turn, size, strict=True)
    out = [placed(x, y, h, t, k) for (x, y), h, t, k in rows]
    return np.stack(out) if out else np.zeros((0, 3, 4), np.float32)


def turn_of(frame: Array) -> float:
    """The turn of a frame (3, 4) about Z, degrees."""
    return float(np.degrees(np.arctan2(frame[1, 0], frame[0, 0])))
