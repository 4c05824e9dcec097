"""A text in one language in, the numbers it tells out, so that three versions can be held against each other."""

from __future__ import annotations

import re
from decimal import Decimal

NARROW, WIDE = "\u202f", "\u00a0"
_FRENCH_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
_ENGLISH_MONTHS = "January February March April May June July August September October November December"
_MONTHS = {"fr": _FRENCH_MONTHS.split(), "en": _ENGLISH_MONTHS.split()}
_WORDS = {
    "fr": {
        "un": 1, "une": 1, "premier": 1, "première": 1, "deux": 2, "deuxième": 2, "second": 2, "seconde": 2, "trois": 3,
        "troisième": 3, "quatre": 4, "quatrième": 4, "cinq": 5, "cinquième": 5, "six": 6, "sixième": 6, "sept": 7,
        "septième": 7, "huit": 8, "huitième": 8, "neuf": 9, "neuvième": 9, "dix": 10, "dixième": 10, "onze": 11,
        "douze": 12, "douzaine": 12, "treize": 13, "quatorze": 14, "quinze": 15, "quinzaine": 15, "seize": 16,
        "dix-sept": 17, "dix-huit": 18, "dix-neuf": 19, "vingt": 20, "vingtaine": 20, "vingt-quatre": 24,
        "trente": 30, "trentaine": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "cent": 100, "centaine": 100,
        "mille": 1000, "midi": 12, "minuit": 0, "double": 2, "doubles": 2,
    },
    "en": {
        "a": 1, "one": 1, "first": 1, "two": 2, "second": 2, "three": 3, "third": 3, "four": 4, "fourth": 4, "five": 5,
        "fifth": 5, "six": 6, "sixth": 6, "seven": 7, "seventh": 7, "eight": 8, "eighth": 8, "nine": 9, "ninth": 9,
        "ten": 10, "tenth": 10, "eleven": 11, "twelve": 12, "dozen": 12, "thirteen": 13, "fourteen": 14,
        "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
        "twenty-four": 24, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100, "thousand": 1000,
        "noon": 12, "midday": 12, "midnight": 0, "double": 2, "both": 2,
    },
}  # fmt: skip
_HAN_DIGITS = {sign: number for number, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "双": 2}
_HAN_STEPS = {"十": 10, "百": 100, "千": 1000}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def written(text: str, language: str) -> frozenset[Decimal]:
    """Numbers in digits; clock times by the 24 hours, decades and ten thousands in full."""
    text = _twenty_four_hours(text) if language == "en" else text
    if language == "zh":
        text = re.sub(r"(\d{2})世纪(\d0)年代", lambda m: str((int(m[1]) - 1) * 100 + int(m[2])), text)
    if language == "fr":
        found = re.findall(rf"\d{{1,3}}(?:[{NARROW}{WIDE}]\d{{3}})+(?!\d)(?:,\d+)?|\d+(?:[,.]\d+)?", text)
        found = [re.sub(rf"[{NARROW}{WIDE}]", "", number).replace(",", ".") for number in found]
        return frozenset(_scaled(number, text, language) for number in found)
    found = re.findall(r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?", text)
    return frozenset(_scaled(number.replace(",", ""), text, language) for number in found)


def _scaled(number: str, text: str, language: str) -> Decimal:
    value = Decimal(number).normalize()
    shown = re.escape(number).replace(r"\.", "[.,]")
    steps = (
        (("万", 10**4), ("亿", 10**8))
        if language == "zh"
        else (("million", 10**6), ("billion", 10**9), ("milliard", 10**9))
    )
    for word, step in steps:
        if re.search(rf"(?<!\d){shown}\s*{word}", text):
            return (value * step).normalize()
    return value


def _twenty_four_hours(text: str) -> str:
    """English hours with am and pm as the other languages write them."""
    hour = r"(\d{1,2})(?:[:.](\d{2}))?"
    half = rf"[\s{NARROW}{WIDE}]?([ap])\.?m\b\.?"

    def full(number: str, minutes: str | None, letter: str) -> str:
        value = int(number) % 12 + (12 if letter == "p" else 0)
        return f"{value}:{minutes}" if minutes and minutes != "00" else str(value)

    def both(m: re.Match[str]) -> str:
        # "11-1 pm" begins in the morning: the first hour takes the other half of the day when it is the larger.
        other = "a" if m[5] == "p" and int(m[1]) % 12 > int(m[3]) % 12 else m[5]
        return f"{full(m[1], m[2], other)} {full(m[3], m[4], m[5])}"

    text = re.sub(rf"{hour}\s?[–-]\s?{hour}{half}", both, text)
    return re.sub(rf"{hour}{half}", lambda m: full(m[1], m[2], m[3]), text)


def spelt(text: str, language: str) -> frozenset[Decimal]:
    """Numbers told otherwise than in digits: by words, months, Roman figures, Chinese numerals."""
    if language == "zh":
        return frozenset(_han(run) for run in re.findall(r"[〇零一二两双三四五六七八九十百千]+", text)) | _han_noon(
            text
        )
    small = text.lower()
    found = {
        Decimal(_WORDS[language][word])
        for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", small)
        if word in _WORDS[language]
    }
    found |= {Decimal(_WORDS[language][word]) for word in re.findall(r"[^\W\d_]+", small) if word in _WORDS[language]}
    # A French month opens a heading with a capital; an English one has it always, for "may" and "march" are no months.
    dated = small if language == "fr" else text
    found |= {Decimal(number + 1) for number, name in enumerate(_MONTHS[language]) if re.search(rf"\b{name}\b", dated)}
    return frozenset(found) | {Decimal(_roman(run)) for run in re.findall(r"\b[IVXLC]+(?=[ᵉe]?\b|ᵉ)", text)}


def _han_noon(text: str) -> frozenset[Decimal]:
    return frozenset({Decimal(12)} if "正午" in text or "中午" in text else ())


def _roman(run: str) -> int:
    values = [_ROMAN[sign] for sign in run]
    return sum(-value if value < max(values[i:]) else value for i, value in enumerate(values))


def _han(run: str) -> Decimal:
    if not any(sign in _HAN_STEPS for sign in run):
        return Decimal("".join(str(_HAN_DIGITS[sign]) for sign in run))
    total, digit = 0, 0
    for sign in run:
        if sign in _HAN_STEPS:
            total += (digit or 1) * _HAN_STEPS[sign]
            digit = 0
        else:
            digit = _HAN_DIGITS[sign]
    return Decimal(total + digit)


def missing_numbers(texts: dict[str, str]) -> list[tuple[str, Decimal, str]]:
    """(language that lacks it, number, language that has it in digits), each number once a language, sorted."""
    digits = {language: written(text, language) for language, text in texts.items()}
    known = {language: digits[language] | spelt(text, language) for language, text in texts.items()}
    found: dict[tuple[str, Decimal], str] = {}
    for source in texts:
        for number in sorted(digits[source]):
            for language in texts:
                if number not in known[language]:
                    found.setdefault((language, number), source)
    return sorted((language, number, source) for (language, number), source in found.items())
