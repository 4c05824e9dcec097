"""The tool that moves new words from the brand into the catalogues: nothing is lost, nothing moves twice."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path

import pytest
import yaml

from exhibition.cards.words import FILE, read_words

ROOT = Path(__file__).resolve().parents[2]
BRAND = """schema: exhibition/1
words:
  shop: {fr: "Librairie", en: "Bookshop", zh: "书店"}
  close: {fr: "Fermer", en: "Close", zh: "关闭"}
  pear: {fr: "Poire\\u202F!", en: "Pear", zh: "梨"}
credits: []
"""


@pytest.fixture
def words():
    """The tool as a module."""
    spec = importlib.util.spec_from_file_location("words_tool", ROOT / "tools" / "words.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_new_words_move_and_words_said_otherwise_stay(words, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "scenes" / "words", tmp_path / "scenes" / "words")
    brand = tmp_path / "scenes" / "brand.yaml"
    brand.write_text(BRAND, encoding="utf-8")
    assert words.move(tmp_path) == ["pear"]
    assert read_words(tmp_path / "scenes" / "words")["pear"].told == {"fr": "Poire\u202f!", "en": "Pear", "zh": "梨"}
    assert list(yaml.safe_load(brand.read_text(encoding="utf-8"))["words"]) == ["shop"]
    assert words.move(tmp_path) == []


def test_the_shipped_catalogues_are_as_the_tool_writes_them(words) -> None:
    for code in ("fr", "en", "zh"):
        file = ROOT / "scenes" / "words" / code / FILE
        assert file.read_text(encoding="utf-8") == words.written(code, words.read(file))
