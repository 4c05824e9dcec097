"""Takes a text and font files, gives the signs none of them can draw. Reads only the fonts' character maps: no GL."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont


@lru_cache(maxsize=64)
def signs_of(font: Path) -> frozenset[int]:
    """Code points that a font file can draw."""
    with TTFont(font, lazy=True) as face:
        return frozenset(face.getBestCmap())


def missing_glyphs(text: str, fonts: Iterable[Path]) -> set[str]:
    """Signs of the text that no font has. Line ends and invisible format signs need no glyph.

    A brand's `title` faces must cover titles and its `body` faces the rest, each with `fallback` behind: pass the
    files of one role at a time.
    """
    files = tuple(fonts)
    wanted = {sign for sign in text if unicodedata.category(sign) not in {"Cc", "Cf"}}
    return {sign for sign in wanted if not any(ord(sign) in signs_of(Path(file)) for file in files)}
