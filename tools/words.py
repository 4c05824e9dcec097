"""New words of scenes/brand.yaml in, moved into the catalogues of scenes/words/: sorted by key, so that they merge."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import yaml
from babel.messages.pofile import normalize

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from exhibition.cards.words import FILE, catalogues, read_catalogue

ROOT = Path(__file__).resolve().parents[1]
HEAD = """# Words of the interface. A key never changes; what it says does. {{Names}} in brackets are filled in.
msgid ""
msgstr ""
"Language: {code}\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""


def written(code: str, words: dict[str, str]) -> str:
    """A catalogue as text, sorted by key."""
    entries = (f"\nmsgid {normalize(key, width=0)}\nmsgstr {normalize(words[key], width=0)}\n" for key in sorted(words))
    return HEAD.format(code=code) + "".join(entries)


def read(file: Path) -> dict[str, str]:
    """Key -> text of a catalogue; empty where there is none yet."""
    return {m.id: m.string for m in read_catalogue(file) if m.id} if file.exists() else {}


def move(root: Path) -> list[str]:
    """Move new words of the brand into the catalogues; gives their keys. A word that the catalogues have otherwise
    stays with the brand, which means it so; one that they have alike goes."""
    brand, folder = root / "scenes" / "brand.yaml", root / "scenes" / "words"
    source = brand.read_text(encoding="utf-8")
    told = yaml.safe_load(source).get("words") or {}
    languages = list(catalogues(folder)) or ["fr", "en", "zh"]
    kept = {code: read(folder / code / FILE) for code in languages}
    new = [key for key in told if not any(key in words for words in kept.values())]
    alike = [key for key in told if all(kept[code].get(key) == text for code, text in told[key].items())]
    for code, words in kept.items():
        words.update({key: told[key][code] for key in new if code in told[key]})
        (folder / code).mkdir(parents=True, exist_ok=True)
        (folder / code / FILE).write_text(written(code, words), encoding="utf-8")
    gone = {*new, *alike}
    for key in sorted(gone):
        source = re.sub(rf'(?m)^  "?{re.escape(key)}"?: \{{.*\}}\n', "", source)
    if gone == set(told):
        source = re.sub(r"(?m)^words:\n(?!  )\s*", "", source)
    brand.write_text(source, encoding="utf-8")
    return new


if __name__ == "__main__":
    print(f"{len(move(ROOT))} words moved.")
