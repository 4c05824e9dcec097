"""One visit from the first touch to the goodbye."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from exhibition.visit.intents import (
    Back,
    Enter,
    Language,
    Look,
    Open,
    OpenPage,
    OpenProduct,
    Point,
    Quit,
    Scroll,
    Setting,
    StillHere,
    Walk,
    WalkTo,
)
from exhibition.visit.model import VisitState
from exhibition.visit.rules import Rules
from exhibition.visit.show import view_of
from exhibition.visit.state import arrive, first_state, step
from exhibition.visit.tour import led, tour_seconds
from exhibition.visit.view import AboutPage, IntroPage, MenuPage, ProductCard, SpotCard
from exhibition.world.model import World
from exhibition.world.pick import pick


def go(state: VisitState, world: World, rules: Rules, *intents: object, dt: float = 0.05) -> VisitState:
    return step(state, intents, world, dt, rules=rules)  # type: ignore[arg-type]


def waited(state: VisitState, world: World, rules: Rules, seconds: float) -> VisitState:
    for _ in range(round(seconds / 0.5)):
        state = go(state, world, rules, dt=0.5)
    return state


def test_walking_goes_where_one_looks(state: VisitState, world: World, rules: Rules) -> None:
    walked = go(state, world, rules, Walk(forward=1), dt=1.0)
    assert walked.at[1] == pytest.approx(state.at[1] + world.walk.speed, abs=0.05)
    turned = go(state, world, rules, Look(right=90))
    walked = go(turned, world, rules, Walk(forward=1), dt=1.0)
    assert walked.at[0] == pytest.approx(state.at[0] + world.walk.speed, abs=0.05)


def test_a_touched_point_is_walked_to_and_a_wall_ends_the_walk(state: VisitState, world: World, rules: Rules) -> None:
    there = go(state, world, rules, WalkTo((3.0, -6.0, 0.0)))
    there = waited(there, world, rules, 8)
    assert there.at == pytest.approx((3, -6, 0), abs=0.3) and there.target is None
    behind = waited(go(state, world, rules, WalkTo((0.0, 20.0, 0.0))), world, rules, 30)
    assert behind.at[1] < 10 and behind.target is None


def test_a_card_lights_its_thing_and_is_remembered(state: VisitState, world: World, rules: Rules) -> None:
    opened = go(state, world, rules, Open("tiger"))
    view = view_of(opened, world, rules=rules)
    assert isinstance(view.panel, SpotCard) and view.panel.head == ("date fr", "status fr")
    assert view.parts[0].tint != (0, 0, 0) and set(view.parts) == {0}
    assert view.markers == ()
    closed = go(opened, world, rules, Back())
    shown = view_of(closed, world, rules=rules)
    assert shown.parts == {} and shown.panel is None
    assert {m.id: m.read for m in shown.markers if m.kind == "spot"} == {"tiger": True, "tower": False}


def test_the_eye_flies_to_the_view_and_stays_there(state: VisitState, world: World, rules: Rules) -> None:
    opened = go(state, world, rules, Open("tiger"))
    first = view_of(opened, world, rules=rules).camera
    assert first.eye[1] < -9
    arrived = view_of(waited(opened, world, rules, 4), world, rules=rules).camera
    assert arrived.eye == (0, 2, 1.6) and arrived.fov == 46
    closed = go(waited(opened, world, rules, 4), world, rules, Back())
    assert closed.at == pytest.approx((0, 2, 0), abs=0.6)


def test_products_open_only_from_the_shelf_of_a_card_that_was_read(
    state: VisitState, world: World, rules: Rules
) -> None:
    assert go(state, world, rules, OpenProduct("tiger_cup")).product is None
    assert go(state, world, rules, Open("tower"), OpenProduct("tiger_cup")).product is None
    shown = go(state, world, rules, Open("tiger"), OpenProduct("tiger_cup"), Language("en"))
    card = view_of(shown, world, rules=rules).panel
    assert isinstance(card, ProductCard)
    assert (card.price, card.currency, card.why) == ("24.90", "EUR", "the brow en")
    assert card.url == "https://shop.example/cup" and card.fictional
    assert isinstance(view_of(go(shown, world, rules, Back()), world, rules=rules).panel, SpotCard)


def test_a_link_outside_the_list_is_never_shown(state: VisitState, world: World, rules: Rules) -> None:
    strict = replace(rules, link_hosts=("other.example",))
    shown = go(state, world, strict, Open("tiger"), OpenProduct("tiger_cup"))
    card = view_of(shown, world, rules=strict).panel
    assert isinstance(card, ProductCard) and card.url is None


def test_an_offer_of_another_market_has_no_price_here(state: VisitState, world: World, rules: Rules) -> None:
    abroad = replace(rules, market="CN")
    card = view_of(go(state, world, abroad, Open("tiger"), OpenProduct("tiger_cup")), world, rules=abroad).panel
    assert isinstance(card, ProductCard)
    assert card.price is None and card.url is None and card.availability == "not_sold_here"


def test_languages_change_at_once_and_only_to_those_of_the_show(state: VisitState, world: World, rules: Rules) -> None:
    assert view_of(go(state, world, rules, Language("zh")), world, rules=rules).title == "garden zh"
    assert go(state, world, rules, Language("de")).language == "fr"


def test_silence_asks_then_counts_down_then_resets_to_the_first_state(
    state: VisitState, world: World, rules: Rules
) -> None:
    busy = go(state, world, rules, Language("zh"), Open("tiger"), OpenProduct("tiger_cup"), Scroll(0.4))
    busy = go(go(busy, world, rules, Back(), Back()), world, rules, Walk(forward=1), dt=1.0)
    asked = waited(busy, world, rules, rules.ask_after + 1)
    left = view_of(asked, world, rules=rules).asking
    assert left is not None and 17 <= left <= 20
    gone = waited(asked, world, rules, rules.countdown)
    assert gone.going == "garden"
    assert replace(arrive(gone, world), idle=0.0) == first_state(rules, world)


def test_any_touch_answers_the_question_and_does_nothing_else(state: VisitState, world: World, rules: Rules) -> None:
    asked = waited(state, world, rules, rules.ask_after + 1)
    here = go(asked, world, rules, Open("tiger"))
    assert here.spot is None and view_of(here, world, rules=rules).asking is None
    assert go(asked, world, rules, StillHere()).idle < 1


def test_walking_into_a_portal_goes_through_it(state: VisitState, world: World, rules: Rules) -> None:
    near = replace(state, at=(-8.0, -10.0, 0.0), heading=90.0, here=5.0)
    assert go(near, world, rules, Walk(forward=1), dt=0.8).going == "lake"
    assert go(state, world, rules, Enter("lake")).going == "lake"
    assert go(state, world, rules, Enter("nowhere")).going is None


def test_the_about_page_names_each_licence(state: VisitState, world: World, rules: Rules) -> None:
    about = view_of(go(state, world, rules, OpenPage("about")), world, rules=rules).panel
    assert isinstance(about, AboutPage) and about.lines == ("credit fr", "map fr ODbL-1.0")


def test_a_card_names_its_source_in_the_language_of_the_visitor(state: VisitState, world: World, rules: Rules) -> None:
    there = go(state, world, rules, Open("tiger"))
    for language in ("fr", "en", "zh"):
        card = view_of(go(there, world, rules, Language(language)), world, rules=rules).panel
        assert isinstance(card, SpotCard) and card.evidence == ("surviving", f"source {language}", "2026-11-22")


def test_the_introduction_opens_once_in_each_scene(world: World, rules: Rules) -> None:
    first = first_state(rules, world)
    assert isinstance(view_of(first, world, rules=rules).panel, IntroPage)
    walked = go(first, world, rules, Back())
    assert walked.page is None and walked.here < 0.1
    assert arrive(replace(walked, met=frozenset()), world).page == "intro"
    assert arrive(walked, world).page is None


def test_pages_and_the_menu(state: VisitState, world: World, rules: Rules) -> None:
    assert isinstance(view_of(go(state, world, rules, OpenPage("about")), world, rules=rules).panel, AboutPage)
    assert isinstance(view_of(go(state, world, rules, Back()), world, rules=rules).panel, MenuPage)
    kiosk = replace(rules, menu=False)
    assert go(state, world, kiosk, Back()).page is None
    assert not go(state, world, kiosk, Quit()).quitting
    assert go(state, world, rules, Quit()).quitting
    assert not go(state, world, rules, Setting("sound", "off")).sound


def test_the_hint_stays_ten_seconds(state: VisitState, world: World, rules: Rules) -> None:
    assert view_of(state, world, rules=rules).hint
    assert not view_of(waited(state, world, rules, 10.5), world, rules=rules).hint


def test_a_storm_of_ten_thousand_wishes_ends_in_the_first_state(world: World, rules: Rules) -> None:
    rng = random.Random(5)
    wishes = [
        lambda: Walk(rng.uniform(-1, 1), rng.uniform(-1, 1)), lambda: Look(rng.uniform(-40, 40), rng.uniform(-40, 40)),
        lambda: Open(rng.choice(["tiger", "tower", "none"])), lambda: OpenProduct("tiger_cup"), Back, Back,
        lambda: Language(rng.choice(["fr", "en", "zh", "xx"])), lambda: Scroll(rng.uniform(-1, 1)), StillHere,
        lambda: OpenPage(rng.choice(["about", "menu", "intro"])), lambda: WalkTo((rng.uniform(-40, 40),) * 3),
        lambda: Setting(rng.choice(["quality", "sound", "x"]), rng.choice(["low", "on", "off"])),
    ]  # fmt: skip
    state = first_state(rules, world)
    for _ in range(10_000):
        state = go(state, world, rules, rng.choice(wishes)(), dt=rng.random() * 0.1)
        assert abs(state.at[0]) <= 30.001 and state.at[1] < 10
        if state.going:
            state = arrive(state, world)
    view_of(state, world, rules=rules)
    state = waited(state, world, rules, rules.ask_after + rules.countdown + 1)
    state = waited(state, world, rules, 0) if not state.going else arrive(state, world)
    assert replace(state, idle=0.0, here=0.0) == first_state(rules, world)


def test_a_tour_shows_every_stop_and_its_product(state: VisitState, world: World, rules: Rules) -> None:
    film = world.tours["film"]
    assert tour_seconds(film) == 6
    assert view_of(led(state, film, world, 0.5), world, rules=rules).camera.eye == (0, -10, 1.6)
    late = view_of(led(state, film, world, 5.9), world, rules=rules)
    assert isinstance(late.panel, ProductCard)
    between = view_of(led(state, film, world, 3.0), world, rules=rules).camera.eye
    assert -10 < between[1] < 2


def test_a_touch_picks_the_thing_before_the_ground(world: World) -> None:
    hit = pick(world, (0, -10, 1.6), (0.0, 0.9992, -0.04))
    assert hit is not None and (hit.kind, hit.id) == ("spot", "tiger")
    ground = pick(world, (0, -10, 1.6), (0.3, 0.9, -0.316))
    assert ground is not None and ground.kind == "ground" and abs(ground.point[2]) < 1e-6
    assert pick(world, (0, -10, 1.6), (0.0, 0.6, 0.8)) is None


def test_a_walk_to_a_point_goes_round_and_shows_its_end(state: VisitState, world: World, rules: Rules) -> None:
    going = go(state, world, rules, WalkTo((5.0, -8.0, 0.0)))
    shown = view_of(going, world, rules=rules).going
    assert shown == pytest.approx((5, -8, 0), abs=0.3)
    assert view_of(waited(going, world, rules, 6), world, rules=rules).going is None


def test_any_new_touch_ends_a_walk(state: VisitState, world: World, rules: Rules) -> None:
    going = waited(go(state, world, rules, WalkTo((5.0, -8.0, 0.0))), world, rules, 0.5)
    for touch in (StillHere(), Walk(forward=1), Open("tiger"), OpenPage("about")):
        ended = go(going, world, rules, touch)
        assert ended.target is None and ended.path == ()


def test_feet_start_and_stop_smoothly(state: VisitState, world: World, rules: Rules) -> None:
    paces, at = [], state
    for frame in range(60):
        before, at = at, go(at, world, rules, *([Walk(forward=1)] if frame < 30 else []), dt=1 / 60)
        paces.append(60 * (at.at[1] - before.at[1]))
    assert paces[0] < 0.2 * world.walk.speed and paces[29] > 0.9 * world.walk.speed
    assert 0 < paces[31] < paces[29] and paces[-1] == 0 and at.motion == (0, 0)
    assert all(b > a for a, b in zip(paces[:29], paces[1:30], strict=True))


def test_what_the_mouse_rests_on_lights_up(state: VisitState, world: World, rules: Rules) -> None:
    pointed = go(state, world, rules, Point("tiger"))
    assert view_of(pointed, world, rules=rules).parts[0].tint != (0, 0, 0)
    assert view_of(go(pointed, world, rules, Point(None)), world, rules=rules).parts == {}


def test_a_marker_never_shows_through_a_wall(state: VisitState, world: World, rules: Rules) -> None:
    behind = replace(state, at=(0.0, 14.0, 0.0))
    assert [m.id for m in view_of(behind, world, rules=rules).markers] == []
    assert {m.id for m in view_of(state, world, rules=rules).markers} == {"tiger", "tower", "lake"}


@pytest.mark.parametrize(("eye", "height"), [("adult", 1.6), ("child", 1.15), ("wheelchair", 1.2)])
def test_the_eye_is_as_high_as_the_visitor_says(state: VisitState, world: World, rules: Rules, eye, height) -> None:
    seen = go(state, world, rules, Setting("eye", eye))
    assert view_of(seen, world, rules=rules).camera.eye[2] == pytest.approx(state.at[2] + height)
    assert go(seen, world, rules, Setting("eye", "giant")).eye == eye


def test_less_motion_cuts_behind_a_fade_and_never_flies(state: VisitState, world: World, rules: Rules) -> None:
    calm = go(state, world, rules, Setting("calm", "on"))
    for wish, end in ((Open("tiger"), (0, 2)), (WalkTo((5.25, -8.25, 0.0)), (5.25, -8.25))):
        at, eyes, veils = go(calm, world, rules, wish, dt=0.0), [], []
        for _ in range(16):
            shown = view_of(at, world, rules=rules)
            eyes.append(shown.camera.eye[:2])
            veils.append(shown.veil)
            at = go(at, world, rules, dt=0.04)
        assert len(set(eyes)) == 2 and eyes[-1] == pytest.approx(end, abs=0.01)
        assert max(veils) > 0.9 and veils[0] == 0 and veils[-1] == 0


def test_the_next_visitor_finds_the_settings_of_the_show(state: VisitState, world: World, rules: Rules) -> None:
    own = go(state, world, rules, Setting("eye", "child"), Setting("calm", "on"), Walk(forward=1))
    gone = arrive(waited(own, world, rules, rules.ask_after + rules.countdown + 1), world)
    assert replace(gone, idle=0.0) == first_state(rules, world)


def test_a_view_over_no_ground_leaves_the_visitor_where_they_walked(
    state: VisitState, world: World, rules: Rules
) -> None:
    over_water = replace(world, views={**world.views, "near": replace(world.views["near"], eye=(0.0, 33.0, 1.6))})
    opened = waited(go(state, over_water, rules, Open("tiger")), over_water, rules, 4)
    assert go(opened, over_water, rules, Back()).at == state.at
