"""Takes a survey, gives its sheets: how many survive, what the signs mean, and each thing with who keeps it."""

from __future__ import annotations

from exhibition.cards.amounts import date_text
from exhibition.cards.page import TARGET, Desk, Layout, Page
from exhibition.cards.panel import PADDING, SHADOW, Place, frame, panel_sheets, side_place
from exhibition.cards.screen import Sheet
from exhibition.visit.intents import Open
from exhibition.visit.view import SurveyPage, SurveyRow

WIDTH = 470
HEIGHT = 590
"""Design units the panel is high on an upright screen."""


def survey_sheets(page: SurveyPage, scroll: float, desk: Desk) -> tuple[Sheet, ...]:
    """The panel beside the things themselves."""
    place = side_place(desk, WIDTH, height=HEIGHT, foot=20)
    return panel_sheets(
        desk, "survey", place, scroll, lambda: _frame(desk, place), lambda: lay_survey(desk, page, place), page
    )  # fmt: skip


def _frame(desk: Desk, place: Place) -> Layout:
    page = Page(desk, place.width, room=desk.px(SHADOW))
    frame(page, place.height)
    return page.finish(place.height)


def lay_survey(desk: Desk, survey: SurveyPage, place: Place) -> Layout:
    """Question, answer, the legend with its counts, then every thing by itself."""
    page = Page(desk, place.width)
    side = desk.px(PADDING)
    measure = min(place.width - 2 * side, desk.px(600))
    y = page.text(survey.title, desk.style("title"), side, 0, measure - desk.px(20)) + desk.px(8)
    y = page.text(survey.text, desk.style("body"), side, y, measure) + desk.px(16)
    for status, count in survey.counts:
        y = _count(page, status, count, side, y, measure) + desk.px(6)
    y += desk.px(10)
    for row in survey.rows:
        page.rule(side, y, place.width - 2 * side)
        y = _row(page, row, side, y, place.width - 2 * side)
    page.rule(side, y, place.width - 2 * side)
    oldest = min((row.as_of for row in survey.rows), default="")
    told = "" if not oldest else _dated(desk, oldest)
    y = page.text(told, desk.style("small", "ink_soft"), side, y + desk.px(10), measure) if told else y
    return page.finish(y + desk.px(28))


def _dated(desk: Desk, day: str) -> str:
    space = "" if desk.language == "zh" else " "
    return f"{desk.say('known')}{space}{desk.say('as_of')}{space}{date_text(day, desk.language)}"


def _count(page: Page, status: str, count: int, x: int, y: int, measure: int) -> int:
    """A line of the legend: sign, how many, what it means."""
    desk = page.desk
    sign, number = desk.px(22), desk.px(44)
    amount = page.set(str(count), desk.style("title", "ink", align="right", balanced=False), number)
    told = page.set(desk.say(f"survey_{status}"), desk.style("row"), measure - sign - number - desk.px(30))
    height = max(round(amount.height), round(told.height))
    status_sign(page, status, x, y + (height - sign) // 2, sign)
    page.place(amount, x + sign + desk.px(6), y + round((height - amount.height) / 2))
    page.place(told, x + sign + number + desk.px(20), y + round((height - told.height) / 2))
    return y + height


def _row(page: Page, row: SurveyRow, x: int, y: int, width: int) -> int:
    """One thing: its sign, its name, who keeps it; a touch opens its card."""
    desk = page.desk
    sign, gap, inner = desk.px(16), desk.px(12), desk.px(16)
    words = width - sign - gap - inner - desk.px(10)
    title = page.set(row.title, desk.style("row"), words)
    holder = page.set(row.holder or desk.say(row.status), desk.style("small", "ink_soft"), words)
    height = max(desk.px(TARGET), round(title.height + holder.height) + desk.px(16))
    status_sign(page, row.status, x, y + (height - sign) // 2, sign)
    top = y + round((height - title.height - holder.height) / 2)
    page.place(holder, x + sign + gap, page.place(title, x + sign + gap, top))
    page.icon("right", x + width - inner, y + (height - inner) / 2, inner, "vermilion", 2.0)
    page.hit(x - desk.px(8), y, width + desk.px(16), height, Open(row.spot), row.title)
    return y + height


def status_sign(page: Page, status: str, x: float, y: float, size: float) -> None:
    """Full for what is there, with a ring where it came back, an empty ring for what is lost, a square for what was
    made anew: never colour alone."""
    weight = page.desk.px(2)
    if status == "whereabouts_unknown":
        page.box(x, y, size, size, None, radius=size / 2, edge="ink_soft", weight=weight)
    elif status in ("surviving", "standing"):
        page.box(x, y, size, size, "gold", radius=size / 2)
    elif status == "returned":
        page.box(x, y, size, size, None, radius=size / 2, edge="jade", weight=weight)
        inset = size * 0.26
        page.box(x + inset, y + inset, size - 2 * inset, size - 2 * inset, "jade", radius=size / 2)
    else:
        inset = size * 0.1
        page.box(x + inset, y + inset, size - 2 * inset, size - 2 * inset, None, edge="ink_soft", weight=weight)
