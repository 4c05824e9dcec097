"""A text in three languages and its kind in, what a careful editor would mend out: signs, lengths, words, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil, floor

from exhibition.scene.banned import BANNED
from exhibition.scene.base import LANGUAGES, Text
from exhibition.scene.numbers import NARROW, WIDE, missing_numbers
from exhibition.scene.scalars import clipped

TOLERANCE = 0.15  # a label one line longer is no mistake; one twice as long is


@dataclass(frozen=True)
class Kind:
    """What a text is for. words: fewest and most in French and English. signs: the same in Chinese, with
    punctuation. shop: of a thing sold, not shown. interface: a word of the machine, which may speak to the visitor."""

    name: str
    words: tuple[int, int] | None = None
    signs: tuple[int, int] | None = None
    shop: bool = False
    interface: bool = False


SCENE_TITLE = Kind("scene title", words=(2, 6), signs=(4, 10))
INTRO = Kind("intro", words=(60, 90), signs=(110, 160))
LABEL = Kind("label", words=(50, 80), signs=(80, 140))
TIP = Kind("tip", words=(8, 16), signs=(12, 28))
DETAIL = Kind("detail", words=(12, 35), signs=(18, 70))
NAME = Kind("name")
SHOP_TEXT = Kind("shop text", shop=True)
CREDIT = Kind("credit", interface=True)
WORD = Kind("word of the interface", interface=True)


@dataclass(frozen=True)
class Remark:
    """One thing to mend in one language, and how."""

    language: str
    message: str
    hint: str = ""


@dataclass(frozen=True)
class _Rule:
    """A pattern that good texts do not hold."""

    pattern: re.Pattern[str]
    message: str
    hint: str


def _rules(*rows: tuple[str, str, str]) -> tuple[_Rule, ...]:
    return tuple(_Rule(re.compile(pattern), message, hint) for pattern, message, hint in rows)


_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_FULL = "，。；：？！、（）“”‘’《》…—"
_UNITS = "km|cm|mm|m²|m|ha|kg|g|t"
_NARROW_CURE = "Put a narrow no-break space (U+202F) {where}."
_WIDE_CURE = "Put a no-break space (U+00A0) {where}."

_EVERYWHERE = _rules(
    (r"</?[A-Za-z][^>]*>|<!--|&(?:[a-zA-Z]+|#\d+);", "holds HTML", "Write plain text."),
    (r"(?:https?|ftp)://|\bwww\.|\b[\w-]+\.(?:com|org|net|fr|cn|eu|io|html?|example)\b", "holds an address of the web",
     "Leave it out: links belong to the shop's offers."),
    (r'"', 'holds a straight quote "', "fr: « », en: ‘ ’, zh: “ ”."),
    (r"'", "holds a straight apostrophe '", "Write ’ (U+2019)."),
    (r"[ \u00a0\u202f]{2,}", "holds two spaces together", "Take one away."),
)  # fmt: skip
_CURLY = (r"^“[^“”]*”$", "stands in curly quotes “ ”", 'In the file write straight quotes " round it.')
_FRENCH = _rules(
    _CURLY,
    (rf"(?<![{NARROW}?!;(«…])[;?!]", "lacks its narrow space before {0}", _NARROW_CURE.format(where="before {0}")),
    (rf"«(?!{NARROW})", "lacks its narrow space after «", _NARROW_CURE.format(where="after «")),
    (rf"(?<!{NARROW})»", "lacks its narrow space before »", _NARROW_CURE.format(where="before »")),
    (rf"(?<![{WIDE}\d]):|(?<=\d):(?!\d)", "lacks its space before :", _WIDE_CURE.format(where="before :")),
    (rf"\d ?(?:{_UNITS}|h|min|€|%)(?![\w’])", "lacks its no-break space between number and unit in “{0}”",
     _WIDE_CURE.format(where="before the unit")),
    (r"(?<![\d,])\d{1,3} \d{3}(?!\d)", "has an ordinary space inside the number {0}",
     _NARROW_CURE.format(where="there")),
    (r"\.\.\.", "holds three points", "Write … (U+2026)."),
    (r"(?i)\b(?:ch?oeur|soeur|boeuf|oeuf|oeuvre|chef-d’oeuvre|oeil|noeud|voeu|moeur)[sx]?\b",
     "writes oe for œ in “{0}”", "Write œ."),
    (r"\b(?:Epoque|Etat|Ecole|Eglise|Etage|Etoile|Etang|Eléphant|Eventail|Edifice)s?\b",
     "lacks the accent on the capital of “{0}”", "Write É."),
)  # fmt: skip
_ENGLISH = _rules(
    _CURLY,
    (rf"\d ?(?:{_UNITS})(?![\w’])", "lacks its no-break space between number and unit in “{0}”",
     _WIDE_CURE.format(where="before the unit")),
    (r"(?<![\w-])\d+-\d+(?![\w-])", "has a hyphen in the range {0}", "Write an en dash: –."),
    (r" [;:?!]", "has a space before{0}", "Take it away."),
    (r"\.\.\.", "holds three points", "Write … (U+2026)."),
)  # fmt: skip
_CHINESE = _rules(
    (rf"(?<=[{_HAN}])[,.;:?!()]|[,;:?!()](?=[{_HAN}])", "has the half-width sign {0} beside a Chinese one",
     "Write ，。；：？！（）."),
    (rf"(?<=[{_HAN}{_FULL}])[ {WIDE}{NARROW}]+(?=[{_HAN}{_FULL}])", "has a space between Chinese signs",
     "Take it away."),
    (rf"(?<=[{_HAN}])[ {WIDE}{NARROW}]+(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])[ {WIDE}{NARROW}]+(?=[{_HAN}])",
     "has a space between Chinese and a number or Latin letters", "Take it away."),
    (r"\.\.\.|(?<!…)…(?!…)", "has a wrong ellipsis", "Write ……."),
    (r"--", "has a wrong dash", "Write —— in a sentence, — in a range."),
    (r"(?<=\d)[-–](?=\d)", "has a wrong sign in a range", "Write —."),
)  # fmt: skip
_SIGNS = {"fr": _FRENCH, "en": _ENGLISH, "zh": _CHINESE}

# Signs of the traditional script: known to Big5, unknown to GB 2312. A few living names and words are in neither
# standard's spirit and stay: 何鸿燊 is one.
_KEPT = frozenset("燊豳瞭堃昇")


def traditional(sign: str) -> bool:
    """Whether a Chinese sign belongs to the traditional script only."""
    if sign in _KEPT or not "\u4e00" <= sign <= "\u9fff":
        return False
    return not _in_code(sign, "gb2312") and _in_code(sign, "big5")


def _in_code(sign: str, code: str) -> bool:
    try:
        sign.encode(code)
    except UnicodeEncodeError:
        return False
    return True


def remarks(text: Text, kind: Kind) -> tuple[Remark, ...]:
    """Everything to mend in a text of this kind."""
    found = [remark for language in LANGUAGES for remark in _one(text[language].strip(), language, kind)]
    found += _together(text, kind)
    return tuple(dict.fromkeys(found))


def _one(said: str, language: str, kind: Kind) -> Iterator[Remark]:
    if not said:
        yield Remark(language, "is empty.", "Write the text.")
        return
    yield from _signs(said, language)
    yield from _lengths(said, language, kind)
    if kind.interface:
        return
    for rule in BANNED:
        found = rule.pattern.search(said) if language in rule.languages else None
        if found and (rule.shop or not kind.shop):
            yield Remark(language, f"says “{clipped(found[0])}”.", rule.cure)


def _signs(said: str, language: str) -> Iterator[Remark]:
    for rule in (*_EVERYWHERE, *_SIGNS[language]):
        found = rule.pattern.search(said)
        if found:
            around = clipped(said[max(0, found.start() - 12) : found.end() + 8], 60)
            yield Remark(
                language, f"{rule.message.format(found[0])}, at “{around}”.", rule.hint.format(found[0].strip())
            )
    if language == "zh":
        old = sorted({sign for sign in said if traditional(sign)})
        if old:
            yield Remark(language, f"holds traditional signs: {''.join(old)}.", "Write simplified ones.")


def _lengths(said: str, language: str, kind: Kind) -> Iterator[Remark]:
    if language == "zh":
        if kind.signs:
            yield from _within(len(re.sub(r"\s", "", said)), kind.signs, language, "signs", kind)
        return
    if kind.words:
        yield from _within(len(words(said)), kind.words, language, "words", kind)


def words(said: str) -> list[str]:
    """The words of a French or English text: what stands between spaces and holds a letter or digit."""
    return [word for word in re.split(rf"[\s{NARROW}{WIDE}]+", said) if any(sign.isalnum() for sign in word)]


def _within(count: int, limits: tuple[int, int], language: str, unit: str, kind: Kind) -> Iterator[Remark]:
    low, high = limits
    if not floor(low * (1 - TOLERANCE)) <= count <= ceil(high * (1 + TOLERANCE)):
        article = "An" if kind.name[0] in "aeiou" else "A"
        yield Remark(language, f"has {count} {unit}.", f"{article} {kind.name} has {low} to {high}.")


def _together(text: Text, kind: Kind) -> Iterable[Remark]:
    told: dict[str, str] = {language: text[language] for language in LANGUAGES}
    for language, number, source in missing_numbers(told):
        yield Remark(
            language,
            f"lacks the number {number:f} of the text in {source}.",
            "Give the three versions the same numbers.",
        )
    if kind.words and kind.words[0] >= 8 and text.fr.strip() == text.en.strip():
        yield Remark("en", "is the same as the French text.", "Translate it.")
    if kind.words and not re.search(f"[{_HAN}]", text.zh):
        yield Remark("zh", "holds no Chinese sign.", "Translate it.")
