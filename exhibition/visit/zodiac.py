"""A day or a year of birth in, the animal of its lunar year out; and the page on which a visitor picks that year."""

from __future__ import annotations

from datetime import date
from functools import cache

from borax.calendars.lunardate import LunarDate

from exhibition.visit.intents import Born
from exhibition.visit.view import AnimalPage

ANIMALS = ("rat", "ox", "tiger", "rabbit", "dragon", "snake", "horse", "goat", "monkey", "rooster", "dog", "pig")
"""In the order of the years: 1900 was a year of the rat."""
FIRST, LAST = 1900, 2050
"""Years whose new year was held against published dates."""


@cache
def new_year(year: int) -> date:
    """The day on which the lunar year begins. Raises ValueError outside FIRST to LAST."""
    if not FIRST <= year <= LAST:
        raise ValueError(f"the calendar runs from {FIRST} to {LAST}, not to {year}")
    return LunarDate(year, 1, 1).to_solar_date()


def animal_of(year: int) -> str:
    """The animal of the lunar year that begins in this year."""
    return ANIMALS[(year - FIRST) % len(ANIMALS)]


def animal_on(day: date) -> str | None:
    """The animal of somebody born on this day; None where the calendar does not reach."""
    if not FIRST <= day.year <= LAST:
        return None
    return animal_of(day.year if day >= new_year(day.year) else day.year - 1)


def spot_of(animal: str) -> str:
    """The hotspot of an animal's head: one of the ids that never change."""
    return f"hs_{animal}"


def animal_page(born: Born | None, today: str) -> AnimalPage:
    """What the page offers after what was picked so far. today: YYYY-MM-DD or empty; nobody is born after it."""
    newest = min(LAST, int(today[:4])) if today else LAST
    decades = tuple(range(FIRST // 10 * 10, newest + 1, 10))
    decade = born.decade if born and born.decade in decades else None
    years = tuple(range(max(FIRST, decade), min(newest, decade + 9) + 1)) if decade is not None else ()
    if born is None or born.year not in years:
        return AnimalPage(ANIMALS, decades, decade, years)
    day = new_year(born.year)
    return AnimalPage(
        ANIMALS, decades, decade, years, born.year, day.isoformat(), animal_of(born.year - 1), animal_of(born.year)
    )
