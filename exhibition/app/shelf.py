"""A hotspot's id -> its products with their reasons: the answer of `exhibition shop related`."""

from __future__ import annotations

from pathlib import Path

from exhibition.app.errors import WRONG_USE, Stop
from exhibition.app.project import Project
from exhibition.scene.base import AtPart
from exhibition.shop.related import index, related
from exhibition.shop.store import read_store


def shelf_of(project: Project, hotspot: str, db: Path | None, language: str) -> list[dict[str, str]]:
    """[{id, title, reason}] of the hotspot's shelf. Where policy allows no products, there are none."""
    for scene_id in project.scene_ids():
        scene, _ = project.scene(scene_id)
        spot = scene.hotspots.get(hotspot)
        if spot is None:
            continue
        zone = scene.policy.zones.get(spot.zone) if spot.zone else None
        if (zone.products if zone else scene.policy.default) == "none":
            return []
        part_id = spot.anchor.part if isinstance(spot.anchor, AtPart) else ""
        part = scene.parts.get(part_id)
        tags = tuple(dict.fromkeys(spot.related + (part.tags if part else ())))
        catalogue = read_store(db) if db else project.catalogue()
        found = related(index(catalogue), part=part_id, tags=tags, named=spot.products)
        return [
            {"id": r.product, "title": catalogue.products[r.product].title[language], "reason": r.reason[language]}
            for r in found
        ]
    raise Stop(f'There is no hotspot "{hotspot}".', "exhibition facts SCENE lists what a scene holds.", WRONG_USE)
