"""Takes a folder of full font files, gives the subset fonts under assets/fonts: only the signs the exhibition may show.

The sources are the static TrueType files of the npm packages `@expo-google-fonts/noto-serif-sc`, `noto-sans-sc`,
`noto-sans`, `source-serif-4`, `source-sans-3` and `source-code-pro`, unpacked anywhere below the source folder:

    python tools/bake_fonts.py SOURCE_FOLDER [--out assets/fonts] [--scenes scenes]

Adobe reserves the name "Source": a subset is a changed version, so those faces get a name of their own.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

NAMES = "豳燊舫臺谐趣颐圜闿閟麀鸑鷟瓖碹罳栱枓槅櫺楣槛螭虬鸱卍"
"""Signs of proper names and building terms that lie outside GB 2312, or might."""

LATIN_RANGES = (
    (0x0020, 0x007E), (0x00A0, 0x024F), (0x02B0, 0x02FF), (0x0300, 0x0304), (0x0306, 0x030C), (0x1D43, 0x1D61),
    (0x1E00, 0x1EFF), (0x2000, 0x200B), (0x2010, 0x2027), (0x202F, 0x203A), (0x2044, 0x2044), (0x205F, 0x205F),
    (0x2070, 0x209C), (0x20AC, 0x20AC), (0x2116, 0x2116), (0x2122, 0x2122), (0x2190, 0x2199), (0x2212, 0x2212),
    (0x2248, 0x2248), (0x2260, 0x2265), (0x25A0, 0x25CF), (0x2713, 0x2717),
)  # fmt: skip
FEATURES = ("kern", "liga", "locl", "ccmp", "mark", "mkmk", "calt", "lnum", "pnum", "tnum", "sups")


@dataclass(frozen=True)
class Face:
    """One file to bake. name: a family name where the maker reserves his own; han: whether it carries Chinese."""

    source: str
    target: str
    name: str | None = None
    han: bool = False


FACES = (
    Face("SourceSerif4_600SemiBold.ttf", "ExhibitionSerif-SemiBold.ttf", "Exhibition Serif"),
    Face("SourceSans3_400Regular.ttf", "ExhibitionSans-Regular.ttf", "Exhibition Sans"),
    Face("SourceSans3_600SemiBold.ttf", "ExhibitionSans-SemiBold.ttf", "Exhibition Sans"),
    Face("SourceCodePro_400Regular.ttf", "ExhibitionMono-Regular.ttf", "Exhibition Mono"),
    Face("NotoSans_400Regular.ttf", "NotoSans-Regular.ttf"),
    Face("NotoSerifSC_600SemiBold.ttf", "NotoSerifSC-SemiBold.ttf", han=True),
    Face("NotoSansSC_400Regular.ttf", "NotoSansSC-Regular.ttf", han=True),
    Face("NotoSansSC_600SemiBold.ttf", "NotoSansSC-SemiBold.ttf", han=True),
)


def gb2312() -> set[str]:
    """Every sign of GB 2312: 6,763 hanzi and its symbols."""
    rows = bytes(range(0xA1, 0xF8))
    signs = {bytes((row, cell)).decode("gb2312", "ignore") for row in rows for cell in range(0xA1, 0xFF)}
    return signs - {""}


def latin() -> set[str]:
    """Latin with pinyin tones, French signs, spaces, arrows and the interface's symbols."""
    return {chr(code) for first, last in LATIN_RANGES for code in range(first, last + 1)}


def written(scenes: Path) -> set[str]:
    """Every sign of every file a curator wrote."""
    files = sorted(p for p in scenes.rglob("*") if p.suffix in {".yaml", ".po", ".md", ".csv"})
    return {sign for file in files for sign in file.read_text(encoding="utf-8") if sign.isprintable()}


def bake(source: Path, target: Path, signs: set[str], name: str | None) -> int:
    """Write the subset of one face; gives its size in bytes."""
    options = subset.Options()
    options.layout_features = list(FEATURES)
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["vhea", "vmtx", "VORG", "STAT", "MATH", "BASE"]
    font = TTFont(source, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=sorted(ord(sign) for sign in signs))
    cutter.subset(font)
    if name is not None:
        rename(font, name)
    font.save(target)
    return target.stat().st_size


def rename(font: TTFont, family: str) -> None:
    """Give the face a family name of its own, as the licence asks of a changed version."""
    table = font["name"]
    style = table.getDebugName(2) or "Regular"
    for record in list(table.names):
        if record.nameID in {1, 3, 4, 6, 16}:
            text = {1: family, 16: family, 6: f"{family}-{style}".replace(" ", "")}.get(
                record.nameID, f"{family} {style}"
            )
            table.setName(text, record.nameID, record.platformID, record.platEncID, record.langID)


def main() -> None:
    """Bake every face and say how large it became."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", type=Path)
    parser.add_argument("--out", type=Path, default=Path("assets/fonts"))
    parser.add_argument("--scenes", type=Path, default=Path("scenes"))
    parser.add_argument("--only", default="", help="bake only targets with this word in their name")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    narrow = latin()
    wide = narrow | gb2312() | written(given.scenes) | set(NAMES)
    for face in FACES:
        found = sorted(given.source.rglob(face.source))
        if not found:
            raise SystemExit(f"{face.source} is nowhere below {given.source}")
        if given.only in face.target:
            size = bake(found[0], given.out / face.target, wide if face.han else narrow, face.name)
            print(f"{face.target}: {size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
