"""A running exhibit: a reset that forgets, edits that show, bad edits that are told while the last good world stays."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from exhibition.app.exhibit import Exhibit
from exhibition.app.project import Project, rules_of
from exhibition.visit.intents import (
    Back,
    Born,
    Enter,
    FindAnimal,
    Language,
    Look,
    Open,
    OpenPage,
    OpenProduct,
    StillHere,
    Walk,
)
from exhibition.visit.rules import Rules
from exhibition.visit.view import SpotCard
from exhibition.visit.zodiac import ANIMALS

if TYPE_CHECKING:
    from exhibition.world.model import World

pytestmark = pytest.mark.gl
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def rules(project: Project) -> Rules:
    return rules_of(project.show(), project.brand(), size=(1280, 720))


@pytest.fixture
def exhibit(drawn, project: Project, rules: Rules) -> Exhibit:
    stage, glass = drawn
    stage.resize(320, 180)
    yield Exhibit(project, stage, glass, replace(rules, opens="entrance"), "entrance")
    stage.resize(1280, 720)


def test_after_the_last_visitor_all_is_as_the_first_one_met_it(exhibit: Exhibit, rules: Rules) -> None:
    first, first_frame = exhibit.state, exhibit.frame([], 0.0)
    exhibit.frame([StillHere(), Language("zh"), Open("hs_welcome")], 0.1)
    exhibit.frame([Back()], 0.1)
    for _ in range(4):
        exhibit.frame([Walk(1.0, 0.3), Look(25.0, 4.0)], 0.1)
    exhibit.frame([OpenPage("about")], 0.1)
    exhibit.frame([Back(), Enter("haiyantang")], 0.1)
    assert exhibit.world.id == "haiyantang"
    tiger = next(s.id for s in exhibit.world.spots if s.shelf)
    exhibit.frame([Open(tiger)], 0.1)
    exhibit.frame([OpenProduct(exhibit.world.spot(tiger).shelf[0])], 0.1)
    assert exhibit.state != first
    exhibit.frame([], rules.ask_after)
    assert exhibit.frame([], 0.1).asking is not None
    exhibit.frame([], rules.countdown)
    assert exhibit.world.id == "entrance"
    assert replace(exhibit.state, here=first.here, idle=first.idle) == first
    view = exhibit.frame([], 0.0)
    assert replace(view, asking=None) == first_frame


def test_an_animal_is_found_from_the_entrance_and_each_head_has_its_view(exhibit: Exhibit, rules: Rules) -> None:
    exhibit.frame([Back(), OpenPage("animal"), Born(1980)], 0.1)
    exhibit.frame([Born(1980, 1984)], 0.1)
    view = exhibit.frame([FindAnimal("rat")], 0.1)
    assert exhibit.world.id == "haiyantang" and isinstance(view.panel, SpotCard) and view.panel.id == "hs_rat"
    seen = {}
    for animal in ANIMALS:
        exhibit.frame([FindAnimal(animal)], 0.1)
        seen[animal] = exhibit.frame([], 10.0).camera.eye
        assert seen[animal] == exhibit.world.views[f"quarter_{animal}"].eye
    assert len(set(seen.values())) == len(ANIMALS)
    assert exhibit.state.born is None and exhibit.state.page is None


def test_a_scene_that_cannot_be_built_leaves_the_visitor_where_they_are(exhibit: Exhibit, monkeypatch) -> None:
    def refused(self: Project, scene: str, **more: object) -> World:
        raise ValueError("measures no form can take")

    monkeypatch.setattr(Project, "world", refused)
    view = exhibit.frame([Enter("haiyantang")], 0.1)
    assert exhibit.world.id == "entrance" and exhibit.state.going is None
    assert exhibit.problems and view is not None
