"""What light promises, without a window."""

from __future__ import annotations

import numpy as np
import pytest

from exhibition.render.light import MAX_LAMPS, direction, light_of, linear, sun_at
from exhibition.scene.model import Environment, Lamp

PRESETS = ("noon", "late_afternoon", "museum", "night_lanterns")


@pytest.mark.parametrize("preset", PRESETS)
def test_every_preset_gives_a_unit_sun_and_colours_that_are_not_negative(preset):
    light = light_of(Environment(preset=preset))
    assert np.linalg.norm(light.sun) == pytest.approx(1)
    for colour in (light.sun_colour, light.zenith, light.horizon, light.ambient_up, light.ambient_down):
        assert min(colour) >= 0


def test_the_sun_rises_in_the_east_stands_south_at_noon_and_sets_in_the_west():
    (_, morning), (_, noon), (_, evening) = (sun_at(t, 40.0) for t in ("07:00", "12:00", "17:00"))
    assert 60 < morning < 120
    assert noon == pytest.approx(180)
    assert 240 < evening < 300


def test_the_sun_stands_highest_at_noon():
    heights = [sun_at(f"{h:02d}:00", 40.0)[0] for h in range(24)]
    assert max(heights) == heights[12]


def test_south_of_the_equator_the_noon_sun_stands_north():
    assert direction(*sun_at("12:00", -34.0))[1] > 0


def test_a_time_of_day_overrules_the_preset_outdoors():
    assert light_of(Environment(preset="noon", time="18:00")).sun[2] < light_of(Environment(preset="noon")).sun[2]


def test_light_changes_smoothly_through_the_day():
    levels = [light_of(Environment(time=f"{m // 60:02d}:{m % 60:02d}")).ambient_up[2] for m in range(300, 1200, 2)]
    assert np.abs(np.diff(levels)).max() < 0.05


def test_more_lamps_than_the_shader_holds_are_left_out():
    lamps = {f"l{i}": Lamp(at=(i, 0, 2)) for i in range(MAX_LAMPS + 3)}
    assert len(light_of(Environment(lamps=lamps)).lamps) == MAX_LAMPS


def test_srgb_white_and_black_stay_white_and_black():
    assert linear("#ffffff") == pytest.approx((1, 1, 1))
    assert linear("#000000") == (0, 0, 0)
