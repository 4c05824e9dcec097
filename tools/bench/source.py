"""A scene's name or a .glb -> its World, and the eyes it is looked at from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from exhibition.app.lone import lone_world
from exhibition.app.project import Project, cache_folder
from exhibition.world.model import Viewpoint, World

ROOT = Path(__file__).resolve().parents[2]
PICKED: dict[str, tuple[str, ...]] = {
    "summer_palace": ("tower_from_lake", "seventeen_arches", "long_corridor", "tower_terrace"),
    "haiyantang": ("fountain", "quarter_rat"),
    "entrance": ("hall",),
}
"""Of a scene with dozens of views, those that are measured when none is named."""


def open_world(scene: str, root: Path = ROOT) -> World:
    """A scene by name, or a bare .glb, built or from the cache."""
    if scene.endswith(".glb"):
        return with_walk_views(lone_world(Path(scene), cache=cache_folder()))
    return Project(root, cache_folder()).world(scene)


def with_walk_views(world: World) -> World:
    """A model's four portrait views, and one from its middle: a corridor is seen from inside too."""
    low, high = (tuple(corner) for corner in world.geometry.parts[0].bounds)
    middle = tuple((a + b) / 2 for a, b in zip(low, high, strict=True))
    eye = (middle[0], middle[1], low[2] + 1.7)
    inside = Viewpoint(eye, (middle[0], high[1] + 1.0, low[2] + 1.7), 70.0)
    return replace(world, views={**world.views, "inside": inside})


def picked(world: World, names: tuple[str, ...] = ()) -> dict[str, Viewpoint]:
    """The views that are measured. Raises KeyError for an unknown one."""
    wanted = names or tuple(n for n in PICKED.get(world.id, ()) if n in world.views) or tuple(world.views)
    return {name: world.views[name] for name in wanted}
