"""The board of materials, in the museum and at noon, against the stills that were looked at; and each sample by itself.

Renewed as the others are: see test_golden.py.
"""

from __future__ import annotations

import pytest

from exhibition.app.shot import Still, take
from tests.conftest import ROOT
from tests.golden.test_golden import HERE, SMALL, judge

pytestmark = pytest.mark.golden
BOARDS = {"materials": "materials", "materials_noon": str(ROOT / "scenes" / "examples" / "materials" / "noon.yaml")}


@pytest.mark.parametrize("name", BOARDS)
def test_the_board_is_as_it_was_kept(name, project, window, request) -> None:
    picture = take(project, project.world(BOARDS[name]), Still(view="board", panels=False), SMALL, "low")
    judge(name, picture, HERE / f"{name}.png", window, request)
