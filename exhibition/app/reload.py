"""Files that changed -> a renewed world, or the problems of the edit while the last good world stays."""

from __future__ import annotations

import threading
from pathlib import Path
from queue import Empty, SimpleQueue

from watchfiles import watch

from exhibition.app.exhibit import FAILURES, Exhibit, reasons


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


def renew(exhibit: Exhibit, changed: frozenset[str]) -> None:
    """After an edit: the world anew, or what is wrong with it on the screen; the last good world stays."""
    if not any(name.endswith((".yaml", ".yml", ".md", ".glb", ".po")) for name in changed):
        return
    try:
        if any(Path(name).name == "brand.yaml" or name.endswith(".po") for name in changed):
            exhibit.glass.renew(exhibit.project.brand())
        exhibit.renew(exhibit.project.world(exhibit.world.id))
    except FAILURES as error:
        exhibit.problems = reasons(exhibit.world.id, error)
