"""Takes sheets as laid out, gives what a typographer would refuse: missing signs, forbidden line ends, overflow."""

from __future__ import annotations

from collections.abc import Iterable

from exhibition.cards.breaks import NO_END, NO_START
from exhibition.cards.glyphs import missing_glyphs
from exhibition.cards.look import Look
from exhibition.cards.page import Layout, PlacedText

CHINESE_START = frozenset("，。；：？！、）》〉】」』”’…")
LATIN_START = frozenset("»;:!?,.)”’")
SPACES = "\u00a0\u202f "


def layout_problems(layout: Layout, look: Look) -> list[str]:
    """One sentence for each fault of each text of a card; empty where all is well."""
    found: list[str] = []
    for text in layout.texts:
        found += _signs(text, look) + _lines(text) + _room(text, layout)
    return found


def problems_of(layouts: Iterable[Layout], look: Look) -> list[str]:
    """The same for many cards."""
    return [problem for layout in layouts for problem in layout_problems(layout, look)]


def _signs(text: PlacedText, look: Look) -> list[str]:
    files = look.files[text.prose.style.role]
    told = "".join(line.text for line in text.prose.lines)
    return [f"no glyph for {sign!r} (U+{ord(sign):04X}) in {told!r}" for sign in sorted(missing_glyphs(told, files))]


def _lines(text: PlacedText) -> list[str]:
    found = []
    forbidden = CHINESE_START if text.prose.language == "zh" else LATIN_START
    for line in text.prose.lines:
        if not line.first and line.text[0] in (forbidden & NO_START) | set(SPACES):
            found.append(f"a line starts with {line.text[0]!r}: {line.text!r}")
        if line.text[-1] in NO_END and len(text.prose.lines) > 1:
            found.append(f"a line ends with {line.text[-1]!r}: {line.text!r}")
    return found


def _room(text: PlacedText, layout: Layout) -> list[str]:
    found = []
    prose = text.prose
    if prose.width > prose.measure + 1:
        found.append(f"{prose.width:.0f} px of text in a measure of {prose.measure:.0f}: {prose.lines[0].text!r}")
    right, bottom = layout.width - layout.room, layout.height - layout.room
    if text.x + prose.width > right + 1 or text.y + prose.height > bottom + 1 or text.x < 0 or text.y < 0:
        found.append(f"text leaves its card: {prose.lines[0].text!r}" if prose.lines else "empty text leaves its card")
    return found
