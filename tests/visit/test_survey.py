"""What survives: things gathered in rows, the lost as outlines, their counts, and the way to each card and back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from exhibition.scene.base import Text
from exhibition.scene.model import Survey
from exhibition.visit.intents import Back, Language, Open, OpenPage
from exhibition.visit.model import VisitState
from exhibition.visit.rules import Rules
from exhibition.visit.show import view_of
from exhibition.visit.state import step
from exhibition.visit.view import SpotCard, SurveyPage, View
from exhibition.world.model import World

ASK = Text(fr="Que reste-t-il", en="What survives", zh="哪些还在")


@pytest.fixture(scope="module")
def world(world: World) -> World:
    """The small world with a survey of both its things, one of them lost."""
    tiger, tower = world.spots
    evidence = tower.hotspot.evidence.model_copy(update={"status": "whereabouts_unknown", "holder": ASK})
    lost = replace(tower, hotspot=tower.hotspot.model_copy(update={"evidence": evidence}))
    return replace(
        world, spots=(tiger, lost), survey=Survey(title=ASK, text=ASK, hotspots=("tower", "tiger"), columns=2)
    )


def go(state: VisitState, world: World, rules: Rules, *intents: object) -> VisitState:
    return step(state, intents, world, 5.0, rules=rules)  # type: ignore[arg-type]


@pytest.fixture
def asked(state: VisitState, world: World, rules: Rules) -> VisitState:
    return go(state, world, rules, OpenPage("survey"))


def seen(state: VisitState, world: World, rules: Rules) -> View:
    return view_of(state, world, rules=rules)


def test_the_page_counts_what_survives_first(asked: VisitState, world: World, rules: Rules) -> None:
    page = seen(go(asked, world, rules, Language("en")), world, rules).panel
    assert isinstance(page, SurveyPage)
    assert page.title == "What survives"
    assert page.counts == (("surviving", 1), ("whereabouts_unknown", 1))
    assert [(row.spot, row.status, row.as_of) for row in page.rows] == [
        ("tiger", "surviving", "2026-11-22"), ("tower", "whereabouts_unknown", "2026-11-22"),
    ]  # fmt: skip


def test_the_lost_are_outlines_and_everything_else_is_away(asked: VisitState, world: World, rules: Rules) -> None:
    view = seen(asked, world, rules)
    assert view.alone == (1, 0) and not view.held
    assert [(part, view.parts[part].ghost, view.parts[part].visible) for part in (0, 1, 2)] == [
        (0, False, True), (1, True, True), (2, False, False),
    ]  # fmt: skip


def test_they_stand_in_a_row_from_the_left_as_listed(asked: VisitState, world: World, rules: Rules) -> None:
    view = seen(asked, world, rules)
    tiger, tower = (view.parts[part].offset for part in (0, 1))
    assert tower[0] < 0 < tiger[0] and tiger[2] == tower[2] == 0
    assert view.camera.eye[1] < -1, "the parts look south: the eye stands there"
    assert {mark.id: mark.kind for mark in view.markers} == {"tiger": "kept", "tower": "lost"}


def test_a_touch_opens_a_card_which_leads_back(asked: VisitState, world: World, rules: Rules) -> None:
    opened = go(asked, world, rules, Open("tiger"))
    card = seen(opened, world, rules).panel
    assert isinstance(card, SpotCard) and card.survey == ASK["fr"]
    assert isinstance(seen(go(opened, world, rules, OpenPage("survey")), world, rules).panel, SurveyPage)


def test_closed_the_visitor_stands_where_they_stood(
    state: VisitState, asked: VisitState, world: World, rules: Rules
) -> None:
    back = go(asked, world, rules, Back())
    assert back.at == state.at and back.view is None
    view = seen(back, world, rules)
    assert view.panel is None and view.alone == () and view.parts == {}


def test_a_scene_without_a_survey_has_nothing_to_ask(state: VisitState, world: World, rules: Rules) -> None:
    plain = replace(world, survey=None)
    assert go(state, plain, rules, OpenPage("survey")).page is None
    assert seen(state, plain, rules).survey is None and seen(state, world, rules).survey == ASK["fr"]
