"""Where a visit stands -> the eye of this moment: on its feet, in a view, round what is in the hand, or on its way."""

from __future__ import annotations

from exhibition.visit import hand
from exhibition.visit.model import VisitState
from exhibition.visit.survey import gathered, survey_eye
from exhibition.visit.walk import EYES, beside_card, look_angles
from exhibition.world.model import Spot, World

XYZ = tuple[float, float, float]


def in_question(state: VisitState, world: World) -> tuple[Spot | None, hand.Thing | None]:
    """The hotspot whose card is open, and what of it can be held."""
    spot = world.spot(state.spot) if state.spot else None
    return spot, hand.thing_of(spot, world) if spot is not None else None


def feet_eye(state: VisitState, world: World) -> XYZ:
    """The eye over the feet, where no view holds it."""
    x, y, z = state.at
    return x, y, z + (EYES[state.eye] or world.walk.eye) + state.eye_lift


def veil_of(state: VisitState) -> float:
    """How dark a cut is at this moment, 0 to 1."""
    flight = state.flight
    return 1.0 - abs(2.0 * flight.gone / flight.seconds - 1.0) if flight and flight.cut else 0.0


def camera_of(state: VisitState, world: World) -> tuple[XYZ, float, float, float]:
    """Eye, heading, pitch and field of view of this moment."""
    eye, heading, pitch, fov = feet_eye(state, world), state.heading, state.pitch, 70.0
    if state.view is not None:
        view = world.views[state.view]
        eye, fov = view.eye, view.fov
        heading, pitch = look_angles(view.eye, view.look)
    _, thing = in_question(state, world) if state.held is not None else (None, None)
    if state.held is not None and thing is not None:
        eye, heading, pitch, fov = hand.eye_of(state.held, thing, upright=state.upright)
    elif state.page == "survey" and (found := gathered(world)) is not None:
        eye, heading, pitch, fov = survey_eye(found, upright=state.upright)
    elif state.spot is not None:
        heading, pitch = beside_card(heading, pitch, fov, upright=state.upright)
    flight = state.flight
    if flight is None:
        return eye, heading, pitch, fov
    t = flight.gone / flight.seconds
    if flight.cut:
        return (eye, heading, pitch, fov) if t >= 0.5 else (flight.eye, flight.heading, flight.pitch, flight.fov)
    t = t * t * t * (t * (6 * t - 15) + 10)
    turn = (heading - flight.heading + 180) % 360 - 180
    mixed = tuple(a + (b - a) * t for a, b in zip(flight.eye, eye, strict=True))
    return (
        (mixed[0], mixed[1], mixed[2]),
        flight.heading + turn * t,
        flight.pitch + (pitch - flight.pitch) * t,
        flight.fov + (fov - flight.fov) * t,
    )
