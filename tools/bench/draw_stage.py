"""World -> frames by our own stage, as it is, with or without levels of detail."""

from __future__ import annotations

import inspect
import re
import time
from typing import Any

from panda3d.core import NodePath, ShaderAttrib, Texture

from exhibition.forms.mesh import Array
from exhibition.render.programs import SHADERS
from exhibition.render.stage import Stage
from exhibition.render.window import Window, open_offscreen
from exhibition.visit.view import Camera
from exhibition.world.model import World
from tools.bench.contender import Handed, NotOffered
from tools.bench.source import plain_view


def open_one(*, size: tuple[int, int], quality: str, lod: bool, dressed: bool = True) -> OurStage:
    """``dressed``: with sky and water. Raises NotOffered where the stage has no levels of detail."""
    return OurStage(open_offscreen(*size), quality, lod, dressed)


def make_stage(window: Window, *, quality: str, lod: bool) -> Stage:
    """The one place that knows how a stage is told about levels of detail. Raises NotOffered."""
    words: dict[str, Any] = {"quality": quality}
    if "lod" in inspect.signature(Stage).parameters:
        words["lod"] = lod
    elif lod:
        raise NotOffered("the stage has no levels of detail")
    return Stage(window, **words)


class OurStage:
    """See Contender."""

    def __init__(self, window: Window, quality: str, lod: bool, dressed: bool) -> None:
        self._window = window
        self._dressed = dressed
        self._stage = make_stage(window, quality=quality, lod=lod)
        self._world: World | None = None

    def load(self, world: World) -> None:
        self._world = world
        self._stage.show(world)
        if not self._dressed and self._stage.staged is not None:
            for name in ("sky", "water"):
                self._stage.staged.root.find_all_matches(name).detach()

    def draw(self, camera: Camera) -> Handed:
        assert self._world is not None
        view = plain_view(self._world, camera)
        started = time.perf_counter()
        self._stage.draw(view, time=0.0)
        given = time.perf_counter()
        self._window.render()
        return Handed((given - started) * 1e3, (time.perf_counter() - given) * 1e3)

    def finish(self) -> None:
        self._window.finish()

    def picture(self) -> Array:
        return self._window.grab()

    def facts(self) -> dict[str, object]:
        top = self._stage.staged.root.get_top() if self._stage.staged else NodePath("nothing")
        counts = self._stage.counts()
        if not self._dressed:
            counts["draw_calls"] = counts["by_pass"]["opaque"]  # type: ignore[index]
        return {
            **counts,
            "texture_mb": round(sum(t.estimate_texture_memory() for t in textures_below(top)) / 1e6, 1),
            "renderer": self._window.renderer_name,
        }


def textures_below(root: NodePath) -> list[Texture]:
    """Every texture that a shader of ours reads below ``root``, each once."""
    names = sorted({n for file in SHADERS.iterdir() for n in re.findall(r"sampler\w+ (\w+)", file.read_text("utf-8"))})
    found: dict[str, Texture] = {}
    for path in [root, *root.find_all_matches("**")]:
        given = path.node().get_attrib(ShaderAttrib)
        for name in names if given is not None else ():
            if given.has_shader_input(name):
                texture = given.get_shader_input(name).get_texture()
                if texture is not None:
                    found[f"{texture.get_name()} {texture.this}"] = texture
    return list(found.values())
