"""The twelve heads as visitors meet them: three details each on the sculpture; all of them before one dark ground."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from exhibition.app.project import rules_of
from exhibition.render import lens
from exhibition.visit.hand import Held, thing_of
from exhibition.visit.show import view_of
from exhibition.visit.state import first_state
from exhibition.visit.view import HandPage, SurveyPage, View

if TYPE_CHECKING:
    from exhibition.app.project import Project
    from exhibition.world.model import World

ANIMALS = ("rat", "ox", "tiger", "rabbit", "dragon", "snake", "horse", "goat", "monkey", "rooster", "dog", "pig")
LOST = {"dragon", "snake", "goat", "rooster", "dog"}
SIZES = ((1280, 720), (1920, 1080), (1080, 1920))


@pytest.mark.parametrize("animal", ANIMALS)
def test_each_head_has_three_details_on_its_surface(fountain: World, animal: str) -> None:
    spot = fountain.spot(f"hs_{animal}")
    assert spot is not None and len(spot.details) == 3
    low, high = np.array(fountain.geometry.parts[spot.part].bounds)
    for detail in spot.details:
        assert (np.array(detail.point) > low - 0.06).all() and (np.array(detail.point) < high + 0.06).all(), detail.id
        assert np.linalg.norm(detail.toward) == pytest.approx(1.0)


def shown(project: Project, world: World, size: tuple[int, int], **changes: object) -> View:
    rules = rules_of(project.show(), project.brand(), size=size)
    state = replace(first_state(rules, world), page=None, here=1e6)
    return view_of(replace(state, **changes), world, rules=rules)


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
def test_all_twelve_are_gathered_clear_of_the_panel(project: Project, fountain: World, size) -> None:
    view = shown(project, fountain, size, page="survey")
    page = view.panel
    assert isinstance(page, SurveyPage)
    assert dict(page.counts) == {"surviving": 6, "returned": 1, "whereabouts_unknown": 5}
    assert all(row.holder and row.as_of == "2026-11-22" for row in page.rows) and len(page.rows) == 12
    seen = {part for part, state in view.parts.items() if state.visible}
    ghosts = {fountain.geometry.parts[part].id for part, state in view.parts.items() if state.ghost}
    assert seen == set(view.alone) and len(seen) == 12
    assert ghosts == {f"head_{animal}" for animal in LOST}
    upright = size[1] > size[0]
    for part in view.alone:
        box = np.array(fountain.geometry.parts[part].bounds) + view.parts[part].offset
        for corner in np.array(np.meshgrid(*box.T)).reshape(3, -1).T:
            at = lens.project(view.camera, size, tuple(corner))
            assert at is not None and 0 <= at[0] <= size[0] and 0 <= at[1] <= size[1]
            assert at[1] < 0.49 * size[1] if upright else at[0] < 0.62 * size[0]
    assert {mark.id for mark in view.markers} == {f"hs_{animal}" for animal in ANIMALS}


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("animal", ANIMALS)
def test_in_the_hand_the_whole_head_is_seen_beside_the_panel(project, fountain: World, animal: str, size) -> None:
    spot = fountain.spot(f"hs_{animal}")
    assert spot is not None
    thing = thing_of(spot, fountain)
    assert thing is not None
    upright = size[1] > size[0]
    for turn in range(-180, 180, 45):
        held = Held(float(turn), 10.0)
        view = shown(project, fountain, size, spot=spot.id, lit=spot.id, held=held)
        assert isinstance(view.panel, HandPage) and view.held and view.alone == (spot.part,)
        box = np.array(fountain.geometry.parts[spot.part].bounds)
        ends = [thing.centre[:2] + (z,) for z in box[:, 2]]
        for point in ends:
            at = lens.project(view.camera, size, point)
            assert at is not None and 0 < at[0] < size[0] and 0 < at[1] < size[1]
            assert at[1] < 0.6 * size[1] if upright else at[0] < 0.65 * size[0]
