"""A sculpted head: its levels, its points, what it is made of, and what is said when a level is unlike the others."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from exhibition.app.check import check_project
from exhibition.models.container import Refused
from exhibition.models.read import model_form, read_model
from exhibition.models.sculpture import head_form, level_problems
from tests.models.glb import Glb

BUST = [[-0.1, 0.0, 0.05], [0.1, 0.0, 0.05], [0.1, 0.3, 0.15], [-0.1, 0.3, 0.15], [0.0, 0.16, 0.2]]
"""A slab in the file's own axes: Y up, front to +Z; a nose before it."""


def head(path: Path, *, metal: float = 1.0, meshes: int = 1) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    glb = Glb()
    material = glb.entry("materials", pbrMetallicRoughness={"metallicFactor": metal, "roughnessFactor": 0.4})
    attributes = {"POSITION": glb.accessor(BUST)}
    indices = glb.accessor([0, 1, 4, 1, 2, 4, 2, 3, 4, 3, 0, 4], "<u2")
    for _ in range(meshes):
        primitive = {"attributes": attributes, "indices": indices, "material": material}
        glb.node(glb.entry("meshes", primitives=[primitive]))
    return glb.save(path)


@pytest.fixture
def levels(tmp_path: Path) -> list[Path]:
    return [head(tmp_path / f"ox{level}.glb") for level in ("", "_1", "_2")]


def test_a_head_stands_on_its_cut_and_looks_to_the_south(levels: list[Path]) -> None:
    built = head_form([read_model(file) for file in levels], animal="ox")
    points = built.pieces[0].mesh.positions
    assert points[:, 2].min() == pytest.approx(0) and points[:, 2].max() == pytest.approx(0.3)
    assert built.points["mouth"] == pytest.approx((0.0, -0.15, 0.16)), "measured from the middle of its cut"
    assert built.pieces[0].transforms[0, :, 3] == pytest.approx([0.0, 0.05, 0.0])
    assert [len(piece.levels) for piece in built.pieces] == [2]


def test_a_head_is_as_tall_as_the_curator_says(levels: list[Path]) -> None:
    built = head_form([read_model(file) for file in levels], animal="ox", height=0.6)
    (piece,) = built.pieces
    assert np.diag(piece.transforms[0][:, :3]) == pytest.approx([2, 2, 2])
    assert built.points["mouth"] == pytest.approx((0.0, -0.3, 0.32))


@pytest.mark.parametrize(
    ("animal", "metal", "told"),
    [("ox", 1.0, ("metal", "evocation of the surviving head")), ("goat", 0.0, ("clay", "reconstruction"))],
)
def test_its_facts_tell_animal_material_and_state(tmp_path: Path, animal: str, metal: float, told) -> None:
    model = read_model(head(tmp_path / "one.glb", metal=metal))
    facts = head_form([model, model], animal=animal).facts
    assert (facts["animal"], facts["material"], facts["state"]) == (animal, *told)
    assert (facts["triangles"], facts["levels"]) == (4, 2)


def test_a_level_of_other_meshes_is_refused_and_named(tmp_path: Path) -> None:
    files = [head(tmp_path / "vase.glb"), head(tmp_path / "vase_1.glb", meshes=2)]
    assert level_problems(files, tmp_path) == [
        "vase_1.glb has not as many meshes as vase.glb, whose coarser level it is."
    ]
    with pytest.raises(Refused, match="not as many meshes"):
        model_form(read_model(files[0]), file="vase.glb", levels=[read_model(files[1])])


def test_check_names_the_part_whose_level_is_unlike(house: Path) -> None:
    scene = house / "scenes" / "garden" / "scene.yaml"
    head(house / "assets" / "models" / "vase.glb")
    head(house / "assets" / "models" / "vase_1.glb", meshes=2)
    part = "  vase: {form: model, file: assets/models/vase.glb, levels: [assets/models/vase_1.glb], at: [9, 9, 0]}\n"
    scene.write_text(scene.read_text(encoding="utf-8").replace("parts:\n", f"parts:\n{part}"), encoding="utf-8")
    (problem,) = check_project(house)
    assert problem.message.startswith("vase_1.glb has not as many meshes as vase.glb")
