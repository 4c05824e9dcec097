"""The catalogues of a project in, what is wrong with its words out, and what other languages still lack."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from exhibition.app.project import words_folder
from exhibition.cards.glyphs import missing_glyphs
from exhibition.cards.words import FALLBACK, FILE, NAMES, catalogues, read_catalogue, texts_of
from exhibition.scene import wording
from exhibition.scene.base import LANGUAGES, Text
from exhibition.scene.checks import did_you_mean
from exhibition.scene.folder import Document, shown_name
from exhibition.scene.model import Brand, Scene, Show
from exhibition.scene.problem import Problem
from exhibition.scene.wording import remarks

_CODE = re.compile(r"[a-z]{2,3}(_[A-Z][A-Za-z]{1,3})?")
_FILLED = re.compile(r"\{(\w*)\}")


class _Said(NamedTuple):
    """A word as a catalogue has it, and the line of its key."""

    text: str
    line: int


Catalogues = dict[str, dict[str, _Said]]


def word_problems(root: Path, faces: Sequence[Path]) -> Iterator[Problem]:
    """Everything wrong below scenes/words/. faces: the fonts that words are set in; none: signs are not judged."""
    folder = root / "scenes" / "words"
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.is_dir() and not (path / FILE).is_file():
            yield Problem(shown_name(path / FILE, root), 0, 0, "this file is missing.", "A language has one catalogue.")
    read: Catalogues = {}
    for code, file in catalogues(folder).items():
        shown = shown_name(file, root)
        if not _CODE.fullmatch(code):
            yield Problem(shown, 0, 0, f'"{code}" is no code of a language.', "Name the folder de, it, pt_BR, zh_Hant.")
        try:
            read[code] = _read(file)
        except ValueError as error:
            yield Problem(shown, 0, 0, f"this is no catalogue: {error}", "Words stand in pairs of msgid and msgstr.")
    for code, words in read.items():
        shown = shown_name(folder / code / FILE, root)
        yield from _against_others(shown, code, words, read)
        yield from _signs(shown, words, faces)
    yield from _wording(read, {code: shown_name(folder / code / FILE, root) for code in read})


def _read(file: Path) -> dict[str, _Said]:
    """Key -> what is said; what a translator has marked as unsure counts as not said."""
    catalogue = read_catalogue(file)
    return {key: _Said(text, catalogue[key].lineno or 0) for key, text in texts_of(catalogue).items()}


def _against_others(shown: str, code: str, words: dict[str, _Said], read: Catalogues) -> Iterator[Problem]:
    """Words that are missing or that nobody asks for, and names to fill in that differ."""
    model = next((read[behind] for behind in FALLBACK if behind in read), words)
    for key, (text, _) in model.items():
        if key not in words or not words[key].text:
            if key in NAMES:
                continue
            behind = next((other for other in FALLBACK if other in read and read[other].get(key, ("",))[0]), "")
            line = words[key].line if key in words else 0
            hint = f"{behind} is shown instead: “{text}”."
            yield Problem(shown, line, 1 if line else 0, f'"{key}" is not translated into {code}.', hint)
        elif set(_FILLED.findall(words[key].text)) != set(_FILLED.findall(text)):
            names = ", ".join(f"{{{name}}}" for name in sorted(set(_FILLED.findall(text)))) or "no {name}"
            yield Problem(shown, words[key].line, 1, f'"{key}" should hold {names}.', f"Like “{text}”.")
    for key, (_, line) in words.items():
        if key not in model:
            yield Problem(shown, line, 1, f'there is no word "{key}".', did_you_mean(key, model))


def _signs(shown: str, words: dict[str, _Said], faces: Sequence[Path]) -> Iterator[Problem]:
    for text, line in words.values() if faces else ():
        lost = sorted(missing_glyphs(text, faces))
        if lost:
            signs = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in lost[:8])
            yield Problem(shown, line, 1, f"no font has {signs}.", "Write it otherwise, or add a font to the brand.")


def _wording(read: Catalogues, shown: dict[str, str]) -> Iterator[Problem]:
    """The exhibition's own three languages are held to the same rules as every other text."""
    if not set(LANGUAGES) <= set(read):
        return
    for key in read["en"]:
        said = {code: read[code].get(key, _Said("", 0)) for code in LANGUAGES}
        if all(word.text for word in said.values()):
            text = Text(fr=said["fr"].text, en=said["en"].text, zh=said["zh"].text)
            for remark in remarks(text, wording.WORD):
                where, line = shown[remark.language], said[remark.language].line
                yield Problem(where, line, 1, f'the {wording.WORD.name} "{key}" {remark.message}', remark.hint)


def language_problems(
    root: Path, scenes: Iterable[Document[Scene]], shows: Iterable[Document[Show]], brands: Iterable[Document[Brand]]
) -> Iterator[Problem]:
    """Languages that have no folder, and words of a brand that nobody asks for."""
    found = catalogues(words_folder(root))
    for show in shows:
        for number, code in enumerate(show.value.languages if show.value else ()):
            if code not in found:
                yield show.problem(("languages", number), *_no_language(code, found))
    for scene in scenes:
        for name, tour in scene.value.tours.items() if scene.value else ():
            for number, code in enumerate(tour.languages):
                if code not in found:
                    yield scene.problem(("tours", name, "languages", number), *_no_language(code, found))
    known: set[str] = set()
    for file in found.values():
        try:
            known |= set(_read(file))
        except ValueError:
            return  # told already; a word might stand in that file
    for brand in brands:
        for key in brand.value.words if brand.value else ():
            if key not in known:
                hint = did_you_mean(key, known) or "A new word is moved to scenes/words/ by tools/words.py."
                yield brand.problem(("words", key), f'there is no word "{key}".', hint)


def _no_language(code: str, found: Iterable[str]) -> tuple[str, str]:
    return f"there is no folder scenes/words/{code}.", did_you_mean(code, found, "Known languages")


def notices(root: Path) -> tuple[str, ...]:
    """What is no mistake, but good to know: languages in which the scenes' own texts are not written."""
    more = [code for code in catalogues(root / "scenes" / "words") if code not in LANGUAGES]
    return tuple(f"scenes/words/{code}: texts of scenes and shop are shown in English." for code in more)
