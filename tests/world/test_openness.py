"""What stands close takes light away, what stands free keeps it, and every way to the stage carries it on."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from exhibition.forms.built import placed
from exhibition.forms.mesh import Mesh, join, transformed
from exhibition.forms.solids import block, box
from exhibition.world.ground import Ground
from exhibition.world.model import Geometry, Placements, WorldPart
from exhibition.world.openness import SHADE, with_openness
from exhibition.world.pack.pool import pooled
from exhibition.world.pack.split import part_of

ORIGIN = ((0.0, 0.0, 0.0), (1.0, 1.0, 1.0))
FRAME = ((1.0, 0.0, 0.0, 0.0), (0.0, 1.0, 0.0, 0.0), (0.0, 0.0, 1.0, 0.0))
FLOOR, ROOF, POST, TREE = range(4)
FLAT = Ground(np.zeros((0, 3, 3), np.float32), np.zeros((0, 6), np.float32))


def porch(*rows: tuple[int, np.ndarray], tree: bool = False) -> Geometry:
    """A floor, and what else is given as (mesh, place), of one hall, or of one tree."""
    tiles = [placed(x, y, -0.2) for x in range(-6, 7) for y in (-1, 0, 1)]
    floor = join([transformed(box(1, 1, 0.2, "paving"), place) for place in tiles])
    meshes = (floor, box(5, 5, 0.3, "soffit"), box(0.3, 0.3, 2.0, "vermilion"))
    rows = ((FLOOR, placed(0, 0, 0)), *rows)
    return Geometry(
        meshes,
        Placements(
            np.array([m for m, _ in rows], np.int32),
            np.array([t for _, t in rows], np.float32),
            np.zeros(len(rows), np.int32),
            np.zeros(len(rows), np.uint8),
        ),
        (WorldPart("p", "tree" if tree else "hall", None, ORIGIN, {}, {}, FRAME),),
        FLAT,
    )  # fmt: skip


def up(mesh: Mesh) -> np.ndarray:
    return mesh.normals[:, 2] > 0.9


def test_the_floor_under_a_roof_is_darker_than_the_floor_beside_it() -> None:
    floor = with_openness(porch((ROOF, placed(-4, 0, 1.4)))).meshes[FLOOR]
    x = floor.positions[:, 0]
    under, beside = floor.openness[up(floor) & (x < -3)], floor.openness[up(floor) & (x > 3)]
    assert under.mean() < beside.mean() - 40
    assert beside.mean() > 240


def test_the_head_of_a_post_is_open_and_its_foot_is_not() -> None:
    post = with_openness(porch((POST, placed(0, 0, 0)))).meshes[POST]
    side = np.abs(post.normals[:, 2]) < 0.1
    foot, head = post.positions[:, 2] < 0.1, post.positions[:, 2] > 1.9
    assert post.openness[side & foot].max() < post.openness[side & head].min()
    assert post.openness[up(post)].min() > 240


def test_a_slope_under_open_sky_is_as_open_as_a_floor() -> None:
    lean = placed(4, 0, 1)
    c, s = np.cos(0.6), np.sin(0.6)
    lean[:, :3] = [[c, 0, -s], [0, 1, 0], [s, 0, c]]
    slope = with_openness(porch((ROOF, lean))).meshes[ROOF]
    assert slope.openness[up(slope)].min() > 240


def test_no_corner_is_darker_than_a_large_face_can_bear() -> None:
    posts = [(POST, placed(x * 0.3, y * 0.3, 0)) for x in (-1, 0, 1) for y in (-1, 0, 1)]
    boxed_in = porch(*posts, (ROOF, placed(0, 0, 2)))
    for mesh in with_openness(boxed_in).meshes:
        assert mesh.openness.min() >= round(255 * SHADE)


def test_a_mesh_of_many_places_has_the_mean_of_some_of_them() -> None:
    roof = (ROOF, placed(-4, 0, 2.05))
    free, covered, both = (
        with_openness(porch(roof, *((POST, placed(x, 0, 0)) for x in xs))).meshes[POST].openness.astype(float)
        for xs in ((4.0,), (-4.0,), (-4.0, 4.0))
    )
    assert covered.mean() < free.mean() - 10
    assert np.abs(both - (free + covered) / 2).max() <= 1.5


def test_what_grows_keeps_its_own_shades() -> None:
    geometry = porch((POST, placed(0, 0, 0)), tree=True)
    assert with_openness(geometry) is geometry


def test_two_builds_agree() -> None:
    one, other = (with_openness(porch((ROOF, placed(0, 0, 2)))) for _ in range(2))
    assert all(np.array_equal(a.openness, b.openness) for a, b in zip(one.meshes[:2], other.meshes[:2], strict=True))


def test_openness_survives_joining_moving_cutting_and_pooling() -> None:
    dark = replace(block((1, 1, 1), "marble"), openness=np.full(36, 140, np.uint8))
    light = block((1, 1, 1), "marble")
    whole = join([light, transformed(dark, placed(3, 0, 0))])
    assert whole.openness.tolist() == [255] * light.vertex_count + [140] * dark.vertex_count
    assert set(part_of(whole, np.arange(light.triangle_count, whole.triangle_count)).openness.tolist()) == {140}
    assert join([light, light]).openness is None
    pool = pooled([light, dark], {"marble": 0})
    assert pool.openness.tolist() == whole.openness.tolist()
    assert len(pooled([light], {"marble": 0}).openness) == 0
