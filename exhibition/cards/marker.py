"""Takes a marker, gives its sheet: a ring and a pill with its name; its tip too while mouse or focus is on it."""

from __future__ import annotations

from exhibition.cards.look import Look, Words
from exhibition.cards.page import Desk, Layout, Page, kept
from exhibition.cards.screen import Screen, Sheet
from exhibition.visit.intents import Enter, Intent, LookClosely, Open
from exhibition.visit.view import Marker

MARKER_LAYER = 2
HEIGHT = 44
WIDEST = 250
OVER = 130


def marker_sheet(
    marker: Marker, language: str, screen: Screen, words: Words, brand: Look, *, told: bool = False, small: bool = False
) -> Sheet:
    """A marker's label, at 0, 0: the glass puts the ring's centre, `anchor(screen)`, on the projected point.

    told: with its tip. small: the ring alone, where there is no room for a name.
    """
    desk = Desk(brand, screen, words, language)
    key = desk.key("marker", marker.kind, marker.title, marker.read, marker.number, marker.tip if told else None, small)
    lay = lay_number if marker.kind == "detail" else lay_marker
    layout = kept(desk, key, lambda: lay(desk, marker, told=told, small=small))
    return layout.sheet(key, layout.room, layout.room, MARKER_LAYER)


def anchor(screen: Screen) -> tuple[int, int]:
    """Pixels from a marker sheet's top left corner to the centre of its ring."""
    room, half = screen.px(8), screen.px(HEIGHT) // 2
    return room + half, room + half


def intent_of(marker: Marker) -> Intent:
    """What a touch means: the card of a hotspot, a detail seen closely, or the way through a portal, whose id is the
    scene beyond."""
    match marker.kind:
        case "portal":
            return Enter(marker.id)
        case "detail":
            return LookClosely(marker.id)
    return Open(marker.id)


def lay_marker(desk: Desk, marker: Marker, *, told: bool, small: bool) -> Layout:
    """Ring to the left, name to the right of it; a read one is quieter and wears a tick, not only a paler colour."""
    page = Page(desk, 0, room=desk.px(8))
    size = desk.px(HEIGHT)
    colour = "on_glass" if not marker.read else "hairline"
    left, gap = size - desk.px(3), desk.px(18)
    name = page.set(marker.title, desk.style("label", colour, balanced=True), desk.px(WIDEST), 2)
    tip = page.set(marker.tip, desk.style("small", "hairline"), desk.px(WIDEST + 40)) if told and marker.tip else None
    height = max(size, round(name.height) + desk.px(16))
    wide = round(name.width)
    if tip:
        wide = max(wide, round(tip.width))
        height = round(name.height + tip.height) + desk.px(24)
    page.width = size if small else left + wide + gap
    if small:
        height = size
        page.box(0, 0, size, size, "glass", radius=size / 2, alpha=0.6)
    else:
        page.box(
            0, 0, page.width, height, "glass", radius=size / 2, edge="glass_edge", alpha=0.7 if marker.read else 1.0
        )
        y = (size - round(name.height)) // 2 if not tip else desk.px(11)
        bottom = page.place(name, left, max(desk.px(8), y))
        if tip:
            page.place(tip, left, bottom + desk.px(2))
    _sign(page, marker, size)
    over = desk.px(OVER) if marker.kind in ("kept", "lost") else 0  # the thing over its name answers too
    page.hit(0, -over, page.width, height + over, intent_of(marker), marker.title)
    return page.finish(height)


def lay_number(desk: Desk, marker: Marker, *, told: bool, small: bool) -> Layout:
    """A detail's number on the thing itself: small, so that it hides little, in a field that a finger finds."""
    page = Page(desk, desk.px(HEIGHT), room=desk.px(8))
    size, disc = desk.px(HEIGHT), desk.px(26)
    at = (size - disc) / 2
    page.box(at, at, disc, disc, "vermilion" if marker.read else "glass", radius=disc / 2, edge="gold_light",
             weight=desk.px(1.8))  # fmt: skip
    label = page.set(str(marker.number), desk.style("label", "on_glass", align="centre"), disc)
    page.place(label, round(at), round((size - label.height) / 2))
    page.hit(0, 0, size, size, intent_of(marker), marker.title)
    return page.finish(size)


def _sign(page: Page, marker: Marker, size: int) -> None:
    desk = page.desk
    if marker.kind in ("kept", "lost"):
        disc = desk.px(18)
        at = (size - disc) / 2
        full = "gold_light" if marker.kind == "kept" else None
        page.box(at, at, disc, disc, full, radius=disc / 2, edge="gold_light", weight=desk.px(2))
        return
    if marker.kind == "portal":
        icon = desk.px(22)
        page.icon("go", (size - icon) / 2, (size - icon) / 2, icon, "gold_light", 2.0)
        return
    ring, dot = desk.px(20), desk.px(8)
    at = (size - ring) / 2
    page.box(
        at, at, ring, ring, None, radius=ring / 2, edge="gold_light" if not marker.read else "gold", weight=desk.px(2)
    )
    if marker.read:
        page.icon("tick", at, at, ring, "gold_light", 2.4)
    else:
        page.box((size - dot) / 2, (size - dot) / 2, dot, dot, "gold_light", radius=dot / 2)
