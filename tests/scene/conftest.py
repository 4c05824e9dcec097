"""The folder of small files that the tests of the scene language read, and the one way they are checked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from exhibition.scene.folder import load_scene
from exhibition.scene.problem import Problem
from exhibition.scene.texts import scene_text_problems

HERE = Path(__file__).parent


@pytest.fixture
def all_problems() -> Callable[[Path], tuple[Problem, ...]]:
    """Everything that is wrong with one scene, its texts included."""

    def told(path: Path) -> tuple[Problem, ...]:
        document = load_scene(path, root=path.parent.parent)
        return document.problems + scene_text_problems(document)

    return told


@pytest.fixture
def good() -> str:
    """A scene without a mistake."""
    return (HERE / "good.yaml").read_text(encoding="utf-8")
