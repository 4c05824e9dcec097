"""Takes the size of a hit, gives the sheets that answer a hand: the ring of the focus, the wash of a touch."""

from __future__ import annotations

from exhibition.cards.look import Look, Words
from exhibition.cards.page import Desk, Layout, Page, kept
from exhibition.cards.screen import Hit, Screen, Sheet

FEEDBACK_LAYER = 90


def ring_sheet(hit: Hit, screen: Screen, words: Words, brand: Look) -> Sheet:
    """A gold ring with a dark edge: seen on paper, on glass and on any scene."""
    desk = Desk(brand, screen, words, "en")
    key = desk.key("ring", hit.width, hit.height)
    layout = kept(desk, key, lambda: _ring(desk, hit.width, hit.height))
    return layout.sheet(key, hit.x, hit.y, FEEDBACK_LAYER, silent=True)


def _ring(desk: Desk, width: int, height: int) -> Layout:
    page = Page(desk, width, room=desk.px(6))
    weight, out = desk.px(3), desk.px(4)
    radius = desk.px(10)
    page.box(
        -out - 1,
        -out - 1,
        width + 2 * out + 2,
        height + 2 * out + 2,
        None,
        radius=radius,
        edge="night",
        weight=weight + 2,
    )
    page.box(-out, -out, width + 2 * out, height + 2 * out, None, radius=radius, edge="gold_light", weight=weight)
    return page.finish(height)


def touch_sheet(hit: Hit, screen: Screen, words: Words, brand: Look) -> Sheet:
    """A dark wash over what a finger presses."""
    desk = Desk(brand, screen, words, "en")
    key = desk.key("touch", hit.width, hit.height)
    layout = kept(desk, key, lambda: _wash(desk, hit.width, hit.height))
    return layout.sheet(key, hit.x, hit.y, FEEDBACK_LAYER, silent=True)


def _wash(desk: Desk, width: int, height: int) -> Layout:
    page = Page(desk, width)
    page.box(
        0,
        0,
        width,
        height,
        "ink",
        radius=min(desk.px(24), height / 2) if width < 2 * height else desk.px(5),
        alpha=0.13,
    )
    return page.finish(height)
