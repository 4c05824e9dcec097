"""Light, eye and quality -> the rows that every shader reads once a frame, in the order of shaders/frame.glsl."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from exhibition.render import lens
from exhibition.render.light import MAX_LAMPS, LampLight, Light, nearest_lamps
from exhibition.render.quality import Quality
from exhibition.visit.view import Camera

MAX_CASCADES = 3
VECTORS = 8 + 3 * MAX_LAMPS + 4 + 9 + 3 * MAX_CASCADES + 2
_NONE = (0.0,) * 4
_OUTSIDE = (0.0, 0.0, 0.0, 2.0)  # where no map is, every place lies outside it
_NO_WATER = -1e6
_FLOOR = (0.0075, 0.0070, 0.0065)
"""The least light that is stored, after exposure: no hollow is wholly black on any screen."""
_OPEN_SPREAD, _ROOM_SPREAD = 1.0, 1.7
_CEILING = 2.4
"""Metres over the eye, in steps of half a metre, from which nothing shades a room's key light."""

Row = tuple[float, ...]


@dataclass(frozen=True)
class Lit:
    """What light brings along: the surroundings' coefficients and brightest value, the shadow maps' rows and texels."""

    harmonics: Sequence[Sequence[float]] = ()
    brightest: float = 1.0
    cascades: Sequence[Row] = ()
    texels: Sequence[float] = ()


def frame_rows(
    light: Light,
    lit: Lit,
    eye: Camera,
    size: tuple[int, int],
    quality: Quality,
    *,
    time: float,
    water: float | None,
) -> list[Row]:
    """VECTORS rows of four. size: pixels of the window; water: its height; time: seconds of the water's clock."""
    right, forward, up = lens.axes(eye)
    across, upwards = lens.half_extent(eye, size)
    lamps = nearest_lamps(light.lamps, eye.eye)
    spread = _ROOM_SPREAD if light.indoors else _OPEN_SPREAD
    least = (v / light.exposure for v in _FLOOR)
    return [
        (*eye.eye, time),
        (*light.sun, light.exposure),
        (*light.sun_colour, 1.0 / light.haze),
        (*light.ambient_up, light.clouds),
        (*light.ambient_down, _NO_WATER if water is None else water),
        (*light.zenith, float(len(lamps))),
        (*light.horizon, float(light.indoors)),
        (*light.glow, light.night),
        *_lamp_rows(lamps),
        (*(right * across), float(not light.indoors or light.mirrored is not None)),
        (*(up * upwards), 0.0),
        (*forward, 0.0),
        (float(quality.samples), lit.brightest, float(len(lit.texels)), spread),
        *_padded(((*rgb, 0.0) for rgb in lit.harmonics), 9),
        *_padded(lit.cascades, 3 * MAX_CASCADES, _OUTSIDE),
        (*lit.texels, *(0.0,) * (4 - len(lit.texels))),
        (*least, ceiling(eye)),
    ]


def ceiling(eye: Camera) -> float:
    """The height above which nothing shades a room's key light: it hangs in the room, not over its roof."""
    return round(2 * eye.eye[2]) / 2 + _CEILING


def _lamp_rows(lamps: tuple[LampLight, ...]) -> list[Row]:
    return [
        *_padded(((*lamp.at, lamp.reach) for lamp in lamps), MAX_LAMPS),
        *_padded(((*lamp.colour, lamp.slope) for lamp in lamps), MAX_LAMPS),
        *_padded(((*lamp.aim, lamp.outer) for lamp in lamps), MAX_LAMPS),
    ]


def _padded(rows: Iterable[Row], count: int, with_: Row = _NONE) -> list[Row]:
    given = list(rows)
    return given + [with_] * (count - len(given))
