"""Mouse, touch, keys and pad -> Intents. A touch screen speaks as a mouse: everything works with one finger."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from panda3d.core import (
    ButtonThrower,
    DataGraphTraverser,
    EventQueue,
    InputDevice,
    InputDeviceManager,
    ModifierButtons,
    MouseAndKeyboard,
    NodePath,
)

from exhibition.app.spin import Spin
from exhibition.overlay.glass import HAND_DEGREES, Glass
from exhibition.render.stage import Stage
from exhibition.render.window import Window
from exhibition.visit.intents import (
    Back,
    Enter,
    Intent,
    Language,
    Look,
    LookClosely,
    Open,
    OpenPage,
    Point,
    Setting,
    StillHere,
    Turn,
    TurnBack,
    Walk,
    WalkTo,
    Zoom,
)
from exhibition.visit.view import HandPage, View
from exhibition.world.model import World
from exhibition.world.pick import pick

_FORWARD = {"w": 1.0, "z": 1.0, "arrow_up": 1.0, "s": -1.0, "arrow_down": -1.0}
_RIGHT = {"d": 1.0, "a": -1.0, "q": -1.0}
_TURN = {"arrow_right": 1.0, "arrow_left": -1.0}
_TURN_SPEED = 75.0  # degrees a second
_ZOOM_SPEED = 1.1  # per second, of a key or a trigger that is held: e-fold
_WHEEL = 1.12  # nearer by one click of the wheel
_NEARER = {"+": 1.0, "=": 1.0, "-": -1.0}
_DRAG = 0.008  # of the window's height: less is a touch, more is a drag
_DEAD = 0.18  # a pad's stick at rest is never quite at 0


@dataclass
class Pointer:
    """One finger or the mouse. x, y in pixels from the top left."""

    x: float = 0.0
    y: float = 0.0
    down: bool = False
    on_glass: bool = False
    start: tuple[float, float] = (0.0, 0.0)
    dragged: bool = False


@dataclass
class Devices:
    """All that hands can do, read once a frame. ``press``, ``move``, ``release``, ``key`` and ``wheel`` may be fed by
    tests."""

    stage: Stage
    glass: Glass
    pointer: Pointer = field(default_factory=Pointer)
    held: set[str] = field(default_factory=set)
    closed: bool = False
    _view: View | None = None

    def __post_init__(self) -> None:
        self._found: list[Intent] = []
        self._pointed: str | None = None
        self._spin, self._dragged = Spin(), (0.0, 0.0)
        self._queue = EventQueue.get_global_event_queue()
        self._tree, self._walker = NodePath("devices"), DataGraphTraverser()
        self._attach(self.stage.window)

    def _attach(self, window: Window) -> None:
        if window.offscreen:
            return
        hands = self._tree.attach_new_node(MouseAndKeyboard(window.output, 0, "hands"))
        thrower = ButtonThrower("buttons")
        thrower.set_modifier_buttons(ModifierButtons())
        hands.attach_new_node(thrower)

    def read(self, view: View | None, world: World, dt: float) -> list[Intent]:
        """Everything wanted since the last frame."""
        self._view, self._world = view, world
        window = self.stage.window
        if not window.offscreen:
            self._walker.traverse(self._tree.node())
            place = window.output.get_pointer(0)
            if place.get_in_window() and (place.get_x(), place.get_y()) != (self.pointer.x, self.pointer.y):
                self.move(place.get_x(), place.get_y())
            while not self._queue.is_queue_empty():
                self._event(self._queue.dequeue_event().get_name())
            self._pad(dt)
        self._walk(dt)
        self._turn_on(dt)
        if self.glass.pointed != self._pointed:
            self._pointed = self.glass.pointed
            self._found.append(Point(self._pointed))
        if self._holds and self.pointer.down and not self.pointer.on_glass:
            self._found.append(Turn())  # a finger that rests on a thing keeps it from spinning on
        found, self._found = self._found, []
        return found

    @property
    def _holds(self) -> bool:
        """Whether something is in the visitor's hand: then what turns the head turns that instead."""
        return self._view is not None and self._view.held

    def _event(self, name: str) -> None:
        """One event of the window, by its name in the engine."""
        if name == "mouse1":
            self.press(self.pointer.x, self.pointer.y)
        elif name == "mouse1-up":
            self.release(self.pointer.x, self.pointer.y)
        elif name in ("wheel_up", "wheel_down"):
            self.wheel(up=name == "wheel_up")
        elif name.endswith("-up"):
            self.held.discard(name[:-3])
        elif not name.endswith("-repeat") and not name.startswith(("mouse", "time-", "window")):
            self.key(name)

    def key(self, name: str) -> None:
        """A key went down."""
        again = name in self.held
        self.held.add(name)
        self._found.append(StillHere())
        if again:
            return
        if name == "tab":
            self.glass.focus_next(-1 if {"shift", "lshift", "rshift"} & self.held else 1)
        elif name in ("enter", "space"):
            self._found += self.glass.activate()
        elif name in ("escape", "backspace"):
            self._found.append(Back())
        elif name in ("page_down", "page_up"):
            self._found += self.glass.scrolled(0.5 if name == "page_down" else -0.5)
        elif name == "l" and self._view is not None:
            known = self._view.languages
            self._found.append(Language(known[(known.index(self._view.language) + 1) % len(known)]))
        elif self._holds and name in ("home", "r"):
            self._found.append(TurnBack())
        elif self._holds and name.isdigit():
            self._closely(int(name))
        elif name in ("f1", "i"):
            self._found.append(OpenPage("about"))
        elif name == "f11":
            self._found.append(Setting("full_screen", "off" if self.stage.window.full_screen else "on"))

    def wheel(self, *, up: bool) -> None:
        """A click of the wheel, or two fingers on a pad: scrolls the card, or brings what is in the hand nearer."""
        self._found.append(StillHere())
        if self._holds and not self.glass.covers(self.pointer.x, self.pointer.y):
            self._found.append(Zoom(_WHEEL if up else 1 / _WHEEL))
        else:
            self._found += self.glass.scrolled(-0.12 if up else 0.12)

    def _closely(self, number: int) -> None:
        """A detail of what is in the hand, by its number."""
        page = self._view.panel if self._view is not None else None
        if isinstance(page, HandPage) and 0 < number <= len(page.details):
            self._found.append(LookClosely(page.details[number - 1][0]))

    def press(self, x: float, y: float) -> None:
        """The finger comes down."""
        p = self.pointer
        p.x, p.y, p.down, p.start, p.dragged = x, y, True, (x, y), False
        p.on_glass = self.glass.pointer_pressed(x, y)
        self._found.append(StillHere())

    def move(self, x: float, y: float) -> None:
        """The finger or the mouse moves: on the glass it may scroll, elsewhere a drag turns the head."""
        p = self.pointer
        dx, dy = x - p.x, y - p.y
        p.x, p.y = x, y
        if not p.down:
            self.glass.pointer_moved(x, y)  # a marker under the mouse tells its tip
            return
        if math.dist((x, y), p.start) > _DRAG * self.stage.window.size[1]:
            p.dragged = True
        if p.on_glass:
            self._found += self.glass.pointer_moved(x, y)
        elif p.dragged and self._holds:
            degrees = HAND_DEGREES / self.stage.window.size[0]
            self._found.append(Turn(dx * degrees, -dy * degrees))
        elif p.dragged:
            degrees = 70.0 / self.stage.window.size[0]
            self._found.append(Look(right=-dx * degrees, up=dy * degrees))
            self._dragged = self._dragged[0] - dx * degrees, self._dragged[1] + dy * degrees

    def release(self, x: float, y: float) -> None:
        """The finger goes up: a touch on the glass, or on a thing, or on the ground."""
        p = self.pointer
        if not p.down:
            return
        p.down = False
        if p.on_glass:
            self._found += self.glass.pointer_released(x, y)
        elif not p.dragged and not self._holds:  # beside the thing in the hand there is nothing to touch
            self._touch(x, y)

    def _touch(self, x: float, y: float) -> None:
        if self._view is None or self._view.panel is not None:
            self._found.append(Back())
            return
        hit = pick(self._world, *self.stage.ray(x, y))
        if hit is None:
            return
        if hit.kind == "spot":
            self._found.append(Open(hit.id))
        elif hit.kind == "portal":
            self._found.append(Enter(hit.id))
        else:
            self._found.append(WalkTo(hit.point))

    def _turn_on(self, dt: float) -> None:
        """A head that a finger turned goes on a little when the finger lets go; any key or card ends that."""
        dragged, self._dragged = self._dragged, (0.0, 0.0)
        if self.pointer.down:
            self._spin = self._spin.dragged(*dragged, dt) if self.pointer.dragged else Spin()
        elif self._spin != Spin():
            quiet = not self.held and self._view is not None and self._view.panel is None
            self._spin = self._spin.coasted(dt) if quiet else Spin()
            if self._spin != Spin():
                self._found.append(Look(self._spin.right * dt, self._spin.up * dt))

    def _walk(self, dt: float) -> None:
        """Keys that are held."""
        forward = max(-1.0, min(1.0, sum(v for k, v in _FORWARD.items() if k in self.held)))
        right = max(-1.0, min(1.0, sum(v for k, v in _RIGHT.items() if k in self.held)))
        turn = sum(v for k, v in _TURN.items() if k in self.held)
        if self._holds:
            self._handled(right + turn, forward, sum(v for k, v in _NEARER.items() if k in self.held), dt)
            return
        if forward or right:
            self._found.append(Walk(forward, right))
        if turn:
            self._found.append(Look(right=turn * _TURN_SPEED * dt))

    def _handled(self, right: float, up: float, nearer: float, dt: float) -> None:
        """Keys or sticks on what is in the hand, each -1 to 1: one goes round it, over it, nearer."""
        if right or up:
            self._found.append(Turn(-right * _TURN_SPEED * dt, -up * _TURN_SPEED * dt))
        if nearer:
            self._found.append(Zoom(math.exp(nearer * _ZOOM_SPEED * dt)))

    def _pad(self, dt: float) -> None:
        """A gamepad: left stick walks, right stick looks, A chooses, B goes back, shoulders move the focus."""
        for pad in InputDeviceManager.get_global_ptr().get_devices(InputDevice.DeviceClass.gamepad):
            stick = [_stick(pad, axis) for axis in ("left_x", "left_y", "right_x", "right_y")]
            if self._holds:
                triggers = _stick(pad, "right_trigger") - _stick(pad, "left_trigger")
                self._handled(stick[0] + stick[2], stick[1] + stick[3], triggers, dt)
                stick = [0.0] * 4
            if stick[0] or stick[1]:
                self._found.append(Walk(stick[1], stick[0]))
            if stick[2] or stick[3]:
                self._found.append(Look(stick[2] * 90 * dt, stick[3] * 60 * dt))
            for button, key in (
                ("face_a", "enter"),
                ("face_b", "escape"),
                ("rshoulder", "tab"),
                ("start", "f1"),
                ("face_x", "home"),
            ):
                state = pad.find_button(button)
                pressed = bool(state and state.pressed)
                name = f"pad_{button}"
                if pressed and name not in self.held:
                    self.held.add(name)
                    self.key(key)
                    self.held.discard(key)
                elif not pressed:
                    self.held.discard(name)


def _stick(pad: InputDevice, axis: str) -> float:
    """One axis of a pad; 0 near rest, and for a broken pad that says NaN."""
    found = pad.find_axis(getattr(InputDevice.Axis, axis))
    value = found.value if found else 0.0
    return value if math.isfinite(value) and abs(value) > _DEAD else 0.0
