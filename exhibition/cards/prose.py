"""Takes a text, a style and a width, gives set lines that know their size and can paint themselves."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import skia

from exhibition.cards.breaks import break_lines, hang_end, hang_start, is_wide
from exhibition.cards.look import Look

INFINITE = 1.0e6
CAP_MIDDLE = 0.35
"""Height of the middle of a capital over the baseline, ems: centres Latin and Chinese alike."""


@dataclass(frozen=True)
class Style:
    """How a text is set. role: title, body, strong, mono; size in pixels; leading: line distance over size."""

    role: str
    size: float
    colour: str = "ink"
    leading: float = 1.35
    tracking: float = 0.0
    """Extra space between signs, ems: capitals in small labels."""
    align: str = "left"
    balanced: bool = False


@dataclass(frozen=True)
class Line:
    """One line as set. x: pixels from the left edge of the measure; width: of its ink, hanging marks left out."""

    text: str
    x: float
    width: float
    first: bool


@dataclass(frozen=True, eq=False)
class Prose:
    """A text set to a width. height and line_height in pixels; gap: extra distance before a paragraph."""

    lines: tuple[Line, ...]
    style: Style
    language: str
    measure: float
    line_height: float
    height: float
    gap: float
    look: Look

    @property
    def width(self) -> float:
        """Pixels of the longest line."""
        return max((line.x + line.width for line in self.lines), default=0.0)

    def paint(self, canvas: skia.Canvas, x: float, y: float) -> None:
        """Draw with the top left corner at x, y."""
        top = y
        for number, line in enumerate(self.lines):
            top += self.gap if line.first and number else 0.0
            # Python rounds halves to even, which would make line distances uneven.
            baseline = math.floor(top + self.line_height / 2 + CAP_MIDDLE * self.style.size + 0.5)
            shaped = _shape(line.text, self.style, self.language, self.look)
            shaped.paint(canvas, x + line.x, baseline - shaped.AlphabeticBaseline)
            top += self.line_height


def set_text(text: str, style: Style, *, language: str, look: Look, width: float, most: int | None = None) -> Prose:
    """Break a text into lines of at most `width` pixels. most: more lines than this end in an ellipsis."""
    return _set(text, style, language, look, width, most)


@lru_cache(maxsize=512)
def _set(text: str, style: Style, language: str, look: Look, width: float, most: int | None) -> Prose:
    chinese = language == "zh"

    def measure(piece: str) -> float:
        return text_width(piece, style, language, look)

    lines: list[Line] = []
    for paragraph in text.strip().split("\n"):
        if not paragraph.strip():
            continue
        broken = break_lines(
            paragraph.strip(), width, measure, chinese=chinese, size=style.size, balanced=style.balanced
        )
        lines += [_placed(line, style, width, measure, chinese, first=i == 0) for i, line in enumerate(broken)]
    if most is not None and len(lines) > most:
        kept = _elided("".join(line.text for line in lines[most - 1 : most + 1]), width, measure)
        lines = [*lines[: most - 1], _placed(kept, style, width, measure, chinese, first=False)]
    line_height = style.size * style.leading
    gap = line_height * 0.55
    breaks = sum(line.first for line in lines[1:])
    height = line_height * len(lines) + gap * breaks
    return Prose(tuple(lines), style, language, width, line_height, height, gap, look)


def _placed(text: str, style: Style, width: float, measure, chinese: bool, *, first: bool) -> Line:
    hang = hang_start(text, chinese) * style.size
    run = measure(text) - hang_end(text, chinese) * style.size - hang
    free = max(0.0, width - run)
    x = {"left": 0.0, "right": free, "centre": free / 2}[style.align]
    return Line(text, x - hang, run + hang, first)


def _elided(text: str, width: float, measure) -> str:
    while text and measure(text + "…") > width:
        text = text[:-1]
    return text.rstrip(" ，。、,.;:") + "…"


@lru_cache(maxsize=16384)
def text_width(text: str, style: Style, language: str, look: Look) -> float:
    """Pixels a piece takes when it is not broken."""
    if text == " ":
        return text_width("n n", style, language, look) - text_width("nn", style, language, look)
    if len(text) == 1 and is_wide(text) and not style.tracking:
        return style.size
    return float(_shape(text, style, language, look).MaxIntrinsicWidth)


def _shape(text: str, style: Style, language: str, look: Look) -> skia.textlayout.Paragraph:
    drawn = skia.textlayout.TextStyle()
    drawn.setFontFamilies([skia.String(name) for name in look.families(style.role, language)])
    drawn.setFontSize(style.size)
    drawn.setColor(look.colour(style.colour))
    drawn.setLocale(skia.String({"zh": "zh-Hans"}.get(language, language)))
    if style.tracking:
        drawn.setLetterSpacing(style.tracking * style.size)
    form = skia.textlayout.ParagraphStyle()
    form.setTextStyle(drawn)
    builder = skia.textlayout.ParagraphBuilder.make(form, look.collection, look.unicode)
    builder.pushStyle(drawn)
    builder.addText(text)
    shaped = builder.Build()
    shaped.layout(INFINITE)
    return shaped
