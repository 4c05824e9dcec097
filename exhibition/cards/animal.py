"""Takes the page of the twelve animals, gives its sheets: decades and years to touch, then the side of the new year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from exhibition.cards.amounts import day_text
from exhibition.cards.page import TARGET, Desk, Layout, Page
from exhibition.cards.pages import UNDER_BAR, lay_heading, scrim_sheet
from exhibition.cards.panel import PADDING, Place, button, middle_place, panel_sheets, side_place
from exhibition.cards.screen import Sheet
from exhibition.visit.intents import Back, Born, FindAnimal, Intent
from exhibition.visit.view import AnimalPage

SIGNS = {
    "rat": "鼠", "ox": "牛", "tiger": "虎", "rabbit": "兔", "dragon": "龙", "snake": "蛇",
    "horse": "马", "goat": "羊", "monkey": "猴", "rooster": "鸡", "dog": "狗", "pig": "猪",
}  # fmt: skip
"""The animals' own signs, for the seals: the same in every language."""
GAP = 8


def animal_sheets(page: AnimalPage, scroll: float, desk: Desk) -> tuple[Sheet, ...]:
    """The panel over a veil that leaves the bar in reach; low on an upright screen, where a seated hand comes."""
    if desk.screen.portrait:
        place = side_place(desk, 0, height=550 if page.year is not None else 770, foot=20)
    else:
        place = middle_place(desk, 940, 560, head=92, foot=20)
    place = replace(place, body_top=desk.px(92))
    lay = lay_question if page.year is not None else lay_years
    return scrim_sheet(desk, UNDER_BAR, blocks=False), *panel_sheets(
        desk, "animal", place, scroll,
        lambda: lay_heading(desk, desk.say("find_animal"), place), lambda: lay(desk, page, place), page,
    )  # fmt: skip


def lay_years(desk: Desk, told: AnimalPage, place: Place) -> Layout:
    """Decades, the years of the one that was picked, and the twelve seals for those who know theirs."""
    page = Page(desk, place.width)
    side = desk.px(PADDING)
    measure = place.width - 2 * side
    upright = desk.screen.portrait
    y = page.text(desk.say("birth_year"), desk.style("body", "ink_soft"), side, 0, measure) + desk.px(10)
    decades = [(desk.say("decade").format(year=d), d == told.decade, Born(d)) for d in told.decades]
    y = _grid(page, decades, side, y, measure, columns=5 if upright else 7, tall=56)
    years = [(str(year), False, Born(told.decade or 0, year)) for year in told.years]
    room = 2 * (64 + GAP) if upright else 64 + GAP  # kept while no decade is picked: nothing jumps
    if years:
        _grid(page, years, side, y + desk.px(6), measure, columns=5 if upright else 10, tall=64, strong=True)
    y += desk.px(room + 12)
    page.rule(side, y, measure)
    y = page.text(desk.say("animal_known"), desk.style("small", "ink_soft"), side, y + desk.px(10), measure)
    y = _seals(page, told.animals, side, y + desk.px(8), measure, columns=6 if upright else 12)
    y = page.text(desk.say("animal_range"), desk.style("small", "ink_soft"), side, y + desk.px(8), measure)
    return page.finish(y + desk.px(8))


