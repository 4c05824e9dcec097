"""Takes a View, shows its cards and markers; takes a finger or the focus, gives Intents."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from panda3d.core import NodePath

from exhibition.cards.feedback import goal_sheet, ring_sheet, touch_sheet
from exhibition.cards.look import BrandLike, Look, Words, look_of
from exhibition.cards.marker import anchor, marker_sheet
from exhibition.cards.page import Desk
from exhibition.cards.pages import scrim_sheet
from exhibition.cards.screen import Hit, Screen, Sheet
from exhibition.cards.sheets import sheets
from exhibition.overlay.panes import Panes
from exhibition.overlay.placing import Shown, Wanted, place_markers
from exhibition.visit.intents import Intent, Scroll, Turn
from exhibition.visit.intents import Look as LookRound
from exhibition.visit.view import Marker, View

DRAG = 10
"""Design units a finger may tremble before a touch becomes a drag."""
HAND_DEGREES = 320.0
"""What is in the hand turns so far while a finger crosses the screen."""
BESIDE = 0.04
"""Share of the screen by which a point may lie outside and still be shown at the edge."""
NEAREST = 0.3
"""Metres: what is nearer than this is not pointed at."""


class Output(Protocol):
    """What the glass needs of a window."""

    @property
    def size(self) -> tuple[int, int]: ...


class StageLike(Protocol):
    """What the glass needs of the stage: its node in pixels, its window, and where points fall."""

    glass: NodePath
    window: Output

    def project(self, point: tuple[float, float, float]) -> tuple[float, float, float] | None: ...


@dataclass(frozen=True, eq=False)
class _Press:
    """A finger that is down: what it is on, where it began, where it was last; whether it drags."""

    hit: Hit | None
    on_marker: bool
    start: tuple[float, float]
    last: tuple[float, float]
    dragging: bool = False


class Glass:
    """All that lies between the scene and the visitor's finger."""

    def __init__(self, stage: StageLike, brand: BrandLike, *, assets: Path) -> None:
        """assets: the folder that the brand's fonts and the products' pictures are named from."""
        self._stage, self._assets = stage, assets
        self.renew(brand)
        self._panes = Panes(stage.glass)
        self._view: View | None = None
        self._screen = Screen.of(*stage.window.size)
        self._sheets: tuple[Sheet, ...] = ()
        self._markers: tuple[Shown, ...] = ()
        self._focus: tuple[Intent, str] | None = None
        self._over: str | None = None
        self._press: _Press | None = None

    # -- what is shown ----------------------------------------------------------------------------------------------

    def draw(self, view: View) -> None:
        """Show a view; call after the stage drew it, so that markers stand where their things are."""
        self._view = view
        self._screen = Screen.of(*self._stage.window.size)
        self._sheets = sheets(view, self._screen, self._words, self._look)
        self._markers = self._placed(view)
        fades = [(shown.sheet, max(0.0, min(1.0, shown.marker.fade))) for shown in reversed(self._markers)]
        shown = self._goal(view) + fades + self._veil(view) + [(sheet, 1.0) for sheet in self._sheets]
        self._panes.show([*shown, *self._feedback()])

    def renew(self, brand: BrandLike) -> None:
        """Another brand from the next draw on."""
        self._look: Look = look_of(brand, self._assets)
        self._words: Words = brand.words

    def close(self) -> None:
        """Take everything off the glass."""
        self._panes.close()

    def _placed(self, view: View) -> tuple[Shown, ...]:
        if view.loading is not None or any(sheet.blocks for sheet in self._sheets):
            return ()
        wanted = [want for marker in view.markers if (want := self._wanted(marker)) is not None]
        taken = [
            (s.x + s.room, s.y + s.room, s.width - 2 * s.room, s.height - 2 * s.room)
            for s in self._sheets
            if not s.stretch
        ]
        before = frozenset(shown.marker.id for shown in self._markers if not shown.small)
        return place_markers(wanted, self._screen, taken, self._marker, anchor(self._screen), before)

    def _veil(self, view: View) -> list[tuple[Sheet, float]]:
        """The dark behind which a cut happens; the bar and the cards stay in the light."""
        if view.veil <= 0.01:
            return []
        desk = Desk(self._look, self._screen, self._words, view.language)
        return [(scrim_sheet(desk, 0, blocks=False, colour="night"), view.veil)]

    def _goal(self, view: View) -> list[tuple[Sheet, float]]:
        at = self._stage.project(view.going) if view.going is not None else None
        if at is None or at[2] < NEAREST or not all(map(math.isfinite, at)):
            return []
        return [(goal_sheet(at[0], at[1], self._screen, self._words, self._look), 1.0)]

    def _wanted(self, marker: Marker) -> Wanted | None:
        at = self._stage.project(marker.point)
        if at is None or at[2] < NEAREST or marker.fade <= 0.02 or not all(map(math.isfinite, at)):
            return None
        across, down = BESIDE * self._screen.width, BESIDE * self._screen.height
        inside = -across < at[0] < self._screen.width + across and -down < at[1] < self._screen.height + down
        return Wanted(marker, at[0], at[1]) if inside else None

    def _marker(self, marker: Marker, small: bool) -> Sheet:
        focused = self._focus is not None and self._focus[1] == marker.title
        told = not small and (focused or self._over == marker.id)
        language = self._view.language if self._view else "en"
        return marker_sheet(marker, language, self._screen, self._words, self._look, told=told, small=small)

    def _feedback(self) -> list[tuple[Sheet, float]]:
        made = []
        focused = self._focused()
        if focused is not None:
            made.append((ring_sheet(focused, self._screen, self._words, self._look), 1.0))
        press = self._press
        if press is not None and press.hit is not None and not press.dragging:
            made.append((touch_sheet(press.hit, self._screen, self._words, self._look), 1.0))
        return made

    # -- a finger or the mouse ----------------------------------------------------------------------------------------

    def hit(self, x: float, y: float) -> Hit | None:
        """What answers at a pixel; None where nothing does, or where a card lies over it."""
        for sheet in reversed(self._sheets):
            if not sheet.silent:
                for hit in reversed(sheet.hits):
                    if hit.has(x, y):
                        return hit
                if sheet.blocks or (not sheet.stretch and sheet.has(x, y)):
                    return None
        return next((hit for shown in self._markers for hit in shown.sheet.hits if hit.has(x, y)), None)

    def covers(self, x: float, y: float) -> bool:
        """Whether a touch there is the glass's and not the scene's."""
        on_card = any(
            sheet.blocks or (not sheet.stretch and sheet.has(x, y)) for sheet in self._sheets if not sheet.silent
        )
        return on_card or self.hit(x, y) is not None

    def pointer_pressed(self, x: float, y: float) -> bool:
        """A finger comes down. True when it is on the glass: then send its moves and its release here."""
        self._focus = None
        if not self.covers(x, y):
            self._press = None
            return False
        hit = self.hit(x, y)
        on_marker = any(hit in shown.sheet.hits for shown in self._markers) if hit else False
        self._press = _Press(hit, on_marker, (x, y), (x, y))
        return True

    def pointer_moved(self, x: float, y: float) -> tuple[Intent, ...]:
        """It moves. With no finger down this is the mouse: a marker under it tells its tip."""
        press = self._press
        if press is None:
            hit = self.hit(x, y)
            self._over = next((s.marker.id for s in self._markers if hit is not None and hit in s.sheet.hits), None)
            return ()
        dragging = press.dragging or math.dist((x, y), press.start) > self._screen.px(DRAG)
        # What a finger moved before it became a drag counts too, or the card would lag behind it.
        from_x, from_y = press.last if press.dragging else press.start
        last = (x, y) if dragging else press.last
        self._press = _Press(press.hit, press.on_marker, press.start, last, dragging)
        if not dragging:
            return ()
        if press.on_marker:
            return self._turn(x - from_x, y - from_y)
        body = self._body()
        return self.scrolled((from_y - y) / body.height) if body is not None else ()

    def pointer_released(self, x: float, y: float) -> tuple[Intent, ...]:
        """It goes up: what it pressed acts, if it is still there and did not drag."""
        press, self._press = self._press, None
        if press is None or press.hit is None or press.dragging or not press.hit.has(x, y):
            return ()
        return self._acts(press.hit)

    def _turn(self, dx: float, dy: float) -> tuple[Intent, ...]:
        """A drag that began on a marker does as any other on the scene: turns the head, or what is in the hand."""
        if self._view is not None and self._view.held:
            return (Turn(dx * HAND_DEGREES / self._screen.width, -dy * HAND_DEGREES / self._screen.width),)
        degrees = (self._view.camera.fov if self._view else 70.0) / self._screen.width
        return (LookRound(right=-dx * degrees, up=dy * degrees),)

    def scrolled(self, pages: float) -> tuple[Intent, ...]:
        """A wheel or a key: the same wish, held to what is left to scroll; empty where nothing scrolls."""
        body = self._body()
        if body is None or self._view is None:
            return ()
        now = self._view.scroll
        allowed = max(0.0, min(now + pages, body.scroll_limit)) - now
        return (Scroll(allowed),) if abs(allowed) > 1e-4 else ()

    def _body(self) -> Sheet | None:
        """The sheet that scrolls, if one does."""
        return next((sheet for sheet in reversed(self._sheets) if sheet.scroll_limit > 0), None)

    def _acts(self, hit: Hit) -> tuple[Intent, ...]:
        return self.scrolled(hit.intent.pages) if isinstance(hit.intent, Scroll) else (hit.intent,)

    # -- keyboard and pad ---------------------------------------------------------------------------------------------

    def focus_next(self, step: int = 1) -> None:
        """Move the focus on (+1) or back (-1): the card first, then the bar, then the markers: those
        at hand, those some steps away, the rest, each from left to right."""
        hits = self._focusable()
        if not hits:
            self._focus = None
            return
        names = [(hit.intent, hit.name) for hit in hits]
        if self._focus in names:
            at = (names.index(self._focus) + step) % len(names)
        else:
            at = 0 if step > 0 else len(names) - 1
        self._focus = names[at]

    def activate(self) -> tuple[Intent, ...]:
        """What has the focus acts; empty where nothing has it."""
        hit = self._focused()
        return self._acts(hit) if hit is not None else ()

    @property
    def pointed(self) -> str | None:
        """The hotspot whose marker the mouse or else the focus rests on."""
        focus = next((s.marker for s in self._markers if self._focus and self._focus[1] == s.marker.title), None)
        spots = [s.marker.id for s in self._markers if s.marker.kind == "spot"]
        chosen = self._over or (focus.id if focus is not None else None)
        return chosen if chosen in spots else None

    def _focusable(self) -> list[Hit]:
        found: list[Hit] = []
        for sheet in reversed(self._sheets):
            found += () if sheet.silent else sheet.hits
            if sheet.blocks:
                return found
        by_reach = sorted(self._markers, key=lambda shown: (_reach(shown.marker.far), shown.sheet.x, shown.sheet.y))
        marked = [hit for shown in by_reach for hit in shown.sheet.hits]
        return found + marked

    def _focused(self) -> Hit | None:
        return next((hit for hit in self._focusable() if (hit.intent, hit.name) == self._focus), None)


def _reach(far: float) -> int:
    """How far away a thing seems: at hand, some steps away, farther."""
    return 0 if far < 8 else 1 if far < 25 else 2
