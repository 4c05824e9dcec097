"""The facts of the real places, counted on what was really built."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
import yaml

from exhibition.app.facts import facts
from exhibition.world.model import World

ROOT = Path(__file__).parents[2]
NORTH = ["ox", "rabbit", "snake", "goat", "rooster", "pig"]
SOUTH = ["rat", "tiger", "dragon", "horse", "monkey", "dog"]
EXTANT = {"rat", "ox", "tiger", "rabbit", "horse", "monkey", "pig"}


def of(world: World, part: str) -> dict:
    return facts(world)["parts"][part]  # type: ignore[index]


def at(world: World, part: str) -> np.ndarray:
    return np.array(next(p for p in world.geometry.parts if p.id == part).frame)[:, 3]


def test_the_bridge_has_seventeen_arches_and_the_ninth_is_the_largest(palace: World) -> None:
    bridge = of(palace, "bridge17")
    assert (bridge["arches"], bridge["largest_arch"], bridge["lions"]) == (17, 9, 544)
    assert bridge["length_m"] == pytest.approx(150, abs=0.5) and bridge["width_m"] == pytest.approx(8, abs=0.1)


def test_the_corridor_has_its_bays_and_pavilions(palace: World) -> None:
    corridor = of(palace, "long_corridor")
    assert corridor["bays"] == 273 and corridor["pavilions"] == 4
    assert corridor["length_m"] == pytest.approx(728, abs=1)


def test_the_tower_has_eight_sides_three_storeys_four_eaves_on_twenty_metres_of_stone(palace: World) -> None:
    tower, base = of(palace, "foxiangge"), of(palace, "foxiangge_platform")
    assert (tower["sides"], tower["storeys"], tower["eaves"], tower["inner_columns"]) == (8, 3, 4, 8)
    assert tower["height_m"] == pytest.approx(41, abs=1)
    assert base["height_m"] == pytest.approx(20, abs=1.5)


def test_six_bridges_cross_the_causeway_from_north_to_south_and_four_bear_a_pavilion(palace: World) -> None:
    order = ["jiehu_bridge", "binfeng_bridge", "yudai_bridge", "jing_bridge", "lian_bridge", "liu_bridge"]
    norths = [at(palace, b)[1] for b in order]
    assert norths == sorted(norths, reverse=True)
    words = {k: v for f in ("lake",) for k, v in yaml.safe_load(
        (ROOT / f"scenes/summer_palace/parts/{f}.yaml").read_text(encoding="utf-8"))["parts"].items()}  # fmt: skip
    bearing = {b for b in order if words[b].get("pavilion", "none") != "none"}
    assert bearing == set(order) - {"jiehu_bridge", "yudai_bridge"}


def test_kuoru_stands_on_24_round_and_16_square_columns(palace: World) -> None:
    kuoru = of(palace, "kuoruting")
    assert (kuoru["columns_round"], kuoru["columns_square"], kuoru["sides"], kuoru["eaves"]) == (24, 16, 8, 2)


def test_paiyun_hall_has_five_by_three_bays_and_twenty_one_with_its_wings(palace: World) -> None:
    hall = of(palace, "paiyun_hall")
    assert (hall["bays"], hall["bays_deep"], hall["bays_total"], hall["eaves"]) == (5, 3, 21, 2)


def test_the_great_stage_has_three_storeys_and_is_21_metres_high_and_17_wide(palace: World) -> None:
    stage = of(palace, "great_stage")
    assert stage["storeys"] == 3
    assert stage["height_m"] == pytest.approx(21, abs=1.0)
    assert stage["width_m"] == pytest.approx(17, abs=0.2)


def test_the_marble_boat_is_36_metres_long(palace: World) -> None:
    assert of(palace, "marble_boat")["length_m"] == pytest.approx(36, abs=0.5)


def test_courts_and_residences_are_grey_and_the_tower_group_is_yellow(palace: World) -> None:
    for part in ("renshou_hall", "yulantang", "leshoutang", "east_palace_gate", "long_corridor"):
        assert of(palace, part).get("tiles", "grey_tile") == "grey_tile", part
    for part in ("paiyun_hall", "dehui_hall", "paiyun_gate", "foxiangge"):
        assert of(palace, part)["tiles"] == "yellow_glazed", part


def test_water_is_the_greater_part(palace: World) -> None:
    assert 200 <= of(palace, "land")["water_area_ha"] <= 240


def test_every_structure_of_the_plan_stands_where_the_plan_says(palace: World) -> None:
    """A place of the plan has a part at it, or lies inside land or a building that is built there."""
    places = yaml.safe_load((ROOT / "scenes/summer_palace/places.yaml").read_text(encoding="utf-8"))["places"]
    assert len(places) >= 65
    parts = [p for p in palace.geometry.parts if p.form not in ("landscape", "far_hills", "tree")]
    boxes = np.array([p.bounds for p in parts])
    for name, place in places.items():
        x, y, _ = place["at"]
        inside = ((boxes[:, 0, :2] - 22 <= (x, y)) & (boxes[:, 1, :2] + 22 >= (x, y))).all(axis=1)
        assert inside.any(), name


def test_the_tower_is_seen_from_the_bridge_at_its_true_distance(palace: World) -> None:
    east_end = np.array([367.0, -954.1])
    assert math.dist(east_end, at(palace, "foxiangge")[:2]) == pytest.approx(1021, abs=3)


def test_twelve_heads_stand_in_order_from_the_shell_outwards(fountain: World) -> None:
    shell = at(fountain, "great_shell")
    for side, order in ((1, NORTH), (-1, SOUTH)):
        heads = [at(fountain, f"head_{a}") for a in order]
        assert all(np.sign(h[1]) == side for h in heads)
        far = [math.dist(h[:2], shell[:2]) for h in heads]
        assert far == sorted(far)
    spread = [at(fountain, f"head_{n}")[1] - at(fountain, f"head_{s}")[1] for n, s in zip(NORTH, SOUTH, strict=True)]
    assert spread == sorted(spread), "the two rows open towards the visitor like the character 八"


def test_seven_heads_are_known_and_five_are_not(fountain: World) -> None:
    unknown = {
        s.id.removeprefix("hs_")
        for s in fountain.spots
        if s.id.removeprefix("hs_") in NORTH + SOUTH and s.hotspot.evidence.status == "whereabouts_unknown"
    }
    assert unknown == set(NORTH + SOUTH) - EXTANT


def test_the_palace_front_faces_west_with_eleven_bays(fountain: World) -> None:
    front = of(fountain, "palace_front")
    assert front["bays"] == 11 and front["storeys"] == 2
    frame = np.array(next(p for p in fountain.geometry.parts if p.id == "palace_front").frame)
    assert np.allclose(-frame[:2, 1], (-1, 0), atol=1e-6)


def test_every_view_stands_over_ground_or_water_and_not_inside_a_wall(palace: World, fountain: World) -> None:
    for world in (palace, fountain):
        for name, view in world.views.items():
            x, y, z = view.eye
            below = [h for h in world.footing.heights(x, y) if h < z]
            above = [h for h in world.footing.heights(x, y) if z < h < z + 0.5]
            assert not above, f"{world.id} {name} is under the floor"
            if below:
                assert world.footing.clearance(x, y, below[-1]) > 0.05, f"{world.id} {name} is in a wall"
