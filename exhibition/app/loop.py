"""A show -> a running exhibit on a window, until somebody leaves."""

from __future__ import annotations

import time

from exhibition.app.devices import Devices
from exhibition.app.exhibit import Exhibit
from exhibition.app.project import Project, rules_of
from exhibition.app.reload import Watcher, renew
from exhibition.app.shot import open_stage
from exhibition.render.window import Window
from exhibition.scene.model import Show

_LONGEST = 0.5  # seconds: after a stall the visit does not leap


def run(project: Project, show: Show, window: Window, *, scene: str | None = None, watch: bool = True) -> None:
    """Show the exhibit until the visitor quits or the window closes."""
    rules = rules_of(show, project.brand(), size=window.size)
    stage, glass = open_stage(window, project, show.quality)
    exhibit = Exhibit(project, stage, glass, rules, scene or show.opens)
    devices = Devices(stage, glass)
    watcher = Watcher(project.root / "scenes") if watch else None
    last, view = time.perf_counter(), None
    try:
        while window.is_open and not exhibit.state.quitting:
            now = time.perf_counter()
            dt, last = min(now - last, _LONGEST), now
            if watcher and (changed := watcher.changed()):
                renew(exhibit, changed)
            view = exhibit.frame(devices.read(view, exhibit.world, dt), dt)
            _apply(exhibit)
    finally:
        if watcher:
            watcher.close()
        window.close()


def _apply(exhibit: Exhibit) -> None:
    """Settings of the menu that belong to the machine."""
    state, stage = exhibit.state, exhibit.stage
    if state.quality != stage.quality.name:
        stage.set_quality(state.quality)
    if state.full_screen != stage.window.full_screen:
        stage.window.full_screen = state.full_screen
    stage.follow_window()
