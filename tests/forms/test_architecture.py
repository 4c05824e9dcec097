"""Promises of the buildings: sound meshes, true counts, the words of the scene language."""

from __future__ import annotations

import inspect
from itertools import pairwise

import numpy as np
import pytest

from exhibition.forms.architecture import ARCHITECTURE
from exhibition.forms.bronzes import HEIGHTS
from exhibition.forms.built import PHASES
from exhibition.scene.architecture import ARCHITECTURE as MODELS
from exhibition.scene.base import COMMON
from exhibition.world.materials import MATERIALS

BY_FORM = {m.model_fields["form"].annotation.__args__[0]: m for m in MODELS}
LEVELS = [
    {"floor": 1.2, "column_height": 4.9, "across": 23.0, "eave": 6.9, "eave_across": 29.5},
    {"floor": 10.2, "column_height": 4.6, "across": 17.8, "eave": 15.3, "eave_across": 24.0, "rail": True},
    {"floor": 18.8, "column_height": 4.4, "across": 14.2, "eave": 23.9, "eave_across": 20.0, "rail": True},
    {"floor": 26.4, "column_height": 2.0, "across": 10.6, "eave": 28.7, "eave_across": 16.0},
]
HALF = [4.9, 5.2, 5.5, 5.9, 6.3, 6.7, 7.2, 7.7]
SEVENTEEN = {
    "length": 150, "width": 8, "spans": [*HALF, 8.5, *HALF[::-1]], "end_height": 2.2, "crown_height": 7.3,
    "lions": 544, "posts": 128, "end_beasts": 4,
}  # fmt: skip
LINE = [
    (340.0, -59.4), (300.0, -71.0), (262.0, -84.6), (232.0, -96.3), (196.0, -111.8), (160.0, -107.9),
    (128.0, -121.5), (105.0, -129.2), (76.0, -131.2), (44.0, -146.7), (10.0, -148.7), (-10.0, -148.7),
    (-44.0, -146.7), (-76.0, -133.1), (-118.0, -135.1), (-150.0, -123.4), (-176.0, -131.2), (-206.0, -113.7),
    (-235.0, -113.7), (-262.0, -94.3), (-296.0, -96.3), (-322.0, -78.8), (-348.0, -74.9),
]  # fmt: skip
CORRIDOR = {
    "line": LINE, "bays": 273, "pavilions": [(232, -96.3), (105, -129.2), (-118, -135.1), (-235, -113.7)],
    "floor": (-39.6, -39.0, -39.6), "gap": ((0, -148.7), 19.0),
}  # fmt: skip
KUORU = {
    "sides": 8, "across": 12.56, "column_height": 4.2, "eaves": 2, "platform": 0.6, "apex": 12.5,
    "rings": [("round", 8, 3.4), ("round", 16, 5.1), ("square", 16, 6.8)],
}  # fmt: skip
PAIYUN = {
    "width": 25.5, "depth": 15, "column_height": 5.4, "eaves": 2, "tiles": "yellow_glazed", "border": "green_glazed",
    "brackets": True, "ridge_beasts": 5, "platform": 1.6, "terrace": (24, 11), "balustrade": True, "wings": 16,
}  # fmt: skip
STAGE = {
    "width": 17, "depth": 17, "bays": 3, "storeys": 3, "column_height": 4.8, "open_front": True,
    "columns": "dark_green", "tiles": "green_glazed", "walls": "lattice_green", "roof": "xieshan_juanpeng",
}  # fmt: skip
BRONZE = {
    "width": 4.6, "depth": 4.6, "bays": 3, "column_height": 1.9, "walls": "bronze_green", "columns": "bronze_green",
}  # fmt: skip
CASES = {
    "hall": ("hall", {"width": 18, "depth": 9}),
    "hall_paiyun": ("hall", PAIYUN),
    "hall_stage": ("hall", STAGE),
    "hall_open": ("hall", {"width": 12, "depth": 6, "walls": "none", "roof": "wudian"}),
    "hall_gables": ("hall", {"width": 12, "depth": 6, "roof": "yingshan", "walls": "grey_brick"}),
    "hall_round_gables": ("hall", {"width": 12, "depth": 6, "roof": "juanpeng", "walls": "white_wall"}),
    "hall_tented": ("hall", {"width": 6, "depth": 6, "bays": 3, "roof": "cuanjian", "platform": 0}),
    "hall_flat": ("hall", {"width": 6, "depth": 6, "bays": 1, "bays_deep": 1, "roof": "flat"}),
    "hall_bronze": ("hall", BRONZE),
    "pavilion": ("pavilion", {"across": 5.0}),
    "pavilion_six": ("pavilion", {"across": 5.0, "sides": 6, "passage": True}),
    "pavilion_kuoru": ("pavilion", KUORU),
    "tower": ("tower", {"levels": LEVELS, "apex": 37.0}),
    "platform_v": ("stone_platform", {"width": 45, "depth": 45, "height": 20, "stairs": "inverted_v", "gallery": True}),
    "platform_both": ("stone_platform", {"width": 20, "depth": 16, "height": 4, "stairs": "both"}),
    "platform_plain": ("stone_platform", {"width": 9, "depth": 9, "height": 1.3, "stairs": "none"}),
    "stairs": ("stairs", {"width": 6, "run": 20, "rise": 9, "steps": 60}),
    "corridor": ("corridor", CORRIDOR),
    "corridor_short": ("corridor", {"line": [(0, 0), (20, 0)], "bays": 8, "floor": (0.3, 0.3, 0.3)}),
    "bridge": ("arch_bridge", SEVENTEEN),
    "bridge_bell": (
        "arch_bridge",
        {"length": 46, "width": 5.2, "spans": [11.38], "end_height": 1.8, "crown_height": 10.4, "profile": "bell"},
    ),
    **{
        f"bridge_{kind}": (
            "arch_bridge",
            {"length": 30, "width": 7, "spans": [5, 6, 5], "pier": 1.8, "end_height": 2.2, "crown_height": 4.8,
             "pavilion": kind, "pavilion_size": (6.5, 5.5), "profile": "flat"},
        )
        for kind in ("rectangular", "square", "hexagonal", "octagonal")
    },
    "archway": ("archway", {"width": 16, "height": 11}),
    "archway_glazed": ("archway", {"width": 15, "height": 10, "depth": 3.2, "material": "glazed"}),
    "gate_fort": ("gate_fort", {"width": 20, "depth": 17, "height": 8, "corner_pavilions": 4}),
    "marble_boat": ("marble_boat", {}),
    "vaulted_hall": ("vaulted_hall", {"width": 27, "depth": 15, "height": 16}),
    "tibetan_block": ("tibetan_block", {"width": 12, "depth": 10, "height": 9, "stupa": "dark_green"}),
    "courtyard": ("courtyard", {"width": 34, "depth": 40}),
    "shop_street": ("shop_street", {"length": 150, "gap": 14}),
    "pond_garden": ("pond_garden", {"width": 100, "depth": 80}),
    "ox_statue": ("ox_statue", {}),
    **{f"bronze_{kind}": ("court_bronze", {"kind": kind}) for kind in HEIGHTS},
    "balustrade": ("balustrade", {"line": [(0, 0), (12, 3), (20, 0)], "floor": 1.4, "quay": 1.5}),
    "court": ("court", {"width": 30, "depth": 26, "pool": (20, 12)}),
    "court_plain": ("court", {"width": 30, "depth": 26}),
}  # fmt: skip


