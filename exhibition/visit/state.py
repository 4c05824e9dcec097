"""Where one visit stands, and step: (state, intents, world, dt) -> the next state. No clock, no engine, no globals."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from exhibition.visit import hand
from exhibition.visit import intents as want
from exhibition.visit.camera import camera_of, feet_eye, in_question
from exhibition.visit.model import Flight, VisitState
from exhibition.visit.rising import risen, stops_of
from exhibition.visit.rules import Rules
from exhibition.visit.survey import gathered
from exhibition.visit.walk import EYES, arrive_at, braked, eased, led_by, look_angles, stroll, turned
from exhibition.visit.zodiac import spot_of
from exhibition.world.model import World

XYZ = tuple[float, float, float]
HINT_SECONDS = 10.0
CUT_SECONDS = 0.5
_ASIDE = 1.2  # metres from a view's eye: farther off the thing would be lost from sight


def first_state(rules: Rules, world: World) -> VisitState:
    """The state a visit begins in."""
    at, heading, pitch = arrive_at(world)
    return VisitState(
        scene=world.id,
        at=at,
        heading=heading,
        pitch=pitch,
        language=rules.language,
        quality=rules.quality,
        full_screen=rules.full_screen,
        upright=rules.upright,
        page="intro",
        met=frozenset({world.id}),
    )


def arrive(state: VisitState, world: World) -> VisitState:
    """The same visit, come to another scene."""
    at, heading, pitch = arrive_at(world)
    kept = replace(state, scene=world.id, at=at, heading=heading, pitch=pitch, going=None, here=0.0)
    kept = _closed(replace(_halted(kept), eye_lift=0.0, page=None, seeking=None))
    if state.seeking and world.spot(state.seeking):
        return _opened(kept, state.seeking, world)  # the introduction waits for a visit without an errand
    return replace(kept, page=None if world.id in state.met else "intro", met=state.met | {world.id})


def reset(state: VisitState, rules: Rules) -> VisitState:
    """The visitor has gone: everything as the first visitor met it. The loop brings the first scene, arrive the rest.

    Quality, sound and full screen belong to the machine, not to the visitor, yet they too go back to the show's."""
    return replace(
        VisitState(rules.opens, state.at, 0.0, 0.0, rules.language, rules.quality, full_screen=rules.full_screen),
        going=rules.opens,
        upright=rules.upright,
    )


def step(state: VisitState, intents: Iterable[want.Intent], world: World, dt: float, *, rules: Rules) -> VisitState:
    """One frame of a visit: what was wanted, then time."""
    asking = state.idle >= rules.ask_after
    for intent in intents:
        state = _took(state, intent, world, rules)
        if asking:  # any touch only answers the question, nothing else
            break
    if state.page != "animal" and state.born is not None:
        state = replace(state, born=None)
    state = _moved(state, world, dt)
    gone_on = state.idle + dt
    if gone_on >= rules.ask_after + rules.countdown:
        return reset(state, rules)
    return replace(state, idle=gone_on, here=state.here + dt)


def asking(state: VisitState, rules: Rules) -> float | None:
    """Seconds left of "still there?", None when not asking."""
    over = state.idle - rules.ask_after
    return max(0.0, rules.countdown - over) if over >= 0 else None


def _took(state: VisitState, intent: want.Intent, world: World, rules: Rules) -> VisitState:
    """The state after one intent."""
    if state.idle >= rules.ask_after:
        return replace(state, idle=0.0)
    state = replace(state, idle=0.0)
    match intent:
        case want.Walk() if state.spot is None and state.page is None:
            wish = (intent.forward, intent.right)
            return replace(state, velocity=wish, target=None, path=(), view=None, flight=None)
        case want.Look() if state.page is None:
            looking = state if state.view is None and state.flight is None else _landed(state, world)
            heading, pitch = turned(looking.heading, looking.pitch, intent.right, intent.up)
            return replace(looking, heading=heading, pitch=pitch)
        case want.WalkTo() if state.spot is None and state.page is None:
            path = world.routes.path(state.at, intent.point)
            there = (*path[-1], intent.point[2]) if path else None
            if state.calm and there is not None:
                return _set_down(state, there, world)
            return replace(state, target=there, path=path, view=None, flight=None)
        case want.Open() if world.spot(intent.spot) is not None:
            return _opened(state, intent.spot, world)
        case want.OpenProduct():
            return _product(state, intent.product, world)
        case want.Born() if state.page == "animal":
            return replace(state, born=intent, scroll=0.0)
        case want.FindAnimal() if rules.zodiac is not None:
            return _sought(state, spot_of(intent.animal), world, rules)
        case want.TakeInHand() | want.Turn() | want.Zoom() | want.LookClosely() | want.TurnBack():
            return _handled(state, intent, world)
        case want.Build() | want.Rise() if state.spot is not None and state.held is None:
            return _built(state, intent, world)
        case want.OpenPage() if intent.page == "survey":
            return _surveyed(state, world)
        case want.OpenPage() if _offered(intent.page, rules):
            return replace(_halted(state), page=intent.page, scroll=0.0)
        case want.Point():
            return replace(state, pointed=intent.spot)
        case want.StillHere() if state.target is not None:
            return replace(state, target=None, path=())
        case want.Back():
            return _back(state, world, rules)
        case want.Scroll():
            return replace(state, scroll=max(0.0, state.scroll + intent.pages))
        case want.Language() if intent.code in rules.languages:
            return replace(state, language=intent.code, scroll=0.0)
        case want.Enter() if intent.scene in rules.scenes and intent.scene != state.scene:
            return replace(_closed(_halted(state)), going=intent.scene, page=None)
        case want.Setting():
            return _set(state, intent)
        case want.Quit() if rules.menu:
            return replace(state, quitting=True)
    return state


