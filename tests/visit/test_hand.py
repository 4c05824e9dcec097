"""A thing in the hand: taken from its card, turned, brought near, looked at closely, put back."""

from __future__ import annotations

import math
import random
from dataclasses import replace

import pytest

from exhibition.scene.base import Text
from exhibition.visit.camera import camera_of
from exhibition.visit.hand import FARTHEST, NEAREST, STEEPEST
from exhibition.visit.intents import Back, Language, LookClosely, Open, OpenPage, TakeInHand, Turn, TurnBack, Walk, Zoom
from exhibition.visit.model import VisitState
from exhibition.visit.rules import Rules
from exhibition.visit.show import view_of
from exhibition.visit.state import arrive, first_state, step
from exhibition.visit.view import HandPage, SpotCard
from exhibition.world.model import SpotDetail, World


def told(word: str) -> Text:
    return Text(fr=f"{word} fr", en=f"{word} en", zh=f"{word} zh")


@pytest.fixture(scope="module")
def world(world: World) -> World:
    """The small world, its tiger with a brow that looks south and an ear that looks north-east."""
    half = math.sqrt(0.5)
    details = (
        SpotDetail("brow", (0.5, 0.0, 0.9), (0.0, -1.0, 0.0), told("brow"), told("the brow")),
        SpotDetail("ear", (0.9, 0.9, 1.0), (half, half, 0.0), told("ear"), told("the ear")),
    )
    tiger, *others = world.spots
    return replace(world, spots=(replace(tiger, details=details), *others))


def go(state: VisitState, world: World, rules: Rules, *intents: object, dt: float = 0.02) -> VisitState:
    return step(state, intents, world, dt, rules=rules)  # type: ignore[arg-type]


def after(seconds: float, state: VisitState, world: World, rules: Rules) -> VisitState:
    for _ in range(round(seconds / 0.02)):
        state = go(state, world, rules)
    return state


@pytest.fixture
def held(state: VisitState, world: World, rules: Rules) -> VisitState:
    """The tiger in the hand, once all has come to rest."""
    return after(4, go(state, world, rules, Open("tiger"), TakeInHand()), world, rules)


def toward_eye(state: VisitState, world: World, point: tuple[float, float, float]) -> tuple[float, ...]:
    eye = camera_of(state, world)[0]
    away = [e - p for e, p in zip(eye, point, strict=True)]
    return tuple(v / math.hypot(*away) for v in away)


def test_only_what_has_details_is_taken_in_the_hand(state: VisitState, world: World, rules: Rules) -> None:
    cards = [view_of(go(state, world, rules, Open(spot)), world, rules=rules).panel for spot in ("tiger", "tower")]
    assert [card.holdable for card in cards if isinstance(card, SpotCard)] == [True, False]
    assert go(state, world, rules, Open("tower"), TakeInHand()).held is None
    assert go(state, world, rules, TakeInHand()).held is None


def test_in_the_hand_it_is_seen_alone(held: VisitState, world: World, rules: Rules) -> None:
    view = view_of(held, world, rules=rules)
    assert view.held and view.alone == (0,)
    assert {part for part, state in view.parts.items() if not state.visible} == {1, 2}
    assert isinstance(view.panel, HandPage)
    assert view.panel.details == (("brow", "brow fr"), ("ear", "ear fr"))
    assert {mark.kind for mark in view.markers} == {"detail"}


def test_put_back_the_card_is_open_again_and_the_eye_where_it_was(held: VisitState, world: World, rules: Rules) -> None:
    back = after(2, go(held, world, rules, Back()), world, rules)
    view = view_of(back, world, rules=rules)
    assert isinstance(view.panel, SpotCard) and not view.alone
    assert view.camera.eye == (0, 2, 1.6)


def test_it_turns_with_the_hand_spins_on_and_comes_to_rest(held: VisitState, world: World, rules: Rules) -> None:
    turned = go(held, world, rules, Turn(right=9.0))
    assert held.held and turned.held
    assert turned.held.turn == pytest.approx(held.held.turn - 9.0, abs=0.01)
    later = after(0.3, turned, world, rules)
    assert later.held and later.held.turn < turned.held.turn - 5
    rested = after(6, later, world, rules)
    assert rested.held and rested.held.spin == (0.0, 0.0)
    assert after(1, rested, world, rules).held == rested.held


