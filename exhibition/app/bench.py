"""A world and views -> what each costs: milliseconds, draw calls, triangles. Figures for `exhibition bench`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import Any

from exhibition.app.process import memory, process_seconds
from exhibition.app.views import plain_view
from exhibition.render.stage import Stage
from exhibition.render.tally import texture_mb
from exhibition.render.window import Window, open_offscreen
from exhibition.world.model import Viewpoint, World

NO_DRAWING = "GALLIUM_NOOP"
"""Set to 1, Mesa takes every call and draws nothing; reading anything back then ends the process."""
_WARM = 2  # frames of a view that do not count
_SUBMITTED = 40  # frames at least where nothing is drawn: each takes a millisecond
_PATIENCE = 300.0  # seconds


def bench(
    world: World,
    views: dict[str, Viewpoint],
    *,
    size: tuple[int, int],
    frames: int,
    quality: str,
    lod: bool = True,
    occlusion: bool = True,
    kept: Path | None = None,
) -> dict[str, Any]:
    """{renderer, first_frame_s, rss_mb, views: {NAME: {...}}, ...}. frame_ms ends when the GPU has finished, submit_ms
    when the last call has been handed over. lod: with levels of detail; occlusion: without what the land hides.
    kept: see Stage."""
    window = open_offscreen(*size)
    try:
        stage = Stage(window, quality=quality, lod=lod, kept=kept)
        stage.occlusion = occlusion
        stage.show(world)
        first = 0.0
        found: dict[str, Any] = {}
        for name, viewpoint in views.items():
            if not first:
                _frame(stage, world, viewpoint, 0)
                first = process_seconds()
            found[name] = _view(stage, world, viewpoint, frames)
        held = memory()
        textures = texture_mb(stage.staged.root.get_top()) if stage.staged else 0.0
        return {
            "renderer": window.renderer_name,
            "submit_renderer": window.renderer_name,
            "size": list(size),
            "quality": quality,
            "lod": lod,
            "occlusion": occlusion,
            "first_frame_s": round(first, 2),
            "rss_mb": round(held.resident, 1),
            "rss_own_mb": round(held.own, 1),
            "rss_mapped_mb": round(held.mapped, 1),
            "texture_mb": round(textures, 1),
            "views": found,
        }
    finally:
        window.close()


def with_submission(found: dict[str, Any], words: list[str]) -> dict[str, Any]:
    """Where a processor draws, it does so before a call returns: our own part is then measured in a second run that
    draws nothing. ``words``: the command of the first run; found: its answer. Where the second run cannot be had,
    ``found`` as it is, and its submit_renderer says who was measured."""
    if not _drawn_by_the_processor(found["renderer"]) or drawing_nothing():
        return found
    house = str(Path(__file__).resolve().parents[2])
    paths = os.pathsep.join(p for p in (house, os.environ.get("PYTHONPATH")) if p)
    command = [sys.executable, "-m", "exhibition", *words]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=_PATIENCE, check=True,
            env={**os.environ, NO_DRAWING: "1", "PYTHONPATH": paths},
        )  # fmt: skip
        second = json.loads(done.stdout)
        times = {name: second["views"][name]["submit_ms"] for name in found["views"]}
    except (OSError, subprocess.SubprocessError, ValueError, KeyError):
        return found
    views = {name: {**view, "submit_ms": times[name]} for name, view in found["views"].items()}
    return {**found, "submit_renderer": second["renderer"], "views": views}


def drawing_nothing() -> bool:
    """Whether Mesa was told to draw nothing, and nothing may be read back."""
    return os.environ.get(NO_DRAWING) == "1"


def _drawn_by_the_processor(renderer: str) -> bool:
    return any(word in renderer.lower() for word in ("llvmpipe", "softpipe", "swrast"))


def _view(stage: Stage, world: World, viewpoint: Viewpoint, frames: int) -> dict[str, object]:
    """One view drawn many times from an eye that never quite rests; medians."""
    enough = max(frames, _SUBMITTED) if drawing_nothing() else frames
    times = [_frame(stage, world, viewpoint, number) for number in range(_WARM + enough)][_WARM:]
    whole, submit = zip(*times, strict=True)
    return {"frame_ms": round(median(whole), 3), "submit_ms": round(median(submit), 3), **stage.counts()}


def _frame(stage: Stage, world: World, viewpoint: Viewpoint, number: int) -> tuple[float, float]:
    """One frame: milliseconds until the GPU has finished, and until the last call was handed over."""
    view = plain_view(world, viewpoint, number)
    window: Window = stage.window
    begun = time.perf_counter()
    stage.draw(view, time=0.0)
    window.render()
    handed = time.perf_counter()
    if not drawing_nothing():
        window.finish()
    return (time.perf_counter() - begun) * 1e3, (handed - begun) * 1e3
