"""Worlds out: what is written reads back the same, shares its meshes, and passes the Khronos validator."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from exhibition.forms.built import placed
from exhibition.forms.mesh import Mesh, darkened, join, transformed
from exhibition.forms.solids import box, cylinder
from exhibition.models.export import export_glb
from exhibition.models.nodes import matrices, parted
from exhibition.models.pictures import Picture
from exhibition.models.preflight import preflight
from exhibition.models.read import read_model
from exhibition.models.surface import Surface
from exhibition.world.materials import Material

NPM = Path(__file__).parents[2] / "tools" / "npm"
SURFACES = {
    "stone": Material((0.6, 0.6, 0.6)),
    "gold": Material((0.8, 0.7, 0.3), roughness=0.3, metal=1.0),
    "lamp": Material((1.0, 0.9, 0.7), glow=2.0),
}
SHEARED = np.array([[1, 0.5, 0, 40], [0, 1, 0, 0], [0, 0, 1, 0]], np.float32)


@dataclass(frozen=True, eq=False)
class Rows:
    mesh: np.ndarray
    transform: np.ndarray
    part: np.ndarray


@dataclass(frozen=True)
class Part:
    id: str


@dataclass(frozen=True, eq=False)
class SmallWorld:
    meshes: tuple[Mesh, ...]
    placements: Rows
    parts: tuple[Part, ...]
    surfaces: Mapping[str, Surface] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)


def small_world() -> SmallWorld:
    """A row of columns of two materials, a lamp, a mirrored and a sheared column, an empty mesh."""
    column = join([cylinder(0.3, 3, 12, "stone"), darkened(box(0.8, 0.8, 0.2, "gold", z=3), 0.7)])
    meshes = (column, box(0.2, 0.4, 0.6, "lamp"), join([]))
    rows = [(0, placed(x=2.0 * i, turn=15.0 * i, scale=1 + 0.1 * i), 0) for i in range(12)]
    rows += [(1, placed(x=1, y=3, turn=30), 1), (2, placed(), 1)]
    rows += [(0, placed(x=30, scale=(-1, 1, 1)), 1), (0, SHEARED, 1)]
    mesh, transform, part = zip(*rows, strict=True)
    return SmallWorld(
        meshes, Rows(np.array(mesh), np.stack(transform), np.array(part)), (Part("colonnade"), Part("lamp"))
    )


def all_points(pairs) -> np.ndarray:
    return np.concatenate([transformed(mesh, transform).positions for mesh, transform in pairs])


@pytest.fixture(params=[False, True], ids=["plain", "instancing"])
def exported(request, tmp_path):
    path = tmp_path / "world.glb"
    export_glb(small_world(), SURFACES, path, instancing=request.param)
    return path, request.param


def test_what_is_written_reads_back_with_its_triangles_and_bounds(exported):
    path, _ = exported
    world, model = small_world(), read_model(path)
    rows = world.placements
    expected = all_points((world.meshes[m], t) for m, t in zip(rows.mesh, rows.transform, strict=True))
    met = all_points((piece.mesh, t) for piece in model.pieces for t in piece.transforms)
    assert np.allclose(expected.min(axis=0), met.min(axis=0), atol=1e-4)
    assert np.allclose(expected.max(axis=0), met.max(axis=0), atol=1e-4)
    assert sum(piece.mesh.triangle_count * len(piece.transforms) for piece in model.pieces) == sum(
        world.meshes[m].triangle_count for m in rows.mesh
    )


def test_places_share_their_mesh_and_parts_keep_their_names(exported):
    path, instancing = exported
    assert preflight(path, path.parent) == ()
    data = path.read_bytes()
    document = json.loads(data[20 : 20 + int.from_bytes(data[12:16], "little")])
    assert len(document["meshes"]) == 3  # the column, the lamp, the sheared column
    assert {"colonnade", "lamp"} <= {node.get("name") for node in document["nodes"]}
    assert sorted(m["name"] for m in document["materials"]) == ["gold", "lamp", "stone"]
    assert ("EXT_mesh_gpu_instancing" in document.get("extensionsRequired", [])) is instancing


def test_a_surface_read_back_has_the_colour_that_was_written(exported):
    read = read_model(exported[0]).materials.values()
    assert sorted((*np.round(s.base, 3).tolist(), s.metal) for s in read) == sorted(
        (*m.base, m.metal) for m in SURFACES.values()
    )
    assert max(max(s.emission) for s in read) == pytest.approx(2.0)


def test_two_exports_of_one_world_are_byte_equal(tmp_path):
    for name in ("a.glb", "b.glb"):
        export_glb(small_world(), SURFACES, tmp_path / name)
    assert (tmp_path / "a.glb").read_bytes() == (tmp_path / "b.glb").read_bytes()


def test_transforms_come_apart_and_together_again():
    chance = np.random.default_rng(3)
    made = matrices(chance.normal(size=(500, 3)), chance.normal(size=(500, 4)), chance.uniform(0.2, 3, (500, 3)))
    made[::3, :3, 0] *= -1
    moved, turned, scaled, square = parted(made[:, :3])
    assert square.all()
    assert np.allclose(matrices(moved, turned, scaled), made, atol=1e-9)
    assert not parted(SHEARED[None])[3].any()


def validated(path: Path) -> dict:
    """The Khronos validator's report on a file; skips where it cannot run."""
    node = shutil.which("node")
    if node is None or not (NPM / "node_modules" / "gltf-validator").is_dir():
        pytest.skip("node or tools/npm/node_modules is absent: make test installs both where it can")
    done = subprocess.run([node, NPM / "validate.js", path], capture_output=True, text=True, check=False, timeout=120)
    return json.loads(done.stdout)


def test_the_khronos_validator_finds_no_error(exported):
    report = validated(exported[0])
    assert report["errors"] == 0, report["messages"]
    assert report["warnings"] == 0, report["messages"]
