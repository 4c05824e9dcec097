"""Angles and feet: where a look, a wish to walk, or a point to walk to takes a visitor in one frame."""

from __future__ import annotations

import math

from exhibition.world.ground import move
from exhibition.world.model import World

XYZ = tuple[float, float, float]


def look_angles(eye: XYZ, look: XYZ) -> tuple[float, float]:
    """Heading (counter-clockwise from north) and pitch, degrees, of a look from one point to another."""
    dx, dy, dz = (b - a for a, b in zip(eye, look, strict=True))
    return math.degrees(math.atan2(-dx, dy)), math.degrees(math.atan2(dz, math.hypot(dx, dy)))


_CARD = 0.4  # of half the picture: a thing told of stands so far from its middle, beside or above the card


def beside_card(heading: float, pitch: float, fov: float, *, upright: bool) -> tuple[float, float]:
    """The look that keeps what was in the middle in sight beside an open card."""
    aside = math.degrees(math.atan(_CARD * math.tan(math.radians(fov / 2))))
    return (heading, pitch - aside) if upright else (heading - aside, pitch)


def turned(heading: float, pitch: float, right: float, up: float) -> tuple[float, float]:
    """Heading and pitch after turning by degrees; nobody looks over backwards."""
    return (heading - right + 180.0) % 360.0 - 180.0, max(-80.0, min(80.0, pitch + up))


def arrive_at(world: World) -> tuple[XYZ, float, float]:
    """Feet, heading and pitch of a visitor who enters: on the ground under the scene's first view."""
    view = world.views[world.walk.start]
    heading, pitch = look_angles(view.eye, view.look)
    x, y, z = view.eye
    under = world.footing.stand(x, y, z, reach=8.0)
    return under or (x, y, z - world.walk.eye), heading, max(-30.0, min(30.0, pitch))


def stroll(
    at: XYZ, heading: float, wish: tuple[float, float], target: XYZ | None, world: World, dt: float
) -> tuple[XYZ, XYZ | None, float]:
    """Feet, what is left of a target, and heading after dt seconds. A wish is forward and right, -1 to 1."""
    pace = world.walk.speed * dt
    forward, right = wish
    if forward or right:
        size = max(1.0, math.hypot(forward, right))
        a = math.radians(heading)
        dx = (-math.sin(a) * forward + math.cos(a) * right) / size * pace
        dy = (math.cos(a) * forward + math.sin(a) * right) / size * pace
        return move(world.footing, at, dx, dy), None, heading
    if target is None:
        return at, None, heading
    dx, dy = target[0] - at[0], target[1] - at[1]
    left = math.hypot(dx, dy)
    if left < 0.15:
        return at, None, heading
    share = min(1.0, 2.2 * pace / left)
    there = move(world.footing, at, dx * share, dy * share)
    stuck = math.dist(there[:2], at[:2]) < 0.2 * min(left, 2.2 * pace)
    facing = math.degrees(math.atan2(-dx, dy))
    turn = (facing - heading + 180) % 360 - 180
    limit = 100.0 * dt
    return there, None if stuck else target, heading + max(-limit, min(limit, turn))
