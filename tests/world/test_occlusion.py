"""What the land hides: much where a ridge stands between, and never anything that a look could reach."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pytest

from exhibition.forms.built import Heightfield
from exhibition.forms.mesh import Array
from exhibition.forms.outlines import noise
from exhibition.world.ground import Ground, terrain
from exhibition.world.occluders import Occluders, corner_heights, lowest, occluders_of
from exhibition.world.occlusion import MOVES, Horizon, horizon

if TYPE_CHECKING:
    from exhibition.world.model import World

NONE = np.zeros((0, 3, 3), np.float32), np.zeros((0, 6), np.float32)


def field(heights: Array, cell: float = 4.0, x0: float = 0.0, y0: float = 0.0) -> Heightfield:
    return Heightfield(x0, y0, cell, heights.astype(np.float32), np.ones(heights.shape, bool))


@pytest.fixture(scope="module")
def ridge() -> Ground:
    """A square of 400 m; a ridge of 20 m runs from west to east through its middle."""
    y = np.arange(101) * 4.0
    profile = 20.0 * np.exp(-(((y - 200) / 30) ** 2))
    return Ground(*NONE, (field(np.tile(profile[:, None], (1, 101))),))


@pytest.fixture(scope="module")
def rough() -> Ground:
    """A fine field of steep hills within a wider one of gentler ones, as a landscape has it."""
    x, y = np.meshgrid(np.arange(101) * 4.0, np.arange(101) * 4.0)
    fine = 25 * noise(x, y, 90.0, 3) + 8 * noise(x, y, 30.0, 4)
    u, v = np.meshgrid(np.arange(101) * 8.0 - 200, np.arange(101) * 8.0 - 200)
    return Ground(*NONE, (field(fine), field(18 * noise(u, v, 120.0, 5), 8.0, -200.0, -200.0)))


def seen_from(ground: Ground, eye: tuple[float, float, float], *, slack: float = 0.0) -> Horizon:
    occluders = occluders_of(ground)
    assert occluders is not None
    found = horizon(occluders, ground, eye, slack=slack)
    assert found is not None
    return found


def box(x: float, y: float, z: float, size: float = 4.0) -> Array:
    return np.array([[[x, y, z], [x + size, y + size, z + size]]])


def test_a_house_behind_the_ridge_is_hidden_and_one_before_it_is_not(ridge):
    sky = seen_from(ridge, (200.0, 60.0, 2.0))
    assert sky.hides(box(198, 320, 0.0)).all()
    assert not sky.hides(box(198, 120, 0.0)).any()


def test_what_rises_over_the_ridge_is_seen(ridge):
    sky = seen_from(ridge, (200.0, 60.0, 2.0))
    assert sky.hides(box(198, 320, 26.0)).all(), "its top stands under the look over the crest"
    assert not sky.hides(box(198, 320, 36.0)).any()
    assert not seen_from(ridge, (200.0, 200.0, 24.0)).hides(box(198, 320, 0.0)).any(), "from the crest one sees down"


def test_what_surrounds_the_eye_is_never_hidden(ridge):
    sky = seen_from(ridge, (200.0, 60.0, 2.0))
    assert not sky.hides(np.array([[[0.0, 0.0, -5.0], [400.0, 400.0, 2.0]]])).any()
    assert not sky.hides(box(199, 59, 0.0, 2.0)).any()


def test_a_box_that_looks_round_the_end_of_the_ridge_is_seen(ridge):
    heights = ridge.fields[0].heights.copy()
    heights[:, 60:] = 0.0  # the ridge ends 40 m east of the middle
    sky = seen_from(Ground(*NONE, (replace(ridge.fields[0], heights=heights),)), (200.0, 60.0, 2.0))
    assert sky.hides(box(198, 320, 0.0)).all()
    assert not sky.hides(np.array([[[150.0, 320.0, 0.0], [390.0, 324.0, 4.0]]])).any()
    assert not sky.hides(box(330, 320, 0.0)).any()


def test_an_eye_under_the_land_or_beyond_it_hides_nothing(ridge):
    occluders = occluders_of(ridge)
    assert occluders is not None
    for eye in ((200.0, 200.0, 5.0), (200.0, 200.0, 20.3), (-50.0, 60.0, 2.0)):
        assert horizon(occluders, ridge, eye, slack=0.0) is None


def test_a_horizon_holds_for_a_small_step_and_no_more(ridge):
    sky = seen_from(ridge, (200.0, 60.0, 2.0))
    assert sky.holds((200.0 + MOVES * 0.99, 60.0, 2.0))
    assert not sky.holds((200.0, 60.0, 2.0 + MOVES * 1.01))


def test_slack_only_shows_more(ridge):
    boxes = np.concatenate([box(x, 320, z) for x, z in product(range(20, 380, 20), range(0, 40, 2))])
    tight, loose = (seen_from(ridge, (200.0, 60.0, 2.0), slack=s).hides(boxes) for s in (0.0, 0.02))
    assert loose.sum() < tight.sum()
    assert not (loose & ~tight).any()


def test_no_land_hides_nothing_and_vast_land_is_left_alone():
    assert occluders_of(Ground(*NONE)) is None
    vast = Heightfield(0.0, 0.0, 1.0, np.zeros((2, 2), np.float32), np.ones((2, 2), bool))
    assert occluders_of(Ground(*NONE, (vast, replace(vast, cell=4000.0)))) is None


def test_each_cell_holds_the_lowest_land_around_it():
    rng = np.random.default_rng(3)
    heights = rng.random((9, 12)).astype(np.float32)
    for k in (1, 2):
        found = lowest(heights, k)
        assert found.shape == (8, 11)
        for row, column in product(range(8), range(11)):
            near = heights[max(row - k, 0) : row + k + 2, max(column - k, 0) : column + k + 2]
            whole = row >= k and column >= k and row + k + 2 <= 9 and column + k + 2 <= 12
            assert found[row, column] == (near.min() if whole else -np.inf)


def test_land_whose_points_lie_between_those_of_the_grid_is_not_trusted():
    x, y = (a.ravel() for a in np.meshgrid(np.arange(5.0), np.arange(5.0)))
    odd = field(np.ones((3, 3)), 1.0, 0.5, 0.5)
    assert np.isneginf(corner_heights((odd,), x, y, 1.0)).all()
    assert np.isneginf(corner_heights((odd, field(np.ones((5, 5)), 1.0)), x, y, 1.0)).sum() == 4


def stopped(ground: Ground, eyes: Array, points: Array) -> Array:
    """Which looks from eyes (n, 3) to points (n, 3) dive under the true land on their way, (n,) bool."""
    share = np.linspace(0.0, 1.0, 1200)[1:-1]
    way = eyes[:, None] + (points - eyes)[:, None] * share[:, None]
    height, _ = terrain(ground.fields, way[..., 0].ravel(), way[..., 1].ravel())
    return (way[..., 2] < height.reshape(way.shape[:2])).any(axis=1)


def within(boxes: Array, rng: np.random.Generator, count: int) -> Array:
    """Points of boxes (k, 2, 3): their corners and others by chance, (k, 8 + count, 3)."""
    shares = np.concatenate([np.array(list(product((0.0, 1.0), repeat=3))), rng.random((count, 3))])
    return boxes[:, None, 0] + (boxes[:, 1] - boxes[:, 0])[:, None] * shares


def strayed(eye: Array, rng: np.random.Generator, count: int) -> Array:
    """Eyes at the edge of what one horizon holds for."""
    away = rng.standard_normal((count, 3))
    return eye + away / np.linalg.norm(away, axis=1, keepdims=True) * MOVES * 0.999


def unreached(ground: Ground, sky: Horizon, boxes: Array, rng: np.random.Generator) -> int:
    """Looks that were tried at hidden boxes; all must have been stopped by the land."""
    hidden = boxes[sky.hides(boxes)]
    if not len(hidden):
        return 0
    points = within(hidden, rng, 4).reshape(-1, 3)
    eyes = strayed(np.array(sky.eye), rng, len(points))
    assert stopped(ground, eyes, points).all()
    return len(points)


def test_no_look_reaches_a_hidden_box_over_rough_land(rough):
    rng = np.random.default_rng(7)
    tried = 0
    for _ in range(12):
        x, y = rng.random(2) * 360 + 20
        eye = (float(x), float(y), float(terrain(rough.fields, x, y)[0][0]) + 2.5 + 20 * rng.random() ** 2)
        occluders = occluders_of(rough)
        assert occluders is not None
        sky = horizon(occluders, rough, eye, slack=0.0)
        if sky is None:
            continue
        low = np.column_stack([rng.random((300, 2)) * 700 - 150, rng.random(300) * 40 - 20])
        tried += unreached(rough, sky, np.stack([low, low + rng.random((300, 3)) * [30, 30, 12]], axis=1), rng)
    assert tried > 3000


def test_no_look_reaches_what_the_hill_hides_in_any_view_of_the_palace(palace: World):
    ground = palace.geometry.ground
    occluders = occluders_of(ground)
    assert occluders is not None
    rng = np.random.default_rng(11)
    boxes = np.array([part.bounds for part in palace.geometry.parts])
    tried = {}
    for name, view in palace.views.items():
        sky = horizon(occluders, ground, view.eye, slack=0.0)
        tried[name] = unreached(ground, sky, boxes, rng) if sky else 0
    assert tried["north_slope"] > 100
    assert sum(count > 0 for count in tried.values()) >= 8


def test_a_horizon_is_drawn_from_one_small_grid(palace: World):
    occluders = occluders_of(palace.geometry.ground)
    assert isinstance(occluders, Occluders)
    assert occluders.worn.nbytes < 8e6
    assert horizon(occluders, palace.geometry.ground, (0.0, -300.0, 30.0), slack=0.0).rises.nbytes < 2e6
