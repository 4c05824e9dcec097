"""Stills of the shipped scenes against those that were looked at and kept beside this file.

Renew them with `.venv/bin/python -m pytest tests/golden --reshoot`, then look at each before it is committed. Pictures
are judged on the software driver alone, which draws the same everywhere; elsewhere a still must only not be blank.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from exhibition.app import project as projects
from exhibition.app.shot import Still, save_picture, take

pytestmark = pytest.mark.golden
HERE = Path(__file__).resolve().parent
SMALL, SEEN = (640, 360), (1280, 720)  # cards are drawn for the size that visitors see
DAY = date(2026, 11, 26)
FAR = 48  # levels of 255: a pixel that differs more than a driver's rounding or a letter's edge
STILLS = {
    "fountain": ("haiyantang", Still(view="fountain", panels=False)),
    "tower_from_lake": ("summer_palace", Still(view="tower_from_lake", panels=False)),
    "hall": ("entrance", Still(view="hall", panels=False)),
    "card_zh": ("haiyantang", Still(view="quarter_tiger", language="zh", open="hs_tiger")),
    "product_fr": ("haiyantang", Still(view="quarter_horse", language="fr", open="hs_horse", product="horse_scarf")),
    "menu_en": ("entrance", Still(view="hall", language="en", page="menu")),
}


@pytest.fixture(autouse=True)
def one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Offers begin and end: the pictures are all of one day."""

    class Day(date):
        @classmethod
        def today(cls) -> date:
            return DAY

    monkeypatch.setattr(projects, "date", Day)


@pytest.mark.parametrize("name", STILLS)
def test_a_still_is_as_it_was_kept(name, worlds, project, window, request) -> None:
    scene, still = STILLS[name]
    picture = take(project, worlds[scene], still, SEEN if still.panels else SMALL, "low")
    judge(name, picture, HERE / f"{name}.png", window, request)


def judge(name: str, picture: np.ndarray, kept: Path, window, request) -> None:
    """Hold a picture against the one that was kept, or keep it where new ones are asked for."""
    if request.config.getoption("--reshoot"):
        kept.parent.mkdir(exist_ok=True)
        save_picture(picture, kept)
        pytest.skip(f"{kept.name} is new: look at it")
    assert picture.std() > 8 and (picture.max(axis=2) > 0).mean() > 0.99, "blank"
    if "llvmpipe" not in window.renderer_name:
        pytest.skip(f"{window.renderer_name} draws it, but it is judged on llvmpipe only")
    wanted = np.asarray(Image.open(kept).convert("RGB"))
    assert wanted.shape == picture.shape
    same = alike(picture, wanted)
    if not same:
        keep_difference(name, picture, wanted)
    assert same, f"another picture: see tests/golden/diffs/{name}.png"


def test_two_pictures_of_different_things_are_told_apart() -> None:
    """The measure can fail: a card in another language, over another head."""
    one, other = (np.asarray(Image.open(HERE / f"{name}.png").convert("RGB")) for name in ("card_zh", "product_fr"))
    assert not alike(one, other)
    assert alike(one, np.clip(one.astype(int) + 1, 0, 255))


def alike(one: np.ndarray, other: np.ndarray) -> bool:
    """Two releases of the driver may round a colour or an edge differently; a moved thing is more than that."""
    apart = np.abs(one.astype(int) - other).max(axis=2)
    return bool(apart.mean() < 1.5 and (apart > FAR).mean() < 0.006)


def keep_difference(name: str, picture: np.ndarray, wanted: np.ndarray) -> None:
    """What was drawn, what was wanted, and where they differ, side by side."""
    from pixelmatch.contrib.PIL import pixelmatch

    new, old = (Image.fromarray(p).convert("RGBA") for p in (picture, wanted))
    marked = Image.new("RGBA", new.size)
    pixelmatch(new, old, marked, includeAA=True)
    width, height = new.size
    sheet = Image.new("RGB", (3 * width, height))
    for place, part in enumerate((new, old, marked)):
        sheet.paste(part.convert("RGB"), (place * width, 0))
    (HERE / "diffs").mkdir(exist_ok=True)
    sheet.save(HERE / "diffs" / f"{name}.png")
