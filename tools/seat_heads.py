"""The sculptures in assets/models/heads in; scenes that still show stand-ins for them, and cards that say so, mended.

    python tools/seat_heads.py

Changes nothing where a head has not all its levels, or is seated already."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from exhibition.models.sculpture import RECONSTRUCTED
from exhibition.scene.modelfiles import head_files

ROOT = Path(__file__).resolve().parents[1]
SCENES = ("haiyantang/statues.yaml", "examples/heads/scene.yaml")
CARDS = "haiyantang/hotspots.yaml"
EVOCATION = {
    "fr": "Évocation artistique du bronze conservé\u00a0: ni copie, ni numérisation",
    "en": "Artistic evocation of the surviving bronze, not a scan",
    "zh": "现存铜首的艺术再现，并非扫描",
}
RECONSTRUCTION = {
    "fr": "Reconstitution hypothétique, d’après la gravure et des reconstitutions modernes",
    "en": "Hypothetical reconstruction, after the engraving and modern reconstructions",
    "zh": "推测复原，参照版画与今人的复原",
}
DRAGON = {
    "fr": "Reconstitution hypothétique, d’après la gravure et d’autres dragons des Qing",
    "en": "Hypothetical reconstruction, after the engraving and other Qing dragons",
    "zh": "推测复原，参照版画与清代其他的龙",
}


def sculpted(root: Path) -> Iterator[str]:
    """The animals whose head lies there with all its levels."""
    for file in sorted((root / "assets" / "models" / "heads").glob("*.glb")):
        if "_" not in file.stem and all((root / level).is_file() for level in head_files(file.stem)):
            yield file.stem


def seated(text: str, animal: str) -> str:
    """A scene's file with the stand-in of an animal exchanged for its sculpture, at its own size."""
    return re.sub(
        rf"    form: head_placeholder\n    animal: {animal}\n(?:    height: [^\n]*\n)?",
        f"    form: head\n    animal: {animal}\n",
        text,
    )


def told(text: str, animal: str) -> str:
    """The file of the cards with that head's status said anew."""
    words = DRAGON if animal == "dragon" else RECONSTRUCTION if animal in RECONSTRUCTED else EVOCATION
    lines = "".join(f'        {language}: "{said}"\n' for language, said in words.items())
    card = re.compile(rf"(  hs_{animal}:\n(?:    [^\n]*\n)*?      status:\n)(?:        [^\n]*\n){{3}}")
    return card.sub(lambda found: found[1] + lines, text, count=1)


def main(root: Path = ROOT) -> list[str]:
    """The files that were changed."""
    changed = []
    for name in (*SCENES, CARDS):
        path = root / "scenes" / name
        before = text = path.read_text(encoding="utf-8")
        for animal in sculpted(root):
            text = told(text, animal) if name == CARDS else seated(text, animal)
        if text != before:
            path.write_text(text, encoding="utf-8")
            changed.append(name)
    return changed


if __name__ == "__main__":
    print("\n".join(main()) or "Nothing to change.")
