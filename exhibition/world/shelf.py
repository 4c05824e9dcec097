"""A scene, its hotspot and a shop's index -> the products on the shelf, and when they may be offered."""

from __future__ import annotations

from exhibition.scene.base import AtPart
from exhibition.scene.model import Hotspot, Scene
from exhibition.shop.related import Index, Related, related


def offer_of(scene: Scene, hotspot: Hotspot) -> str:
    """The policy that holds at a hotspot: none, after_content or open."""
    zone = scene.policy.zones.get(hotspot.zone) if hotspot.zone else None
    return zone.products if zone else scene.policy.default


def shelf_of(scene: Scene, hotspot: Hotspot, known: Index) -> tuple[Related, ...]:
    """Products in order: those the curator named, those of its part, those of its tags. Empty where policy says so."""
    if offer_of(scene, hotspot) == "none":
        return ()
    part_id = hotspot.anchor.part if isinstance(hotspot.anchor, AtPart) else ""
    part = scene.parts.get(part_id)
    tags = tuple(dict.fromkeys(hotspot.related + (part.tags if part else ())))
    return related(known, part=part_id, tags=tags, named=hotspot.products)