def words(form: str, given: dict) -> dict:
    model = BY_FORM[form].model_validate({"form": form, **given}, strict=False)
    return {k: v for k, v in model.model_dump().items() if k not in COMMON}


@pytest.fixture(scope="module")
def built():
    made: dict = {}

    def make(name: str):
        if name not in made:
            form, given = CASES[name]
            made[name] = ARCHITECTURE[form](**words(form, given))
        return made[name]

    return make


def total(b, *names: str) -> int:
    return sum(len(p.transforms) for p in b.pieces if p.name in names)


@pytest.mark.parametrize("form", sorted(BY_FORM))
def test_a_maker_takes_exactly_the_words_of_its_model(form):
    own = set(BY_FORM[form].model_fields) - COMMON
    taken = inspect.signature(ARCHITECTURE[form]).parameters
    assert set(taken) == own
    assert all(p.kind is inspect.Parameter.KEYWORD_ONLY for p in taken.values())


def test_every_form_has_a_maker_and_a_case():
    assert set(ARCHITECTURE) == set(BY_FORM) == {form for form, _ in CASES.values()}


@pytest.mark.parametrize("name", sorted(CASES))
def test_every_mesh_is_sound(built, name):
    b = built(name)
    assert b.pieces
    for p in b.pieces:
        m = p.mesh
        assert np.isfinite(m.positions).all() and np.isfinite(m.uvs).all(), p.name
        assert np.allclose(np.linalg.norm(m.normals, axis=1), 1, atol=1e-3), p.name
        assert m.triangle_count and int(m.triangles.max()) < m.vertex_count, p.name
        assert m.positions.dtype == np.float32 and m.triangles.dtype == np.uint32
        assert set(m.materials) <= set(MATERIALS), p.name
        assert int(m.material_ids.max()) < len(m.materials)
        assert 0 <= p.phase < len(PHASES)
        assert p.transforms.shape[1:] == (3, 4) and p.transforms.dtype == np.float32
        assert (np.linalg.det(p.transforms[:, :, :3].astype(np.float64)) > 1e-9).all(), p.name


