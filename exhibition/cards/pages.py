"""Takes a page that is always there (about, introduction, menu), gives its sheets."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from exhibition.cards.page import Desk, Layout, Page
from exhibition.cards.panel import (
    PADDING,
    PANEL_LAYER,
    SHADOW,
    Place,
    button,
    frame,
    middle_place,
    panel_sheets,
    side_place,
)
from exhibition.cards.screen import Sheet
from exhibition.visit.intents import Back, Intent, Language, Quit, Setting
from exhibition.visit.view import AboutPage, IntroPage, MenuPage
from exhibition.visit.walk import EYES

UNDER_BAR = 5
"""The veil of a page that leaves the bar in reach."""
QUALITIES = ("low", "medium", "high", "ultra")


def scrim_sheet(desk: Desk, layer: int, *, blocks: bool = True, colour: str = "scrim") -> Sheet:
    """A veil over the scene; blocks: nothing below it answers."""
    value = desk.look.colour(colour)
    alpha = value >> 24
    channels = [((value >> shift) & 255) * alpha // 255 for shift in (16, 8, 0)]
    pixel = np.array([[[*channels, alpha]]], np.uint8)
    screen = desk.screen
    return Sheet(
        desk.key("scrim", colour),
        0,
        0,
        screen.width,
        screen.height,
        layer,
        (),
        lambda: pixel,
        stretch=True,
        blocks=blocks,
    )


def about_sheets(page: AboutPage, scroll: float, desk: Desk) -> tuple[Sheet, ...]:
    """About and credits, scrolled."""
    place = replace(side_place(desk, 640, height=900, foot=24), body_top=desk.px(96))
    return panel_sheets(
        desk,
        "about",
        place,
        scroll,
        lambda: lay_heading(desk, desk.say("credits"), place),
        lambda: lay_lines(desk, page.lines, place),
        page,
    )


def lay_heading(desk: Desk, title: str, place: Place) -> Layout:
    """A panel with a heading that stays."""
    page = Page(desk, place.width, room=desk.px(SHADOW))
    frame(page, place.height)
    side = desk.px(PADDING)
    page.text(title, desk.style("title"), side, desk.px(34), place.width - 2 * side - desk.px(48), 1)
    return page.finish(place.height)


def lay_lines(desk: Desk, lines: tuple[str, ...], place: Place) -> Layout:
    """Paragraphs one under another."""
    page = Page(desk, place.width)
    side, y = desk.px(PADDING), 0
    measure = min(place.width - 2 * side, desk.px(600))
    for line in lines:
        y = page.text(line, desk.style("body"), side, y, measure) + desk.px(12)
    return page.finish(y + desk.px(36))


def intro_sheets(page: IntroPage, scroll: float, desk: Desk) -> tuple[Sheet, ...]:
    """The scene's title and introduction, and a button that begins the visit."""
    side = desk.px(PADDING + 12)
    probe = Page(desk, desk.px(640))
    measure = min(desk.px(640), desk.screen.width - desk.px(48)) - 2 * side
    tall = (
        probe.set(page.title, desk.style("display"), measure).height
        + probe.set(page.text, desk.style("body"), measure).height
    )
    place = middle_place(desk, 640, round(tall / desk.screen.scale) + 220, head=60, foot=118)
    return scrim_sheet(desk, UNDER_BAR, blocks=False), *panel_sheets(
        desk, "intro", place, scroll,
        lambda: _intro_frame(desk, place, side), lambda: _intro_body(desk, page, place, side), page,
    )  # fmt: skip


def _intro_frame(desk: Desk, place: Place, side: int) -> Layout:
    page = Page(desk, place.width, room=desk.px(SHADOW))
    frame(page, place.height)
    button(page, side, place.height - desk.px(92), place.width - 2 * side, desk.say("begin"), Back(), strong=True)
    return page.finish(place.height)


def _intro_body(desk: Desk, intro: IntroPage, place: Place, side: int) -> Layout:
    page = Page(desk, place.width)
    measure = place.width - 2 * side
    y = page.text(intro.title, desk.style("display"), side, 0, measure - desk.px(30)) + desk.px(14)
    page.rule(side, y, desk.px(40), "gold", desk.px(2))
    return page.finish(page.text(intro.text, desk.style("body"), side, y + desk.px(18), measure) + desk.px(6))


