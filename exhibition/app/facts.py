"""World -> what it holds, counted: the answer of `exhibition facts`."""

from __future__ import annotations

from exhibition.world.materials import MATERIALS
from exhibition.world.model import World


def facts(world: World) -> dict[str, object]:
    """{parts: {ID: {form, arches, bays ...}}, totals: {...}} of a built world."""
    g = world.geometry
    triangles = sum(int(g.meshes[m].triangle_count) for m in g.placements.mesh)
    details = {MATERIALS[name].detail for name in world.batches.materials if name in MATERIALS}
    return {
        "parts": {part.id: {"form": part.form, **part.facts} for part in g.parts},
        "totals": {
            "parts": len(g.parts),
            "instances": len(g.placements),
            "meshes": len(g.meshes),
            "triangles": triangles,
            "textures": len(details),
            "batches": len(world.batches.batches),
            "hotspots": len(world.spots),
            "products": len(world.catalogue.products),
            "views": len(world.views),
            "portals": len(world.portals),
        },
    }
