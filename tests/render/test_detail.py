"""Each camera draws its own choice; nodes are made when first needed, shared, and let go when long unused."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from panda3d.core import NodePath

from exhibition.forms.built import placed
from exhibition.forms.solids import cylinder
from exhibition.render import detail
from exhibition.render.detail import Cut, Detail, moved_boxes
from exhibition.scene.model import Environment
from exhibition.world.batches import Batches
from exhibition.world.model import Geometry
from exhibition.world.pack.chain import pack
from exhibition.world.pack.choose import Gaze
from tests.render.conftest import make_world, placements

EVERYWHERE = np.array([[0.0, 0.0, 1.0, 1e6]])
PIXEL = 0.001


@pytest.fixture(scope="module")
def rows() -> Batches:
    """1,800 smooth columns as a herd, 60 thicker ones of another part in a tree."""
    meshes = (cylinder(0.3, 4, 24, "vermilion"), cylinder(0.6, 5, 48, "marble"))
    at = [placed(10.0 * (k % 40), 10.0 * (k // 40)) for k in range(1800)]
    more = [placed(20.0 * k, -40.0) for k in range(60)]
    places = placements([0] * 1800 + [1] * 60, at + more, [0] * 1800 + [1] * 60, [2] * 1860)
    world = make_world(Environment(), None)  # type: ignore[arg-type]
    geometry: Geometry = replace(world.geometry, meshes=meshes, placements=places)
    return pack(geometry)


def look(error: float, eye=(0.0, -60.0, 2.0), budget: int = 0) -> Gaze:
    return Gaze(EVERYWHERE, np.array(eye), PIXEL, error, budget)


def whole(batches: Batches) -> int:
    tree, herds = batches.tree, batches.herds
    return int(tree.triangles[0, 0] + batches.levels.triangles[herds.mesh, 0] @ np.diff(herds.start).sum(keepdims=True))


def test_without_error_every_triangle_is_drawn_and_with_it_fewer(rows) -> None:
    cut = Cut(Detail(rows), NodePath("root"))
    cut.show(look(0.0))
    assert cut.counts().triangles == whole(rows)
    assert cut.counts().instances == 1860
    cut.show(look(1.0))
    assert 0 < cut.counts().triangles < 0.6 * whole(rows)
    assert cut.counts().draws == cut.root.get_num_children() == len(cut.geoms())


def test_a_budget_is_kept_by_a_larger_error_and_nothing_is_left_out(rows) -> None:
    cut = Cut(Detail(rows), NodePath("root"))
    cut.show(look(1.0))
    free = cut.counts()
    cut.clear()
    cut.show(look(1.0, budget=int(free.triangles * 0.97)))
    assert cut.counts().triangles <= free.triangles * 0.97
    assert cut.choice is not None and cut.choice.grown > 0
    assert ((cut.choice.levels >= 0) == (rows.herds.start[1:] > 0)).all()


def test_two_cameras_share_nodes_and_each_has_its_own_places(rows) -> None:
    kept = Detail(rows)
    eye, sun = Cut(kept, NodePath("eye")), Cut(kept, NodePath("sun"))
    eye.show(look(0.0))
    made = kept.made
    sun.show(look(0.0))
    assert kept.made == made
    ours, theirs = eye.geoms(), sun.geoms()
    assert ours.keys() == theirs.keys()
    for key in ours:
        assert (ours[key] == theirs[key]) == (key[0] == "node")
    sun.show(Gaze(EVERYWHERE, None, 1.0, 2.0))
    assert sun.counts().triangles < eye.counts().triangles
    assert eye.geoms() == ours


def test_the_same_look_makes_nothing_and_moves_nothing(rows) -> None:
    kept = Detail(rows)
    cut = Cut(kept, NodePath("root"))
    cut.show(look(1.0))
    before, made = cut.geoms(), kept.made
    arrays = [node.get_geom(0).get_vertex_data().get_array(1).this for node in before.values()]
    cut.show(look(1.0, eye=(0.0001, -60.0, 2.0)))
    assert cut.geoms() == before and kept.made == made
    assert [node.get_geom(0).get_vertex_data().get_array(1).this for node in before.values()] == arrays


def test_nodes_long_unused_are_let_go_and_those_in_sight_stay(rows, monkeypatch) -> None:
    monkeypatch.setattr(detail, "KEPT_MB", 0.0)
    kept = Detail(rows)
    cut = Cut(kept, NodePath("root"))
    for error in (0.0, 1.0, 3.0):
        cut.show(look(error))
    assert len(kept._nodes) == sum(key[0] == "node" for key in cut.geoms())


def test_an_eye_that_jumps_sees_what_a_new_eye_would(rows) -> None:
    cut, fresh = Cut(Detail(rows), NodePath("root")), Cut(Detail(rows), NodePath("root"))
    for eye in ((0.0, -60.0, 2.0), (300.0, 40.0, 2.0), (0.0, -400.0, 30.0)):
        cut.show(look(1.0, eye))
    fresh.show(look(1.0, (0.0, -400.0, 30.0)))
    assert cut.choice is not None and cut.choice.same(fresh.choice)


def test_boxes_reach_to_where_a_part_has_gone_and_no_others(rows) -> None:
    moved = moved_boxes(rows, {1: (0.0, 0.0, 9.0)})
    assert (moved.cells == rows.herds.bounds).all()
    assert (moved.nodes[:, 1, 2] == rows.tree.bounds[:, 1, 2] + 9).all()
    assert (moved.nodes[:, 0] == rows.tree.bounds[:, 0]).all()
