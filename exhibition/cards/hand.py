"""Takes the page of what is in the hand, gives its sheets: details to look at closely, nearer, farther, put it back."""

from __future__ import annotations

from exhibition.cards.page import TARGET, Desk, Layout, Page
from exhibition.cards.panel import PADDING, SHADOW, Place, frame, panel_sheets, side_place
from exhibition.cards.screen import Sheet
from exhibition.visit.intents import Back, Intent, LookClosely, TurnBack, Zoom
from exhibition.visit.view import HandPage

WIDTH = 432
LOW = 470
"""Design units the panel is high on an upright screen."""
FOOT = 84
STEP = 1.3
"""A touch of nearer or farther."""


def hand_sheets(page: HandPage, scroll: float, desk: Desk) -> tuple[Sheet, ...]:
    """The panel beside the thing, or below it on an upright screen."""
    place = side_place(desk, WIDTH, height=LOW, foot=FOOT)
    return panel_sheets(
        desk,
        "hand",
        place,
        scroll,
        lambda: lay_hand_frame(desk, page, place),
        lambda: lay_hand(desk, page, place),
        page,
    )


def lay_hand_frame(desk: Desk, hand: HandPage, place: Place) -> Layout:
    """Paper, and along its foot what one can do with the thing."""
    page = Page(desk, place.width, room=desk.px(SHADOW))
    frame(page, place.height)
    side, size, gap = desk.px(PADDING), desk.px(TARGET), desk.px(8)
    y = place.height - desk.px(FOOT)
    page.rule(side, y, place.width - 2 * side)
    top = y + (desk.px(FOOT) - size) // 2
    x = side
    for icon, word, intent, on in (
        ("farther", "farther", Zoom(1 / STEP), hand.farther),
        ("nearer", "nearer", Zoom(STEP), hand.nearer),
        ("turn_back", "turn_back", TurnBack(), True),
    ):
        _round(page, icon, desk.say(word), intent, x, top, size, on=on)
        x += size + gap
    _put_back(page, x + desk.px(8), top, place.width - side - x - desk.px(8), size)
    return page.finish(place.height)


def _round(page: Page, icon: str, word: str, intent: Intent, x: int, y: int, size: int, *, on: bool) -> None:
    """A round button; at its limit it is pale, and still says what it does."""
    inner = page.desk.px(22)
    page.box(x, y, size, size, "paper_deep" if on else None, radius=size / 2, edge="hairline", weight=page.desk.px(1.5))
    page.icon(icon, x + (size - inner) / 2, y + (size - inner) / 2, inner, "vermilion" if on else "hairline", 2.0)
    page.hit(x, y, size, size, intent, word)


def _put_back(page: Page, x: int, y: int, width: int, height: int) -> None:
    desk = page.desk
    page.box(x, y, width, height, "ink", radius=desk.px(4))
    label = page.set(desk.say("put_back"), desk.style("button", "on_glass", align="centre"), width - desk.px(16))
    page.place(label, x + desk.px(8), y + round((height - label.height) / 2))
    page.hit(x, y, width, height, Back(), desk.say("put_back"))


def lay_hand(desk: Desk, hand: HandPage, place: Place) -> Layout:
    """Name, what is shown, how to turn it, then the details; the one looked at tells its text."""
    page = Page(desk, place.width)
    side = desk.px(PADDING)
    measure = min(place.width - 2 * side, desk.px(600))
    y = page.text(hand.title, desk.style("title"), side, 0, measure - desk.px(20)) + desk.px(6)
    if hand.head:
        y = page.text(hand.head, desk.style("small", "ink_soft"), side, y, measure) + desk.px(10)
    page.rule(side, y, desk.px(36), "gold", desk.px(1.5))
    y = page.text(desk.say("hand_hint"), desk.style("small"), side, y + desk.px(12), measure) + desk.px(16)
    for number, (name, title) in enumerate(hand.details, start=1):
        y = _detail(page, hand, number, name, title, y) + desk.px(8)
    return page.finish(y + desk.px(16))


def _detail(page: Page, hand: HandPage, number: int, name: str, title: str, y: int) -> int:
    """A row that turns its detail to the eye; open, its text stands under it. Gives the lower edge."""
    desk = page.desk
    side, disc, gap = desk.px(PADDING), desk.px(30), desk.px(14)
    open_ = hand.open == name
    width = page.width - 2 * side
    words = width - disc - gap - desk.px(20)
    told = page.set(title, desk.style("row"), words)
    text = page.set(hand.text, desk.style("body"), width - desk.px(20)) if open_ else None
    row = max(desk.px(TARGET + 4), round(told.height) + desk.px(20))
    height = row + (round(text.height) + desk.px(14) if text else 0)
    if open_:
        page.box(side - desk.px(10), y, width + desk.px(20), height, "paper_deep", radius=desk.px(6))
        page.box(side - desk.px(10), y, desk.px(4), height, "vermilion", radius=desk.px(2))
    number_disc(page, number, side, y + (row - disc) // 2, disc, strong=open_)
    page.place(told, side + disc + gap, y + round((row - told.height) / 2))
    if text:
        page.place(text, side + desk.px(8), y + row)
    else:
        page.rule(side + disc + gap, y + row, width - disc - gap)
    page.hit(side - desk.px(10), y, width + desk.px(20), row, LookClosely(name), title)
    return y + height


def number_disc(page: Page, number: int, x: int, y: int, size: int, *, strong: bool) -> None:
    """A disc with a number: filled for the one that is looked at."""
    desk = page.desk
    page.box(
        x, y, size, size, "vermilion" if strong else "paper", radius=size / 2, edge="vermilion", weight=desk.px(1.8)
    )  # fmt: skip
    label = page.set(str(number), desk.style("label", "white" if strong else "vermilion", align="centre"), size)
    page.place(label, x, y + round((size - label.height) / 2))
