"""The room of the heads alone: every view that judges them is there, and the hall shows all twelve at eye height."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from exhibition.render import lens
from exhibition.visit.view import Camera
from exhibition.visit.walk import look_angles

if TYPE_CHECKING:
    from exhibition.app.project import Project
    from exhibition.world.model import World

ANIMALS = ("rat", "ox", "tiger", "rabbit", "dragon", "snake", "horse", "goat", "monkey", "rooster", "dog", "pig")
SIZE = (1280, 720)


@pytest.fixture(scope="module")
def gallery(project: Project) -> World:
    return project.world("heads")


def seen(world: World, view: str, point: tuple[float, float, float]) -> tuple[float, float, float] | None:
    there = world.views[view]
    heading, pitch = look_angles(there.eye, there.look)
    return lens.project(Camera(there.eye, heading, pitch, there.fov), SIZE, point)


@pytest.mark.parametrize("animal", ANIMALS)
def test_each_head_stands_at_eye_height_and_fills_its_views(gallery: World, animal: str) -> None:
    head = next(part for part in gallery.geometry.parts if part.id == f"head_{animal}")
    low, high = head.bounds
    assert (low[2] + high[2]) / 2 == pytest.approx(1.45, abs=0.1)
    for name in ("front", "quarter", "profile"):
        for corner in (
            head.points["centre"],
            head.points["top"],
            (head.points["centre"][0], head.points["centre"][1], low[2]),
        ):
            at = seen(gallery, f"{name}_{animal}", corner)
            assert at is not None and 0 < at[0] < SIZE[0] and 0 < at[1] < SIZE[1], (name, at)
        assert 0.8 < at[2] < 1.8, "about a metre away"


def test_the_hall_shows_all_twelve(gallery: World) -> None:
    places = {}
    for part in gallery.geometry.parts:
        if part.id.startswith("head_"):
            at = seen(gallery, "hall", part.points["centre"])
            assert at is not None and 0 < at[0] < SIZE[0] and 0 < at[1] < SIZE[1], part.id
            places[part.id] = at[0]
    assert list(places) == sorted(places, key=places.__getitem__) and len(places) == 12, "in the order of the years"