def _opened(state: VisitState, spot_id: str, world: World) -> VisitState:
    """The card of a hotspot open, the thing lit, the eye on its way to the hotspot's view."""
    spot = world.spot(spot_id)
    assert spot is not None
    opened = replace(
        _halted(state), spot=spot_id, product=None, page=None, scroll=0.0, read=state.read | {spot_id}, lit=spot_id,
        held=None, built=None, rising=False,
    )  # fmt: skip
    view = spot.hotspot.view
    if view is None or view not in world.views:
        heading, pitch = look_angles(feet_eye(state, world), spot.point)
        flight = Flight(feet_eye(state, world), state.heading, state.pitch, 70.0, seconds=0.6, cut=state.calm)
        return replace(opened, view=None, heading=heading, pitch=pitch, flight=flight)
    far = math.dist(camera_of(state, world)[0], world.views[view].eye)
    return replace(opened, view=view, flight=_leaving(state, world, min(3.5, 0.8 + far / 60)))


def _set_down(state: VisitState, there: XYZ, world: World) -> VisitState:
    """At the end of a walk without the walk."""
    at = world.footing.stand(*there, reach=0.5) or state.at
    eye, heading, pitch, fov = camera_of(state, world)
    flight = Flight(eye, heading, pitch, fov, seconds=CUT_SECONDS, cut=True)
    return replace(_halted(state), at=at, view=None, flight=flight, eye_lift=0.0)


def _surveyed(state: VisitState, world: World) -> VisitState:
    """What survives, gathered before the eye; an open card makes room for it."""
    if gathered(world) is None:
        return state
    there = replace(_closed(_landed(_halted(state), world)), page="survey")
    return replace(there, flight=_leaving(state, world, 1.2))


def _leaving(state: VisitState, world: World, seconds: float) -> Flight:
    """A flight from where the eye is now; a cut for those whom flying makes unwell."""
    eye, heading, pitch, fov = camera_of(state, world)
    return Flight(eye, heading, pitch, fov, seconds=CUT_SECONDS if state.calm else seconds, cut=state.calm)


def _handled(state: VisitState, wish: want.Intent, world: World) -> VisitState:
    """The thing of the open card taken in the hand, or, once it is there, turned, brought nearer, looked at closely."""
    spot, thing = in_question(state, world)
    if spot is None or thing is None or state.page is not None:
        return state
    if state.held is not None:
        return replace(state, held=hand.wished(state.held, wish, thing, spot))
    if not isinstance(wish, want.TakeInHand):
        return state
    flight = _leaving(state, world, 0.9)
    return replace(state, held=hand.taken(thing, flight.eye), product=None, scroll=0.0, flight=flight)


def _built(state: VisitState, wish: want.Build | want.Rise, world: World) -> VisitState:
    """The building of the open card at another stop, or on its way up from the ground."""
    stops = stops_of(world.spot(state.spot)) if state.spot else 0
    if not stops:
        return state
    if isinstance(wish, want.Rise):
        return replace(state, built=0.0, rising=True)
    stop = max(0, min(stops - 1, wish.stop))
    return replace(state, built=None if stop == stops - 1 else float(stop), rising=False)


def _offered(page: str, rules: Rules) -> bool:
    """Whether the show has this page."""
    return {"menu": rules.menu, "animal": rules.zodiac is not None}.get(page, True)


def _sought(state: VisitState, spot: str, world: World, rules: Rules) -> VisitState:
    """On the way to a head: by the eye in its own scene, from another one by way of its door."""
    if world.id == rules.zodiac:
        return _opened(state, spot, world) if world.spot(spot) else state
    return replace(_closed(state), going=rules.zodiac, seeking=spot, page=None, target=None)


