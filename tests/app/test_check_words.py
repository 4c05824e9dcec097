"""The check of the words: what is missing, misspelt or set in signs that no font has, at its line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from exhibition.app.check_words import notices, word_problems
from exhibition.app.project import Project, rules_of
from exhibition.cards.words import FILE
from exhibition.scene.problem import ProblemsFound

ROOT = Path(__file__).resolve().parents[2]
FACES = tuple((ROOT / "assets" / "fonts").glob("*.ttf"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with the shipped words and German, which begins as English."""
    shutil.copytree(ROOT / "scenes" / "words", tmp_path / "scenes" / "words")
    shutil.copytree(ROOT / "scenes" / "words" / "en", tmp_path / "scenes" / "words" / "de")
    for name in ("brand.yaml", "shows/pc.yaml"):
        (tmp_path / "scenes" / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / "scenes" / name, tmp_path / "scenes" / name)
    return tmp_path


def edit(root: Path, old: str, new: str, code: str = "de") -> None:
    file = root / "scenes" / "words" / code / FILE
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def told(root: Path) -> list[str]:
    return [str(problem) for problem in word_problems(root, FACES)]


def line_of(root: Path, key: str, code: str = "de") -> int:
    lines = (root / "scenes" / "words" / code / FILE).read_text(encoding="utf-8").splitlines()
    return lines.index(f'msgid "{key}"') + 1


def test_a_whole_fourth_language_is_clean_and_what_falls_back_is_noticed(root: Path) -> None:
    assert told(root) == []
    assert notices(root) == ("scenes/words/de: texts of scenes and shop are shown in English.",)
    assert notices(ROOT) == ()


def test_one_folder_puts_the_language_on_the_switch(root: Path) -> None:
    project = Project(root, root / "cache")
    brand = project.brand()
    assert rules_of(project.show(), brand).languages == ("fr", "en", "zh", "de")
    assert brand.words["close"]["de"] == "Close" and brand.credits


def test_a_word_that_is_not_translated_is_named_and_said_in_english(root: Path) -> None:
    edit(root, 'msgstr "Close"', 'msgstr ""')
    where = f"scenes/words/de/interface.po:{line_of(root, 'close')}:1"
    assert told(root) == [f'{where}: "close" is not translated into de. en is shown instead: “Close”.']
    edit(root, 'msgid "close"\nmsgstr ""\n', "")
    assert told(root) == [
        'scenes/words/de/interface.po: "close" is not translated into de. en is shown instead: “Close”.'
    ]
    assert Project(root, root / "cache").brand().words["close"]["de"] == "Close"


def test_a_key_that_nobody_asks_for_is_named_with_the_nearest(root: Path) -> None:
    edit(root, 'msgid "close"', 'msgid "clsoe"')
    assert any('there is no word "clsoe". Did you mean "close"?' in line for line in told(root))


def test_a_name_to_fill_in_must_stay(root: Path) -> None:
    edit(root, 'msgstr "{year}s"', 'msgstr "{jahr}er"')
    (line,) = told(root)
    assert line.endswith('"decade" should hold {year}. Like “{year}s”.')


def test_signs_that_no_font_has_are_named(root: Path) -> None:
    edit(root, 'msgstr "Close"', 'msgstr "סגור"')
    (line,) = told(root)
    assert f":{line_of(root, 'close')}:1: no font has ג (U+05D2)" in line


def test_the_three_languages_are_held_to_the_rules_of_every_text(root: Path) -> None:
    edit(root, 'msgstr "Fermer"', 'msgstr "Fermer !"', code="fr")
    (line,) = told(root)
    assert line.startswith(f"scenes/words/fr/interface.po:{line_of(root, 'close', 'fr')}:1: the word of the interface")


def test_a_broken_catalogue_is_told_not_shown(root: Path) -> None:
    edit(root, 'msgstr "Close"', 'msgstr "Close')
    (line,) = told(root)
    assert line.startswith("scenes/words/de/interface.po: this is no catalogue: ")
    with pytest.raises(ProblemsFound, match=r"interface\.po"):
        Project(root, root / "cache").brand()


def test_an_empty_folder_and_a_strange_name_are_named(root: Path) -> None:
    (root / "scenes" / "words" / "it").mkdir()
    (root / "scenes" / "words" / "de").rename(root / "scenes" / "words" / "German")
    assert sorted(told(root)) == [
        'scenes/words/German/interface.po: "German" is no code of a language. Name the folder de, it, pt_BR, zh_Hant.',
        "scenes/words/it/interface.po: this file is missing. A language has one catalogue.",
    ]
