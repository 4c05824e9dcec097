"""Takes where a panel stands and its content, gives its sheets: frame, scrolled body, and the cue that more follows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from exhibition.cards.hud import EDGE
from exhibition.cards.page import TARGET, Desk, Layout, Page, kept
from exhibition.cards.screen import Hit, Sheet
from exhibition.visit.intents import Back, Intent, Scroll

PANEL_LAYER = 20
RADIUS = 6
PADDING = 36
HEAD = 58
"""Design units kept for the close button over a body that scrolls."""
SHADOW = 26
LEAST_HIT = 44


@dataclass(frozen=True)
class Place:
    """Where a panel stands on the screen and, inside it, where its body shows; pixels."""

    x: int
    y: int
    width: int
    height: int
    body_top: int
    body_bottom: int


def side_place(desk: Desk, width: int, *, height: int | None = None, foot: int = 0) -> Place:
    """To the right on a wide screen; upright, along the bottom over the bar. width, height, foot in design units."""
    screen, edge = desk.screen, desk.px(EDGE)
    top = desk.px(HEAD)
    if screen.portrait:
        across = screen.width - 2 * edge
        tall = min(desk.px(height or 620), screen.height - 2 * edge)
        bottom = screen.height - edge - desk.px(TARGET + 18)
        y = max(edge, bottom - tall)
        return Place(edge, y, across, bottom - y, top, bottom - y - desk.px(foot))
    across = min(desk.px(width), screen.width - 2 * edge)
    tall = screen.height - 2 * edge
    return Place(screen.width - edge - across, edge, across, tall, top, tall - desk.px(foot))


def middle_place(desk: Desk, width: int, height: int, *, head: int, foot: int) -> Place:
    """In the middle of the screen, clear of the bar; all in design units."""
    screen, edge = desk.screen, desk.px(EDGE)
    across = min(desk.px(width), screen.width - 2 * edge)
    tall = min(desk.px(height), screen.height - 2 * (edge + desk.px(TARGET + 12)))
    x, y = (screen.width - across) // 2, (screen.height - tall) // 2
    return Place(x, y, across, tall, desk.px(head), tall - desk.px(foot))


def frame(page: Page, height: int, *, close: str | None = "close") -> None:
    """Paper with a gold edge on top, and the button that closes it."""
    desk = page.desk
    page.box(0, 0, page.width, height, "paper", radius=desk.px(RADIUS), shadow=desk.px(SHADOW) * 0.8)
    page.box(desk.px(PADDING), 0, desk.px(56), desk.px(3), "vermilion")
    if close:
        size, inner, inset = desk.px(TARGET), desk.px(22), desk.px(8)
        x = page.width - size - inset
        page.icon(close, x + (size - inner) / 2, inset + (size - inner) / 2, inner, "ink_soft", 1.6)
        page.hit(x, inset, size, size, Back(), desk.say("close"))


def button(page: Page, x: int, y: int, width: int, text: str, intent: Intent, *, strong: bool = False) -> int:
    """A button with a word; gives the y of its lower edge."""
    desk = page.desk
    label = page.set(text, desk.style("button", "on_glass" if strong else "ink", align="centre"), width - desk.px(24))
    height = max(desk.px(54 if strong else TARGET), round(label.height) + desk.px(20))
    fill, edge = ("vermilion", None) if strong else (None, "hairline")
    page.box(x, y, width, height, fill, radius=desk.px(4), edge=edge, weight=desk.px(1.5))
    page.place(label, x + desk.px(12), y + round((height - label.height) / 2))
    page.hit(x, y, width, height, intent, text)
    return y + height


def panel_sheets(
    desk: Desk,
    name: str,
    place: Place,
    scroll: float,
    chrome: Callable[[], Layout],
    body: Callable[[], Layout],
    content: object,
) -> tuple[Sheet, ...]:
    """Frame and body of a panel. scroll in shares of the body's window; content: all that the panel shows."""
    key = desk.key(name, place, content)
    shell = kept(desk, key, chrome)
    inner = kept(desk, f"{key}-body", body)
    window = place.body_bottom - place.body_top
    slack = max(0, inner.height - window)
    offset = round(min(max(0.0, scroll * window), slack))
    top, left = place.y + place.body_top, place.x
    shown = min(window, inner.height)
    hits = tuple(
        cut for hit in inner.hits if (cut := _cut(hit, left, top - offset, (top, top + shown), desk.px(LEAST_HIT)))
    )
    sheets = [
        shell.sheet(key, place.x, place.y, PANEL_LAYER),
        Sheet(
            f"{key}-body", left, top, inner.width, shown, PANEL_LAYER + 1, hits, inner.paint,
            content=inner.height, offset=offset, scroll_limit=slack / window,
        ),
    ]  # fmt: skip
    if slack:
        sheets += _cues(desk, place, offset, slack, window)
    return tuple(sheets)


