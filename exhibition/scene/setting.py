"""The curator's words for ground, garden, rooms and the fountain: one model per form, metres."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from exhibition.scene.base import XY, XYZ, Id, Length, Metres, Model, PartBase
from exhibition.scene.surfaces import MaterialName


class Landscape(PartBase):
    """Land and lake bed: hills, islands, dikes and shores from outlines. Buildings press their own ground flat."""

    form: Literal["landscape"]

    class Island(Model):
        """An elliptic island."""

        centre: XY
        radii: tuple[Length, Length]
        top: Annotated[float, Field(description="Height over the water.")]

    class Dike(Model):
        """A causeway: a line with a width and a crest."""

        line: Annotated[tuple[XY, ...], Field(min_length=2)]
        width: Length
        crest: Annotated[float, Field(description="Height over the water.")] = 2.5

    class Channel(Model):
        """A narrow water."""

        line: Annotated[tuple[XY, ...], Field(min_length=2)]
        width: Length

    class Hill(Model):
        """A ridge between two foot lines."""

        crest: Annotated[tuple[XYZ, ...], Field(min_length=2, description="x, y, height over the water.")]
        south_foot: Annotated[tuple[XY, ...], Field(min_length=2)]
        north_foot: Annotated[tuple[XY, ...], Field(min_length=2)]

    water: Annotated[Metres, Field(description="Height of the water surface in the scene's frame.")]
    extent: Annotated[tuple[XY, XY], Field(description="South-west and north-east corner of the land.")]
    land: Annotated[float, Field(description="Height of the open land over the water.")] = 2.0
    depth: Annotated[Length, Field(description="Depth of the water.")] = 1.5
    lakes: Annotated[tuple[tuple[XY, ...], ...], Field(description="Outlines of the water.")] = ()
    channels: tuple[Channel, ...] = ()
    islands: tuple[Island, ...] = ()
    dikes: tuple[Dike, ...] = ()
    hills: tuple[Hill, ...] = ()
    cell: Annotated[float, Field(ge=1, le=50, description="Grid of the ground near the hill; coarser elsewhere.")] = 4.0


class FarHills(PartBase):
    """Hazy silhouettes on the horizon, with a pagoda if wished."""

    form: Literal["far_hills"]
    bearing: Annotated[tuple[float, float], Field(description="From and to, degrees clockwise from north.")]
    distance: Length
    height: Length
    pagoda: Annotated[bool, Field(description="A pagoda on the nearest top.")] = False
    seed: Annotated[int, Field(ge=0)] = 1


class Tree(PartBase):
    """A tree; strew many with `scatter:`."""

    form: Literal["tree"]
    kind: Literal["pine", "arborvitae", "willow"] = "pine"
    height: Length = 10.0


class Rock(PartBase):
    """A water-worn garden rock."""

    form: Literal["rock"]
    size: tuple[Length, Length, Length] = (3.0, 1.6, 2.4)
    seed: Annotated[int, Field(ge=0)] = 1


class Salon(PartBase):
    """The invented Paris salon: a square hall with a gallery and a glass lantern."""

    form: Literal["salon"]
    width: Length = 14.0
    depth: Length = 14.0
    height: Annotated[Length, Field(description="Floor to the lantern.")] = 11.0
    gallery_height: Length = 5.0
    gallery_depth: Length = 2.2
    doors: Annotated[tuple[Length, Length], Field(description="Width and height of its four doors.")] = (2.4, 4.2)
    fireplace: Annotated[tuple[Length, Length], Field(description="Width and height.")] = (3.2, 3.0)


class Portal(PartBase):
    """A way to another scene: a lit gate one walks through."""

    form: Literal["portal"]
    to: Annotated[Id, Field(description="The scene it leads to.")]
    width: Length = 2.4
    height: Length = 4.2
    picture: Annotated[Literal["lake", "fountain", "salon"], Field(description="What it shows of the other side.")] = (
        "lake"
    )


class Panel(PartBase):
    """A standing panel for words: a slab on a foot."""

    form: Literal["panel"]
    width: Length = 1.2
    height: Length = 1.8
    picture: Annotated[
        Literal["none", "lake", "fountain", "salon"], Field(description="A small picture on its front.")
    ] = "none"


class Pool(PartBase):
    """A basin with a stone rim."""

    form: Literal["pool"]
    outline: Annotated[tuple[XY, ...], Field(min_length=3, description="Metres in the part's own frame.")]
    water: Annotated[
        float, Field(description="Height of the water in the part's own frame; `environment:` fills it.")
    ] = 0.0
    ground: Annotated[float, Field(description="Height of the terrace round it.")] = 0.35
    depth: Length = 0.9
    coping: Annotated[tuple[Length, Length], Field(description="Width and height of the rim.")] = (0.7, 0.6)
    terrace: Annotated[
        tuple[XY, XY] | None, Field(description="South-west and north-east corner of the paved ground round it.")
    ] = None


class JetTower(PartBase):
    """The round tower of basins in the pool."""

    form: Literal["jet_tower"]
    radii: Annotated[tuple[Length, ...], Field(min_length=1)] = (1.6, 1.0, 0.55)
    height: Length = 4.2


class Shell(PartBase):
    """The great stone shell; it opens to the front."""

    form: Literal["shell"]
    width: Length = 3.2
    height: Length = 1.9
    depth: Length = 1.6
    ribs: Annotated[int, Field(ge=3, le=40)] = 11


class BaroqueFront(PartBase):
    """The west front of Haiyan Tang: two storeys of bays, upper door, curved water stairs, terrace."""

    form: Literal["baroque_front"]
    width: Length = 40.0
    bays: Annotated[int, Field(ge=1, le=41)] = 11
    ground_floor: Length = 5.0
    main_floor: Length = 6.8
    entablature: Length = 1.6
    roof: Length = 5.0
    depth: Length = 12.0
    terrace: Annotated[tuple[Length, Length], Field(description="Width and depth of the upper terrace.")] = (12.0, 4.8)
    stairs: Annotated[
        tuple[XYZ, ...],
        Field(
            min_length=2,
            description="Centre line of the stair on the visitor's right, from the ground up, in the part's own frame: "
            "x to the right, y toward the palace.",
        ),
    ]
    stair_width: Length = 2.4
    steps: Annotated[int, Field(ge=1, le=200)] = 32
    fish: Annotated[int, Field(ge=0, le=12)] = 2
    lions: Annotated[int, Field(ge=0, le=12)] = 2


class Block(PartBase):
    """A plain building mass behind a front, or a box."""

    form: Literal["block"]
    width: Length
    depth: Length
    height: Length
    material: Literal[
        "european_marble",
        "xiyanglou_brick",
        "plaster",
        "marble",
        "granite",
        "grey_brick",
        "white_wall",
        "dark_wood",
        "green_marble",
    ] = "plaster"
    plan: Annotated[Literal["rectangle", "h"], Field(description="`h`: an H-shaped plan.")] = "rectangle"


Animal = Literal["rat", "ox", "tiger", "rabbit", "dragon", "snake", "horse", "goat", "monkey", "rooster", "dog", "pig"]


class Plinth(PartBase):
    """The stone plinth of a statue."""

    form: Literal["plinth"]
    width: Length = 0.8
    depth: Length = 0.8
    height: Length = 0.95
    material: Literal["european_marble", "dark_wood"] = "european_marble"


class RobedFigure(PartBase):
    """A seated human body in an official robe, without its head."""

    form: Literal["robed_figure"]
    height: Annotated[Length, Field(description="Seat to crown, with the head that belongs on it.")] = 1.45
    holds: Annotated[
        Literal["nothing", "whisk", "tablet", "fan", "pearl", "joined_hands", "staff", "ruyi", "bow"],
        Field(
            description="What it holds, as modern reconstructions have it; with `nothing` its hands are in its sleeves."
        ),
    ] = "nothing"


class HeadPlaceholder(PartBase):
    """A plain stand-in for a bronze head, visibly so: a clay form that bears the animal's branch character."""

    form: Literal["head_placeholder"]
    animal: Animal
    height: Length = 0.42


