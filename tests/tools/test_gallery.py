"""Every view of the gallery stands there twice, at every level, with what is wrong in it; and nothing else does."""

from __future__ import annotations

from PIL import Image

from tools.gallery import GALLERY, page, shown


def test_every_view_has_its_pictures_before_and_after_and_no_other_is_kept() -> None:
    names = {view.name(quality) for view in shown() for quality in view.quality}
    for when in ("before", "after"):
        assert {path.name for path in (GALLERY / when).iterdir()} == names
        for name in names:
            with Image.open(GALLERY / when / name) as picture:
                assert picture.size == (960, 540)


def test_the_page_is_fresh_and_honest() -> None:
    assert (GALLERY / "README.md").read_text(encoding="utf-8") == page(shown())
    assert all(len(view.wrong.split()) >= 6 and view.wrong.endswith(".") for view in shown())


def test_the_gallery_stays_small() -> None:
    assert sum(path.stat().st_size for path in GALLERY.rglob("*.jpg")) < 8e6
