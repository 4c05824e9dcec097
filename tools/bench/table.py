"""Figures -> tables: for the terminal by rich, for docs/bench.md as Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from tools.bench.curve import growth_curves

Row = Sequence[str]


def number(value: float) -> str:
    """Three figures that matter."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}" if value >= 0.1 else f"{value:.3f}"


def spread_text(ms: Mapping[str, Any]) -> str:
    """median (quartile-quartile)"""
    return f"{number(ms['median'])} ({number(ms['low'])}-{number(ms['high'])})"


def times_text(row: Mapping[str, Any]) -> str:
    found = row.get("times_the_floor")
    return f"{number(found['median'])}x ({number(found['low'])}-{number(found['high'])})" if found else "1"


RASTER = ("view", "who", "frame ms (quartiles)", "times the floor", "draws", "triangles", "rss MB")
SUBMISSION = (
    "view",
    "who",
    "submit ms (quartiles)",
    "times the floor",
    "our Python",
    "engine",
    "cull, moved eye",
    "draws",
)
START = (
    "who",
    "imports s",
    "world s",
    "window s",
    "load s",
    "first frame s",
    "rss MB",
    "of it the world",
    "textures MB",
)
GROWTH = ("view", "who", "scene", "placed", "submit ms", "frame ms", "triangles drawn", "rss MB", "first frame s")


def raster_rows(views: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> list[Row]:
    return [
        (view, who, spread_text(row["ms"]), times_text(row), *_counts(row), f"{row['rss_mb']:.0f}")
        for view, found in views.items()
        for who, row in found.items()
    ]


def submission_rows(views: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> list[Row]:
    return [
        (
            view, who, spread_text(row["ms"]), times_text(row), number(row["ours_ms"]), number(row["engine_ms"]),
            number(row["cull_ms"]) if row["cull_ms"] else "", _counts(row)[0],
        )
        for view, found in views.items()
        for who, row in found.items()
    ]  # fmt: skip


def start_rows(start: Mapping[str, Mapping[str, Any]]) -> list[Row]:
    rows = []
    for who, row in start.items():
        seconds = row["seconds"]
        marks = [seconds[k] for k in ("imports", "world", "window", "load")]
        steps = [marks[0], *(b - a for a, b in zip(marks[:-1], marks[1:], strict=True))]
        memory = f"{row['rss_mb']:.0f}", f"{row['world_mb']:.0f}", f"{row.get('texture_mb', 0):.1f}"
        rows.append((who, *(f"{s:.2f}" for s in steps), f"{seconds['frame']:.2f}", *memory))
    return rows


def growth_rows(scenes: Sequence[Mapping[str, Any]]) -> list[Row]:
    """One line a view, contender and scene; the scenes have the same views."""
    rows = []
    for view in scenes[0]["views"]:
        for who in scenes[0]["who"]:
            for scene in scenes:
                frame = scene.get("raster", {}).get(view, {}).get(who)
                submit = scene.get("submission", {}).get(view, {}).get(who)
                if not (frame or submit):
                    continue
                some = frame or submit
                start = (scene.get("start") or scene.get("start_noop", {})).get(who)
                rows.append((
                    view, who, scene["scene"], f"{scene['placed']:,}",
                    number(submit["ms"]["median"]) if submit else "", number(frame["ms"]["median"]) if frame else "",
                    _counts(some)[1], f"{some['rss_mb']:.0f}", f"{start['seconds']['frame']:.2f}" if start else "",
                ))  # fmt: skip
    return rows


def _counts(row: Mapping[str, Any]) -> tuple[str, str]:
    return tuple(f"{row[key]:,}" if key in row else "" for key in ("draw_calls", "triangles"))  # type: ignore[return-value]


def sections(result: Mapping[str, Any]) -> list[tuple[str, Row, list[Row]]]:
    """(title, heads, rows) of everything that was measured."""
    found: list[tuple[str, Row, list[Row]]] = []
    for scene in result["scenes"]:
        name = f"{scene['scene']}, {scene['placed']:,} placed, {scene['meshes']} meshes"
        if scene.get("raster"):
            title = f"{name}: whole frames, {result['quality']}, {result['size'][0]} x {result['size'][1]}"
            found.append((title, RASTER, raster_rows(scene["raster"])))
        if scene.get("submission"):
            found.append((f"{name}: submission alone (no-op driver)", SUBMISSION, submission_rows(scene["submission"])))
        if scene.get("start"):
            found.append((f"{name}: start and memory", START, start_rows(scene["start"])))
        if scene.get("likeness"):
            rows = [(v, pair, f"{s['whole']:.4f}", f"{s['worst']:.3f}") for v, pair, s in scene["likeness"]]
            found.append((f"{name}: likeness", ("view", "pictures", "SSIM", "worst 32-pixel tile"), rows))
        if scene.get("refused"):
            found.append((f"{name}: not measured", ("who", "why"), list(scene["refused"].items())))
    if len(result["scenes"]) > 1 and len({tuple(scene["views"]) for scene in result["scenes"]}) == 1:
        found.append(("Growth", GROWTH, growth_rows(result["scenes"])))
    if result.get("starts"):
        rows = [(k, " ".join(f"{v:.2f}" for v in s), f"{min(s):.2f}") for k, s in result["starts"].items()]
        found.append(("First frame by `exhibition bench`, warm cache", ("scene, quality", "seconds", "best"), rows))
    return found


def show(result: Mapping[str, Any], console: Console) -> None:
    """Everything on the terminal."""
    for title, heads, rows in sections(result):
        table = Table(title=title, title_justify="left", title_style="bold")
        for place, head in enumerate(heads):
            table.add_column(head, justify="left" if place < 2 else "right")
        for row in rows:
            table.add_row(*row)
        console.print(table)


def markdown(result: Mapping[str, Any]) -> str:
    """A dated block for docs/bench.md."""
    m = result["machine"]
    lines = [f"## {result['taken']}: {', '.join(scene['scene'] for scene in result['scenes'])}", ""]
    lines += [
        f"{m['processor']}, {m['cores']} cores, {m['system']}; load {m['load']}; {m['renderer']};",
        m["versions"] + ".",
    ]
    if result.get("note"):
        lines += ["", result["note"]]
    for title, heads, rows in sections(result):
        lines += ["", f"**{title}**", "", "| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
        lines += ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]
        if title == "Growth" and "lod" in result["scenes"][0]["who"]:
            lines += growth_curves(result["scenes"], "lod")
    return "\n".join(lines) + "\n"
