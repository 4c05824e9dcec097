"""Light -> what surfaces mirror: the sky or a room by direction, as diffuse coefficients and ever rougher pictures.

A direction lies on a square picture by the octahedral map (Z up in its middle), edge texels on the fold itself, so that
no seam needs to be filtered over. Pure numpy: a picture of light takes about a fifth of a second, and is kept on disk.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from exhibition.forms.mesh import Array
from exhibition.render.light import Light, direction

SIDE = 48
LAYERS = 8
"""Roughness 0, 1/7 ... 1 in perceptual steps."""
CLAMP = 1.6
"""Radiance beyond which the open sky is cut: the sun's own disc is a light of its own, not a picture."""
_VERSION = 3
_COARSE = 24
_FIRST_COARSE_LAYER = 3
_GREY = 0.4
_KEY_AWAY = 1e-6


@dataclass(frozen=True, eq=False)
class Surroundings:
    """layers (LAYERS, SIDE, SIDE, 3) float32 radiance, row v, column u; harmonics (9, 3) float32, convolved with the
    cosine, so that their sum is what an unlit white wall sends back."""

    layers: Array
    harmonics: Array


def surroundings_of(light: Light, cache_folder: Path | None = None) -> Surroundings:
    """Computed, or read where the same light was met before. A folder that cannot be written is done without."""
    if cache_folder is None:
        return _computed(light)
    file = cache_folder / f"{light_key(light)}.npz"
    try:
        with np.load(file) as kept:
            return Surroundings(kept["layers"], kept["harmonics"])
    except (OSError, ValueError, KeyError, EOFError):
        made = _computed(light)
    try:
        cache_folder.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(".part.npz")
        np.savez(part, layers=made.layers, harmonics=made.harmonics)
        part.replace(file)
    except OSError:
        pass
    return made


def light_key(light: Light) -> str:
    """The same for lights whose surroundings are the same: lamps and exposure have no part in them."""
    seen = (light.sun, light.sun_colour, light.zenith, light.horizon, light.glow, light.indoors)
    return hashlib.sha256(repr((_VERSION, SIDE, LAYERS, seen)).encode()).hexdigest()[:24]


def radiance(light: Light, d: Array, *, key: bool = True) -> Array:
    """What arrives from unit directions (..., 3): linear RGB (..., 3). key: with the room's key light."""
    return room(light, d, key=key) if light.indoors else outdoors(light, d)


def sky(light: Light, d: Array) -> Array:
    """The same as ``sky_colour`` in shaders/air.glsl: what is mirrored is what is seen above."""
    zenith, horizon, glow, sun = (
        np.asarray(v, np.float32) for v in (light.zenith, light.horizon, light.glow, light.sun)
    )
    rise = 1.0 - np.maximum(d[..., 2:3], 0.0)
    low = rise**4
    colour = zenith + (horizon - zenith) * (0.12 * rise + 0.88 * low * rise)
    halo = np.maximum(d @ sun, 0.0)[..., None] ** 4
    return colour + glow * (halo * (0.22 * low + 0.08) + halo**5 * 0.35)


def outdoors(light: Light, d: Array) -> Array:
    """The sky without the sun's disc, and below the horizon a ground that gives back what falls on it."""
    above = np.minimum(sky(light, d), CLAMP)
    ground = _smooth(0.02, -0.18, d[..., 2:3])
    return (above + (_ground(light) - above) * ground).astype(np.float32)


def room(light: Light, d: Array, *, key: bool = True) -> Array:
    """A dim warm hall at night: a soft key, a cool window at the side, a narrow rim light behind, a warm floor."""
    x, y, z = d[..., 0:1], d[..., 1:2], d[..., 2:3]
    colour = _rgb(0.26, 0.21, 0.155) + np.zeros_like(d)
    colour = _mix(colour, _rgb(0.150, 0.130, 0.105), _smooth(0.35, 0.75, z))
    colour = _mix(colour, _rgb(0.235, 0.165, 0.100), _smooth(-0.12, -0.45, z))
    colour *= 0.82 + 0.18 * np.cos(6.0 * np.arctan2(y, x)) * _smooth(0.7, 0.3, np.abs(z))
    colour += _rgb(0.34, 0.245, 0.155) * _panel(d, direction(-48.0, 200.0), 42.0, 24.0, 26.0)
    colour += _rgb(1.55, 1.95, 2.50) * _panel(d, direction(14.0, 98.0), 9.0, 30.0, 7.0)
    colour += _rgb(2.20, 1.98, 1.65) * _panel(d, direction(38.0, 12.0), 26.0, 6.0, 6.0)
    colour += _rgb(0.95, 0.78, 0.56) * _panel(d, direction(22.0, 286.0), 16.0, 16.0, 12.0)
    if key:
        colour += _rgb(7.0, 6.0, 4.75) * _panel(d, light.sun, 20.0, 14.0, 6.0)
    return colour.astype(np.float32)


def unfolded(side: int) -> Array:
    """Unit directions (side, side, 3) of the picture's texels."""
    at = np.linspace(-1.0, 1.0, side)
    x, y = np.meshgrid(at, at)
    z = 1.0 - np.abs(x) - np.abs(y)
    out = z < 0
    sx, sy = np.where(x >= 0, 1.0, -1.0), np.where(y >= 0, 1.0, -1.0)
    x, y = np.where(out, (1.0 - np.abs(y)) * sx, x), np.where(out, (1.0 - np.abs(x)) * sy, y)
    d = np.stack([x, y, z], axis=-1)
    return (d / np.linalg.norm(d, axis=-1, keepdims=True)).astype(np.float32)


