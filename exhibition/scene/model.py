"""The curator's file as data: Scene, Show and Brand. Each field's sentence is its line in the handbook."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from exhibition.scene.base import (
    LANGUAGES,
    XY,
    XYZ,
    AtPart,
    Certainty,
    Degrees,
    Id,
    Language,
    Length,
    Metres,
    Model,
    Place,
    Text,
)
from exhibition.scene.parts import Part


class View(Model):
    """A place to look from."""

    eye: Annotated[XYZ, Field(description="Where the eye is, metres.")]
    look: Annotated[XYZ, Field(description="What it looks at, metres.")]
    fov: Annotated[float, Field(ge=15, le=110, description="Field of view across, degrees.")] = 70.0
    title: Annotated[Text | None, Field(description="Its name for people.")] = None


class LabelHead(Model):
    """The first lines of a label, one fact a line."""

    date: Text | None = None
    material: Text | None = None
    holder: Text | None = None
    status: Annotated[
        Text, Field(description="What the visitor sees: a digital recreation, a hypothetical reconstruction.")
    ]


class Evidence(Model):
    """How much is known of the thing shown, and by whom."""

    status: Annotated[
        Literal["surviving", "returned", "reconstructed", "whereabouts_unknown", "standing", "evoked", "documented"],
        Field(description="The real thing on the day `as_of`; `returned`: back on its site."),
    ]
    holder: Annotated[Text | None, Field(description="Who keeps it.")] = None
    source: Annotated[Text, Field(description="Where this was read, as the card names it.")]
    as_of: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$", description="The day this was true.")]


class Detail(Model):
    """Something to look at closely on a thing that is held in the hand."""

    point: Annotated[
        XYZ,
        Field(
            description="Metres in the part's own frame. It moves along the line of sight until it lies on the surface."
        ),
    ]
    seen_from: Annotated[
        tuple[
            Annotated[float, Field(ge=-180, le=180)],
            Annotated[float, Field(ge=-60, le=60)],
        ],
        Field(
            description="Whence one looks at it, degrees: round the thing, counter-clockwise from its front; then up."
        ),
    ] = (0.0, 0.0)
    title: Annotated[Text, Field(description="Its name, 1-5 words.")]
    text: Annotated[Text, Field(description="What there is to see: 12-35 words, 18-70 Chinese signs.")]


class Hotspot(Model):
    """A thing visitors can open: where it is, and what its card says."""

    anchor: Annotated[AtPart | XYZ, Field(description="A part and a point on it, or metres.")]
    radius: Annotated[Length, Field(description="Size of the sphere that answers to a touch, metres.")] = 0.6
    within: Annotated[Length, Field(description="The marker shows from this distance, metres.")] = 60.0
    view: Annotated[Id | None, Field(description="Where to stand to see it.")] = None
    title: Annotated[Text, Field(description="The name, as on a label.")]
    tip: Annotated[Text, Field(description="A short line beside the marker: 8-16 words, 12-28 Chinese signs.")]
    head: Annotated[LabelHead | None, Field(description="The lines under the title.")] = None
    text: Annotated[Text, Field(description="The label: 50-80 words, 80-140 Chinese signs.")]
    evidence: Annotated[Evidence, Field(description="What is known, from where, on which day.")]
    details: Annotated[
        dict[Id, Detail],
        Field(description="What to look at closely. A thing that has details can be taken in the hand and turned."),
    ] = Field(default_factory=dict)
    products: Annotated[tuple[Id, ...], Field(description="Products of the shop, in the order of the shelf.")] = ()
    related: Annotated[tuple[Id, ...], Field(description="Tags: products with one of them join the shelf.")] = ()
    zone: Annotated[Id | None, Field(description="The policy zone it lies in.")] = None
    priority: Annotated[int, Field(ge=0, le=9, description="Which marker stays when there is no room.")] = 5


class Zone(Model):
    """The manners of a place: what may be sold beside it, and when."""

    products: Annotated[
        Literal["none", "after_content", "open"],
        Field(
            description="`none`: no shop here. `after_content`: only from a card that was opened. "
            "`open`: markers may say so."
        ),
    ] = "after_content"
    reason: Annotated[str, Field(description="Why, for those who sign it.")] = ""


class Policy(Model):
    """Commerce manners as data."""

    default: Literal["none", "after_content", "open"] = "after_content"
    zones: dict[Id, Zone] = Field(default_factory=dict)


class Survey(Model):
    """What survives of several things, gathered before a dark ground: what is lost is an outline."""

    title: Annotated[Text, Field(description="The question it answers, 2-5 words.")]
    text: Annotated[Text, Field(description="A sentence or two: 12-35 words, 18-70 Chinese signs.")]
    hotspots: Annotated[
        tuple[Id, ...],
        Field(min_length=1, description="Whose evidence is told; they are seen in rows, as one reads this list."),
    ]
    columns: Annotated[int, Field(ge=1, le=12, description="Things in a row.")] = 4


Share = Annotated[float, Field(ge=0, le=1)]


class TourStep(Model):
    """One stop of a tour."""

    view: Annotated[Id, Field(description="Where to look from.")]
    seconds: Annotated[float, Field(gt=0, le=600, description="How long to stay.")] = 4.0
    open: Annotated[Id | None, Field(description="A hotspot whose card is shown.")] = None
    product: Annotated[Id | None, Field(description="A product of its shelf that is shown.")] = None
    build: Annotated[
        tuple[Share, Share] | None,
        Field(
            description="How far the building of `open` is put together as the stop begins and ends: 0 its ground, "
            "1 whole."
        ),
    ] = None


class Tour(Model):
    """A guided walk through views."""

    title: Text
    steps: Annotated[tuple[TourStep, ...], Field(min_length=1)]
    languages: Annotated[tuple[Language, ...], Field(description="Shown in turn; the visitor's own if empty.")] = ()


class Walk(Model):
    """How visitors enter and move."""

    start: Annotated[Id, Field(description="The view in which visitors arrive.")]
    eye: Annotated[float, Field(ge=0.6, le=2.2, description="Height of the eye, metres.")] = 1.6
    speed: Annotated[float, Field(gt=0, le=12, description="Walking speed, metres a second.")] = 1.8
    bounds: Annotated[tuple[XY, ...], Field(description="Outline nobody leaves; none if empty.")] = ()


class Lamp(Model):
    """A lamp in a room."""

    at: XYZ
    colour: Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")] = "#ffd9a0"
    reach: Length = 8.0
    strength: Annotated[float, Field(ge=0, le=20)] = 1.0
    look: Annotated[
        XYZ | None, Field(description="What a spot is aimed at, metres; a lamp without it shines around.")
    ] = None
    cone: Annotated[float, Field(ge=2, le=170, description="Width of a spot's cone, degrees.")] = 40.0
    softness: Annotated[float, Field(ge=0, le=1, description="Share of a spot's cone that fades towards its edge.")] = (
        0.5
    )


class Environment(Model):
    """Light and air."""

    preset: Annotated[
        Literal["noon", "late_afternoon", "museum", "night_lanterns"],
        Field(description="The light as a whole; a time of day overrules it outdoors."),
    ] = "noon"
    time: Annotated[
        str | None, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$", description='Time of day, in quotes: "17:30".')
    ] = None
    latitude: Annotated[float, Field(ge=-90, le=90)] = 40.0
    haze: Annotated[Length, Field(description="Distance at which things fade to the horizon, metres.")] = 4000.0
    exposure: Annotated[float, Field(gt=0, le=8)] = 1.0
    water: Annotated[Metres | None, Field(description="Height of the water surface; none if empty.")] = None
    water_extent: Annotated[
        tuple[XY, XY] | None, Field(description="South-west and north-east corner of the water.")
    ] = None
    lamps: dict[Id, Lamp] = Field(default_factory=dict)


class Credit(Model):
    """A line of the credits."""

    text: Text
    licence: str | None = None


class Scene(Model):
    """A place to visit."""

    schema_: Annotated[Literal["exhibition/1"], Field(alias="schema", description="Always `exhibition/1`.")]
    kind: Annotated[Literal["scene"], Field(description="Always `scene`.")]
    id: Annotated[Id, Field(description="Its name: that of its folder.")]
    title: Annotated[Text, Field(description="2-6 words, 4-10 Chinese signs.")]
    intro: Annotated[Text, Field(description="Shown on entering: 60-90 words, 110-160 Chinese signs.")]
    include: Annotated[tuple[str, ...], Field(description="More files of this scene, relative to this one.")] = ()
    environment: Environment = Environment()
    places: Annotated[dict[Id, Place], Field(description="Named positions.")] = Field(default_factory=dict)
    parts: Annotated[dict[Id, Part], Field(description="What stands there.")] = Field(default_factory=dict)
    views: Annotated[dict[Id, View], Field(description="Where to look from.")] = Field(default_factory=dict)
    walk: Walk
    hotspots: Annotated[dict[Id, Hotspot], Field(description="What visitors can open.")] = Field(default_factory=dict)
    policy: Policy = Policy()
    survey: Annotated[Survey | None, Field(description="What survives, at one touch.")] = None
    tours: dict[Id, Tour] = Field(default_factory=dict)
    credits: tuple[Credit, ...] = ()


class Idle(Model):
    """When a visitor has gone."""

    ask_after: Annotated[float, Field(ge=10, le=3600, description='Seconds without a touch until "still there?".')] = (
        60.0
    )
    countdown: Annotated[float, Field(ge=20, le=120, description="Seconds to answer; at least 20.")] = 20.0


class Window(Model):
    """The window on this machine."""

    size: Annotated[tuple[int, int], Field(description="Pixels.")] = (1280, 720)
    full_screen: bool = False


class Show(Model):
    """What one machine opens, and how: the crew's file. A show never edits a scene."""

    schema_: Annotated[Literal["exhibition/1"], Field(alias="schema")]
    kind: Literal["show"]
    title: Text
    opens: Annotated[Id, Field(description="The scene visitors see first.")]
    scenes: Annotated[tuple[Id, ...], Field(description="The scenes one can go to.")]
    languages: Annotated[
        tuple[Language, ...],
        Field(description="Languages on the switch, in this order; if empty, every folder of scenes/words/."),
    ] = ()
    language: Annotated[Language, Field(description="The language a visit begins in.")] = "fr"
    market: Annotated[str, Field(pattern=r"^[A-Z]{2}$", description="Where the visitor would buy: FR, CN, GB.")] = "FR"
    quality: Literal["auto", "flat", "low", "medium", "high", "ultra"] = "low"
    frame_rate: Annotated[
        float,
        Field(
            ge=10,
            le=240,
            description="Frames a second that are kept: where the machine is too slow, the picture is drawn less "
            "sharp, then at a lower quality, and richer again when there is room. Nothing is ever left out.",
        ),
    ] = 60.0
    zodiac: Annotated[
        Id | None,
        Field(
            description="The scene where visitors find the animal of their birth year: it has the twelve hotspots "
            "`hs_rat` to `hs_pig`. Without it nobody is asked."
        ),
    ] = None
    idle: Idle = Idle()
    window: Window = Window()
    menu: Annotated[
        bool, Field(description="Whether visitors may open the pause menu and quit (a PC), or not (a kiosk).")
    ] = True
    link_hosts: Annotated[
        tuple[str, ...], Field(description="Hosts that product links may name, exact or `.suffix`.")
    ] = ()


Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?$")]


class Brand(Model):
    """Colours, fonts and words of the interface: the designer's file."""

    schema_: Annotated[Literal["exhibition/1"], Field(alias="schema")]
    kind: Literal["brand"]
    colours: dict[Id, Colour]
    fonts: Annotated[
        dict[Literal["title", "body", "fallback"], tuple[str, ...]],
        Field(description="Files under assets/, first that has the sign wins."),
    ]
    words: Annotated[
        dict[Id, Text],
        Field(description="Words of the interface that this brand says otherwise than scenes/words/."),
    ] = Field(default_factory=dict)
    credits: Annotated[
        tuple[Credit, ...], Field(description="Credits of the whole exhibition, after those of each scene.")
    ] = ()


__all__ = [
    "LANGUAGES",
    "AtPart",
    "Brand",
    "Certainty",
    "Credit",
    "Degrees",
    "Environment",
    "Evidence",
    "Hotspot",
    "Idle",
    "LabelHead",
    "Lamp",
    "Language",
    "Length",
    "Part",
    "Policy",
    "Scene",
    "Show",
    "Tour",
    "TourStep",
    "View",
    "Walk",
    "Window",
    "Zone",
]
