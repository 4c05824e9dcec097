"""A sample shows one material, in its true size, and only that one; curators may name every material there is."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest

from exhibition.forms.mesh import bounds
from exhibition.forms.samples import sample
from exhibition.scene.surfaces import MaterialName
from exhibition.world.materials import MATERIALS


def test_curators_may_name_every_material_and_no_other() -> None:
    assert set(get_args(MaterialName)) == set(MATERIALS)


def test_a_byte_can_number_the_materials_of_forms() -> None:
    assert len(MATERIALS) <= 256


@pytest.mark.parametrize("shape", ["pair", "sphere", "slab"])
@pytest.mark.parametrize("material", ["marble", "beam_suzhou_lake"])
def test_a_sample_is_of_its_material_alone_and_stands_on_the_ground(material: str, shape: str) -> None:
    (piece,) = sample(material=material, shape=shape, size=1.2).pieces
    low, high = bounds(piece.mesh)
    assert piece.mesh.materials == (material,)
    assert low[2] >= -1e-6
    assert np.isclose(high[0] - low[0], 1.2, atol=0.01)


def test_the_pattern_of_a_slab_has_its_true_size() -> None:
    (piece,) = sample(material="marble", shape="slab", size=1.2).pieces
    front = piece.mesh.normals[:, 1] < -0.9
    assert np.allclose(np.ptp(piece.mesh.uvs[front], axis=0), np.ptp(piece.mesh.positions[front][:, [0, 2]], axis=0))
