"""All that one frame must show. Second of the two waists: plain data, made by view_of(state, world)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Camera:
    """eye in metres; heading in degrees counter-clockwise from north (0 looks to +Y, 90 to -X); pitch up; fov
    across."""

    eye: tuple[float, float, float]
    heading: float = 0.0
    pitch: float = 0.0
    fov: float = 70.0


@dataclass(frozen=True)
class PartState:
    """What differs from rest. tint (r, g, b) is added light; phase: how far it is built, 1 = whole;
    offset (x, y, z) metres."""

    visible: bool = True
    tint: tuple[float, float, float] = (0.0, 0.0, 0.0)
    phase: float = 1.0
    ghost: bool = False
    """Drawn as an outline: it is not there."""
    offset: tuple[float, float, float] = (0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Marker:
    """A sign in space that answers to a touch. kind: "spot", "portal"; "detail" of what is in the hand; "kept" or
    "lost" in a survey. fade 0-1 by distance. number: of a detail, from 1."""

    id: str
    kind: str
    point: tuple[float, float, float]
    title: str
    tip: str
    fade: float = 1.0
    read: bool = False
    priority: int = 5
    far: float = 0.0
    """Metres from the eye."""
    number: int = 0


@dataclass(frozen=True)
class ShelfLine:
    """A product on the shelf of a card."""

    id: str
    title: str
    maker: str
    picture: str
    price: str | None
    currency: str | None
    fictional: bool


@dataclass(frozen=True)
class BuildUp:
    """How far the building of a card is put together: the names of its phases, and the one it has reached."""

    phases: tuple[str, ...]
    stop: int


@dataclass(frozen=True)
class SpotCard:
    """The open card of a hotspot. head: the lines under the title. evidence: (status,
    source in the visitor's language, as_of)."""

    id: str
    title: str
    head: tuple[str, ...]
    text: str
    evidence: tuple[str, str, str]
    shelf: tuple[ShelfLine, ...]
    previous: str | None = None
    next: str | None = None
    holdable: bool = False
    """Whether the thing can be taken in the hand."""
    survey: str | None = None
    """The question of the scene's survey, where the thing is part of it."""
    build_up: BuildUp | None = None
    """Where the thing is a building that can be taken apart."""


@dataclass(frozen=True)
class ProductCard:
    """The open card of a product. price is decimal text; url None where there is nothing to scan; availability a
    key."""

    id: str
    title: str
    summary: str
    maker: str
    museum: str | None
    materials: str
    why: str
    picture: str
    alt: str
    price: str | None
    currency: str | None
    tax_included: bool
    availability: str
    url: str | None
    fictional: bool
    credit: str | None = None


@dataclass(frozen=True)
class AboutPage:
    """About and credits: paragraphs, and lines of credit."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class IntroPage:
    """The scene's title and introduction."""

    title: str
    text: str


@dataclass(frozen=True)
class MenuPage:
    """The pause menu of a PC."""

    quality: str
    sound: bool
    full_screen: bool
    eye: str = "adult"
    calm: bool = False


@dataclass(frozen=True)
class AnimalPage:
    """Find your animal: a decade, then a year, then on which side of its lunar new year (an ISO day) one was born.
    before and since: the animals of the two sides."""

    animals: tuple[str, ...]
    decades: tuple[int, ...]
    decade: int | None = None
    years: tuple[int, ...] = ()
    year: int | None = None
    new_year: str = ""
    before: str = ""
    since: str = ""


@dataclass(frozen=True)
class HandPage:
    """What is in the hand. head: the line under the title. details: (id, title). open: the detail looked at, with its
    text. nearer, farther: whether one can still zoom."""

    title: str
    head: str
    details: tuple[tuple[str, str], ...]
    open: str | None = None
    text: str = ""
    nearer: bool = True
    farther: bool = True


@dataclass(frozen=True)
class SurveyRow:
    """One thing of a survey: its hotspot, its status (a word), who keeps it and since when that is known (ISO day)."""

    spot: str
    title: str
    status: str
    holder: str
    as_of: str


@dataclass(frozen=True)
class SurveyPage:
    """What survives. counts: (status, how many), those that survive first."""

    title: str
    text: str
    rows: tuple[SurveyRow, ...]
    counts: tuple[tuple[str, int], ...]


Panel = SpotCard | HandPage | SurveyPage | ProductCard | AboutPage | IntroPage | MenuPage | AnimalPage


@dataclass(frozen=True)
class View:
    """One frame. parts is sparse: index of a part -> what differs from rest."""

    scene: str
    title: str
    language: str
    languages: tuple[str, ...]
    camera: Camera
    parts: Mapping[int, PartState] = field(default_factory=dict)
    markers: tuple[Marker, ...] = ()
    panel: Panel | None = None
    scroll: float = 0.0
    hint: bool = False
    asking: float | None = None
    """Seconds left of "still there?"; None when not asking."""
    menu: bool = True
    """Whether there is a menu to open."""
    zodiac: bool = False
    """Whether the visitor may look for the animal of a year of birth."""
    home: str | None = None
    """The scene that the way back leads to; None when there."""
    problems: tuple[str, ...] = ()
    """A bad edit, as shown to the curator; the last good world stays."""
    loading: float | None = None
    """Share done of a scene that is being built; None when there."""
    caption: str | None = None
    veil: float = 0.0
    """How dark the picture is behind the glass, 0 to 1: a cut."""
    going: tuple[float, float, float] | None = None
    """Where the visitor is walking to, on the ground; None when to nowhere."""
    held: bool = False
    """Whether something is in the visitor's hand."""
    alone: tuple[int, ...] = ()
    """Parts that are seen by themselves, on a dark ground, in a light of their own: in the hand, or in a survey."""
    survey: str | None = None
    """The question of the scene's survey; None where it has none."""
