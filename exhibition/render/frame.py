"""Light, eye and quality -> the rows that every shader reads once a frame, in the order of shaders/frame.glsl."""

from __future__ import annotations

from exhibition.render import lens
from exhibition.render.light import MAX_LAMPS, Light
from exhibition.render.quality import Quality
from exhibition.visit.view import Camera

VECTORS = 28
_NONE = (0.0,) * 4
_NO_WATER = -1e6

Rows = list[tuple[float, ...]]


def frame_rows(
    light: Light, eye: Camera, size: tuple[int, int], quality: Quality, *, time: float, water: float | None
) -> Rows:
    """VECTORS rows of four. size: pixels of the window; water: its height; time: seconds of the water's clock."""
    right, forward, up = lens.axes(eye)
    across, upwards = lens.half_extent(eye, size)
    rows = [
        (*eye.eye, time),
        (*light.sun, light.exposure),
        (*light.sun_colour, 1.0 / light.haze),
        (*light.ambient_up, light.clouds),
        (*light.ambient_down, _NO_WATER if water is None else water),
        (*light.zenith, float(len(light.lamps))),
        (*light.horizon, float(light.indoors)),
        (*light.glow, 0.0),
    ]
    missing = [_NONE] * (MAX_LAMPS - len(light.lamps))
    rows += [(*lamp.at, lamp.reach) for lamp in light.lamps] + missing
    rows += [(*lamp.colour, 0.0) for lamp in light.lamps] + missing
    rows += [(*(right * across), 0.0), (*(up * upwards), 0.0), (*forward, 0.0)]
    rows += [(float(quality.samples), 0.0, 0.0, 0.0)]
    return rows
