"""Where all meet: one window, one visit. frame() is the heart; everything else exists to keep it this short."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING

from exhibition.app.errors import Stop
from exhibition.app.project import Project
from exhibition.overlay.glass import Glass
from exhibition.render.stage import Stage
from exhibition.scene.problem import ProblemsFound
from exhibition.visit.intents import Intent
from exhibition.visit.model import VisitState
from exhibition.visit.rules import Rules
from exhibition.visit.show import loading_view, view_of
from exhibition.visit.state import arrive, first_state, step
from exhibition.visit.view import PartState, View
from exhibition.world.model import World

if TYPE_CHECKING:
    from exhibition.world.build import Progress

FAILURES = (ProblemsFound, Stop, OSError, ValueError, KeyError)
"""What a scene that cannot be built raises: mistakes in its files, or measures that a form cannot take."""


def reasons(scene: str, error: Exception) -> tuple[str, ...]:
    """Why a scene was not built, a line each, as shown on the glass."""
    if isinstance(error, ProblemsFound):
        return tuple(map(str, error.problems))
    return (f"{scene}: {error}",)


def _moved(parts: Mapping[int, PartState], moved: Mapping[int, tuple[float, float, float]]) -> dict[int, PartState]:
    """States of parts with those that were put elsewhere."""
    return {**parts, **{row: replace(parts.get(row, PartState()), offset=far) for row, far in moved.items()}}


class Exhibit:
    """A running exhibit: the state of the visit, the world it is in, and the two that draw."""

    def __init__(self, project: Project, stage: Stage, glass: Glass, rules: Rules, scene: str):
        self.project, self.stage, self.glass, self.rules = project, stage, glass, rules
        self.problems: tuple[str, ...] = ()
        self.seconds = 0.0
        self.moved: dict[int, tuple[float, float, float]] = {}
        """Parts that an edit put elsewhere, by their number, and how far, until the edit is built."""
        self._worlds: dict[str, World] = {}
        self.world = self._bring(scene, rules.language)
        self.state: VisitState = first_state(rules, self.world)
        self.stage.show(self.world)

    def frame(self, intents: Iterable[Intent], dt: float) -> View:
        """One frame: what was wanted, the next state, what it looks like, drawn."""
        self.seconds += dt
        self.state = step(self.state, intents, self.world, dt, rules=self.rules)
        if self.state.going:
            self._go(self.state.going)
        view = replace(view_of(self.state, self.world, rules=self.rules), problems=self.problems)
        if self.moved:
            view = replace(view, parts=_moved(view.parts, self.moved))
        self.draw(view)
        return view

    def draw(self, view: View) -> None:
        """Show a view: the stage behind, the glass before it."""
        self.stage.draw(view, time=self.seconds)
        self.glass.draw(view)
        self.stage.window.render()

    def _go(self, scene: str) -> None:
        """To another scene; when it cannot be built, the visit stays where it is and the reason is shown."""
        try:
            world = self._bring(scene, self.state.language)
        except FAILURES as error:
            self.problems = reasons(scene, error)
            self.state = replace(self.state, going=None, seeking=None)
            return
        self.stage.show(world)
        self.world, self.moved = world, {}
        self.state = arrive(self.state, world)

    def _bring(self, scene: str, language: str) -> World:
        """A world, built once for as long as the exhibit runs; a loading screen meanwhile."""
        if scene not in self._worlds:
            self._worlds[scene] = self.project.world(scene, progress=self._loading(scene, language))
        return self._worlds[scene]

    def _loading(self, scene: str, language: str) -> Progress:
        """Shows how far a build has come, at most ten times a second."""
        title = self.project.scene(scene)[0].title[language]
        last = [0.0]

        def say(share: float, what: str) -> None:
            if monotonic() - last[0] > 0.1:
                last[0] = monotonic()
                self.draw(loading_view(scene, share, language=language, title=title))

        return say

    def prefer(self, quality: str) -> None:
        """The quality that this and every later visit begins with."""
        self.rules = replace(self.rules, quality=quality)
        self.state = replace(self.state, quality=quality)

    def renew(self, world: World) -> None:
        """A good edit: the world is exchanged, the visit goes on where it was."""
        self._worlds = {world.id: world}  # the edit may have touched others: they are brought anew when entered
        self.problems, self.moved = (), {}
        if world.id == self.world.id:
            self.stage.show(world)
            self.world = world
            gone = self.state.spot and world.spot(self.state.spot) is None
            lost = self.state.view is not None and self.state.view not in world.views
            if gone or lost:
                self.state = replace(self.state, spot=None, product=None, held=None, lit=None, view=None, flight=None)
