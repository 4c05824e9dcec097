"""A ray -> what it meets: the hotspot or portal it touches first, or the ground it falls on. numpy, no GPU."""

from __future__ import annotations

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
    spot = _nearest_spot(world, np.array(origin), np.array(direction))
    ground = ground_hit(world, origin, direction)
    if spot is not None:
        far = np.linalg.norm(np.array(spot.point) - origin)
        if ground is None or far <= np.linalg.norm(np.array(ground) - origin) + 1.0:
            return spot
    return Hit("ground", "", ground) if ground else None


def _nearest_spot(world: World, origin: np.ndarray, direction: np.ndarray) -> Hit | None:
    things = [("spot", s.id, s.point, s.radius, s.hotspot.within) for s in world.spots]
    things += [("portal", p.to, p.point, p.radius, 60.0) for p in world.portals]
    if not things:
        return None
    points = np.array([t[2] for t in things], np.float64)
    radii, within = np.array([t[3] for t in things]), np.array([t[4] for t in things])
    along = (points - origin) @ direction
    beside = np.linalg.norm(points - origin - along[:, None] * direction, axis=1)
    hit = (along > 0) & (along < within) & (beside < np.maximum(radii, along * 0.012))
    if not hit.any():
        return None
    best = int(np.where(hit, along, np.inf).argmin())
    kind, name, point, _, _ = things[best]
    return Hit(kind, name, point)


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
