"""What every contender offers to the rounds, and who they are."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Protocol

from exhibition.forms.mesh import Array
from exhibition.visit.view import Camera
from exhibition.world.model import World

SIZE = (1280, 720)


@dataclass(frozen=True)
class Handed:
    """Milliseconds until a frame was handed over: ours in Python, theirs in the engine or the driver.
    Culling that was done before the clock started is told apart."""

    ours: float
    engine: float
    before: float = 0.0


class Contender(Protocol):
    """Somebody who can draw a world. No method waits for the GPU but ``finish`` and ``picture``."""

    def load(self, world: World) -> None:
        """Bring the world to the driver."""

    def draw(self, camera: Camera) -> Handed:
        """Hand over one frame."""

    def finish(self) -> None:
        """Return when the last frame is drawn."""

    def picture(self) -> Array:
        """The last frame (height, width, 3) uint8, the top row first."""

    def facts(self) -> dict[str, object]:
        """Of the last frame: draw_calls, triangles, instances; texture_mb; renderer."""


# name: (module, its own options, what it is)
CONTENDERS: dict[str, tuple[str, dict[str, object], str]] = {
    "nodes": ("nodes", {}, "plain Panda3D nodes, one a placement"),
    "stage": ("stage", {"lod": False}, "our stage, every triangle"),
    "opaque": ("stage", {"lod": False, "dressed": False}, "our stage without sky and water, every triangle"),
    "lod": ("stage", {"lod": True}, "our stage with levels of detail, without what the land hides"),
    "lean": ("stage", {"lod": True, "dressed": False}, "the same without sky and water"),
    "gl": ("gl", {}, "bare OpenGL, one instanced draw a mesh, culled by instance"),
}


class NotOffered(Exception):
    """This contender does not exist in this version of the program."""


def open_contender(name: str, *, size: tuple[int, int], quality: str) -> Contender:
    """The contender, with its window open. Raises NotOffered."""
    module, options, _ = CONTENDERS[name]
    return import_module(f"tools.bench.draw_{module}").open_one(size=size, quality=quality, **options)
