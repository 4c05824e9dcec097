"""The shipped scenes: they check clean, stand, hold what the contract names, and can be walked without a trap."""

from __future__ import annotations

import math
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from exhibition.app.check import check_project
from exhibition.app.views import plain_view
from exhibition.render import lens
from exhibition.scene.base import AtPart
from exhibition.visit.tour import tour_seconds
from exhibition.visit.walk import arrive_at, led_by
from exhibition.world.ground import HEAD, KNEE, move

if TYPE_CHECKING:
    from exhibition.app.project import Project
    from exhibition.world.model import World

ROOT = Path(__file__).resolve().parent.parent
SCENES = ("entrance", "haiyantang", "summer_palace")
ANIMALS = ["rat", "ox", "tiger", "rabbit", "dragon", "snake", "horse", "goat", "monkey", "rooster", "dog", "pig"]
VIEWS = {
    "entrance": {"hall"},
    "haiyantang": {"fountain", "noon", *(f"quarter_{animal}" for animal in ANIMALS)},
    "summer_palace": {
        "tower_from_lake", "seventeen_arches", "long_corridor", "marble_boat", "east_gate", "tower_terrace",
    },
}  # fmt: skip
SIZE = (1280, 720)
Point = tuple[float, float, float]


def test_every_shipped_file_checks_clean() -> None:
    assert [str(problem) for problem in check_project(ROOT)] == []


@pytest.mark.parametrize("scene", SCENES)
def test_every_scene_builds_with_every_part_it_names(worlds, project: Project, scene) -> None:
    world, (written, _) = worlds[scene], project.scene(scene)
    assert world.id == scene
    assert [part.id for part in world.geometry.parts] == list(written.parts)
    assert len(world.geometry.placements) > 0 and len(world.batches.tree.mesh) > 0
    for part in world.geometry.parts:
        assert np.isfinite(part.bounds).all(), part.id


@pytest.mark.parametrize("scene", SCENES)
def test_every_view_of_the_contract_is_there(worlds, scene) -> None:
    assert VIEWS[scene] <= set(worlds[scene].views)


def test_the_twelve_heads_and_their_hotspots_are_there(fountain: World) -> None:
    assert {f"head_{animal}" for animal in ANIMALS} <= {part.id for part in fountain.geometry.parts}
    for animal in ANIMALS:
        spot = fountain.spot(f"hs_{animal}")
        assert spot is not None, animal
        assert fountain.geometry.parts[spot.part].id == f"head_{animal}"
        assert spot.hotspot.view == f"quarter_{animal}"


@pytest.mark.parametrize("animal", ANIMALS)
def test_a_card_says_of_its_head_what_stands_there(fountain: World, animal: str) -> None:
    """A stand-in is called one; a sculpture is called an evocation, or, of a head that is lost, a reconstruction."""
    part = next(part for part in fountain.geometry.parts if part.id == f"head_{animal}")
    spot = fountain.spot(f"hs_{animal}")
    assert spot is not None and spot.hotspot.head is not None
    said = spot.hotspot.head.status
    assert ("placeholder" in said.en) is (part.form == "head_placeholder")
    if part.form == "head":
        lost = part.facts["state"] == "reconstruction"
        assert ("reconstruction" in said.en.lower()) is lost and ("not a scan" in said.en) is not lost
        assert ("metal" in str(part.facts["material"])) is not lost, "a reconstruction is of another material"


def test_there_are_two_dozen_hotspots_and_the_whole_shop(worlds, project: Project) -> None:
    assert sum(len(world.spots) for world in worlds.values()) >= 24
    shop = project.catalogue()
    assert (len(shop.museums), len(shop.brands), len(shop.products)) == (3, 6, 18)


def test_every_product_lies_on_a_shelf_somewhere(worlds, project: Project) -> None:
    shelved = {product for world in worlds.values() for spot in world.spots for product in spot.shelf}
    assert set(project.catalogue().products) - shelved == set()


def test_nothing_is_sold_where_policy_says_none(worlds, project: Project) -> None:
    quiet = 0
    for scene, world in worlds.items():
        zones = project.scene(scene)[0].policy.zones
        for spot in world.spots:
            if spot.hotspot.zone and zones[spot.hotspot.zone].products == "none":
                quiet += 1
                assert spot.shelf == (), spot.id
    assert quiet >= 3


@pytest.mark.parametrize("scene", SCENES)
def test_every_point_a_hotspot_names_is_on_its_part(worlds, scene) -> None:
    """assemble would fall back to the centre of the part."""
    for spot in worlds[scene].spots:
        anchor = spot.hotspot.anchor
        if isinstance(anchor, AtPart) and isinstance(anchor.point, str):
            assert anchor.point in worlds[scene].geometry.parts[spot.part].points, f"{spot.id}: {anchor.point}"


