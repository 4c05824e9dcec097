"""What the land hides is left out and no pixel is missing; a new horizon is drawn only for an eye gone elsewhere."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from exhibition.app.views import plain_view
from exhibition.render.stage import Stage
from exhibition.render.unseen import Unseen
from exhibition.visit.view import PartState
from exhibition.world.occlusion import MOVES
from exhibition.world.pack.choose import Gaze, at_rest

if TYPE_CHECKING:
    from exhibition.world.model import Viewpoint, World

NAMED = ("residences", "crest", "north_slope")


@pytest.fixture(scope="module")
def ask(palace: World):
    """A function: an eye and more -> what is hidden from it, and how many horizons were drawn so far."""
    unseen, rest = Unseen(palace.geometry), at_rest(palace.batches)

    def asked(eye, *, pixel: float = 0.001, error: float = 1.0, boxes=rest, parts=None):
        gaze = Gaze(np.zeros((6, 4)), None if eye is None else np.array(eye, np.float64), pixel, error)
        return unseen.from_eye(gaze, boxes, parts or {}), unseen.drawn

    return asked


def test_an_eye_that_hardly_moves_asks_for_no_new_horizon(ask, palace):
    x, y, z = palace.views["north_slope"].eye
    first, drawn = ask((x, y, z))
    assert first is not None
    assert first[0].any()
    assert first[1].any()
    again, still = ask((x + MOVES * 0.9, y, z))
    assert again is first
    assert still == drawn
    assert ask((x + MOVES * 1.1, y, z))[1] == drawn + 1


def test_another_field_of_view_asks_anew_only_when_it_is_quite_another(ask, palace):
    eye = palace.views["crest"].eye
    drawn = ask(eye)[1]
    assert ask(eye, pixel=0.00101)[1] == drawn
    assert ask(eye, pixel=0.002)[1] == drawn + 1


def test_what_moved_is_looked_at_anew_under_the_same_horizon(ask, palace):
    eye = palace.views["north_slope"].eye
    before, drawn = ask(eye)
    rest = at_rest(palace.batches)
    lifted = replace(rest, nodes=rest.nodes + np.float32([0, 0, 500]))
    after, still = ask(eye, boxes=lifted)
    assert still == drawn
    assert before[0].any()
    assert not after[0].any()


def test_land_that_is_not_as_it_was_built_hides_nothing(ask, palace):
    eye = palace.views["north_slope"].eye
    (land,) = palace.geometry.occluders.parts
    assert palace.geometry.parts[land].form == "landscape"
    for state in (PartState(visible=False), PartState(phase=0.5), PartState(offset=(0.0, 0.0, 9.0))):
        assert ask(eye, parts={land: state})[0] is None
    assert ask(eye, parts={land: PartState(tint=(0.1, 0.1, 0.1))})[0] is not None
    assert ask(eye, parts={land + 1: PartState(visible=False)})[0] is not None


def test_a_sun_hides_nothing_nor_does_a_scene_without_land(ask, fountain):
    assert ask(None)[0] is None
    gaze = Gaze(np.zeros((6, 4)), np.zeros(3), 0.001)
    assert Unseen(replace(fountain.geometry, occluders=None)).from_eye(gaze, at_rest(fountain.batches), {}) is None


def test_under_the_ground_nothing_is_hidden_and_little_is_tried(ask, palace):
    x, y, z = palace.views["crest"].eye
    hidden, drawn = ask((x, y, z - 30.0))
    assert hidden is None
    assert ask((x, y, z - 30.01)) == (None, drawn)


@pytest.fixture
def both(stage: Stage):
    """A function: a world and an eye -> frame and counts of the same view without and with what the land hides."""

    def taken(world: World, view: Viewpoint, quality: str, *, lod: bool = True):
        stage.set_quality(quality)
        stage.lod = lod
        if stage.staged is None or stage.staged.world is not world:
            stage.show(world)
        found = []
        for stage.occlusion in (False, True):
            stage.staged.seen.clear()
            stage.draw(plain_view(world, view))
            stage.window.render()
            found.append((stage.window.grab(), stage.counts()))
        return found

    yield taken
    stage.occlusion = stage.lod = True
    stage.set_quality("low")


@pytest.mark.gl
@pytest.mark.parametrize("name", NAMED)
def test_behind_the_hill_a_quarter_of_all_triangles_is_spared_and_no_pixel_missing(both, palace, name):
    (whole, before), (spared, after) = both(palace, palace.views[name], "flat", lod=False)
    assert np.array_equal(whole, spared)
    assert whole.std() > 20
    assert after["triangles"] <= 0.75 * before["triangles"]
    assert after["draw_calls"] <= before["draw_calls"]


@pytest.mark.gl
def test_coarser_levels_stay_what_they_are_when_something_is_hidden(both, palace):
    (whole, before), (spared, after) = both(palace, palace.views["north_slope"], "low")
    assert np.array_equal(whole, spared)
    assert after["triangles"] < before["triangles"]


@pytest.mark.gl
@pytest.mark.soak
@pytest.mark.parametrize("quality", ["flat", "low", "medium", "high"])
def test_no_pixel_is_missing_in_any_view_nor_beside_it(both, palace, quality):
    rng = np.random.default_rng(5)
    for name, view in palace.views.items():
        for away in (0.0, 3.0, 12.0):
            shift = rng.standard_normal(3) * (away, away, away / 4)
            eye, look = ((a + s for a, s in zip(at, shift, strict=True)) for at in (view.eye, view.look))
            (whole, _), (spared, _) = both(palace, replace(view, eye=tuple(eye), look=tuple(look)), quality)
            assert np.array_equal(whole, spared), f"{name}, {away} m aside"
