"""Ways on foot: they go round walls, up stairs, over and under bridges, and every one of them can be walked."""

from __future__ import annotations

import math
import os

import numpy as np
import pytest

from exhibition.forms.built import Heightfield
from exhibition.forms.solids import floor_triangles, outline_walls, ramp_triangles, rectangle
from exhibition.world.ground import BODY, Footing, Ground, move
from exhibition.world.navmesh import navmesh
from exhibition.world.route import Routes

NO_WALLS = np.zeros((0, 6), np.float32)
SCENES = ("entrance", "haiyantang", "summer_palace")


def ways(floors: list, walls: list | None = None, **more) -> tuple[Ground, Routes]:
    ground = Ground(np.concatenate(floors), np.concatenate(walls) if walls else NO_WALLS, **more)
    return ground, Routes(navmesh(ground))


def walked(footing: Footing, at: tuple[float, float, float], path) -> tuple[float, float, float]:
    """Where feet come to that follow a path turn by turn."""
    for turn in path:
        for _ in range(20_000):
            far = math.dist(at[:2], turn)
            if far < 0.12:
                break
            step = min(0.4, far)
            there = move(footing, at, (turn[0] - at[0]) / far * step, (turn[1] - at[1]) / far * step)
            if math.dist(there[:2], at[:2]) < 0.02:
                return there
            at = there
    return at


def length(start, path) -> float:
    return sum(math.dist(a, b) for a, b in zip([start[:2], *path], path, strict=False))


def test_over_open_ground_the_way_is_straight() -> None:
    _, routes = ways([floor_triangles(rectangle(60, 60), 0.0)])
    for start, goal in (((-20.25, -18.25, 0), (20.25, 17.75, 0)), ((-25.25, 3.25, 0), (26.25, -9.75, 0))):
        path = routes.path(start, goal)
        assert path[-1] == pytest.approx(goal[:2])
        assert length(start, path) < 1.01 * math.dist(start, goal)


def test_the_way_goes_round_a_wall_and_no_farther_than_it_must() -> None:
    ground, routes = ways([floor_triangles(rectangle(40, 40), 0.0)], [np.array([[-20, 0, 10, 0, 0, 3]], np.float32)])
    start, goal = (-5.25, -5.25, 0.0), (-5.25, 5.25, 0.0)
    path = routes.path(start, goal)
    assert length(start, path) < 2 * math.hypot(10 + BODY + 5.25, 5.25) * 1.05
    assert walked(Footing(ground), start, path)[:2] == pytest.approx(goal[:2], abs=0.2)


def test_a_stair_is_found_and_a_bridge_is_not_the_path_under_it() -> None:
    low, high = floor_triangles(rectangle(40, 40), 0.0), floor_triangles(rectangle(12, 4) + [0, 6], 2.0)
    ground, routes = ways([low, ramp_triangles(-1, 1, 0, 0, 4, 2), high])
    start, over, under = (10.0, 6.0, 0.0), (3.25, 6.25, 2.0), (3.25, 6.25, 0.0)
    footing = Footing(ground)
    assert walked(footing, start, routes.path(start, over))[2] == pytest.approx(2.0)
    assert walked(footing, start, routes.path(start, under))[2] == pytest.approx(0.0)


def test_land_without_anything_on_it_is_walked_like_floors_and_water_is_not() -> None:
    heights, walkable = np.zeros((51, 51), np.float32), np.ones((51, 51), bool)
    walkable[:40, 24:27] = False
    field = Heightfield(-100, -100, 4, heights, walkable)
    ground, routes = ways([floor_triangles(rectangle(6, 6), 0.2)], fields=(field,))
    start, goal = (-40.0, -60.0, 0.0), (40.0, -60.0, 0.0)
    path = routes.path(start, goal)
    assert max(y for _, y in path) > 56
    assert walked(Footing(ground), start, path)[:2] == pytest.approx(goal[:2], abs=0.4)


def test_where_no_way_leads_one_comes_as_near_as_one_can() -> None:
    _, routes = ways([floor_triangles(rectangle(20, 20), 0.0)], [outline_walls(rectangle(6, 6), 0, 3)])
    (x, y), *_ = reversed(routes.path((-8, 0, 0), (-1, 0, 0)))
    assert -3.9 < x < -3.2 and abs(y) < 0.6


