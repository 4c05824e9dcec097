"""Takes a window's size, gives the measure of everything on it; and what a card is once laid out: Sheet and Hit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from exhibition.visit.intents import Intent

LONG, SHORT = 1280.0, 720.0
SMALLEST = 0.75
"""Below this, type would be too small to read: a small window scrolls more instead."""


@dataclass(frozen=True)
class Screen:
    """The glass. width and height in pixels; scale: pixels per design unit, 1 at 1280x720."""

    width: int
    height: int
    scale: float

    @classmethod
    def of(cls, width: int, height: int) -> Screen:
        """The scale at which a design of 1280x720 (or 720x1280 upright) fills the window."""
        across, down = (LONG, SHORT) if width >= height else (SHORT, LONG)
        return cls(width, height, max(SMALLEST, min(width / across, height / down)))

    @property
    def portrait(self) -> bool:
        return self.height > self.width

    def px(self, units: float) -> int:
        """Whole pixels of a length in design units."""
        return round(units * self.scale)


@dataclass(frozen=True)
class Hit:
    """A place that answers to a finger, in pixels of the screen. name: what it does, for those who cannot see it."""

    x: int
    y: int
    width: int
    height: int
    intent: Intent
    name: str

    def has(self, x: float, y: float) -> bool:
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height

    def moved(self, x: int, y: int) -> Hit:
        return Hit(self.x + x, self.y + y, self.width, self.height, self.intent, self.name)


@dataclass(frozen=True, eq=False)
class Sheet:
    """One picture on the glass.

    key: the same key means the same picture. x, y, width, height: where it shows, pixels from the top left.
    picture() gives (h, w, 4) uint8 premultiplied RGBA; h is `content` where that is taller than `height`, and rows
    from `offset` on show. stretch: the picture is a small ground drawn as large as the sheet. blocks: nothing below
    it answers. scroll_limit: how far it can scroll, in shares of its height (the unit of View.scroll).
    room: width of the shadow round it, which answers to nothing.
    """

    key: str
    x: int
    y: int
    width: int
    height: int
    layer: int
    hits: tuple[Hit, ...]
    picture: Callable[[], np.ndarray]
    content: int = 0
    offset: int = 0
    scroll_limit: float = 0.0
    stretch: bool = False
    blocks: bool = False
    room: int = 0
    silent: bool = False
    """Drawn, but never in the way of a finger."""

    def has(self, x: float, y: float) -> bool:
        """Whether a finger there is on this sheet."""
        inside_x = self.x + self.room <= x < self.x + self.width - self.room
        return inside_x and self.y + self.room <= y < self.y + self.height - self.room
