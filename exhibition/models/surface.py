"""A foreign model's material -> Surface: factors, pictures and how light passes; its name is the hash of all that."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

import numpy as np

from exhibition.forms.mesh import Array

WRAPS = ("repeat", "clamp", "mirror")
MAPS = ("base", "relief", "finish", "glow")
"""The pictures of a surface: base colour and opacity; normals; occlusion (red), roughness (green) and metal (blue);
emission."""


@dataclass(frozen=True)
class Map:
    """One picture as a surface shows it. picture: its key in Model.pictures. wrap: along u and v, of WRAPS.

    place (a, b, c, d, x, y): texture coordinates (u, v) reach the picture at (a u + b v + x, c u + d v + y).
    """

    picture: str
    wrap: tuple[str, str] = ("repeat", "repeat")
    place: tuple[float, float, float, float, float, float] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True)
class Surface:
    """What an imported surface is made of. Factors multiply what the maps say, as glTF has it.

    base: sRGB 0-1. opacity, roughness, metal, coat 0-1. emission: linear light, 0 or more. alpha: ``opaque``; ``mask``,
    where less than ``cutoff`` of opacity is a hole; ``blend``, seen through. A mesh with maps holds texture
    coordinates (v downwards) in its uvs, not metres.
    """

    base: tuple[float, float, float]
    roughness: float = 1.0
    metal: float = 0.0
    coat: float = 0.0
    opacity: float = 1.0
    emission: tuple[float, float, float] = (0.0, 0.0, 0.0)
    alpha: str = "opaque"
    cutoff: float = 0.5
    two_sided: bool = False
    unlit: bool = False
    relief_scale: float = 1.0
    cavity_strength: float = 0.0
    maps: tuple[Map | None, Map | None, Map | None, Map | None] = (None, None, None, None)
    """In the order of MAPS."""

    @property
    def name(self) -> str:
        """Equal surfaces share it, whatever model they came with."""
        return f"surface_{hashlib.sha256(repr(self).encode()).hexdigest()[:16]}"

    @property
    def plain(self) -> bool:
        """Whether base, roughness, metal and coat say all of it."""
        shown = self.two_sided or self.unlit or any(self.emission) or any(self.maps)
        return self.alpha == "opaque" and not shown


def to_srgb(linear: Any) -> Array:
    """Linear light 0-1 to sRGB 0-1."""
    x = np.clip(np.asarray(linear, np.float64), 0, 1)
    return np.where(x <= 0.0031308, 12.92 * x, 1.055 * x ** (1 / 2.4) - 0.055)


def to_linear(srgb: Any) -> Array:
    """sRGB 0-1 to linear light 0-1."""
    x = np.clip(np.asarray(srgb, np.float64), 0, 1)
    return np.where(x <= 0.04045, x / 12.92, ((x + 0.055) / 1.055) ** 2.4)
