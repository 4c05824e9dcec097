"""What light promises on the stage: nothing unbound, nothing black, nothing that flickers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from panda3d.core import ShaderAttrib, Texture

from exhibition.forms.built import placed
from exhibition.forms.mesh import join, transformed
from exhibition.forms.solids import box, lathe
from exhibition.render.quality import LEVELS
from exhibition.scene.model import Environment, Lamp
from exhibition.visit.view import Camera
from exhibition.world.batches import Batches
from exhibition.world.pack.herds import herds_of
from exhibition.world.pack.levels import levels_of, table_of
from exhibition.world.pack.pool import pooled
from exhibition.world.pack.tree import tree_of
from tests.render.conftest import MATERIALS, make_world, placements, tiny_batches

pytestmark = pytest.mark.gl
PRESETS = ("noon", "late_afternoon", "museum", "night_lanterns")
LAMPS = {"one": Lamp(at=(0.0, 2.0, 2.5), reach=12.0), "spot": Lamp(at=(0, 0, 4), look=(0, 6, 0), cone=50)}


@pytest.fixture
def shot(stage, view):
    """A function: a preset, a quality and an eye -> the frame, and the stage as it was afterwards."""

    def taken(preset: str, quality: str, camera: Camera | None = None, batches=None):
        stage.set_quality(quality)
        world = make_world(Environment(preset=preset, lamps=LAMPS), batches or tiny_batches())
        stage.show(world)
        for _ in range(2):
            stage.draw(replace(view, camera=camera or view.camera))
            stage.window.render()
        return stage.window.grab()

    yield taken
    stage.set_quality("low")


@pytest.mark.parametrize("quality", sorted(LEVELS))
@pytest.mark.parametrize("preset", ["noon", "museum"])
def test_a_shadow_map_is_bound_whatever_is_shown(stage, shot, preset, quality):
    """An unbound one ends the software driver."""
    shot(preset, quality)
    bound = stage.staged.batches.get_net_state().get_attrib(ShaderAttrib).get_shader_input_texture("shadow_map")
    assert bound.get_format() in (Texture.F_depth_component, Texture.F_depth_component24, Texture.F_depth_component32)


@pytest.mark.parametrize("quality", sorted(LEVELS))
@pytest.mark.parametrize("preset", PRESETS)
def test_no_light_leaves_a_pixel_black_or_pink(shot, preset, quality):
    frame = shot(preset, quality).astype(int)
    assert frame.max(axis=2).min() > 0, "no hollow is wholly black"
    red, green, blue = np.moveaxis(frame, 2, 0)
    assert not ((red > 200) & (blue > 200) & (green < 60)).any()


@pytest.mark.parametrize("quality", ["low", "medium", "high"])
def test_with_the_clock_held_two_frames_are_equal(shot, quality):
    assert np.array_equal(shot("late_afternoon", quality), shot("late_afternoon", quality))


def batches_of(*meshes) -> Batches:
    """Each mesh once, where it is, all of one part."""
    levels, shapes = table_of([levels_of(mesh) for mesh in meshes])
    k = len(meshes)
    placed_once = placements(list(range(k)), [placed()] * k, [0] * k, [0] * k)
    return Batches(
        pool=pooled(shapes, {name: i for i, name in enumerate(MATERIALS)}),
        levels=levels,
        herds=herds_of(meshes, placements([], [], [], [])),
        tree=tree_of(meshes, placed_once, levels),
        materials=MATERIALS,
        part_count=1,
    )


GROUND = box(60, 60, 0.2, "grass", z=-0.2)
BLOCK = transformed(box(2, 2, 3, "yellow_glazed"), placed(-3, 6))


def hall() -> Batches:
    """Bars before a wall below deep eaves, and the ribs of the roof's tiles, some twenty metres away across a court."""
    bars = [transformed(box(0.05, 0.05, 3.0, "vermilion"), placed(x, 17.8)) for x in np.arange(-6, 6, 0.15)]
    ribs = [transformed(box(0.12, 6.0, 0.08, "yellow_glazed"), placed(x, 18.5, 3.3)) for x in np.arange(-6, 6, 0.26)]
    wall = transformed(box(12.0, 0.2, 3.0, "vermilion"), placed(0.0, 18.1))
    slab = transformed(box(12.0, 6.0, 0.1, "yellow_glazed"), placed(0.0, 18.5, 3.2))
    return batches_of(GROUND, join([*bars, *ribs, wall, slab]))


def stirred(shot, quality: str) -> float:
    """The 99th percentile of what a centimetre to the side changes in bars and tiles, levels of 255. With four samples
    a pixel, one that changes sides is a quarter of an edge's whole contrast: beyond that no light can calm."""
    here, there = (shot("noon", quality, Camera((x, -4.0, 5.5)), hall()) for x in (0.0, 0.01))
    change = np.abs(here.astype(int) - there).max(axis=2)[85:135, 90:230]
    assert change.any()
    return float(np.percentile(change, 99))


def test_a_step_of_a_centimetre_lets_no_lattice_flicker(shot):
    assert stirred(shot, "medium") <= 24 < stirred(shot, "low"), "low has no smooth edges"


@pytest.mark.parametrize("quality", ["low", "medium", "high"])
def test_metal_mirrors_the_museum(shot, quality):
    """A gilt ball of two metres: neither near black, nor even."""
    profile = [[float(np.sin(a)), 1.5 - float(np.cos(a))] for a in np.linspace(0.02, np.pi - 0.02, 17)]
    ball = transformed(lathe(profile, 32, "gilt"), placed(0.0, 6.0))
    seen = shot("museum", quality, Camera((0.0, 2.5, 1.5)), batches_of(ball)).astype(int)[60:140, 120:200]
    bright = seen.max(axis=2)
    assert np.median(bright) > 50
    assert np.percentile(bright, 95) - np.percentile(bright, 5) > 60
    assert (seen[..., 0] > seen[..., 2]).mean() > 0.9, "gold stays gold"


def test_a_key_light_shades_a_room_but_not_through_its_ceiling(shot, stage):
    back = Camera((-3.0, 13.0, 2.5), heading=180)  # the key comes from the south: look at the shaded side
    open_air = shot("museum", "medium", back, batches_of(GROUND, BLOCK)).astype(int)
    assert stage.counts()["by_pass"]["shadow"] == 0, "kept until something moves"
    roof = box(60, 60, 0.2, "grass", z=8.0)
    closed = shot("museum", "medium", back, batches_of(GROUND, BLOCK, roof))
    floor = np.s_[140:]
    assert np.abs(open_air[floor] - closed[floor]).mean() < 3
    without = shot("museum", "medium", back, batches_of(GROUND))
    assert np.abs(open_air[floor] - without[floor]).max() > 20, "the block shades the floor"
