"""Nothing -> commands called in this process, a tiny project to spoil, and a stage at the size visitors see."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from exhibition.app.cli import main
from exhibition.app.new import new_scene
from exhibition.app.project import Project

if TYPE_CHECKING:
    from exhibition.overlay.glass import Glass
    from exhibition.render.stage import Stage

ROOT = Path(__file__).resolve().parents[2]
SHOW = """schema: exhibition/1
kind: show
title: {fr: "Un jardin", en: "A garden", zh: "一座园"}
opens: garden
scenes: [garden]
link_hosts: [.example]
"""


@dataclass(frozen=True)
class Said:
    """What a command left behind: its exit code and both its outputs, whole."""

    code: int
    out: str
    err: str

    @property
    def last(self) -> list[str]:
        """The last two lines on standard error: cause and remedy where a command stopped."""
        return self.err.splitlines()[-2:]


Call = Callable[..., Said]


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Call:
    """call("check", "--json") -> Said: the program as typed in the project's folder, without a new process."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("EXHIBITION_CACHE", str(ROOT / ".cache" / "worlds"))

    def called(*words: object) -> Said:
        capfd.readouterr()
        monkeypatch.setattr(sys, "argv", ["exhibition", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capfd.readouterr()
        return Said(int(ended.value.code or 0), said.out, said.err)

    return called


@pytest.fixture
def no_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever opens a window in this test has asked too late what was wrong."""

    def opened(*size: int) -> None:
        pytest.fail("a window was opened")

    for place in ("shot", "bench", "film"):
        monkeypatch.setattr(f"exhibition.app.{place}.open_offscreen", opened)


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A project of one small garden, as `exhibition new` begins it; its assets are the shipped fonts and textures."""
    new_scene(tmp_path / "scenes" / "garden")
    (tmp_path / "scenes" / "shows").mkdir()
    (tmp_path / "scenes" / "shows" / "pc.yaml").write_text(SHOW, encoding="utf-8")
    shutil.copy(ROOT / "scenes" / "brand.yaml", tmp_path / "scenes" / "brand.yaml")
    for folder in ("fonts", "textures"):
        shutil.copytree(ROOT / "assets" / folder, tmp_path / "assets" / folder, copy_function=_linked)
    return tmp_path


def _linked(source: str, target: str) -> None:
    """A file under a second name; a copy where the disk is another."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy(source, target)


@pytest.fixture(scope="session")
def kept_gardens(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the tiny project's world is kept between tests: the shipped scenes' folder is not filled with gardens."""
    return tmp_path_factory.mktemp("gardens")


@pytest.fixture
def in_house(house: Path, call: Call, kept_gardens: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """The same as call, in the tiny project's folder."""
    monkeypatch.chdir(house)
    monkeypatch.setenv("EXHIBITION_CACHE", str(kept_gardens))
    return call


@pytest.fixture
def garden(house: Path) -> Project:
    return Project(house, house / "cache")


@pytest.fixture(scope="module")
def drawn(window, project: Project) -> Iterator[tuple[Stage, Glass]]:
    """A stage and its glass at 1280x720, on a window of their own: the shared one is small. Skips where none draws."""
    from exhibition.app.shot import open_stage
    from exhibition.render.window import open_offscreen

    opened = open_offscreen(1280, 720)
    stage, glass = open_stage(opened, project, "low")
    yield stage, glass
    glass.close()
    stage.close()
    opened.close()
