"""Takes a View, gives every sheet on the glass for it, lowest first. Markers are the glass's own."""

from __future__ import annotations

from exhibition.cards.animal import animal_sheets
from exhibition.cards.hand import hand_sheets
from exhibition.cards.hud import hud_sheets
from exhibition.cards.look import Look, Words
from exhibition.cards.notices import asking_sheets, caption_sheet, hint_sheet, loading_sheets, problems_sheet
from exhibition.cards.page import Desk
from exhibition.cards.pages import about_sheets, intro_sheets, menu_sheets
from exhibition.cards.product import product_sheets
from exhibition.cards.screen import Screen, Sheet
from exhibition.cards.spot import spot_sheets
from exhibition.cards.survey import survey_sheets
from exhibition.visit.view import (
    AboutPage,
    AnimalPage,
    HandPage,
    IntroPage,
    MenuPage,
    ProductCard,
    SpotCard,
    SurveyPage,
    View,
)  # fmt: skip


def sheets(view: View, screen: Screen, words: Words, brand: Look) -> tuple[Sheet, ...]:
    """All that the view shows in words, sorted by layer. The same view gives the same keys."""
    desk = Desk(brand, screen, words, view.language)
    if view.loading is not None:
        return loading_sheets(view.title, view.loading, desk)
    made = [*hud_sheets(view, desk), *panel_of(view, desk)]
    if view.hint and view.panel is None:
        made.append(hint_sheet(desk))
    elif view.caption:
        made.append(caption_sheet(view.caption, desk))
    if view.problems:
        made.append(problems_sheet(view.problems, desk))
    if view.asking is not None:
        made += asking_sheets(view.asking, desk)
    return tuple(sorted(made, key=lambda sheet: sheet.layer))


def panel_of(view: View, desk: Desk) -> tuple[Sheet, ...]:
    """The sheets of whatever is open."""
    panel = view.panel
    match panel:
        case SpotCard():
            return spot_sheets(panel, view.scroll, desk)
        case HandPage():
            return hand_sheets(panel, view.scroll, desk)
        case SurveyPage():
            return survey_sheets(panel, view.scroll, desk)
        case ProductCard():
            return product_sheets(panel, view.scroll, desk)
        case AboutPage():
            return about_sheets(panel, view.scroll, desk)
        case IntroPage():
            return intro_sheets(panel, view.scroll, desk)
        case MenuPage():
            return menu_sheets(panel, view.languages, desk)
        case AnimalPage():
            return animal_sheets(panel, view.scroll, desk)
    return ()