class Head(PartBase):
    """A sculpted head of the water clock, its neck's cut on z = 0: `assets/models/heads/<animal>.glb` and its two
    coarser levels."""

    form: Literal["head"]
    animal: Animal
    height: Annotated[
        Length | None, Field(description="From the neck's cut to its top, horns and ears too; as sculpted if left out.")
    ] = None


class Ground(PartBase):
    """A flat ground of one material."""

    form: Literal["ground"]
    width: Length
    depth: Length
    material: Literal["grass", "paving", "earth", "granite", "parquet", "chequer"] = "grass"


class Sample(PartBase):
    """A ball and a slab of one material, to judge it by itself."""

    form: Literal["sample"]
    material: Annotated[MaterialName, Field(description="Any material of the exhibition.")]
    shape: Annotated[
        Literal["pair", "sphere", "slab"],
        Field(description="`pair`: a ball before a slab. A painted beam is always shown as a beam."),
    ] = "pair"
    size: Annotated[Length, Field(description="Side of the slab, or the ball alone across, metres.")] = 1.0


class Imported(PartBase):
    """A model from a scanner or a modelling program."""

    form: Literal["model"]
    file: Annotated[str, Field(description="A .glb below the project folder, relative to the scene's file.")]
    scale: Annotated[float, Field(gt=0, le=1000)] = 1.0
    levels: Annotated[
        tuple[str, ...],
        Field(description="The same model coarser and coarser, for farther away; each with as many meshes as `file`."),
    ] = ()


SETTING = (
    Landscape, FarHills, Tree, Rock, Salon, Portal, Panel, Pool, JetTower, Shell, BaroqueFront, Block, Plinth,
    RobedFigure, HeadPlaceholder, Head, Ground, Sample, Imported,
)  # fmt: skip
