"""A building is taken apart and put together from its card, by itself, and by a tour; nothing is left of it after."""

from __future__ import annotations

from dataclasses import replace

import pytest

from exhibition.scene.model import Tour, TourStep
from exhibition.visit.intents import Back, Build, Open, Rise
from exhibition.visit.rising import STOP_SECONDS
from exhibition.visit.show import view_of
from exhibition.visit.state import step
from exhibition.visit.tour import led

PHASES = (("platform", 0.13), ("columns", 0.24), ("beams", 0.36), ("rafters", 0.58), ("tiles", 0.69))


@pytest.fixture
def hall(world):
    """The small world, its first thing a building of five phases."""
    spot = replace(world.spots[0], phases=PHASES, details=())
    return replace(world, spots=(spot, *world.spots[1:]))


@pytest.fixture
def opened(state, hall, rules):
    return step(state, [Open(hall.spots[0].id)], hall, 0.1, rules=rules)


def share(state, world, rules) -> float:
    part = view_of(state, world, rules=rules).parts.get(world.spots[0].part)
    return part.phase if part else 1.0


def test_a_building_is_whole_until_somebody_touches_the_slider(opened, hall, rules):
    card = view_of(opened, hall, rules=rules).panel
    assert card.build_up.phases == tuple(name for name, _ in PHASES)
    assert card.build_up.stop == len(PHASES) - 1
    assert share(opened, hall, rules) == 1.0


@pytest.mark.parametrize("stop", range(len(PHASES)))
def test_each_stop_shows_what_is_built_by_then(stop, opened, hall, rules):
    state = step(opened, [Build(stop)], hall, 0.1, rules=rules)
    assert view_of(state, hall, rules=rules).panel.build_up.stop == stop
    assert share(state, hall, rules) == (1.0 if stop == len(PHASES) - 1 else PHASES[stop][1])


def test_it_puts_itself_together_from_the_ground_and_rests_whole(opened, hall, rules):
    state = step(opened, [Rise()], hall, 0.0, rules=rules)
    seen = [view_of(state, hall, rules=rules).panel.build_up.stop]
    for _ in range(len(PHASES)):
        state = step(state, [], hall, STOP_SECONDS, rules=rules)
        seen.append(view_of(state, hall, rules=rules).panel.build_up.stop)
    assert seen == [0, 1, 2, 3, 4, 4]
    assert not state.rising and state.built is None


def test_closing_the_card_leaves_it_whole(opened, hall, rules):
    state = step(opened, [Build(1)], hall, 0.1, rules=rules)
    closed = step(state, [Back()], hall, 0.1, rules=rules)
    assert closed.built is None and share(closed, hall, rules) == 1.0


def test_what_has_few_phases_cannot_be_taken_apart(opened, world, rules):
    assert view_of(opened, world, rules=rules).panel.build_up is None
    assert step(opened, [Build(0)], world, 0.1, rules=rules).built is None


def test_a_tour_puts_it_together_and_takes_it_apart(state, hall):
    steps = tuple(
        TourStep(view="near", open=hall.spots[0].id, seconds=10.0, build=build) for build in ((0.0, 1.0), (1.0, 0.0))
    )
    tour = Tour(title=hall.title, steps=steps)
    at = [led(state, tour, hall, seconds).built for seconds in (0.0, 5.0, 9.99, 15.0)]
    assert at[0] == 0.0 and at[1] == pytest.approx(2.0) and at[2] == pytest.approx(4.0, abs=0.01)
    assert at[3] == pytest.approx(2.0)
