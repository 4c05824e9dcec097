"""The commands that draw: stills that obey every option, films with every frame, figures with every field."""

from __future__ import annotations

import functools
import json
import sys

import imageio_ffmpeg
import numpy as np
import pytest
from PIL import Image

pytestmark = pytest.mark.gl
SMALL = ("--size", "320x180", "--quality", "low")


@pytest.fixture
def still(in_house):
    """A function: options -> the picture of the garden's entry, (180, 320, 3) int."""

    def taken(*options: str, scene: str = "garden", view: str = "entry") -> np.ndarray:
        said = in_house("shot", scene, view, "out/still.png", *SMALL, *options)
        assert (said.code, said.out) == (0, ""), said.err
        assert said.err.splitlines()[-1] == "out/still.png"
        return np.asarray(Image.open("out/still.png")).astype(int)

    return taken


def test_a_still_shows_the_scene_and_each_option_changes_it(still) -> None:
    plain = still()
    assert plain.shape == (180, 320, 3) and plain.std() > 20
    assert np.array_equal(still(), plain), "the same still twice"
    for options in (
        ("--lang", "zh"),
        ("--open", "hs_pavilion"),
        ("--page", "about"),
        ("--no-panels",),
        ("--time", "07:10"),
        ("--eye", "8,-3,1.7", "--look", "0,12,2"),
    ):
        assert changed(still(*options), plain) > 0.004, options


def test_without_panels_only_the_scene_is_seen(still) -> None:
    wide = ("--open", "hs_pavilion", "--size", "960x540")
    card, bare = still(*wide), still(*wide, "--no-panels")
    apart = np.abs(card - bare).max(axis=2) > 12
    assert apart[60:480, 570:900].mean() > 0.9, "the card lies on the right"
    assert apart[180:420, 30:400].mean() < 0.2, "the scene shows beside it"


def test_an_eye_of_ones_own_needs_no_view(still) -> None:
    by_hand = still("--no-panels", "--eye", "2,-18,1.7", "--look", "0,12,2.4", view="any")
    assert changed(by_hand, still("--no-panels")) < 0.001


def test_a_bare_model_is_shown_and_measured(in_house, house) -> None:
    assert in_house("export", "garden", "garden.glb").code == 0
    said = in_house("shot", "garden.glb", "quarter", "model.png", *SMALL)
    assert said.code == 0 and np.asarray(Image.open(house / "model.png")).std() > 8
    said = in_house("bench", "garden.glb", "--frames", "1", "--size", "128x72", "--json")
    assert list(json.loads(said.out)["views"]) == ["front", "quarter", "profile", "back"]


def test_the_bench_answers_with_every_field_of_the_contract(in_house) -> None:
    views = ("--views", "entry", "--view", "aside=9,0,2/0,12,2")
    said = in_house("bench", "garden", *views, "--frames", "2", "--size", "128x72", "--json")
    found = json.loads(said.out)
    assert said.code == 0
    more = {"size", "quality", "lod", "occlusion", "submit_renderer", "rss_own_mb", "rss_mapped_mb", "texture_mb"}
    assert set(found) - more == {"renderer", "first_frame_s", "rss_mb", "views"}
    assert found["renderer"] and found["first_frame_s"] > 0 and found["rss_mb"] > 10
    assert list(found["views"]) == ["entry", "aside"]
    for view in found["views"].values():
        assert set(view) == {"frame_ms", "submit_ms", "draw_calls", "by_pass", "triangles", "instances"}
        assert view["frame_ms"] >= view["submit_ms"] > 0
        assert view["draw_calls"] == sum(view["by_pass"].values()) > 0
        assert view["triangles"] > 1000 and view["instances"] > 0


def test_the_bench_without_json_is_for_people(in_house) -> None:
    said = in_house("bench", "garden", "--views", "entry", "--frames", "1", "--size", "128x72")
    assert said.code == 0 and '"draw_calls"' in said.out and len(said.out.splitlines()) > 8


@pytest.mark.parametrize("size", ["128x72", "130x70"])
def test_a_tour_is_recorded_whole(in_house, house, size) -> None:
    said = in_house("tour", "garden", "film", "--record", "out/walk.mp4", "--size", size, "--fps", "4", "--lang", "zh")
    assert said.code == 0 and said.out == ""
    assert said.err.splitlines()[-1] == "out/walk.mp4 (20 frames)"
    frames, seconds = imageio_ffmpeg.count_frames_and_secs(str(house / "out" / "walk.mp4"))
    assert frames == 20 and seconds == pytest.approx(5.0, abs=0.3)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")
def test_run_without_a_display_says_so_and_leaves_a_film_and_its_sheet(in_house, house, monkeypatch) -> None:
    from exhibition.app import film

    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.setattr(film, "record", functools.partial(film.record, size=(128, 72), fps=4))
    said = in_house("run")
    assert said.code == 0 and said.out == ""
    assert "There is no display (DISPLAY is not set). A short film is made instead." in said.err
    assert said.err.splitlines()[-1] == "out/tour.mp4 (20 frames), out/tour.png"
    frames, _ = imageio_ffmpeg.count_frames_and_secs(str(house / "out" / "tour.mp4"))
    assert frames == 20
    with Image.open(house / "out" / "tour.png") as sheet:
        assert sheet.size[0] >= 2 * 128 and np.asarray(sheet).std() > 20


def test_run_of_one_scene_films_that_scene(in_house, house, monkeypatch) -> None:
    from exhibition.app import film

    filmed = []
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.setattr(film, "record", lambda project, tours, out, **more: filmed.extend(tours) or 0)
    assert in_house("run", "garden").code == 0
    assert [scene for scene, _ in filmed] == ["garden"]


def test_windows_share_one_pipe_so_that_one_outlives_the_other(window) -> None:
    from exhibition.render.window import open_offscreen

    other = open_offscreen(64, 64)
    assert other.output.get_pipe() == window.output.get_pipe()
    other.close()
    window.render()
    assert window.grab().shape == (200, 320, 3)


def changed(one: np.ndarray, other: np.ndarray) -> float:
    """Share of pixels that differ visibly."""
    return float((np.abs(one - other).max(axis=2) > 12).mean())
