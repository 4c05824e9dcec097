"""A hotspot's id -> its products with their reasons: the answer of `exhibition shop related`."""

from __future__ import annotations

from pathlib import Path

from exhibition.app.errors import PROBLEMS, WRONG_USE, Stop, nearest
from exhibition.app.project import Project
from exhibition.shop.model import Catalogue
from exhibition.shop.related import index
from exhibition.shop.store import StoreError, read_store
from exhibition.world.shelf import offer_of, shelf_of


def products_of(project: Project, hotspot: str, db: Path | None, language: str) -> list[dict[str, str]]:
    """[{id, title, reason}] of the hotspot's shelf. Where policy allows no products, there are none."""
    known: list[str] = []
    for scene_id in project.scene_ids():
        scene, _ = project.scene(scene_id)
        known += scene.hotspots
        spot = scene.hotspots.get(hotspot)
        if spot is None:
            continue
        if offer_of(scene, spot) == "none":
            return []
        catalogue = _store(db) if db else project.catalogue()
        return [
            {"id": r.product, "title": catalogue.products[r.product].title[language], "reason": r.reason[language]}
            for r in shelf_of(scene, spot, index(catalogue))
        ]
    raise Stop(f'There is no hotspot "{hotspot}".', nearest(hotspot, known, "Known hotspots"), WRONG_USE)


def _store(db: Path) -> Catalogue:
    try:
        return read_store(db)
    except StoreError as error:
        raise Stop(error.cause, error.remedy, PROBLEMS) from error
