"""A running exhibit: a reset that forgets, edits that show, bad edits that are told while the last good world stays."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from exhibition.app.exhibit import Exhibit
from exhibition.app.project import Project, rules_of
from exhibition.app.reload import Watcher, renew
from exhibition.app.shot import open_stage
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


@pytest.fixture
def edited(drawn, garden: Project, house: Path) -> Iterator[tuple[Exhibit, Path]]:
    """The tiny garden running at 320x180, and its file."""
    window = drawn[0].window
    drawn[0].resize(320, 180)
    regions = [r for r in window.output.get_display_regions() if r.is_active()]
    for region in regions:
        region.set_active(False)
    stage, glass = open_stage(window, garden, "low")
    ruled = replace(rules_of(garden.show(), garden.brand(), size=(320, 180)), ask_after=1e6)
    running = Exhibit(garden, stage, glass, ruled, "garden")
    running.frame([Back()], 0.1)  # the introduction
    yield running, house / "scenes" / "garden" / "scene.yaml"
    glass.close()
    stage.close()
    for region in regions:
        region.set_active(True)
    drawn[0].resize(1280, 720)


def write(file: Path, old: str, new: str) -> frozenset[str]:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    return frozenset({str(file)})


def framed(exhibit: Exhibit) -> np.ndarray:
    exhibit.frame([], 0.0)
    return exhibit.stage.window.grab().astype(int)


def test_a_good_edit_shows_a_bad_one_is_told_and_a_mended_one_clears_the_glass(edited) -> None:
    exhibit, file = edited
    first = framed(exhibit)
    renew(exhibit, write(file, "at: [0, 12, 0]", "at: [4, 2, 0]"))
    moved = framed(exhibit)
    assert exhibit.problems == () and (np.abs(moved - first).max(axis=2) > 12).mean() > 0.02
    good = exhibit.world
    renew(exhibit, write(file, "sides: 6", "sides: six"))
    told = framed(exhibit)
    assert exhibit.world is good and exhibit.stage.staged.world is good
    assert any("scene.yaml:" in line and ":12: " in line for line in exhibit.problems)
    assert (np.abs(told - moved).max(axis=2) > 12).mean() > 0.02, "the problem is on the glass"
    renew(exhibit, write(file, "sides: six", "sides: 6"))
    assert exhibit.problems == ()
    assert np.array_equal(framed(exhibit), moved)


def test_a_card_that_an_edit_takes_away_closes(edited) -> None:
    exhibit, file = edited
    exhibit.frame([Open("hs_pavilion")], 0.1)
    renew(exhibit, write(file, "hs_pavilion:", "hs_roof:") | write(file, "open: hs_pavilion", "open: hs_roof"))
    assert exhibit.problems == ()
    assert exhibit.frame([], 0.1).panel is None


def test_an_edit_keeps_the_visitor_where_they_stand(edited) -> None:
    exhibit, file = edited
    for _ in range(5):
        exhibit.frame([Walk(1.0, 0.0)], 0.1)
    at = exhibit.state.at
    renew(exhibit, write(file, "Le pavillon", "Le kiosque"))
    view = exhibit.frame([], 0.0)
    assert exhibit.state.at == at
    assert [marker.title for marker in view.markers] == ["Le kiosque"]


def test_a_saved_file_is_noticed_and_shown(edited) -> None:
    exhibit, file = edited
    watcher = Watcher(file.parents[1])
    try:
        time.sleep(0.3)  # the watch begins in its own thread
        write(file, "Le pavillon", "Le belvédère")
        changed, until = frozenset(), time.monotonic() + 10
        while not changed and time.monotonic() < until:
            changed = watcher.changed()
            time.sleep(0.02)
    finally:
        watcher.close()
    assert {Path(name).name for name in changed} == {"scene.yaml"}
    renew(exhibit, changed)
    assert exhibit.world.spot("hs_pavilion").hotspot.title["fr"] == "Le belvédère"


def test_a_renewed_brand_shows_its_words(edited, house) -> None:
    exhibit, _ = edited
    exhibit.frame([OpenPage("menu")], 0.0)
    first = framed(exhibit)
    brand = house / "scenes" / "brand.yaml"
    renew(exhibit, write(brand, 'paper: "#F7F2E8"', 'paper: "#335577"'))
    assert exhibit.problems == ()
    assert (np.abs(framed(exhibit) - first).max(axis=2) > 12).mean() > 0.02


def test_a_scene_file_that_is_away_for_a_moment_leaves_the_world_up(edited) -> None:
    exhibit, file = edited
    text, good = file.read_text(encoding="utf-8"), exhibit.world
    file.unlink()
    renew(exhibit, frozenset({str(file)}))
    assert exhibit.world is good and exhibit.problems
    file.write_text(text, encoding="utf-8")
    renew(exhibit, frozenset({str(file)}))
    assert exhibit.problems == ()


def test_files_that_show_nothing_change_nothing(edited, house) -> None:
    exhibit, _ = edited
    before = exhibit.world
    shutil.copy(ROOT / "README.md", house / "scenes" / "notes.txt")
    renew(exhibit, frozenset({str(house / "scenes" / "notes.txt")}))
    assert exhibit.world is before
