"""Names of patterns, or none for all -> assets/textures. `python -m tools.textures marble silk`; two runs, same bytes.

NAME.png (512 x 512, RGBA): rgb is a factor on the material's base colour, 128 = unchanged, where alpha is 0; where
alpha is 255 it is the surface's own sRGB colour, whatever the base (paint, paper, metal).
NAME_relief.png (256 x 256, RGBA): rg the slope of the surface (tangent-space normal, u right, v up), b how open it is
to the sky (255 = open), a the roughness, 128 = that of the material, half as much more or less at the ends.
clouds.png (r puffs, g streaks) and ripples.png (rg slope of small waves, b gusts). All of them repeat without a seam.
v = 0 is the picture's lowest row.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from PIL import Image
from rich.progress import track

from exhibition.world.materials import DETAILS, MATERIALS
from tools.textures.makers import MAKERS
from tools.textures.noises import clouds, ripples
from tools.textures.pattern import Array, colour_picture, relief_picture

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "textures"
NOISES = {"clouds": clouds, "ripples": ripples}


def scale_of(detail: str) -> float:
    """Metres of one repeat: the middle one of those that materials give it."""
    scales = sorted(m.scale for m in MATERIALS.values() if m.detail == detail)
    return scales[len(scales) // 2] if scales else 1.0


def pictures(name: str) -> dict[str, Array]:
    """File names without ending -> pictures, row 0 at v = 0."""
    if name in NOISES:
        return {name: NOISES[name]()}
    pattern = MAKERS[name]()
    metres = BEAM_METRES if name.startswith("beam_") else scale_of(name)
    return {name: colour_picture(pattern), f"{name}_relief": relief_picture(pattern, metres)}


BEAM_METRES = 1.25  # the square of a beam holds half a bay across


def bake(folder: Path, names: tuple[str, ...] = (*DETAILS, *NOISES)) -> list[Path]:
    """Write the pictures of ``names`` into ``folder``; the files written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in track(names, description="textures", disable=not sys.stderr.isatty()):
        for file, rows in sorted(pictures(name).items()):
            path = folder / f"{file}.png"
            Image.fromarray(rows[::-1]).save(path, compress_level=9)
            written.append(path)
    return written


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="tools.textures", description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", choices=[*DETAILS, *NOISES, []], help="patterns; all when left out")
    parser.add_argument("--out", type=Path, default=FOLDER)
    given = parser.parse_args()
    for file in bake(given.out, tuple(given.names) or (*DETAILS, *NOISES)):
        print(file.name)
