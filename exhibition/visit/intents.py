"""What a visitor may want, whatever the hand: frozen and small. Devices and the glass make them, step reads them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Walk:
    """Walk this frame: forward and to the right, each -1 to 1 of the walking speed."""

    forward: float = 0.0
    right: float = 0.0


@dataclass(frozen=True)
class Look:
    """Turn the head by degrees: right and up are positive."""

    right: float = 0.0
    up: float = 0.0


@dataclass(frozen=True)
class WalkTo:
    """Walk towards a point of the ground."""

    point: tuple[float, float, float]


@dataclass(frozen=True)
class Point:
    """The mouse or the focus rests on a hotspot's marker; on none with None."""

    spot: str | None


@dataclass(frozen=True)
class Open:
    """Open the card of a hotspot."""

    spot: str


@dataclass(frozen=True)
class OpenProduct:
    """Open a product from the shelf of the card that is open."""

    product: str


@dataclass(frozen=True)
class OpenPage:
    """Open a page that is always there: "about", "menu", "intro" or "animal"; or "survey", where the scene has one."""

    page: str


@dataclass(frozen=True)
class Back:
    """Close the topmost card or page; with none open, open the menu where the show has one."""


@dataclass(frozen=True)
class Born:
    """On the page of the twelve animals: born in this decade, and, once picked, in this year."""

    decade: int
    year: int | None = None


@dataclass(frozen=True)
class FindAnimal:
    """Go to the head of this animal and open its card."""

    animal: str


@dataclass(frozen=True)
class TakeInHand:
    """Take the thing of the open card in the hand."""


@dataclass(frozen=True)
class Turn:
    """Turn what is in the hand by degrees: its near side goes right and up. Nothing, while a finger rests on it."""

    right: float = 0.0
    up: float = 0.0


@dataclass(frozen=True)
class Zoom:
    """Bring what is in the hand nearer by a factor."""

    factor: float


@dataclass(frozen=True)
class LookClosely:
    """Turn a detail of what is in the hand to the eye; the same again lets it go."""

    detail: str


@dataclass(frozen=True)
class TurnBack:
    """What is in the hand as it was first shown."""


@dataclass(frozen=True)
class Build:
    """Show the building of the open card up to a stop of its building, from 0."""

    stop: int


@dataclass(frozen=True)
class Rise:
    """Let the building of the open card put itself together, from the ground."""


@dataclass(frozen=True)
class Scroll:
    """Scroll the open card by a share of its height; down is positive."""

    pages: float


@dataclass(frozen=True)
class Language:
    """Speak this language from now on."""

    code: str


@dataclass(frozen=True)
class Enter:
    """Go to another scene."""

    scene: str


@dataclass(frozen=True)
class StillHere:
    """Any touch: the visitor has not gone. Sent with every event of a device."""


@dataclass(frozen=True)
class Setting:
    """Change a setting from the menu: "quality", "sound", "full_screen", "eye" or "calm"."""

    name: str
    value: str


@dataclass(frozen=True)
class Quit:
    """Leave the exhibit (only where the show has a menu)."""


Intent = (
    Walk
    | Look
    | WalkTo
    | Point
    | Open
    | OpenProduct
    | OpenPage
    | Back
    | Born
    | FindAnimal
    | TakeInHand
    | Turn
    | Zoom
    | LookClosely
    | TurnBack
    | Build
    | Rise
    | Scroll
    | Language
    | Enter
    | StillHere
    | Setting
    | Quit
)
