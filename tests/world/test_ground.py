"""Floors, walls and terrain: nobody passes a wall, drops off an edge or walks into water."""

from __future__ import annotations

import numpy as np
import pytest

from exhibition.forms.built import Heightfield
from exhibition.forms.solids import floor_triangles, outline_walls, ramp_triangles, rectangle
from exhibition.world.ground import Footing, Ground, field_height, move

NO_WALLS = np.zeros((0, 6), np.float32)


def footing(floors: list, walls: list | None = None, **more) -> Footing:
    return Footing(Ground(np.concatenate(floors), np.concatenate(walls) if walls else NO_WALLS, **more))


def test_a_bridge_and_the_path_under_it_are_two_levels() -> None:
    both = footing([floor_triangles(rectangle(40, 40), 0.0), floor_triangles(rectangle(40, 4), 5.0)])
    assert both.heights(3, 0) == [0.0, 5.0]
    assert both.support(3, 0, 0.1) == 0.0
    assert both.support(3, 0, 5.1) == 5.0


def test_an_edge_stops_a_walker() -> None:
    deck = footing([floor_triangles(rectangle(10, 10), 3.0)])
    x, _, z = move(deck, (0, 0, 3.0), 50, 0)
    assert x <= 5.001
    assert z == pytest.approx(3.0)


def test_a_stair_leads_up_and_its_wall_does_not() -> None:
    low = floor_triangles(rectangle(20, 20), 0.0)
    stair = ramp_triangles(-1, 1, 0, 0, 4, 2)
    high = floor_triangles(rectangle(8, 4) + [0, 6], 2.0)
    yard = footing([low, stair, high])
    assert move(yard, (0, -2, 0), 0, 8)[2] == pytest.approx(2.0, abs=1e-3)
    assert move(yard, (3, -2, 0), 0, 5.5)[2] == pytest.approx(0.0)


def test_ten_thousand_steps_never_pass_a_wall() -> None:
    room = footing([floor_triangles(rectangle(12, 12), 0.0)], [outline_walls(rectangle(6, 6), 0, 3)])
    rng = np.random.default_rng(4)
    at = (0.0, 0.0, 0.0)
    for dx, dy in rng.normal(0, 0.6, (10_000, 2)):
        at = move(room, at, dx, dy)
        assert max(abs(at[0]), abs(at[1])) < 3.0 - 0.2


def test_a_walker_slides_along_a_wall() -> None:
    hall = footing([floor_triangles(rectangle(20, 20), 0.0)], [outline_walls(rectangle(10, 10), 0, 3)])
    x, y, _ = move(hall, (0, 4.6, 0), 2.0, 2.0)
    assert x > 1.0 and y < 4.75


def test_nobody_leaves_the_bounds() -> None:
    bounds = ((-2.0, -2.0), (2.0, -2.0), (2.0, 2.0), (-2.0, 2.0))
    lawn = footing([floor_triangles(rectangle(50, 50), 0.0)], bounds=bounds)
    assert move(lawn, (0, 0, 0), 30, 0)[0] <= 2.0


def test_water_is_no_ground() -> None:
    heights = np.zeros((11, 11), np.float32)
    walkable = np.ones((11, 11), bool)
    walkable[:, 6:] = False
    shore = Footing(Ground(np.zeros((0, 3, 3), np.float32), NO_WALLS, (Heightfield(0, 0, 1, heights, walkable),)))
    assert move(shore, (2, 5, 0), 20, 0)[0] < 5.6


def test_terrain_height_is_that_of_its_two_triangles() -> None:
    field = Heightfield(0, 0, 2, np.array([[0, 2], [4, 10]], np.float32), np.ones((2, 2), bool))
    x, y = np.array([0, 2, 2, 0, 1.5, 0.5, 3]), np.array([0, 0, 2, 2, 0.5, 1.5, 0])
    height, walkable = field_height(field, x, y)
    assert height[:6].tolist() == pytest.approx([0, 2, 10, 4, 0 + 2 * 0.75 + 8 * 0.25, 0 + 6 * 0.25 + 4 * 0.75])
    assert np.isnan(height[6]) and not walkable[6]


def test_standing_room_is_found_beside_a_wall() -> None:
    room = footing([floor_triangles(rectangle(12, 12), 0.0)], [outline_walls(rectangle(6, 6), 0, 3)])
    found = room.stand(2.95, 0, 1.6)
    assert found is not None and room.clearance(*found) >= 0.28