def menu_sheets(menu: MenuPage, languages: tuple[str, ...], desk: Desk) -> tuple[Sheet, ...]:
    """The pause menu over a veil."""
    key = desk.key("menu", menu, languages)
    layout = lay_menu(desk, menu, languages)
    width, height = layout.width - 2 * layout.room, layout.height - 2 * layout.room
    x, y = (desk.screen.width - width) // 2, (desk.screen.height - height) // 2
    return scrim_sheet(desk, PANEL_LAYER - 1), layout.sheet(key, x, y, PANEL_LAYER)


def lay_menu(desk: Desk, menu: MenuPage, languages: tuple[str, ...]) -> Layout:
    """Resume, language, quality, height of the eye, full screen, reduced motion, sound, quit."""
    page = Page(desk, min(desk.px(560), desk.screen.width - desk.px(48)), room=desk.px(SHADOW))
    at = len(page.marks)
    side = desk.px(PADDING + 4)
    measure = page.width - 2 * side
    y = page.text(desk.say("pause"), desk.style("title"), side, desk.px(34), measure) + desk.px(18)
    y = button(page, side, y, measure, desk.say("resume"), Back(), strong=True) + desk.px(20)
    if len(languages) > 1:
        choices = tuple((desk.say("language_name", code), code == desk.language, Language(code)) for code in languages)
        y = _choice(page, desk.say("language"), choices, side, y, measure)
    levels = tuple((desk.say(f"quality_{q}"), q == menu.quality, Setting("quality", q)) for q in QUALITIES)
    y = _choice(page, desk.say("quality"), levels, side, y, measure)
    eyes = tuple((desk.say(f"eye_{e}"), e == menu.eye, Setting("eye", e)) for e in EYES)
    y = _choice(page, desk.say("eye"), eyes, side, y, measure)
    third = (measure - 2 * desk.px(20)) // 3
    _switch(page, "full_screen", menu.full_screen, side, y, third)
    _switch(page, "calm", menu.calm, side + third + desk.px(20), y, third)
    y = _switch(page, "sound", menu.sound, side + 2 * (third + desk.px(20)), y, third) + desk.px(6)
    y = button(page, side, y, measure, desk.say("quit"), Quit()) + desk.px(32)
    drawn, page.marks = page.marks[at:], page.marks[:at]
    hits, page.hits = page.hits, []
    frame(page, y)
    page.marks += drawn
    page.hits += hits
    return page.finish(y)


def _switch(page: Page, name: str, on: bool, x: int, y: int, width: int) -> int:
    say = page.desk.say
    choices = ((say("on"), on, Setting(name, "on")), (say("off"), not on, Setting(name, "off")))
    return _choice(page, say(name), choices, x, y, width)


def _choice(page: Page, name: str, choices: tuple[tuple[str, bool, Intent], ...], x: int, y: int, width: int) -> int:
    """One of several, side by side; the chosen one is dark and underlined, so that colour is not all."""
    desk = page.desk
    y = page.text(name, desk.style("label", "ink_soft"), x, y, width) + desk.px(6)
    height = desk.px(48)
    page.box(x, y, width, height, "paper_deep", radius=desk.px(4), edge="hairline")
    for i, (word, chosen, intent) in enumerate(choices):
        left, right = x + width * i // len(choices), x + width * (i + 1) // len(choices)
        if chosen:
            page.box(left, y, right - left, height, "ink", radius=desk.px(4))
            page.box(left + desk.px(14), y + height - desk.px(7), right - left - desk.px(28), desk.px(2), "gold_light")
        style = desk.style("button", "on_glass" if chosen else "ink", align="centre")
        label = page.set(word, style, right - left - desk.px(4))
        page.place(label, left + desk.px(2), y + round((height - label.height) / 2))
        page.hit(left, y, right - left, height, intent, f"{name}: {word}")
    return y + height + desk.px(16)
