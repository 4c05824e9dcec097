"""Packing loses nothing: every placement, part, phase and material of a scene is drawn, whatever the eye chooses."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exhibition.forms.built import placed
from exhibition.forms.mesh import Mesh, make_mesh, transformed
from exhibition.world.batches import STEPS, Batches
from exhibition.world.model import Geometry, Placements
from exhibition.world.pack import choose as choosing
from exhibition.world.pack import herds, tree
from exhibition.world.pack.chain import pack
from exhibition.world.pack.choose import Boxes, Gaze, at_rest, choose, cut, gathered
from exhibition.world.pack.gather import merged
from exhibition.world.pack.pool import ranges
from exhibition.world.pack.split import part_of, split, split_wide

EVERYWHERE = np.array([[0.0, 0.0, 1.0, 1e6]])


@pytest.fixture(scope="module")
def packed(geometry: Geometry) -> Batches:
    return pack(geometry)


def many(geometry: Geometry, mirrored: bool = False) -> Geometry:
    """The geometry with every placement forty times over: its columns become a herd, its boxes a deep tree."""
    p, rng = geometry.placements, np.random.default_rng(4)
    times = 40
    moved = np.repeat(p.transform, times, axis=0)
    moved[:, :2, 3] += rng.uniform(-300, 300, (len(moved), 2)).astype(np.float32)
    if mirrored:
        moved[::3, :, 0] *= -1
    return replace(geometry, placements=Placements(
        np.repeat(p.mesh, times), moved, np.repeat(p.part, times), np.repeat(p.phase, times),
    ))  # fmt: skip


def drawn_triangles(batches: Batches, choice) -> int:
    places = np.diff(batches.herds.start)
    cells = choice.levels >= 0
    mesh = batches.herds.mesh[batches.herds.herd[cells]]
    whole = (batches.levels.triangles[mesh, choice.levels[cells]] * places[cells]).sum()
    return int(whole + batches.tree.triangles[choice.steps >= 0, choice.steps[choice.steps >= 0]].sum())


# -- the chain ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mirrored", [False, True])
def test_no_placement_is_lost_and_each_keeps_its_part_and_phase(geometry, mirrored) -> None:
    whole = many(geometry, mirrored)
    batches, p = pack(whole), whole.placements
    mesh = np.concatenate([np.repeat(batches.herds.mesh[batches.herds.herd], np.diff(batches.herds.start)),
                           batches.tree.mesh])  # fmt: skip
    rows = [np.concatenate([getattr(batches.herds, k), getattr(batches.tree, k)]) for k in ("part", "phase")]
    places = np.concatenate([batches.herds.transforms, batches.tree.transforms]).reshape(-1, 12)
    met = np.column_stack([mesh, *rows, places])
    wanted = np.column_stack([p.mesh, p.part, p.phase, p.transform.reshape(-1, 12)])
    assert np.array_equal(met[np.lexsort(met.T)], wanted[np.lexsort(wanted.T)])
    assert len(batches.herds.mesh) == (2 if mirrored else 1)


def test_two_packs_are_equal(geometry: Geometry) -> None:
    first, second = pack(geometry), pack(geometry)
    for part in ("pool", "levels", "herds", "tree"):
        one, other = vars(getattr(first, part)), vars(getattr(second, part))
        assert all(np.array_equal(one[name], other[name]) for name in one)


def test_a_world_of_nothing_is_packed(geometry: Geometry) -> None:
    p = geometry.placements
    none = Placements(p.mesh[:0], p.transform[:0], p.part[:0], p.phase[:0])
    batches = pack(replace(geometry, meshes=(), placements=none))
    assert choose(batches, Gaze(EVERYWHERE, np.zeros(3), 0.001), at_rest(batches)).levels.shape == (0,)
    assert merged(batches, 0).mesh.triangle_count == 0


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 5)), max_size=8))
def test_ranges_are_counted_one_after_the_other(pairs) -> None:
    start, count = (np.array([p[k] for p in pairs], np.int64) for k in (0, 1))
    assert ranges(start, count).tolist() == [n for s, c in pairs for n in range(s, s + c)]


# -- split -------------------------------------------------------------------------------------------------------------


def land(cells: int = 50, cell: float = 10.0) -> Mesh:
    """A square of rolling ground."""
    x, y = (a.ravel() for a in np.meshgrid(np.arange(cells + 1), np.arange(cells + 1)))
    p = np.column_stack([x * cell, y * cell, np.sin(x) * 2])
    i = (np.arange(cells)[:, None] * (cells + 1) + np.arange(cells)).ravel()
    tri = np.concatenate([np.stack([i, i + 1, i + cells + 2], 1), np.stack([i, i + cells + 2, i + cells + 1], 1)])
    return make_mesh(p, tri, "grass", normals=np.tile([0, 0, 1], (len(p), 1)))


def area(mesh: Mesh) -> float:
    a, b, c = (mesh.positions[mesh.triangles[:, k]].astype(float) for k in range(3))
    return float(np.linalg.norm(np.cross(b - a, c - a), axis=1).sum() / 2)


def test_wide_land_is_split_and_nothing_of_it_is_lost() -> None:
    whole = land()
    pieces = split(whole)
    assert len(pieces) > 20
    assert sum(piece.triangle_count for piece in pieces) == whole.triangle_count
    assert sum(map(area, pieces)) == pytest.approx(area(whole), rel=1e-6)
    assert all(np.ptp(piece.positions[:, :2], axis=0).max() < 140 for piece in pieces)


def test_the_pieces_of_a_mesh_stand_where_it_stood(geometry: Geometry) -> None:
    p = Placements(np.array([1, 0], np.int32), np.array([placed(5, 0, 0, 90), placed()]), np.array([1, 2], np.int32),
                   np.array([3, 4], np.uint8))  # fmt: skip
    pieces = split_wide((geometry.meshes[0], land()), p)
    meshes, places = pieces.meshes, pieces.placements
    assert pieces.cut == set(range(1, len(meshes))) and set(pieces.origin) == {0, 1}
    assert set(places.part[places.mesh > 0]) == {1} and set(places.phase[places.mesh > 0]) == {3}
    assert meshes[0] is geometry.meshes[0] and places.mesh[-1] == 0 and places.part[-1] == 2
    assert sum(meshes[m].triangle_count for m in places.mesh) == 5000 + geometry.meshes[0].triangle_count


def test_a_part_of_a_mesh_keeps_what_its_vertices_have() -> None:
    whole = replace(land(4), colours=np.arange(75, dtype=np.uint8).reshape(25, 3))
    part = part_of(whole, np.array([3, 7]))
    assert np.array_equal(part.positions[part.triangles], whole.positions[whole.triangles[[3, 7]]])
    assert np.array_equal(part.colours[part.triangles], whole.colours[whole.triangles[[3, 7]]])


# -- tree and gather ---------------------------------------------------------------------------------------------------


def test_every_leaf_is_below_its_nodes_and_all_rows_are_in_leaves(geometry, monkeypatch) -> None:
    monkeypatch.setattr(herds, "FREQUENT", 10**9)
    found = pack(many(geometry)).tree
    assert found.leaf.sum() > 20
    rows = [np.arange(a, b) for a, b in zip(found.first[found.leaf], found.last[found.leaf], strict=True)]
    assert np.array_equal(np.concatenate(rows), np.arange(len(found.mesh)))
    for i in np.flatnonzero(~found.leaf)[:20]:
        assert found.first[i + 1] == found.first[i] and found.last[found.end[i] - 1] == found.last[i]
        assert (found.bounds[i, 0] <= found.bounds[i + 1, 0]).all()
    light = found.triangles[found.leaf, 0] <= tree.LEAF_TRIANGLES
    small = np.ptp(found.bounds[found.leaf], axis=1).max(axis=1) <= tree.LEAF_METRES + 4
    assert (light | small).all()


def test_a_gathered_node_is_what_its_placements_are(geometry: Geometry, packed: Batches) -> None:
    turned = geometry.placements.transform.copy()
    turned[401] = placed(3, 4, 5, 30, (2, -1, 1))
    batches = pack(replace(geometry, placements=replace(geometry.placements, transform=turned)))
    whole = merged(batches, 0)
    p, order = geometry.placements, batches.tree
    assert whole.mesh.triangle_count == sum(geometry.meshes[m].triangle_count for m in p.mesh)
    for row in range(len(order.mesh)):
        mesh = geometry.meshes[order.mesh[row]]
        want = transformed(mesh, order.transforms[row])
        start = sum(geometry.meshes[m].vertex_count for m in order.mesh[:row])
        here = slice(start, start + mesh.vertex_count)
        assert np.allclose(whole.mesh.positions[here], want.positions, atol=1e-4)
        assert np.allclose(whole.mesh.normals[here], want.normals, atol=1e-4)
        assert (whole.vertex_part[here] == order.part[row]).all()
        assert (whole.vertex_phase[here] == order.phase[row]).all()
        assert {batches.materials[i] for i in whole.material[here]} == set(mesh.materials)
        if row > 390:
            first = sum(geometry.meshes[m].triangle_count for m in order.mesh[:row])
            triangles = whole.mesh.triangles[first : first + mesh.triangle_count]
            assert np.array_equal(triangles - start, want.triangles)
    assert (whole.mesh.positions >= whole.bounds[0] - 1e-3).all()
    assert (whole.mesh.positions <= whole.bounds[1] + 1e-3).all()


def test_cells_of_a_herd_hold_their_places(geometry: Geometry) -> None:
    found = pack(many(geometry)).herds
    assert len(found.herd) > 100 and found.start[-1] == 16_000
    reach = np.repeat(np.arange(len(found.herd)), np.diff(found.start))
    middles = found.transforms[:, :, 3]
    assert (middles >= found.bounds[reach, 0] - 5).all() and (middles <= found.bounds[reach, 1] + 5).all()
    assert (np.ptp(found.bounds, axis=1)[:, :2].max(axis=0) < 120).all()


# -- what an eye chooses -----------------------------------------------------------------------------------------------


def test_without_levels_every_triangle_is_drawn_once(geometry: Geometry) -> None:
    whole = many(geometry)
    batches = pack(whole)
    choice = choose(batches, Gaze(EVERYWHERE, np.zeros(3), 0.001, 0.0), at_rest(batches))
    assert drawn_triangles(batches, choice) == sum(whole.meshes[m].triangle_count for m in whole.placements.mesh)


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10_000))
def test_any_steps_cut_the_tree_so_that_every_row_is_drawn_once(seed) -> None:
    rng = np.random.default_rng(seed)
    _, nodes = tree.halved(rng.uniform(0, 500, (300, 3)), rng.integers(1, 900, 300))
    first, last, end, leaf = (np.array(c) for c in zip(*nodes, strict=True))
    weight = rng.integers(0, 2 * choosing.NODE_TRIANGLES, (len(first), len(STEPS)))
    made = type("T", (), {"triangles": weight, "leaf": leaf, "end": end})
    drawn = cut(made, rng.integers(0, len(STEPS), len(first)))
    times = np.zeros(300, int)
    for a, b in zip(first[drawn], last[drawn], strict=True):
        times[a:b] += 1
    assert (times == 1).all()


def test_what_was_drawn_stays_until_it_is_wrong_and_is_never_too_coarse(packed: Batches) -> None:
    fine, slack = np.array([5, 5, 5, 5]), np.array([4, 4, 4, 4])
    assert choosing.held(fine, slack, np.array([3, 4, 5, 6])).tolist() == [5, 4, 5, 5]


def test_few_places_join_the_next_finer_level(packed: Batches) -> None:
    levels = replace(packed.levels, triangles=np.array([[1800, 600, 200]]), shape=np.array([[0, 1, 2]]))
    flock = replace(packed.herds, mesh=np.array([0]), herd=np.zeros(4, int), start=np.array([0, 5, 10, 12, 500]))
    wanted = np.array([0, 1, 1, 2], np.int8)
    assert gathered(levels, flock, np.ones(4, bool), wanted).tolist() == [0, 1, 1, 2]
    assert gathered(levels, flock, np.array([True, False, True, True]), wanted).tolist()[2] == 0
    assert gathered(levels, flock, np.array([False, True, True, True]), wanted).tolist() == [0, 1, 1, 2]


def test_a_box_that_moved_into_sight_is_drawn(packed: Batches) -> None:
    ahead = Gaze(np.array([[0.0, 1.0, 0.0, -900.0]]), np.zeros(3), 0.001)
    rest = at_rest(packed)
    assert (choose(packed, ahead, rest).steps == -1).all()
    moved = Boxes(rest.nodes + np.float32([0, 0, 0]), rest.cells)
    moved.nodes[0, 1, 1] += 900
    assert choose(packed, ahead, moved).steps[0] >= 0


def test_a_budget_makes_the_error_grow_until_it_is_kept(geometry: Geometry) -> None:
    batches = pack(many(geometry))
    near = Gaze(EVERYWHERE, np.array([0.0, -900.0, 5.0]), 0.0005, 0.5)
    free = choose(batches, near, at_rest(batches))
    tight = choose(batches, replace(near, budget=choosing.triangles(batches, free) - 1), at_rest(batches))
    assert free.grown == 0 < tight.grown
    assert choosing.triangles(batches, tight) < choosing.triangles(batches, free)
    again = choose(batches, replace(near, budget=10**9), at_rest(batches), tight)
    assert again.grown == tight.grown - 1, "and comes back step by step"


def test_a_level_that_a_maker_brings_may_have_a_surface_of_its_own(geometry: Geometry) -> None:
    fine = geometry.meshes[0]
    coarse = replace(fine, materials=tuple(f"{name}_from_afar" for name in fine.materials))
    packed = pack(replace(geometry, levels={0: (coarse,)}))
    assert set(coarse.materials) <= set(packed.materials)
