"""Nothing -> what tests share: one offscreen window, and the shipped scenes, built once and kept in .cache/worlds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from exhibition.app.project import Project
    from exhibition.world.model import World

ROOT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--reshoot", action="store_true", help="Take the golden pictures anew; look at each.")


@pytest.fixture(scope="session")
def window() -> Iterator[object]:
    """An offscreen window of 320 x 200 pixels. Skips, with the reason, where no driver draws."""
    import skia  # noqa: F401  loaded after the driver, it crashes in its first line of text

    from exhibition.render.window import GraphicsError, open_offscreen

    try:
        opened = open_offscreen(320, 200)
    except GraphicsError as error:
        pytest.skip(error.cause)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def project() -> Project:
    """The shipped project; its built worlds are kept between runs."""
    from exhibition.app.project import Project

    return Project(ROOT, ROOT / ".cache" / "worlds")


@pytest.fixture(scope="session")
def palace(project: Project) -> World:
    return project.world("summer_palace")


@pytest.fixture(scope="session")
def fountain(project: Project) -> World:
    return project.world("haiyantang")


@pytest.fixture(scope="session")
def salon(project: Project) -> World:
    return project.world("entrance")


@pytest.fixture(scope="session")
def worlds(salon: World, palace: World, fountain: World) -> dict[str, World]:
    """Every scene of the show, by its id."""
    return {world.id: world for world in (salon, palace, fountain)}
