"""One contender in a process of its own: a line of JSON in, a line of JSON out. Started by rounds.py.

``{"do": "load", "scene": …, "views": […]}``, ``{"do": "draw", "view": …, "frames": n, "seconds": s}``,
``{"do": "facts"}``, ``{"do": "picture", "view": …, "file": …}``. Answers hold milliseconds, or ``refused``.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from typing import Any

from exhibition.app.bench import drawing_nothing
from exhibition.app.process import memory, process_seconds
from exhibition.app.views import eye_of
from exhibition.world.model import Viewpoint
from tools.bench.contender import Contender, NotOffered, open_contender
from tools.bench.source import open_world


class Worker:
    """Holds a contender and answers orders."""

    def __init__(self, name: str, size: tuple[int, int], quality: str) -> None:
        self.noop = drawing_nothing()
        self._open = lambda: open_contender(name, size=size, quality=quality)
        self._drawer: Contender | None = None
        self._views: dict[str, Viewpoint] = {}
        self._step = 0

    def load(self, order: dict[str, Any]) -> dict[str, Any]:
        """Open the window, bring the world, draw the first view once."""
        imported = process_seconds()
        world = open_world(order["scene"])
        self._views = {name: Viewpoint(tuple(e), tuple(at), fov) for name, (e, at, fov) in order["views"].items()}
        built, before = process_seconds(), round(memory().resident, 1)
        self._drawer = self._open()
        opened = process_seconds()
        self._drawer.load(world)
        loaded = process_seconds()
        self._drawer.draw(eye_of(next(iter(self._views.values()))))
        if not self.noop:
            self._drawer.finish()
        ended = process_seconds()
        marks = {"imports": imported, "world": built, "window": opened, "load": loaded, "frame": ended}
        return {"seconds": marks, "world_mb": before, "rss_mb": round(memory().resident, 1)}

    def draw(self, order: dict[str, Any]) -> dict[str, Any]:
        """Frames of one view until there are enough, or the time is up: at least one counts."""
        assert self._drawer is not None
        view, frames, until = self._views[order["view"]], order["frames"], time.perf_counter() + order["seconds"]
        rows: list[tuple[float, float, float]] = []
        before = 0.0
        for number in range(-order.get("warm", 1), frames):
            self._step += 1
            camera = eye_of(view, self._step)
            started = time.perf_counter()
            handed = self._drawer.draw(camera)
            if not self.noop:
                self._drawer.finish()
            whole = (time.perf_counter() - started) * 1e3 - handed.before
            before = max(before, handed.before)
            if number >= 0:
                rows.append((whole, handed.ours, handed.engine))
                if time.perf_counter() > until:
                    break
        whole_ms, ours, engine = zip(*rows, strict=True)
        return {"whole": whole_ms, "ours": ours, "engine": engine, "cull": before, **self.facts(order)}

    def facts(self, order: dict[str, Any]) -> dict[str, Any]:
        """Counts of the last frame, memory now."""
        assert self._drawer is not None
        return {"facts": self._drawer.facts(), "rss_mb": round(memory().resident, 1)}

    def picture(self, order: dict[str, Any]) -> dict[str, Any]:
        """The view as a PNG file."""
        from PIL import Image

        assert self._drawer is not None
        self._drawer.draw(eye_of(self._views[order["view"]]))
        Image.fromarray(self._drawer.picture()).save(order["file"])
        return {}

    def answer(self, order: dict[str, Any]) -> dict[str, Any]:
        """What the order asks for; a contender that does not exist refuses."""
        try:
            return {"load": self.load, "draw": self.draw, "facts": self.facts, "picture": self.picture}[order["do"]](
                order
            )
        except NotOffered as reason:
            return {"refused": str(reason)}


def main() -> None:
    """Answer orders until the pipe closes."""
    words = argparse.ArgumentParser()
    words.add_argument("contender")
    words.add_argument("--size", type=int, nargs=2, required=True)
    words.add_argument("--quality", required=True)
    told = words.parse_args()
    # Drivers and the engine may print; the pipe belongs to the answers alone.
    pipe = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)
    worker = Worker(told.contender, tuple(told.size), told.quality)
    for line in sys.stdin:
        print(json.dumps(worker.answer(json.loads(line))), file=pipe, flush=True)
    # Drivers have been seen to crash while they close; nothing is left to be saved.
    pipe.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
