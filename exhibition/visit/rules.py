"""What a show decides about every visit: scenes, languages, market, times, what may be opened."""

from __future__ import annotations

from dataclasses import dataclass

from exhibition.scene.model import Credit


@dataclass(frozen=True)
class Rules:
    """What the show decides about a visit."""

    opens: str
    scenes: tuple[str, ...]
    languages: tuple[str, ...] = ("fr", "en", "zh")
    language: str = "fr"
    market: str = "FR"
    today: str = ""
    """The day of the visit, YYYY-MM-DD: offers outside their dates are not shown."""
    link_hosts: tuple[str, ...] = ()
    ask_after: float = 60.0
    countdown: float = 20.0
    menu: bool = True
    quality: str = "low"
    full_screen: bool = False
    credits: tuple[Credit, ...] = ()
    """Credits of the whole exhibition, shown after those of a scene."""
    zodiac: str | None = None
    """The scene with the twelve heads, where visitors find the animal of their year; None where nobody may ask."""
    upright: bool = False
    """Whether the screen stands upright: cards then lie below, not beside, what they tell of."""
