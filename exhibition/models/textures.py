"""Materials of a checked glTF document -> Surfaces, the pictures they show, and what of them is not kept."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from exhibition.models.container import Container
from exhibition.models.pictures import LARGEST, Picture, in_channels, key_of, picture_of
from exhibition.models.preflight import image_bytes
from exhibition.models.surface import Map, Surface, to_srgb

_WRAPS = {10497: "repeat", 33071: "clamp", 33648: "mirror"}
_NEAREST = 9728
_CLEAREST = 0.85  # of glass that lets all light through, this much is taken away, so that one still sees a pane
_CHANNELS = ("base colour", "normal", "metal and roughness", "occlusion", "emission")


class Dressing:
    """The surfaces of one opened file. A picture met by many materials is decoded once.

    surfaces: one for each material, and last the one of primitives without. uv_sets: the set of texture coordinates
    that each reads. pictures: by key, as Maps name them. notices: what is not kept.
    """

    def __init__(self, container: Container, buffers: Sequence[bytes], root: Path) -> None:
        self.pictures: dict[str, Picture] = {}
        self.notices: set[str] = set()
        self._document = container.document
        self._container, self._buffers, self._root = container, buffers, root
        self._keys: dict[tuple[int, bool], str | None] = {}
        found = [self._surface(material) for material in (*self._document.get("materials", ()), {})]
        self.surfaces: tuple[Surface, ...] = tuple(surface for surface, _ in found)
        self.uv_sets: tuple[int, ...] = tuple(uv_set for _, uv_set in found)

    def _surface(self, material: Mapping[str, Any]) -> tuple[Surface, int]:
        pbr, extensions = material.get("pbrMetallicRoughness", {}), material.get("extensions", {})
        infos = texture_infos(material)
        uv_set = next((_uv_set(info) for info in infos if info is not None), 0)
        maps = [self._map(info, channel, uv_set) for info, channel in zip(infos, _CHANNELS, strict=True)]
        base, relief, finish, cavity, glow_map = maps
        finish, open_ = self._finish(finish, cavity, float((infos[3] or {}).get("strength", 1)))
        factor = pbr.get("baseColorFactor", (1, 1, 1, 1))
        through = float(extensions.get("KHR_materials_transmission", {}).get("transmissionFactor", 0))
        red, green, blue = to_srgb(factor[:3]).tolist()
        strength = extensions.get("KHR_materials_emissive_strength", {}).get("emissiveStrength", 1.0)
        glow = tuple(float(v) * strength for v in material.get("emissiveFactor", (0, 0, 0)))
        return Surface(
            base=(red, green, blue),
            roughness=float(pbr.get("roughnessFactor", 1)),
            metal=float(pbr.get("metallicFactor", 1)),
            coat=float(extensions.get("KHR_materials_clearcoat", {}).get("clearcoatFactor", 0)),
            opacity=float(factor[3]) * (1 - _CLEAREST * through),
            emission=glow,  # type: ignore[arg-type]
            alpha="blend" if through else str(material.get("alphaMode", "OPAQUE")).lower(),
            cutoff=float(material.get("alphaCutoff", 0.5)),
            two_sided=bool(material.get("doubleSided", False)),
            unlit="KHR_materials_unlit" in extensions,
            relief_scale=float((infos[1] or {}).get("scale", 1)),
            cavity_strength=open_,
            maps=(base, relief, finish, glow_map),
        ), uv_set

    def _finish(self, finish: Map | None, cavity: Map | None, strength: float) -> tuple[Map | None, float]:
        """Metal, roughness and occlusion as one picture, and how strong the last is."""
        if cavity is None:
            return finish, 0.0
        if finish is not None and (finish.wrap, finish.place) != (cavity.wrap, cavity.place):
            self.notices.add("an occlusion picture that lies otherwise than that of metal and roughness is left out")
            return finish, 0.0
        if finish is not None and finish.picture == cavity.picture:
            return finish, strength
        metal = self.pictures[finish.picture] if finish is not None else None
        key = f"{finish.picture if finish is not None else ''}-{cavity.picture}"
        if key not in self.pictures:
            self.pictures[key] = in_channels(self.pictures[cavity.picture], metal)
        return replace(cavity, picture=key), strength

    def _map(self, info: Mapping[str, Any] | None, channel: str, uv_set: int) -> Map | None:
        if info is None:
            return None
        if _uv_set(info) != uv_set:
            self.notices.add(f"a second set of texture coordinates is not read: no {channel} picture from it")
            return None
        texture = self._document["textures"][info["index"]]
        source = texture.get("extensions", {}).get("EXT_texture_webp", texture).get("source", texture.get("source"))
        if source is None:
            self.notices.add(f"a {channel} picture is of a kind that is not read")
            return None
        samplers = self._document.get("samplers", ())
        sampler = samplers[texture["sampler"]] if "sampler" in texture else {}
        key = self._key(source, sampler.get("magFilter") == _NEAREST)
        if key is None:
            return None
        wrap = _WRAPS[sampler.get("wrapS", 10497)], _WRAPS[sampler.get("wrapT", 10497)]
        return Map(key, wrap, _place(info.get("extensions", {}).get("KHR_texture_transform", {})))

    def _key(self, image: int, sharp: bool) -> str | None:
        if (image, sharp) not in self._keys:
            self._keys[image, sharp] = self._opened(image, sharp)
        return self._keys[image, sharp]

    def _opened(self, image: int, sharp: bool) -> str | None:
        data = image_bytes(self._container, self._buffers, image, self._root)
        key = key_of(data, sharp)
        if key in self.pictures:
            return key
        picture = picture_of(data, sharp=sharp)
        if picture is None:
            self.notices.add(f"images[{image}] is broken and is left out")
            return None
        if picture.size[0] * picture.size[1] and len(picture.data) != len(data):
            self.notices.add(f"pictures of more than {LARGEST} pixels a side are brought down to that")
        if sharp and max(picture.size) > 256:
            self.notices.add("large pictures with sharp texels are shown smooth")
        self.pictures[key] = picture
        return key


def texture_infos(material: Mapping[str, Any]) -> tuple[Mapping[str, Any] | None, ...]:
    """The texture entries of a material in the order of _CHANNELS, None where it has none."""
    pbr = material.get("pbrMetallicRoughness", {})
    return (
        pbr.get("baseColorTexture"), material.get("normalTexture"), pbr.get("metallicRoughnessTexture"),
        material.get("occlusionTexture"), material.get("emissiveTexture"),
    )  # fmt: skip


def _uv_set(info: Mapping[str, Any]) -> int:
    moved = info.get("extensions", {}).get("KHR_texture_transform", {})
    return moved.get("texCoord", info.get("texCoord", 0))


def _place(moved: Mapping[str, Any]) -> tuple[float, float, float, float, float, float]:
    """KHR_texture_transform: scaled, then turned as the eye sees it counter-clockwise with v downwards, then moved."""
    (x, y), (across, down), turn = (
        moved.get("offset", (0, 0)), moved.get("scale", (1, 1)), float(moved.get("rotation", 0)),
    )  # fmt: skip
    c, s = math.cos(turn), math.sin(turn)
    return c * across, s * down, -s * across, c * down, float(x), float(y)
