"""What surfaces mirror, without a window."""

from __future__ import annotations

import time

import numpy as np
import pytest

from exhibition.render.light import light_of
from exhibition.render.mirror import Mirror
from exhibition.render.surroundings import (
    CLAMP,
    LAYERS,
    SIDE,
    harmonic_basis,
    light_key,
    outdoors,
    surroundings_of,
    unfolded,
)
from exhibition.scene.model import Environment

PRESETS = ("noon", "late_afternoon", "museum", "night_lanterns")


def light(preset: str):
    return light_of(Environment(preset=preset))


@pytest.mark.parametrize("preset", PRESETS)
def test_surroundings_are_light_and_nothing_else(preset):
    made = surroundings_of(light(preset))
    assert made.layers.shape == (LAYERS, SIDE, SIDE, 3)
    assert np.isfinite(made.layers).all()
    assert made.layers.min() >= 0


@pytest.mark.parametrize("preset", PRESETS)
def test_rougher_surfaces_mirror_less_contrast_and_the_same_amount(preset):
    spread = surroundings_of(light(preset)).layers.mean(axis=-1).std(axis=(1, 2))
    assert (np.diff(spread) < 1e-4).all()


def test_directions_cover_the_sphere_and_point_up_in_the_middle():
    d = unfolded(SIDE)
    assert np.linalg.norm(d, axis=-1) == pytest.approx(1, abs=1e-5)
    assert np.abs(d.reshape(-1, 3).mean(axis=0))[:2].max() < 1e-3
    assert d[SIDE // 2, SIDE // 2, 2] > 0.95


def test_the_fold_has_no_seam():
    layers = surroundings_of(light("museum")).layers
    assert np.allclose(layers[:, 0, :], layers[:, 0, ::-1], atol=1e-3), "both halves of an edge are one line"


def test_the_coefficients_are_the_light_on_a_white_wall():
    noon = light("noon")
    made = surroundings_of(noon)
    rng = np.random.default_rng(1)
    d = rng.normal(size=(200_000, 3))
    d /= np.linalg.norm(d, axis=1, keepdims=True)
    seen = outdoors(noon, d.astype(np.float32)).mean(axis=1)
    for wall in ((0, 0, 1), (1, 0, 0), (0, 0, -1)):
        exact = (seen * np.maximum(d @ wall, 0)).mean() * 4
        told = float((harmonic_basis(np.array(wall, float)) @ made.harmonics).mean())
        assert told == pytest.approx(exact, rel=0.06)


def test_the_suns_disc_is_no_part_of_them():
    assert surroundings_of(light("late_afternoon")).layers.max() <= CLAMP + 1e-6


def test_a_museum_has_something_to_mirror():
    layers = surroundings_of(light("museum")).layers
    assert layers[0].max() > 6, "a soft box"
    assert np.median(layers[0].mean(axis=-1)) < 0.35, "in a dim hall"


def test_the_same_light_is_made_once_and_a_spoilt_file_is_made_anew(tmp_path):
    first = surroundings_of(light("noon"), tmp_path)
    (file,) = tmp_path.iterdir()
    assert np.array_equal(surroundings_of(light("noon"), tmp_path).layers, first.layers)
    file.write_bytes(b"spoilt")
    assert np.array_equal(surroundings_of(light("noon"), tmp_path).layers, first.layers)


def test_lamps_and_exposure_have_no_part_in_them():
    assert light_key(light("noon")) == light_key(light_of(Environment(preset="noon", exposure=2.0)))
    assert light_key(light("noon")) != light_key(light_of(Environment(preset="noon", time="08:00")))


def test_another_light_arrives_beside_the_frame_and_the_last_one_stays_until_then():
    mirror = Mirror()
    try:
        mirror.show(light("noon"))
        shown = mirror.harmonics
        mirror.follow(light("museum"))
        assert mirror.harmonics is shown
        assert not mirror.settled
        for _ in range(500):
            mirror.follow(light("museum"))
            if mirror.settled:
                break
            time.sleep(0.01)
        assert mirror.settled
        assert mirror.harmonics == surroundings_of(light("museum")).harmonics.tolist()
    finally:
        mirror.close()
