"""What light promises, without a window."""

from __future__ import annotations

import numpy as np
import pytest

from exhibition.render.light import MAX_LAMPS, direction, light_of, linear, nearest_lamps, sun_at
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


def many_lamps():
    lamps = {f"l{i:02d}": Lamp(at=(4.0 * i, 0, 2)) for i in range(MAX_LAMPS + 8)}
    return light_of(Environment(preset="museum", lamps=lamps)).lamps


def test_of_more_lamps_than_the_shader_holds_the_nearest_are_drawn():
    near = nearest_lamps(many_lamps(), (4.0 * 12, -1.0, 1.6))
    assert [lamp.at[0] / 4 for lamp in near] == list(range(8, 16))


def test_no_lamp_goes_out_at_once_when_the_eye_walks_by():
    lamps = many_lamps()
    shone = []
    for x in np.arange(0.0, 60.0, 0.05):
        now = {lamp.at: lamp.colour[0] for lamp in nearest_lamps(lamps, (float(x), -1.0, 1.6))}
        shone.append([now.get(lamp.at, 0.0) for lamp in lamps])
    assert np.abs(np.diff(np.array(shone), axis=0)).max() < 0.1 * lamps[0].colour[0]


def test_a_few_lamps_keep_all_their_light():
    lamps = many_lamps()[:MAX_LAMPS]
    assert nearest_lamps(lamps, (500.0, 0.0, 0.0)) == lamps


def test_lamps_in_the_open_are_lit_at_dusk():
    lamps = {"one": Lamp(at=(0, 0, 2))}
    assert not light_of(Environment(preset="noon", lamps=lamps)).lamps
    assert light_of(Environment(preset="night_lanterns", lamps=lamps)).lamps[0].colour[0] > 0.5


def test_a_spot_shines_along_its_cone_and_fades_at_its_edge():
    lamps = {"spot": Lamp(at=(0, 0, 3), look=(0, 4, 3), cone=60, softness=0.5)}
    (spot,) = light_of(Environment(preset="museum", lamps=lamps)).lamps
    assert spot.aim == pytest.approx((0, 1, 0))
    assert spot.outer == pytest.approx(np.cos(np.radians(30)))
    assert (np.cos(np.radians(15)) - spot.outer) * spot.slope == pytest.approx(1.0)


def test_srgb_white_and_black_stay_white_and_black():
    assert linear("#ffffff") == pytest.approx((1, 1, 1))
    assert linear("#000000") == (0, 0, 0)