def test_a_finger_that_rests_on_it_holds_it_still(held: VisitState, world: World, rules: Rules) -> None:
    pushed = go(held, world, rules, Turn(right=9.0))
    for _ in range(20):
        pushed = go(pushed, world, rules, Turn())
    still = after(0.5, pushed, world, rules)
    assert still.held and pushed.held
    assert still.held.turn == pytest.approx(pushed.held.turn, abs=0.05)


def test_nobody_turns_it_over_and_near_and_far_have_limits(held: VisitState, world: World, rules: Rules) -> None:
    for up, factor, tilt, zoom in ((-40.0, 2.0, STEEPEST, NEAREST), (40.0, 0.5, -STEEPEST, FARTHEST)):
        wild = held
        for _ in range(12):
            wild = go(wild, world, rules, Turn(up=up), Zoom(factor))
        assert wild.held and (wild.held.tilt, wild.held.zoom) == (tilt, zoom)
        page = view_of(wild, world, rules=rules).panel
        assert isinstance(page, HandPage) and (page.nearer, page.farther) == (zoom != NEAREST, zoom != FARTHEST)


def test_a_detail_turns_to_the_eye_and_tells_its_text(held: VisitState, world: World, rules: Rules) -> None:
    seen = after(4, go(held, world, rules, LookClosely("ear"), Language("en")), world, rules)
    detail = world.spots[0].details[1]
    facing = sum(a * b for a, b in zip(toward_eye(seen, world, detail.point), detail.toward, strict=True))
    assert facing > 0.97
    page = view_of(seen, world, rules=rules).panel
    assert isinstance(page, HandPage) and (page.open, page.text) == ("ear", "the ear en")
    closed = go(seen, world, rules, LookClosely("ear"))
    page = view_of(closed, world, rules=rules).panel
    assert isinstance(page, HandPage) and page.open is None


def test_a_detail_on_the_far_side_shows_no_number(held: VisitState, world: World, rules: Rules) -> None:
    view = view_of(held, world, rules=rules)
    fades = {mark.id: mark.fade for mark in view.markers}
    assert fades["brow"] > 0.9 and fades["ear"] == 0.0


def test_the_first_view_comes_back(held: VisitState, world: World, rules: Rules) -> None:
    away = after(1, go(held, world, rules, Turn(right=120.0, up=-30.0), Zoom(2.0)), world, rules)
    back = after(5, go(away, world, rules, TurnBack()), world, rules)
    assert back.held and held.held
    assert (back.held.turn, back.held.tilt, back.held.zoom) == pytest.approx(
        (held.held.turn, held.held.tilt, held.held.zoom), abs=0.1
    )


def test_nobody_walks_with_it_and_a_page_may_lie_over_it(held: VisitState, world: World, rules: Rules) -> None:
    assert go(held, world, rules, Walk(forward=1.0)).at == held.at
    over = go(held, world, rules, OpenPage("about"), Turn(right=50.0))
    assert over.held == held.held and not view_of(over, world, rules=rules).held
    assert view_of(go(over, world, rules, Back()), world, rules=rules).held


def test_whoever_leaves_leaves_the_hand_too(held: VisitState, world: World, rules: Rules) -> None:
    gone = held
    for _ in range(round((rules.ask_after + rules.countdown + 1) / 0.5)):
        gone = go(gone, world, rules, dt=0.5)
        if gone.going:
            break
    assert replace(arrive(gone, world), idle=0.0) == first_state(rules, world)


@pytest.mark.parametrize("upright", [False, True])
def test_a_storm_of_hands_keeps_the_eye_near_and_outside(world: World, rules: Rules, upright: bool) -> None:
    rng = random.Random(3)
    start = first_state(replace(rules, upright=upright), world)
    state = go(replace(start, page=None), world, rules, Open("tiger"), TakeInHand())
    wishes = [
        lambda: Turn(rng.uniform(-90, 90), rng.uniform(-90, 90)), lambda: Zoom(rng.uniform(0.2, 5.0)), TurnBack,
        lambda: LookClosely(rng.choice(["brow", "ear", "none"])), Turn,
    ]  # fmt: skip
    for _ in range(2000):
        state = go(state, world, rules, rng.choice(wishes)(), dt=rng.random() * 0.1)
        assert state.held is not None
    state = after(1, state, world, rules)
    eye = camera_of(state, world)[0]
    assert 0.7 < math.dist(eye, (0.5, 0.5, 0.5)) < 12
