"""What the bench promises of its contenders: all draw the same instances, and the mixed model is what it says."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import numpy as np
import pytest

from exhibition.app.views import eye_of
from exhibition.models.preflight import preflight
from exhibition.models.read import read_model
from exhibition.render.lens import frustum
from exhibition.scene.folder import read_scene
from tools.bench.mixed import mixed_glb
from tools.bench.rounds import Plan, take
from tools.bench.source import ROOT
from tools.bench.yardstick import VERTEX, draws_of, in_sight, material_table, view_projection

STRESS = sorted((ROOT / "scenes" / "stress").glob("*.yaml"))


@pytest.fixture(scope="module")
def columns(project):
    return project.world("many_columns")


@pytest.fixture(autouse=True)
def _kept_worlds(monkeypatch):
    """The workers find the built worlds where this process keeps them."""
    monkeypatch.setenv("EXHIBITION_CACHE", str(ROOT / ".cache" / "worlds"))


@pytest.mark.parametrize("file", STRESS, ids=lambda f: f.stem)
def test_a_stress_scene_reads_without_a_problem_and_has_its_views(file):
    scene, problems = read_scene(file)
    assert not problems
    assert scene is not None
    assert scene.id == file.stem
    assert len(scene.views) >= 3


def test_ten_thousand_parts_share_twenty_four_meshes(columns):
    assert len(columns.geometry.placements) == 10_081
    assert len(columns.geometry.meshes) == 24


def test_no_placement_is_lost_on_the_way_to_the_floor(columns):
    draws = draws_of(columns)
    assert sum(len(draw.rows) for draw in draws) == len(columns.geometry.placements)
    assert all(draw.vertices.dtype == VERTEX for draw in draws)
    centres = np.concatenate([draw.centres for draw in draws])
    assert centres[:, 0].min() < -100
    assert centres[:, 0].max() > 100


def test_what_the_matrix_shows_the_frustum_keeps(columns):
    camera, size = eye_of(columns.views["lane"]), (1280, 720)
    planes = frustum(camera, size, 0.2, 9000.0)
    points = np.concatenate([draw.centres for draw in draws_of(columns)])
    clip = np.column_stack([points, np.ones(len(points))]) @ view_projection(camera, size, 0.2, 9000.0).T
    shown = (np.abs(clip[:, :3]) <= clip[:, 3:]).all(axis=1)
    assert 0 < shown.sum() < len(points)
    assert (in_sight(planes, points, np.full(len(points), 1e-3, np.float32)) >= shown).all()


def test_a_material_nobody_knows_is_loud():
    table = material_table(("marble", "no_such_thing"))
    assert table[0, 1, 0] > table[0, 1, 1] * 2


def test_the_mixed_model_holds_what_it_was_asked_for_and_is_let_in(tmp_path: Path):
    data = mixed_glb(3, meshes=6, materials=4, nodes=40)
    assert data == mixed_glb(3, meshes=6, materials=4, nodes=40)
    length = struct.unpack("<I", data[12:16])[0]
    document = json.loads(data[20 : 20 + length])
    assert [len(document[k]) for k in ("meshes", "materials", "nodes")] == [6, 4, 41]
    file = tmp_path / "mixed.glb"
    file.write_bytes(data)
    assert preflight(file, tmp_path) == ()
    assert sum(len(piece.transforms) for piece in read_model(file).pieces) == 40


@pytest.mark.gl
def test_floor_and_stage_draw_the_same_picture_in_turns(columns, tmp_path: Path):
    from PIL import Image

    from tools.bench.pictures import likeness

    views = {"down": columns.views["down"]}
    plan = Plan("many_columns", views, ("opaque", "gl", "nodes"), size=(320, 192), rounds=1, frames=1)
    taken = take(plan, say=lambda text: None, pictures=tmp_path)
    assert not taken.refused
    pictures = {who: np.asarray(Image.open(tmp_path / f"down-{who}.png")) for who in plan.who}
    assert pictures["gl"].std() > 20
    assert likeness(pictures["gl"], pictures["opaque"]).passes()
    assert likeness(pictures["gl"], pictures["nodes"]).passes()


@pytest.mark.gl
def test_nothing_is_drawn_and_nobody_falls_over_on_the_no_op_driver(columns):
    plan = Plan("many_columns", {"lane": columns.views["lane"]}, ("stage", "gl"), rounds=2, frames=3, noop=True)
    taken = take(plan, say=lambda text: None)
    assert not taken.refused
    assert all("NOOP" in name for name in taken.renderer.values())
    assert all(len(answer["ours"]) == 3 for who in taken.answers["lane"].values() for answer in who)