def test_ground_that_is_nowhere_gives_no_way() -> None:
    routes = Routes(navmesh(Ground(np.zeros((0, 3, 3), np.float32), NO_WALLS)))
    assert routes.path((0, 0, 0), (1, 1, 0)) == () and routes.beside((0, 0, 0), (1, 1, 0)) is None


def test_a_scene_keeps_its_paths_with_what_was_built(worlds) -> None:
    for world in worlds.values():
        assert world.geometry.paths is not None
        assert len(world.geometry.paths.boxes) < 60_000


@pytest.mark.parametrize("scene", SCENES)
def test_every_view_can_be_walked_to(worlds, scene) -> None:
    world = worlds[scene]
    start = world.footing.stand(*world.views[world.walk.start].eye, reach=8.0)
    for name in list(world.views)[:: 1 if scene != "summer_palace" else 3]:
        there = world.routes.beside(start, world.views[name].eye)
        path = world.routes.path(start, there)
        reached = walked(world.footing, start, path)
        assert math.dist(reached[:2], there[:2]) < 0.5, name


def wander(world, rng: np.random.Generator, walks: int) -> None:
    """Random walks over all the ground that visitors can reach: each stays on it, and none ends where it began."""
    start = world.footing.stand(*world.views[world.walk.start].eye, reach=8.0)
    routes, mesh = world.routes, world.routes.mesh
    begin, _ = routes._nearest(start, None)
    reached = np.flatnonzero(mesh.region == mesh.region[begin])
    for _ in range(walks):
        box, level = mesh.boxes[rng.choice(reached)], None
        x, y = (rng.integers(box[:2], box[2:] + 1) + 0.5) * 0.5
        levels = [h for h in world.footing.heights(x, y) if world.footing.clearance(x, y, h) >= BODY]
        level = levels[rng.integers(len(levels))] if levels else None
        if level is None or routes._nearest((x, y, level), None)[0] not in reached:
            continue
        at = first = (float(x), float(y), float(level))
        stuck, heading = True, rng.uniform(0, 2 * math.pi)
        for _ in range(12):
            heading += rng.normal(0, 1.2)
            wish = rng.uniform(0.1, 1.5)
            there = move(world.footing, at, math.cos(heading) * wish, math.sin(heading) * wish)
            assert world.footing.support(*there) == pytest.approx(there[2], abs=0.51), (world.id, at, there)
            assert not crosses_a_wall(world.footing, at, there), (world.id, at, there)
            stuck &= math.dist(there, first) < 0.02
            at = there
        if stuck:  # then some other way leads out
            ways_out = [move(world.footing, at, math.cos(a), math.sin(a)) for a in np.arange(0, 6.28, 0.4)]
            assert max(math.dist(w, at) for w in ways_out) > 0.05, (world.id, first)


def crosses_a_wall(footing: Footing, a, b) -> bool:
    """Whether a straight step cuts a wall that stands before a walker; steps that bent round a corner are let off."""
    w = footing.ground.walls.astype(np.float64)
    if not len(w) or math.dist(a, b) < 1e-6:
        return False
    w = w[(w[:, 4] < min(a[2], b[2]) + 1.2) & (w[:, 5] > max(a[2], b[2]) + 0.8)]
    d, e, o = np.array(b[:2]) - a[:2], w[:, 2:4] - w[:, :2], w[:, :2] - np.array(a[:2])
    det = d[0] * e[:, 1] - d[1] * e[:, 0]
    det = np.where(np.abs(det) < 1e-12, np.inf, det)
    s, t = (o[:, 0] * e[:, 1] - o[:, 1] * e[:, 0]) / det, (o[:, 0] * d[1] - o[:, 1] * d[0]) / det
    cut = (s > 0) & (s < 1) & (t > 0.02) & (t < 0.98)
    ends = np.minimum(t, 1 - t) * np.hypot(e[:, 0], e[:, 1])
    return bool((cut & (ends > 1.0)).any())


@pytest.mark.parametrize("scene", SCENES)
def test_nobody_leaves_the_ground_sticks_or_passes_a_wall(worlds, scene) -> None:
    wander(worlds[scene], np.random.default_rng(20), 100)


@pytest.mark.soak
@pytest.mark.parametrize("scene", SCENES)
def test_ten_thousand_walks_stay_on_the_ground(worlds, scene) -> None:
    wander(worlds[scene], np.random.default_rng(int(os.environ.get("WALK_SEED", "7"))), 3_400)
