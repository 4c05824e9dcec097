"""The walls of the house: who may import whom, held against the source. To move a wall, change the table here."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
HOUSE = ROOT / "exhibition"

# room: (rooms below it, packages beside the standard library)
ROOMS: dict[str, tuple[set[str], set[str]]] = {
    "scene": (set(), {"yaml", "pydantic", "PIL"}),
    "shop": ({"scene"}, {"yaml", "pydantic", "ada_url"}),
    "forms": (set(), {"numpy"}),
    "models": ({"forms"}, {"numpy", "PIL", "pygltflib"}),
    "world": ({"scene", "shop", "forms", "models"}, {"numpy", "fast_simplification"}),
    "visit": ({"world", "shop", "scene"}, {"borax"}),
    "render": ({"world", "visit", "forms", "scene", "models"}, {"panda3d", "numpy", "PIL"}),
    "cards": ({"visit", "shop", "scene"}, {"skia", "numpy", "babel", "segno", "fontTools", "PIL"}),
    "overlay": ({"visit", "cards"}, {"panda3d", "numpy"}),
    "app": (
        {"scene", "shop", "forms", "models", "world", "visit", "render", "cards", "overlay"},
        {
            "panda3d", "numpy", "PIL", "yaml", "pydantic", "typer", "rich", "watchfiles", "babel", "segno", "ada_url",
            "imageio_ffmpeg", "platformdirs", "fontTools",
        },
    ),
}  # fmt: skip
NO_ROOM = {"utils", "util", "common", "manager", "helper", "helpers", "misc", "core"}
LONGEST = 400


def sources() -> list[Path]:
    return sorted(HOUSE.rglob("*.py"))


def room_of(path: Path) -> str:
    """The room a file belongs to; '' for the package's own files."""
    parts = path.relative_to(HOUSE).parts
    return parts[0] if len(parts) > 1 else ""


@cache
def imports(path: Path) -> frozenset[str]:
    """Every module a file imports, anywhere in it, by its full name."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join([*above, *([node.module] if node.module else [])])
            found.add(base)
            if base == "exhibition":
                found.update(f"exhibition.{alias.name}" for alias in node.names)
    return frozenset(found)


def short(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_every_room_stands_in_the_table():
    assert {room_of(path) for path in sources()} - {""} <= set(ROOMS)


def test_no_room_and_no_module_is_a_lumber_room():
    names = {part for path in sources() for part in path.relative_to(HOUSE).with_suffix("").parts}
    assert not names & NO_ROOM


def test_imports_run_downwards_only():
    wrong = []
    for path in sources():
        room = room_of(path)
        if not room:
            continue
        for name in sorted(imports(path)):
            package, *below = name.split(".")
            if package == "exhibition" and below and below[0] not in ROOMS[room][0] | {room}:
                wrong.append(f"{short(path)} imports {name}")
    assert not wrong, "\n".join(wrong)


def test_each_room_imports_only_its_own_packages():
    wrong = []
    for path in sources():
        room = room_of(path)
        allowed = ROOMS[room][1] if room else ROOMS["app"][1]
        for name in sorted(imports(path)):
            package = name.split(".")[0]
            package = "panda3d" if package == "direct" else package
            if package not in sys.stdlib_module_names and package != "exhibition" and package not in allowed:
                wrong.append(f"{short(path)} imports {name}")
    assert not wrong, "\n".join(wrong)


def test_the_table_itself_has_no_cycle():
    settled: set[str] = set()
    while len(settled) < len(ROOMS):
        free = {room for room, (below, _) in ROOMS.items() if room not in settled and below <= settled}
        assert free, f"a cycle among {sorted(set(ROOMS) - settled)}"
        settled |= free


def test_the_package_file_imports_nothing_of_the_house():
    assert not [name for name in imports(HOUSE / "__init__.py") if name.startswith("exhibition")]


@pytest.mark.parametrize("folder", ["exhibition", "tests"])
def test_no_file_is_longer_than_a_reader_can_hold(folder):
    lengths = {short(p): len(p.read_text(encoding="utf-8").splitlines()) for p in (ROOT / folder).rglob("*.py")}
    assert not {name: length for name, length in sorted(lengths.items()) if length > LONGEST}


def test_every_module_says_first_what_it_takes_and_gives():
    silent = []
    for path in sources():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if tree.body and not (ast.get_docstring(tree) or "").strip():
            silent.append(short(path))
    assert not silent


def modules_of(*rooms: str) -> list[str]:
    paths = [path for room in rooms for path in sorted((HOUSE / room).glob("*.py")) if path.stem != "__init__"]
    return [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in paths]


def test_the_pure_rooms_and_check_start_without_a_window():
    pure = modules_of("scene", "shop", "forms", "models", "world", "visit", "cards")
    assert not loaded_by([*pure, "exhibition.app.check"]) & {"panda3d", "direct"}


def test_scene_and_check_start_without_skia():
    assert not loaded_by([*modules_of("scene"), "exhibition.app.check"]) & {"skia", "panda3d"}


def loaded_by(modules: list[str]) -> set[str]:
    """The top-level packages that stand in memory after importing ``modules`` in a fresh process."""
    code = f"import importlib, sys\nfor name in {modules!r}: importlib.import_module(name)\n"
    code += "print(*sorted({name.split('.')[0] for name in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return set(done.stdout.split())
