"""A model's surfaces are drawn as its maker meant them: each judged by the pixels of a frame."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from exhibition.app.lone import lone_world
from exhibition.scene.base import Text
from exhibition.scene.model import Environment, Scene, Walk
from exhibition.scene.model import View as Standpoint
from exhibition.scene.setting import Block, Imported
from exhibition.shop.model import Catalogue
from exhibition.visit.view import Camera, View
from exhibition.world.assemble import build_world
from tests.models.glb import Glb

pytestmark = pytest.mark.gl

RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)
CLAMP, MIRROR = 33071, 33648


@pytest.fixture
def shown(stage, tmp_path):
    """A function: a Glb, or a scene's world -> the frame that shows it from a metre and a half south of its origin."""

    def taken(glb: Glb, quality: str = "low", camera: Camera | None = None):
        world = lone_world(glb.save(tmp_path / "model.glb"))
        stage.set_quality(quality)
        stage.show(world)
        stage.draw(View("model", "", "en", (), camera or Camera((0.0, -1.5, 0.0), fov=60.0)))
        stage.window.render()
        stage.window.render()
        return stage.window.grab().astype(int)

    yield taken
    stage.set_quality("low")


def at(frame, x: float, y: float):
    """The mean colour of a few pixels round a place on the unit square: x to the right, y upwards from its middle."""
    height, width = frame.shape[:2]
    scale = width / 2 / (1.5 * np.tan(np.radians(30)))
    column, row = int(width / 2 + x * scale), int(height / 2 - y * scale)
    return frame[row - 2 : row + 3, column - 2 : column + 3].reshape(-1, 3).mean(axis=0)


def is_like(colour, expected, by: float = 14) -> bool:
    return bool(np.abs(np.asarray(colour) - expected).max() <= by)


def painted(*rows) -> np.ndarray:
    """A picture of even squares of 32 pixels."""
    return np.kron(np.array(rows, np.uint8), np.ones((32, 32, 1), np.uint8))


FOUR = painted([RED, GREEN], [BLUE, WHITE])


def quarters(frame):
    return [at(frame, x, y) for x, y in ((-0.2, 0.2), (0.2, 0.2), (-0.2, -0.2), (0.2, -0.2))]


@pytest.mark.parametrize("quality", ["flat", "low", "medium"])
def test_a_picture_stands_upright_and_in_its_own_colours(shown, quality):
    glb = Glb()
    glb.node(glb.quad(glb.unlit(glb.texture(FOUR))))
    frame = shown(glb, quality)
    assert all(is_like(met, want) for met, want in zip(quarters(frame), (RED, GREEN, BLUE, WHITE), strict=True))


@pytest.mark.parametrize(("format", "mode"), [("JPEG", 3), ("WEBP", 3), ("PNG", 4)])
def test_every_kind_of_picture_is_read(shown, format, mode):
    glb = Glb()
    picture = np.dstack([FOUR, np.full(FOUR.shape[:2], 255, np.uint8)])[..., :mode]
    glb.node(glb.quad(glb.unlit(glb.texture(picture, format=format))))
    frame = shown(glb, "flat")
    assert all(is_like(met, want, 30) for met, want in zip(quarters(frame), (RED, GREEN, BLUE, WHITE), strict=True))


def test_colours_of_vertices_multiply_the_picture(shown):
    glb = Glb()
    glb.node(glb.quad(glb.unlit(glb.texture(FOUR)), colours=[[0.2140, 1, 0, 1]] * 4))
    red, green, blue, white = quarters(shown(glb, "flat"))
    assert is_like(red, (127, 0, 0)) and is_like(green, GREEN)
    assert is_like(blue, (0, 0, 0)) and is_like(white, (127, 255, 0))


@pytest.mark.parametrize("way", ["repeat", "clamp", "mirror"])
def test_pictures_wrap_as_their_sampler_says(shown, way):
    glb = Glb()
    code = {"repeat": 10497, "clamp": CLAMP, "mirror": MIRROR}[way]
    texture = glb.texture(FOUR, wrapS=code, wrapT=code)
    glb.node(glb.quad(glb.unlit(texture), uvs=[[1, 2], [2, 2], [2, 1], [1, 1]]))
    met = quarters(shown(glb, "flat"))
    want = {"repeat": (RED, GREEN, BLUE, WHITE), "clamp": [WHITE] * 4, "mirror": (WHITE, BLUE, GREEN, RED)}[way]
    assert all(is_like(a, b) for a, b in zip(met, want, strict=True))


