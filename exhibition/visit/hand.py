"""A thing in the visitor's hand: how it is turned, how near it is, what is looked at closely -> where the eye is."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from exhibition.visit import intents as want
from exhibition.visit.walk import beside_card, look_angles
from exhibition.world.model import Spot, SpotDetail, World

XYZ = tuple[float, float, float]

FOV = 30.0
"""Degrees across: a long lens, so that a snout does not swell."""
NEAREST, FARTHEST = 3.2, 0.75
"""Zoom: 1 shows the whole thing; more is nearer."""
DETAIL_ZOOM = 1.6
STEEPEST = 65.0
"""Degrees up or down."""
_REST = (-28.0, 8.0)  # degrees from the front, and up: three quarters show most
_SPIN_LEFT = 2.4  # per second: how fast a push wears off
_APPROACH = 5.5  # per second: how fast the hand turns to where it was asked to
_LEAN = 0.55  # of the way from the thing's middle to a detail that is looked at
_STILL = 0.05  # degrees: nearer than this it has arrived
WIDE = 16 / 9
"""Of a usual screen, its longer side against the shorter."""
_HIGH = 0.42  # of half an upright screen: so far above its middle a thing is held


@dataclass(frozen=True)
class Thing:
    """What can be held. front: degrees counter-clockwise from south."""

    part: int
    centre: XYZ
    radius: float
    front: float


@dataclass(frozen=True)
class Held:
    """How it is held. turn and tilt: where the eye stands about it, degrees counter-clockwise from south, and up."""

    turn: float
    tilt: float
    zoom: float = 1.0
    aim: XYZ = (0.0, 0.0, 0.0)
    """Metres from the thing's middle to what is in the middle of the picture."""
    spin: tuple[float, float] = (0.0, 0.0)
    """Degrees a second that are left of a push."""
    pull: tuple[float, float] | None = None
    """Degrees asked for in this frame: no push while a hand is on it."""
    detail: str | None = None
    bound: tuple[float, float, float] | None = None
    """Turn, tilt and zoom it is on the way to."""


def thing_of(spot: Spot, world: World) -> Thing | None:
    """What a hotspot lets one take in the hand; None where there is nothing."""
    if not spot.details or spot.part < 0:
        return None
    part = world.geometry.parts[spot.part]
    low, high = part.bounds
    half = [(b - a) / 2 for a, b in zip(low, high, strict=True)]
    centre = (low[0] + half[0], low[1] + half[1], low[2] + half[2])
    front = math.degrees(math.atan2(part.frame[1][0], part.frame[0][0]))
    return Thing(spot.part, centre, max(math.hypot(half[0], half[1]), half[2], 0.02), front)


def taken(thing: Thing, eye: XYZ) -> Held:
    """In the hand as it was seen, on the way to where it shows most."""
    heading, pitch = look_angles(thing.centre, eye)
    return rested(Held(_wrapped(heading + 180.0), max(-STEEPEST, min(STEEPEST, pitch))), thing)


def wished(held: Held, wish: want.Intent, thing: Thing, spot: Spot) -> Held:
    """How it is held after one wish about it."""
    match wish:
        case want.Turn():
            return pulled(held, wish.right, wish.up)
        case want.Zoom():
            return zoomed(held, wish.factor)
        case want.LookClosely():
            return shown(held, spot, wish.detail)
        case want.TurnBack():
            return rested(held, thing)
    return held


def rested(held: Held, thing: Thing) -> Held:
    """On the way back to how it was first shown."""
    return replace(held, spin=(0.0, 0.0), detail=None, bound=(_wrapped(thing.front + _REST[0]), _REST[1], 1.0))


def pulled(held: Held, right: float, up: float) -> Held:
    """The hand turns it: its near side goes right and up."""
    x, y = held.pull or (0.0, 0.0)
    return replace(held, pull=(x + right, y + up), bound=None)


def zoomed(held: Held, factor: float) -> Held:
    """Nearer by a factor, within limits."""
    return replace(held, zoom=max(FARTHEST, min(NEAREST, held.zoom * factor)), bound=None)


