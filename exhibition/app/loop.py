"""A show -> a running exhibit on a window, until somebody leaves."""

from __future__ import annotations

import time

from exhibition.app.devices import Devices
from exhibition.app.exhibit import Exhibit
from exhibition.app.pace import fitting_quality
from exhibition.app.project import Project, quality_to_begin, rules_of
from exhibition.app.reload import Reload, Watcher
from exhibition.app.shot import open_stage
from exhibition.render.governor import Governor
from exhibition.render.window import Window
from exhibition.scene.model import Show

_LONGEST = 0.5  # seconds: after a stall the visit does not leap


def run(project: Project, show: Show, window: Window, *, scene: str | None = None, watch: bool = True) -> None:
    """Show the exhibit until the visitor quits or the window closes."""
    rules = rules_of(show, project.brand(), size=window.size)
    stage, glass = open_stage(window, project, quality_to_begin(show))
    exhibit = Exhibit(project, stage, glass, rules, scene or show.opens)
    if show.quality == "auto":
        exhibit.prefer(fitting_quality(exhibit, show.frame_rate))
    governor = Governor(show.frame_rate, exhibit.state.quality)
    devices = Devices(stage, glass)
    watcher, reload = (Watcher(project.root / "scenes"), Reload(exhibit)) if watch else (None, None)
    last, view = time.perf_counter(), None
    try:
        while window.is_open and not exhibit.state.quitting:
            now = time.perf_counter()
            took, last = now - last, now
            governor.after(took)
            dt = min(took, _LONGEST)
            if watcher and reload:
                _follow(watcher, reload)
            view = exhibit.frame(devices.read(view, exhibit.world, dt), dt)
            _apply(exhibit, governor)
    finally:
        if watcher and reload:
            watcher.close()
            reload.close()
        window.close()


def _follow(watcher: Watcher, reload: Reload) -> None:
    """Bring in what was saved, and what was built meanwhile."""
    if changed := watcher.changed():
        reload.saved(changed)
    reload.step()


def _apply(exhibit: Exhibit, governor: Governor) -> None:
    """Settings of the menu that belong to the machine, as far as it can keep up with them."""
    state, stage = exhibit.state, exhibit.stage
    governor.wish(state.quality)
    if governor.rung.quality != stage.quality.name:
        stage.set_quality(governor.rung.quality)
    stage.scale = governor.rung.scale
    if state.full_screen != stage.window.full_screen:
        stage.window.full_screen = state.full_screen
    stage.follow_window()
