"""Hands on what is in the hand: finger, wheel, keys and pad each turn it, bring it nearer and show its details."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from panda3d.core import InputDevice

from exhibition.app import devices
from exhibition.app.devices import Devices
from exhibition.visit.intents import Back, Intent, Look, LookClosely, Scroll, Turn, TurnBack, Walk, Zoom
from exhibition.visit.view import Camera, HandPage, View

PAGE = HandPage("Ox head", "", (("horns", "The horns"), ("curls", "The curls")))
HELD = View("s", "S", "en", ("en",), Camera((0, 0, 0)), panel=PAGE, held=True, alone=(0,))
FREE = View("s", "S", "en", ("en",), Camera((0, 0, 0)))


class FakeGlass:
    """A panel on the right half of a glass of 1280 x 720."""

    pointed = None

    def covers(self, x: float, y: float) -> bool:
        return x > 640

    def pointer_pressed(self, x: float, y: float) -> bool:
        return self.covers(x, y)

    def pointer_moved(self, x: float, y: float) -> tuple[Intent, ...]:
        return ()

    def pointer_released(self, x: float, y: float) -> tuple[Intent, ...]:
        return ()

    def scrolled(self, pages: float) -> tuple[Intent, ...]:
        return (Scroll(pages),)


@pytest.fixture
def hands() -> Devices:
    stage = SimpleNamespace(window=SimpleNamespace(offscreen=True, size=(1280, 720)))
    made = Devices(stage, FakeGlass())  # type: ignore[arg-type]
    made.read(HELD, None, 0.0)  # type: ignore[arg-type]
    return made


def wanted(hands: Devices, view: View = HELD, dt: float = 0.5) -> list[Intent]:
    return [intent for intent in hands.read(view, None, dt) if type(intent).__name__ != "StillHere"]  # type: ignore


def test_a_drag_beside_the_panel_turns_it_the_way_the_finger_goes(hands: Devices) -> None:
    hands.press(200, 300)
    hands.move(264, 268)
    assert wanted(hands) == [Turn(right=pytest.approx(16.0), up=pytest.approx(8.0)), Turn()]
    hands.release(264, 268)
    assert wanted(hands) == []


def test_a_touch_beside_the_panel_puts_nothing_back(hands: Devices) -> None:
    hands.press(200, 300)
    hands.release(200, 300)
    assert Back() not in wanted(hands)


def test_the_wheel_brings_it_nearer_and_over_the_panel_scrolls(hands: Devices) -> None:
    hands.move(200, 300)
    hands.wheel(up=True)
    (zoom,) = wanted(hands)
    assert isinstance(zoom, Zoom) and zoom.factor > 1
    hands.move(900, 300)
    hands.wheel(up=True)
    assert wanted(hands) == [Scroll(-0.12)]


def test_keys_go_round_it_over_it_and_nearer(hands: Devices) -> None:
    for key, intent in (("arrow_right", Turn), ("arrow_up", Turn), ("a", Turn), ("+", Zoom), ("-", Zoom)):
        hands.key(key)
        assert [type(found) for found in wanted(hands)] == [intent], key
        hands.held.clear()


def test_numbers_show_details_and_home_the_first_view(hands: Devices) -> None:
    for key, intents in (("2", [LookClosely("curls")]), ("9", []), ("0", []), ("home", [TurnBack()])):
        hands.key(key)
        assert wanted(hands) == intents, key


def test_with_empty_hands_the_same_keys_walk_and_look(hands: Devices) -> None:
    wanted(hands, FREE)
    for key, intent in (("arrow_up", Walk), ("arrow_right", Look)):
        hands.key(key)
        assert [type(found) for found in wanted(hands, FREE)] == [intent]
        hands.held.clear()


class FakePad:
    """A gamepad whose axes and buttons are set by name."""

    def __init__(self, axes: dict[str, float], pressed: str = "") -> None:
        self._axes, self._pressed = axes, pressed

    def find_axis(self, axis: object) -> SimpleNamespace:
        return SimpleNamespace(
            value=next((v for name, v in self._axes.items() if getattr(InputDevice.Axis, name) == axis), 0.0)
        )

    def find_button(self, name: str) -> SimpleNamespace:
        return SimpleNamespace(pressed=name == self._pressed)


@pytest.mark.parametrize(
    ("axes", "pressed", "intent"),
    [
        ({"left_x": 1.0}, "", Turn), ({"right_y": -1.0}, "", Turn), ({"right_trigger": 1.0}, "", Zoom),
        ({}, "face_x", TurnBack), ({}, "face_b", Back),
    ],
)  # fmt: skip
def test_a_pad_does_all_of_it(hands: Devices, monkeypatch, axes, pressed, intent) -> None:
    manager = SimpleNamespace(get_devices=lambda kind: [FakePad(axes, pressed)])
    monkeypatch.setattr(devices, "InputDeviceManager", SimpleNamespace(get_global_ptr=lambda: manager))
    hands._pad(0.1)
    assert intent in {type(found) for found in wanted(hands)}
