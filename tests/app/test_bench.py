"""What `exhibition bench` promises of its figures: one process measures frames, one that draws nothing our own part."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from exhibition.app import bench as measured
from exhibition.app import process
from exhibition.app.bench import with_submission
from exhibition.app.process import Memory, memory, process_seconds

FOUND = {"renderer": "llvmpipe", "submit_renderer": "llvmpipe", "views": {"v": {"frame_ms": 9.0, "submit_ms": 8.0}}}
AGAIN = {"renderer": "NOOP", "views": {"v": {"frame_ms": 0.3, "submit_ms": 0.2}}}


@pytest.fixture
def second(monkeypatch):
    """A function: what the second run prints -> the orders it was given, environment and all."""
    monkeypatch.delenv("GALLIUM_NOOP", raising=False)

    def answers(text: str | Exception) -> list[SimpleNamespace]:
        orders: list[SimpleNamespace] = []

        def run(command, **how):
            orders.append(SimpleNamespace(words=command, **how))
            if isinstance(text, Exception):
                raise text
            return SimpleNamespace(stdout=text)

        monkeypatch.setattr(measured.subprocess, "run", run)
        return orders

    return answers


def test_on_the_software_driver_our_own_part_is_measured_where_nothing_is_drawn(second):
    orders = second(json.dumps(AGAIN))
    answer = with_submission(FOUND, ["bench", "s", "--json"])
    assert answer["views"]["v"] == {"frame_ms": 9.0, "submit_ms": 0.2}
    assert (answer["renderer"], answer["submit_renderer"]) == ("llvmpipe", "NOOP")
    assert orders[0].words[1:] == ["-m", "exhibition", "bench", "s", "--json"]
    assert orders[0].env["GALLIUM_NOOP"] == "1"
    assert FOUND["views"]["v"]["submit_ms"] == 8.0


@pytest.mark.parametrize("text", ["", "no JSON", '{"views": {}}', subprocess.TimeoutExpired("x", 1), OSError("gone")])
def test_without_a_second_run_the_answer_says_who_was_measured(second, text):
    second(text)
    assert with_submission(FOUND, []) == FOUND


def test_a_graphics_card_is_not_measured_twice(second):
    orders = second(json.dumps(AGAIN))
    card = {**FOUND, "renderer": "NVIDIA H200"}
    assert with_submission(card, []) == card
    assert not orders


def test_the_second_run_starts_no_third(second, monkeypatch):
    monkeypatch.setenv("GALLIUM_NOOP", "1")
    orders = second(json.dumps(AGAIN))
    assert with_submission(FOUND, []) == FOUND
    assert not orders


def test_memory_is_told_apart(monkeypatch):
    held = memory()
    assert held.resident > 10
    if sys.platform.startswith("linux"):
        assert held.own > 0
        assert held.own + held.mapped == pytest.approx(held.resident, rel=0.05)
    monkeypatch.setattr("builtins.open", _refused)
    assert memory().own == 0.0
    assert isinstance(memory(), Memory)


def test_a_system_without_memory_figures_is_no_error(monkeypatch):
    monkeypatch.setattr("builtins.open", _refused)
    monkeypatch.setitem(sys.modules, "resource", None)
    assert process.memory() == Memory(0.0)


def test_the_process_is_older_than_this_module():
    assert process_seconds() >= process.time.perf_counter() - process._STARTED


@pytest.mark.gl
def test_where_nothing_is_drawn_nothing_is_read_back(in_house, house):
    """The driver that draws nothing ends the process when anything is read."""
    silent = {**os.environ, "GALLIUM_NOOP": "1", "PYTHONPATH": str(Path(measured.__file__).parents[2])}
    words = [sys.executable, "-m", "exhibition", "bench", "garden", "--views", "entry", "--size", "128x72", "--json"]
    done = subprocess.run(words, cwd=house, env=silent, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert "NOOP" in found["renderer"]
    assert found["views"]["entry"]["draw_calls"] > 0


def _refused(*_: object, **__: object):
    raise OSError("no such file")