def test_a_picture_is_moved_turned_and_scaled(shown):
    glb = Glb()
    turned = {"extensions": {"KHR_texture_transform": {"rotation": np.pi / 2, "offset": [0, 1], "scale": [1, 1]}}}
    glb.node(glb.quad(glb.unlit(glb.texture(FOUR), info=turned)))
    met = quarters(shown(glb, "flat"))
    assert all(is_like(a, b) for a, b in zip(met, (BLUE, RED, WHITE, GREEN), strict=True)), "turned to the right"
    glb = Glb()
    part = {"extensions": {"KHR_texture_transform": {"offset": [0.5, 0], "scale": [0.5, 0.5]}}}
    glb.node(glb.quad(glb.unlit(glb.texture(FOUR), info=part)))
    assert all(is_like(a, GREEN) for a in quarters(shown(glb, "flat")))


def with_hole(**more):
    picture = np.full((64, 64, 4), 255, np.uint8)
    picture[16:48, 16:48] = (0, 0, 0, 0)
    glb = Glb()
    glb.node(glb.quad(glb.unlit(base=(0, 0, 1, 1))), z=-0.3)
    glb.node(glb.quad(glb.unlit(glb.texture(picture), **more)))
    return glb


@pytest.mark.parametrize("quality", ["flat", "low", "medium"])
def test_a_mask_has_a_hole_through_which_one_sees(shown, quality):
    frame = shown(with_hole(alphaMode="MASK"), quality)
    assert is_like(at(frame, 0, 0), BLUE)
    assert is_like(at(frame, 0.4, 0.4), WHITE)
    assert is_like(at(shown(with_hole(), quality), 0, 0), (0, 0, 0)), "opaque surfaces have no hole"


def test_what_one_sees_through_mixes_with_what_lies_behind(stage, shown):
    glb = Glb()
    glb.node(glb.quad(glb.unlit(base=(1, 0, 0, 0.5), alphaMode="BLEND")))
    glb.node(glb.quad(glb.unlit(base=(0, 1, 0, 0.5), alphaMode="BLEND")), z=-0.2)
    glb.node(glb.quad(glb.unlit(base=(0, 0, 1, 1))), z=-0.3)
    assert is_like(at(shown(glb, "flat"), 0, 0), (127, 64, 64))
    assert stage.counts()["by_pass"]["clear"] == 2
    behind = Camera((0.0, 1.7, 0.0), heading=180.0, fov=60.0)
    assert not is_like(at(shown(glb, "flat", behind), 0, 0), (127, 64, 64))


def test_the_order_of_what_one_sees_through_follows_the_eye(shown):
    def pair(**more):
        glb = Glb()
        for base, z in (((1, 0, 0, 0.5), 0.1), ((0, 1, 0, 0.5), -0.1)):
            glb.node(glb.quad(glb.unlit(base=base, alphaMode="BLEND", doubleSided=True)), z=z)
        glb.node(glb.quad(glb.unlit(base=(0, 0, 0, 1), doubleSided=True)), z=more["wall"])
        return glb

    south = at(shown(pair(wall=-0.3), "flat"), 0, 0)
    north = at(shown(pair(wall=0.3), "flat", Camera((0.0, 1.5, 0.0), heading=180.0, fov=60.0)), 0, 0)
    assert south[0] > south[1] + 40
    assert north[1] > north[0] + 40


def test_opacity_of_vertices_fades_a_surface(shown):
    glb = Glb()
    glb.node(glb.quad(glb.unlit(base=(0, 0, 1, 1))), z=-0.3)
    colours = [[1, 1, 1, 0], [1, 1, 1, 1], [1, 1, 1, 1], [1, 1, 1, 0]]
    glb.node(glb.quad(glb.unlit(alphaMode="BLEND"), colours=colours))
    frame = shown(glb, "flat")
    assert is_like(at(frame, 0.46, 0), WHITE, 30)
    assert at(frame, -0.4, 0)[0] < 60


def test_a_back_is_seen_only_where_the_surface_has_two_sides(shown):
    behind = Camera((0.0, 1.5, 0.0), heading=180.0, fov=60.0)
    glb = Glb()
    glb.node(glb.quad(glb.unlit(base=(1, 0, 0, 1), doubleSided=True)), x=-0.3)
    glb.node(glb.quad(glb.unlit(base=(0, 1, 0, 1))), x=0.8)
    frame = shown(glb, "flat", behind)
    assert is_like(at(frame, 0.3, 0), RED)
    assert not is_like(at(frame, -0.6, 0), GREEN)


