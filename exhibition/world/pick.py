"""A ray -> what it meets: the hotspot or portal it touches first, or the ground it falls on. numpy, no GPU."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from exhibition.world.model import World

XYZ = tuple[float, float, float]
_FARTHEST = 120.0  # metres: nobody walks farther by one touch


@dataclass(frozen=True)
class Hit:
    """What was touched. kind: "spot", "portal" or "ground"; id: of the spot, or the scene a portal leads to."""

    kind: str
    id: str
    point: XYZ


def pick(world: World, origin: XYZ, direction: XYZ) -> Hit | None:
    """The nearest thing along a ray; a spot answers within its radius and from no farther than its marker shows."""
    touched = world.things.touched(origin, direction)
    ground = ground_hit(world, origin, direction)
    if touched is not None:
        point = _xyz(world.things.points[touched])
        far = math.dist(point, origin)
        if ground is None or far <= math.dist(ground, origin) + 1.0:
            return Hit("spot" if touched < world.things.spots else "portal", world.things.names[touched], point)
    return Hit("ground", "", ground) if ground else None


def ground_hit(world: World, origin: XYZ, direction: XYZ) -> XYZ | None:
    """Where a ray falls on ground one may stand on; None for the sky, a wall, water or too far away."""
    o, d = np.array(origin), np.array(direction)
    footing, at, above = world.footing, 0.4, None
    while at < _FARTHEST:
        x, y, z = o + d * at
        surfaces = footing.heights(float(x), float(y))
        below = [h for h in surfaces if h <= z + 0.02]
        if above is not None and len(below) < above and surfaces:
            height = min((h for h in surfaces if h > z - 0.02), default=surfaces[-1])
            return float(x), float(y), float(height)
        if footing.clearance(float(x), float(y), float(z) - 1.0) < 0.05:
            return None
        above = len(below)
        at += max(0.1, at * 0.02)
    return None


def _xyz(point: np.ndarray) -> XYZ:
    return float(point[0]), float(point[1]), float(point[2])
