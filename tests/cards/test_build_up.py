"""The row that takes a building apart: a stop for each phase, wide enough for a finger, named in words."""

from __future__ import annotations

from dataclasses import replace

import card_samples as samples
import pytest

from exhibition.cards.screen import Screen
from exhibition.cards.sheets import sheets
from exhibition.visit.intents import Build, Rise
from exhibition.visit.view import BuildUp


@pytest.mark.parametrize("language", ["fr", "en", "zh"])
@pytest.mark.parametrize("size", [(1280, 720), (1080, 1920)])
def test_every_phase_is_a_stop_of_its_own_under_a_finger(language, size) -> None:
    card = replace(samples.spot_card(language), build_up=BuildUp(samples.PHASES, 2))
    screen = Screen.of(*size)
    shown = sheets(samples.view(language, card), screen, samples.brand().words, samples.look())
    hits = [hit for sheet in shown for hit in sheet.hits if isinstance(hit.intent, Build | Rise)]
    stops = [hit for hit in hits if isinstance(hit.intent, Build)]
    assert [hit.intent.stop for hit in stops] == list(range(len(samples.PHASES)))
    assert len(hits) == len(stops) + 1
    assert len({hit.name for hit in hits}) == len(hits), "each says what it does"
    assert all(a.x + a.width == b.x for a, b in zip(stops[:-1], stops[1:], strict=True)), "no gap a finger falls into"
    assert min(hit.width for hit in stops) >= 40
