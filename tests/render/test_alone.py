"""Parts seen by themselves, and parts that are not there: drawn without a batch rebuilt."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from exhibition.visit.view import Camera, PartState
from exhibition.world.model import WorldPart
from tests.render.conftest import BLOCK, COLUMNS, GROUND
from tests.render.test_stage import geoms

pytestmark = pytest.mark.gl
FRAME = ((1.0, 0.0, 0.0, 0.0), (0.0, 1.0, 0.0, 0.0), (0.0, 0.0, 1.0, 0.0))
BOUNDS = (((-30, -30, -0.2), (30, 30, 0)), ((-4, 5, 0), (-2, 7, 3)), ((-0.4, 5.6, 0), (4.4, 6.4, 3)))


@pytest.fixture(scope="module")
def world(tiny_world):
    """The tiny world, its parts with the bounds they have."""
    parts = tuple(WorldPart(f"p{n}", "block", None, box, {}, {}, FRAME) for n, box in enumerate(BOUNDS))
    return replace(tiny_world, geometry=replace(tiny_world.geometry, parts=parts))


@pytest.fixture
def alone(stage, view, world):
    """A function: parts to see by themselves, and states -> the frame."""

    def taken(parts: tuple[int, ...] = (), states: dict[int, PartState] | None = None):
        if stage.staged is None or stage.staged.world is not world:
            stage.show(world)
        away = {part: PartState(visible=False) for part in (GROUND, BLOCK, COLUMNS) if parts and part not in parts}
        shown = replace(view, camera=Camera((0.0, -4.0, 1.5)), alone=parts, parts={**away, **(states or {})})
        stage.draw(shown)
        for _ in range(200):  # what surfaces mirror comes a few frames after the light has changed
            stage.window.render()
            stage.draw(shown)
            if stage._lighting.settled:
                break
        stage.window.render()
        return stage.window.grab().astype(int)

    return taken


def test_a_part_seen_alone_stands_before_a_dark_ground(stage, alone):
    rest = alone()
    shown = alone((BLOCK,))
    assert np.median(shown) < 40, "dark and quiet"
    assert ((shown[..., 0] > 90) & (shown[..., 2] < shown[..., 0] * 0.7)).sum() > 300, "the block, lit"
    counts = stage.counts()["by_pass"]
    assert (counts["opaque"], counts["water"], counts["shadow"]) == (1, 0, 0), "nothing else is even sent"
    assert np.array_equal(alone(), rest), "and all is back in its place"


def test_nothing_is_rebuilt_for_it(stage, alone):
    alone()
    before = geoms(stage)
    alone((COLUMNS,))
    alone()
    assert geoms(stage) == before


def test_another_quality_while_it_is_held_changes_nothing_of_that(stage, alone):
    dark = alone((BLOCK,))
    try:
        stage.set_quality("flat")
        assert np.median(alone((BLOCK,))) < 40
    finally:
        stage.set_quality("low")
    assert np.array_equal(alone((BLOCK,)), dark)
    assert np.median(alone()) > 60


def test_what_is_not_there_is_an_outline_that_one_sees_through(alone):
    whole, gone = alone((COLUMNS,)), alone((COLUMNS,), {COLUMNS: PartState(ghost=True)})
    inside = alone((COLUMNS,), {COLUMNS: PartState(visible=False)})
    changed = np.abs(gone - inside).max(axis=2) > 20
    filled = np.abs(whole - inside).max(axis=2) > 20
    assert 0 < changed.sum() < 0.6 * filled.sum(), "a line, not a mass"
    assert gone[changed].min() > 150, "light"


def test_an_outline_casts_no_shadow(stage, alone):
    """The floor before the columns: what the light of the picture as a whole does to it is taken off."""
    floor = np.s_[110:, :]
    without = alone((), {COLUMNS: PartState(visible=False)})[floor]

    def darker(states: dict[int, PartState]) -> float:
        change = (without - alone((), states)[floor]).max(axis=2)
        return float(np.percentile(change - np.median(change), 99.5))

    assert darker({}) > 4 * max(darker({COLUMNS: PartState(ghost=True)}), 1.0)