def _cut(hit: Hit, x: int, y: int, window: tuple[int, int], least: int) -> Hit | None:
    """A hit of the body where it shows; None where too little of it does."""
    moved = hit.moved(x, y)
    first, last = max(moved.y, window[0]), min(moved.y + moved.height, window[1])
    if last - first < least:
        return None
    return Hit(moved.x, first, moved.width, last - first, moved.intent, moved.name)


def _cues(desk: Desk, place: Place, offset: int, slack: int, window: int) -> list[Sheet]:
    """Soft edges where text goes on, a thumb beside it, and an arrow that scrolls."""
    band, layer = desk.px(34), PANEL_LAYER + 2
    sheets = []
    colour = desk.look.colour("paper")
    for up in (True, False):
        if (offset > 0) if up else (offset < slack):
            y = place.y + (place.body_top if up else place.body_bottom - band)
            key = desk.key("fade", up, colour, band)
            sheets.append(
                Sheet(
                    key,
                    place.x,
                    y,
                    place.width,
                    band,
                    layer,
                    (),
                    lambda up=up: _fade(colour, band, up),
                    stretch=True,
                    silent=True,
                )
            )
    length = max(desk.px(28), window * window // (window + slack))
    thumb_y = place.y + place.body_top + (window - length) * offset // slack
    thumb_key = desk.key("thumb", length)
    thumb = kept(desk, thumb_key, lambda: _thumb(desk, length))
    sheets.append(thumb.sheet(thumb_key, place.x + place.width - desk.px(13), thumb_y, layer + 1, silent=True))
    if offset < slack:
        more_key = desk.key("more")
        more = kept(desk, more_key, lambda: _more(desk))
        x = place.x + (place.width - (more.width - 2 * more.room)) // 2
        y = place.y + place.body_bottom - desk.px(TARGET * 0.55)
        sheets.append(more.sheet(more_key, x, y, layer + 2))
    return sheets


def _fade(colour: int, band: int, up: bool) -> np.ndarray:
    """(band, 1, 4) premultiplied: paper that thins away from the edge."""
    share = np.linspace(1.0, 0.0, band) if up else np.linspace(0.0, 1.0, band)
    rgb = np.array([(colour >> 16) & 255, (colour >> 8) & 255, colour & 255, 255], float)
    return np.round((share**0.8)[:, None, None] * rgb).astype(np.uint8)


def _thumb(desk: Desk, length: int) -> Layout:
    page = Page(desk, desk.px(5))
    page.box(0, 0, page.width, length, "gold", radius=page.width / 2, alpha=0.75)
    return page.finish(length)


def _more(desk: Desk) -> Layout:
    size, inner = desk.px(TARGET), desk.px(20)
    page = Page(desk, size, room=desk.px(8))
    inset = desk.px(5)
    page.box(
        inset, inset, size - 2 * inset, size - 2 * inset, "paper", radius=size / 2, edge="hairline", shadow=desk.px(6)
    )
    page.icon("down", (size - inner) / 2, (size - inner) / 2 + desk.px(1), inner, "vermilion")
    page.hit(0, 0, size, size, Scroll(0.7), desk.say("more_below"))
    return page.finish(size)
