"""Ten thousand things: a touch finds the right one, few are offered, and walls and hills hide what they hide."""

from __future__ import annotations

import numpy as np
import pytest

from exhibition.forms.built import Heightfield
from exhibition.world.ground import Ground
from exhibition.world.sight import GRAIN, Sight
from exhibition.world.things import Things

NO_FLOORS = np.zeros((0, 3, 3), np.float32)
WALL = np.array([[-5, 10, 5, 10, 0, 3]], np.float32)


@pytest.fixture(scope="module")
def many() -> Things:
    rng = np.random.default_rng(3)
    rows = [(f"t{i}", tuple(p), 0.4, 40.0, float(rng.integers(0, 9))) for i, p in enumerate(rng.random((10_000, 3)))]
    return Things([(n, (x * 900, y * 900, z * 3), r, w, k) for n, (x, y, z), r, w, k in rows], 10_000)


def test_a_ray_finds_the_nearest_of_ten_thousand_that_it_meets(many: Things) -> None:
    rng = np.random.default_rng(5)
    for _ in range(50):
        target = many.points[rng.integers(10_000)]
        away = rng.normal(size=3)
        away /= np.linalg.norm(away)
        origin = target - away * 20
        hit = many.touched(tuple(origin), tuple(away))
        assert hit is not None
        offset = many.points[hit] - origin
        assert 0 < offset @ away <= 20 + 1e-6
        assert np.linalg.norm(offset - (offset @ away) * away) < 0.4 + 1e-6


def test_few_of_ten_thousand_are_offered_and_the_weightiest_first(many: Things) -> None:
    offered = many.in_reach((450.0, 450.0, 1.6), 40)
    assert 0 < len(offered) <= 40
    weights = [float(many._priority[number]) for number, _, _ in offered]
    assert weights == sorted(weights, reverse=True)
    assert all(far < 40 and 0 < fade <= 1 for _, far, fade in offered)


def test_a_wall_hides_what_is_behind_it_and_not_what_stands_over_or_beside_it() -> None:
    sight = Sight(Ground(NO_FLOORS, WALL))
    assert not sight.clear((0.0, 0.0, 1.6), (0.0, 20.0, 1.5))
    assert sight.clear((0.0, 0.0, 1.6), (0.0, 20.0, 9.0))
    assert sight.clear((0.0, 0.0, 1.6), (20.0, 20.0, 1.5))
    assert sight.clear((0.0, 0.0, 1.6), (0.0, 9.0, 1.5))


def test_a_kerb_that_stops_feet_does_not_hide_what_is_over_it() -> None:
    kerb = Ground(NO_FLOORS, WALL, tops=np.array([0.4], np.float32))
    assert Sight(kerb).clear((0.0, 0.0, 1.6), (0.0, 20.0, 1.5))
    assert not Sight(kerb).clear((0.0, 0.0, 0.3), (0.0, 20.0, 0.2))


def test_the_walls_of_a_thing_do_not_hide_it() -> None:
    sight = Sight(Ground(NO_FLOORS, WALL))
    assert sight.clear((0.0, 0.0, 1.6), (0.0, 12.0, 1.5), ((-5.0, 10.0, 0.0), (5.0, 14.0, 3.0)))


def test_a_hill_hides_what_is_behind_it() -> None:
    heights = np.zeros((21, 21), np.float32)
    heights[10, :] = 8.0
    field = Heightfield(-40, -40, 4, heights, np.ones((21, 21), bool))
    sight = Sight(Ground(NO_FLOORS, np.zeros((0, 6), np.float32), (field,)))
    assert not sight.clear((0.0, -30.0, 1.6), (0.0, 30.0, 1.5))
    assert sight.clear((0.0, -30.0, 1.6), (0.0, -10.0, 1.5))


def test_a_look_is_worked_out_once_for_each_step_of_the_eye() -> None:
    sight = Sight(Ground(NO_FLOORS, WALL))
    for y in np.linspace(0.01, 2.99, 60):
        sight.clear((0.1, float(y), 1.6), (0.0, 20.0, 1.5))
    assert sight.asked == 60 and sight.found == round(3 / GRAIN)
