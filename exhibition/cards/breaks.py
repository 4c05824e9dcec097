"""Takes a text and a width, gives its lines: no forbidden sign begins or ends one, and the rag is even.

French and English break at spaces and after hyphens, never at a no-break space. Chinese breaks between any two signs,
except before closing and after opening punctuation (GB/T 15834), inside numbers and words, and between a number
and the sign that counts it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

NO_START = frozenset("，。、；：？！）】》〉」』”’…—～·％,.;:?!)]}»›%°′″”’–ー")
NO_END = frozenset("（【《〈「『“‘([{«‹¥€£$#")
GLUE = frozenset("\u00a0\u202f\u2060\u2007")
HALF_CLOSING = frozenset("，。、；：？！）】》〉」』”’")
HALF_OPENING = frozenset("（【《〈「『“‘")


@dataclass(frozen=True)
class Unit:
    """What is never broken. space: whether a space follows it where the line goes on."""

    text: str
    space: bool


def is_wide(sign: str) -> bool:
    """Whether a sign is set in the Chinese square."""
    code = ord(sign)
    return (
        0x2E80 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0xFF00 <= code <= 0xFFEF or 0x20000 <= code <= 0x3FFFF
    )


def may_break(left: str, right: str, chinese: bool) -> bool:
    """Whether a line may end between two neighbouring signs that are not spaces."""
    if left in GLUE or right in GLUE or right in NO_START or left in NO_END:
        return False
    if left in "-‐–/" and not chinese:
        return right.isalpha()
    if is_wide(left) or is_wide(right) or (chinese and (left in NO_START or right in NO_END)):
        return not (left.isdigit() and is_wide(right))
    return False


def units(text: str, chinese: bool) -> tuple[Unit, ...]:
    """A paragraph as pieces that are never broken."""
    made: list[Unit] = []
    begin = 0
    for i in range(1, len(text) + 1):
        if i == len(text):
            made.append(Unit(text[begin:].rstrip(" "), False))
        elif text[i] == " ":
            continue
        elif text[i - 1] == " ":
            glued = text[i] in NO_START or text[begin:i].rstrip(" ")[-1:] in NO_END
            if not glued:
                made.append(Unit(text[begin:i].rstrip(" "), True))
                begin = i
        elif may_break(text[i - 1], text[i], chinese):
            made.append(Unit(text[begin:i], False))
            begin = i
    return tuple(unit for unit in made if unit.text)


def hang_end(line: str, chinese: bool) -> float:
    """How much of the last sign is white, in ems: it may hang beyond the measure."""
    return 0.5 if chinese and line[-1:] in HALF_CLOSING else 0.0


def hang_start(line: str, chinese: bool) -> float:
    """How much of the first sign is white, in ems: it stands outside so that the edge looks straight."""
    return 0.45 if chinese and line[:1] in HALF_OPENING else 0.0


def break_lines(
    text: str, width: float, measure: Callable[[str], float], *, chinese: bool, size: float, balanced: bool = False
) -> tuple[str, ...]:
    """Lines of one paragraph with the least unevenness. measure: pixels of a piece; size: pixels of an em.

    balanced (titles): the last line counts like the others. A piece wider than the measure is cut where it must be.
    """
    pieces = _fitting(units(text, chinese), width, measure)
    if not pieces:
        return ()
    space = measure(" ")
    widths = [measure(piece.text) for piece in pieces]
    count = len(pieces)
    best = [0.0] + [float("inf")] * count
    came = [0] * (count + 1)
    for start in range(count):
        run = 0.0
        for stop in range(start, count):
            run += widths[stop] + (space if stop > start and pieces[stop - 1].space else 0.0)
            hang = hang_end(pieces[stop].text, chinese) * size
            if run - hang > width and stop > start:
                break
            last = stop == count - 1
            cost = best[start] + _cost(run, width, last=last, lone=stop == start and start > 0, balanced=balanced)
            # A single letter left behind at a line's end ("À", "a") makes the reader stumble.
            cost += 0.3 if not last and len(pieces[stop].text) == 1 and pieces[stop].space else 0.0
            if cost < best[stop + 1]:
                best[stop + 1], came[stop + 1] = cost, start
    cuts = [count]
    while cuts[-1]:
        cuts.append(came[cuts[-1]])
    cuts.reverse()
    return tuple(_joined(pieces[a:b]) for a, b in pairwise(cuts))


def _cost(run: float, width: float, *, last: bool, lone: bool, balanced: bool) -> float:
    slack = max(0.0, width - run) / width
    if last and not balanced:
        # A last line of one short word looks forgotten.
        return 1.0 + (0.6 if lone and run < 0.25 * width else 0.0)
    return 1.0 + (2.0 if balanced else 4.0) * slack * slack


def _fitting(pieces: tuple[Unit, ...], width: float, measure: Callable[[str], float]) -> tuple[Unit, ...]:
    """The same pieces, those wider than a line cut into ones that fit (a long address, say)."""
    made: list[Unit] = []
    for piece in pieces:
        rest = piece.text
        while measure(rest) > width and len(rest) > 1:
            keep = max(1, min(len(rest) - 1, int(len(rest) * width / measure(rest))))
            while keep > 1 and (measure(rest[:keep]) > width or rest[keep] in NO_START):
                keep -= 1
            made.append(Unit(rest[:keep], False))
            rest = rest[keep:]
        made.append(Unit(rest, piece.space))
    return tuple(made)


def _joined(pieces: tuple[Unit, ...]) -> str:
    return "".join(piece.text + (" " if piece.space else "") for piece in pieces).rstrip(" ")
