"""Pictures are decoded once: what is kept is what was decoded, and nothing old, broken or foreign is believed."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from exhibition.render import decoded as module
from exhibition.render.decoded import decoded, pixels
from exhibition.world.flatfile import keep_flat


@pytest.fixture
def files(tmp_path: Path) -> list[list[Path]]:
    """Two pictures of 4 x 4 and one of 2 x 2."""
    rng = np.random.default_rng(1)
    made = []
    for name, side in (("a", 4), ("b", 4), ("c", 2)):
        made.append(tmp_path / f"{name}.png")
        Image.fromarray(rng.integers(0, 255, (side, side, 3), np.uint8)).save(made[-1])
    return [made[:2], made[2:]]


@pytest.fixture
def no_decoding(monkeypatch):
    """Whoever opens a picture from now on has not looked at what is kept."""
    return lambda: monkeypatch.setattr(module, "pixels", lambda path: pytest.fail(f"{path.name} is decoded"))


def test_pixels_are_stored_blue_first_and_the_bottom_row_first(tmp_path):
    picture = np.zeros((2, 1, 3), np.uint8)
    picture[0, 0] = (10, 20, 30)
    Image.fromarray(picture).save(tmp_path / "p.png")
    assert pixels(tmp_path / "p.png")[1, 0].tolist() == [30, 20, 10, 255]


def test_a_second_start_decodes_nothing(files, tmp_path, no_decoding):
    first = decoded(files, tmp_path / "kept")
    assert [a.shape for a in first] == [(2, 4, 4, 4), (1, 2, 2, 4)]
    no_decoding()
    second = decoded(files, tmp_path / "kept")
    assert all(np.array_equal(a, b) for a, b in zip(first, second, strict=True))


def test_a_changed_picture_is_decoded_again_and_the_old_ones_go(files, tmp_path):
    kept = tmp_path / "kept"
    for day in range(6):
        Image.fromarray(np.full((2, 2, 3), day, np.uint8)).save(files[1][0])
        os.utime(files[1][0], (day, day))
        assert decoded(files, kept)[1][0, 0, 0].tolist() == [day, day, day, 255]
    assert len(list(kept.iterdir())) == 3


@pytest.mark.parametrize("other", [b"", b"no file of ours", None])
def test_what_is_not_whole_or_not_ours_is_decoded_again(files, tmp_path, other):
    kept = tmp_path / "kept"
    first = decoded(files, kept)
    (file,) = kept.iterdir()
    if other is None:
        keep_flat(file, (first[0].astype(np.float32), first[1]))
    else:
        file.write_bytes(other)
    again = decoded(files, kept)
    assert all(np.array_equal(a, b) and a.dtype == np.uint8 for a, b in zip(first, again, strict=True))


def test_without_a_folder_or_with_one_that_cannot_be_written_all_is_decoded(files, tmp_path):
    (tmp_path / "file").write_text("")
    for kept in (None, tmp_path / "file" / "below"):
        assert decoded(files, kept)[0].shape == (2, 4, 4, 4)


def test_colours_with_their_relief_painted_in_are_kept_too(tmp_path):
    from exhibition.render.patterns import TEXTURES, pressed

    groups = [[TEXTURES / "brick.png"], [TEXTURES / "brick_relief.png"]]
    colours, reliefs = decoded(groups)
    (first,) = decoded(groups, tmp_path, pressed)
    assert np.array_equal(first, pressed(colours, reliefs))
    assert first.shape == colours.shape
    assert not np.array_equal(first[..., :3], colours[..., :3])
    assert np.array_equal(first[..., 3], colours[..., 3])
    (again,) = decoded(groups, tmp_path, pressed)
    assert np.array_equal(again, first)
    assert [file.name.partition("-")[0] for file in tmp_path.iterdir()] == ["pressed"]
