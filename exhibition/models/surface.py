"""A foreign model's material -> a name that says what it is, and back: colour, roughness, metal, glow."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from exhibition.forms.mesh import Array

_NAME = re.compile(r"surface_([0-9a-f]{6})_r(\d{1,3})_m(\d{1,3})_g(\d{1,3})")


@dataclass(frozen=True)
class Surface:
    """base: sRGB 0-1. roughness and metal 0-1. glow: how much of its own colour it sends out, 0 or more."""

    base: tuple[float, float, float]
    roughness: float = 1.0
    metal: float = 0.0
    glow: float = 0.0

    @property
    def name(self) -> str:
        """A name such as ``surface_c8921f_r35_m0_g0``: equal surfaces share it, whatever model they came with,
        so a mesh carries its surface through packing and cache without a table beside it."""
        colour = "".join(f"{round(255 * min(max(c, 0.0), 1.0)):02x}" for c in self.base)
        return f"surface_{colour}_r{self.roughness * 100:.0f}_m{self.metal * 100:.0f}_g{min(self.glow, 9.99) * 100:.0f}"


def surface_of(name: str) -> Surface | None:
    """The surface that ``name`` spells out; None for every other name."""
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    colour, *rest = match.groups()
    roughness, metal, glow = (int(part) / 100 for part in rest)
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return Surface((red, green, blue), roughness, metal, glow)


def to_srgb(linear: Any) -> Array:
    """Linear light 0-1 to sRGB 0-1."""
    x = np.clip(np.asarray(linear, np.float64), 0, 1)
    return np.where(x <= 0.0031308, 12.92 * x, 1.055 * x ** (1 / 2.4) - 0.055)


def to_linear(srgb: Any) -> Array:
    """sRGB 0-1 to linear light 0-1."""
    x = np.clip(np.asarray(srgb, np.float64), 0, 1)
    return np.where(x <= 0.04045, x / 12.92, ((x + 0.055) / 1.055) ** 2.4)


def surface_from_gltf(material: Mapping[str, Any]) -> Surface:
    """A glTF material's factors. Its metal and roughness texture is not read: such a surface is taken as dull and
    bare of metal, since the factors beside the texture are upper bounds."""
    pbr = material.get("pbrMetallicRoughness", {})
    red, green, blue = to_srgb(pbr.get("baseColorFactor", (1, 1, 1, 1))[:3]).tolist()
    strength = material.get("extensions", {}).get("KHR_materials_emissive_strength", {}).get("emissiveStrength", 1.0)
    mixed = "metallicRoughnessTexture" in pbr
    return Surface(
        base=(red, green, blue),
        roughness=0.7 if mixed else float(pbr.get("roughnessFactor", 1.0)),
        metal=0.0 if mixed else float(pbr.get("metallicFactor", 1.0)),
        glow=float(max(material.get("emissiveFactor", (0, 0, 0))) * strength),
    )
