"""The smallest scene of each form against the picture of it that the handbook shows.

Renew them with `.venv/bin/python -m pytest tests/golden/test_examples.py --reshoot`, then look at each.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from exhibition.app.shot import Still, save_picture, take
from tests.golden.test_golden import alike

pytestmark = pytest.mark.golden
EXAMPLES = Path(__file__).resolve().parents[2] / "scenes" / "examples"
PICTURES = EXAMPLES / "pictures"
SIZE = (480, 270)
NAMES = sorted(path.stem for path in EXAMPLES.glob("*.yaml"))


@pytest.mark.parametrize("name", NAMES)
def test_an_example_looks_as_the_handbook_shows_it(name, project, window, request) -> None:
    picture = take(project, project.world(name), Still(view="entry", panels=False), SIZE, "low")
    kept = PICTURES / f"{name}.png"
    if request.config.getoption("--reshoot"):
        kept.parent.mkdir(exist_ok=True)
        save_picture(picture, kept)
        pytest.skip(f"{kept.name} is new: look at it")
    assert picture.std() > 8, "blank"
    if "llvmpipe" not in window.renderer_name:
        pytest.skip(f"{window.renderer_name} draws it, but it is judged on llvmpipe only")
    assert alike(picture, np.asarray(Image.open(kept).convert("RGB"))), f"another picture than {kept}"


def test_every_building_has_its_smallest_scene_and_its_picture() -> None:
    from exhibition.forms.architecture import ARCHITECTURE

    assert set(ARCHITECTURE) <= set(NAMES)
    assert {path.stem for path in PICTURES.glob("*.png")} == set(NAMES)
