"""Outlines of water, dikes, islands, hills and pads -> the height of the ground at any point of the plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from exhibition.forms.mesh import Array
from exhibition.forms.outlines import line_distance, noise, outside_distance, smoothstep

BLEND = 8.0  # metres over which the ground beside a pad returns to itself


@dataclass(frozen=True, eq=False)
class Relief:
    """What the ground is made from; heights over the water, metres, except pads (height in the scene's frame)."""

    water: float
    land: float
    depth: float
    lakes: Sequence[Array]
    channels: Sequence[Mapping]
    islands: Sequence[Mapping]
    dikes: Sequence[Mapping]
    hills: Sequence[Mapping]
    pads: Sequence[tuple[Array, float]] = ()


@dataclass(frozen=True, eq=False)
class Sounding:
    """What was found at points (n,): height in the scene's frame; distance from the water line, positive on land;
    ``rise`` 0-1 up the hill; ``path`` metres from the middle of the nearest dike; ``pressed`` True on a pad."""

    height: Array
    shore: Array
    rise: Array
    path: Array
    pressed: Array


def island_distance(points: Array, island: Mapping) -> Array:
    """About how far inside an elliptic island each point is, metres; negative outside."""
    p = np.asarray(points, np.float64) - island["centre"]
    a, b = island["radii"]
    r = np.hypot(p[:, 0] / a, p[:, 1] / b)
    slope = np.hypot(p[:, 0] / a**2, p[:, 1] / b**2) / np.maximum(r, 1e-9)
    return np.where(r > 1e-6, (1 - r) / np.maximum(slope, 1e-9), min(a, b))


def shore_distance(points: Array, relief: Relief) -> tuple[Array, Array]:
    """Distance from the water line (n,), positive on land, and from the nearest dike's middle (n,).

    Islands and dikes rise out of lakes; channels cut through everything, so that a bridge on a dike has water below."""
    far = np.full(len(points), 1e4)
    shore, path = far.copy(), far.copy()
    for lake in relief.lakes:
        np.minimum(shore, outside_distance(points, lake), out=shore)
    for island in relief.islands:
        np.maximum(shore, island_distance(points, island), out=shore)
    for dike in relief.dikes:
        d = line_distance(points, dike["line"])
        np.minimum(path, d, out=path)
        np.maximum(shore, dike["width"] / 2 - d, out=shore)
    for channel in relief.channels:
        np.minimum(shore, line_distance(points, channel["line"]) - channel["width"] / 2, out=shore)
    return shore, path


def hill_rise(points: Array, hill: Mapping, land: float) -> tuple[Array, Array]:
    """Height of a ridge over the water (n,) and its rise 0-1 (n,): t from foot line to crest line,
    p = 0.30 t + 0.70 t^2 (3 - 2 t), h = land + (H - land) p; level ground outside its feet."""
    x, y = np.asarray(points, np.float64).T
    crest, south, north = (np.asarray(hill[k], np.float64) for k in ("crest", "south_foot", "north_foot"))
    top_y = np.interp(x, crest[:, 0], crest[:, 1])
    top = np.interp(x, crest[:, 0], crest[:, 2], left=land, right=land)
    foot_s = np.interp(x, south[:, 0], south[:, 1])
    foot_n = np.interp(x, north[:, 0], north[:, 1])
    up = (y - foot_s) / np.maximum(top_y - foot_s, 1.0)
    down = (foot_n - y) / np.maximum(foot_n - top_y, 1.0)
    t = np.clip(np.where(y < top_y, up, down), 0, 1)
    p = 0.30 * t + 0.70 * t**2 * (3 - 2 * t)
    gully = 1.6 * noise(x, y, 46.0, 7) + 0.7 * noise(x, y, 19.0, 8)
    bumps = gully * 4 * p * (1 - p) * np.clip((top - land) / 30, 0, 1)
    return land + (top - land) * p + bumps, p


def sound(points: Array, relief: Relief, cell: float) -> Sounding:
    """The ground at points (n, 2) for a grid of ``cell`` metres. The shore rises evenly over one cell and a half:
    an even slope is what a coarse grid can follow, so its water line falls on the outline."""
    p = np.asarray(points, np.float64)
    shore, path = shore_distance(p, relief)
    run = 1.5 * cell
    level = np.full(len(p), relief.land)
    for dike in relief.dikes:
        d = dike["width"] / 2 - line_distance(p, dike["line"])
        level += (dike["crest"] - level) * smoothstep(0, dike["width"] / 4, d)
    rise = np.zeros(len(p))
    for hill in relief.hills:
        h, t = hill_rise(p, hill, relief.land)
        level = np.maximum(level, h)
        rise = np.maximum(rise, np.where(h > relief.land + 0.5, t, 0))
    for island in relief.islands:
        d = island_distance(p, island)
        low = min(island["top"], 2.0)
        mound = low + (island["top"] - low) * smoothstep(0.12, 0.72, d / min(island["radii"]))
        level = np.where(d > 0, mound, level)
    slope = relief.land / run
    # Wide of the hill the bank meets the level within the run; on a hill that starts at the water it leans on the bank.
    height = np.where(
        shore > 0, np.minimum(level, np.maximum(shore * slope, level * smoothstep(run, 4 * run, shore))), shore * slope
    )
    height = np.maximum(height, -relief.depth) + relief.water
    height, pressed = press_pads(p, height, relief, cell)
    return Sounding(height, shore, rise, path, pressed)


def press_pads(points: Array, height: Array, relief: Relief, cell: float) -> tuple[Array, Array]:
    """Heights (n,) with the ground under buildings made level, and where (n,). Inside several pads the first
    counts; between pads each pulls by its nearness. Ground under water stays where it is."""
    margin = 1.45 * cell
    total, mean, reach = np.zeros(len(points)), np.zeros(len(points)), np.zeros(len(points))
    own = np.full(len(points), np.nan)
    for outline, z in relief.pads:
        o = np.asarray(outline, np.float64)
        wide = margin + BLEND
        near = np.flatnonzero(((points > o.min(axis=0) - wide) & (points < o.max(axis=0) + wide)).all(axis=1))
        if not len(near):
            continue
        d = outside_distance(points[near], o)
        pull = 1 / np.maximum(d - margin, 0.05) ** 2 / np.maximum(d + 0.5 * cell, 0.25 * cell)
        total[near] += pull
        mean[near] += pull * z
        reach[near] = np.maximum(reach[near], 1 - smoothstep(margin, wide, d))
        first = near[(d <= 0) & np.isnan(own[near])]
        own[first] = z
    target = np.where(np.isnan(own), mean / np.maximum(total, 1e-12), own)
    dry = height >= relief.water
    weight = np.where(np.isnan(own), reach, 1.0) * dry
    return height + (target - height) * np.where(weight > 0, weight, 0), weight >= 0.999