def _grid(
    page: Page, cells: Sequence[tuple[str, bool, Intent]], x: int, y: int, measure: int,
    *, columns: int, tall: int, strong: bool = False,
) -> int:  # fmt: skip
    """Equal cells in rows; the chosen one is dark and underlined, so that colour is not all. Gives the lower edge."""
    desk = page.desk
    gap, height = desk.px(GAP), desk.px(tall)
    for i, (word, chosen, intent) in enumerate(cells):
        row, column = divmod(i, columns)
        left, right = (x + (measure + gap) * c // columns for c in (column, column + 1))
        width, top = right - left - gap, y + row * (height + gap)
        page.box(left, top, width, height, "ink" if chosen else "paper_deep", radius=desk.px(4), edge="hairline")
        if chosen:
            page.box(left + desk.px(14), top + height - desk.px(8), width - desk.px(28), desk.px(2), "gold_light")
        style = desk.style("lead" if strong else "row", "on_glass" if chosen else "ink", align="centre")
        label = page.set(word, style, width - desk.px(4))
        page.place(label, left + desk.px(2), top + round((height - label.height) / 2))
        page.hit(left, top, width, height, intent, word)
    return y + -(-len(cells) // columns) * (height + gap)


def _seals(page: Page, animals: Sequence[str], x: int, y: int, measure: int, *, columns: int) -> int:
    """The twelve in the order of the years, each with its name. Gives the lower edge."""
    desk = page.desk
    named = desk.language != "zh"  # there the seal says it already
    size, width, height = desk.px(50), measure // columns, desk.px(82 if named else 60)
    for i, animal in enumerate(animals):
        row, column = divmod(i, columns)
        left, top = x + column * width, y + row * height
        _seal(page, animal, left + (width - size) // 2, top + desk.px(2), size, strong=False)
        if named:
            name = page.set(desk.say(f"animal_{animal}"), desk.style("label", align="centre"), width)
            page.place(name, left, top + size + desk.px(5))
        page.hit(left, top, width, height, FindAnimal(animal), desk.say(f"animal_{animal}"))
    return y + -(-len(animals) // columns) * height


def _seal(page: Page, animal: str, x: int, y: int, size: int, *, strong: bool) -> None:
    """A square seal with the animal's sign: cut out of vermilion, or drawn in it."""
    desk = page.desk
    page.box(
        x, y, size, size, "vermilion" if strong else None, radius=size * 0.09, edge="vermilion",
        weight=max(1.0, size * 0.035),
    )  # fmt: skip
    style = desk.style("title", "on_glass" if strong else "vermilion", align="centre")
    sign = page.set(SIGNS[animal], replace(style, size=size * 0.66, leading=1.1), size)
    page.place(sign, x, y + round((size - sign.height) / 2))


def lay_question(desk: Desk, told: AnimalPage, place: Place) -> Layout:
    """When the lunar year began, and a card on either side of that day."""
    page = Page(desk, place.width)
    side = desk.px(PADDING)
    measure = place.width - 2 * side
    day = day_text(told.new_year, desk.language)
    y = page.text(desk.say("new_year_was").format(year=told.year, day=day), desk.style("heading"), side, 0, measure)
    y = page.text(desk.say("birthday_side"), desk.style("body", "ink_soft"), side, y + desk.px(6), measure)
    y += desk.px(22)
    gap = desk.px(20)
    width, height = (measure - gap) // 2, desk.px(270)
    sides = ((told.before, "born_before"), (told.since, "born_since"))
    for i, (animal, word) in enumerate(sides):
        _side(page, animal, desk.say(word).format(day=day), side + i * (width + gap), y, width, height)
    y = button(page, side, y + height + desk.px(20), measure, desk.say("other_year"), Back())
    return page.finish(y + desk.px(8))


def _side(page: Page, animal: str, when: str, x: int, y: int, width: int, height: int) -> None:
    desk = page.desk
    page.box(x, y, width, height, "paper_deep", radius=desk.px(6), edge="hairline")
    inner, seal = width - desk.px(32), desk.px(112)
    day = page.set(when, desk.style("lead", align="centre"), inner)
    told = desk.say("born_as").format(animal=desk.say(f"animal_{animal}"))
    name = page.set(told, desk.style("title", "vermilion", align="centre"), inner)
    tall = round(day.height) + seal + round(name.height) + 2 * desk.px(16)
    top = page.place(day, x + desk.px(16), y + (height - tall) // 2) + desk.px(16)
    _seal(page, animal, x + (width - seal) // 2, top, seal, strong=True)
    page.place(name, x + desk.px(16), top + seal + desk.px(16))
    page.hit(x, y, width, max(height, desk.px(TARGET)), FindAnimal(animal), f"{when}: {desk.say(f'animal_{animal}')}")
