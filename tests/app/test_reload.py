"""Edits of a running exhibit: they show at once, bad ones are told while the last good world stays, slow ones wait."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from exhibition.app import reload as reloading
from exhibition.app.exhibit import Exhibit
from exhibition.app.project import Project, rules_of
from exhibition.app.reload import Reload, Watcher, renew
from exhibition.app.shot import open_stage
from exhibition.visit.intents import Back, Open, OpenPage, Walk

pytestmark = pytest.mark.gl
ROOT = Path(__file__).resolve().parents[2]


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


# -- edits while the exhibit runs --------------------------------------------------------------------------------------


@pytest.fixture
def live(edited) -> Iterator[tuple[Exhibit, Path, Reload]]:
    """The garden running, with the one that brings in what is saved."""
    exhibit, file = edited
    reload = Reload(exhibit)
    reload.step()
    yield exhibit, file, reload
    reload.close()


class Waiting:
    """A builder that is at work until it is told to be done."""

    made: list[Waiting] = []

    def __init__(self, project: Project, scene: str) -> None:
        self.at_work, self.closed = True, False
        Waiting.made.append(self)

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def waiting(monkeypatch) -> list[Waiting]:
    Waiting.made = []
    monkeypatch.setattr(reloading, "Builder", Waiting)
    return Waiting.made


def test_words_and_light_keep_the_nodes_and_read_only_what_was_saved(live) -> None:
    exhibit, file, reload = live
    staged, reads = exhibit.stage.staged, exhibit.project.kept.trees.reads
    before = framed(exhibit)
    reload.saved(write(file, "Le pavillon", "Le kiosque"))
    assert exhibit.world.spot("hs_pavilion").hotspot.title["fr"] == "Le kiosque"
    assert exhibit.stage.staged is staged
    assert exhibit.project.kept.trees.reads == reads + 1
    reload.saved(write(file, "preset: late_afternoon", "preset: night_lanterns"))
    assert exhibit.stage.staged is staged
    assert framed(exhibit).mean() < before.mean() * 0.8, "night has come"
    reload.saved(write(file, "preset: night_lanterns", "preset: late_afternoon"))
    reload.saved(write(file, "Le kiosque", "Le pavillon"))
    assert np.array_equal(framed(exhibit), before), "and all is as it was"


def test_a_moved_part_is_shown_there_at_once_and_built_beside(live, waiting) -> None:
    exhibit, file, reload = live
    before, world = framed(exhibit), exhibit.world
    reload.saved(write(file, "at: [0, 12, 0]", "at: [4, 2, 0]"))
    assert exhibit.world is world
    shown = framed(exhibit)
    assert (np.abs(shown - before).max(axis=2) > 12).mean() > 0.02
    (builder,) = waiting
    reload.step()
    assert exhibit.world is world, "it still waits"
    builder.at_work = False
    reload.step()
    assert builder.closed
    assert exhibit.world is not world
    assert exhibit.moved == {}
    assert (np.abs(framed(exhibit) - shown).max(axis=2) > 12).mean() < 0.02, "it stands where it was shown"


def test_the_next_save_ends_what_is_being_built(live, waiting) -> None:
    exhibit, file, reload = live
    world = exhibit.world
    reload.saved(write(file, "at: [0, 12, 0]", "at: [4, 2, 0]"))
    reload.saved(write(file, "at: [4, 2, 0]", "at: [3, 2, 0]"))
    assert [builder.closed for builder in waiting] == [True, False]
    assert {far[0] for far in exhibit.moved.values()} == {3.0}
    reload.saved(write(file, "at: [3, 2, 0]", "at: [0, 12, 0]"))
    assert [builder.closed for builder in waiting] == [True, True]
    assert exhibit.moved == {}
    assert exhibit.world.batches is world.batches, "it never had to be built"


def test_a_mistake_while_something_is_built_ends_that_and_is_told(live, waiting) -> None:
    exhibit, file, reload = live
    world = exhibit.world
    reload.saved(write(file, "sides: 6", "sides: 8"))
    reload.saved(write(file, "sides: 8", "sides: eight"))
    assert waiting[0].closed
    assert exhibit.problems
    assert exhibit.world is world
    reload.step()
    assert exhibit.world is world


def test_another_process_builds_what_takes_time(live) -> None:
    exhibit, file, reload = live
    world = exhibit.world
    reload.saved(write(file, "sides: 6", "sides: 8"))
    assert exhibit.world is world
    until = time.monotonic() + 120
    while exhibit.world is world and time.monotonic() < until:
        reload.step()
        time.sleep(0.05)
    assert exhibit.problems == ()
    assert exhibit.world.geometry.parts != world.geometry.parts
