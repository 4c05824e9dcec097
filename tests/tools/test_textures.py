"""Every pattern is there, whole, seamless, in range, and the file is what its maker makes."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from exhibition.forms import timber
from exhibition.render.light import to_linear
from exhibition.world.materials import DETAILS, MATERIALS
from exhibition.world.palette import PALETTE
from tools.textures.__main__ import FOLDER, pictures
from tools.textures.makers import MAKERS
from tools.textures.pattern import openness

KINDS = {"": 512, "_relief": 256}
GLOWING = {name for name, m in MATERIALS.items() if m.glow}


def picture(name: str) -> np.ndarray:
    return np.asarray(Image.open(FOLDER / f"{name}.png")).astype(np.float64)


def test_every_pattern_has_its_maker_its_pictures_and_its_use() -> None:
    assert list(MAKERS) == list(DETAILS)
    shipped = {path.stem for path in FOLDER.glob("*.png")}
    assert shipped == {f"{name}{kind}" for name in DETAILS for kind in KINDS} | {"clouds", "ripples"}
    assert {m.detail for m in MATERIALS.values()} == set(DETAILS)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", DETAILS)
def test_a_picture_is_square_and_repeats_without_a_seam(name: str, kind: str) -> None:
    rows = picture(name + kind)
    assert rows.shape == (KINDS[kind], KINDS[kind], 4)
    for axis in (0, 1):
        steps = np.abs(np.roll(rows, 1, axis) - rows).mean(axis=(1 - axis, 2))
        # A seam is one step that stands out; a joint of the pattern may lie there as others do elsewhere, and all its
        # courses meet there.
        assert steps[0] <= max(1.7 * steps[1:].max(), 0.5), f"axis {axis}"


@pytest.mark.parametrize("name", [n for n in DETAILS if n != "plain"])
def test_a_relief_lies_flat_as_a_whole_and_has_hollows_where_it_is_rough(name: str) -> None:
    rows = picture(f"{name}_relief") / 255
    assert np.abs(rows[..., :2].mean(axis=(0, 1)) - 0.5).max() < 0.03
    assert rows[..., 2].max() > 0.9
    steep = np.hypot(*(rows[..., k] - 0.5 for k in (0, 1))).max()
    assert steep > 0.01
    if steep > 0.3:
        assert rows[..., 2].min() < 0.85


@pytest.mark.parametrize("name", sorted(set(MATERIALS) - GLOWING))
def test_no_material_is_black_or_white(name: str) -> None:
    m = MATERIALS[name]
    rows = picture(m.detail) / 255
    own = rows[..., 3:]
    light = np.array(to_linear(m.base)) * rows[..., :3] * 2 * (1 - own) + rows[..., :3] ** 2 * own
    mean = float(light.mean(axis=(0, 1)) @ [0.2126, 0.7152, 0.0722])
    assert 0.012 < mean < 0.88
    assert (light.max(axis=2) < 0.004).mean() < 0.02


def test_the_files_of_all_patterns_stay_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.glob("*.png")) < 25e6


@pytest.mark.parametrize("name", ["brick", "silk", "beam_hexi_blue"])
def test_a_file_is_what_its_maker_makes_every_time(name: str) -> None:
    first, second = pictures(name), pictures(name)
    for file, rows in first.items():
        assert np.array_equal(rows, second[file])
        assert np.abs(picture(file)[::-1] - rows).max() <= 2, "bake it anew: python -m tools.textures"


def test_a_hole_is_darker_than_a_plain_and_a_plain_is_open() -> None:
    height = np.zeros((64, 64))
    assert np.allclose(openness(height, 0.01), 1)
    height[20:40, 20:40] = -0.2
    assert openness(height, 0.01)[30, 30] < 0.6


def test_a_painted_bay_shows_its_whole_picture_once_on_each_side() -> None:
    mesh = timber.beam_mesh("beam_hexi_blue")
    front = mesh.positions[:, 1] < -0.4
    sides = np.abs(mesh.normals[:, 1]) > 0.5
    for half in (0.0, 0.5):
        here = front & sides & (mesh.uvs[:, 1] >= half) & (mesh.uvs[:, 1] < half + 0.5)
        assert np.isclose(np.ptp(mesh.uvs[here, 0]), 1.0)
    middle = front & sides & (mesh.uvs[:, 1] > 0.5)
    assert np.isclose(np.abs(mesh.positions[middle, 0]).max(), 0.25)


def test_neighbouring_bays_are_painted_differently_and_in_the_other_colour() -> None:
    for names in timber.PAINTS.values():
        rows = [picture(name)[:256] / 255 for name in names]  # the upper half: the middle of the bay
        edge = [np.median(r[30:230, :12, :3], axis=(0, 1)) for r in rows]
        bluer = [e[2] > e[1] for e in edge]
        assert all(a != b for a, b in zip(bluer, bluer[1:], strict=False))


def test_the_palette_is_colours() -> None:
    assert all(len(text) == 7 and text[0] == "#" and int(text[1:], 16) >= 0 for text in PALETTE.values())
