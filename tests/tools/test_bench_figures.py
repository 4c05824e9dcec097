"""What the bench promises of its figures, tables and pictures: no window, no scene."""

from __future__ import annotations

import numpy as np
import pytest

from exhibition.app.errors import Stop
from exhibition.app.views import parse_view
from tools.bench.curve import curve
from tools.bench.figures import ratios, spread, summed
from tools.bench.pictures import likeness
from tools.bench.table import markdown, sections


def _answer(whole: list[float], ours: float = 0.1) -> dict:
    facts = {"draw_calls": 3, "triangles": 40, "instances": 5}
    engine = [0.2] * len(whole)
    return {"whole": whole, "ours": [ours] * len(whole), "engine": engine, "cull": 0.0, "facts": facts, "rss_mb": 99.0}


def test_a_spread_is_the_median_between_its_quartiles():
    found = spread([5.0, 1.0, 2.0, 4.0, 3.0])
    assert (found.low, found.median, found.high, found.count) == (2.0, 3.0, 4.0, 5)
    with pytest.raises(ValueError, match="no values"):
        spread([])


def test_a_ratio_is_taken_within_each_round_so_that_a_slow_minute_disturbs_nobody():
    found = ratios([[20.0, 22.0, 21.0], [210.0]], [[10.0, 11.0, 10.5], [105.0]])
    assert found.median == found.low == found.high == 2.0


def test_submission_is_what_was_handed_over_and_never_the_whole_frame():
    rows = summed({"stage": [_answer([50.0, 60.0])], "gl": [_answer([40.0], ours=0.0)]}, "submit")
    assert rows["stage"]["ms"]["median"] == pytest.approx(0.3)
    assert rows["stage"]["times_the_floor"]["median"] == pytest.approx(1.5)
    assert "times_the_floor" not in rows["gl"]


def test_a_picture_is_like_itself_and_unlike_one_with_a_lost_tile():
    rng = np.random.default_rng(1)
    picture = rng.integers(0, 255, (96, 128, 3), np.uint8)
    same = likeness(picture, picture)
    assert same.passes()
    assert same.whole == pytest.approx(1.0)
    lost = picture.copy()
    lost[32:64, 64:96] = 0
    found = likeness(picture, lost)
    assert not found.passes()
    assert found.tile == (64, 32)


def test_pictures_of_two_sizes_are_refused():
    with pytest.raises(ValueError, match="sizes differ"):
        likeness(np.zeros((32, 32, 3), np.uint8), np.zeros((32, 64, 3), np.uint8))


def test_a_view_is_read_as_the_command_line_writes_it():
    name, view = parse_view("gate=1,2,3/4,5,6.5")
    assert (name, view.eye, view.look) == ("gate", (1.0, 2.0, 3.0), (4.0, 5.0, 6.5))
    with pytest.raises(Stop, match="no position"):
        parse_view("gate=1,2/3,4,5")


def _result(scenes: int) -> dict:
    rows = summed({"stage": [_answer([9.0])], "gl": [_answer([4.0])]})
    scene = {"scene": "s", "placed": 7, "meshes": 2, "who": ["stage", "gl"], "views": ["v"], "raster": {"v": rows}}
    machine = {"processor": "p", "cores": 2, "system": "x", "load": 1.0, "renderer": "r", "versions": "n"}
    shown = {"quality": "flat", "size": [64, 32], "taken": "2020-01-01", "machine": machine}
    return {**shown, "scenes": [{**scene, "scene": f"s{i}"} for i in range(scenes)]}


def test_the_kept_block_names_the_machine_and_holds_every_figure():
    text = markdown(_result(1))
    assert "p, 2 cores" in text
    assert "| v | stage | 9.00 (9.00-9.00) | 2.25x (2.25-2.25) | 3 | 40 | 99 |" in text


def test_growth_is_shown_where_scenes_have_the_same_views():
    assert [title for title, _, _ in sections(_result(1))][-1] != "Growth"
    other = _result(2)
    other["scenes"][1]["views"] = ["elsewhere"]
    assert [title for title, _, _ in sections(other)][-1] != "Growth"
    title, heads, rows = sections(_result(3))[-1]
    assert title == "Growth"
    assert len(rows) == 6
    assert all(len(row) == len(heads) for row in rows)


def test_a_curve_grows_by_the_same_step_for_each_tenfold():
    lines = curve([(10, 1.0), (100, 10.0), (1000, 100.0), (5, 0.0)], "ms")
    assert len(lines) == 3
    bars = [line.count("█") for line in lines]
    assert bars[2] - bars[1] == bars[1] - bars[0] + 1 == 12
    assert lines[2].endswith("100 ms")
    assert curve([], "ms") == []


def test_the_kept_block_shows_how_the_stage_grows():
    result = _result(3)
    for number, scene in enumerate(result["scenes"]):
        scene["placed"] = 10 ** (number + 1)
        scene["who"] = ["lod", "gl"]
        scene["raster"] = {"v": summed({"lod": [_answer([9.0 * (number + 1)])], "gl": [_answer([4.0])]})}
    text = markdown(result)
    assert "lod, v: a whole frame, by placed parts" in text
    assert text.count("█") > 20
