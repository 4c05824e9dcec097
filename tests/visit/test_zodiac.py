"""The animal of a birth: held against published new years, asked gently, and forgotten."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from exhibition.visit.intents import Back, Born, FindAnimal, OpenPage
from exhibition.visit.model import VisitState
from exhibition.visit.rules import Rules
from exhibition.visit.show import view_of
from exhibition.visit.state import arrive, first_state, reset, step
from exhibition.visit.view import AnimalPage, SpotCard
from exhibition.visit.zodiac import ANIMALS, FIRST, LAST, animal_of, animal_on, animal_page, new_year
from exhibition.world.model import World

# Month and day of the new year as almanacs print it, ten years a line from 1900 on.
PUBLISHED = """
1-31 2-19 2-08 1-29 2-16 2-04 1-25 2-13 2-02 1-22
2-10 1-30 2-18 2-06 1-26 2-14 2-03 1-23 2-11 2-01
2-20 2-08 1-28 2-16 2-05 1-24 2-13 2-02 1-23 2-10
1-30 2-17 2-06 1-26 2-14 2-04 1-24 2-11 1-31 2-19
2-08 1-27 2-15 2-05 1-25 2-13 2-02 1-22 2-10 1-29
2-17 2-06 1-27 2-14 2-03 1-24 2-12 1-31 2-18 2-08
1-28 2-15 2-05 1-25 2-13 2-02 1-21 2-09 1-30 2-17
2-06 1-27 2-15 2-03 1-23 2-11 1-31 2-18 2-07 1-28
2-16 2-05 1-25 2-13 2-02 2-20 2-09 1-29 2-17 2-06
1-27 2-15 2-04 1-23 2-10 1-31 2-19 2-07 1-28 2-16
2-05 1-24 2-12 2-01 1-22 2-09 1-29 2-18 2-07 1-26
2-14 2-03 1-23 2-10 1-31 2-19 2-08 1-28 2-16 2-05
1-25 2-12 2-01 1-22 2-10 1-29 2-17 2-06 1-26 2-13
2-03 1-23 2-11 1-31 2-19 2-08 1-28 2-15 2-04 1-24
2-12 2-01 1-22 2-10 1-30 2-17 2-06 1-26 2-14 2-02
1-23
"""
KNOWN = {
    date(1949, 10, 1): "ox", date(1987, 1, 28): "tiger", date(1987, 1, 29): "rabbit", date(1987, 12, 31): "rabbit",
    date(2000, 2, 4): "rabbit", date(2000, 2, 5): "dragon", date(2024, 2, 9): "rabbit", date(2024, 2, 10): "dragon",
    date(1900, 1, 30): "pig", date(1985, 2, 19): "rat", date(1966, 1, 21): "horse", date(2026, 2, 17): "horse",
}  # fmt: skip


def go(state: VisitState, world: World, rules: Rules, *intents: object, dt: float = 0.05) -> VisitState:
    return step(state, intents, world, dt, rules=rules)  # type: ignore[arg-type]


@pytest.fixture
def rules(rules: Rules) -> Rules:
    return replace(rules, zodiac="garden")


@pytest.fixture(scope="module")
def court(world: World) -> World:
    """The small world with a head of every animal."""
    (spot,) = (spot for spot in world.spots if spot.id == "tiger")
    heads = tuple(replace(spot, id=f"hs_{animal}") for animal in ANIMALS)
    return replace(world, spots=world.spots + heads)


def test_every_new_year_is_the_published_one() -> None:
    assert [f"{d.month}-{d.day:02}" for d in map(new_year, range(FIRST, LAST + 1))] == PUBLISHED.split()


def test_each_year_begins_once_between_the_21st_of_january_and_the_21st_of_february_near_a_new_moon() -> None:
    moon, month = date(2000, 1, 6), 29.530589  # a new moon and the mean time from one to the next
    for year in range(FIRST, LAST + 1):
        day = new_year(year)
        assert date(year, 1, 21) <= day <= date(year, 2, 21)
        moons = ((day - moon).days - 0.6) / month
        assert abs(moons - round(moons)) * month < 1.5, day
        if year < LAST:
            assert (new_year(year + 1) - day).days in {353, 354, 355, 383, 384, 385}


def test_days_whose_animal_everybody_can_look_up() -> None:
    assert {day: animal_on(day) for day in KNOWN} == KNOWN


def test_the_animal_changes_on_the_new_year_and_on_no_other_day() -> None:
    day, changes = date(FIRST, 1, 1), []
    while day < date(LAST, 12, 31):
        day, before = day + timedelta(1), day
        if animal_on(day) != animal_on(before):
            changes.append(day)
    assert changes == [new_year(year) for year in range(FIRST, LAST + 1)]


def test_outside_its_years_the_calendar_names_no_animal() -> None:
    assert animal_on(date(1899, 12, 31)) is None and animal_on(date(2051, 1, 1)) is None
    with pytest.raises(ValueError, match="1900 to 2050"):
        new_year(2051)


def test_nobody_is_offered_a_year_to_come_or_one_the_calendar_lacks() -> None:
    page = animal_page(Born(2020), "2026-11-28")
    assert page.years == tuple(range(2020, 2027)) and page.decades[0] == 1900 and page.decades[-1] == 2020
    assert animal_page(Born(2050), "").years == (2050,)
    assert animal_page(Born(2060), "").years == () and animal_page(Born(2020, 2027), "2026-11-28").year is None
    assert animal_page(Born(1234, 1236), "").decade is None


def test_both_sides_of_the_new_year_are_offered() -> None:
    page = animal_page(Born(1980, 1987), "2026-11-28")
    assert (page.new_year, page.before, page.since) == ("1987-01-29", "tiger", "rabbit")
    assert animal_of(2026) == "horse"


def test_from_the_button_to_the_card(state: VisitState, court: World, rules: Rules) -> None:
    asked = go(state, court, rules, OpenPage("animal"), Born(1980), Born(1980, 1987))
    panel = view_of(asked, court, rules=rules).panel
    assert isinstance(panel, AnimalPage) and panel.year == 1987
    found = go(asked, court, rules, FindAnimal(panel.before))
    assert found.spot == "hs_tiger" and found.flight is not None and found.flight.seconds < 10
    assert isinstance(view_of(found, court, rules=rules).panel, SpotCard)
    assert found.born is None and "1987" not in repr(found)


def test_from_another_scene_the_visitor_goes_there_first(state: VisitState, court: World, rules: Rules) -> None:
    elsewhere = replace(court, id="lake")
    start = replace(state, scene="lake", page="animal", born=Born(2010, 2012))
    going = go(start, elsewhere, rules, FindAnimal("dragon"))
    assert (going.going, going.page, going.born) == ("garden", None, None)
    there = arrive(going, court)
    assert (there.scene, there.spot, there.going, there.seeking) == ("garden", "hs_dragon", None, None)
    assert there.flight is not None


def test_back_returns_to_the_years_then_closes_and_leaves_no_trace(
    state: VisitState, court: World, rules: Rules
) -> None:
    asked = go(state, court, rules, OpenPage("animal"), Born(1990), Born(1990, 1995), dt=0.0)
    years = go(asked, court, rules, Back(), dt=0.0)
    assert view_of(years, court, rules=rules).panel == animal_page(Born(1990), rules.today)
    assert go(years, court, rules, Back(), dt=0.0) == state
    assert go(asked, court, rules, OpenPage("about")).born is None


@pytest.mark.parametrize("walked", [(), (FindAnimal("pig"),)], ids=["on the page", "at the head"])
def test_silence_on_the_way_gives_the_state_of_the_first_visitor(
    state: VisitState, court: World, rules: Rules, walked: tuple
) -> None:
    left = go(state, court, rules, OpenPage("animal"), Born(1950), Born(1950, 1958), *walked)
    gone = reset(left, rules)
    for _ in range(round(2 * (rules.ask_after + rules.countdown))):
        left = go(left, court, rules, dt=0.5)
        if left.going:
            break
    assert left == gone
    assert arrive(left, court) == first_state(rules, court)


def test_a_show_without_the_heads_offers_nothing(state: VisitState, court: World, rules: Rules) -> None:
    bare = replace(rules, zodiac=None)
    assert not view_of(state, court, rules=bare).zodiac and view_of(state, court, rules=rules).zodiac
    assert go(state, court, bare, OpenPage("animal")).page is None
    assert go(state, court, bare, FindAnimal("ox")).spot is None
    assert go(state, court, rules, FindAnimal("unicorn")).spot is None


def test_what_is_no_animal_leads_nowhere(state: VisitState, court: World, rules: Rules) -> None:
    there = arrive(go(state, replace(court, id="lake"), rules, FindAnimal("unicorn")), court)
    assert there.spot is None and there.seeking is None
