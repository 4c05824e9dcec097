"""Levels of detail keep what must be kept: bounds, materials, borders, an error that rises as triangles fall."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from exhibition.forms.built import placed
from exhibition.forms.mesh import Mesh, bounds, join, make_mesh, transformed
from exhibition.forms.solids import box, cylinder
from exhibition.forms.trees import tree_mesh
from exhibition.world.pack import crowns, store
from exhibition.world.pack.components import components
from exhibition.world.pack.levels import MATTERS, NOTHING, VANISHES, Level, apart, levels_of, table_of, width
from exhibition.world.pack.simplify import border, simplified, to_triangle
from exhibition.world.pack.split import split
from exhibition.world.pack.store import all_levels, key_of, packed, unpacked
from tests.world.test_pack import area, land

KINDS = ("arborvitae", "pine", "willow")


def ball(sides: int = 24, material: str = "marble", radius: float = 2.0) -> Mesh:
    """A closed, round thing."""
    k = np.arange(sides)
    turn, tilt = np.meshgrid(2 * np.pi * k / sides, np.pi * (k[1:]) / sides)
    ring = np.stack([np.sin(tilt) * np.cos(turn), np.sin(tilt) * np.sin(turn), np.cos(tilt)], -1).reshape(-1, 3)
    p = np.vstack([ring, [[0, 0, 1], [0, 0, -1]]])
    tri = []
    for row in range(sides - 2):
        a, b = row * sides, (row + 1) * sides
        tri += [[a + i, b + i, b + (i + 1) % sides] for i in k] + [
            [a + i, b + (i + 1) % sides, a + (i + 1) % sides] for i in k
        ]
    last = (sides - 2) * sides
    tri += [[len(p) - 2, i, (i + 1) % sides] for i in k] + [[len(p) - 1, last + (i + 1) % sides, last + i] for i in k]
    return make_mesh(p * radius, tri, material, normals=p)


def test_a_ball_loses_triangles_and_keeps_its_shape() -> None:
    whole = ball()
    made = simplified(whole, 200)
    assert made is not None
    less, error = made
    assert 150 <= less.triangle_count <= 220, "the number that was asked for is reached"
    assert np.abs(np.linalg.norm(less.positions, axis=1) - 2).max() < 0.15
    assert 0 < error < 0.15
    assert np.allclose(np.linalg.norm(less.normals, axis=1), 1, atol=0.01)
    facing = np.cross(*(less.positions[less.triangles[:, k]] - less.positions[less.triangles[:, 0]] for k in (1, 2)))
    assert ((facing * less.positions[less.triangles[:, 0]]).sum(axis=1) > 0).mean() > 0.99, "still outside out"


def test_a_flat_sheet_keeps_its_corners_and_its_texture() -> None:
    sheet = land(12, 5.0)
    level = replace(sheet, positions=sheet.positions * np.float32([1, 1, 0]), uvs=sheet.positions[:, :2] / 3)
    less, error = simplified(level, 8) or (None, 0.0)
    assert less is not None and less.triangle_count <= 24
    assert error < 0.01
    assert np.allclose(bounds(less), bounds(level), atol=0.01)
    assert area(less) == pytest.approx(area(level), rel=0.01)
    assert np.allclose(less.uvs, less.positions[:, :2] / 3, atol=0.02)


def test_strips_of_tiles_keep_the_scale_of_their_texture() -> None:
    x, y = (a.ravel() for a in np.meshgrid(np.linspace(0, 9, 61), np.linspace(0, 6, 4)))
    i = (np.arange(3)[:, None] * 61 + np.arange(60)).ravel()
    tri = np.concatenate([np.stack([i, i + 1, i + 62], 1), np.stack([i, i + 62, i + 61], 1)])
    p = np.column_stack([x, y, 0.4 * y + 0.02 * (np.arange(len(x)) % 2)])
    roof = make_mesh(
        p, tri, "grey_tile", uvs=np.column_stack([x, y * 1.08]), normals=np.tile([0, -0.37, 0.93], (244, 1))
    )
    less, _ = simplified(roof, 30) or (None, 0.0)
    assert less is not None and less.triangle_count < 120
    assert np.abs(less.uvs - less.positions[:, :2] * [1, 1.08]).max() < 0.35


def test_two_materials_keep_their_line() -> None:
    sheet = land(12, 5.0)
    own = (sheet.positions[:, 0] > 29).astype(np.uint8)
    first = sheet.triangles[(own[sheet.triangles] == 0).all(axis=1)]
    rest = sheet.triangles[~(own[sheet.triangles] == 0).all(axis=1)]
    flat = sheet.positions * np.float32([1, 1, 0])
    halves = [make_mesh(flat, tri, name, normals=sheet.normals) for tri, name in ((first, "grass"), (rest, "rock"))]
    less, error = simplified(join(halves), 30) or (None, 1.0)
    assert less is not None and less.triangle_count < 120
    for name, half in zip(("grass", "rock"), halves, strict=True):
        rows = np.array([less.materials[m] == name for m in less.material_ids[less.triangles[:, 0]]])
        part = replace(less, triangles=less.triangles[rows])
        assert area(part) == pytest.approx(area(half), rel=0.05), error


def test_pieces_of_land_still_meet() -> None:
    pieces = split(land())
    left, right = (p for p in pieces if bounds(p)[0, 1] == 0 and bounds(p)[0, 0] < 190 and bounds(p)[1, 0] > 96)
    made = [levels_of(piece, fixed_border=True)[-1].mesh for piece in (left, right)]
    edges = [{tuple(np.round(p, 3)) for p in mesh.positions.tolist()} for mesh in made]
    wanted = {tuple(np.round(p, 3)) for p in left.positions.tolist()} & {
        tuple(np.round(p, 3)) for p in right.positions.tolist()
    }
    assert len(wanted) > 8
    assert wanted <= edges[0] and wanted <= edges[1]
    assert made[0].triangle_count < 0.7 * left.triangle_count


def test_distances_to_triangles_are_right() -> None:
    a, b, c = (np.array([p], float) for p in ((0, 0, 0), (4, 0, 0), (0, 3, 0)))
    for spot, far in (((1, 1, 2), 2), ((-3, 0, 0), 3), ((4, 0, 5), 5), ((4, 3, 0), 2.4)):
        assert np.sqrt(to_triangle(np.array([spot], float), a, b, c))[0] == pytest.approx(far)


def test_an_edge_of_one_face_and_one_between_materials_are_borders() -> None:
    faces = np.array([[0, 1, 2], [2, 1, 3], [2, 3, 4]])
    found = border(faces, np.array([0, 0, 1]))
    assert sorted(tuple(sorted(edge)) for edge in found.tolist()) == [(0, 1), (0, 2), (1, 3), (2, 3), (2, 4), (3, 4)]
    between = border(faces, np.array([0, 0, 1]), open_too=False)
    assert [tuple(sorted(edge)) for edge in between.tolist()] == [(2, 3)]


# -- the levels of a mesh ----------------------------------------------------------------------------------------------


def stand() -> Mesh:
    """A column on a plinth with four small knobs: six components of two materials."""
    knobs = [transformed(box(0.05, 0.05, 0.05, "gilt"), placed(x, y, 3)) for x in (-1, 1) for y in (-1, 1)]
    return join([cylinder(0.4, 3, 24, "vermilion"), transformed(box(2, 2, 0.4, "marble"), placed(0, 0, -0.5)), *knobs])


@pytest.mark.parametrize("mesh", [stand(), ball(), *map(tree_mesh, KINDS)], ids=["stand", "ball", *KINDS])
def test_levels_lose_triangles_as_their_error_rises_and_end_in_nothing(mesh: Mesh) -> None:
    levels = levels_of(mesh)
    assert levels[0].mesh is mesh and levels[0].error == 0
    assert levels[-1].mesh.triangle_count == 0
    counts, errors = [v.mesh.triangle_count for v in levels], [v.error for v in levels]
    assert errors == sorted(errors)
    assert all(b < a for a, b in zip(counts, counts[1:], strict=False))
    size = float(np.ptp(bounds(mesh), axis=0).max())
    for level in levels[1:-1]:
        assert (bounds(level.mesh)[0] > bounds(mesh)[0] - 0.2 * size).all()
        assert (bounds(level.mesh)[1] < bounds(mesh)[1] + 0.2 * size).all()
        assert set(level.mesh.materials) <= set(mesh.materials)


def test_small_components_go_before_large_ones() -> None:
    mesh = stand()
    assert len(components(mesh)) == 6
    last = {"gilt": VANISHES * 0.05, "vermilion": VANISHES * 0.8, "marble": VANISHES * 2}
    for level in levels_of(mesh)[:-1]:
        left = {level.mesh.materials[k] for k in np.unique(level.mesh.material_ids)}
        assert left == {name for name, gone in last.items() if level.error < gone - 1e-4}


def test_a_pole_is_as_wide_as_it_is_thick() -> None:
    assert width(box(0.1, 0.2, 9, "wood")) == pytest.approx(0.2)


def test_what_its_maker_brought_is_taken_and_measured() -> None:
    fine, coarse = ball(24), ball(8)
    levels = levels_of(fine, brought=(coarse,))
    assert levels[1].mesh is coarse
    assert 0.02 < levels[1].error < 0.5
    assert apart(fine, fine) == pytest.approx(0, abs=1e-6)


def test_a_table_names_each_shape_once() -> None:
    one, two = ball(), stand()
    table, shapes = table_of([(Level(one, 0.0), Level(NOTHING, 4.0)), (Level(two, 0.0),), (Level(one, 0.0),)])
    assert len(shapes) == 3
    assert table.shape.tolist() == [[0, 1], [2, 2], [0, 0]]
    assert np.isinf(table.error[1, 1]) and table.triangles[0].tolist() == [one.triangle_count, 0]


# -- crowns ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_a_crown_covers_as_much_and_is_as_light_as_before(kind: str) -> None:
    mesh = tree_mesh(kind)
    frame = tuple(bounds(mesh))
    true = [crowns.look(mesh, frame, axis, 1.0) for axis in (0, 1)]
    levels = levels_of(mesh)
    assert levels[-2].mesh.triangle_count <= 24, "the last tree before nothing costs next to nothing"
    for level in levels[1:-1]:
        for one, axis in zip(true, (0, 1), strict=True):
            seen = crowns.look(level.mesh, frame, axis, 1.0)
            assert 0.7 < seen.covered.sum() / one.covered.sum() < 1.35
            light = [look.light[look.covered].mean() for look in (one, seen)]
            assert light[1] == pytest.approx(light[0], rel=0.3)


def test_a_hull_is_closed_and_faces_outward() -> None:
    made = crowns.hull(ball(12, "pine"), 3, 6)
    ends = np.sort(np.concatenate([made.triangles[:, [k, (k + 1) % 3]] for k in range(3)]), axis=1)
    _, uses = np.unique(ends, axis=0, return_counts=True)
    assert (uses == 2).all()
    a, b, c = (made.positions[made.triangles[:, k]] for k in range(3))
    assert ((np.cross(b - a, c - a) * (a + b + c)).sum(axis=1) > 0).all()


def test_a_building_is_no_crown() -> None:
    assert not crowns.is_crown(stand()) and crowns.is_crown(tree_mesh("pine"))


# -- kept by content ---------------------------------------------------------------------------------------------------


def test_levels_come_back_from_bytes_as_they_went() -> None:
    mesh = stand()
    levels = levels_of(mesh)
    again = unpacked(mesh, packed(levels))
    assert again is not None and [v.error for v in again] == pytest.approx([v.error for v in levels])
    for one, other in zip(again, levels, strict=True):
        assert np.array_equal(one.mesh.positions, other.mesh.positions)
        assert np.array_equal(one.mesh.triangles, other.mesh.triangles)
    assert unpacked(mesh, b"nonsense") is None


def test_a_second_start_makes_nothing_and_an_edit_only_what_changed(tmp_path: Path, monkeypatch) -> None:
    made: list[int] = []
    real = store.levels_of
    monkeypatch.setattr(store, "levels_of", lambda mesh, **more: made.append(mesh.triangle_count) or real(mesh, **more))
    meshes = [ball(12), stand(), tree_mesh("pine")]
    said: list[float] = []
    first = all_levels(meshes, cache=tmp_path, progress=lambda share, what: said.append(share))
    assert len(made) == 3 and said
    second = all_levels(meshes, cache=tmp_path)
    assert len(made) == 3
    assert [[v.mesh.triangle_count for v in m] for m in first] == [[v.mesh.triangle_count for v in m] for m in second]
    all_levels([meshes[0], ball(14), meshes[2]], cache=tmp_path)
    assert made[3:] == [ball(14).triangle_count]


def test_how_open_a_thing_stands_shapes_no_level(tmp_path: Path) -> None:
    plain = stand()
    dim = replace(plain, openness=np.arange(plain.vertex_count).astype(np.uint8) % 100)
    assert key_of(plain, False, ()) == key_of(dim, False, ())
    levels = all_levels([dim], cache=tmp_path)[0]
    again = all_levels([dim], cache=tmp_path)[0]
    assert levels[0].mesh is dim
    for one, other in zip(levels[1:-1], again[1:-1], strict=True):
        assert one.mesh.openness is not None and one.mesh.openness.max() < 100
        assert np.array_equal(one.mesh.openness, other.mesh.openness)
    assert all(level.mesh.openness is None for level in all_levels([plain], cache=tmp_path)[0])


def test_a_store_that_is_broken_or_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "levels.sqlite").write_bytes(b"not a database at all, but long enough to be looked at")
    assert all_levels([ball(8)], cache=tmp_path)[0][0].error == 0
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert len(all_levels([ball(8)], cache=blocked)[0]) > 1


def test_the_oldest_go(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(store, "_KEPT", 2)
    for number in range(4):
        store.write(tmp_path / "levels.sqlite", {f"k{number}": b"x"})
    with sqlite3.connect(tmp_path / "levels.sqlite") as found:
        assert [row[0] for row in found.execute("SELECT key FROM levels ORDER BY rowid")] == ["k2", "k3"]


def test_what_saves_little_is_no_level() -> None:
    for level, before in zip(levels_of(stand())[1:], levels_of(stand()), strict=False):
        assert level.mesh.triangle_count < MATTERS * before.mesh.triangle_count
