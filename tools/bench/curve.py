"""One figure at several sizes of a scene -> a curve in plain text: a bar a size, on a scale of powers of ten."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

_TENFOLD = 12  # signs for a factor of ten
_BAR = "█"


def curve(points: Sequence[tuple[int, float]], unit: str) -> list[str]:
    """Lines for (placed, value), the values above 0; the bar's end is the value on a scale of powers of ten."""
    shown = [(placed, value) for placed, value in points if value > 0]
    if not shown:
        return []
    least = math.floor(math.log10(min(value for _, value in shown)))
    return [
        f"{placed:>11,}  {_BAR * max(round((math.log10(value) - least) * _TENFOLD), 1)} {value:,.3g} {unit}"
        for placed, value in shown
    ]


def growth_curves(scenes: Sequence[Mapping[str, Any]], who: str) -> list[str]:
    """Submission, whole frames, memory and first frame of one contender over scenes of the same views, as Markdown."""
    lines: list[str] = []
    for view in scenes[0]["views"]:
        for kind, unit, title in (("submission", "ms", "handing a frame over"), ("raster", "ms", "a whole frame")):
            rows = [(s["placed"], s.get(kind, {}).get(view, {}).get(who)) for s in scenes]
            lines += _block(f"{who}, {view}: {title}", [(n, r["ms"]["median"]) for n, r in rows if r], unit)
    starts = [(s["placed"], (s.get("start") or s.get("start_noop") or {}).get(who)) for s in scenes]
    lines += _block(f"{who}: memory", [(n, r["rss_mb"]) for n, r in starts if r], "MB")
    return lines + _block(f"{who}: first frame", [(n, r["seconds"]["frame"]) for n, r in starts if r], "s")


def _block(title: str, points: Sequence[tuple[int, float]], unit: str) -> list[str]:
    lines = curve(points, unit)
    return ["", f"{title}, by placed parts", "```", *lines, "```"] if len(lines) > 1 else []
