"""One visit as data: where it stands, and the eye on its way."""

from __future__ import annotations

from dataclasses import dataclass

from exhibition.visit import intents as want
from exhibition.visit.hand import Held

XYZ = tuple[float, float, float]


@dataclass(frozen=True)
class Flight:
    """The eye on its way to a view: from, to, and the seconds gone of all."""

    eye: XYZ
    heading: float
    pitch: float
    fov: float
    gone: float = 0.0
    seconds: float = 1.6
    cut: bool = False
    """Gone there at once behind a short fade, for those whom flying makes unwell."""


@dataclass(frozen=True)
class VisitState:
    """One visit. Equal states show equal frames; a reset gives the state the first visitor met."""

    scene: str
    at: XYZ
    """The feet, metres."""
    heading: float
    """Degrees counter-clockwise from north."""
    pitch: float
    language: str
    quality: str
    sound: bool = True
    full_screen: bool = False
    eye: str = "adult"
    """Whose height the eye has: a key of EYES."""
    calm: bool = False
    """Reduced motion: cuts behind a short fade instead of flights."""
    going: str | None = None
    """A scene the visitor is on the way to; the loop builds it and calls arrive."""
    spot: str | None = None
    product: str | None = None
    page: str | None = None
    held: Held | None = None
    """How the thing of the open card is held, once it was taken in the hand."""
    built: float | None = None
    """How far the building of the open card is put together, in stops; None where it is whole."""
    rising: bool = False
    """It puts itself together."""
    born: want.Born | None = None
    """What was picked on the page of the twelve animals: forgotten as soon as the page closes."""
    seeking: str | None = None
    """A hotspot of the scene the visitor is on the way to: its card opens on arrival."""
    scroll: float = 0.0
    read: frozenset[str] = frozenset()
    met: frozenset[str] = frozenset()
    """Scenes whose introduction was shown: it opens once, on the first arrival."""
    target: XYZ | None = None
    """A point of the ground the visitor is walking to."""
    path: tuple[tuple[float, float], ...] = ()
    """The turns of the way there that are still to come."""
    view: str | None = None
    """The view the eye rests in while a card is open."""
    flight: Flight | None = None
    velocity: tuple[float, float] = (0.0, 0.0)
    """What is wished this frame: forward and to the right, -1 to 1."""
    motion: tuple[float, float] = (0.0, 0.0)
    """What the feet do: it follows the wish smoothly."""
    eye_lift: float = 0.0
    """The eye lags behind the feet on steps, metres."""
    here: float = 0.0
    """Seconds since arriving in this scene."""
    idle: float = 0.0
    """Seconds since the last touch."""
    lit: str | None = None
    """The thing whose card is open shines,"""
    pointed: str | None = None
    """and else the one that mouse or focus rests on."""
    upright: bool = False
    quitting: bool = False
