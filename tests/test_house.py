"""What the house promises beside its code: a credit for every file, locks by hash, a true map, links that lead."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
ASSETS = ROOT / "assets"
CREDITS = yaml.safe_load((ASSETS / "credits.yaml").read_text(encoding="utf-8"))
LOCKS = ("requirements.txt", "requirements-dev.txt")
UNCREDITED = {"README.md", "credits.yaml"}
LICENCES = {"OFL-1.1", "Apache-2.0", "CC-BY-4.0", "CC0-1.0", "ODbL-1.0"}


def asset_files() -> list[str]:
    files = (p.relative_to(ASSETS).as_posix() for p in ASSETS.rglob("*") if p.is_file() and not p.name.startswith("."))
    return sorted(set(files) - UNCREDITED)


def fits(file: str, pattern: str) -> bool:
    """A pattern's * stays within one folder."""
    return file.count("/") == pattern.count("/") and fnmatchcase(file, pattern)


def test_every_asset_has_its_credit():
    assert not [file for file in asset_files() if not any(fits(file, pattern) for pattern in CREDITS)]


def test_every_credit_has_its_asset():
    assert not [pattern for pattern in CREDITS if not any(fits(file, pattern) for file in asset_files())]


@pytest.mark.parametrize("pattern", CREDITS)
def test_a_credit_names_maker_licence_source_and_what_made_the_file(pattern):
    credit = CREDITS[pattern]
    assert set(credit) == {"maker", "licence", "source", "made_by"}
    assert all(isinstance(value, str) and value.strip() for value in credit.values())
    assert credit["licence"] in LICENCES
    if credit["made_by"].startswith("tools/"):
        assert (ROOT / credit["made_by"]).is_file()


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_versions_and_hashes_and_no_host(name):
    text = (ROOT / name).read_text()
    assert not re.search(r"://|file:|^\s*#|^--?[a-z]|\s@\s", text, re.M)
    entries = [entry for entry in re.split(r"\n(?=\S)", text.strip()) if entry]
    assert entries
    for entry in entries:
        assert re.match(r"[a-z0-9._-]+==\S+", entry), entry.splitlines()[0]
        assert "--hash=sha256:" in entry, entry.splitlines()[0]


def test_the_dev_lock_agrees_with_the_runtime_lock():
    runtime, dev = (set(re.findall(r"^(\S+==\S+)", (ROOT / name).read_text(), re.M)) for name in LOCKS)
    assert runtime <= dev


def test_every_dependency_has_a_reason_and_is_locked():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)["project"]
    runtime = (ROOT / LOCKS[0]).read_text()
    dev = (ROOT / LOCKS[1]).read_text()
    for wanted, lock in ((project["dependencies"], runtime), (project["optional-dependencies"]["dev"], dev)):
        for requirement in wanted:
            name = re.split(r"[<>=]", requirement)[0]
            assert re.search(rf"^{re.escape(name)}==", lock, re.M), f"{name} is not locked: make lock"
            assert re.search(rf'"{re.escape(requirement)}",\s+# \S', text), f"{name} has no reason beside it"


def test_the_npm_lock_names_a_hash_and_no_host():
    text = (ROOT / "tools" / "npm" / "package-lock.json").read_text()
    assert "://" not in text
    packages = json.loads(text)["packages"]
    assert all("integrity" in package for name, package in packages.items() if name)


def test_the_map_is_short_and_names_every_room_and_no_other():
    text = (ROOT / "exhibition" / "README.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 80
    named = set(re.findall(r"^\| `(\w+)/` \|", text, re.M))
    rooms = {path.parent.relative_to(ROOT / "exhibition").parts[0] for path in (ROOT / "exhibition").glob("*/*.py")}
    assert named == rooms


def documents() -> list[Path]:
    asked = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "*.md"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    listed = [ROOT / line for line in asked.stdout.splitlines()]
    return [path for path in listed or sorted(ROOT.glob("*.md")) if path.is_file()]


def test_links_between_documents_lead_somewhere():
    broken = []
    for document in documents():
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", document.read_text(encoding="utf-8")):
            if "://" not in target and not target.startswith("mailto:") and not (document.parent / target).exists():
                broken.append(f"{document.relative_to(ROOT)} -> {target}")
    assert not broken


def test_map_positions_carry_their_credit():
    assert "© OpenStreetMap contributors" in (ROOT / "LICENSE-map-data").read_text(encoding="utf-8")
    places = ROOT / "scenes" / "summer_palace" / "places.yaml"
    if not places.exists():
        pytest.skip("the Summer Palace has no places.yaml")
    assert "OpenStreetMap contributors" in places.read_text(encoding="utf-8")


def test_ci_runs_make_test_and_nothing_else():
    script = (ROOT / ".ci" / "run").read_text()
    commands = [line for line in script.splitlines() if line and not line.startswith(("#", "set ", "cd "))]
    assert script.startswith("#!/usr/bin/env bash\n")
    assert commands == ["make test"]
