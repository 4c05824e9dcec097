"""A scene that takes time to build -> a process that builds it into the cache while the exhibit goes on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from exhibition.app.project import Project


class Builder:
    """Builds one scene as its files are now. Close it when its world is no longer wanted."""

    def __init__(self, project: Project, scene: str) -> None:
        house = str(Path(__file__).resolve().parents[2])
        paths = os.pathsep.join(p for p in (house, os.environ.get("PYTHONPATH")) if p)
        environment = {**os.environ, "PYTHONPATH": paths, "EXHIBITION_CACHE": str(project.cache)}
        # Any command that needs the whole world leaves it in the cache.
        command = [sys.executable, "-m", "exhibition", "facts", str(project.scene_file(scene).resolve()), "--json"]
        self._process = subprocess.Popen(
            command, cwd=project.root, env=environment,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    @property
    def at_work(self) -> bool:
        """False once it has ended, well or not."""
        return self._process.poll() is None

    def close(self) -> None:
        """End it where it still works."""
        if self.at_work:
            self._process.kill()
        self._process.wait()
