"""A flick turns the head on for a moment, a finger that rested first does not."""

from __future__ import annotations

import pytest

from exhibition.app.spin import Spin


def coasted(spin: Spin, dt: float = 1 / 60) -> float:
    """Degrees the head turns on."""
    turned = 0.0
    for _ in range(600):
        spin = spin.coasted(dt)
        turned += spin.right * dt
    assert spin == Spin()
    return turned


def test_a_flick_turns_on_a_little_and_ends() -> None:
    spin = Spin()
    for _ in range(12):
        spin = spin.dragged(1.5, 0.0, 1 / 60)
    assert 5 < coasted(spin) < 20


def test_a_finger_that_rests_before_it_lifts_leaves_the_head_still() -> None:
    spin = Spin().dragged(2.0, 1.0, 1 / 60)
    for _ in range(20):
        spin = spin.dragged(0.0, 0.0, 1 / 60)
    assert coasted(spin) == pytest.approx(0, abs=0.1)


def test_no_flick_spins_the_visitor_round() -> None:
    assert coasted(Spin().dragged(400.0, 0.0, 1 / 60)) < 30
