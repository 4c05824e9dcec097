"""Milliseconds of many frames in several rounds -> medians, spreads and ratios. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

FLOOR = "gl"


@dataclass(frozen=True)
class Spread:
    """A median with the quartiles round it, and of how many."""

    median: float
    low: float
    high: float
    count: int


def spread(values: Sequence[float], digits: int = 3) -> Spread:
    """Raises ValueError when there is nothing."""
    if not len(values):
        raise ValueError("no values")
    low, middle, high = np.percentile(np.asarray(values, np.float64), [25, 50, 75])
    return Spread(round(float(middle), digits), round(float(low), digits), round(float(high), digits), len(values))


def ratios(rounds: Sequence[Sequence[float]], floor: Sequence[Sequence[float]]) -> Spread:
    """How many times the floor, round by round: what disturbed a round disturbed both. Medians of frames within."""
    pairs = [(np.median(a), np.median(b)) for a, b in zip(rounds, floor, strict=False) if len(a) and len(b)]
    return spread([float(a / max(b, 1e-6)) for a, b in pairs], 3)


def summed(
    answers: Mapping[str, Sequence[Mapping[str, Any]]], measure: str = "whole", floor: str = FLOOR
) -> dict[str, dict[str, Any]]:
    """All answers of one view -> figures by contender. measure: "whole" frame, or "submit": until handed over."""
    rows: dict[str, dict[str, Any]] = {}
    of_floor = [_times(answer, measure) for answer in answers.get(floor, ())]
    for name, given in answers.items():
        times = [_times(answer, measure) for answer in given]
        row: dict[str, Any] = {"ms": asdict(spread([t for one in times for t in one]))}
        if of_floor and name != floor:
            row["times_the_floor"] = asdict(ratios(times, of_floor))
        for part in ("ours", "engine"):
            row[f"{part}_ms"] = spread([t for answer in given for t in answer[part]]).median
        row["cull_ms"] = round(max(answer["cull"] for answer in given), 3)
        row |= {
            key: given[-1]["facts"][key]
            for key in ("draw_calls", "triangles", "instances")
            if key in given[-1]["facts"]
        }
        row["rss_mb"] = given[-1]["rss_mb"]
        rows[name] = row
    return rows


def _times(answer: Mapping[str, Any], measure: str) -> list[float]:
    if measure == "submit":
        return [a + b for a, b in zip(answer["ours"], answer["engine"], strict=True)]
    return list(answer["whole"])
