"""What the contenders that draw by Panda3D share: a window, and a clock round aiming and drawing."""

from __future__ import annotations

import time

from exhibition.forms.mesh import Array
from exhibition.render.window import open_offscreen
from exhibition.visit.view import Camera
from tools.bench.contender import Handed


class Windowed:
    """See Contender. Whoever stands on this says how to ``load`` a world, how to ``aim`` and its ``facts``."""

    def __init__(self, size: tuple[int, int]) -> None:
        self.window = open_offscreen(*size)

    def aim(self, camera: Camera) -> None:
        """Set all that the next frame needs; what this takes is ours, what follows is the engine's."""
        raise NotImplementedError

    def draw(self, camera: Camera) -> Handed:
        started = time.perf_counter()
        self.aim(camera)
        given = time.perf_counter()
        self.window.render()
        return Handed((given - started) * 1e3, (time.perf_counter() - given) * 1e3)

    def finish(self) -> None:
        self.window.finish()

    def picture(self) -> Array:
        return self.window.grab()
