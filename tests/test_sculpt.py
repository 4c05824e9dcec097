"""The sculpting workshop: its words, its checks of closed meshes, its reduction of triangles."""

import numpy as np
import pytest

from tools.sculpt import solid, words

CUBE = np.array([[x, y, z] for x in (0, 1) for y in (0, 1) for z in (0, 1)], float)
SIDES = np.array([[0, 1, 3], [0, 3, 2], [4, 6, 7], [4, 7, 5], [0, 4, 5], [0, 5, 1],
                  [2, 3, 7], [2, 7, 6], [0, 2, 6], [0, 6, 4], [1, 5, 7], [1, 7, 3]])  # fmt: skip


def written(folder, text):
    (folder / "cat.yaml").write_text(text, encoding="utf-8")
    return lambda: words.read("cat", folder)


@pytest.mark.parametrize("name", words.names())
def test_every_head_of_the_workshop_can_be_read(name):
    head = words.read(name)
    assert head.words["name"] == name
    assert head.words["material"] in ("copper", "plaster")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name: cat\nparts:\n- ear: {through: [[0, 0, 0]]}\n", "line 3.*'ear'.*'ears'"),
        ("name: cat\nparts:\n- part: skull\n  blnd: 2\n", "line 3.*'blnd'.*'blend'"),
        ("name: cat\nparts:\n- {part: a, shapes: [{bal: {at: [0, 0, 0]}}]}\n", "'bal'.*'ball'"),
        ("name: cat\nparts:\n- {part: a, shapes: [{ball: {at: [0, 0], size: 1}}]}\n", "line 3: at of ball wants three"),
        ("name: cat\nhair:\n- {zone: back, stile: lock}\n", "line 3.*'stile'.*'style'"),
        ("name: cat\nname: dog\n", "twice"),
        ("name: cat\nparts:\n- {part: a, how: cut, shapes: []}\n", "how is add, carve or keep"),
    ],
)
def test_a_wrong_word_is_told_with_its_line_and_the_nearest_right_one(tmp_path, text, told):
    with pytest.raises(words.WrongWordError, match=told):
        written(tmp_path, text)()


def test_an_unknown_head_is_told_with_the_nearest(tmp_path):
    with pytest.raises(words.WrongWordError, match="did you mean 'ox'"):
        words.read("oxx")


def test_a_cube_is_sound_and_a_cube_with_a_hole_is_not():
    assert (solid.bad_edges(SIDES), solid.bad_vertices(SIDES)) == (0, 0)
    assert solid.volume(CUBE, SIDES) == pytest.approx(1)
    assert not len(solid.crossings(CUBE, SIDES))
    assert solid.bad_edges(SIDES[1:]) == 3
    turned = SIDES.copy()
    turned[0] = turned[0][::-1]
    assert solid.bad_edges(turned) > 0


def test_two_cubes_at_one_corner_are_no_manifold():
    second = np.where(SIDES == 0, 7, SIDES + 8)  # the second cube's corner 0 is the first one's corner 7
    faces = np.vstack([SIDES, second])
    assert solid.bad_edges(faces) == 0
    assert solid.bad_vertices(faces) == 1


def test_cubes_that_reach_into_each_other_cross():
    both = np.vstack([CUBE, CUBE * 0.5 + (0.7, 0.21, 0.27)])
    assert len(solid.crossings(both, np.vstack([SIDES, SIDES + 8]))) >= 8
    apart = np.vstack([CUBE, CUBE + (2, 0, 0)])
    assert not len(solid.crossings(apart, np.vstack([SIDES, SIDES + 8])))


def test_welding_closes_the_seams_of_a_texture():
    loose, faces = CUBE[SIDES].reshape(-1, 3), np.arange(36).reshape(12, 3)
    assert solid.bad_edges(faces) > 0
    _, welded = solid.weld(loose, faces)
    assert solid.bad_edges(welded) == 0


def test_a_reduced_ball_stays_closed_uncrossed_and_round():
    pytest.importorskip("numba", reason="the sculpting libraries are not installed: make sculpt")
    measure = pytest.importorskip("skimage.measure")
    from tools.sculpt.reduce import reduce

    grid = np.mgrid[-1.2:1.2:40j, -1.2:1.2:40j, -1.2:1.2:40j]
    points, faces, _, _ = measure.marching_cubes(np.linalg.norm(grid, axis=0) - 1.0, 0.0, spacing=(2.4 / 39,) * 3)
    few, triangles = reduce(points, faces[:, ::-1].astype(np.int64), 900)
    assert 800 < len(triangles) <= 900
    assert (solid.bad_edges(triangles), solid.bad_vertices(triangles), len(solid.crossings(few, triangles))) == (
        0,
        0,
        0,
    )
    assert np.abs(np.linalg.norm(few - 1.2, axis=1) - 1).max() < 0.03


def test_a_ruff_stands_out_on_both_sides_of_its_head():
    pytest.importorskip("numba", reason="the sculpting libraries are not installed: make sculpt")
    from tools.sculpt import features, primitives
    from tools.sculpt.field import Group
    from tools.sculpt.shaping import Shaping

    head = Shaping()
    head.add(Group("skull", (primitives.ball((0, 0, 0), 8),)))
    features.ruff(head, {"at": [0, 0, 0], "start": 60, "end": 120, "count": 3, "rings": 2, "length": 4, "wide": 1})
    locks = head.groups[1:]
    assert len(locks) == 3 * 2 * 2
    tips = np.array([lock.shapes[-1][1:4] for lock in locks])
    assert (np.linalg.norm(tips, axis=1) > 8.5).all()
    assert sorted(np.sign(tips[:, 0])) == [-1] * 6 + [1] * 6


def test_hair_runs_along_a_lock_and_a_lock_can_lie_on_the_skin():
    shaping, hair = (pytest.importorskip(f"tools.sculpt.{name}") for name in ("shaping", "hair"))
    skull = {"part": "skull", "shapes": [{"ball": {"at": [0, 0, 0], "size": 5}}]}
    lock = {"locks": {"both": False, "lay": 0.0, "wide": 0.4, "through": [[[-3, 9, 0], [0, 9, 0], [3, 9, 0]]]}}
    head = words.Head("ball", {"parts": [skull, lock], "asymmetry": 0.0}, "")
    reach = shaping.shape(head).project(np.array([[0, 9.0, 0]]), 8, 2.0)[0, 1]
    assert 5.2 < reach < 5.6, "on the ball of 5, not where it was told"
    way = hair.flow(head, np.array([[1.0, 9.0, 0.1]]), np.array([[0, 1.0, 0]]))[0]
    assert way[0] > 0.99
