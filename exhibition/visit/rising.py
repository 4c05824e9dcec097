"""The building of a card and how far it is put together -> the stop shown, the share that stands, its row."""

from __future__ import annotations

from exhibition.visit.view import BuildUp
from exhibition.world.model import Spot

FEWEST = 4
"""A thing of fewer phases is no building that could be taken apart."""
STOP_SECONDS = 1.1
"""How long a building that puts itself together rests at each stop."""


def stops_of(spot: Spot | None) -> int:
    """At how many stops the thing of a hotspot can be shown; 0 where it cannot be taken apart."""
    return len(spot.phases) if spot is not None and len(spot.phases) >= FEWEST else 0


def risen(built: float, stops: int, dt: float) -> float | None:
    """Where a building that puts itself together stands ``dt`` seconds later, in stops; None once it is whole."""
    there = built + dt / STOP_SECONDS
    return there if there < stops - 1 else None


def stop_at(built: float | None, stops: int) -> int:
    """The stop that is shown: the last one where nothing was said."""
    return stops - 1 if built is None else max(0, min(stops - 1, int(built + 1e-6)))


def share_built(spot: Spot, built: float | None) -> float:
    """PartState.phase at which all up to the stop is there, and nothing after it."""
    stops = stops_of(spot)
    return 1.0 if built is None or not stops else spot.phases[stop_at(built, stops)][1]


def build_up(spot: Spot, built: float | None) -> BuildUp | None:
    """What the card offers: the names of the stops, and the one shown."""
    stops = stops_of(spot)
    return BuildUp(tuple(name for name, _ in spot.phases), stop_at(built, stops)) if stops else None
