"""The present code, and pictures kept from an earlier one -> docs/gallery: views before and after, side by side.

`python -m tools.gallery` shoots every view of docs/gallery/views.yaml anew and writes the page;
`python -m tools.gallery --page` writes the page alone. What stood before is kept as files in docs/gallery/before.
"""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import dataclass
from pathlib import Path

import yaml
from PIL import Image
from rich.progress import track

from exhibition.app.project import Project
from exhibition.app.shot import Still, take

ROOT = Path(__file__).resolve().parents[1]
GALLERY = ROOT / "docs" / "gallery"
SIZE, JPEG = (960, 540), 84


@dataclass(frozen=True)
class Shown:
    """A view of a scene, its title, and what in it still looks wrong."""

    scene: str
    view: str
    title: str
    wrong: str
    quality: tuple[str, ...] = ("low", "high")

    def name(self, quality: str) -> str:
        return f"{Path(self.scene).stem}_{self.view}_{quality}.jpg"


def shown(folder: Path = GALLERY) -> tuple[Shown, ...]:
    """The views in the order of the page."""
    return tuple(Shown(**row) for row in yaml.safe_load((folder / "views.yaml").read_text(encoding="utf-8")))


def shoot(views: tuple[Shown, ...], folder: Path) -> None:
    """Stills of the present code, small enough to be kept; each world is built once."""
    folder.mkdir(parents=True, exist_ok=True)
    project = Project(ROOT, ROOT / ".cache" / "worlds")
    worlds = {view.scene: project.world(view.scene) for view in views}
    stills = [(view, quality) for view in views for quality in view.quality]
    for view, quality in track(stills, description="gallery", disable=not sys.stderr.isatty()):
        picture = take(project, worlds[view.scene], Still(view=view.view, panels=False), SIZE, quality)
        Image.fromarray(picture).save(folder / view.name(quality), quality=JPEG, optimize=True)


def page(views: tuple[Shown, ...]) -> str:
    """The gallery as Markdown: a table for each view, a row for each level of quality."""
    lines = [
        "# Gallery",
        "",
        "The same views before and after light, surfaces and far levels were made anew, drawn by the software driver.",
        "Under each stands what still looks wrong. Written by `python -m tools.gallery` from `views.yaml`.",
    ]
    for view in views:
        lines += ["", f"## {view.title}", "", "| | before | after |", "|---|---|---|"]
        for quality in view.quality:
            cells = (f"![{view.title}, {quality}, {when}]({when}/{view.name(quality)})" for when in ("before", "after"))
            lines.append(f"| {quality} | {' | '.join(cells)} |")
        lines += ["", f"Still wrong: {view.wrong}"]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Shoot, then write the page."""
    parser = argparse.ArgumentParser(prog="tools.gallery", description="Shoot the gallery anew and write its page.")
    parser.add_argument("--page", action="store_true", help="write the page alone")
    views = shown()
    if not parser.parse_args().page:
        os.chdir(ROOT)  # a view may name its scene by a path from here
        shoot(views, GALLERY / "after")
    (GALLERY / "README.md").write_text(page(views), encoding="utf-8")


if __name__ == "__main__":
    main()
