"""The board of materials, in the museum and at noon, against the stills that were looked at; and each sample by itself.

Renewed as the others are: see test_golden.py.
"""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from exhibition.app.shot import Still, save_picture, take
from tests.conftest import ROOT
from tests.golden.test_golden import HERE, SMALL, alike, keep_difference

pytestmark = pytest.mark.golden
BOARDS = {"materials": "materials", "materials_noon": str(ROOT / "scenes" / "examples" / "materials" / "noon.yaml")}


@pytest.mark.parametrize("name", BOARDS)
def test_the_board_is_as_it_was_kept(name, project, window, request) -> None:
    picture = take(project, project.world(BOARDS[name]), Still(view="board", panels=False), SMALL, "low")
    kept = HERE / f"{name}.png"
    if request.config.getoption("--reshoot"):
        save_picture(picture, kept)
        pytest.skip(f"{kept.name} is new: look at it")
    assert picture.std() > 8 and (picture.max(axis=2) > 0).mean() > 0.99, "blank"
    if "llvmpipe" not in window.renderer_name:
        pytest.skip(f"{window.renderer_name} draws it, but it is judged on llvmpipe only")
    wanted = np.asarray(Image.open(kept).convert("RGB"))
    same = wanted.shape == picture.shape and alike(picture, wanted)
    if not same:
        keep_difference(name, picture, wanted)
    assert same, f"another picture: see tests/golden/diffs/{name}.png"
