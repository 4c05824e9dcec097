"""Takes the brand's colours, fonts and words, gives what every card draws with: Look (faces, colours) and Words."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import skia

from exhibition.cards.glyphs import signs_of


class Translated(Protocol):
    """A text in every language of the exhibition."""

    def __getitem__(self, language: str) -> str: ...


Words = Mapping[str, Translated]
"""Every word of the interface: key -> text per language."""


class BrandLike(Protocol):
    """What a card needs of the designer's file."""

    colours: Mapping[str, str]
    fonts: Mapping[str, tuple[str, ...]]
    words: Words


@dataclass(frozen=True, eq=False)
class Look:
    """Colours, faces and the folder of pictures. Compared by identity: one per run.

    files: role -> font files in order of preference; roles are title, body, strong (heavy body faces) and mono.
    """

    colours: Mapping[str, int]
    files: Mapping[str, tuple[Path, ...]]
    assets: Path
    collection: skia.textlayout.FontCollection
    unicode: skia.Unicode
    mark: str
    """Changes when the brand changes, so that keys of sheets do too."""
    provider: object = field(repr=False, default=None)
    kept: OrderedDict[str, object] = field(repr=False, default_factory=OrderedDict)
    """Layouts of late by key: a frame that shows the same cards sets no type."""

    def colour(self, name: str, alpha: float = 1.0) -> int:
        """A colour by its name in the brand's file, as skia wants it; alpha 0-1 thins it."""
        value = self.colours[name]
        return value if alpha >= 1 else (round((value >> 24) * alpha) << 24) | (value & 0xFFFFFF)

    def families(self, role: str, language: str) -> list[str]:
        """Names of the faces for a role, best first. In Chinese the Chinese faces lead: their marks fill a square."""
        files = self.files[role]
        han = [i for i, file in enumerate(files) if 0x4E00 in signs_of(file)]
        rest = [i for i in range(len(files)) if i not in han]
        return [f"{role}{i}" for i in (han + rest if language == "zh" else rest + han)]


def look_of(brand: BrandLike, assets: Path) -> Look:
    """Load a brand's faces. assets: the folder its file names start from. Raises FileNotFoundError."""
    listed = {role: tuple(assets / name for name in names) for role, names in brand.fonts.items()}
    missing = [str(file) for names in listed.values() for file in names if not file.is_file()]
    if missing:
        raise FileNotFoundError(f"font files not found: {', '.join(missing)}")
    faces = {file: skia.Typeface.MakeFromFile(str(file)) for names in listed.values() for file in names}
    files = _roles(listed, faces)
    provider = skia.textlayout.TypefaceFontProvider()
    for role, names in files.items():
        for i, file in enumerate(names):
            provider.registerTypeface(faces[file], skia.String(f"{role}{i}"))
    collection = skia.textlayout.FontCollection()
    collection.setDefaultFontManager(provider)
    parts = repr(
        (sorted(brand.colours.items()), sorted(brand.fonts.items()), sorted(brand.words.items(), key=lambda w: w[0]))
    )
    return Look(
        colours={name: _argb(text) for name, text in brand.colours.items()},
        files=files,
        assets=assets,
        collection=collection,
        unicode=skia.Unicode.ICU_Make(),
        mark=hashlib.sha1(parts.encode()).hexdigest()[:8],
        provider=provider,
    )


def _roles(listed: Mapping[str, Sequence[Path]], faces: Mapping[Path, skia.Typeface]) -> dict[str, tuple[Path, ...]]:
    """Sort the brand's faces into roles: heavy body faces stress, a face of fixed pitch shows code."""
    fallback = tuple(listed.get("fallback", ()))
    body = tuple(listed["body"])
    heavy = tuple(file for file in body if faces[file].fontStyle().weight() >= 550)
    light = tuple(file for file in body if file not in heavy) or body
    mono = tuple(file for file in fallback + body if faces[file].isFixedPitch())
    plain = tuple(file for file in fallback if file not in mono)
    return {
        "title": tuple(listed["title"]) + light + plain,
        "body": light + plain,
        "strong": (heavy or light) + light + plain,
        "mono": mono + light + plain,
    }


def _argb(text: str) -> int:
    red, green, blue = (int(text[i : i + 2], 16) for i in (1, 3, 5))
    return int(skia.ColorSetARGB(int(text[7:9], 16) if len(text) == 9 else 255, red, green, blue))


@lru_cache(maxsize=64)
def picture_of(file: Path) -> skia.Image | None:
    """A product's picture, or None where the file is not there or is no picture."""
    return skia.Image.open(str(file)) if file.is_file() else None
