"""The loop keeps the pace: the governor reaches the stage, a wish from the menu begins anew, `auto` is measured."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from exhibition.app import pace
from exhibition.app.exhibit import Exhibit
from exhibition.app.loop import _apply
from exhibition.app.pace import fitting_quality, frame_seconds
from exhibition.app.project import Project, quality_to_begin, rules_of
from exhibition.render.governor import QUALITIES, Governor, Rung
from exhibition.visit.intents import Setting

pytestmark = pytest.mark.gl


@pytest.fixture
def exhibit(drawn, project: Project):
    stage, glass = drawn
    stage.resize(160, 90)
    yield Exhibit(project, stage, glass, rules_of(project.show(), project.brand(), size=(160, 90)), "entrance")
    stage.scale = 1.0
    stage.set_quality("low")
    stage.resize(1280, 720)


def slow(governor: Governor) -> Rung:
    """Half a minute on a machine that is too slow unless the picture is small."""
    for _ in range(300):
        governor.after(0.1 * governor.rung.scale**2)
    return governor.rung


def test_a_slow_machine_draws_a_smaller_picture_and_the_same_glass(exhibit):
    governor = Governor(30, "low")
    exhibit.frame([], 0.0)
    before = exhibit.stage.counts()["instances"]
    assert slow(governor).scale < 1.0
    _apply(exhibit, governor)
    assert exhibit.stage.scale == governor.rung.scale
    view = exhibit.frame([], 0.0)
    assert view.panel is not None
    assert exhibit.stage.window.grab().shape == (90, 160, 3)
    assert exhibit.stage.counts()["instances"] == before > 0, "nothing is left out"


def test_what_the_menu_wishes_begins_anew(exhibit):
    governor = Governor(30, "low")
    slow(governor)
    _apply(exhibit, governor)
    exhibit.frame([Setting("quality", "medium")], 0.1)
    _apply(exhibit, governor)
    assert (exhibit.stage.quality.name, exhibit.stage.scale) == ("medium", 1.0)


def test_the_software_driver_takes_the_plainest_without_being_asked(exhibit, monkeypatch):
    monkeypatch.setattr(pace, "frame_seconds", lambda *_: pytest.fail("measured"))
    assert fitting_quality(exhibit, 60) == QUALITIES[-1]


def test_a_graphics_card_is_measured_from_the_richest_down(exhibit, monkeypatch):
    monkeypatch.setattr(type(exhibit.stage.window), "is_software", False)
    asked = []
    monkeypatch.setattr(pace, "frame_seconds", lambda _, quality: asked.append(quality) or 0.01 * (4 - len(asked)))
    assert fitting_quality(exhibit, 60) == "medium"
    assert asked == ["ultra", "high", "medium"]


def test_the_measure_draws_what_the_visitor_will_see(exhibit):
    assert frame_seconds(exhibit, "flat") > 0
    assert exhibit.stage.quality.name == "flat"


def test_the_measured_quality_is_what_every_visit_begins_with(exhibit):
    exhibit.prefer("medium")
    assert exhibit.state.quality == "medium"
    exhibit.frame([], exhibit.rules.ask_after)
    exhibit.frame([], exhibit.rules.countdown + 1)
    assert exhibit.state.quality == "medium"


def test_auto_begins_low_and_any_other_word_as_it_says():
    assert quality_to_begin(SimpleNamespace(quality="auto")) == "low"
    assert quality_to_begin(SimpleNamespace(quality="high")) == "high"
