"""Every form of the setting builds whole meshes and takes exactly the words of its model."""

from __future__ import annotations

import inspect
from functools import cache

import numpy as np
import pytest

from exhibition.forms.branches import BRANCHES, STROKES
from exhibition.forms.built import Built
from exhibition.forms.pages import printed
from exhibition.forms.sculpt import loft, occluded
from exhibition.forms.setting import SETTING
from exhibition.forms.statues import branch_mesh
from exhibition.scene.base import COMMON
from exhibition.scene.setting import SETTING as MODELS
from exhibition.world.materials import MATERIALS

STAIRS = (
    (9.8, -7.6, 0.0),
    (11.4, -5.8, 1.25),
    (11.6, -3.7, 2.45),
    (10.2, -2.1, 3.55),
    (7.9, -1.9, 4.45),
    (6.0, -2.4, 5.0),
)
OUTLINE = ((-12.5, 0.0), (-9.5, -7.5), (-5.2, -11.0), (8.0, -4.3), (10.2, 0.0), (8.0, 4.3), (-5.2, 11.0), (-9.5, 7.5))
WORDS = {
    "landscape": {"water": 0.0, "extent": ((-200.0, -200.0), (200.0, 200.0)),
                  "lakes": (((-90.0, -80.0), (90.0, -80.0), (60.0, 70.0)),)},
    "far_hills": {"bearing": (260.0, 290.0), "distance": 2000.0, "height": 120.0, "pagoda": True},
    "portal": {"to": "summer_palace", "picture": "lake"},
    "pool": {"outline": OUTLINE, "terrace": ((-30.0, -30.0), (30.0, 30.0))},
    "baroque_front": {"stairs": STAIRS},
    "block": {"width": 22.0, "depth": 34.0, "height": 11.0, "plan": "h"},
    "head_placeholder": {"animal": "dragon"},
    "ground": {"width": 20.0, "depth": 12.0},
    "sample": {"material": "marble"},
}  # fmt: skip
FROM_FILES = {"Imported", "Head"}  # these stand as a file says
FORMS = {m.model_fields["form"].annotation.__args__[0]: m for m in MODELS if m.__name__ not in FROM_FILES}


@cache
def built(name: str) -> Built:
    return SETTING[name](**WORDS.get(name, {}))


def test_every_form_of_the_language_has_a_maker():
    assert set(SETTING) == set(FORMS)


@pytest.mark.parametrize("name", sorted(FORMS))
def test_a_maker_takes_the_words_of_its_model(name):
    words = set(inspect.signature(SETTING[name]).parameters)
    more = {"pads"} if name == "landscape" else set()
    assert words == (set(FORMS[name].model_fields) - COMMON) | more
    for word, field in FORMS[name].model_fields.items():
        if word not in COMMON and not field.is_required():
            assert inspect.signature(SETTING[name]).parameters[word].default == field.default


@pytest.mark.parametrize("name", sorted(FORMS))
def test_meshes_are_whole(name):
    for piece in built(name).pieces:
        m = piece.mesh
        assert m.triangle_count, piece.name
        assert np.isfinite(m.positions).all()
        assert np.isfinite(m.uvs).all()
        assert np.isfinite(piece.transforms).all()
        assert np.abs(np.linalg.norm(m.normals, axis=1) - 1).max() < 1e-3
        assert m.triangles.max() < m.vertex_count
        assert m.material_ids.max() < len(m.materials)
        assert set(m.materials) <= set(MATERIALS)
        assert piece.transforms.shape[1:] == (3, 4)


@pytest.mark.parametrize("name", sorted(set(FORMS) - {"landscape", "far_hills", "tree"}))
def test_faces_and_normals_look_the_same_way(name):
    for piece in built(name).pieces:
        m = piece.mesh
        a, b, c = (m.positions[m.triangles[:, k]].astype(np.float64) for k in range(3))
        face = np.cross(b - a, c - a)
        mean = m.normals[m.triangles].sum(axis=1)
        area = np.linalg.norm(face, axis=1)
        wrong = ((face * mean).sum(axis=1) < 0) * area
        assert wrong.sum() < 0.02 * area.sum(), piece.name


