"""What the governor promises, told by machines that are played: sharpness before effects, no swing, all of it back."""

from __future__ import annotations

import logging
from collections.abc import Callable

import pytest

from exhibition.render.governor import QUALITIES, SCALES, Governor, Rung, fitting, ladder

COST = {"ultra": 2.0, "high": 1.5, "medium": 1.0, "low": 0.6, "flat": 0.4}
Machine = Callable[[Rung, float], float]


def pixels(milliseconds: float, fixed: float = 1.0) -> Machine:
    """A machine that needs so much for a whole picture at medium, and ``fixed`` for anything."""
    return lambda rung, now: (fixed + milliseconds * COST[rung.quality] * rung.scale**2) / 1e3


def synced(machine: Machine, rate: float = 60.0) -> Machine:
    """The same on a display that waits for its next picture."""
    return lambda rung, now: -(-machine(rung, now) * rate // 1) / rate


def played(governor: Governor, machine: Machine, seconds: float) -> list[Rung]:
    """Every step that was drawn at, in order, without repeats."""
    now, seen = 0.0, [governor.rung]
    while now < seconds:
        took = machine(governor.rung, now)
        now += took
        rung = governor.after(took)
        if rung != seen[-1]:
            seen.append(rung)
    return seen


def test_the_ladder_gives_up_sharpness_first_and_then_effects():
    steps = ladder("high")
    assert [s.scale for s in steps[:5]] == list(SCALES)
    assert {s.quality for s in steps[:5]} == {"high"}
    assert steps[5:] == (Rung("medium", 0.5), Rung("low", 0.5))
    assert min(SCALES) == 0.5
    assert ladder("flat") == tuple(Rung("flat", s) for s in SCALES)


def test_a_quick_machine_is_left_alone():
    assert played(Governor(60, "high"), pixels(5), 60) == [Rung("high", 1.0)]
    assert played(Governor(60, "high"), synced(pixels(5)), 60) == [Rung("high", 1.0)]


def test_a_slow_machine_gives_up_as_much_sharpness_as_it_must_and_no_effect():
    governor = Governor(60, "medium")
    steps = played(governor, pixels(24), 4)
    assert governor.rung.quality == "medium"
    assert 0.5 < governor.rung.scale < 1.0
    assert pixels(24)(governor.rung, 0) < 1.15 / 60
    assert len(steps) <= 3


def test_a_very_slow_machine_gives_up_effects_after_all_sharpness():
    governor = Governor(60, "high")
    steps = played(governor, pixels(90), 20)
    assert governor.rung == Rung("low", 0.5)
    assert all(rung.scale == 0.5 for rung in steps if rung.quality != "high")


def test_nothing_is_below_the_last_step():
    governor = Governor(60, "low")
    played(governor, pixels(2000), 120)
    assert governor.rung == Rung("low", 0.5)


@pytest.mark.parametrize("shown", [lambda m: m, synced])
def test_when_there_is_room_again_all_comes_back(shown):
    governor = Governor(60, "high")

    def machine(rung, now):
        return shown(pixels(30 if now < 10 else 4))(rung, now)

    played(governor, machine, 9)
    assert governor.rung != Rung("high", 1.0)
    governor_seen = played(governor, shown(pixels(4)), 60)
    assert governor_seen[-1] == Rung("high", 1.0)


def test_between_two_steps_it_does_not_swing():
    """Every try that fails makes it wait twice as long."""
    governor = Governor(60, "medium")
    machine = synced(pixels(17.5))
    first, second = (len(played(governor, machine, 120)) - 1 for _ in range(2))
    assert second <= first
    assert second <= 4


def test_one_slow_frame_changes_nothing():
    governor = Governor(60, "medium")
    frames = iter(range(10**9))
    steps = played(governor, lambda rung, now: 0.2 if next(frames) % 15 == 7 else 0.012, 30)
    assert steps == [Rung("medium", 1.0)]


def test_a_stall_is_no_reason():
    governor = Governor(60, "medium")
    for _ in range(40):
        governor.after(3.0)
        for _ in range(6):
            governor.after(0.03)
    assert governor.rung == Rung("medium", 1.0)


def test_what_does_not_help_is_taken_back():
    """A display of 50 pictures a second, or a busy processor, is not made quicker by a blurred picture."""
    governor = Governor(60, "medium")
    steps = played(governor, lambda rung, now: 0.024, 60)
    assert governor.rung == Rung("medium", 1.0)
    assert len(steps) <= 3


def test_after_a_busy_time_the_rate_is_kept_again():
    governor = Governor(60, "medium")
    played(governor, lambda rung, now: 0.1, 10)
    played(governor, pixels(5), 10)
    assert governor.rung == Rung("medium", 1.0)
    played(governor, pixels(24), 3)
    assert pixels(24)(governor.rung, 0) < 1.15 / 60


def test_another_wish_begins_anew_and_the_same_wish_changes_nothing():
    governor = Governor(60, "high")
    played(governor, pixels(30), 10)
    before = governor.rung
    governor.wish("high")
    assert governor.rung == before != Rung("high", 1.0)
    governor.wish("low")
    assert governor.rung == Rung("low", 1.0)


def test_what_is_changed_is_logged(caplog):
    with caplog.at_level(logging.INFO, logger="exhibition.render.governor"):
        played(Governor(60, "medium"), pixels(24), 4)
    assert "drawn medium at" in caplog.text
    assert "ms of 16.7" in caplog.text


@pytest.mark.parametrize(("whole", "chosen"), [(4, "ultra"), (8, "high"), (12, "medium"), (40, "low")])
def test_the_start_up_measure_takes_the_richest_that_fits(whole, chosen):
    asked = []

    def measured(quality):
        asked.append(quality)
        return pixels(whole)(Rung(quality, 1.0), 0)

    assert fitting(measured, 60) == chosen
    assert asked == list(QUALITIES[: len(asked)]), "nothing poorer is measured than was needed"
