"""A scene's model is found where the handbook says it lies, read once, and built again when its file changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from exhibition.scene.base import Text
from exhibition.scene.model import Environment, Scene, View, Walk
from exhibition.scene.setting import Imported
from exhibition.world.build import build_geometry
from exhibition.world.cache import fingerprint
from tests.models.glb import Glb

NAME = Text(fr="a", en="a", zh="a")


def scene(**parts: str) -> Scene:
    return Scene.model_validate(
        {
            "schema": "exhibition/1", "kind": "scene", "id": "one", "title": NAME, "intro": NAME,
            "parts": {k: Imported(form="model", file=file, at=(0.0, 0.0, 0.0)) for k, file in parts.items()},
            "environment": Environment(preset="museum"), "walk": Walk(start="here"),
            "views": {"here": View(eye=(0.0, -1.0, 0.0), look=(0.0, 0.0, 0.0))},
        }
    )  # fmt: skip


def vase(path: Path, red: float = 1.0) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    glb = Glb()
    glb.node(glb.quad(glb.unlit(base=(red, 0, 0, 1))))
    glb.save(path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    vase(tmp_path / "assets" / "models" / "vase.glb")
    vase(tmp_path / "scenes" / "one" / "own.glb")
    return tmp_path / "scenes" / "one"


@pytest.mark.parametrize("file", ["assets/models/vase.glb", "own.glb"])
def test_a_model_is_found_in_the_projects_assets_or_beside_its_scene(folder: Path, file: str) -> None:
    geometry = build_geometry(scene(vase=file), folder)
    assert len(geometry.meshes) == 1
    assert [s.unlit for s in geometry.surfaces.values()] == [True]


def test_one_model_in_two_parts_is_one_mesh(folder: Path) -> None:
    geometry = build_geometry(scene(left="own.glb", right="own.glb"), folder)
    assert len(geometry.meshes) == 1
    assert len(geometry.placements) == 2


def test_a_changed_model_is_built_again(folder: Path) -> None:
    before = fingerprint(scene(vase="assets/models/vase.glb"), folder)
    assert before == fingerprint(scene(vase="assets/models/vase.glb"), folder)
    vase(folder.parents[1] / "assets" / "models" / "vase.glb", red=0.5)
    assert fingerprint(scene(vase="assets/models/vase.glb"), folder) != before


def test_a_coarser_level_that_the_curator_names_comes_with_its_mesh(folder: Path) -> None:
    own = Imported(form="model", file="own.glb", levels=("assets/models/vase.glb",), at=(0.0, 0.0, 0.0))
    plain = scene(left="own.glb")
    leveled = plain.model_copy(update={"parts": {"left": own}})
    assert build_geometry(plain, folder).levels == {}
    geometry = build_geometry(leveled, folder)
    assert {mesh: len(levels) for mesh, levels in geometry.levels.items()} == {0: 1}
    assert fingerprint(leveled, folder) != fingerprint(plain, folder)