def test_the_same_words_build_the_same_bytes():
    for name in ("tree", "rock", "robed_figure"):
        a, b = SETTING[name](), SETTING[name]()
        assert all((p.mesh.positions == q.mesh.positions).all() for p, q in zip(a.pieces, b.pieces, strict=True))


def test_a_kind_of_tree_shares_one_mesh():
    assert (
        SETTING["tree"](kind="pine", height=8.0).pieces[0].mesh
        is SETTING["tree"](kind="pine", height=13.0).pieces[0].mesh
    )


@pytest.mark.parametrize("kind", ["pine", "arborvitae", "willow"])
def test_a_tree_has_its_height_and_stays_light(kind):
    tree = SETTING["tree"](kind=kind, height=12.0).pieces[0]
    top = tree.mesh.positions[:, 2].max() * tree.transforms[0, 2, 2]
    assert top == pytest.approx(12.0, rel=0.08)
    assert tree.mesh.triangle_count <= 260


def test_twelve_characters_tell_the_animals_apart():
    assert len(set(BRANCHES.values())) == 12
    assert set(STROKES) == set(BRANCHES.values())
    shapes = {branch_mesh(animal).positions.tobytes() for animal in BRANCHES}
    assert len(shapes) == 12


def test_a_stand_in_is_the_same_form_for_every_animal():
    heads = [SETTING["head_placeholder"](animal=a) for a in BRANCHES]
    assert all(h.pieces[0].mesh is heads[0].pieces[0].mesh for h in heads)
    assert {"brow", "mouth", "centre"} <= set(heads[0].points)


def test_the_front_has_its_bays_stairs_and_beasts():
    front = built("baroque_front")
    assert front.facts["bays"] == 11
    assert front.facts["steps_each_side"] == 32
    counts = {p.name: len(p.transforms) for p in front.pieces}
    assert counts["stair"] == 2
    assert counts["fish"] == counts["lion"] == 2
    assert {"door", "stair_left", "stair_right", "terrace"} <= set(front.points)


def test_feet_can_climb_from_the_court_to_the_terrace():
    front = built("baroque_front")
    z = front.floors[..., 2]
    assert z.min() == pytest.approx(0.0, abs=0.05)
    assert z.max() == pytest.approx(5.0, abs=0.05)
    levels = np.sort(np.unique(np.round(z, 3)))
    assert np.diff(levels).max() < 0.35


def test_nobody_walks_in_the_pool():
    floors = built("pool").floors[..., :2].astype(np.float64)
    a, b, c = floors[:, 0], floors[:, 1], floors[:, 2]
    p = np.zeros(2)

    def side(u, v):
        return (v[:, 0] - u[:, 0]) * (p[1] - u[:, 1]) - (v[:, 1] - u[:, 1]) * (p[0] - u[:, 0])

    s = np.stack([side(a, b), side(b, c), side(c, a)])
    assert not ((s > 0).all(axis=0) | (s < 0).all(axis=0)).any()


def test_the_salon_has_four_doors_and_holds_its_visitors():
    hall = built("salon")
    assert {"door_n", "door_e", "door_s", "door_w", "centre"} <= set(hall.points)
    assert {tuple(np.abs(w[:4])) for w in hall.walls} >= {(7.0, 7.0, 7.0, 7.0)}
    assert len(built("portal").walls) == 0


def test_a_willow_is_wider_than_a_pine_is_and_weeps_to_near_the_ground():
    willow = SETTING["tree"](kind="willow").pieces[0].mesh
    leaves = willow.positions[willow.material_ids == willow.materials.index("willow")]
    assert np.ptp(leaves[:, 0]) > np.ptp(leaves[:, 2])
    assert 0.3 < leaves[:, 2].min() < 1.5


def test_no_pine_or_willow_is_blacker_on_top_than_below():
    for kind in ("pine", "willow", "arborvitae"):
        mesh = SETTING["tree"](kind=kind).pieces[0].mesh
        leaves = mesh.material_ids == mesh.materials.index(kind)
        z, tone = mesh.positions[leaves, 2], mesh.colours[leaves, 1].astype(float)
        assert tone[z > np.median(z)].mean() > tone[z <= np.median(z)].mean()


