"""Models in: shared meshes become instances, axes and mirrors come out right, surfaces keep their names."""

from __future__ import annotations

import base64
import json
from dataclasses import replace

import numpy as np
import pytest

from exhibition.forms.mesh import transformed
from exhibition.forms.solids import box
from exhibition.models.read import model_form, read_model
from exhibition.models.surface import Surface


def cube_document(nodes: list[dict], **more) -> dict:
    """A .gltf of one closed box, 2 x 4 x 6 (x, y up, z), placed by ``nodes``."""
    mesh = box(2, 6, 4, "plaster")
    positions = mesh.positions @ np.array([[1, 0, 0], [0, 0, 1], [0, -1, 0]], np.float32).T
    data = positions.astype("<f4").tobytes() + mesh.triangles.astype("<u4").tobytes()
    count, corners = len(positions), mesh.triangles.size
    uri = "data:application/octet-stream;base64," + base64.b64encode(data).decode()
    return {
        "asset": {"version": "2.0"},
        "nodes": nodes,
        "meshes": [{"name": "cube", "primitives": [{"attributes": {"POSITION": 0}, "indices": 1}]}],
        "accessors": [
            {"bufferView": 0, "componentType": 5126, "count": count, "type": "VEC3"},
            {"bufferView": 1, "componentType": 5125, "count": corners, "type": "SCALAR"},
        ],
        "bufferViews": [
            {"buffer": 0, "byteLength": 12 * count},
            {"buffer": 0, "byteOffset": 12 * count, "byteLength": 4 * corners},
        ],
        "buffers": [{"byteLength": len(data), "uri": uri}],
        **more,
    }


def read(tmp_path, document):
    path = tmp_path / "cube.gltf"
    path.write_text(json.dumps(document))
    return read_model(path)


def volume(mesh) -> float:
    a, b, c = (mesh.positions[mesh.triangles[:, k]].astype(float) for k in range(3))
    return float(np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6)


def test_nodes_that_share_a_mesh_become_places_of_one_piece(tmp_path):
    model = read(tmp_path, cube_document([{"mesh": 0, "translation": [i, 0, 0]} for i in range(50)]))
    assert len(model.pieces) == 1
    assert model.pieces[0].transforms.shape == (50, 3, 4)
    assert sorted(model.pieces[0].transforms[:, 0, 3]) == list(range(50))


def test_y_up_becomes_z_up_and_the_front_looks_south(tmp_path):
    model = read(tmp_path, cube_document([{"mesh": 0, "translation": [10, 20, 30]}]))
    piece = model.pieces[0]
    placed = transformed(piece.mesh, piece.transforms[0])
    assert np.allclose(placed.positions.min(axis=0), [9, -33, 20])
    assert np.allclose(placed.positions.max(axis=0), [11, -27, 24])


def test_a_turned_parent_carries_its_children(tmp_path):
    quarter = [0, np.sqrt(0.5), 0, np.sqrt(0.5)]  # about the file's up
    nodes = [{"children": [1], "rotation": quarter, "scale": [2, 2, 2]}, {"mesh": 0, "translation": [1, 0, 0]}]
    piece = read(tmp_path, cube_document(nodes)).pieces[0]
    assert np.allclose(piece.transforms[0, :, 3], [0, 2, 0], atol=1e-5)
    assert np.linalg.det(piece.transforms[0, :, :3]) == pytest.approx(8, rel=1e-5)


def test_mirrored_places_keep_their_faces_outward(tmp_path):
    nodes = [{"mesh": 0}, {"mesh": 0, "scale": [-1, 1, 1]}, {"mesh": 0, "scale": [1, 1, -3]}]
    model = read(tmp_path, cube_document(nodes))
    assert sorted(len(piece.transforms) for piece in model.pieces) == [1, 2]
    for piece in model.pieces:
        assert volume(piece.mesh) == pytest.approx(48, rel=1e-4)
        for transform in piece.transforms:
            assert np.linalg.det(transform[:, :3]) > 0


def test_a_hidden_or_flattened_place_is_left_out(tmp_path):
    hidden = {"mesh": 0, "extensions": {"KHR_node_visibility": {"visible": False}}}
    model = read(tmp_path, cube_document([{"mesh": 0}, hidden, {"mesh": 0, "scale": [1, 0, 1]}]))
    assert [len(piece.transforms) for piece in model.pieces] == [1]


def test_a_material_keeps_its_factors(tmp_path):
    doc = cube_document([{"mesh": 0}])
    doc["materials"] = [
        {"pbrMetallicRoughness": {"baseColorFactor": [0.5, 0, 1, 1], "metallicFactor": 0, "roughnessFactor": 0.25}}
    ]
    doc["meshes"][0]["primitives"][0]["material"] = 0
    model = read(tmp_path, doc)
    (name,) = model.materials
    assert model.pieces[0].mesh.materials == (name,)
    surface = model.materials[name]
    assert np.allclose(surface.base, (0.735, 0, 1), atol=0.005)
    assert (surface.roughness, surface.metal, surface.plain) == (0.25, 0, True)


def test_equal_surfaces_share_a_name_and_others_do_not():
    one = Surface((0.2, 0.4, 1.0), roughness=0.37, metal=1.0)
    assert one.name == Surface((0.2, 0.4, 1.0), roughness=0.37, metal=1.0).name
    assert len({one.name, replace(one, two_sided=True).name, replace(one, cutoff=0.1).name}) == 3


def test_the_form_says_how_large_the_scaled_model_is(tmp_path):
    path = tmp_path / "cube.gltf"
    path.write_text(json.dumps(cube_document([{"mesh": 0, "translation": [0, 1, 0]}, {"mesh": 0}])))
    built = model_form(read_model(path), file="cube.gltf", scale=0.5)
    assert built.facts["size_m"] == [1.0, 3.0, 2.5]
    assert built.facts["triangles"] == 24
    assert built.points["top"] == pytest.approx((0, 0, 2.5))