@pytest.mark.parametrize("name", sorted(CASES))
def test_faces_turn_the_way_their_normals_point(built, name):
    for p in built(name).pieces:
        m = p.mesh
        a, b, c = (m.positions[m.triangles[:, k]].astype(np.float64) for k in range(3))
        face = np.cross(b - a, c - a)
        mean = m.normals[m.triangles].mean(axis=1)
        agree = np.einsum("ij,ij->i", face, mean) > -1e-6
        assert agree.mean() > 0.985, (p.name, float(agree.mean()))


@pytest.mark.parametrize("name", sorted(CASES))
def test_floors_and_walls_are_finite_and_upright(built, name):
    b = built(name)
    assert b.floors.shape[1:] == (3, 3) and b.floors.dtype == np.float32 and np.isfinite(b.floors).all()
    assert b.walls.shape[1:] == (6,) and b.walls.dtype == np.float32 and np.isfinite(b.walls).all()
    if len(b.walls):
        assert (b.walls[:, 5] >= b.walls[:, 4]).all()
    assert "centre" in b.points
    assert all(len(v) == 3 and np.isfinite(v).all() for v in b.points.values())


@pytest.mark.parametrize("name", sorted(CASES))
def test_two_builds_are_the_same(built, name):
    if name in ("corridor", "pond_garden", "shop_street"):
        pytest.skip("large; the others share every maker with it")
    form, given = CASES[name]
    first, second = built(name), ARCHITECTURE[form](**words(form, given))
    assert [p.name for p in first.pieces] == [p.name for p in second.pieces]
    assert all(np.array_equal(p.transforms, q.transforms) for p, q in zip(first.pieces, second.pieces, strict=True))
    assert first.facts == second.facts


def test_the_bridge_has_seventeen_arches_the_ninth_largest_and_544_lions(built):
    b = built("bridge")
    assert (b.facts["arches"], b.facts["largest_arch"]) == (17, 9)
    assert b.facts["lions"] == total(b, "lion") == 544
    assert b.facts["posts"] == total(b, "post") == 128
    assert b.facts["length_m"] == 150


def test_the_bridge_deck_is_walkable_without_a_gap_from_end_to_end(built):
    f = built("bridge").floors
    for x in np.linspace(-74.9, 74.9, 301):
        inside = (f[..., 0].min(axis=1) <= x) & (f[..., 0].max(axis=1) >= x)
        assert inside.any()
        u = 2 * x / 150
        h = 2.2 + 5.1 * (1 - u * u)
        assert abs(f[inside][..., 2] - h).min() < 0.2


