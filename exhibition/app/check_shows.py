"""A show and the scenes that are there in, every thread between them that leads nowhere out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from exhibition.scene.checks import did_you_mean
from exhibition.scene.folder import Document
from exhibition.scene.model import Scene, Show
from exhibition.scene.problem import Problem
from exhibition.visit.zodiac import ANIMALS, spot_of


def show_problems(document: Document[Show], show: Show, ids: Mapping[str, Document[Scene]]) -> Iterator[Problem]:
    """Its scenes, its first scene, its first language and the scene of the twelve heads are there."""
    for number, scene in enumerate(show.scenes):
        if scene not in ids:
            yield document.problem(
                ("scenes", number), f'there is no scene "{scene}".', did_you_mean(scene, ids, "Known scenes")
            )
    if show.opens not in show.scenes:
        hint = did_you_mean(show.opens, show.scenes, "Its scenes")
        yield document.problem(("opens",), f'"{show.opens}" is not among the scenes of this show.', hint)
    if show.zodiac is not None:
        yield from _zodiac(document, show, show.zodiac, ids)
    if show.languages and show.language not in show.languages:
        yield document.problem(
            ("language",),
            f'"{show.language}" is not among the languages of this show.',
            f"Its languages: {', '.join(show.languages)}.",
        )


def _zodiac(document: Document[Show], show: Show, zodiac: str, ids: Mapping[str, Document[Scene]]) -> Iterator[Problem]:
    """The scene of the twelve heads is one of the show's, and has every one of them."""
    if zodiac not in show.scenes:
        hint = did_you_mean(zodiac, show.scenes, "Its scenes")
        yield document.problem(("zodiac",), f'"{zodiac}" is not among the scenes of this show.', hint)
    elif zodiac in ids and (scene := ids[zodiac].value) is not None:
        lost = [spot for spot in map(spot_of, ANIMALS) if spot not in scene.hotspots]
        if lost:
            hint = f"Give the scene hotspots of these names, or leave zodiac out: {', '.join(lost)}."
            yield document.problem(("zodiac",), f'the scene "{zodiac}" lacks {len(lost)} of the twelve animals.', hint)