def test_the_robed_figure_is_closed_light_and_bears_a_head():
    built_figure = SETTING["robed_figure"](height=1.45)
    mesh = built_figure.pieces[0].mesh
    assert mesh.triangle_count <= 16_000, "seen from a metre away; coarser levels are the packer's"
    assert np.abs(mesh.positions[:, :2]).max() < 0.45
    assert mesh.positions[:, 2].min() == pytest.approx(0.0, abs=0.01)
    assert built_figure.points["neck"][2] == pytest.approx(1.45 * (1 - 0.42 / 1.45), abs=0.03)
    collar = mesh.positions[np.hypot(mesh.positions[:, 0], mesh.positions[:, 1] + 0.03) < 0.16]
    assert 0.015 < collar[:, 2].max() - built_figure.points["neck"][2] < 0.04, "the head's ruff rests in the collar"
    a, b, c = (mesh.positions[mesh.triangles[:, k]].astype(np.float64) for k in range(3))
    assert np.einsum("ij,ij->", a, np.cross(b, c)) / 6 > 0.15


@pytest.mark.parametrize("holds", ["whisk", "tablet", "fan", "pearl", "joined_hands", "staff", "ruyi", "bow"])
def test_a_figure_holds_what_it_is_given_between_its_cuffs(holds):
    plain, holding = SETTING["robed_figure"](), SETTING["robed_figure"](holds=holds)
    assert [piece.name for piece in holding.pieces] == ["robed_figure", holds]
    assert plain.pieces[0].mesh is holding.pieces[0].mesh, "the body is shared"
    held = holding.pieces[1].mesh
    apart = np.linalg.norm(held.positions - np.array([0.0, -0.29, 0.55]), axis=1)
    assert apart.min() < 0.09, "it is in the hands"
    assert held.triangle_count < 5000 and np.abs(np.linalg.norm(held.normals, axis=1) - 1).max() < 1e-3
    assert held.positions[:, 2].min() > -0.01


def test_hollows_are_darker_than_what_stands_out():
    pit = loft(np.array([_ring(1.0, 0.0), _ring(1.0, 1.0), _ring(0.3, 1.0), _ring(0.3, 0.3)]), "marble")
    shaded = occluded(pit, cell=0.04, reach=0.8, depth=0.8)
    assert shaded.colours[np.isclose(pit.positions[:, 2], 0.3)].mean() < 0.8 * shaded.colours[:12].mean()


@pytest.mark.parametrize("turn", [1, -1])
def test_a_loft_looks_outward_whichever_way_its_sections_run(turn):
    mesh = loft(np.array([_ring(1.0, 0.0)[::turn], _ring(0.5, 2.0)[::turn]]), "marble")
    side = np.abs(mesh.normals[:, 2]) < 0.8
    assert (np.einsum("ij,ij->i", mesh.normals[side][:, :2], mesh.positions[side][:, :2]) > 0).all()


def _ring(radius: float, z: float) -> np.ndarray:
    t = np.arange(12) * np.pi / 6
    return np.column_stack([radius * np.cos(t), radius * np.sin(t), np.full(12, z)])


@pytest.mark.parametrize("picture", ["none", "lake", "fountain", "salon"])
def test_a_panels_print_stays_on_its_sheet(picture):
    page = printed(1.0, 1.48, picture)
    low, high = page.positions.min(axis=0), page.positions.max(axis=0)
    assert low[0] >= -0.52
    assert high[0] <= 0.52
    assert low[2] >= 0.0
    assert high[2] <= 1.49
    assert -0.03 < low[1] < high[1] <= 0.0
    assert not {"lantern_glass", "lamp"} & set(page.materials)


def test_a_panel_shows_the_picture_it_is_told():
    shapes = {
        SETTING["panel"](picture=p).pieces[0].mesh.positions.tobytes() for p in ("none", "lake", "fountain", "salon")
    }
    assert len(shapes) == 4
