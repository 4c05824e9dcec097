"""The words of the interface: gettext catalogues, one folder a language, and what happens where a word is missing."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import card_samples as samples
import pytest

from exhibition.cards.amounts import date_text, day_text, price_text
from exhibition.cards.page import Layout
from exhibition.cards.screen import Screen
from exhibition.cards.sheets import sheets
from exhibition.cards.words import FILE, Words, catalogues, read_catalogue, read_words
from exhibition.scene.base import Text
from exhibition.visit.intents import Language

SHIPPED = samples.ROOT / "scenes" / "words"
HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'


def written(folder: Path, code: str, words: Mapping[str, str], mark: str = "") -> Path:
    """A catalogue of these words in a folder of its own."""
    file = folder / code / FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    entries = (f'\n{mark}msgid "{key}"\nmsgstr "{text}"\n' for key, text in words.items())
    file.write_text(HEAD + "".join(entries), encoding="utf-8")
    return file


@pytest.fixture
def four(tmp_path: Path) -> Words:
    """The shipped languages and a made-up fourth one, in which every word begins with Qoph."""
    shutil.copytree(SHIPPED, tmp_path / "words")
    english = {m.id: m.string for m in read_catalogue(SHIPPED / "en" / FILE) if m.id}
    made_up = {key: "Qoph " + " ".join(re.findall(r"\{\w+\}", text)) for key, text in english.items()}
    written(tmp_path / "words", "qya", made_up)
    return read_words(tmp_path / "words")


def test_the_shipped_languages_have_the_same_words_each_in_its_own() -> None:
    assert tuple(catalogues(SHIPPED)) == samples.LANGUAGES
    keys = [{m.id for m in read_catalogue(file) if m.string} for file in catalogues(SHIPPED).values()]
    assert keys[0] == keys[1] == keys[2] and len(keys[0]) > 80
    words = read_words(SHIPPED)
    assert [words["close"][code] for code in words.languages] == ["Fermer", "Close", "关闭"]
    assert [words["language_name"][code] for code in words.languages] == ["Français", "English", "中文"]


def test_one_folder_makes_the_whole_interface_speak_a_fourth_language(four: Words) -> None:
    assert four.languages == (*samples.LANGUAGES, "qya")
    english = {word["en"] for key, word in four.items() if not key.startswith("language_")}
    offered, heard = set(), set()
    for view in samples.views("en").values():
        samples.look().kept.clear()
        shown = sheets(
            replace(view, language="qya", languages=four.languages), Screen.of(1280, 720), four, samples.look()
        )
        offered |= {hit.intent for sheet in shown for hit in sheet.hits}
        layouts = [layout for layout in samples.look().kept.values() if isinstance(layout, Layout)]
        heard |= {line.text for layout in layouts for text in layout.texts for line in text.prose.lines}
    assert Language("qya") in offered
    assert heard & english == set()
    assert sum(line.startswith("Qoph") for line in heard) > 5


def test_what_a_language_lacks_is_said_in_english_then_in_french(tmp_path: Path) -> None:
    written(tmp_path, "fr", {"one": "un", "two": "deux", "three": "trois"})
    written(tmp_path, "en", {"one": "one", "two": "two", "three": ""})
    written(tmp_path, "de", {"one": "eins"})
    words = read_words(tmp_path)
    assert words.languages == ("fr", "en", "de")
    assert [words[key]["de"] for key in ("one", "two", "three")] == ["eins", "two", "trois"]
    assert words["one"]["it"] == "one"
    assert (words["language_name"]["de"], words["language_short"]["de"]) == ("Deutsch", "DE")


def test_a_translation_marked_as_unsure_is_not_shown(tmp_path: Path) -> None:
    written(tmp_path, "en", {"one": "one"})
    written(tmp_path, "de", {"one": "zwei?"}, mark="#, fuzzy\n")
    assert read_words(tmp_path)["one"]["de"] == "one"


def test_a_brand_says_a_word_otherwise_in_the_languages_it_names(tmp_path: Path) -> None:
    written(tmp_path, "fr", {"shop": "Boutique"})
    written(tmp_path, "en", {"shop": "Shop"})
    words = read_words(tmp_path, {"shop": {"en": "Museum shop"}})
    assert (words["shop"]["en"], words["shop"]["fr"]) == ("Museum shop", "Boutique")


def test_what_is_no_catalogue_is_told_with_its_line(tmp_path: Path) -> None:
    file = written(tmp_path, "en", {"one": "one"})
    file.write_text(file.read_text(encoding="utf-8") + '\nmsgid "two\n', encoding="utf-8")
    with pytest.raises(ValueError, match=rf"{FILE}:\d+: "):
        read_words(tmp_path)


def test_numbers_dates_and_prices_follow_any_language() -> None:
    assert price_text("1280.50", "EUR", "de") == "1.280,50\u00a0€"
    assert (date_text("2019-08-26", "de"), day_text("2019-08-26", "it")) == ("26. August 2019", "26 agosto")
    assert price_text("24.90", "EUR", "qya") == price_text("24.90", "EUR", "en")


def test_a_scenes_text_falls_back_to_english() -> None:
    text = Text(fr="lac", en="lake", zh="湖")
    assert [text[code] for code in ("fr", "en", "zh", "qya", "json")] == ["lac", "lake", "湖", "lake", "lake"]
