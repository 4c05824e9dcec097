"""A tour and the seconds gone -> the state of a visit that is being led: in a film, or by the hand."""

from __future__ import annotations

from dataclasses import replace

from exhibition.scene.model import Tour
from exhibition.visit.model import Flight, VisitState
from exhibition.visit.rising import stops_of
from exhibition.visit.walk import look_angles
from exhibition.world.model import Spot, World

_MOVE = 0.6  # of a step's time, at most, is spent on the way to its view
_MOST_MOVE = 3.0  # seconds


def tour_seconds(tour: Tour) -> float:
    """How long the whole tour takes."""
    return sum(step.seconds for step in tour.steps)


def led(state: VisitState, tour: Tour, world: World, seconds: float) -> VisitState:
    """The visit as the tour shows it ``seconds`` after its start; a product follows in the second half of its step."""
    begun = 0.0
    for number, step in enumerate(tour.steps):
        last = number == len(tour.steps) - 1
        if seconds < begun + step.seconds or last:
            break
        begun += step.seconds
    gone = min(seconds - begun, step.seconds)
    before = tour.steps[number - 1] if number else None
    moving = min(step.seconds * _MOVE, _MOST_MOVE)
    language = tour.languages[number % len(tour.languages)] if tour.languages else state.language
    opened = step.open if step.open and world.spot(step.open) else None
    spot = world.spot(opened) if opened else None
    shelf = step.product if spot and step.product in spot.shelf else None
    there = replace(
        state,
        view=step.view,
        flight=None,
        spot=opened,
        lit=opened,
        product=None,
        page=None,
        held=None,
        language=language,
        built=_built(step.build, spot, gone / step.seconds),
        rising=False,
    )
    if before is not None and before.view != step.view and gone < moving:
        view = world.views[before.view]
        heading, pitch = look_angles(view.eye, view.look)
        return replace(there, flight=Flight(view.eye, heading, pitch, view.fov, gone=gone, seconds=moving))
    return replace(there, product=shelf if gone > step.seconds / 2 else None)


def _built(build: tuple[float, float] | None, spot: Spot | None, share: float) -> float | None:
    """How far, in stops, a building stands after a share of the step that puts it together or takes it apart."""
    stops = stops_of(spot)
    if build is None or not stops:
        return None
    last = stops - 1
    there = (build[0] + (build[1] - build[0]) * share) * last
    return None if there >= last else there
