"""A scene and a view -> one still, offscreen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from PIL import Image

from exhibition.app.errors import WRONG_USE, Stop, nearest
from exhibition.app.project import Project, rules_of
from exhibition.overlay.glass import Glass
from exhibition.render.stage import Stage
from exhibition.render.window import Window, open_offscreen
from exhibition.visit.hand import moved, shown, taken, thing_of
from exhibition.visit.model import VisitState
from exhibition.visit.rising import stops_of
from exhibition.visit.show import view_of
from exhibition.visit.state import first_state
from exhibition.world.model import Spot, Viewpoint, World

_SETTLING = 60  # steps of a tenth of a second, until nothing turns any more
XYZ = tuple[float, float, float]


@dataclass(frozen=True)
class Still:
    """What a still shows. view: an id of the scene's views, or None with eye and look given."""

    view: str | None = None
    eye: XYZ | None = None
    look: XYZ | None = None
    fov: float | None = None
    language: str = "fr"
    open: str | None = None
    product: str | None = None
    panels: bool = True
    page: str | None = None
    hold: bool = False
    detail: str | None = None
    """What --hold shows closely; the thing as it is first shown without."""
    built: float | None = None
    """How far the building of the open card is put together, 0 to 1."""


def open_stage(window: Window, project: Project, quality: str) -> tuple[Stage, Glass]:
    """A stage and its glass on a window."""
    stage = Stage(window, quality=quality, textures=project.assets / "textures", kept=project.cache)
    glass = Glass(stage, project.brand(), assets=project.assets)
    return stage, glass


def with_view(world: World, still: Still) -> tuple[World, str]:
    """The world with the still's view among its views, and that view's name."""
    if still.eye is not None and still.look is not None:
        there = Viewpoint(still.eye, still.look, still.fov or 70.0)
        return replace(world, views={**world.views, "shot": there}), "shot"
    if still.view not in world.views:
        remedy = nearest(str(still.view), sorted(world.views), "Known views")
        raise Stop(f'The scene "{world.id}" has no view "{still.view}".', remedy, WRONG_USE)
    return world, str(still.view)


def still_state(world: World, still: Still, state: VisitState) -> VisitState:
    """A visit that rests where the still was wished."""
    _, name = with_view(world, still)
    spot = world.spot(still.open) if still.open else None
    if still.open and spot is None:
        remedy = nearest(str(still.open), [s.id for s in world.spots], "Known hotspots")
        raise Stop(f'There is no hotspot "{still.open}" here.', remedy, WRONG_USE)
    if still.product and spot is None:
        raise Stop("A product opens from a card.", "Open a hotspot with --open first.", WRONG_USE)
    if still.product and spot and still.product not in spot.shelf:
        remedy = nearest(still.product, spot.shelf, "On the shelf")
        raise Stop(f'"{still.product}" is not on the shelf of that card.', remedy, WRONG_USE)
    there = replace(
        state, view=name, flight=None, language=still.language, spot=still.open, lit=still.open, product=still.product,
        page=still.page, here=1e6,
    )  # fmt: skip
    if still.built is not None:
        there = replace(there, built=put_together(spot, still.built))
    return in_hand(world, still, spot, there) if still.hold else there


def put_together(spot: Spot | None, share: float) -> float:
    """The stop, from 0, at which the building of the open card stands."""
    stops = stops_of(spot)
    if spot is None or not stops:
        raise Stop("No building that can be taken apart lies open.", "Open the hotspot of one with --open.", WRONG_USE)
    return share * (stops - 1)


def in_hand(world: World, still: Still, spot: Spot | None, state: VisitState) -> VisitState:
    """The thing of the open card in the hand, at rest."""
    if spot is None:
        raise Stop("A thing is taken in the hand from its card.", "Open a hotspot with --open first.", WRONG_USE)
    thing = thing_of(spot, world)
    if thing is None:
        remedy = "Only what has details can: see details: in its hotspot."
        raise Stop(f'"{spot.id}" cannot be taken in the hand.', remedy, WRONG_USE)
    known = [detail.id for detail in spot.details]
    if still.detail is not None and still.detail not in known:
        remedy = nearest(still.detail, known, "Known details")
        raise Stop(f'There is no detail "{still.detail}" of "{spot.id}".', remedy, WRONG_USE)
    held = taken(thing, thing.centre)
    held = shown(held, spot, still.detail) if still.detail else held
    for _ in range(_SETTLING):
        held = moved(held, thing, spot, 0.1)
    return replace(state, held=held)


def take(
    project: Project, world: World, still: Still, size: tuple[int, int], quality: str, *, show: str = "pc"
) -> np.ndarray:
    """The still as (height, width, 3) uint8."""
    rules = rules_of(project.show(show), project.brand(), size=size)
    world, _ = with_view(world, still)
    view = view_of(still_state(world, still, first_state(rules, world)), world, rules=rules)
    window = open_offscreen(*size)
    try:
        stage, glass = open_stage(window, project, quality)
        stage.show(world)
        stage.draw(view, time=12.0)
        if still.panels:
            glass.draw(view)
        window.render()
        window.render()
        return window.grab()
    finally:
        window.close()


def save_picture(picture: np.ndarray, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(picture).save(path)
