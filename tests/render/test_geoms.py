"""What leaves numpy arrives whole in vertex memory; what is looked up by number has its number."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from panda3d.core import CullFaceAttrib

from exhibition.forms.built import placed
from exhibition.render.geoms import OWNER_PHASES, batch_node, facing_packed
from exhibition.render.materials import material_table
from exhibition.world.materials import DETAILS, MATERIALS
from tests.render.conftest import COLUMN_PHASE, COLUMNS, instanced_batch, merged_batch


@given(st.integers(0, 10_000))
def test_a_folded_normal_and_its_openness_unfold_to_themselves(seed):
    rng = np.random.default_rng(seed)
    n = rng.normal(size=(50, 3))
    n /= np.linalg.norm(n, axis=1, keepdims=True)
    openness = rng.integers(0, 256, 50).astype(np.uint8)
    packed = facing_packed(n, openness)
    whole = np.floor(packed / 16.0)
    low, high = (packed - 16 * whole).T
    assert np.array_equal(low + 16 * high, openness)
    f = whole / 2047
    back = np.column_stack([f, 1 - np.abs(f).sum(axis=1)])
    low = back[:, 2] < 0
    back[low, :2] = (1 - np.abs(back[low, :2][:, ::-1])) * np.where(back[low, :2] >= 0, 1, -1)
    back /= np.linalg.norm(back, axis=1, keepdims=True)
    assert np.abs(back - n).max() < 1e-3


@pytest.mark.parametrize("make", [merged_batch, instanced_batch])
def test_every_vertex_instance_and_index_is_stored_once(make):
    batch = make()
    geom = batch_node(batch, "b").get_geom(0)
    data = geom.get_vertex_data()
    assert data.get_array(0).get_num_rows() == batch.mesh.vertex_count
    assert data.get_array(1).get_num_rows() == len(batch.transforms)
    assert geom.get_primitive(0).get_num_vertices() == batch.mesh.triangle_count * 3


def test_an_instance_carries_its_part_and_phase():
    data = batch_node(instanced_batch(), "b").get_geom(0).get_vertex_data()
    rows = np.frombuffer(data.get_array(1).get_handle().get_data(), np.float32).reshape(-1, 13)
    assert rows[:, 12].tolist() == [COLUMNS * OWNER_PHASES + COLUMN_PHASE] * 3


def test_mirrored_instances_show_their_outside():
    batch = instanced_batch()
    batch.transforms[:] = [placed(x, 6, 0, 0, (-1, 1, 1)) for x in (0.0, 2.0, 4.0)]
    mode = batch_node(batch, "b").get_attrib(CullFaceAttrib).get_actual_mode()
    assert mode == CullFaceAttrib.M_cull_counter_clockwise


def test_bounds_are_the_batchs_and_final():
    batch = instanced_batch()
    node = batch_node(batch, "b")
    assert node.is_final()
    assert tuple(node.get_bounds().get_max()) == pytest.approx(tuple(batch.bounds[1]))


def test_every_material_has_a_layer_and_an_unknown_one_is_loud():
    names = tuple(sorted(MATERIALS))
    table = material_table((*names, "no_such_material"))
    layers = table[1, : len(names), 2]
    assert [DETAILS[int(i)] for i in layers] == [MATERIALS[n].detail for n in names]
    red, green, blue = table[0, len(names), :3]
    assert red > 2 * green
    assert blue > 2 * green
