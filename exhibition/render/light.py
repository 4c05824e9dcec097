"""Environment of a scene -> Light: sun, sky, air and lamps as linear colours. Pure: no window."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from exhibition.scene.model import Environment, Lamp

RGB = tuple[float, float, float]
MAX_LAMPS = 8
_DIMMING = 0.2
DECLINATION = 12.0
"""Degrees; the sun of late April and late August, when the lake has leaves and long afternoons."""


@dataclass(frozen=True)
class LampLight:
    """One lamp: metres, reach in metres, linear colour times strength.

    A spot shines along ``aim`` (a unit vector): nothing where the cosine off it is below ``outer``, all of it ``1 /
    slope`` above that. Round lamps keep the defaults, which shine alike everywhere.
    """

    at: tuple[float, float, float]
    reach: float
    colour: RGB
    aim: RGB = (0.0, 0.0, 0.0)
    outer: float = -2.0
    slope: float = 1.0


@dataclass(frozen=True)
class Light:
    """All that lights one scene. Colours are linear; sun is a unit vector towards it; haze in metres."""

    sun: tuple[float, float, float]
    sun_colour: RGB
    zenith: RGB
    horizon: RGB
    glow: RGB
    ambient_up: RGB
    ambient_down: RGB
    clouds: float
    haze: float
    exposure: float
    indoors: bool
    lamps: tuple[LampLight, ...] = ()
    """All of the scene; ``nearest_lamps`` picks those that are drawn."""
    mirrored: Light | None = None
    """Whose surroundings are mirrored, if not its own: light that moves with the eye would need new ones each frame."""
    night: float = 0.0
    """0 by day, 1 when lanterns and windows are what one sees by."""


# altitude: sun, zenith, horizon, glow round the sun, (clouds, exposure). Chosen by eye (certainty C).
_HOURS: tuple[tuple[float, RGB, RGB, RGB, RGB, tuple[float, float, float]], ...] = (
    (-14.0, (0.10, 0.14, 0.22), (0.010, 0.018, 0.045), (0.026, 0.036, 0.066), (0.01, 0.01, 0.02), (0.3, 1.7, 0)),
    (-5.0, (0.04, 0.05, 0.09), (0.040, 0.065, 0.160), (0.300, 0.190, 0.170), (0.45, 0.20, 0.08), (0.4, 1.3, 0)),
    (2.0, (1.30, 0.55, 0.20), (0.120, 0.210, 0.440), (0.900, 0.550, 0.360), (1.50, 0.70, 0.26), (0.5, 0.78, 0)),
    (9.0, (2.55, 1.60, 0.92), (0.170, 0.320, 0.660), (1.020, 0.800, 0.600), (1.40, 0.92, 0.48), (0.5, 0.52, 0)),
    (20.0, (2.90, 2.34, 1.72), (0.180, 0.370, 0.800), (0.950, 0.930, 0.890), (1.00, 0.80, 0.54), (0.45, 0.40, 0)),
    (60.0, (3.40, 3.12, 2.66), (0.160, 0.370, 0.860), (0.820, 0.960, 1.100), (0.60, 0.55, 0.46), (0.4, 0.37, 0)),
)  # fmt: skip
_PRESETS = {"noon": (62.0, 200.0), "late_afternoon": (15.0, 246.0), "night_lanterns": (-14.0, 300.0)}


def light_of(environment: Environment) -> Light:
    """The light of a scene; a time of day overrules the preset, except indoors."""
    lamps = tuple(_lamp(lamp) for _, lamp in sorted(environment.lamps.items()))
    if environment.preset == "museum":
        return _museum(environment, lamps)
    altitude, azimuth = _PRESETS[environment.preset]
    if environment.time:
        altitude, azimuth = sun_at(environment.time, environment.latitude)
    sun_colour, zenith, horizon, glow, (clouds, exposure, _) = _hour(altitude)
    night = float(np.interp(altitude, (-5.0, 2.0), (1.0, 0.0)))
    # Below the horizon the moon takes over, where it lights what visitors look at.
    sun = direction(altitude, azimuth) if altitude > -4 else direction(38.0, 155.0)
    bounce = max(sun[2], 0.0) * 0.16
    dome = np.array(zenith) * 0.5 + np.array(horizon) * 0.4
    up = tuple((dome * 0.62 + dome.mean() * 0.38).tolist())  # courts and haze give back grey, not only blue
    down = tuple(s * bounce * k + h * 0.22 for s, h, k in zip(sun_colour, horizon, (1.0, 0.92, 0.78), strict=True))
    return Light(
        sun=sun,
        sun_colour=sun_colour,
        zenith=zenith,
        horizon=horizon,
        glow=glow,
        ambient_up=up,  # type: ignore[arg-type]
        ambient_down=down,  # type: ignore[arg-type]
        clouds=clouds,
        haze=environment.haze,
        exposure=exposure * environment.exposure,
        indoors=False,
        # Lanterns in the open are lit at dusk.
        lamps=tuple(replace(lamp, colour=_scaled(lamp.colour, night)) for lamp in lamps) if night else (),
        night=night,
    )


def nearest_lamps(lamps: tuple[LampLight, ...], eye: tuple[float, float, float]) -> tuple[LampLight, ...]:
    """The MAX_LAMPS that matter most at ``eye``. Who is about to be left out is dim already, so that none goes out."""
    if len(lamps) <= MAX_LAMPS:
        return lamps
    away = np.linalg.norm(np.array([lamp.at for lamp in lamps]) - eye, axis=1)
    reach = np.array([lamp.reach for lamp in lamps])
    weight = np.array([max(lamp.colour) for lamp in lamps]) * reach**2 / (reach**2 + away**2)
    order = np.argsort(-weight, kind="stable")
    left_out = weight[order[MAX_LAMPS]]
    kept = sorted(order[:MAX_LAMPS].tolist())
    shares = [float(np.clip((weight[i] - left_out) / (_DIMMING * weight[i] + 1e-9), 0.0, 1.0)) for i in kept]
    return tuple(replace(lamps[i], colour=_scaled(lamps[i].colour, s)) for i, s in zip(kept, shares, strict=True))


def even_harmonics(light: Light) -> list[RGB]:
    """Its light from above and from below as the nine coefficients of surroundings."""
    up, down = np.array(light.ambient_up), np.array(light.ambient_down)
    found = np.zeros((9, 3))
    found[0], found[3] = (up + down) / 2, (up - down) / 2
    return [tuple(rgb) for rgb in found.tolist()]


def sun_at(time: str, latitude: float) -> tuple[float, float]:
    """Altitude and azimuth (clockwise from north) in degrees at a local solar time "HH:MM"."""
    hours, minutes = time.split(":")
    angle = np.radians((int(hours) + int(minutes) / 60 - 12) * 15)
    lat, dec = np.radians(latitude), np.radians(DECLINATION)
    up = np.sin(lat) * np.sin(dec) + np.cos(lat) * np.cos(dec) * np.cos(angle)
    east = -np.cos(dec) * np.sin(angle)
    north = np.cos(lat) * np.sin(dec) - np.sin(lat) * np.cos(dec) * np.cos(angle)
    return float(np.degrees(np.arcsin(np.clip(up, -1, 1)))), float(np.degrees(np.arctan2(east, north)) % 360)


def direction(altitude: float, azimuth: float) -> tuple[float, float, float]:
    """Unit vector towards an altitude and an azimuth clockwise from north; X east, Y north, Z up."""
    a, z = np.radians(altitude), np.radians(azimuth)
    return float(np.sin(z) * np.cos(a)), float(np.cos(z) * np.cos(a)), float(np.sin(a))


def linear(colour: str) -> RGB:
    """ "#rrggbb" in sRGB as linear 0-1."""
    return to_linear(tuple(int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)))  # type: ignore[arg-type]


def to_linear(colour: RGB) -> RGB:
    """sRGB 0-1 as linear 0-1."""
    c = np.asarray(colour, np.float64)
    return tuple(np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4).tolist())


def _lamp(lamp: Lamp) -> LampLight:
    made = LampLight(lamp.at, lamp.reach, _scaled(linear(lamp.colour), lamp.strength))
    if lamp.look is None:
        return made
    aim = np.subtract(lamp.look, lamp.at)
    aim = aim / max(float(np.linalg.norm(aim)), 1e-9)
    outer, inner = (float(np.cos(np.radians(a / 2))) for a in (lamp.cone, lamp.cone * (1.0 - lamp.softness)))
    return replace(made, aim=tuple(aim.tolist()), outer=outer, slope=1.0 / max(inner - outer, 1e-3))


def _museum(environment: Environment, lamps: tuple[LampLight, ...]) -> Light:
    """A dim warm room: one soft key from the front left above, light walls, hardly any air."""
    return Light(
        sun=direction(52.0, 205.0),
        sun_colour=(0.95, 0.80, 0.62),
        zenith=(0.020, 0.017, 0.014),
        horizon=(0.050, 0.041, 0.033),
        glow=(0.0, 0.0, 0.0),
        ambient_up=(0.27, 0.235, 0.20),
        ambient_down=(0.135, 0.105, 0.08),
        clouds=0.0,
        haze=max(environment.haze, 400.0),
        exposure=0.78 * environment.exposure,
        indoors=True,
        lamps=lamps,
    )


def _hour(altitude: float) -> tuple[RGB, RGB, RGB, RGB, RGB]:
    keys = [row[0] for row in _HOURS]
    table = np.array([row[1:] for row in _HOURS])
    mixed = np.array([[np.interp(altitude, keys, table[:, i, j]) for j in range(3)] for i in range(5)])
    return tuple(tuple(float(v) for v in row) for row in mixed)  # type: ignore[return-value]


def _scaled(colour: RGB, factor: float) -> RGB:
    return tuple(c * factor for c in colour)  # type: ignore[return-value]
