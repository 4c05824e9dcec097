"""A maker's fields -> the two pictures of a pattern. Normal, cavity and roughness all follow from one height field."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from exhibition.world.palette import srgb
from tools.textures.field import Array, N, grey

RELIEF = 256
_RAYS = tuple((np.cos(a), np.sin(a)) for a in np.arange(8) * np.pi / 4)
_STEPS = (1, 2, 3, 5, 8, 13, 21)


@dataclass(frozen=True)
class Pattern:
    """height (N, N): metres. factor (N, N, 3): on the material's base colour, in light, 1 = unchanged. own (N, N): the
    share that has a ``colour`` (N, N, 3) of its own, sRGB 0-1, whatever the base. rough: a factor on roughness.
    dust: how much rougher the hollows are than the heights."""

    height: Array
    factor: Array | float = 1.0
    own: Array | float = 0.0
    colour: Array | None = None
    rough: Array | float = 1.0
    dust: float = 0.3


def hue(name: str) -> Array:
    """A colour of the palette, or "#rrggbb", as (3,) sRGB 0-1."""
    return np.array([int(name[i : i + 2], 16) / 255 for i in (1, 3, 5)]) if name[0] == "#" else np.array(srgb(name))


def solid(name: str) -> Array:
    """A whole picture (N, N, 3) of one colour."""
    return np.ones((N, N, 3)) * hue(name)


def mixed(below: Array, above: Array | str, share: Array | float) -> Array:
    """``above`` laid over ``below`` (N, N, 3) where ``share`` (N, N) is 1."""
    tone = hue(above) if isinstance(above, str) else above
    return below + (tone - below) * np.clip(np.broadcast_to(share, (N, N)), 0, 1)[..., None]


def colour_picture(pattern: Pattern) -> Array:
    """(N, N, 4) uint8, v upwards: half the factor where alpha is 0, the own colour where it is 255."""
    own = np.broadcast_to(np.asarray(pattern.own, np.float64), (N, N))[..., None]
    factor = pattern.factor if np.ndim(pattern.factor) == 3 else grey(pattern.factor)
    colour = np.zeros((N, N, 3)) if pattern.colour is None else pattern.colour
    return eight_bits(np.concatenate([factor * 0.5 * (1 - own) + colour * own, own], axis=2))


def relief_picture(pattern: Pattern, scale: float) -> Array:
    """(RELIEF, RELIEF, 4) uint8 over a repeat of ``scale`` metres: slope u, slope v, openness, roughness."""
    h = halved(pattern.height)
    cell = scale / RELIEF
    dx = (np.roll(h, -1, 1) - np.roll(h, 1, 1)) / (2 * cell)
    dy = (np.roll(h, -1, 0) - np.roll(h, 1, 0)) / (2 * cell)
    length = np.sqrt(dx * dx + dy * dy + 1)
    light = openness(h, cell)
    rough = halved(np.broadcast_to(np.asarray(pattern.rough, np.float64), (N, N)))
    rough = rough * (1 + pattern.dust * (1 - light))
    return eight_bits(np.stack([0.5 - dx / length / 2, 0.5 - dy / length / 2, light, rough - 0.5], axis=2))


def openness(height: Array, cell: float) -> Array:
    """The share of the sky each point of a repeating height field sees, weighted by its cosine: 1 on a plain."""
    seen = np.zeros_like(height)
    for cx, cy in _RAYS:
        steepest = np.zeros_like(height)
        for step in _STEPS:
            px, py = round(cx * step), round(cy * step)
            rise = np.roll(height, (-py, -px), axis=(0, 1)) - height
            steepest = np.maximum(steepest, rise / (np.hypot(px, py) * cell))
        seen += 1 / (1 + steepest**2)
    return seen / len(_RAYS)


def halved(field: Array) -> Array:
    """(N, N) as (RELIEF, RELIEF)."""
    step = N // RELIEF
    return field.reshape(RELIEF, step, RELIEF, step).mean(axis=(1, 3))


def eight_bits(picture: Array) -> Array:
    return np.round(np.clip(picture, 0, 1) * 255).astype(np.uint8)
