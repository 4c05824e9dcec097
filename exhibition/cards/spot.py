"""Takes the open card of a hotspot, gives its sheets: label, evidence, ways on; apart, the shop's shelf."""

from __future__ import annotations

from exhibition.cards.amounts import date_text, price_text
from exhibition.cards.build_up import build_up_row
from exhibition.cards.page import TARGET, Desk, Layout, Page
from exhibition.cards.panel import PADDING, SHADOW, Place, button, frame, panel_sheets, side_place
from exhibition.cards.screen import Sheet
from exhibition.visit.intents import Intent, Open, OpenPage, OpenProduct, TakeInHand
from exhibition.visit.view import ShelfLine, SpotCard

WIDTH = 532
FOOT = 64


def spot_sheets(card: SpotCard, scroll: float, desk: Desk) -> tuple[Sheet, ...]:
    """The card's frame, and its body where it is scrolled to."""
    ways = bool(card.previous or card.next)
    place = side_place(desk, WIDTH, foot=FOOT if ways else 20)
    return panel_sheets(
        desk,
        "spot",
        place,
        scroll,
        lambda: lay_spot_frame(desk, card, place),
        lambda: lay_spot(desk, card, place.width),
        card,
    )


def lay_spot_frame(desk: Desk, card: SpotCard, place: Place) -> Layout:
    """Paper, close, previous and next."""
    page = Page(desk, place.width, room=desk.px(SHADOW))
    frame(page, place.height)
    if card.previous or card.next:
        y = place.height - desk.px(FOOT)
        side = desk.px(PADDING)
        page.rule(side, y, place.width - 2 * side)
        half = place.width // 2
        if card.previous:
            _way(page, 0, y, half, "left", desk.say("previous"), Open(card.previous))
        if card.next:
            _way(page, half, y, place.width - half, "right", desk.say("next"), Open(card.next))
    return page.finish(place.height)


def _way(page: Page, x: int, y: int, width: int, icon: str, word: str, intent: Intent) -> None:
    desk = page.desk
    height, inner, side, gap = desk.px(FOOT), desk.px(18), desk.px(PADDING), desk.px(8)
    label = page.set(word, desk.style("button", "ink"), width - side - inner - gap)
    middle = y + (height - inner) / 2
    line = y + round((height - label.height) / 2)
    if icon == "left":
        page.icon(icon, x + side - desk.px(4), middle, inner, "vermilion", 2.0)
        page.place(label, x + side + inner + gap, line)
    else:
        page.icon(icon, x + width - side - inner + desk.px(4), middle, inner, "vermilion", 2.0)
        page.place(label, x + width - side - inner - gap - round(label.width), line)
    page.hit(x + desk.px(8), y + desk.px(4), width - desk.px(16), height - desk.px(8), intent, word)


def lay_spot(desk: Desk, card: SpotCard, width: int) -> Layout:
    """The card's body: title, head, text, evidence, shelf."""
    page = Page(desk, width)
    side = desk.px(PADDING)
    measure = width - 2 * side
    if desk.screen.portrait:
        # A line of more than sixty signs loses its reader.
        measure = min(measure, desk.px(560))
    y = page.text(card.title, desk.style("title"), side, 0, measure) + desk.px(10)
    for line in card.head:
        y = page.text(line, desk.style("small", "ink_soft"), side, y, measure) + desk.px(1)
    if card.holdable:
        y = hold_button(page, side, y + desk.px(12), measure) + desk.px(4)
    if card.build_up:
        y = build_up_row(page, card.build_up, side, y + desk.px(12), measure) + desk.px(4)
    y += desk.px(13)
    page.rule(side, y, desk.px(36), "gold", desk.px(1.5))
    y = page.text(card.text, desk.style("body"), side, y + desk.px(15), measure) + desk.px(20)
    y = _evidence(page, card, side, y, measure)
    if card.survey:
        y = button(page, side, y + desk.px(14), measure, card.survey, OpenPage("survey"))
    y += desk.px(24)
    if card.shelf:
        y = _shelf(page, card.shelf, y)
    return page.finish(y)


def hold_button(page: Page, x: int, y: int, width: int) -> int:
    """The way to turn the thing in one's own hand. Gives its lower edge."""
    desk = page.desk
    height, inner = desk.px(54), desk.px(26)
    label = page.set(desk.say("take_in_hand"), desk.style("button", "on_glass"), width - inner - desk.px(40))
    page.box(x, y, width, height, "vermilion", radius=desk.px(4))
    left = x + round((width - label.width - inner - desk.px(10)) / 2)
    page.icon("hand", left, y + (height - inner) / 2, inner, "on_glass", 1.6)
    page.place(label, left + inner + desk.px(10), y + round((height - label.height) / 2))
    page.hit(x, y, width, height, TakeInHand(), desk.say("take_in_hand"))
    return y + height


