"""A file's path -> its tree, read again only when the file is another than the last time."""

from __future__ import annotations

from pathlib import Path

from exhibition.scene.problem import Problem
from exhibition.scene.reader import read_file
from exhibition.scene.tree import Node

Read = tuple[Node | None, tuple[Problem, ...]]


class KeptTrees:
    """Asked as ``read_file`` is; for one project, whose files are saved again and again."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Path, str], tuple[tuple[int, int, int], Read]] = {}
        self.reads = 0
        """Files truly read so far."""

    def __call__(self, path: Path, shown: str) -> Read:
        """The tree and the problems of a file, as it is now."""
        stamp = stamp_of(path)
        kept = self._kept.get((path, shown))
        if kept is not None and kept[0] == stamp:
            return kept[1]
        self.reads += 1
        found = read_file(path, shown)
        if stamp is None:
            self._kept.pop((path, shown), None)
        else:
            self._kept[path, shown] = stamp, found
        return found


def stamp_of(path: Path) -> tuple[int, int, int] | None:
    """What changes when a file is saved: its time, its size, itself; None where there is none."""
    try:
        told = path.stat()
    except OSError:
        return None
    return told.st_mtime_ns, told.st_size, told.st_ino