def test_an_arch_is_a_true_half_circle_over_its_jambs(built):
    arches = [p.mesh.positions for p in built("bridge").pieces if p.name == "arch"]
    assert len(arches) == 17
    for p, span in zip(sorted(arches, key=lambda p: p[:, 0].mean()), SEVENTEEN["spans"], strict=True):
        spring = p[:, 2].max() - span / 2
        curve = p[p[:, 2] >= spring - 1e-4]
        r = np.hypot(curve[:, 0] - p[:, 0].mean(), curve[:, 2] - spring)
        assert np.allclose(r, span / 2, atol=0.02)


def test_the_corridor_has_273_whole_bays_on_728_metres(built):
    b = built("corridor")
    assert b.facts["bays"] == total(b, "bay_roof") == total(b, "bay_floor") == 273
    assert abs(b.facts["length_m"] - 728) < 1.0
    assert b.facts["pavilions"] == 4
    assert b.facts["columns"] == 2 * total(b, "bay_columns", "end_columns")
    pitch = [np.linalg.norm(t[:, 0]) for p in b.pieces if p.name == "bay_roof" for t in p.transforms]
    assert min(pitch) > 0.85
    assert max(pitch) < 1.15


def test_the_corridor_can_be_walked_along_its_middle(built):
    f = built("corridor").floors.astype(np.float64)
    low, high = f[..., :2].min(axis=1), f[..., :2].max(axis=1)
    line = np.asarray(LINE)
    for s, e in pairwise(line):
        for t in np.linspace(0.02, 0.98, 9):
            p = s + (e - s) * t
            if abs(p[0]) < 9.7:
                continue  # the gate
            near = ((low <= p + 0.05) & (high >= p - 0.05)).all(axis=1)
            assert near.any(), p


def test_benches_leave_ways_in_and_out(built):
    b = built("corridor")
    in_pavilions = 4 * 6
    assert 2 * total(b, "bay_floor") + in_pavilions - total(b, "bench") > 60


def test_the_tower_has_eight_sides_four_eaves_three_storeys_and_eight_great_columns(built):
    b = built("tower")
    f = b.facts
    assert (f["sides"], f["eaves"], f["storeys"], f["inner_columns"]) == (8, 4, 3, 8)
    assert abs(b.points["top"][2] - 41) < 0.01
    assert abs(f["height_m"] - 41) < 0.6


def test_the_spacious_pavilion_has_24_round_and_16_square_columns(built):
    f = built("pavilion_kuoru").facts
    assert (f["columns_round"], f["columns_square"], f["columns"]) == (24, 16, 40)
    assert abs(f["height_m"] - (0.6 + 12.5)) < 0.4


def test_paiyun_has_21_bays_with_its_wings_and_the_stage_three_storeys(built):
    assert built("hall_paiyun").facts["bays_total"] == 21
    stage = built("hall_stage").facts
    assert stage["storeys"] == stage["eaves"] == 3
    assert 19 < stage["height_m"] < 24


def test_buildings_share_the_very_same_meshes(built):
    first = {id(p.mesh) for p in built("hall").pieces}
    names = {p.name for p in built("hall_gables").pieces if id(p.mesh) in first}
    assert {"column", "drum", "beam"} <= names


def test_a_closed_hall_stops_the_walker_and_an_open_one_does_not(built):
    closed, open_ = built("hall").walls, built("hall_open").walls
    tall = lambda w: int(((w[:, 5] - w[:, 4]) > 2).sum())  # noqa: E731
    assert tall(closed) == 4
    assert tall(open_) == 0


@pytest.mark.parametrize("name", ["hall_paiyun", "platform_v", "gate_fort", "tower"])
def test_the_front_lies_outside_the_building_and_on_its_pad(built, name):
    b = built(name)
    x, y, z = b.points["front"]
    assert z == 0
    walls = b.walls[np.abs(b.walls[:, 4]) < 1]
    assert y < min(walls[:, 1].min(), walls[:, 3].min()) + 1e-3 or abs(x) < 1e-6
