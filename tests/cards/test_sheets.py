"""Every card, in every language and on every screen, can be read, touched and scanned."""

from __future__ import annotations

from dataclasses import replace

import card_samples as samples
import numpy as np
import pytest
import yaml
import zxingcpp

from exhibition.cards.amounts import day_text, price_text
from exhibition.cards.judge import layout_problems, problems_of
from exhibition.cards.marker import marker_sheet
from exhibition.cards.page import Desk, Layout
from exhibition.cards.screen import Screen, Sheet
from exhibition.cards.sheets import sheets
from exhibition.cards.spot import lay_spot
from exhibition.visit.intents import (
    Back,
    Born,
    Enter,
    FindAnimal,
    Language,
    LookClosely,
    Open,
    OpenPage,
    OpenProduct,
    Quit,
    StillHere,
    TakeInHand,
    TurnBack,
    Zoom,
)
from exhibition.visit.view import Marker, View
from exhibition.visit.zodiac import ANIMALS, animal_page


def made(view: View, width: int = 1280, height: int = 720) -> tuple[Sheet, ...]:
    return sheets(view, Screen.of(width, height), samples.brand().words, samples.look())


def composite(shown: tuple[Sheet, ...], width: int, height: int) -> np.ndarray:
    """(height, width, 3) uint8: sheets over a mid grey, as the glass blends them."""
    picture = np.full((height, width, 3), 120.0)
    for sheet in shown:
        pixels = sheet.picture().astype(float)
        if sheet.stretch:
            rows = np.linspace(0, len(pixels) - 1, sheet.height).round().astype(int)
            pixels = np.repeat(pixels[rows], sheet.width, 1)
        pixels = pixels[sheet.offset : sheet.offset + sheet.height]
        top, left = max(0, sheet.y), max(0, sheet.x)
        part = pixels[top - sheet.y : height - sheet.y, left - sheet.x : width - sheet.x]
        under = picture[top : top + part.shape[0], left : left + part.shape[1]]
        under[:] = part[..., :3] + under * (1 - part[..., 3:] / 255)
    return picture.round().clip(0, 255).astype(np.uint8)


