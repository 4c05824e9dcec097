"""Takes the open card of a product, gives its sheets: picture and code to scan on the left, what it is on the right."""

from __future__ import annotations

import numpy as np
import segno
import skia

from exhibition.cards.amounts import price_text
from exhibition.cards.page import TARGET, Desk, Layout, Page
from exhibition.cards.panel import PADDING, SHADOW, Place, frame, panel_sheets, side_place
from exhibition.cards.screen import Sheet
from exhibition.cards.spot import shop_badge
from exhibition.visit.intents import Back
from exhibition.visit.view import ProductCard

WIDTH = 868
LEFT = 296
QUIET = 4
"""Modules of white round a code: the standard's least."""
CODE = 216
"""Design units a code with its quiet zone takes at least."""


def product_sheets(card: ProductCard, scroll: float, desk: Desk) -> tuple[Sheet, ...]:
    """The frame with picture and code, and the words where they are scrolled to."""
    place = side_place(desk, WIDTH, height=720, foot=24)
    column = _left(desk, place)
    sheets = panel_sheets(
        desk, "product", place, scroll,
        lambda: lay_product_frame(desk, card, place), lambda: lay_product(desk, card, place.width, column), card,
    )  # fmt: skip
    return sheets


def _left(desk: Desk, place: Place) -> int:
    """Pixels from the panel's edge to the words."""
    return min(desk.px(PADDING + LEFT + 36), round(place.width * 0.46))


