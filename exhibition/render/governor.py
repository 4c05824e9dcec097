"""Seconds of past frames -> how sharp and how rich the next are drawn, so that a show keeps its frame rate.

Sharpness goes first, down to half the window's sides, then effects, a quality at a time. What is shown never changes.
Where giving up does not help, because the display or something else sets the pace, it is taken back. Pure: time is what
the frames bring along.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

SCALES = (1.0, 0.85, 0.7, 0.6, 0.5)
QUALITIES = ("ultra", "high", "medium", "low")  # what may be given up, richest first; `flat` is asked for, never chosen
_LATE = 1.15  # a frame that takes this many times its share is late,
_ROOMY = 0.6  # and one that takes this little leaves room for more
_WATCHED = 0.5, 5  # seconds and frames that are judged as one
_SETTLING = 0.3, 3  # seconds and frames after a change that are not judged: programs are compiled, buffers made
_PATIENCE = 4.0  # seconds on time before more is tried; twice as many each time it was too much,
_MOST_PATIENCE = 120.0  # and no more than these
_PROVEN = 10.0  # seconds on time after which what was tried is kept
_STALL = 1.5  # seconds: a scene was brought, or somebody moved the window
_HELPED = 0.97  # giving up helped when frames then take less than this share
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Rung:
    """A step of the ladder. scale: sides of the picture against those of the window."""

    quality: str
    scale: float


def ladder(wished: str) -> tuple[Rung, ...]:
    """All steps below a wished quality, the best first."""
    below = QUALITIES[QUALITIES.index(wished) + 1 :] if wished in QUALITIES else ()
    return (*(Rung(wished, scale) for scale in SCALES), *(Rung(quality, SCALES[-1]) for quality in below))


def fitting(measured: Callable[[str], float], frame_rate: float) -> str:
    """The richest quality that leaves a fifth of each frame's time; the plainest where none does. measured: a quality
    -> seconds of one frame."""
    for quality in QUALITIES[:-1]:
        if measured(quality) <= 0.8 / frame_rate:
            return quality
    return QUALITIES[-1]


class Governor:
    """Keeps ``frame_rate`` frames a second at the ``wished`` quality, or as near to it as this machine can."""

    def __init__(self, frame_rate: float, wished: str) -> None:
        self._share = 1.0 / frame_rate
        self.wish(wished)

    @property
    def rung(self) -> Rung:
        """What the next frame is to be drawn at."""
        return self._rungs[self._at]

    def wish(self, quality: str) -> None:
        """Begin anew from another wished quality; the same one changes nothing."""
        if getattr(self, "_wished", None) == quality:
            return
        self._wished = quality
        self._rungs = ladder(quality)
        self._at = 0
        self._pace = self._share  # seconds a frame may take: more than its share where nothing makes it quicker
        self._patience = [_PATIENCE] * len(self._rungs)
        self._tried = False
        self._late_at: tuple[int, float] | None = None  # the step left because it was late, and what a frame took there
        self._settle()

    def after(self, seconds: float) -> Rung:
        """Tell what the last frame took, from its beginning to that of the next; what the next is to be drawn at."""
        if seconds > _STALL:
            self._settle()
        elif self._unsettled > 0 or self._unjudged > 0:
            self._unsettled -= seconds
            self._unjudged -= 1
        else:
            self._frames.append(seconds)
            if sum(self._frames) >= _WATCHED[0] and len(self._frames) >= _WATCHED[1]:
                self._judge(median(self._frames), sum(self._frames))
        return self.rung

    def _settle(self) -> None:
        self._unsettled, self._unjudged = _SETTLING
        self._frames: list[float] = []
        self._on_time = 0.0

    def _judge(self, typical: float, span: float) -> None:
        self._frames = []
        if self._late_at is not None and typical > self._late_at[1] * _HELPED:
            self._take_back(typical)
            return
        self._late_at = None
        if typical < self._pace * _HELPED * _HELPED:
            self._pace = max(self._share, typical)
        if typical > self._pace * _LATE:
            self._give_up(typical)
            return
        self._on_time += span
        if self._on_time > _PROVEN and self._tried:
            self._tried = False
            self._patience[self._at] = _PATIENCE
        if self._at and self._on_time >= self._wanted(typical):
            self._tried = True
            self._move(self._at - 1, typical)

    def _wanted(self, typical: float) -> float:
        """Seconds on time before the step above is tried: few where there is clearly room and it never failed."""
        patience = self._patience[self._at - 1]
        return min(patience, 1.0) if patience == _PATIENCE and typical < self._pace * _ROOMY else patience

    def _give_up(self, typical: float) -> None:
        """Go down as far as the time of a frame, taken to grow with its pixels, asks for."""
        if self._tried:
            self._patience[self._at] = min(self._patience[self._at] * 2, _MOST_PATIENCE)
            self._tried = False
        if self._at + 1 == len(self._rungs):
            return
        enough = self.rung.scale**2 * self._pace / typical
        to, last = self._at + 1, len(SCALES) - 1  # all sharpness is gone there
        while to < last and self._rungs[to].scale ** 2 > enough:
            to += 1
        self._late_at = self._at, typical
        self._move(to, typical)

    def _take_back(self, typical: float) -> None:
        """Less did not make frames quicker, so it was for nothing; this pace is what can be had."""
        assert self._late_at is not None
        at, self._late_at = self._late_at[0], None
        self._pace = max(self._share, typical)
        self._move(at, typical)

    def _move(self, to: int, typical: float) -> None:
        self._at = to
        _log.info(
            "a frame takes %.1f ms of %.1f: drawn %s at %d %% from now on",
            typical * 1e3, self._pace * 1e3, self.rung.quality, round(self.rung.scale * 100),
        )  # fmt: skip
        self._settle()
