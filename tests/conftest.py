"""Nothing -> the one offscreen window that every test marked ``gl`` shares."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session")
def window() -> Iterator[object]:
    """An offscreen window of 320 x 200 pixels. Skips, with the reason, where no driver draws."""
    from exhibition.render.window import GraphicsError, open_offscreen

    try:
        opened = open_offscreen(320, 200)
    except GraphicsError as error:
        pytest.skip(error.cause)
    yield opened
    opened.close()
