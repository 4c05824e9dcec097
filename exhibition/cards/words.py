"""Folders of gettext catalogues and a brand's own words in, every word of the interface in every language out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from gettext import GNUTranslations
from io import BytesIO, StringIO
from pathlib import Path
from types import MappingProxyType

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from exhibition.scene.model import Credit

FILE = "interface.po"
"""A language is a folder, named by its code, that holds this file."""
FALLBACK = ("en", "fr")
"""Where a missing word is taken from, in this order."""
NAMES = frozenset({"language_name", "language_short"})
"""How a language calls itself on the switch: told by its code where its catalogue does not say."""
FIRST = ("fr", "en", "zh")
"""The exhibition's own languages lead the switch; others follow by their codes."""
_LINE = re.compile(r'(#.*)?|(msg(id|str|ctxt|id_plural)(\[\d\])? *)?"(\\.|[^"\\])*"')


@dataclass(frozen=True)
class Word:
    """One word of the interface. told: language -> text, fallbacks filled in."""

    key: str
    told: Mapping[str, str]

    def __getitem__(self, language: str) -> str:
        return self.told.get(language) or next((self.told[code] for code in FALLBACK if code in self.told), self.key)


@dataclass(frozen=True)
class Words(Mapping[str, Word]):
    """Every word by its key, and the languages that are there, in the order of the switch."""

    languages: tuple[str, ...]
    by_key: Mapping[str, Word] = field(default_factory=lambda: MappingProxyType({}))

    def __getitem__(self, key: str) -> Word:
        return self.by_key[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.by_key)

    def __len__(self) -> int:
        return len(self.by_key)


@dataclass(frozen=True)
class Branding:
    """What the glass wears: a brand's colours and fonts, its credits, and the words of every language."""

    colours: Mapping[str, str]
    fonts: Mapping[str, tuple[str, ...]]
    words: Words
    credits: tuple[Credit, ...] = ()


def catalogues(folder: Path) -> dict[str, Path]:
    """Language -> its catalogue, in the order of the switch."""
    found = {file.parent.name: file for file in folder.glob(f"*/{FILE}")}
    order = [code for code in FIRST if code in found] + sorted(set(found) - set(FIRST))
    return {code: found[code] for code in order}


def read_catalogue(file: Path) -> Catalog:
    """One .po file. Raises ValueError, with the line, for what is no catalogue."""
    try:
        text = file.read_text(encoding="utf-8")
        for number, line in enumerate(text.splitlines(), 1):
            if not _LINE.fullmatch(line.strip()):  # the reader would guess, and cut a word short
                raise ValueError(f"{file}:{number}: a text stands in straight quotes after msgid or msgstr")
        return read_po(StringIO(text), abort_invalid=True)
    except PoFileError as error:
        raise ValueError(f"{file}:{error.lineno}: {error}") from error
    except UnicodeDecodeError as error:
        raise ValueError(f"{file}: not UTF-8: {error}") from error


def texts_of(catalogue: Catalog) -> dict[str, str]:
    """Key -> what is said; empty where a translator is not sure. The heading of the file is no word."""
    return {
        message.id: message.string if isinstance(message.string, str) and not message.fuzzy else ""
        for message in catalogue
        if isinstance(message.id, str) and message.id
    }


def read_words(folder: Path, own: Mapping[str, Mapping[str, str]] | None = None) -> Words:
    """The words of every language below a folder. own: a brand's key -> language -> text, said instead.

    Raises ValueError for a file that is no catalogue.
    """
    read = {code: read_catalogue(file) for code, file in catalogues(folder).items()}
    spoken = {code: _compiled(code, catalogue, own or {}) for code, catalogue in read.items()}
    for code, translations in spoken.items():
        for behind in FALLBACK:
            if behind != code and behind in read:
                translations.add_fallback(_compiled(behind, read[behind], own or {}))
    written = {key for catalogue in read.values() for key in texts_of(catalogue)}
    keys = sorted(written | set(own or {}) | NAMES)
    by_key = {
        key: Word(key, {code: translations.gettext(key) for code, translations in spoken.items()}) for key in keys
    }
    return Words(tuple(read), MappingProxyType(by_key))


def _compiled(code: str, catalogue: Catalog, own: Mapping[str, Mapping[str, str]]) -> GNUTranslations:
    """A catalogue in memory as gettext reads it, with what a brand says instead and the name of its language."""
    whole = Catalog(charset="utf-8")
    named = {"language_name": _own_name(code), "language_short": code.upper()}
    ours = {key: told[code] for key, told in own.items() if code in told}
    for key, text in {**named, **{k: t for k, t in texts_of(catalogue).items() if t}, **ours}.items():
        whole.add(key, text)
    compiled = BytesIO()
    write_mo(compiled, whole)
    compiled.seek(0)
    return GNUTranslations(compiled)


def _own_name(code: str) -> str:
    """What a language calls itself; its code where nobody knows."""
    try:
        locale = Locale.parse(code)
        return str(locale.get_display_name(locale) or code).capitalize()
    except (UnknownLocaleError, ValueError):
        return code
