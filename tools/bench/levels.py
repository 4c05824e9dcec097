"""Views -> what each quality costs against `flat`, drawn in turns by one process: a table for docs/bench.md.

.venv/bin/python -m tools.bench.levels entrance:hall haiyantang:fountain
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from statistics import median

from exhibition.app.project import Project, cache_folder
from exhibition.app.views import plain_view
from exhibition.render.quality import LEVELS
from exhibition.render.stage import Stage
from exhibition.render.window import open_offscreen
from exhibition.visit.view import View

ROOT = Path(__file__).resolve().parents[2]
VIEWS = (
    "entrance:hall",
    "haiyantang:fountain",
    "haiyantang:quarter_tiger",
    "summer_palace:long_corridor",
    "summer_palace:tower_from_lake",
    "summer_palace:east_gate",
)
_WARM, _FRAMES = 2, 3


def cost(stage: Stage, view: View) -> float:
    """Seconds of processor that one frame takes, over all cores: other work on the machine hardly moves it."""
    found = []
    for number in range(_WARM + _FRAMES):
        stage.draw(view, time=0.0)
        begun = time.process_time()
        stage.window.render()
        stage.window.finish()
        if number >= _WARM:
            found.append(time.process_time() - begun)
    return min(found)


def ratios(stage: Stage, view: View, rounds: int) -> tuple[float, dict[str, float]]:
    """Milliseconds at flat, and each other level's share of that: medians of ratios within a round."""
    shares: dict[str, list[float]] = {name: [] for name in LEVELS if name != "flat"}
    flats = []
    for _ in range(rounds):
        stage.set_quality("flat")
        flats.append(cost(stage, view))
        for name, known in shares.items():
            stage.set_quality(name)
            known.append(cost(stage, view) / flats[-1])
    return median(flats) * 1e3, {name: median(known) for name, known in shares.items()}


def main() -> None:
    """Print the table, row by row."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("views", nargs="*", default=VIEWS, metavar="SCENE:VIEW")
    words.add_argument("--rounds", type=int, default=3)
    words.add_argument("--size", default="1280x720")
    given = words.parse_args()
    width, height = (int(v) for v in given.size.split("x"))
    project = Project(ROOT, cache_folder())
    stage = Stage(open_offscreen(width, height), quality="flat", kept=project.cache)
    print(f"{stage.window.renderer_name}, {width} x {height}, {given.rounds} rounds\n")
    print("| view | flat, ms of processor | " + " | ".join(name for name in LEVELS if name != "flat") + " |")
    print("|" + "---|" * (len(LEVELS) + 1))
    for word in given.views:
        scene, name = word.split(":")
        world = project.world(scene)
        stage.show(world)
        flat, others = ratios(stage, plain_view(world, world.views[name]), given.rounds)
        told = [f"{scene}, {name}", f"{flat:.0f}", *(f"{share:.2f}x" for share in others.values())]
        print("| " + " | ".join(told) + " |", flush=True)
    stage.close()
    stage.window.close()


if __name__ == "__main__":
    main()