@pytest.mark.parametrize("scene", SCENES)
def test_every_hotspot_is_in_the_picture_of_its_view(worlds, scene) -> None:
    world = worlds[scene]
    lost = {}
    for spot in world.spots:
        if spot.hotspot.view is not None:
            camera = plain_view(world, world.views[spot.hotspot.view]).camera
            at = lens.project(camera, SIZE, spot.point)
            if at is None or not (0 < at[0] < SIZE[0] and 0 < at[1] < SIZE[1]):
                lost[spot.id] = (spot.hotspot.view, at)
    assert lost == {}, "beside the picture, or behind the eye"


def test_every_portal_leads_to_a_scene_of_every_show(worlds, project: Project) -> None:
    leads = {portal.to for world in worlds.values() for portal in world.portals}
    assert leads
    for name in project.show_ids():
        show = project.show(name)
        assert leads <= set(show.scenes) == set(SCENES), name
        assert show.opens in show.scenes


def test_the_film_of_the_whole_show_takes_twenty_seconds_at_most(project: Project) -> None:
    films = [project.scene(scene)[0].tours["film"] for scene in project.show().scenes]
    assert 3 <= sum(tour_seconds(film) for film in films) <= 20


# -- feet ------------------------------------------------------------------------------------------------------------


def crossed(walls: np.ndarray, a: Point, b: Point) -> np.ndarray:
    """Those walls (w, 6) at the height of the walker's body that the way from a to b goes through."""
    low, high = max(a[2], b[2]) + KNEE, min(a[2], b[2]) + HEAD
    w = walls[(walls[:, 4] < high) & (walls[:, 5] > low)]

    def side(px, py, qx, qy, x, y):
        return (qx - px) * (y - py) - (qy - py) * (x - px)

    ax, ay, bx, by = w[:, :4].T
    apart = side(ax, ay, bx, by, a[0], a[1]) * side(ax, ay, bx, by, b[0], b[1]) < 0
    return w[apart & (side(a[0], a[1], b[0], b[1], ax, ay) * side(a[0], a[1], b[0], b[1], bx, by) < 0)]


@pytest.mark.parametrize("scene", SCENES)
def test_two_thousand_steps_leave_no_ground_enter_no_water_and_cross_no_wall(worlds, scene) -> None:
    world = worlds[scene]
    at, heading, _ = arrive_at(world)
    walls = world.footing.ground.walls.astype(np.float64)
    water = world.environment.water
    rng = np.random.default_rng(28)
    heading = math.radians(heading) + math.pi / 2
    far = 0.0
    for turn in rng.normal(0, 0.15, 2000):
        heading += turn
        there = move(world.footing, at, 0.12 * math.cos(heading), 0.12 * math.sin(heading))
        if there == at:
            heading += rng.uniform(1.5, 4.5)
            continue
        assert any(abs(there[2] - h) < 1e-6 for h in world.footing.heights(*there[:2])), f"no ground at {there}"
        assert abs(there[2] - at[2]) <= 0.7, f"a leap from {at} to {there}"
        assert water is None or there[2] >= water, f"in the water at {there}"
        assert not len(crossed(walls, at, there)), f"through a wall from {at} to {there}"
        far = max(far, math.dist(there, arrive_at(world)[0])) if far < 3 else far
        at = there
    assert far > 3, "the visitor is shut in at the start"


def walked(world: World, at: Point, route: list[tuple[float, float]]) -> Point:
    """Feet after being sent to one point after another, as by touching the ground; fails where the way is barred."""
    heading = 0.0
    for x, y in route:
        path: tuple[tuple[float, float], ...] = ((x, y),)
        for _ in range(4000):
            at, heading, path = led_by(at, heading, path, 1.0, world, 0.05)
            if not path:
                break
        if math.dist(at[:2], (x, y)) > 0.7:
            pytest.fail(barred(world, at, (x, y)))
    return at


def barred(world: World, at: Point, target: tuple[float, float]) -> str:
    """Where a walk ended and what lies before it."""
    size = math.dist(at[:2], target)
    lines = [f"{world.id}: stopped at ({at[0]:.2f}, {at[1]:.2f}, {at[2]:.2f}) on the way to {target}"]
    for ahead in (0.2, 0.5, 1.0):
        x, y = (a + (b - a) / size * ahead for a, b in zip(at, target, strict=False))
        heights = [round(h, 2) for h in world.footing.heights(x, y)]
        lines.append(f"  {ahead} m on: floors {heights}, room {world.footing.clearance(x, y, at[2]):.2f}")
    return "\n".join(lines)


def test_from_the_arrival_one_walks_sixty_metres_along_the_long_corridor(palace: World) -> None:
    at = walked(palace, arrive_at(palace)[0], [(30, -158), (30, -150), (30, -147.5)])
    assert palace.footing.support(*at[:2], at[2]) == pytest.approx(-39.06, abs=0.1), "on the corridor's floor"
    route = [(44.0, -146.7), (76.0, -132.6), (90.0, -130.2)]
    assert math.dist(at[:2], route[0]) + sum(math.dist(a, b) for a, b in pairwise(route)) >= 60
    assert walked(palace, at, route)[2] == pytest.approx(-39.17, abs=0.1)


