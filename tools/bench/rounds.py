"""Contenders in processes of their own -> answers, taken in turns: each round visits every view, each view everyone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from exhibition.world.model import Viewpoint
from tools.bench.source import ROOT

Say = Callable[[str], None]


@dataclass(frozen=True)
class Plan:
    """What is measured. seconds: after which a contender's turn ends, one frame at least being drawn."""

    scene: str
    views: Mapping[str, Viewpoint]
    who: tuple[str, ...]
    size: tuple[int, int] = (1280, 720)
    quality: str = "flat"
    rounds: int = 3
    frames: int = 8
    seconds: float = 2.0
    noop: bool = False


@dataclass(eq=False)
class Taken:
    """start: each contender's loading. answers: view -> contender -> one answer a round. refused: who did not play."""

    start: dict[str, dict[str, Any]] = field(default_factory=dict)
    answers: dict[str, dict[str, list[dict[str, Any]]]] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    renderer: dict[str, str] = field(default_factory=dict)


class Lost(Exception):
    """A worker has gone; the text is the end of what it said."""


class Player:
    """One worker process. Close it, or use it as a context."""

    def __init__(self, name: str, plan: Plan) -> None:
        self.name = name
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the player
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        environment.pop("GALLIUM_NOOP", None)
        if plan.noop:
            environment["GALLIUM_NOOP"] = "1"
        size = [str(v) for v in plan.size]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tools.bench.worker", name, "--size", *size, "--quality", plan.quality],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            env=environment,
            cwd=ROOT,
            text=True,
        )

    def ask(self, **order: Any) -> dict[str, Any]:
        """One order, one answer. Raises Lost."""
        assert self._process.stdin is not None and self._process.stdout is not None
        try:
            self._process.stdin.write(json.dumps(order) + "\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
        except BrokenPipeError:
            line = ""
        if not line:
            self._process.wait(30)
            self._said.seek(0)
            said = self._said.read().decode("utf-8", "replace").strip().splitlines()[-1:]
            raise Lost(f"{self.name} ended with {self._process.returncode}: {''.join(said)}")
        return json.loads(line)

    def close(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._said.close()


def take(plan: Plan, *, say: Say, pictures: Path | None = None) -> Taken:
    """Everything the plan asks for. Pictures go to ``pictures``/SCENE-VIEW-CONTENDER.png, after the measuring."""
    taken = Taken()
    players: dict[str, Player] = {}
    try:
        for name in plan.who:
            say(f"{plan.scene}: {name} loads")
            _join(name, plan, players, taken)
        for number in range(plan.rounds):
            # Every second round goes backwards, so that nobody always follows the same neighbour.
            turn = list(players) if number % 2 == 0 else list(players)[::-1]
            for view in plan.views:
                say(f"{plan.scene}: round {number + 1} of {plan.rounds}, {view}")
                _turn(view, turn, players, plan, taken)
        if pictures is not None and not plan.noop:
            pictures.mkdir(parents=True, exist_ok=True)
            for name, player in players.items():
                for view in plan.views:
                    player.ask(do="picture", view=view, file=str(pictures.resolve() / f"{view}-{name}.png"))
    finally:
        for player in players.values():
            player.close()
    return taken


def _join(name: str, plan: Plan, players: dict[str, Player], taken: Taken) -> None:
    player = Player(name, plan)
    views = {key: (v.eye, v.look, v.fov) for key, v in plan.views.items()}
    try:
        answer = player.ask(do="load", scene=plan.scene, views=views)
    except Lost as lost:
        answer = {"refused": str(lost)}
    if "refused" in answer:
        taken.refused[name] = answer["refused"]
        player.close()
        return
    players[name] = player
    taken.start[name] = answer


def _turn(view: str, turn: Sequence[str], players: dict[str, Player], plan: Plan, taken: Taken) -> None:
    for name in turn:
        if name not in players:
            continue
        try:
            answer = players[name].ask(do="draw", view=view, frames=plan.frames, seconds=plan.seconds)
        except Lost as lost:
            taken.refused[name] = str(lost)
            players.pop(name).close()
            continue
        taken.answers.setdefault(view, {}).setdefault(name, []).append(answer)
        taken.renderer[name] = answer["facts"].get("renderer", "")
