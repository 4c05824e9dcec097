"""Takes a View, gives what is always there: the bar of buttons and languages, the scene's title."""

from __future__ import annotations

from exhibition.cards.page import TARGET, Desk, Layout, Page, kept
from exhibition.cards.screen import Sheet
from exhibition.visit.intents import Enter, Intent, Language, OpenPage
from exhibition.visit.view import View

EDGE = 24
"""Design units between the bar and the edge of the glass."""
HUD_LAYER = 10


def hud_sheets(view: View, desk: Desk) -> tuple[Sheet, ...]:
    """The bar, upper left or (upright: in a seated visitor's reach) lower left, and the title across from it."""
    offer = (view.languages, view.home, view.menu)
    key = desk.key("bar", offer)
    bar = kept(desk, key, lambda: lay_bar(desk, *offer))
    edge = desk.px(EDGE)
    low = desk.screen.height - edge - (bar.height - 2 * bar.room)
    sheets = [bar.sheet(key, edge, low if desk.screen.portrait else edge, HUD_LAYER)]
    if view.title and not view.alone:
        title_key = desk.key("title", view.title)
        title = kept(desk, title_key, lambda: lay_title(desk, view.title))
        y = edge if desk.screen.portrait else desk.screen.height - edge - (title.height - 2 * title.room)
        sheets.append(title.sheet(title_key, edge, y, HUD_LAYER - 1, silent=True))
    if view.panel is None:
        sheets += _ways(view, desk, edge, sheets[0].y + bar.room, bar.width - 2 * bar.room)
    return tuple(sheets)


def lay_bar(desk: Desk, languages: tuple[str, ...], home: str | None, menu: bool) -> Layout:
    """Way back, menu, about, and the languages with the present one marked."""
    size, gap = desk.px(TARGET), desk.px(8)
    page = Page(desk, 0, room=desk.px(10))
    buttons: list[tuple[str, str, Intent]] = []
    if home:
        buttons.append(("home", desk.say("home"), Enter(home)))
    if menu:
        buttons.append(("menu", desk.say("menu"), OpenPage("menu")))
    buttons.append(("about", desk.say("about"), OpenPage("about")))
    x = 0
    for icon, name, intent in buttons:
        page.box(x, 0, size, size, "glass", radius=size / 2, edge="glass_edge", shadow=desk.px(7))
        inner = desk.px(24)
        page.icon(icon, x + (size - inner) / 2, (size - inner) / 2, inner, "on_glass")
        page.hit(x, 0, size, size, intent, name)
        x += size + gap
    if len(languages) > 1:
        x = _languages(page, languages, x + desk.px(4))
    page.width = x
    return page.finish(size)


def _ways(view: View, desk: Desk, edge: int, y: int, taken: int) -> list[Sheet]:
    """Ways in words, to one's animal and to what survives: beside the bar while there is room; then under it, or over
    a bar that lies low."""
    made = []
    if view.zodiac:
        made.append((desk.key("animal button"), lambda: lay_animal_button(desk)))
    if view.survey is not None:
        question = view.survey
        made.append((desk.key("survey button", question), lambda: lay_survey_button(desk, question)))
    gap, step = desk.px(12), desk.px(TARGET + 12)
    x, sheets = edge + taken, []
    for key, lay in made:
        layout = kept(desk, key, lay)
        width = layout.width - 2 * layout.room
        if x + gap + width + edge > desk.screen.width:
            x, y = edge - gap, y - step if desk.screen.portrait else y + step
        sheets.append(layout.sheet(key, x + gap, y, HUD_LAYER))
        x += gap + width
    return sheets


def lay_animal_button(desk: Desk) -> Layout:
    """A seal and what it leads to."""
    page = Page(desk, 0, room=desk.px(10))
    size, inset, seal = desk.px(TARGET), desk.px(9), desk.px(TARGET - 18)
    told = page.set(desk.say("find_animal"), desk.style("button", "on_glass", balanced=False), desk.px(420), 1)
    page.width = inset + seal + desk.px(12) + round(told.width) + desk.px(22)
    page.box(0, 0, page.width, size, "glass", radius=size / 2, edge="glass_edge", shadow=desk.px(7))
    page.box(inset, inset, seal, seal, "vermilion", radius=desk.px(4))
    sign = page.set("虎", desk.style("row", "on_glass", align="centre"), seal)
    page.place(sign, inset, inset + round((seal - sign.height) / 2))
    page.place(told, inset + seal + desk.px(12), round((size - told.height) / 2))
    page.hit(0, 0, page.width, size, OpenPage("animal"), desk.say("find_animal"))
    return page.finish(size)


def lay_survey_button(desk: Desk, question: str) -> Layout:
    """The question that a survey answers, and the sign of its page."""
    page = Page(desk, 0, room=desk.px(10))
    size, inner = desk.px(TARGET), desk.px(24)
    told = page.set(question, desk.style("button", "on_glass", balanced=False), desk.px(420), 1)
    page.width = desk.px(14) + inner + desk.px(10) + round(told.width) + desk.px(22)
    page.box(0, 0, page.width, size, "glass", radius=size / 2, edge="glass_edge", shadow=desk.px(7))
    page.icon("survey", desk.px(14), (size - inner) / 2, inner, "gold_light", 1.9)
    page.place(told, desk.px(14) + inner + desk.px(10), round((size - told.height) / 2))
    page.hit(0, 0, page.width, size, OpenPage("survey"), question)
    return page.finish(size)


def _languages(page: Page, languages: tuple[str, ...], x: int) -> int:
    desk = page.desk
    size, wide = desk.px(TARGET), desk.px(60)
    page.box(x, 0, wide * len(languages), size, "glass", radius=size / 2, edge="glass_edge", shadow=desk.px(7))
    for code in languages:
        chosen = code == desk.language
        inset = desk.px(4)
        if chosen:
            page.box(x + inset, inset, wide - 2 * inset, size - 2 * inset, "paper", radius=size / 2 - inset)
        style = desk.style("label", "vermilion" if chosen else "on_glass", align="centre")
        label = page.set(desk.say("language_short", code), style, wide)
        page.place(label, x, round((size - label.height) / 2))
        page.hit(x, 0, wide, size, Language(code), desk.say("language_name", code))
        x += wide
    return x


def lay_title(desk: Desk, title: str) -> Layout:
    """The scene's name, small, readable over anything."""
    page = Page(desk, 0, room=desk.px(10))
    name = page.set(title, desk.style("heading", "on_glass", balanced=False), desk.px(600), 1)
    across, down = desk.px(18), desk.px(8)
    page.width = round(name.width) + 2 * across
    height = round(name.height) + 2 * down
    page.box(0, 0, page.width, height, "glass", radius=height / 2, alpha=0.72)
    page.place(name, across, down)
    return page.finish(height)
