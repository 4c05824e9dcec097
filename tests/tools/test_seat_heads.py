"""A finished sculpture takes the place of its stand-in, and its card says what it is; others are left alone."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path
from types import ModuleType

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("tools_seat_heads", ROOT / "tools" / "seat_heads.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def root(tmp_path: Path, tool: ModuleType) -> Path:
    """The scenes as they were before any sculpture, and three files of the tiger, the goat; two of the pig."""
    for name in (*tool.SCENES, tool.CARDS):
        target = tmp_path / "scenes" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "scenes" / name, target)
        text = target.read_text(encoding="utf-8").replace("    form: head\n", "    form: head_placeholder\n")
        for words in (tool.EVOCATION, tool.RECONSTRUCTION, tool.DRAGON):
            for said in words.values():
                text = text.replace(said, "…")
        target.write_text(text, encoding="utf-8")
    folder = tmp_path / "assets" / "models" / "heads"
    folder.mkdir(parents=True)
    for name in ("tiger", "tiger_1", "tiger_2", "goat", "goat_1", "goat_2", "pig", "pig_1"):
        (folder / f"{name}.glb").touch()
    return tmp_path


def read(root: Path, name: str) -> dict:
    return yaml.safe_load((root / "scenes" / name).read_text(encoding="utf-8"))


def test_only_what_is_whole_is_seated(root: Path, tool: ModuleType) -> None:
    assert tool.main(root) == [*tool.SCENES, tool.CARDS]
    for name in tool.SCENES:
        forms = {part["animal"]: part["form"] for part in read(root, name)["parts"].values() if "animal" in part}
        assert {animal for animal, form in forms.items() if form == "head"} == {"tiger", "goat"}
    assert tool.main(root) == [], "a second time there is nothing to do"


def test_the_cards_say_evocation_or_reconstruction(root: Path, tool: ModuleType) -> None:
    before = read(root, tool.CARDS)["hotspots"]
    tool.main(root)
    after = read(root, tool.CARDS)["hotspots"]
    assert after["hs_tiger"]["head"]["status"] == tool.EVOCATION
    assert after["hs_goat"]["head"]["status"] == tool.RECONSTRUCTION
    assert {name for name in after if after[name] != before[name]} <= {"hs_tiger", "hs_goat"}
