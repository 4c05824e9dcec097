"""World -> what it holds, counted: the answer of `exhibition facts`."""

from __future__ import annotations

from exhibition.world.materials import MATERIALS
from exhibition.world.model import World
from exhibition.world.sizes import sides_of, taken


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
            "textures": len(details) + len(g.pictures),
            "picture_mb": round(taken(sides_of({key: p.size for key, p in g.pictures.items()}, 200e6)) / 1e6, 1),
            "herds": len(world.batches.herds.mesh),
            "hotspots": len(world.spots),
            "products": len(world.catalogue.products),
            "views": len(world.views),
            "portals": len(world.portals),
        },
    }
