"""A world and views -> what each costs: milliseconds, draw calls, triangles. Figures for `exhibition bench`."""

from __future__ import annotations

import os
import resource
import time
from dataclasses import replace
from statistics import median

from exhibition.render.stage import Stage
from exhibition.render.window import Window, open_offscreen
from exhibition.visit.view import Camera, View
from exhibition.visit.walk import look_angles
from exhibition.world.model import Viewpoint, World

_STARTED = time.perf_counter()


def process_seconds() -> float:
    """Seconds since this process began, interpreter start included where the system tells."""
    try:
        with open("/proc/self/stat", encoding="ascii") as file:
            ticks = float(file.read().rsplit(")", 1)[1].split()[19])
        with open("/proc/uptime", encoding="ascii") as file:
            return float(file.read().split()[0]) - ticks / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError):
        return time.perf_counter() - _STARTED


def resident_mb() -> float:
    """Memory of this process, megabytes."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    except (OSError, ValueError, AttributeError):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def plain_view(world: World, viewpoint: Viewpoint) -> View:
    """A view without glass: the scene alone."""
    heading, pitch = look_angles(viewpoint.eye, viewpoint.look)
    camera = Camera(viewpoint.eye, heading, pitch, viewpoint.fov)
    return View(scene=world.id, title="", language="en", languages=(), camera=camera)


def bench(
    world: World, views: dict[str, Viewpoint], *, size: tuple[int, int], frames: int, quality: str
) -> dict[str, object]:
    """{renderer, first_frame_s, rss_mb, views: {NAME: {...}}}. frame_ms ends when the GPU has finished."""
    window = open_offscreen(*size)
    try:
        stage = Stage(window, quality=quality)
        stage.show(world)
        noop = os.environ.get("GALLIUM_NOOP") == "1"
        first = None
        found: dict[str, object] = {}
        for name, viewpoint in views.items():
            found[name] = _one(stage, window, plain_view(world, viewpoint), frames, noop)
            first = first or found[name].pop("_first")  # type: ignore[attr-defined]
            found[name].pop("_first", None)  # type: ignore[attr-defined]
        return {
            "renderer": window.renderer_name,
            "size": list(size),
            "quality": quality,
            "first_frame_s": first,
            "rss_mb": round(resident_mb(), 1),
            "views": found,
        }
    finally:
        window.close()


def _one(stage: Stage, window: Window, view: View, frames: int, noop: bool) -> dict[str, object]:
    """One view drawn many times; medians. submit_ms is our own part: until the last call has been handed over."""
    whole, submit = [], []
    first = None
    for number in range(frames + 2):
        begun = time.perf_counter()
        stage.draw(replace(view), time=0.0)
        window.render()
        handed = time.perf_counter()
        if not noop:
            window.finish()
        ended = time.perf_counter()
        if first is None:
            first = round(process_seconds(), 2)
        if number >= 2:
            whole.append((ended - begun) * 1e3)
            submit.append((handed - begun) * 1e3)
    counts = stage.counts()
    return {
        "_first": first,
        "frame_ms": round(median(whole), 2),
        "submit_ms": round(median(submit), 3),
        **counts,
    }