def shown(held: Held, spot: Spot, detail: str) -> Held:
    """On the way to a detail, which turns to face the eye; the same one again lets it go."""
    found = _detail(spot, detail)
    if found is None or held.detail == detail:
        return replace(held, detail=None, bound=(held.turn, held.tilt, 1.0), spin=(0.0, 0.0))
    x, y, z = found.toward
    turn = math.degrees(math.atan2(x, -y))
    tilt = max(-STEEPEST, min(STEEPEST, math.degrees(math.asin(max(-1.0, min(1.0, z))))))
    return replace(held, detail=detail, bound=(turn, tilt, DETAIL_ZOOM), spin=(0.0, 0.0))


def moved(held: Held, thing: Thing, spot: Spot, dt: float) -> Held:
    """Time passes: a pull turns it and leaves a push, a push wears off, a wish is approached."""
    share = 1.0 - math.exp(-_APPROACH * dt)
    held = replace(held, aim=_aimed(held, thing, spot, share))
    if held.bound is not None:
        turn, tilt, zoom = held.bound
        off = _wrapped(turn - held.turn)
        there = abs(off) < _STILL and abs(tilt - held.tilt) < _STILL and abs(zoom - held.zoom) < 0.002
        return replace(
            held, turn=_wrapped(held.turn + off * share), tilt=held.tilt + (tilt - held.tilt) * share,
            zoom=held.zoom + (zoom - held.zoom) * share, pull=None, bound=None if there else held.bound,
        )  # fmt: skip
    if held.pull is not None:
        right, up = held.pull
        pace = max(dt, 1e-3)
        spin = (0.5 * held.spin[0] + 0.5 * right / pace, 0.5 * held.spin[1] + 0.5 * up / pace)
        return replace(_turned(held, right, up), spin=spin, pull=None)
    left = math.exp(-_SPIN_LEFT * dt)
    spin = (held.spin[0] * left, held.spin[1] * left)
    spin = spin if max(map(abs, spin)) > 0.3 else (0.0, 0.0)
    return replace(_turned(held, held.spin[0] * dt, held.spin[1] * dt), spin=spin)


def _turned(held: Held, right: float, up: float) -> Held:
    tilt = max(-STEEPEST, min(STEEPEST, held.tilt - up))
    return replace(held, turn=_wrapped(held.turn - right), tilt=tilt)


def eye_of(held: Held, thing: Thing, *, upright: bool) -> tuple[XYZ, float, float, float]:
    """Eye, heading, pitch and field of view: the thing whole at zoom 1, beside the panel or above it."""
    half = math.tan(math.radians(FOV / 2))
    room = half if upright else half / WIDE
    far = 1.08 * thing.radius / math.sin(math.atan(room)) / held.zoom
    far = max(far, thing.radius * 1.15)
    centre = tuple(c + a for c, a in zip(thing.centre, held.aim, strict=True))
    t, u = math.radians(held.turn), math.radians(held.tilt)
    toward = (math.sin(t) * math.cos(u), -math.cos(t) * math.cos(u), math.sin(u))
    eye = (centre[0] + far * toward[0], centre[1] + far * toward[1], centre[2] + far * toward[2])
    heading, pitch = look_angles(eye, (centre[0], centre[1], centre[2]))
    return eye, *beside_panel(heading, pitch, upright=upright, high=_HIGH), FOV


def beside_panel(heading: float, pitch: float, *, upright: bool, high: float) -> tuple[float, float]:
    """The look that keeps what was in the middle in sight: left of the panel; on an upright screen ``high`` of half
    its height above the middle."""
    if not upright:
        return beside_card(heading, pitch, FOV, upright=False)
    return heading, pitch - math.degrees(math.atan(high * WIDE * math.tan(math.radians(FOV / 2))))


def _aimed(held: Held, thing: Thing, spot: Spot, share: float) -> XYZ:
    """What is in the middle of the picture, nearer by a share to the detail, or back at the thing's middle."""
    found = _detail(spot, held.detail)
    goal = thing.centre if found is None else found.point
    x, y, z = (a + (_LEAN * (g - c) - a) * share for a, g, c in zip(held.aim, goal, thing.centre, strict=True))
    return x, y, z


def _detail(spot: Spot, detail: str | None) -> SpotDetail | None:
    return next((found for found in spot.details if found.id == detail), None)


def _wrapped(degrees: float) -> float:
    return (degrees + 180.0) % 360.0 - 180.0
