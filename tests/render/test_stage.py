"""What the stage promises, on the software driver or any other."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from exhibition.render.quality import LEVELS
from exhibition.scene.model import Environment, Lamp
from exhibition.visit.view import Camera, PartState
from tests.render.conftest import BLOCK, COLUMNS, GROUND, instanced_batch, make_world, merged_batch, tiny_batches

pytestmark = pytest.mark.gl


def geoms(stage):
    found = sorted(stage.staged.seen.geoms().items())
    return [(key, node.get_geom(0).get_vertex_data().get_array(0).this) for key, node in found]


def test_a_world_fills_the_picture_with_more_than_one_colour(picture):
    frame = picture()
    assert frame.shape == (200, 320, 3)
    assert frame.std() > 20
    assert (frame.max(axis=2) > 0).mean() > 0.99


def test_the_same_view_twice_gives_the_same_bytes(picture):
    assert np.array_equal(picture(), picture())


def test_the_top_row_comes_first(picture):
    frame = picture().astype(int)
    assert frame[:10, :, 2].mean() > frame[-10:, :, 2].mean(), "sky above, grass below"


def test_a_grabbed_frame_is_the_last_one_drawn(picture):
    first, away, back = picture(), picture(camera=Camera((0.0, -4.0, 1.5), heading=180)), picture()
    assert not np.array_equal(first, away)
    assert np.array_equal(first, back)


@pytest.mark.parametrize(
    "state",
    [
        PartState(visible=False),
        PartState(phase=0.0),
        PartState(offset=(0.0, 0.0, 2.5)),
        PartState(tint=(0.5, 0.1, 0.0)),
    ],
    ids=["hidden", "unbuilt", "moved", "lit"],
)
@pytest.mark.parametrize("part", [BLOCK, COLUMNS], ids=["merged", "instanced"])
def test_a_part_changes_without_a_batch_being_rebuilt(stage, picture, part, state):
    rest, before = picture(), geoms(stage)
    changed = picture({part: state})
    assert (np.abs(changed.astype(int) - rest).max(axis=2) > 12).mean() > 0.003
    assert geoms(stage) == before
    assert np.array_equal(picture(), rest), "and back to rest"


def test_a_hidden_part_leaves_its_neighbour_in_the_batch(picture):
    frame = picture({GROUND: PartState(visible=False)}).astype(int)
    yellow = (frame[..., 0] > 120) & (frame[..., 2] < frame[..., 0] * 0.6)
    assert yellow.sum() > 200


@pytest.mark.parametrize("part", [BLOCK, COLUMNS], ids=["merged", "instanced"])
def test_a_part_moved_into_sight_is_drawn(stage, picture, part):
    away = Camera((0.0, -40.0, 1.5), heading=180)
    rest = picture(camera=away)
    assert not np.array_equal(picture({part: PartState(offset=(1.0, -56.0, 0.0))}, camera=away), rest)


def test_states_are_uploaded_only_when_they_change(stage, picture):
    parts = {BLOCK: PartState(tint=(0.1, 0.1, 0.1))}
    picture(parts)
    before = stage.staged.states.texture.get_image_modified()
    picture(dict(parts))
    assert stage.staged.states.texture.get_image_modified() == before


def test_draw_calls_are_those_of_the_batches_in_sight(stage, picture):
    picture()
    seen = stage.counts()
    assert seen["by_pass"]["opaque"] == 2
    assert seen["by_pass"]["water"] == seen["by_pass"]["sky"] == 1
    assert seen["instances"] == 5
    assert seen["triangles"] == merged_batch().mesh.triangle_count + 3 * instanced_batch().mesh.triangle_count
    picture(camera=Camera((0.0, -4.0, 1.5), heading=180))
    assert stage.counts()["by_pass"]["opaque"] == 1, "the columns are behind the eye"


def test_the_shadow_map_is_drawn_only_when_something_moved(stage, picture):
    picture({BLOCK: PartState(offset=(0.0, 0.0, 0.3))})
    assert stage.counts()["by_pass"]["shadow"] == 2
    picture({BLOCK: PartState(offset=(0.0, 0.0, 0.3))})
    assert stage.counts()["by_pass"]["shadow"] == 0


def test_a_projected_point_is_where_its_colour_is(stage, picture):
    bright = picture({COLUMNS: PartState(tint=(40.0, 0.0, 40.0))}).astype(int)
    x, y, _ = stage.project((2.0, 5.6, 1.5))
    assert bright[int(y), int(x)].tolist() == pytest.approx([255, bright[int(y), int(x), 1], 255], abs=12)


@pytest.mark.parametrize("quality", sorted(LEVELS))
def test_every_quality_shows_the_world(stage, picture, quality):
    try:
        stage.set_quality(quality)
        assert picture().std() > 20
    finally:
        stage.set_quality("low")


@pytest.mark.parametrize("preset", ["noon", "late_afternoon", "museum", "night_lanterns"])
def test_no_light_blackens_or_bleaches_the_picture(stage, view, preset):
    lamp = Lamp(at=(0.0, 2.0, 2.5), reach=12.0)
    stage.show(make_world(Environment(preset=preset, lamps={"one": lamp}), tiny_batches()))
    stage.draw(view)
    stage.window.render()
    frame = stage.window.grab()
    assert frame.std() > 4
    assert 8 < frame.mean() < 235
    assert (frame.min(axis=2) > 250).mean() < 0.05


def test_the_last_world_stays_when_the_next_cannot_be_built(stage, picture, tiny_world):
    before = picture()
    broken = replace(tiny_world, batches=replace(tiny_world.batches, tree=None))
    with pytest.raises(AttributeError):
        stage.show(broken)
    assert np.array_equal(picture(), before)


@pytest.mark.parametrize("quality", ["low", "medium"])
def test_a_smaller_picture_fills_the_window_and_leaves_no_trace(stage, picture, quality):
    try:
        stage.set_quality(quality)
        whole = picture().astype(int)
        stage.scale = 0.5
        half = picture().astype(int)
        stage.scale = 1.0
        assert half.shape == whole.shape
        assert np.abs(half - whole).mean() < 8
        assert not np.array_equal(half, whole)
        assert np.array_equal(picture(), whole)
    finally:
        stage.scale = 1.0
        stage.set_quality("low")


@pytest.mark.parametrize("quality", ["low", "high"])
def test_a_closed_in_surface_gets_less_of_the_light_around(stage, view, tiny_world, quality):
    stage.set_quality(quality)
    light = []
    for share in (255, 128):
        pool = replace(
            tiny_world.batches.pool, openness=np.full(len(tiny_world.batches.pool.positions), share, np.uint8)
        )
        stage.show(replace(tiny_world, batches=replace(tiny_world.batches, pool=pool)))
        stage.draw(view)
        stage.window.render()
        light.append(stage.window.grab()[120:].mean())  # the lower part: ground, no sky
    stage.set_quality("low")
    stage.show(tiny_world)
    assert 0.4 * light[0] < light[1] < 0.97 * light[0]
