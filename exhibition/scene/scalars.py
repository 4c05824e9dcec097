"""An unquoted word of a file in, its value out, or the reason why it is refused: YAML's traps are closed here."""

from __future__ import annotations

import re
from dataclasses import dataclass

from exhibition.scene.tree import Value

WHOLE = re.compile(r"-?(0|[1-9]\d*)", re.ASCII)
DECIMAL = re.compile(r"-?(0|[1-9]\d*)\.\d+", re.ASCII)
LONGEST_NUMBER = 17  # more digits than this do not survive as a float


@dataclass(frozen=True)
class Refused:
    """Why a word is refused, and its cure."""

    message: str
    hint: str


_YES_NO = frozenset(["yes", "no", "on", "off"])
_CONSTANTS = frozenset(["true", "false", "null"])
_QUOTES = "Put it in quotes if it is text."
_TRAPS: tuple[tuple[re.Pattern[str], str, str], ...] = tuple(
    (re.compile(pattern, re.ASCII), message, hint)
    for pattern, message, hint in (
        (r"[-+]?\d+(:\d+)+(\.\d*)?", "looks like a clock time, which YAML would turn into one number",
         'Put it in quotes: "{0}".'),
        (r"\d{4}-\d{1,2}-\d{1,2}([Tt ]\s*\d{1,2}:\d{2}.*)?", "looks like a date, which YAML would not keep as text",
         'Put it in quotes: "{0}".'),
        (r"[-+]?0[xXoObB]\w+", "is a number in another base", "Write it in ordinary digits. " + _QUOTES),
        (r"[-+]?0\d[\d_]*", "begins with 0, which YAML would read in base eight",
         'Take the 0 away, or put it in quotes if it is text: "{0}".'),
        (r"[-+]?(\d[\d_]*\.?\d*|\.\d+)[eE][-+]?\d+", "is a number with an exponent",
         "Write it out in ordinary digits. " + _QUOTES),
        (r"[-+]?\.(inf|Inf|INF|nan|NaN|NAN)", "is not a number that can be built", _QUOTES),
        (r"\+\d+(\.\d*)?", "has a plus sign", "Take the plus sign away. " + _QUOTES),
        (r"-?\.\d+", "lacks the 0 before its point", "Write the 0. " + _QUOTES),
        (r"-?\d+\.", "lacks a digit after its point", "Write {0}0. " + _QUOTES),
        (r"[-+]?\d[\d_]*_[\d_]*(\.[\d_]*)?", "has a _ between its digits", "Write the digits alone. " + _QUOTES),
    )
)  # fmt: skip


def typed(text: str) -> Value | Refused:
    """What an unquoted word means: nothing, true, false, a whole number, a decimal, or else itself as text."""
    if text in ("", "~", "null"):
        return None
    if text in ("true", "false"):
        return text == "true"
    if WHOLE.fullmatch(text) or DECIMAL.fullmatch(text):
        if sum(sign.isdigit() for sign in text) > LONGEST_NUMBER:
            return Refused(f"the number {clipped(text)} has too many digits", _QUOTES)
        return int(text) if WHOLE.fullmatch(text) else float(text)
    small = text.lower()
    if small in _YES_NO:
        return Refused(
            f"{text} means yes or no to some programs and text to others",
            f'Write true or false, or put it in quotes: "{text}".',
        )
    if small in _CONSTANTS:
        return Refused(f"{text} has capital letters", f'Write {small}, or put it in quotes: "{text}".')
    return _trap(text)


def _trap(text: str) -> str | Refused:
    if text[0] not in "+-.0123456789" or len(text) > 200:
        return text
    for pattern, message, hint in _TRAPS:
        if pattern.fullmatch(text):
            return Refused(f"{clipped(text)} {message}", hint.format(clipped(text)))
    return text


def clipped(text: str, signs: int = 40) -> str:
    """Text for a message: on one line, no longer than ``signs``."""
    line = " ".join(text.split())
    return line if len(line) <= signs else line[: signs - 1] + "…"
