"""The smallest scene of each form against the picture of it that the handbook shows.

Renew them with `.venv/bin/python -m pytest tests/golden/test_examples.py --reshoot`, then look at each.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from exhibition.app.shot import Still, take
from tests.golden.test_golden import judge

pytestmark = pytest.mark.golden
EXAMPLES = Path(__file__).resolve().parents[2] / "scenes" / "examples"
PICTURES = EXAMPLES / "pictures"
SIZE = (480, 270)
NAMES = sorted(path.stem for path in EXAMPLES.glob("*.yaml"))


@pytest.mark.parametrize("name", NAMES)
def test_an_example_looks_as_the_handbook_shows_it(name, project, window, request) -> None:
    picture = take(project, project.world(name), Still(view="entry", panels=False), SIZE, "low")
    judge(f"example_{name}", picture, PICTURES / f"{name}.png", window, request)


def test_every_building_has_its_smallest_scene_and_its_picture() -> None:
    from exhibition.forms.architecture import ARCHITECTURE

    assert set(ARCHITECTURE) <= set(NAMES)
    assert {path.stem for path in PICTURES.glob("*.png")} == set(NAMES)
