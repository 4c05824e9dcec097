"""Files that changed -> a renewed world, or the problems of the edit while the last good world stays."""

from __future__ import annotations

import threading
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue

from watchfiles import watch

from exhibition.app.builder import Builder
from exhibition.app.exhibit import FAILURES, Exhibit, reasons
from exhibition.scene.model import Scene
from exhibition.world.assemble import at_hand
from exhibition.world.cache import fingerprint
from exhibition.world.model import World
from exhibition.world.shift import shifts


class Watcher:
    """Watches the scenes' folder from another thread; only names of files cross over."""

    def __init__(self, folder: Path):
        self._changed: SimpleQueue[frozenset[str]] = SimpleQueue()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, args=(folder,), daemon=True)
        self._thread.start()

    def _watch(self, folder: Path) -> None:
        for changes in watch(folder, stop_event=self._stop, debounce=80, step=20, rust_timeout=400):
            self._changed.put(frozenset(path for _, path in changes))

    def changed(self) -> frozenset[str]:
        """Files saved since the last question."""
        found: set[str] = set()
        while True:
            try:
                found |= self._changed.get_nowait()
            except Empty:
                return frozenset(found)

    def close(self) -> None:
        self._stop.set()
        self._thread.join(timeout=2)


class Reload:
    """Brings what is saved into a running exhibit. The last good world stays until the new one is there."""

    def __init__(self, exhibit: Exhibit) -> None:
        self._exhibit = exhibit
        self._builder: Builder | None = None
        self._world: World | None = None
        self._scene: Scene | None = None

    def saved(self, changed: frozenset[str]) -> None:
        """After an edit: the world anew, or what is wrong with it on the screen. What must be built is built beside the
        exhibit; parts that only went elsewhere are shown there at once."""
        if not concerns(changed):
            return
        exhibit, project = self._exhibit, self._exhibit.project
        self.close()
        try:
            renew_brand(exhibit, changed)
            scene, folder = project.scene(exhibit.world.id)
            if at_hand(scene, folder, project.cache, exhibit.world):
                self._take()
                return
            exhibit.problems = ()
            exhibit.moved = shifts(exhibit.world, self._scene, scene) if self._scene is not None else {}
            self._builder = Builder(project, exhibit.world.id)
        except FAILURES as error:
            exhibit.problems = reasons(exhibit.world.id, error)

    def step(self) -> None:
        """Once a frame: take what was built meanwhile, and know the scene that is shown: the next edit is set beside
        it."""
        if self._builder is not None and not self._builder.at_work:
            self.close()
            self._take()
        if self._world is not self._exhibit.world:
            self._remember()

    def close(self) -> None:
        """End what is being built."""
        if self._builder is not None:
            self._builder.close()
            self._builder = None

    def _take(self) -> None:
        renew(self._exhibit, frozenset({"scene.yaml"}))

    def _remember(self) -> None:
        self._world, self._scene = self._exhibit.world, None
        with suppress(*FAILURES):
            scene, folder = self._exhibit.project.scene(self._world.id)
            if fingerprint(scene, folder) == self._world.built_from:
                self._scene = scene


def concerns(changed: frozenset[str]) -> bool:
    """Whether any of these files may show."""
    return any(name.endswith((".yaml", ".yml", ".md", ".glb", ".po")) for name in changed)


def renew_brand(exhibit: Exhibit, changed: frozenset[str]) -> None:
    """Colours, fonts and words of the glass anew, where their files are among the changed."""
    if any(Path(name).name == "brand.yaml" or name.endswith(".po") for name in changed):
        exhibit.glass.renew(exhibit.project.brand())


def renew(exhibit: Exhibit, changed: frozenset[str]) -> None:
    """After an edit: the world anew at once, however long it takes, or what is wrong with it on the screen."""
    if not concerns(changed):
        return
    try:
        renew_brand(exhibit, changed)
        exhibit.renew(exhibit.project.world(exhibit.world.id, before=exhibit.world))
    except FAILURES as error:
        exhibit.problems = reasons(exhibit.world.id, error)