def test_a_back_is_lit_from_its_own_side(shown):
    glb = Glb()
    lit = glb.entry("materials", doubleSided=True, pbrMetallicRoughness={"metallicFactor": 0})
    glb.node(glb.quad(lit), rotation=[-np.sqrt(0.5), 0, 0, np.sqrt(0.5)])
    above = shown(glb, "low", Camera((0.0, -1.0, 1.0), pitch=-45.0, fov=60.0))
    below = shown(glb, "low", Camera((0.0, -1.0, -1.0), pitch=45.0, fov=60.0))
    assert at(above, 0, 0).mean() > at(below, 0, 0).mean() + 8


def test_a_mirrored_place_is_not_inside_out(shown):
    glb = Glb()
    mesh = glb.quad(glb.unlit(glb.texture(FOUR)))
    glb.node(mesh, scale=[-1, 1, 1])
    met = quarters(shown(glb, "flat"))
    assert all(is_like(a, b) for a, b in zip(met, (GREEN, RED, WHITE, BLUE), strict=True))


def lit_quad(glb: Glb, **more):
    entry = {"pbrMetallicRoughness": {"metallicFactor": 0, "roughnessFactor": 0.9}, **more}
    glb.node(glb.quad(glb.entry("materials", **entry)))
    return glb


def test_a_normal_map_bends_the_light(shown):
    up, flat, down = (128, 230, 200), (128, 128, 255), (128, 26, 200)
    glb = Glb()
    texture = glb.texture(painted([up, up], [down, down]))
    frame = shown(lit_quad(glb, normalTexture={"index": texture}))
    plain = Glb()
    level = shown(lit_quad(plain, normalTexture={"index": plain.texture(painted([flat, flat], [flat, flat]))}))
    bare = shown(lit_quad(Glb()))
    assert at(frame, 0, 0.25).mean() > at(level, 0, 0.25).mean() + 4, "what leans up sees the light above"
    assert at(frame, 0, -0.25).mean() < at(level, 0, -0.25).mean() - 4
    assert is_like(at(level, 0, 0.25), at(bare, 0, 0.25), 3)


def test_occlusion_darkens_and_emission_lights(shown):
    glb = Glb()
    half = painted([(0, 0, 0), WHITE], [(0, 0, 0), WHITE])
    frame = shown(lit_quad(glb, occlusionTexture={"index": glb.texture(half)}))
    assert at(frame, -0.25, 0).mean() < at(frame, 0.25, 0).mean() - 15
    glb = Glb()
    dark = {"baseColorFactor": [0.05, 0.05, 0.05, 1], "metallicFactor": 0}
    glowing = {"emissiveTexture": {"index": glb.texture(half)}, "emissiveFactor": [0, 1, 0]}
    frame = shown(lit_quad(glb, pbrMetallicRoughness=dark, **glowing))
    left, right = at(frame, -0.25, 0), at(frame, 0.25, 0)
    assert right[1] > left[1] + 40
    strong = {"KHR_materials_emissive_strength": {"emissiveStrength": 8}}
    weak = {"pbrMetallicRoughness": dark, "emissiveFactor": [0, 0.1, 0]}
    brighter = at(shown(lit_quad(Glb(), **weak, extensions=strong)), 0, 0)
    assert brighter[1] > at(shown(lit_quad(Glb(), **weak)), 0, 0)[1] + 25


def test_metal_and_roughness_come_from_their_picture(shown):
    glb = Glb()
    picture = painted([(0, 255, 0), (0, 40, 255)], [(0, 255, 0), (0, 40, 255)])
    pbr = {"baseColorFactor": [0.8, 0.1, 0.1, 1], "metallicRoughnessTexture": {"index": glb.texture(picture)}}
    frame = shown(lit_quad(glb, pbrMetallicRoughness=pbr))
    assert np.abs(at(frame, -0.25, 0) - at(frame, 0.25, 0)).max() > 10


def test_a_hundred_and_twenty_materials_of_mixed_sizes_keep_their_colours(stage, shown):
    glb = Glb()
    chance = np.random.default_rng(5)
    colours = chance.integers(0, 256, (120, 3))
    sizes = [(8, 8), (256, 256), (300, 200), (512, 64), (700, 700), (1024, 32)]
    for k, colour in enumerate(colours):
        width, height = sizes[k % len(sizes)]
        mesh = glb.quad(glb.unlit(glb.texture(np.full((height, width, 3), colour, np.uint8))))
        column, row = k % 15, k // 15
        glb.node(mesh, x=(column - 7) / 15, y=(row - 3.5) / 15, scale=[1 / 15, 1 / 15, 1])
    frame = shown(glb, "flat")
    for k, colour in enumerate(colours):
        column, row = k % 15, k // 15
        assert is_like(at(frame, (column - 7) / 15, (row - 3.5) / 15), colour, 6), k
    assert stage.counts()["by_pass"]["opaque"] == 1


