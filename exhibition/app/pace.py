"""A running exhibit -> the quality this machine can carry, measured on what is shown at the start."""

from __future__ import annotations

import time
from statistics import median

from exhibition.app.exhibit import Exhibit
from exhibition.render.governor import QUALITIES, fitting

_WARM, _MEASURED = 2, 3  # frames: programs are compiled in the first


def fitting_quality(exhibit: Exhibit, frame_rate: float) -> str:
    """The richest quality whose frames leave room at this rate. Where no graphics card draws, the plainest, unmeasured.
    The stage is left at whatever was measured last."""
    if exhibit.stage.window.is_software:
        return QUALITIES[-1]
    return fitting(lambda quality: frame_seconds(exhibit, quality), frame_rate)


def frame_seconds(exhibit: Exhibit, quality: str) -> float:
    """What one frame of the exhibit takes at a quality, until it is truly drawn."""
    exhibit.stage.set_quality(quality)
    times = []
    for _ in range(_WARM + _MEASURED):
        begun = time.perf_counter()
        exhibit.frame([], 0.0)
        exhibit.stage.window.finish()
        times.append(time.perf_counter() - begun)
    return median(times[_WARM:])
