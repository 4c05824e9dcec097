"""Every shader in every permutation compiles, and says nothing while it does."""

from __future__ import annotations

import pytest
from panda3d.core import Camera as CameraNode
from panda3d.core import GraphicsOutput, NodePath, SamplerState, Texture

from exhibition.render.frame import VECTORS
from exhibition.render.geoms import batch_node, screen_node
from exhibition.render.programs import permutations, program, source
from exhibition.render.surroundings import LAYERS, SIDE
from tests.render.conftest import merged_batch

pytestmark = pytest.mark.gl


def label(case) -> str:
    return "+".join([case[0], *sorted(case[1])])


@pytest.mark.parametrize("case", permutations(), ids=label)
def test_a_program_compiles(window, case, capfd):
    name, switches = case
    root = NodePath("one")
    whole = name in ("surface", "caster")
    node = batch_node(merged_batch(), "one", imported="IMPORTED" in switches) if whole else screen_node("one")
    path = root.attach_new_node(node)
    path.set_instance_count(1)
    made = program(name, switches)
    path.set_shader(made)
    for texture in _textures():
        path.set_shader_input(texture.get_name(), texture)
    path.set_shader_input("frame", [(1.0, 1.0, 1.0, 1.0)] * VECTORS)
    camera = root.attach_new_node(CameraNode("eye"))
    camera.set_pos(0, -20, 2)
    target: GraphicsOutput = window.output
    region = target.make_display_region()
    region.set_sort(99)
    region.set_camera(camera)
    capfd.readouterr()
    window.render()
    target.remove_display_region(region)
    said = capfd.readouterr().err
    assert not made.get_error_flag()
    assert "error" not in said.lower(), said


@pytest.mark.parametrize("case", permutations(), ids=label)
def test_a_source_has_its_includes_inside_and_its_switches_defined(case):
    text = source(case[0], "frag", case[1])
    assert text.startswith("#version 330\n")
    assert "#include" not in text
    assert all(f"#define {switch}" in text for switch in case[1])


def test_an_unknown_switch_is_refused():
    with pytest.raises(ValueError, match="no switch"):
        program("sky", frozenset({"RAIN"}))


def _textures() -> list[Texture]:
    made = []
    arrays = ("patterns", "reliefs", "images_0", "images_1", "images_2")
    for name in (
        "material_table",
        "part_states",
        "clouds",
        "ripples",
        "picture",
        "shadow_map",
        "surroundings",
        *arrays,
    ):
        texture = Texture(name)
        if name in arrays:
            texture.setup_2d_texture_array(4, 4, 18, Texture.T_unsigned_byte, Texture.F_rgba8)
        elif name == "surroundings":
            texture.setup_2d_texture_array(SIDE, SIDE, LAYERS, Texture.T_unsigned_byte, Texture.F_rgba8)
        elif name == "shadow_map":
            texture.setup_2d_texture(4, 4, Texture.T_float, Texture.F_depth_component32)
            texture.set_minfilter(SamplerState.FT_shadow)
            texture.set_magfilter(SamplerState.FT_shadow)
        else:
            texture.setup_2d_texture(256, 4, Texture.T_unsigned_byte, Texture.F_rgba8)
        texture.clear_image()
        made.append(texture)
    return made
