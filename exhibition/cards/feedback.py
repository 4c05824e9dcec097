"""Takes the size of a hit, gives the sheets that answer a hand: ring of the focus, wash of a touch, end of a walk."""

from __future__ import annotations

from exhibition.cards.look import Look, Words
from exhibition.cards.page import Desk, Layout, Page, kept
from exhibition.cards.screen import Hit, Screen, Sheet

FEEDBACK_LAYER = 90
GOAL_LAYER = 1
GOAL = 30
"""Design units across the mark of a walk's end."""


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


def goal_sheet(x: float, y: float, screen: Screen, words: Words, brand: Look) -> Sheet:
    """The mark on the ground where a walk ends, its middle at a pixel."""
    desk = Desk(brand, screen, words, "en")
    key = desk.key("goal")
    layout = kept(desk, key, lambda: _goal(desk))
    return layout.sheet(key, round(x) - desk.px(GOAL) // 2, round(y) - desk.px(GOAL) // 2, GOAL_LAYER, silent=True)


def _goal(desk: Desk) -> Layout:
    """A gold ring and a dot, with dark edges: seen on snow-white marble and on dark water."""
    size = desk.px(GOAL)
    page = Page(desk, size, room=desk.px(6))
    for wide, weight, colour in ((size, desk.px(5), "night"), (size - desk.px(2), desk.px(3), "gold_light")):
        at = (size - wide) / 2
        page.box(at, at, wide, wide, None, radius=wide / 2, edge=colour, weight=weight)
    for wide, colour in ((desk.px(10), "night"), (desk.px(8), "gold_light")):
        at = (size - wide) / 2
        page.box(at, at, wide, wide, colour, radius=wide / 2)
    return page.finish(size)


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
