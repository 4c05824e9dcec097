"""A checked glTF document -> what it holds that is not shown, one sentence each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exhibition.models.preflight import SUPPORTED

_SAID = {
    "KHR_materials_transmission": "glass that bends light is shown as a plain pane (KHR_materials_transmission)",
    "KHR_materials_pbrSpecularGlossiness": "materials of the old specular kind are shown without their colours "
    "(KHR_materials_pbrSpecularGlossiness)",
}


def notices_of(document: Mapping[str, Any]) -> tuple[str, ...]:
    """Extensions that are not shown, each by its name; motion, points, lines and cameras."""
    primitives = [p for mesh in document["meshes"] for p in mesh["primitives"]]
    used = sorted({*document.get("extensionsUsed", ()), *_met(document)} - SUPPORTED)
    said = [_SAID.get(name, f"{name[:60]} is not shown") for name in used]
    coats = [m.get("extensions", {}).get("KHR_materials_clearcoat", {}) for m in document.get("materials", ())]
    met = {
        "the pictures of a clear coat are not shown": any(key.endswith("Texture") for coat in coats for key in coat),
        "points and lines are left out": any(p.get("mode", 4) < 4 for p in primitives),
        "morph targets are left at rest": any("targets" in p for p in primitives),
        "skins are left at rest": bool(document.get("skins")),
        "animations are left out": bool(document.get("animations")),
        "cameras are left out": bool(document.get("cameras")),
    }
    return (*said, *(text for text, there in met.items() if there))


def _met(document: Mapping[str, Any]) -> set[str]:
    """Extensions that materials and textures name, whether or not the file lists them."""
    holders = [entry for kind in ("materials", "textures") for entry in document.get(kind, ())]
    return {name for holder in holders for name in holder.get("extensions", {})}
