"""Takes what the visit has to say for a moment, gives its sheets: hint, question, loading, caption, problems."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import skia

from exhibition.cards.hud import EDGE
from exhibition.cards.page import TARGET, Desk, Layout, Page, kept
from exhibition.cards.pages import scrim_sheet
from exhibition.cards.panel import PADDING, RADIUS, SHADOW, button
from exhibition.cards.screen import Sheet
from exhibition.visit.intents import StillHere

HINT_LAYER, CAPTION_LAYER, PROBLEM_LAYER, ASKING_LAYER, LOADING_LAYER = 12, 14, 30, 40, 50
SHOWN_PROBLEMS = 6


def hint_sheet(desk: Desk) -> Sheet:
    """How to look, walk and touch, along the lower edge."""
    key = desk.key("hint")
    layout = kept(desk, key, lambda: lay_hint(desk))
    return layout.sheet(key, *_low(desk, layout), HINT_LAYER, silent=True)


def _low(desk: Desk, layout: Layout) -> tuple[int, int]:
    """Top left corner of a card in the middle of the lower edge, over the bar of an upright screen and the title."""
    width, height = layout.width - 2 * layout.room, layout.height - 2 * layout.room
    over = desk.px(EDGE + TARGET + 20)
    return (desk.screen.width - width) // 2, desk.screen.height - over - height


def lay_hint(desk: Desk) -> Layout:
    """Three icons with a line each."""
    words = [("look", desk.say("hint_look")), ("walk", desk.say("hint_walk")), ("touch", desk.say("hint_touch"))]
    page = Page(desk, 0, room=desk.px(12))
    upright = desk.screen.portrait
    cell = desk.px(440 if upright else 258)
    icon, pad = desk.px(40), desk.px(22)
    style = desk.style("small", "on_glass", align="left" if upright else "centre", balanced=True)
    told = [page.set(text, style, cell - 2 * pad - (icon if upright else 0)) for _, text in words]
    row = max(round(prose.height) for prose in told)
    if upright:
        row = max(row, icon) + desk.px(16)
        page.width, height = cell + icon, 3 * row + desk.px(20)
    else:
        page.width, height = 3 * cell, row + icon + 2 * pad + desk.px(4)
    page.box(0, 0, page.width, height, "glass", radius=desk.px(10), edge="glass_edge", shadow=desk.px(9))
    for i, ((name, _), prose) in enumerate(zip(words, told, strict=True)):
        if upright:
            y = desk.px(10) + i * row
            page.icon(name, pad, y + (row - icon) / 2, icon, "gold_light", 1.3)
            page.place(prose, pad + icon + desk.px(18), y + round((row - prose.height) / 2))
        else:
            page.icon(name, i * cell + (cell - icon) / 2, pad - desk.px(4), icon, "gold_light", 1.3)
            page.place(prose, i * cell + pad, pad + icon + desk.px(4))
            if i:
                page.box(i * cell, pad, 1, height - 2 * pad, "glass_edge")
    return page.finish(height)


def caption_sheet(caption: str, desk: Desk) -> Sheet:
    """A line spoken or told, low in the middle."""
    key = desk.key("caption", caption)
    layout = kept(desk, key, lambda: lay_caption(desk, caption))
    return layout.sheet(key, *_low(desk, layout), CAPTION_LAYER, silent=True)


def lay_caption(desk: Desk, caption: str) -> Layout:
    """Light on dark, two or three even lines."""
    page = Page(desk, 0, room=desk.px(8))
    across, down = desk.px(24), desk.px(14)
    style = desk.style("body", "on_glass", align="centre", balanced=True)
    most = min(desk.px(620), desk.screen.width - desk.px(48) - 2 * across)
    told = page.set(caption, style, most)
    wide = max((line.width for line in told.lines), default=0.0)
    told = page.set(caption, style, math.ceil(wide) + 1)
    page.width = math.ceil(wide) + 1 + 2 * across
    height = round(told.height) + 2 * down
    page.box(0, 0, page.width, height, "glass", radius=desk.px(8))
    page.place(told, across, down)
    return page.finish(height)


def asking_sheets(seconds: float, desk: Desk) -> tuple[Sheet, ...]:
    """Are you still there? With a ring that empties, and one large button. Any touch answers."""
    left = max(0, math.ceil(seconds))
    key = desk.key("asking", left)
    layout = kept(desk, key, lambda: lay_asking(desk, left))
    x = (desk.screen.width - layout.width) // 2 + layout.room
    y = (desk.screen.height - layout.height) // 2 + layout.room
    return scrim_sheet(desk, ASKING_LAYER), layout.sheet(key, x, y, ASKING_LAYER + 1)


FULL_RING = 20
"""Seconds of a full ring: the shortest countdown a show may set."""


def lay_asking(desk: Desk, seconds: int) -> Layout:
    """Ring and number, question, what happens, button."""
    page = Page(desk, min(desk.px(520), desk.screen.width - desk.px(48)), room=desk.px(SHADOW))
    side = desk.px(PADDING + 8)
    measure = page.width - 2 * side
    ring = desk.px(116)
    question = page.set(desk.say("still_there"), desk.style("title", align="centre"), measure)
    told = page.set(desk.say("restart_soon"), desk.style("body", "ink_soft", align="centre", balanced=True), measure)
    y_question = desk.px(34) + ring + desk.px(22)
    y_told = y_question + round(question.height) + desk.px(10)
    y_button = y_told + round(told.height) + desk.px(26)
    height = y_button + desk.px(64 + 36)
    page.box(0, 0, page.width, height, "paper", radius=desk.px(RADIUS), shadow=desk.px(SHADOW) * 0.8)
    _ring(page, (page.width - ring) / 2, desk.px(34), ring, min(1.0, seconds / FULL_RING))
    number = page.set(str(seconds), desk.style("display", align="centre"), ring)
    page.place(number, (page.width - ring) // 2, desk.px(34) + round((ring - number.height) / 2))
    page.place(question, side, y_question)
    page.place(told, side, y_told)
    button(page, side, y_button, measure, desk.say("go_on"), StillHere(), strong=True)
    return page.finish(height)


def _ring(page: Page, x: float, y: float, size: float, share: float) -> None:
    look, weight = page.desk.look, page.desk.px(6)
    box = skia.Rect.MakeXYWH(x + page.room, y + page.room, size, size).makeInset(weight / 2, weight / 2)
    paint = {
        name: skia.Paint(
            AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=weight, Color=look.colour(name),
            StrokeCap=skia.Paint.kRound_Cap,
        )
        for name in ("hairline", "vermilion")
    }  # fmt: skip

    def mark(canvas: skia.Canvas) -> None:
        canvas.drawOval(box, paint["hairline"])
        if share > 0:
            canvas.drawArc(box, -90, 360 * share, False, paint["vermilion"])

    page.marks.append(mark)


def loading_sheets(title: str, share: float, desk: Desk) -> tuple[Sheet, ...]:
    """A dark ground, the scene's name, and how far it has come."""
    steps = round(max(0.0, min(1.0, share)) * 100)
    words_key, bar_key = desk.key("loading", title), desk.key("progress", steps)
    words = kept(desk, words_key, lambda: lay_loading(desk, title))
    bar = kept(desk, bar_key, lambda: _progress(desk, steps / 100))
    screen = desk.screen
    y = screen.height // 2 - words.height
    ground = Sheet(
        desk.key("night"),
        0,
        0,
        screen.width,
        screen.height,
        LOADING_LAYER,
        (),
        lambda: _night(desk),
        stretch=True,
        blocks=True,
    )
    return (
        ground,
        words.sheet(words_key, (screen.width - words.width) // 2, y, LOADING_LAYER + 1),
        bar.sheet(bar_key, (screen.width - bar.width) // 2, y + words.height + desk.px(30), LOADING_LAYER + 1),
    )


def lay_loading(desk: Desk, title: str) -> Layout:
    """The scene's name over one quiet line; that line alone, larger, where the name is not known yet."""
    page = Page(desk, min(desk.px(900), desk.screen.width - desk.px(48)))
    style = desk.style("display", "on_glass", align="centre")
    if not title:
        return page.finish(page.text(desk.say("loading"), replace(style, size=desk.px(30)), 0, 0, page.width))
    y = page.text(title, style, 0, 0, page.width) + desk.px(14)
    y = page.text(desk.say("loading"), desk.style("small", "gold_light", align="centre"), 0, y, page.width)
    return page.finish(y + desk.px(4))


def _progress(desk: Desk, share: float) -> Layout:
    page = Page(desk, desk.px(320))
    height = desk.px(4)
    page.box(0, 0, page.width, height, "glass_edge", radius=height / 2)
    if share > 0:
        page.box(0, 0, max(height, page.width * share), height, "gold_light", radius=height / 2)
    return page.finish(height)


def _night(desk: Desk) -> np.ndarray:
    """(64, 1, 4): a warm dark that lifts a little towards the lower edge."""
    value = desk.look.colour("night")
    base = np.array([(value >> 16) & 255, (value >> 8) & 255, value & 255], float)
    lift = np.linspace(0.85, 1.9, 64)[:, None, None]
    rgb = np.clip(base * lift, 0, 255)
    return np.concatenate([rgb, np.full((64, 1, 1), 255.0)], 2).round().astype(np.uint8)


def problems_sheet(problems: tuple[str, ...], desk: Desk) -> Sheet:
    """What a curator mistyped, where, while the last good scene stays."""
    key = desk.key("problems", problems)
    layout = kept(desk, key, lambda: lay_problems(desk, problems))
    edge = desk.px(EDGE)
    y = desk.px(EDGE + TARGET + 20)
    return layout.sheet(key, edge, y, PROBLEM_LAYER)


def lay_problems(desk: Desk, problems: tuple[str, ...]) -> Layout:
    """The heading, then file:line:col lines in a face of fixed pitch."""
    page = Page(desk, min(desk.px(700), desk.screen.width - 2 * desk.px(EDGE)), room=desk.px(SHADOW))
    side = desk.px(26)
    measure = page.width - 2 * side
    heading = page.set(desk.say("problems_title"), desk.style("heading", balanced=False), measure)
    mono = desk.style("mono")
    lines = [page.set(text, mono, measure, 3) for text in problems[:SHOWN_PROBLEMS]]
    rest = len(problems) - len(lines)
    if rest > 0:
        lines.append(page.set(f"… {desk.say('problems_more')} ({rest})", mono, measure))
    note = page.set(desk.say("problems_note"), desk.style("small", "ink_soft"), measure)
    gap = desk.px(8)
    height = desk.px(22) + round(heading.height) + sum(round(line.height) + gap for line in lines) + round(note.height)
    height += desk.px(40)
    page.box(0, 0, page.width, height, "paper", radius=desk.px(RADIUS), shadow=desk.px(SHADOW) * 0.8)
    page.box(0, 0, desk.px(5), height, "vermilion")
    y = page.place(heading, side, desk.px(20)) + gap
    for line in lines:
        y = page.place(line, side, y) + gap
    page.place(note, side, y + desk.px(4))
    return page.finish(height)
