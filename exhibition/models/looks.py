"""Materials, textures and samplers of an untrusted document -> whether their numbers and references hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exhibition.models.findings import Findings, each, number, numbers, whole

_WRAPS = (10497, 33071, 33648)
_FACTORS = {
    "KHR_materials_emissive_strength": ("emissiveStrength", 1e6),
    "KHR_materials_clearcoat": ("clearcoatFactor", 1),
    "KHR_materials_transmission": ("transmissionFactor", 1),
}


def check_looks(document: Mapping[str, Any], found: Findings) -> None:
    """The factors are numbers in their ranges, and every texture leads to an image. The later checks and the reader
    rely on it."""
    for where, sampler in each(document, "samplers"):
        for key in ("wrapS", "wrapT"):
            if sampler.get(key, 10497) not in _WRAPS:
                found.add(f"{where}.{key} is none of the three ways to wrap")
    for where, texture in each(document, "textures"):
        webp = _objects(texture, "extensions", "EXT_texture_webp")
        if webp is None:
            found.add(f"{where}.extensions is not made of objects")
            continue
        for holder, kind in ((texture, "source"), (webp, "source"), (texture, "sampler")):
            known = document.get("images" if kind == "source" else "samplers", [])
            if kind in holder and not whole(holder[kind], 0, len(known)):
                found.add(f"{where}.{kind} names no {'image' if kind == 'source' else 'sampler'}")
    for where, material in each(document, "materials"):
        if not isinstance(material.get("pbrMetallicRoughness", {}), dict):
            found.add(f"{where}.pbrMetallicRoughness is not an object")
        elif not isinstance(material.get("extensions", {}), dict):
            found.add(f"{where}.extensions is not an object")
        else:
            _factors(where, material, found)
            _pictures(where, material, document, found)


def check_tangents(document: Mapping[str, Any], found: Findings) -> None:
    """A material whose bumps have a direction needs a primitive that says which: by tangents, or by normals and the
    coordinates of a normal picture. Runs after meshes and materials are known to be sound."""
    materials = document.get("materials", [])
    needy = {index for index, material in enumerate(materials) if _directed(material)}
    for where, mesh in each(document, "meshes"):
        for place, primitive in enumerate(mesh["primitives"]):
            attributes = primitive["attributes"]
            if primitive.get("material") not in needy or "TANGENT" in attributes:
                continue
            if "normalTexture" not in materials[primitive["material"]]:
                found.add(f"{where}.primitives[{place}] has no tangents, which its material needs")


def _directed(material: Mapping[str, Any]) -> bool:
    extensions = material.get("extensions", {})
    named = (("KHR_materials_anisotropy", "anisotropyTexture"), ("KHR_materials_clearcoat", "clearcoatNormalTexture"))
    return any(key in (_objects(material, "extensions", extension) or {}) for extension, key in named if extensions)


def _factors(where: str, material: Mapping[str, Any], found: Findings) -> None:
    pbr = material.get("pbrMetallicRoughness", {})
    if not numbers(pbr.get("baseColorFactor", [1, 1, 1, 1]), 4, 0, 1):
        found.add(f"{where}: baseColorFactor is not four numbers of 0 to 1")
    if not numbers(material.get("emissiveFactor", [0, 0, 0]), 3, 0, 1):
        found.add(f"{where}: emissiveFactor is not three numbers of 0 to 1")
    for name in ("metallicFactor", "roughnessFactor"):
        if not number(pbr.get(name, 1), 0, 1):
            found.add(f"{where}: {name} is not a number of 0 to 1")
    if not number(material.get("alphaCutoff", 0.5), 0, 1e6):
        found.add(f"{where}: alphaCutoff is not a number of 0 or more")
    if material.get("alphaMode", "OPAQUE") not in ("OPAQUE", "MASK", "BLEND"):
        found.add(f"{where}: alphaMode is not OPAQUE, MASK or BLEND")
    if not isinstance(material.get("doubleSided", False), bool):
        found.add(f"{where}: doubleSided is neither true nor false")
    for extension, (name, most) in _FACTORS.items():
        entry = _objects(material, "extensions", extension)
        if entry is None or not number(entry.get(name, 1), 0, most):
            found.add(f"{where}: {name} is not a number of 0 to {most:g}")


def _pictures(where: str, material: Mapping[str, Any], document: Mapping[str, Any], found: Findings) -> None:
    pbr = material.get("pbrMetallicRoughness", {})
    for holder, name, amount in (
        (pbr, "baseColorTexture", None), (pbr, "metallicRoughnessTexture", None), (material, "normalTexture", "scale"),
        (material, "occlusionTexture", "strength"), (material, "emissiveTexture", None),
    ):  # fmt: skip
        if name not in holder:
            continue
        info = holder[name]
        if not isinstance(info, dict) or not whole(info.get("index"), 0, len(document.get("textures", []))):
            found.add(f"{where}: {name} names no texture")
        elif not whole(info.get("texCoord", 0), 0, 16):
            found.add(f"{where}: {name}.texCoord is not a small whole number")
        elif amount and not number(info.get(amount, 1), -1e3, 1e3):
            found.add(f"{where}: {name}.{amount} is not a bearable number")
        else:
            _moved(f"{where}: {name}", _objects(info, "extensions", "KHR_texture_transform"), found)


def _moved(where: str, entry: Mapping[str, Any] | None, found: Findings) -> None:
    if entry is None:
        found.add(f"{where}.extensions is not made of objects")
        return
    pairs = all(numbers(entry.get(key, [0, 0]), 2, -1e6, 1e6) for key in ("offset", "scale"))
    if not pairs or not number(entry.get("rotation", 0), -1e6, 1e6) or not whole(entry.get("texCoord", 0), 0, 16):
        found.add(f"{where}: KHR_texture_transform has an offset, a scale or a rotation that is no number")


def _objects(holder: Mapping[str, Any], outer: str, inner: str) -> Mapping[str, Any] | None:
    """``holder[outer][inner]``, empty where it is absent, None where either is no object."""
    around = holder.get(outer, {})
    entry = around.get(inner, {}) if isinstance(around, dict) else None
    return entry if isinstance(entry, dict) else None
