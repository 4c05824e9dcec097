"""``python -m tools.bench SCENE…``: who draws these instances how fast, in one run, taking turns."""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from dataclasses import asdict
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image
from rich.console import Console

from exhibition.app.errors import Stop
from exhibition.app.views import parse_view
from tools.bench import table
from tools.bench.contender import CONTENDERS
from tools.bench.figures import summed
from tools.bench.mixed import mixed_file
from tools.bench.pictures import likeness
from tools.bench.rounds import Plan, Say, Taken, take
from tools.bench.source import ROOT, open_world, picked

MOST_NODES = 200_000  # beyond this, plain nodes need minutes and gigabytes
PAIRS = (("stage", "lod"), ("opaque", "lean"), ("opaque", "gl"), ("nodes", "gl"))
CACHE = ROOT / ".cache" / "bench"


def words() -> argparse.ArgumentParser:
    """The command's options."""
    parser = argparse.ArgumentParser("tools.bench", description=__doc__)
    parser.add_argument("scenes", nargs="*", default=["many_columns"], help='scenes, .glb files, or "mixed"')
    parser.add_argument("--views", default="", help="names with commas; else those of source.PICKED, or all")
    parser.add_argument("--view", action="append", default=[], help="NAME=x,y,z/x,y,z; may be given again")
    parser.add_argument("--who", default="nodes,stage,opaque,lod,lean,gl", help=", ".join(CONTENDERS))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--frames", type=int, default=8, help="of a view in a round")
    parser.add_argument("--noop-frames", type=int, default=80, help="the same without drawing")
    parser.add_argument("--seconds", type=float, default=2.0, help="after which a turn ends")
    parser.add_argument("--size", default="1280x720")
    parser.add_argument("--quality", default="flat", help="of our stage; the others are always flat")
    parser.add_argument("--no-raster", action="store_true", help="leave whole frames out")
    parser.add_argument("--no-submission", action="store_true", help="leave Mesa's no-op driver out")
    parser.add_argument("--start", type=int, default=0, help="also time so many starts of `exhibition bench`")
    parser.add_argument("--start-quality", default="low")
    parser.add_argument("--pictures", type=Path, help="also keep a picture of each, and compare them")
    parser.add_argument("--json", action="store_true", help="print JSON alone")
    parser.add_argument("--append", type=Path, help="add a dated block to this file")
    parser.add_argument("--note", default="", help="a sentence for the block: what else the machine did")
    return parser


def main(argv: list[str] | None = None) -> int:
    """Measure, show, keep."""
    told = words().parse_args(argv)
    if unknown := [name for name in told.who.split(",") if name not in CONTENDERS]:
        print(f"Unknown: {', '.join(unknown)}. Known: {', '.join(CONTENDERS)}.", file=sys.stderr)
        return 2
    console = Console(stderr=told.json, width=None if sys.stdout.isatty() else 150)
    with console.status("…") as status:
        say: Say = status.update if console.is_terminal else lambda text: None
        try:
            result = measured(told, say)
        except Stop as stop:
            print(f"{stop.cause}\n{stop.remedy}", file=sys.stderr)
            return stop.code
    if told.json:
        print(json.dumps(result, indent=1))
    else:
        table.show(result, console)
    if told.append:
        with told.append.open("a", encoding="utf-8") as file:
            file.write("\n" + table.markdown(result))
    return 0


def measured(told: argparse.Namespace, say: Say) -> dict[str, Any]:
    """Every scene, as plain data."""
    load = round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else -1.0
    scenes = [_scene(told, name, say) for name in told.scenes]
    renderers = sorted({r for scene in scenes for r in scene.pop("renderers") if r})
    width, height = told.size.split("x")
    result = {
        "taken": date.today().isoformat(),
        "machine": {**_machine(), "load": load, "renderer": "; ".join(renderers)},
        "quality": told.quality,
        "size": [int(width), int(height)],
        "note": told.note,
        "scenes": scenes,
    }
    if told.start:
        result["starts"] = {
            f"{name}, {told.start_quality}": [_first_frame(name, told) for _ in range(told.start)]
            for name in told.scenes
        }
    return result


