"""World -> frames by our own stage, as it is, with or without levels of detail."""

from __future__ import annotations

from panda3d.core import NodePath

from exhibition.app.project import cache_folder
from exhibition.render.stage import Stage
from exhibition.render.tally import texture_mb
from exhibition.visit.view import Camera, View
from exhibition.world.model import World
from tools.bench.windowed import Windowed


def open_one(*, size: tuple[int, int], quality: str, lod: bool, dressed: bool = True) -> OurStage:
    """``dressed``: with sky and water."""
    return OurStage(size, quality, lod, dressed)


class OurStage(Windowed):
    """See Contender."""

    def __init__(self, size: tuple[int, int], quality: str, lod: bool, dressed: bool) -> None:
        super().__init__(size)
        self._dressed = dressed
        self._stage = Stage(self.window, quality=quality, lod=lod, kept=cache_folder())
        self._stage.occlusion = lod
        self._scene = ""

    def load(self, world: World) -> None:
        self._scene = world.id
        self._stage.show(world)
        if not self._dressed and self._stage.staged is not None:
            for name in ("sky", "water"):
                self._stage.staged.root.find_all_matches(name).detach()

    def aim(self, camera: Camera) -> None:
        self._stage.draw(View(scene=self._scene, title="", language="en", languages=(), camera=camera), time=0.0)

    def facts(self) -> dict[str, object]:
        top = self._stage.staged.root.get_top() if self._stage.staged else NodePath("nothing")
        counts = self._stage.counts()
        if not self._dressed:
            counts["draw_calls"] = counts["by_pass"]["opaque"]  # type: ignore[index]
        return {**counts, "texture_mb": round(texture_mb(top), 1), "renderer": self.window.renderer_name}