def _product(state: VisitState, product: str, world: World) -> VisitState:
    """A product opens only from the shelf of the card that was read: the policy of the place decided that shelf."""
    spot = world.spot(state.spot) if state.spot else None
    if spot is None or product not in spot.shelf:
        return state
    return replace(state, product=product, scroll=0.0)


def _back(state: VisitState, world: World, rules: Rules) -> VisitState:
    if state.product is not None:
        return replace(state, product=None, scroll=0.0)
    if state.page == "animal" and state.born is not None and state.born.year is not None:
        return replace(state, born=want.Born(state.born.decade), scroll=0.0)
    if state.page is not None:
        here = 0.0 if state.page == "intro" else state.here  # the hint waits until the introduction was read
        return replace(state, page=None, scroll=0.0, here=here)
    if state.held is not None:
        return replace(state, held=None, scroll=0.0, flight=_leaving(state, world, 0.8))
    if state.spot is not None:
        return _closed(_landed(state, world))
    return replace(state, page="menu") if rules.menu else state


def _halted(state: VisitState) -> VisitState:
    """Standing still, on the way to nowhere."""
    return replace(state, velocity=(0.0, 0.0), motion=(0.0, 0.0), target=None, path=())


def _closed(state: VisitState) -> VisitState:
    return replace(
        state, spot=None, product=None, held=None, built=None, rising=False, scroll=0.0, lit=None, view=None,
        flight=None,
    )  # fmt: skip


def _landed(state: VisitState, world: World) -> VisitState:
    """The eye's view becomes the place where the visitor stands, if one can stand there; else the visitor is back on
    the feet where the walk was left."""
    if state.view is None:
        return replace(state, flight=None)
    view = world.views[state.view]
    heading, pitch = look_angles(view.eye, view.look)
    x, y, z = view.eye
    under = world.footing.stand(x, y, z - 0.3, reach=2.0)
    # Ground that has no way out, such as the top of a plinth inside its statue, is no place to be left in.
    near = world.routes.beside(state.at, under or (x, y, z - world.walk.eye))
    under = world.footing.stand(*near, reach=0.5) if near else None
    if under is None or math.dist(under[:2], (x, y)) > _ASIDE or z - under[2] > 4.0:
        return replace(state, view=None, flight=None)
    return replace(
        state, view=None, flight=None, at=under, heading=heading, pitch=max(-30.0, min(30.0, pitch)), eye_lift=0.0
    )


def _set(state: VisitState, setting: want.Setting) -> VisitState:
    match setting.name:
        case "quality":
            return replace(state, quality=setting.value)
        case "sound":
            return replace(state, sound=setting.value == "on")
        case "full_screen":
            return replace(state, full_screen=setting.value == "on")
        case "calm":
            return replace(state, calm=setting.value == "on")
        case "eye" if setting.value in EYES:
            return replace(state, eye=setting.value)
    return state


def _moved(state: VisitState, world: World, dt: float) -> VisitState:
    """Time passes: what is in the hand, feet, flight, portals."""
    if state.held is not None and state.page is None:
        spot, thing = in_question(state, world)
        if spot is not None and thing is not None:
            state = replace(state, held=hand.moved(state.held, thing, spot, dt))
    if state.rising and state.built is not None and state.spot:
        built = risen(state.built, stops_of(world.spot(state.spot)), dt)
        state = replace(state, built=built, rising=built is not None)
    if state.flight is not None:
        gone = state.flight.gone + dt
        return replace(state, flight=replace(state.flight, gone=gone) if gone < state.flight.seconds else None)
    if state.page is not None or state.spot is not None:
        return replace(state, velocity=(0.0, 0.0))
    led = bool(state.path)
    wish = (braked(state.at, state.path), 0.0) if led else state.velocity
    motion = eased(state.motion, wish, dt)
    at, heading, path = state.at, state.heading, state.path
    if led:
        at, heading, path = led_by(at, heading, path, motion[0], world, dt)
    elif any(motion):
        at = stroll(at, heading, motion, world, dt)
    target = state.target if path else None
    motion = motion if path or not led else (0.0, 0.0)
    lift = state.eye_lift + state.at[2] - at[2]
    lift *= math.exp(-10.0 * dt)
    walked = replace(
        state, at=at, target=target, path=path, heading=heading, velocity=(0.0, 0.0), motion=motion, eye_lift=lift
    )
    if state.here > 1.0 and at != state.at:
        for portal in world.portals:
            if math.dist(at[:2], portal.point[:2]) < portal.radius and abs(at[2] + 1.6 - portal.point[2]) < 3.0:
                return replace(_halted(walked), going=portal.to)
    return walked
