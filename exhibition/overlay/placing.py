"""Takes where markers project to and what is in the way, gives which show and where: none over another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from exhibition.cards.screen import Screen, Sheet
from exhibition.visit.view import Marker

Box = tuple[int, int, int, int]
"""x, y, width, height in pixels."""


@dataclass(frozen=True, eq=False)
class Shown:
    """A marker on the glass."""

    marker: Marker
    sheet: Sheet
    small: bool


@dataclass(frozen=True)
class Wanted:
    """A marker and the pixel of its point."""

    marker: Marker
    x: float
    y: float


def place_markers(
    wanted: Sequence[Wanted],
    screen: Screen,
    taken: Sequence[Box],
    make: Callable[[Marker, bool], Sheet],
    anchor: tuple[int, int],
    before: frozenset[str] = frozenset(),
) -> tuple[Shown, ...]:
    """Each gets its name where there is room, else its ring alone, else nothing.

    make(marker, small) gives its sheet at 0, 0; anchor: pixels from there to the ring's centre. taken: boxes in the
    way. before: ids that had a name in the last frame: of two of equal weight they keep it, so that nothing flickers.
    """
    edge = screen.px(10)
    boxes = list(taken)
    shown: list[Shown] = []
    for want in sorted(wanted, key=lambda w: (-w.marker.priority, w.marker.id not in before, w.marker.id)):
        for small in (False, True):
            sheet = make(want.marker, small)
            # The ring's centre may not leave the screen: a marker at the edge shows where to turn.
            x = round(want.x) - anchor[0]
            y = round(want.y) - anchor[1]
            x = max(edge - sheet.room, min(x, screen.width - edge - sheet.width + sheet.room))
            y = max(edge - sheet.room, min(y, screen.height - edge - sheet.height + sheet.room))
            box = (x + sheet.room, y + sheet.room, sheet.width - 2 * sheet.room, sheet.height - 2 * sheet.room)
            if not any(overlap(box, other, screen.px(4)) for other in boxes):
                boxes.append(box)
                hits = tuple(hit.moved(x, y) for hit in sheet.hits)
                shown.append(Shown(want.marker, replace(sheet, x=x, y=y, hits=hits), small))
                break
    return tuple(shown)


def overlap(a: Box, b: Box, gap: int = 0) -> bool:
    """Whether two boxes come nearer than a gap."""
    across = a[0] < b[0] + b[2] + gap and b[0] < a[0] + a[2] + gap
    return across and a[1] < b[1] + b[3] + gap and b[1] < a[1] + a[3] + gap