def harmonic_basis(d: Array) -> Array:
    """The nine real spherical harmonics at unit directions (..., 3), without their constants: (..., 9)."""
    x, y, z = d[..., 0], d[..., 1], d[..., 2]
    return np.stack([np.ones_like(x), y, z, x, x * y, y * z, 3 * z * z - 1, z * x, x * x - y * y], axis=-1)


# Squares of the harmonics' constants times the cosine's own factors (1, 2/3, 1/4).
_WEIGHTS = np.array(
    [0.282095**2, *[0.488603**2 * 2 / 3] * 3, *[1.092548**2 / 4] * 2, 0.315392**2 / 4, 1.092548**2 / 4, 0.546274**2 / 4]
)


def _computed(light: Light) -> Surroundings:
    fine, coarse = unfolded(SIDE), unfolded(_COARSE)
    layers = np.empty((LAYERS, SIDE, SIDE, 3), np.float32)
    seen = {side: radiance(light, d).reshape(-1, 3) for side, d in ((SIDE, fine), (_COARSE, coarse))}
    layers[0] = seen[SIDE].reshape(SIDE, SIDE, 3)
    for layer in range(1, LAYERS):
        side = SIDE if layer < _FIRST_COARSE_LAYER else _COARSE
        blurred = (_kernel(side, layer / (LAYERS - 1)) @ seen[side]).reshape(side, side, 3)
        layers[layer] = blurred if side == SIDE else _enlarged(blurred)
    unlit = radiance(light, coarse, key=False).reshape(-1, 3)
    if not light.indoors:  # courts and haze give back grey, not only blue
        unlit += (unlit.mean(axis=1, keepdims=True) - unlit) * _GREY
    weighted = harmonic_basis(coarse).reshape(-1, 9) * _solid_angles(_COARSE)[:, None]
    harmonics = (weighted.T @ unlit) * _WEIGHTS[:, None]
    return Surroundings(layers, harmonics.astype(np.float32))


@cache
def _kernel(side: int, roughness: float) -> Array:
    """How much each texel of a picture counts for each other, for a lobe of GGX about its mirror direction."""
    d = unfolded(side).reshape(-1, 3)
    a2 = np.float32(roughness**4)
    cosine = np.clip(d @ d.T, 0.0, 1.0)
    round_off = (1.0 + cosine) * (a2 - 1.0) / 2 + 1.0
    weights = cosine * (a2 / (round_off * round_off)) * _solid_angles(side)
    return (weights / weights.sum(axis=1, keepdims=True)).astype(np.float32)


def _solid_angles(side: int) -> Array:
    """What each texel covers of the sphere, float32 (side * side,); together they are 4 pi."""
    at = np.linspace(-1.0, 1.0, side)
    x, y = np.meshgrid(at, at)
    z = 1.0 - np.abs(x) - np.abs(y)
    fold = np.abs(np.where(z < 0, 1.0 - np.abs(y), x)) + np.abs(np.where(z < 0, 1.0 - np.abs(x), y))
    flat = np.stack([np.where(z < 0, 1.0 - np.abs(y), x), np.where(z < 0, 1.0 - np.abs(x), y), 1 - fold], axis=-1)
    edge = np.where(np.abs(at) > 1 - 1e-9, 0.5, 1.0)
    area = np.linalg.norm(flat, axis=-1) ** -3 * np.outer(edge, edge)
    return (area * (4 * np.pi / area.sum())).astype(np.float32).ravel()


def _enlarged(picture: Array) -> Array:
    """A smaller picture, bilinear, at SIDE: its edges stay edges."""
    at = np.linspace(0.0, len(picture) - 1.0, SIDE)
    low = np.minimum(at.astype(int), len(picture) - 2)
    part = (at - low).astype(np.float32)
    rows = picture[low] * (1 - part)[:, None, None] + picture[low + 1] * part[:, None, None]
    return rows[:, low] * (1 - part)[None, :, None] + rows[:, low + 1] * part[None, :, None]


def _ground(light: Light) -> Array:
    """Paving and grass under this sky: what falls on it, given back in part."""
    fall = np.asarray(light.ambient_up) + np.asarray(light.sun_colour) * max(light.sun[2], 0.0)
    return (fall * _rgb(0.150, 0.140, 0.112)).astype(np.float32)


def _panel(d: Array, towards, across: float, upwards: float, soft: float) -> Array:
    """1 inside a rectangle of light (half sizes and soft edge in degrees) about ``towards``, 0 outside: (..., 1)."""
    n = np.asarray(towards, np.float64)
    right = np.cross(n, [0.0, 0.0, 1.0] if abs(n[2]) < 1 - _KEY_AWAY else [0.0, 1.0, 0.0])
    right /= np.linalg.norm(right)
    up = np.cross(right, n)
    ahead = d @ n
    u = np.degrees(np.arctan2(d @ right, np.maximum(ahead, 1e-4)))
    v = np.degrees(np.arctan2(d @ up, np.maximum(ahead, 1e-4)))
    inside = _smooth(across + soft, across - soft, np.abs(u)) * _smooth(upwards + soft, upwards - soft, np.abs(v))
    return (inside * (ahead > 0))[..., None]


def _smooth(low: float, high: float, x: Array) -> Array:
    t = np.clip((x - low) / (high - low), 0.0, 1.0)
    return t * t * (3.0 - 2.0 * t)


def _mix(a: Array, b: Array, t: Array) -> Array:
    return a + (b - a) * t


def _rgb(*colour: float) -> Array:
    return np.array(colour)