def lay_product_frame(desk: Desk, card: ProductCard, place: Place) -> Layout:
    """Paper, the way back, the picture, and the code to scan."""
    page = Page(desk, place.width, room=desk.px(SHADOW))
    frame(page, place.height)
    side = desk.px(PADDING)
    column = _left(desk, place) - side - desk.px(32)
    y = _back(page, side)
    code = code_modules(card.url) if card.url else None
    code_size = _code_size(desk, code) if code is not None else 0
    scan_room = desk.px(40) if code is not None else 0
    credit = page.set(card.credit, desk.style("small", "ink_soft"), column, 2) if card.credit else None
    below = round(credit.height) + desk.px(6) if credit else 0
    room = place.height - y - code_size - scan_room - below - desk.px(30 + 14)
    tall = max(desk.px(120), min(round(column * 1.25), room))
    page.box(side, y, column, tall, "white", radius=desk.px(4), edge="hairline")
    page.picture(card.picture, side, y, column, tall, radius=desk.px(4))
    y += tall + desk.px(6)
    if credit:
        page.place(credit, side, y)
    if code is not None:
        y = place.height - desk.px(30) - code_size - scan_room
        draw_code(page, code, side + (column - code_size) // 2, y)
        _scan(page, side, y + code_size + desk.px(8), column)
    return page.finish(place.height)


def _back(page: Page, x: int) -> int:
    desk = page.desk
    size, inner, inset = desk.px(TARGET), desk.px(18), desk.px(8)
    label = page.set(desk.say("back"), desk.style("button", "ink"), desk.px(240))
    page.icon("left", x - desk.px(4), inset + (size - inner) / 2, inner, "vermilion", 2.0)
    page.place(label, x + inner + desk.px(6), inset + round((size - label.height) / 2))
    page.hit(x - desk.px(12), inset, inner + round(label.width) + desk.px(36), size, Back(), desk.say("back"))
    return inset + size + desk.px(2)


def _scan(page: Page, x: int, y: int, width: int) -> None:
    desk = page.desk
    label = page.set(desk.say("scan"), desk.style("label", "ink"), width - desk.px(26))
    icon = desk.px(20)
    left = x + round((width - label.width - icon - desk.px(6)) / 2)
    page.icon("phone", left, y + round(label.line_height / 2) - icon // 2, icon, "vermilion")
    page.place(label, left + icon + desk.px(6), y)


def code_modules(url: str) -> np.ndarray:
    """(n, n) bool: dark modules of the QR code of an address, error correction M, with its quiet zone."""
    rows = segno.make_qr(url, error="m").matrix_iter(border=QUIET)
    return np.array([list(row) for row in rows]).astype(bool)


def _code_size(desk: Desk, modules: np.ndarray) -> int:
    """Pixels: a whole number for each module, never under four at 1280x720, so that any phone reads it."""
    count = len(modules)
    return count * max(4, round(4 * desk.screen.scale), -(-desk.px(CODE) // count))


def draw_code(page: Page, modules: np.ndarray, x: int, y: int) -> int:
    """Draw a code dark on white; gives its size in pixels."""
    size = _code_size(page.desk, modules)
    step = size // len(modules)
    page.box(x, y, size, size, "white")
    left, top = x + page.room, y + page.room
    picture = np.full((*modules.shape, 4), 255, np.uint8)
    picture[modules, :3] = (24, 20, 18)
    image = skia.Image.fromarray(np.ascontiguousarray(picture), colorType=skia.kRGBA_8888_ColorType)
    target = skia.Rect.MakeXYWH(left, top, step * len(modules), step * len(modules))
    page.marks.append(
        lambda canvas: canvas.drawImageRect(image, target, skia.SamplingOptions(skia.FilterMode.kNearest))
    )
    return size


def lay_product(desk: Desk, card: ProductCard, width: int, left: int) -> Layout:
    """The words: badge, title, maker, price, the link with the place, facts."""
    page = Page(desk, width)
    measure = width - left - desk.px(PADDING)
    y = shop_badge(page, left, 0) + desk.px(16)
    y = page.text(card.title, desk.style("title"), left, y, measure) + desk.px(4)
    y = page.text(card.maker, desk.style("small", "ink_soft"), left, y, measure) + desk.px(16)
    y = _price(page, card, left, y, measure)
    if card.fictional:
        y = _note(page, desk.say("example_note"), left, y + desk.px(12), measure)
    y = page.text(card.summary, desk.style("body"), left, y + desk.px(16), measure) + desk.px(18)
    y = _why(page, card.why, left, y, measure) + desk.px(18)
    facts = [("materials", card.materials), ("availability", desk.say(card.availability))]
    if card.museum:
        facts.insert(0, ("museum", card.museum))
    for name, text in facts:
        if text:
            y = _fact(page, desk.say(name), text, left, y, measure)
    return page.finish(y + desk.px(24))


def _price(page: Page, card: ProductCard, x: int, y: int, measure: int) -> int:
    desk = page.desk
    if card.price is None or card.currency is None:
        return page.text(desk.say("no_price"), desk.style("row"), x, y, measure)
    price = page.set(price_text(card.price, card.currency, desk.language), desk.style("price"), measure)
    tax = page.set(
        desk.say("tax_included" if card.tax_included else "tax_excluded"), desk.style("small", "ink_soft"), measure
    )
    bottom = page.place(price, x, y)
    beside = x + round(price.width) + desk.px(10)
    page.place(tax, beside, bottom - round(tax.line_height) - desk.px(3))
    return bottom


def _note(page: Page, text: str, x: int, y: int, measure: int) -> int:
    """The example note in a quiet frame of its own."""
    desk = page.desk
    across, down = desk.px(12), desk.px(8)
    told = page.set(text, desk.style("small", "jade"), measure - 2 * across)
    height = round(told.height) + 2 * down
    page.box(x, y, measure, height, None, radius=desk.px(3), edge="jade", weight=desk.px(1))
    page.place(told, x + across, y + down)
    return y + height


def _why(page: Page, text: str, x: int, y: int, measure: int) -> int:
    """Why this thing belongs to this place, beside a gold rule."""
    desk = page.desk
    inset = desk.px(16)
    top = y
    y = page.text(desk.say("why"), desk.style("label", "ink_soft"), x + inset, y, measure - inset) + desk.px(3)
    y = page.text(text, desk.style("body"), x + inset, y, measure - inset)
    page.box(x, top + desk.px(2), desk.px(3), y - top - desk.px(4), "gold")
    return y


def _fact(page: Page, name: str, text: str, x: int, y: int, measure: int) -> int:
    """A line of the table: name, then value."""
    desk = page.desk
    names = min(desk.px(120), round(measure * 0.38))
    page.rule(x, y, measure)
    y += desk.px(9)
    label = page.set(name, desk.style("small", "ink_soft"), names)
    value = page.set(text, desk.style("small"), measure - names - desk.px(12))
    return max(page.place(label, x, y), page.place(value, x + names + desk.px(12), y)) + desk.px(9)
