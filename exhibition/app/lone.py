"""A bare .glb -> a World that shows it alone under museum light."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from exhibition.app.errors import PROBLEMS, Stop
from exhibition.models.preflight import preflight
from exhibition.scene.base import Text
from exhibition.scene.model import Environment, Scene, View, Walk
from exhibition.scene.setting import Imported
from exhibition.shop.model import Catalogue
from exhibition.world.assemble import build_world
from exhibition.world.model import Viewpoint, World

if TYPE_CHECKING:
    from exhibition.world.build import Progress

_DIRECTIONS = {"front": (0.0, -1.0), "quarter": (0.6, -0.8), "profile": (1.0, 0.0), "back": (0.0, 1.0)}


def lone_world(file: Path, *, cache: Path | None = None, progress: Progress | None = None) -> World:
    """The model on its own, with views front, quarter, profile and back fitted to its size."""
    if not file.exists():
        raise Stop(f"There is no file {file}.", "Give the path of a .glb.", PROBLEMS)
    problems = preflight(file, file.parent)
    if problems:
        raise Stop(f"{file}: " + "; ".join(problems), "Export it again as one self-contained .glb.", PROBLEMS)
    name = Text(fr=file.stem, en=file.stem, zh=file.stem)
    scene = Scene.model_validate(
        {
            "schema": "exhibition/1",
            "kind": "scene",
            "id": "model",
            "title": name,
            "intro": name,
            "environment": Environment(preset="museum"),
            "parts": {"model": Imported(form="model", file=file.name)},
            "walk": Walk(start="quarter"),
            "views": {"quarter": View(eye=(0.0, -1.0, 0.0), look=(0.0, 0.0, 0.0))},
        }
    )
    world = build_world(scene, file.parent, Catalogue(), cache=cache, progress=progress)
    low, high = np.array(world.geometry.parts[0].bounds)
    middle, size = (low + high) / 2, max(float(np.linalg.norm(high - low)), 1e-3)
    views = {}
    for view, (dx, dy) in _DIRECTIONS.items():
        eye = middle + np.array([dx, dy, 0.22]) * size * 1.15
        views[view] = Viewpoint(_xyz(eye), _xyz(middle), 50.0)
    return replace(world, views=views)


def _xyz(p: np.ndarray) -> tuple[float, float, float]:
    return float(p[0]), float(p[1]), float(p[2])