@pytest.mark.parametrize("size", samples.SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("language", samples.LANGUAGES)
def test_every_card_is_set_without_a_fault(language: str, size: tuple[int, int]) -> None:
    look = samples.look()
    for kind, view in samples.views(language).items():
        look.kept.clear()
        shown = made(view, *size)
        layouts = [layout for layout in look.kept.values() if isinstance(layout, Layout)]
        layouts += [s.picture.__self__ for s in shown if isinstance(getattr(s.picture, "__self__", None), Layout)]
        assert layouts, kind
        assert problems_of(layouts, look) == [], kind


@pytest.mark.parametrize("size", [*samples.SIZES, (1024, 768), (800, 600)], ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("language", samples.LANGUAGES)
def test_every_target_is_large_enough_and_on_screen(language: str, size: tuple[int, int]) -> None:
    screen = Screen.of(*size)
    for kind, view in samples.views(language).items():
        for sheet in made(view, *size):
            for hit in sheet.hits:
                assert min(hit.width, hit.height) >= screen.px(44), (kind, hit)
                assert hit.x >= 0 and hit.y >= 0 and hit.x + hit.width <= size[0] and hit.y + hit.height <= size[1]
                assert hit.name


@pytest.mark.parametrize("language", samples.LANGUAGES)
def test_every_text_of_every_scene_fits_its_card(language: str) -> None:
    look = samples.look()
    desk = Desk(look, Screen.of(1280, 720), samples.brand().words, language)
    for file in sorted((samples.ROOT / "scenes").rglob("*.yaml")):
        for title, text in _labels(yaml.safe_load(file.read_text(encoding="utf-8")), language):
            card = samples.spot_card(language, text=text, title=title)
            assert layout_problems(lay_spot(desk, card, 532), look) == [], file


def _labels(node: object, language: str) -> list[tuple[str, str]]:
    """(title, text) of everything that has a text in this language."""
    if isinstance(node, list):
        return [pair for value in node for pair in _labels(value, language)]
    if not isinstance(node, dict):
        return []
    found = [pair for value in node.values() for pair in _labels(value, language)]
    text, title = node.get("text"), node.get("title")
    if isinstance(text, dict) and language in text:
        found.append((title[language] if isinstance(title, dict) and language in title else "–", text[language]))
    return found


@pytest.mark.parametrize("size", samples.SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("url", [samples.URL, samples.URL + "&item=" + "0123456789" * 8], ids=["short", "long"])
def test_the_code_of_a_product_can_be_scanned(size: tuple[int, int], url: str) -> None:
    card = samples.product_card("fr", url=url)
    picture = composite(made(samples.view("fr", card), *size), *size)
    read = zxingcpp.read_barcodes(picture)
    assert [code.text for code in read] == [url]


def test_a_product_without_an_address_shows_no_code() -> None:
    card = samples.product_card("en", url=None)
    assert zxingcpp.read_barcodes(composite(made(samples.view("en", card)), 1280, 720)) == []


def test_the_same_view_has_the_same_keys_and_other_words_have_others() -> None:
    view = samples.view("fr", samples.spot_card("fr"), home="entrance")
    keys = [sheet.key for sheet in made(view)]
    assert keys == [sheet.key for sheet in made(view)]
    changed = replace(samples.spot_card("fr"), text=samples.BRIDGE["fr"])
    others = [sheet.key for sheet in made(replace(view, panel=changed))]
    assert set(keys) ^ set(others)
    assert set(keys).isdisjoint(sheet.key for sheet in made(view, 1920, 1080))


def test_scrolling_shows_another_part_of_the_same_picture_and_stops_at_the_end() -> None:
    still = samples.view("en", samples.spot_card("en"))
    bodies = [_body(made(replace(still, scroll=scroll))) for scroll in (0.0, 0.3, 99.0)]
    assert len({body.key for body in bodies}) == 1
    assert bodies[0].offset == 0 < bodies[1].offset < bodies[2].offset
    assert bodies[2].offset + bodies[2].height == bodies[2].content
    assert bodies[2].picture().shape[0] == bodies[2].content


def _body(shown: tuple[Sheet, ...]) -> Sheet:
    return next(sheet for sheet in shown if sheet.scroll_limit)


def test_products_on_the_shelf_open_and_the_card_leads_on() -> None:
    view = samples.view("zh", samples.spot_card("zh"), home="entrance")
    intents = {hit.intent for scroll in (0, 9) for sheet in made(replace(view, scroll=scroll)) for hit in sheet.hits}
    wanted = {OpenProduct("cup"), OpenProduct("pin"), Open("hs_snake"), Open("hs_goat"), Back(), Enter("entrance")}
    assert wanted | {Language("fr"), Language("en"), Language("zh")} <= intents


def test_a_kiosk_without_a_menu_offers_no_way_out() -> None:
    shown = made(samples.view("fr", menu=False))
    assert not any("menu" in repr(hit.intent) or hit.intent == Quit() for sheet in shown for hit in sheet.hits)


@pytest.mark.parametrize("size", samples.SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("language", samples.LANGUAGES)
def test_an_animal_is_three_touches_from_its_button(language: str, size: tuple[int, int]) -> None:
    def offered(panel: object = None) -> set:
        shown = made(samples.view(language, panel, zodiac=True), *size)
        assert not any(sheet.scroll_limit for sheet in shown)  # all in reach without scrolling
        return {hit.intent for sheet in shown for hit in sheet.hits}

    assert OpenPage("animal") in offered()
    today = "2026-11-28"
    decades = offered(animal_page(None, today))
    assert {Born(year) for year in range(1900, 2021, 10)} | {FindAnimal(animal) for animal in ANIMALS} <= decades
    assert {Born(1980, year) for year in range(1980, 1990)} <= offered(animal_page(Born(1980), today))
    assert {FindAnimal("tiger"), FindAnimal("rabbit"), Back()} <= offered(animal_page(Born(1980, 1987), today))


def test_the_day_of_the_new_year_is_told_as_each_language_writes_it() -> None:
    assert [day_text("2003-02-01", language) for language in samples.LANGUAGES] == [
        "1ᵉʳ février",
        "1 February",
        "2月1日",
    ]


def test_the_question_covers_everything_and_its_button_answers() -> None:
    shown = made(samples.view("fr", samples.spot_card("fr"), asking=8.2))
    cover = next(sheet for sheet in shown if sheet.blocks)
    above = [hit.intent for sheet in shown if sheet.layer > cover.layer for hit in sheet.hits]
    assert (cover.width, cover.height) == (1280, 720)
    assert above == [StillHere()]


@pytest.mark.parametrize("language", samples.LANGUAGES)
def test_the_shop_says_that_it_is_one_and_examples_say_so(language: str) -> None:
    words = samples.brand().words
    for card in (samples.spot_card(language), samples.product_card(language)):
        samples.look().kept.clear()
        made(samples.view(language, card))
        told = "".join(
            line.text for layout in samples.look().kept.values() for text in layout.texts for line in text.prose.lines
        )
        assert words["shop"][language] in told
        assert words["example_note"][language].split("\u00a0")[0][:4] in told
        assert price_text("24.90", "EUR", language) in told


def test_a_head_can_be_taken_in_the_hand_from_its_card_and_put_back() -> None:
    view = samples.views("fr")["card in the survey"]
    intents = {hit.intent for scroll in (0, 9) for sheet in made(replace(view, scroll=scroll)) for hit in sheet.hits}
    assert {TakeInHand(), OpenPage("survey")} <= intents
    hand = {hit.intent for sheet in made(samples.views("fr")["hand"]) for hit in sheet.hits}
    assert {LookClosely(name) for name in samples.DETAILS} | {TurnBack(), Back()} <= hand
    assert {intent.factor > 1 for intent in hand if isinstance(intent, Zoom)} == {True, False}


def test_each_thing_of_a_survey_opens_its_card_and_the_question_stands_beside_the_bar() -> None:
    view = samples.views("en")["survey"]
    intents = {hit.intent for n in range(9) for sheet in made(replace(view, scroll=n * 0.7)) for hit in sheet.hits}
    assert {Open(f"hs_{number}") for number in range(12)} <= intents
    assert OpenPage("survey") in {hit.intent for sheet in made(samples.views("en")["ways"]) for hit in sheet.hits}


def test_what_is_seen_alone_has_no_title_over_it() -> None:
    shown = samples.view("fr")
    assert len(made(shown)) == len(made(replace(shown, alone=(1,)))) + 1


@pytest.mark.parametrize(("kind", "over"), [("spot", False), ("kept", True), ("lost", True)])
def test_in_a_survey_the_thing_over_its_name_answers_too(kind: str, over: bool) -> None:
    screen, words, look = Screen.of(1280, 720), samples.brand().words, samples.look()
    sheet = marker_sheet(Marker("hs_ox", kind, (0, 0, 0), "Ox head", ""), "en", screen, words, look)
    assert (sheet.hits[0].y < -100) is over and sheet.hits[0].intent == Open("hs_ox")


def test_a_read_marker_looks_quieter_and_answers_the_same() -> None:
    screen, words, look = Screen.of(1280, 720), samples.brand().words, samples.look()
    fresh = Marker("hs_horse", "spot", (0, 0, 0), "Horse head", "Every lock is cut.", read=False)
    first, second = (marker_sheet(replace(fresh, read=r), "en", screen, words, look) for r in (False, True))
    assert first.key != second.key
    assert first.picture().sum() > second.picture().sum()
    assert first.hits == second.hits and first.hits[0].intent == Open("hs_horse")


@pytest.mark.parametrize("size", samples.SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
def test_type_is_as_large_as_a_kiosk_needs(size: tuple[int, int]) -> None:
    screen = Screen.of(*size)
    desk = Desk(samples.look(), screen, samples.brand().words, "zh")
    assert desk.style("body").size >= 28 / 1.5 * screen.scale


def test_every_word_of_the_interface_is_there_in_three_languages() -> None:
    words = samples.brand().words
    assert all(set(word.told) == set(samples.LANGUAGES) and all(word.told.values()) for word in words.values())
    looked_for = _Asked(words)
    for language in samples.LANGUAGES:
        samples.look().kept.clear()
        for view in samples.views(language).values():
            sheets(view, Screen.of(1280, 720), looked_for, samples.look())
    assert looked_for.missing == set()


class _Asked(dict):
    """Words that remember which were asked for in vain."""

    def __init__(self, words: dict) -> None:
        super().__init__({key: words[key] for key in words})
        self.missing: set[str] = set()

    def __contains__(self, key: object) -> bool:
        there = super().__contains__(key)
        if not there:
            self.missing.add(str(key))
        return there