def _scene(told: argparse.Namespace, name: str, say: Say) -> dict[str, Any]:
    source = str(mixed_file(CACHE)) if name == "mixed" else name
    say(f"{name}: building")
    world = open_world(source)
    views = picked(world, tuple(v for v in told.views.split(",") if v))
    views |= dict(parse_view(text) for text in told.view)
    placed, refused = len(world.geometry.placements), {}
    who = tuple(told.who.split(","))
    if placed > MOST_NODES and "nodes" in who:
        who = tuple(w for w in who if w != "nodes")
        refused["nodes"] = f"{placed:,} nodes: too many to wait for"
    width, height = (int(v) for v in told.size.split("x"))
    plan = Plan(source, views, who, (width, height), told.quality, told.rounds, told.frames, told.seconds)
    found: dict[str, Any] = {
        "scene": Path(name).stem, "placed": placed, "meshes": len(world.geometry.meshes),
        "herds": len(world.batches.herds.mesh), "who": who, "views": list(views), "renderers": [],
    }  # fmt: skip
    del world
    if not told.no_raster:
        folder = told.pictures / Path(name).stem if told.pictures else None
        taken = take(plan, say=say, pictures=folder)
        found["raster"] = {view: summed(answers) for view, answers in taken.answers.items()}
        found["start"] = _started(taken)
        found["likeness"] = _likenesses(folder, plan) if folder else []
        refused |= taken.refused
        found["renderers"] = list(taken.renderer.values())
    if not told.no_submission:
        silent = Plan(**{**vars(plan), "noop": True, "frames": told.noop_frames})
        taken = take(silent, say=say)
        found["submission"] = {view: summed(answers, "submit") for view, answers in taken.answers.items()}
        found["start_noop"] = _started(taken)
        refused |= taken.refused
    return {**found, "refused": refused}


def _started(taken: Taken) -> dict[str, dict[str, Any]]:
    some = {w: row[w][-1]["facts"].get("texture_mb", 0) for row in taken.answers.values() for w in row}
    return {who: {**row, "texture_mb": some.get(who, 0)} for who, row in taken.start.items()}


def _likenesses(folder: Path, plan: Plan) -> list[tuple[str, str, dict[str, Any]]]:
    """Pairs that should look the same. Only the stage draws sky and water, so it is not held to the floor."""
    rows = []
    for view in plan.views:
        for one, other in PAIRS:
            files = [folder / f"{view}-{name}.png" for name in (one, other)]
            if all(file.exists() for file in files):
                pictures = [np.asarray(Image.open(file)) for file in files]
                rows.append((view, f"{one} / {other}", asdict(likeness(*pictures))))
    return rows


def _first_frame(name: str, told: argparse.Namespace) -> float:
    """Seconds from the start of a process of our own to its first finished frame."""
    world = open_world(name)
    view = next(iter(picked(world)))
    command = [sys.executable, "-m", "exhibition", "bench", name, "--views", view, "--frames", "1"]
    command += ["--quality", told.start_quality, "--size", told.size, "--json"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    return float(json.loads(done.stdout)["first_frame_s"])


def _machine() -> dict[str, Any]:
    processor = platform.processor() or platform.machine()
    try:
        text = Path("/proc/cpuinfo").read_text()
        processor = next(line.split(":", 1)[1].strip() for line in text.splitlines() if line.startswith("model name"))
    except (OSError, StopIteration):
        pass
    names = ("panda3d", "moderngl", "numpy")
    return {
        "processor": processor,
        "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.release()}",
        "versions": ", ".join([f"Python {platform.python_version()}", *(f"{n} {version(n)}" for n in names)]),
    }


if __name__ == "__main__":
    sys.exit(main())
