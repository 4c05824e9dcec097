"""Surface and the indices of its pictures -> a glTF material, with the names of the extensions it needs."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pygltflib as gltf

from exhibition.models.surface import MAPS, Map, Surface, to_linear

WRAP_CODES = {"repeat": 10497, "clamp": 33071, "mirror": 33648}
TRANSFORM = "KHR_texture_transform"
_HERE = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def surface_material(name: str, surface: Surface, texture: Callable[[Map], int]) -> tuple[gltf.Material, set[str]]:
    """The material, and the extensions it names. texture: writes a map's picture and gives its texture's index."""
    infos = [_info(kind, surface, one, texture) for kind, one in zip(MAPS, surface.maps, strict=True)]
    base, relief, finish, glow = infos
    cavity = _info("cavity", surface, surface.maps[2], texture) if surface.cavity_strength else None
    strength = max(1.0, *surface.emission)
    extensions: dict[str, Any] = {}
    if surface.unlit:
        extensions["KHR_materials_unlit"] = {}
    if surface.coat > 0:
        extensions["KHR_materials_clearcoat"] = {"clearcoatFactor": surface.coat}
    if strength > 1:
        extensions["KHR_materials_emissive_strength"] = {"emissiveStrength": strength}
    pbr = gltf.PbrMetallicRoughness(
        baseColorFactor=[*to_linear(surface.base).tolist(), surface.opacity],
        metallicFactor=surface.metal, roughnessFactor=surface.roughness,
        baseColorTexture=base, metallicRoughnessTexture=finish,
    )  # fmt: skip
    material = gltf.Material(
        name=name, pbrMetallicRoughness=pbr, normalTexture=relief, occlusionTexture=cavity, emissiveTexture=glow,
        emissiveFactor=[v / strength for v in surface.emission], alphaMode=surface.alpha.upper(),
        alphaCutoff=surface.cutoff if surface.alpha == "mask" else None, doubleSided=surface.two_sided,
        extensions=extensions,
    )  # fmt: skip
    moved = {TRANSFORM} if any(one is not None and one.place != _HERE for one in surface.maps) else set()
    return material, {*extensions, *moved}


def _info(kind: str, surface: Surface, one: Map | None, texture: Callable[[Map], int]) -> Any:
    if one is None:
        return None
    extensions = {} if one.place == _HERE else {TRANSFORM: _transform(one.place)}
    index = texture(one)
    if kind == "relief":
        return gltf.NormalMaterialTexture(index=index, scale=surface.relief_scale, extensions=extensions)
    if kind == "cavity":
        return gltf.OcclusionTextureInfo(index=index, strength=surface.cavity_strength, extensions=extensions)
    return gltf.TextureInfo(index=index, extensions=extensions)


def _transform(place: tuple[float, ...]) -> dict[str, Any]:
    """A map's place as the extension says it: scaled, turned, moved."""
    a, b, c, d, x, y = place
    across = math.hypot(a, c)
    down = (a * d - b * c) / across if across else math.hypot(b, d)
    return {"offset": [x, y], "rotation": math.atan2(-c, a), "scale": [across, down]}
