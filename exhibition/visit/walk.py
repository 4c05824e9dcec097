"""Angles and feet: where a look, a wish to walk, or a point to walk to takes a visitor in one frame."""

from __future__ import annotations

import math

from exhibition.world.ground import move
from exhibition.world.model import World

XY = tuple[float, float]
XYZ = tuple[float, float, float]
_BRISK = 2.2  # times the walking speed on the way to a point that was touched
_THERE = 0.12  # metres: nearer is there
EYES = {"adult": None, "child": 1.15, "wheelchair": 1.20}
"""Heights of an eye over the ground, metres; None: the scene's own."""
_START, _STOP = 0.16, 0.1  # seconds in which two thirds of a change of pace are done


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


def stroll(at: XYZ, heading: float, motion: tuple[float, float], world: World, dt: float) -> XYZ:
    """Feet after dt seconds. motion: forward and to the right, shares of the walking speed."""
    forward, right = motion
    size = max(1.0, math.hypot(forward, right))
    pace, a = world.walk.speed * dt, math.radians(heading)
    dx = (-math.sin(a) * forward + math.cos(a) * right) / size * pace
    dy = (math.cos(a) * forward + math.sin(a) * right) / size * pace
    return move(world.footing, at, dx, dy)


def led_by(
    at: XYZ, heading: float, path: tuple[XY, ...], briskness: float, world: World, dt: float
) -> tuple[XYZ, float, tuple[XY, ...]]:
    """Feet, heading and what is left of a path after dt seconds at a share of the pace; empty where one cannot go
    on."""
    todo = world.walk.speed * _BRISK * briskness * dt
    while path and todo > 1e-6:
        dx, dy = path[0][0] - at[0], path[0][1] - at[1]
        left = math.hypot(dx, dy)
        if left < _THERE:
            path = path[1:]
            continue
        share = min(1.0, todo / left)
        there = move(world.footing, at, dx * share, dy * share)
        gone = math.dist(there[:2], at[:2])
        if gone < 0.2 * left * share:  # something stands in the way that the path does not know of
            return there, heading, ()
        heading = _faced(heading, math.degrees(math.atan2(-dx, dy)), 130.0 * dt)
        at, todo = there, todo - left * share
    return at, heading, path


def braked(at: XYZ, path: tuple[XY, ...]) -> float:
    """The share of the pace that lets a path end gently."""
    return 1.0 if len(path) != 1 else min(1.0, max(0.25, math.dist(at[:2], path[0]) / 1.5))


def _faced(heading: float, facing: float, most: float) -> float:
    """The heading turned towards another, by so many degrees at most."""
    turn = (facing - heading + 180) % 360 - 180
    return heading + max(-most, min(most, turn))


def eased(now: tuple[float, float], wish: tuple[float, float], dt: float) -> tuple[float, float]:
    """A motion on its way to what is wished: nobody starts or stops at once, and nobody creeps on for ever."""
    held = math.exp(-dt / (_START if any(wish) else _STOP))
    x, y = (w + (n - w) * held for n, w in zip(now, wish, strict=True))
    return (0.0, 0.0) if not any(wish) and math.hypot(x, y) < 0.02 else (x, y)
