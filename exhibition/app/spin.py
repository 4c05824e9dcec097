"""Degrees a finger turned the head in a frame -> how the head turns on when the finger lets go: a little, and less."""

from __future__ import annotations

import math
from dataclasses import dataclass

_FADES = 0.16  # seconds in which two thirds of a turn are lost
_FOLLOWS = 0.05  # seconds in which a turn follows the finger
_FASTEST, _SLOWEST = 160.0, 4.0  # degrees a second


@dataclass(frozen=True)
class Spin:
    """Degrees a second to the right and up."""

    right: float = 0.0
    up: float = 0.0

    def dragged(self, right: float, up: float, dt: float) -> Spin:
        """After a frame in which a finger turned the head by degrees."""
        if dt <= 0:
            return self
        share = 1.0 - math.exp(-dt / _FOLLOWS)
        wished = (max(-_FASTEST, min(_FASTEST, degrees / dt)) for degrees in (right, up))
        return Spin(*(now + (wish - now) * share for now, wish in zip((self.right, self.up), wished, strict=True)))

    def coasted(self, dt: float) -> Spin:
        """After a frame without a finger; at rest once it is slow."""
        left = math.exp(-dt / _FADES)
        rests = math.hypot(self.right, self.up) * left < _SLOWEST
        return Spin() if rests else Spin(self.right * left, self.up * left)
