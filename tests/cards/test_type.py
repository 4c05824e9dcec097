"""Lines, signs and amounts are as each language wants them."""

from __future__ import annotations

import card_samples as samples
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from exhibition.cards.amounts import date_text, price_text
from exhibition.cards.breaks import NO_END, break_lines
from exhibition.cards.glyphs import missing_glyphs, signs_of
from exhibition.cards.judge import CHINESE_START, LATIN_START

BODY = tuple(samples.ROOT / "assets" / name for role in ("body", "fallback") for name in samples.brand().fonts[role])
TITLES = tuple(samples.ROOT / "assets" / name for role in ("title", "fallback") for name in samples.brand().fonts[role])


def test_prices_are_written_as_each_language_does() -> None:
    assert price_text("24.90", "EUR", "fr") == "24,90\u202f€"
    assert price_text("24.90", "EUR", "en") == "€24.90"
    assert price_text("24.90", "EUR", "zh") == "24.90欧元"
    assert price_text("199.00", "CNY", "zh") == "¥199.00"
    assert price_text("1234.50", "EUR", "fr") == "1\u202f234,50\u202f€"


def test_dates_are_written_as_each_language_does() -> None:
    assert date_text("2020-12-01", "fr") == "1ᵉʳ décembre 2020"
    assert date_text("2019-08-26", "en") == "26 August 2019"
    assert date_text("2019-08-26", "zh") == "2019年8月26日"
    assert date_text("about 1755", "en") == "about 1755"


def test_a_sign_no_font_has_is_named() -> None:
    assert missing_glyphs("tête \U0001f408", BODY) == {"\U0001f408"}


@pytest.mark.parametrize("fonts", [BODY, TITLES], ids=["body", "title"])
def test_names_pinyin_french_signs_and_all_of_gb2312_can_be_shown(fonts) -> None:
    told = "豳燊舫 Yíhé Yuán ǎǐǒǔǚ «\u202f\u00a0» ’ “” – — … XVIIIᵉ 1ᵉʳ Œœ ¥€ →←"
    assert missing_glyphs(told, fonts) == set()
    hanzi = {chr(code) for code in range(0x4E00, 0x9FFF) if _in_gb2312(chr(code))}
    assert len(hanzi) == 6763
    assert missing_glyphs("".join(hanzi), fonts) == set()


def _in_gb2312(sign: str) -> bool:
    try:
        return bool(sign.encode("gb2312"))
    except UnicodeEncodeError:
        return False


def test_every_sign_of_every_scene_can_be_shown() -> None:
    told = {}
    for file in sorted((samples.ROOT / "scenes").rglob("*.yaml")):
        for text in _texts(yaml.safe_load(file.read_text(encoding="utf-8"))):
            if missing := missing_glyphs(text, BODY):
                told[f"{file.name}: {text[:30]}"] = missing
    assert told == {}


def _texts(node: object) -> list[str]:
    if isinstance(node, dict):
        return [text for value in node.values() for text in _texts(value)]
    if isinstance(node, list):
        return [text for value in node for text in _texts(value)]
    return [node] if isinstance(node, str) else []


def test_the_faces_carry_their_licences_and_stay_small() -> None:
    folder = samples.ROOT / "assets/fonts"
    faces = sorted(folder.glob("*.ttf"))
    assert sum(face.stat().st_size for face in faces) < 12e6
    for face in faces:
        assert (folder / f"OFL-{face.stem.split('-')[0]}.txt").is_file(), face
        assert len(signs_of(face)) > 200


def _measure(piece: str) -> float:
    return sum(20.0 if ord(sign) > 0x2E80 or sign in "“”‘’—…" else 9.0 for sign in piece)


@settings(max_examples=150, deadline=None)
@given(
    text=st.text(alphabet="年月午时马首，。；：？！、（）“”《》…—12 ab", min_size=1, max_size=120),
    width=st.integers(120, 460),
)
def test_no_chinese_line_begins_or_ends_with_a_forbidden_sign(text: str, width: int) -> None:
    clean = " ".join(text.split())
    lines = break_lines(clean, width, _measure, chinese=True, size=20)
    assert "".join(lines).replace(" ", "") == clean.replace(" ", "")
    runs = _longest_glued(clean)
    for line in lines[1:]:
        assert line[0] not in CHINESE_START or runs > 5
    for line in lines[:-1]:
        assert line[-1] not in NO_END or runs > 5


def _longest_glued(text: str) -> int:
    """Signs in a row that all forbid a break: a run wider than the measure must be cut somewhere."""
    longest = run = 0
    for sign in text:
        run = run + 1 if sign in CHINESE_START | NO_END | set("…—12 ab") else 0
        longest = max(longest, run)
    return longest


def test_french_marks_stay_with_their_word() -> None:
    text = "Est-ce là\u202f? «\u202fOui\u202f»\u00a0: 150\u00a0m d’eau ! et toi ; moi ? " * 4
    for width in range(60, 400, 7):
        for line in break_lines(text.strip(), width, _measure, chinese=False, size=20)[1:]:
            assert line[0] not in LATIN_START


def test_the_last_line_of_a_title_is_not_one_lost_word() -> None:
    lines = break_lines("The Tower of Buddhist Incense", 230, _measure, chinese=False, size=20, balanced=True)
    assert len(lines) == 2
    assert min(map(len, lines)) > 10