def _evidence(page: Page, card: SpotCard, x: int, y: int, measure: int) -> int:
    """What is known, on which day, from where: small, but always there."""
    desk = page.desk
    status, source, as_of = card.evidence
    colon = {"fr": "\u00a0: ", "zh": "："}.get(desk.language, ": ")
    day = date_text(as_of, desk.language) if as_of else ""
    dated = f"（{desk.say('as_of')}{day}）" if desk.language == "zh" else f" ({desk.say('as_of')} {day})"
    first = desk.say(status) + (dated if day else "")
    dot = desk.px(7)
    style = desk.style("small", "ink_soft")
    told = page.set(first, style, measure - desk.px(18))
    page.box(
        x,
        y + told.line_height / 2 - dot / 2,
        dot,
        dot,
        "jade" if status != "whereabouts_unknown" else "gold",
        radius=dot / 2,
    )
    y = page.place(told, x + desk.px(18), y)
    if source:
        y = page.text(desk.say("source") + colon + source, style, x + desk.px(18), y, measure - desk.px(18))
    return y


def shop_badge(page: Page, x: int, y: int) -> int:
    """The sign that says: from here on, the shop. Gives the y of its lower edge."""
    desk = page.desk
    label = page.set(desk.say("shop"), desk.style("label", "white"), desk.px(300))
    icon, across, height = desk.px(17), desk.px(12), desk.px(30)
    width = round(label.width) + icon + desk.px(8) + 2 * across
    page.box(x, y, width, height, "jade", radius=desk.px(3))
    page.icon("bag", x + across, y + (height - icon) / 2, icon, "white", 1.9)
    page.place(label, x + across + icon + desk.px(8), y + round((height - label.height) / 2))
    return y + height


def _shelf(page: Page, shelf: tuple[ShelfLine, ...], y: int) -> int:
    """The shop's rows on a ground of their own, under the shop's badge."""
    desk = page.desk
    side = desk.px(PADDING)
    measure = page.width - 2 * side
    at = len(page.marks)
    top = y
    y = shop_badge(page, side, y + desk.px(22)) + desk.px(10)
    y = page.text(desk.say("shelf_intro"), desk.style("small", "ink_soft"), side, y, measure) + desk.px(6)
    for number, line in enumerate(shelf):
        if number:
            page.rule(side, y, measure)
        y = _row(page, line, side, y, measure)
    if any(line.fictional for line in shelf):
        y = page.text(desk.say("example_note"), desk.style("small", "ink_soft"), side, y + desk.px(8), measure)
    y += desk.px(40)
    ground = Page(desk, page.width)
    ground.box(0, top, page.width, y - top, "paper_deep")
    ground.box(0, top, page.width, max(1, desk.px(2)), "jade")
    page.marks[at:at] = ground.marks
    return y


def _row(page: Page, line: ShelfLine, x: int, y: int, measure: int) -> int:
    """Picture, title, maker; price to the right; all of it opens the product."""
    desk = page.desk
    inset, edge, gap = desk.px(12), desk.px(76), desk.px(16)
    price = page.set(
        price_text(line.price, line.currency, desk.language) if line.price and line.currency else "–",
        desk.style("row", align="right"), desk.px(150),
    )  # fmt: skip
    room = round(max(price.width if not price.lines else max(p.width for p in price.lines), desk.px(40)))
    words = measure - edge - gap - room - gap
    title = page.set(line.title, desk.style("row"), words)
    maker = page.set(line.maker, desk.style("small", "ink_soft"), words)
    note = page.set(desk.say("example"), desk.style("small", "jade"), words) if line.fictional else None
    tall = round(title.height + maker.height + (note.height if note else 0)) + desk.px(4)
    height = max(edge, tall, desk.px(TARGET)) + 2 * inset
    page.box(x, y + (height - edge) // 2, edge, edge, "white", radius=desk.px(3))
    page.picture(line.picture, x, y + (height - edge) // 2, edge, edge, radius=desk.px(3))
    left, top = x + edge + gap, y + (height - tall) // 2
    bottom = page.place(maker, left, page.place(title, left, top) + desk.px(2))
    if note:
        page.place(note, left, bottom)
    page.place(price, x + measure - desk.px(150), top)
    page.hit(x - desk.px(8), y, measure + desk.px(16), height, OpenProduct(line.id), line.title)
    return y + height