COURT = [(30, -158), (30.6, -152), (30.6, -144), (33, -137)]


def test_from_the_arrival_one_climbs_the_axis_to_the_hall_of_dispelling_clouds(palace: World) -> None:
    """Over the pool's bridge, up both flights, through the second gate, to the terrace before the hall."""
    at = walked(palace, arrive_at(palace)[0], [*COURT, (24, -138), (0, -138)])
    at = walked(palace, at, [(0, -131), (0, -124), (0, -118), (0, -107), (0, -100), (0, -95), (0, -86), (0, -82)])
    assert at[2] == pytest.approx(-31.04, abs=0.3)


HILLSIDE = [
    (40, -130), (40.2, -118), (44.5, -110), (46.5, -100), (46.5, -76), (50.7, -67.8), (55, -61.5), (58, -55), (58, -50),
    (55, -46), (54, -42), (45, -34), (38, -31.7), (30, -27.5), (25, -24.6),
]  # fmt: skip


def test_from_the_arrival_one_walks_to_the_terrace_of_the_tower(palace: World) -> None:
    """By the court, up the hill beside the axis, and up the eastern flight of the great base."""
    at = walked(palace, arrive_at(palace)[0], COURT + HILLSIDE)
    at = walked(palace, at, [(12, -24.5), (3, -24.5), (0, -23), (0, -20)])
    assert at[2] == pytest.approx(0.0, abs=0.2)


def test_the_gate_of_dispelling_clouds_is_entered_from_the_lake(palace: World) -> None:
    walked(palace, arrive_at(palace)[0], [(0, -170), (0, -157), (0, -148), (0, -139)])


def test_the_ninety_steps_lead_from_the_hall_to_the_hall_of_moral_glory(palace: World) -> None:
    foot = palace.footing.stand(6, -61, -32.5)
    assert foot is not None
    at = walked(palace, foot, [(0, -60.5), (0, -54), (0, -48), (0, -44.9)])
    assert at[2] == pytest.approx(-19.5, abs=0.5)


def test_the_inverted_v_leads_to_the_terrace_of_the_tower(palace: World) -> None:
    foot = palace.footing.stand(13, -33, -20)
    assert foot is not None
    for side in (1, -1):
        at = walked(palace, foot, [(24 * side, -28), (24 * side, -24.5), (12 * side, -24.5), (3 * side, -24.5)])
        at = walked(palace, at, [(0, -23), (0, -20), (0, -17)])
        assert at[2] == pytest.approx(0.0, abs=0.2)
        foot = palace.footing.stand(-13, -33, -20)


def test_the_seventeen_arch_bridge_leads_from_the_shore_to_the_island(palace: World) -> None:
    shore = palace.footing.stand(380, -960, -40)
    assert shore is not None
    at = walked(palace, shore, [(367, -954.1), (350, -947), (297.6, -925.8)])
    assert at[2] == pytest.approx(-34.7, abs=0.1), "on the crown of the bridge"
    at = walked(palace, at, [(228.2, -897.5), (220, -894.2)])
    assert at[2] > -40.2
    back = walked(palace, at, [(228.2, -897.5), (297.6, -925.8), (367, -954.1), (380, -960)])
    assert back[2] == pytest.approx(shore[2], abs=0.5)


@pytest.mark.parametrize("side", [1, -1], ids=["north", "south"])
def test_a_curved_stair_leads_to_the_terrace_of_the_calm_sea(fountain: World, side) -> None:
    route = [(4, 13.3), (8.4, 8.6), (10.4, 9.8), (12.2, 11.4), (14.3, 11.6), (15.9, 10.2), (16.1, 7.9), (15.6, 5.5)]
    start = fountain.footing.stand(-15, 13 * side, 0.35)
    assert start is not None
    at = walked(fountain, start, [(x, y * side) for x, y in route] + [(15.6, 0.0)])
    assert at[2] == pytest.approx(5.35, abs=0.1)
    down = walked(fountain, at, [(x, y * side) for x, y in reversed(route)])
    assert down[2] == pytest.approx(0.35, abs=0.1)


def test_from_the_threshold_of_the_salon_one_walks_into_either_garden(salon: World) -> None:
    for portal in salon.portals:
        x, y, _ = portal.point
        at, heading, _ = arrive_at(salon)
        path: tuple[tuple[float, float], ...] = ((x, y),)
        nearest = math.inf
        for _ in range(2000):
            at, heading, path = led_by(at, heading, path, 1.0, salon, 0.05)
            nearest = min(nearest, math.dist(at[:2], (x, y)))
            if not path:
                break
        assert nearest < portal.radius, portal.to
