"""A scene's document in, the problems of its visitor texts out, each at the language and line where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from exhibition.scene import wording
from exhibition.scene.base import LANGUAGES, AtPart, PartBase, Text
from exhibition.scene.folder import Document
from exhibition.scene.model import Brand, Hotspot, Scene, Show
from exhibition.scene.problem import Problem
from exhibition.scene.tree import Path
from exhibition.scene.wording import Kind, remarks

Told = tuple[Path, Text, Kind]
_METRES = re.compile(r"(\d+(?:[.,]\d+)?)[\s\u00a0\u202f]?(?:m\b|mètres?\b|metres?\b|米)")


def text_problems(document: Document, texts: Iterable[Told]) -> tuple[Problem, ...]:
    """What is wrong with these texts of a document; a path leads to the text's block."""
    return tuple(
        document.problem((*path, remark.language), f"the {kind.name} {remark.message}", remark.hint)
        for path, text, kind in texts
        for remark in remarks(text, kind)
    )


def scene_text_problems(document: Document[Scene]) -> tuple[Problem, ...]:
    """What is wrong with the texts of a scene; nothing where the scene could not be read."""
    if document.value is None:
        return ()
    texts = list(scene_texts(document.value))
    return (*text_problems(document, texts), *_exclaimed(document, texts), *_estimates(document, document.value))


def scene_texts(scene: Scene) -> Iterator[Told]:
    """Every text of a scene that a visitor can read, with its path and kind."""
    yield ("title",), scene.title, wording.SCENE_TITLE
    yield ("intro",), scene.intro, wording.INTRO
    for section, things in (("parts", scene.parts), ("views", scene.views), ("tours", scene.tours)):
        for name, thing in things.items():
            if thing.title:
                yield (section, name, "title"), thing.title, wording.NAME
    for name, spot in scene.hotspots.items():
        yield from _hotspot_texts(("hotspots", name), spot)
    if scene.survey:
        yield ("survey", "title"), scene.survey.title, wording.NAME
        yield ("survey", "text"), scene.survey.text, wording.DETAIL
    for number, credit in enumerate(scene.credits):
        yield ("credits", number, "text"), credit.text, wording.CREDIT


def _hotspot_texts(path: Path, spot: Hotspot) -> Iterator[Told]:
    yield (*path, "title"), spot.title, wording.NAME
    yield (*path, "tip"), spot.tip, wording.TIP
    yield (*path, "text"), spot.text, wording.LABEL
    for word in ("date", "material", "holder", "status"):
        line = getattr(spot.head, word) if spot.head else None
        if line:
            yield (*path, "head", word), line, wording.NAME
    for name, detail in spot.details.items():
        yield (*path, "details", name, "title"), detail.title, wording.NAME
        yield (*path, "details", name, "text"), detail.text, wording.DETAIL
    if spot.evidence.holder:
        yield (*path, "evidence", "holder"), spot.evidence.holder, wording.NAME
    yield (*path, "evidence", "source"), spot.evidence.source, wording.NAME


def show_texts(show: Show) -> Iterator[Told]:
    yield ("title",), show.title, wording.WORD


def brand_texts(brand: Brand) -> Iterator[Told]:
    for name, text in brand.words.items():
        yield ("words", name), text, wording.WORD
    for number, credit in enumerate(brand.credits):
        yield ("credits", number, "text"), credit.text, wording.CREDIT


def _exclaimed(document: Document[Scene], texts: list[Told]) -> Iterator[Problem]:
    """A scene may call out once."""
    for language in LANGUAGES:
        loud = [path for path, text, _ in texts if re.search("[!！]", text[language])]
        for path in loud[1:]:
            yield document.problem(
                (*path, language),
                "a second text of this scene has an exclamation mark.",
                "Keep one in a scene at most.",
            )


def _estimates(document: Document[Scene], scene: Scene) -> Iterator[Problem]:
    """An estimate (cert: C) never reaches a visitor: a label may not give a measure of its part that is one."""
    for name, spot in scene.hotspots.items():
        if not isinstance(spot.anchor, AtPart) or spot.anchor.part not in scene.parts:
            continue
        part = scene.parts[spot.anchor.part]
        if part.cert != "C":
            continue
        guessed = {value: word for word, value in _measures(part)}
        for language in LANGUAGES:
            for word in ("tip", "text"):
                for number in _METRES.findall(getattr(spot, word)[language]):
                    value = float(number.replace(",", "."))
                    if value in guessed:
                        yield document.problem(
                            ("hotspots", name, word, language),
                            f'tells the {guessed[value]} of "{spot.anchor.part}", {number} m: an estimate (cert: C).',
                            "Leave it out; or, if it was read, say so at the part: cert: A and source:.",
                        )


def _measures(part: PartBase) -> Iterator[tuple[str, float]]:
    for word in type(part).model_fields:
        value = getattr(part, word)
        if (
            word not in PartBase.model_fields
            and isinstance(value, float | int)
            and not isinstance(value, bool)
            and value > 1
        ):
            yield word, float(value)