def test_three_hundred_materials_are_told_apart(shown):
    glb = Glb()
    for k in range(300):
        mesh = glb.quad(glb.unlit(base=(1, 0, 0, 1) if k < 290 else (0, k / 300, 1 - k / 300, 1)))
        glb.node(mesh, x=0 if k == 299 else 0.8, z=0)
    assert is_like(at(shown(glb, "flat"), 0, 0), (0, 254, 15), 12)


def test_a_thousand_nodes_of_one_mesh_are_one_draw(stage, shown):
    glb = Glb()
    mesh = glb.quad(glb.unlit(glb.texture(FOUR)))
    for k in range(1000):
        glb.node(mesh, x=k % 40 / 40 - 0.5, y=k // 40 / 25 - 0.5, scale=[0.02, 0.02, 1])
    shown(glb, "flat")
    counts = stage.counts()
    assert counts["by_pass"]["opaque"] == 1
    assert counts["triangles"] == 2000


@pytest.mark.parametrize(("mode", "open_"), [("MASK", True), ("OPAQUE", False), ("BLEND", True)])
def test_the_sun_shines_through_holes_and_glass(stage, tmp_path, mode, open_):
    picture = np.full((64, 64, 4), 255, np.uint8)
    picture[8:56, 8:56, 3] = 0
    glb = Glb()
    level = {"rotation": [-np.sqrt(0.5), 0, 0, np.sqrt(0.5)]}
    pale = {"baseColorFactor": [0.5, 0.5, 0.5, 1], "metallicFactor": 0}
    glb.node(glb.quad(glb.entry("materials", pbrMetallicRoughness=pale)), scale=[8, 8, 1], **level)
    roof = {**pale, "baseColorTexture": {"index": glb.texture(picture)}}
    glb.node(
        glb.quad(glb.entry("materials", pbrMetallicRoughness=roof, alphaMode=mode, doubleSided=True)),
        y=1.0, scale=[4, 4, 1], **level,
    )  # fmt: skip
    world = lone_world(glb.save(tmp_path / "model.glb"))
    world = replace(world, environment=Environment(preset="noon", time="12:00"))
    stage.show(world)
    for _ in range(2):
        stage.draw(View("model", "", "en", (), Camera((0.0, -2.2, 0.8), pitch=-20.0, fov=60.0)))
        stage.window.render()
    assert stage.counts()["by_pass"]["shadow"] == 0, "drawn once, with the first frame"
    frame = stage.window.grab().astype(int)
    assert bool(frame[140:160, 150:170].mean() > 190) is open_, frame[140:160, 150:170].mean()


def test_a_model_of_plain_surfaces_asks_for_no_pictures(stage, shown):
    glb = Glb()
    glb.node(glb.quad(glb.entry("materials", pbrMetallicRoughness={"baseColorFactor": [1, 0, 0, 1]})))
    shown(glb, "flat")
    assert stage.staged.imported is None


def test_a_model_stands_among_forms_in_one_draw(stage, tmp_path):
    glb = Glb()
    glb.node(glb.quad(glb.unlit(glb.texture(FOUR))))
    glb.save(tmp_path / "picture.glb")
    name = Text(fr="a", en="a", zh="a")
    parts = {
        "picture": Imported(form="model", file="picture.glb", at=(0.0, 0.0, 0.5)),
        "wall": Block(form="block", at=(0.0, 1.0, 0.0), width=6, depth=0.2, height=3, material="xiyanglou_brick"),
    }
    scene = Scene.model_validate(
        {
            "schema": "exhibition/1", "kind": "scene", "id": "mixed", "title": name, "intro": name, "parts": parts,
            "environment": Environment(preset="museum"), "walk": Walk(start="here"),
            "views": {"here": Standpoint(eye=(0.0, -1.5, 0.5), look=(0.0, 0.0, 0.5))},
        }
    )  # fmt: skip
    for cache in (tmp_path / "cache", tmp_path / "cache"):
        stage.show(build_world(scene, tmp_path, Catalogue(), cache=cache))
        stage.draw(View("mixed", "", "en", (), Camera((0.0, -1.5, 0.5), fov=60.0)))
        stage.window.render()
        frame = stage.window.grab().astype(int)
        assert all(is_like(met, want) for met, want in zip(quarters(frame), (RED, GREEN, BLUE, WHITE), strict=True))
        red, green, blue = at(frame, 0.7, 0)
        assert red > 1.1 * green and red > 1.1 * blue, "the wall keeps its own material"
        assert stage.counts()["by_pass"]["opaque"] == 1
