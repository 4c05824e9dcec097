"""The curator's words for buildings: one model per form, real measures in metres."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from exhibition.scene.base import XY, Length, Model, PartBase

Roof = Literal["wudian", "xieshan", "xieshan_juanpeng", "yingshan", "juanpeng", "cuanjian", "flat"]
Tiles = Literal["yellow_glazed", "green_glazed", "blue_glazed", "grey_tile", "peacock_glazed", "bronze_tile"]
Columns = Literal["vermilion", "dark_green", "wood", "bronze_green"]
Walls = Literal[
    "lattice_red", "lattice_green", "vermilion_wall", "white_wall", "grey_brick", "bronze_green", "gate", "none"
]  # fmt: skip
Count = Annotated[int, Field(ge=0, le=2000)]


def odd(count: int) -> int:
    """Bays in front are odd: the middle one is the door. ValueError otherwise."""
    if count % 2 == 0:
        raise ValueError("must be odd")
    return count


def even(count: int) -> int:
    """What stands half on each side is even. ValueError otherwise."""
    if count % 2:
        raise ValueError("must be even")
    return count


Odd = Annotated[int, Field(ge=1, le=99), AfterValidator(odd)]
Even = Annotated[Count, AfterValidator(even)]


class Hall(PartBase):
    """A timber hall on a stone platform."""

    form: Literal["hall"]
    width: Annotated[Length, Field(description="Column axis to column axis along the front.")]
    depth: Annotated[Length, Field(description="Column axis to column axis from front to back.")]
    bays: Annotated[Odd, Field(description="Column intervals along the front; odd.")] = 5
    bays_deep: Annotated[int, Field(ge=1, le=30, description="Column intervals from front to back.")] = 3
    column_height: Annotated[Length, Field(description="Height of the columns of a storey.")] = 4.2
    storeys: Annotated[int, Field(ge=1, le=4)] = 1
    shrink: Annotated[float, Field(gt=0.4, le=1, description="Plan of each storey as a share of the one below.")] = 0.9
    eaves: Annotated[int, Field(ge=1, le=2, description="Eaves of the topmost storey: 2 is a double-eaved roof.")] = 1
    roof: Roof = "xieshan"
    tiles: Tiles = "grey_tile"
    border: Annotated[Tiles | None, Field(description="Tiles of the border and ridges, if other.")] = None
    columns: Columns = "vermilion"
    walls: Annotated[
        Walls,
        Field(description="Infill between the columns; `none` is an open hall, `gate` has open doors under its ridge."),
    ] = "lattice_red"
    brackets: Annotated[bool, Field(description="Bracket sets under the eaves.")] = False
    ridge_beasts: Annotated[
        int, Field(ge=0, le=10, description="Figures on each hip: an odd number by rank, or 0.")
    ] = 0
    platform: Annotated[float, Field(ge=0, le=30, description="Height of the stone platform.")] = 0.8
    terrace: Annotated[
        tuple[Length, Length] | None, Field(description="Moon terrace before the front: width, depth.")
    ] = None
    wings: Annotated[Even, Field(description="Bays of side galleries and wings in all, half on each side; even.")] = 0
    balustrade: Annotated[bool, Field(description="Marble rail round platform and terrace.")] = False
    open_front: Annotated[bool, Field(description="Front bays without walls: a stage or a porch.")] = False


class Pavilion(PartBase):
    """A pavilion with a tented roof on open columns."""

    form: Literal["pavilion"]
    sides: Annotated[Literal[4, 6, 8], Field(description="Sides of the plan.")] = 4
    across: Annotated[Length, Field(description="Across the flats at the outer columns.")]
    column_height: Length = 3.2
    eaves: Annotated[int, Field(ge=1, le=2)] = 1
    tiles: Tiles = "grey_tile"
    columns: Columns = "dark_green"
    platform: Annotated[float, Field(ge=0, le=10)] = 0.45
    apex: Annotated[Length | None, Field(description="Height of the top over the platform; derived if empty.")] = None
    rings: Annotated[
        tuple[tuple[Literal["round", "square"], Annotated[int, Field(ge=3, le=64)], Length], ...],
        Field(description="Columns from the inside: kind, count, radius. One ring at the corners if empty."),
    ] = ()
    passage: Annotated[bool, Field(description="Open on two opposite sides so that a corridor passes.")] = False


class Tower(PartBase):
    """The octagonal tower of many storeys: Foxiang Ge."""

    form: Literal["tower"]

    class Level(Model):
        """One storey."""

        floor: Annotated[float, Field(ge=0, le=200, description="Its floor over the part's ground.")]
        column_height: Length
        across: Annotated[Length, Field(description="Across the flats at the columns.")]
        eave: Annotated[Length, Field(description="Height of the eave edge over the part's ground.")]
        eave_across: Annotated[Length, Field(description="Across the flats at the eave edge.")]
        rail: Annotated[bool, Field(description="A gallery with a rail round it.")] = False

    sides: Literal[4, 6, 8] = 8
    levels: Annotated[
        tuple[Level, ...], Field(min_length=1, description="Storeys from the ground up; a clerestory is the last.")
    ]
    storeys: Annotated[int, Field(ge=1, le=9, description="Storeys one could stand in; the clerestory is none.")] = 3
    inner_columns: Annotated[int, Field(ge=0, le=64)] = 8
    apex: Annotated[Length, Field(description="Top of the roof over the part's ground.")]
    finial: Annotated[float, Field(ge=0, le=20, description="Height of the gilt finial.")] = 4.0
    plinth: Annotated[tuple[float, Length], Field(description="Height and width across the flats of the plinth.")] = (
        1.2,
        26.0,
    )
    tiles: Tiles = "yellow_glazed"
    border: Tiles | None = "green_glazed"
    columns: Columns = "vermilion"


class StonePlatform(PartBase):
    """A high square stone base with stairs up its front."""

    form: Literal["stone_platform"]
    width: Length
    depth: Length
    height: Length
    material: Literal["qingshi", "granite", "grey_brick", "marble", "vermilion_wall"] = "qingshi"
    batter: Annotated[float, Field(ge=0, le=0.3, description="Inward lean: metres a metre of height.")] = 0.05
    stairs: Annotated[
        Literal["none", "front", "inverted_v", "both"],
        Field(
            description="`inverted_v`: two flights that meet in the middle of the front wall. `both`: front and back."
        ),
    ] = "front"
    stair_width: Length = 4.0
    steps: Annotated[int, Field(ge=0, le=400, description="Steps of the stair; from the height if 0.")] = 0
    balustrade: bool = True
    gallery: Annotated[bool, Field(description="A low roofed gallery round the top.")] = False


class Stairs(PartBase):
    """A free stair going up toward the back (north when facing south)."""

    form: Literal["stairs"]
    width: Length
    run: Annotated[Length, Field(description="Length on plan.")]
    rise: Annotated[Length, Field(description="Height gained.")]
    steps: Annotated[int, Field(ge=1, le=400)]
    material: Literal["qingshi", "granite", "marble"] = "granite"


class Corridor(PartBase):
    """The Long Corridor: bays along a line, with octagonal pavilions standing in it."""

    form: Literal["corridor"]
    line: Annotated[tuple[XY, ...], Field(min_length=2, description="Centre line, metres in the scene's frame.")]
    bays: Annotated[int, Field(ge=1, le=1000)]
    width: Length = 2.28
    column_height: Length = 2.52
    pavilions: Annotated[tuple[XY, ...], Field(description="Where octagonal pavilions stand on the line.")] = ()
    pavilion_side: Length = 3.1
    floor: Annotated[
        tuple[float, float, float],
        Field(description="Height of the floor at the start, the middle and the end of the line."),
    ]
    columns: Columns = "dark_green"
    tiles: Tiles = "grey_tile"
    gap: Annotated[
        tuple[XY, Length] | None, Field(description="A gate that interrupts it: its centre and its width.")
    ] = None


class ArchBridge(PartBase):
    """A stone bridge of one or many arches; its length runs along x when facing S, its own z = 0 is the water."""

    form: Literal["arch_bridge"]
    length: Length
    width: Length
    spans: Annotated[
        tuple[Length, ...],
        Field(min_length=1, max_length=61, description="Clear spans of the arches from one end to the other."),
    ]
    pier: Annotated[float, Field(ge=0, le=20, description="Width of a pier.")] = 2.5
    end_height: Annotated[float, Field(ge=0, le=30, description="Deck over the water at the ends.")]
    crown_height: Annotated[Length, Field(description="Deck over the water in the middle.")]
    profile: Annotated[
        Literal["parabola", "bell", "flat"], Field(description="`bell`: the double curve of a moon bridge.")
    ] = "parabola"
    stone: Literal["qingshi", "marble", "granite"] = "qingshi"
    lions: Annotated[Count, Field(description="Carved lions on the posts, in all.")] = 0
    posts: Annotated[
        Even, Field(description="Posts of the balustrade in all, both sides, even; from the length if 0.")
    ] = 0
    end_beasts: Annotated[Count, Field(description="Stone beasts at the ends.")] = 0
    pavilion: Annotated[
        Literal["none", "rectangular", "square", "hexagonal", "octagonal"],
        Field(description="A double-eaved pavilion on the middle of the deck."),
    ] = "none"
    pavilion_size: tuple[Length, Length] = (10.0, 5.0)


class Archway(PartBase):
    """A pailou: a ceremonial gate of posts and small roofs."""

    form: Literal["archway"]
    width: Length
    height: Length
    bays: Odd = 3
    roofs: Annotated[int, Field(ge=1, le=11)] = 7
    material: Annotated[
        Literal["timber", "glazed"], Field(description="`glazed`: brick faced with tiles, with arched doors.")
    ] = "timber"
    tiles: Tiles = "yellow_glazed"
    depth: Length = 1.6


class GateFort(PartBase):
    """A gate tower: a brick base with a passage, and a storeyed pavilion on top."""

    form: Literal["gate_fort"]
    width: Length
    depth: Length
    height: Annotated[Length, Field(description="Height of the brick base.")]
    storeys: Annotated[int, Field(ge=1, le=3)] = 2
    corner_pavilions: Literal[0, 4] = 0
    tiles: Tiles = "grey_tile"


class MarbleBoat(PartBase):
    """A stone hull with a two-storey timber cabin; the bow looks to the front."""

    form: Literal["marble_boat"]
    length: Length = 36.0
    beam: Length = 7.8
    freeboard: Length = 1.9
    cabin: tuple[Length, Length, Length] = (24.0, 6.4, 8.2)
    wheel: Annotated[Length, Field(description="Diameter of the stone wheels.")] = 3.4


class VaultedHall(PartBase):
    """A masonry hall without timber, faced with glazed tiles: the Sea of Wisdom."""

    form: Literal["vaulted_hall"]
    width: Length
    depth: Length
    height: Length
    arches: Odd = 3
    storeys: Annotated[int, Field(ge=1, le=3)] = 2


class TibetanBlock(PartBase):
    """A tapered wall block of the Chinese-Tibetan terraces with blind windows; a stupa may crown it."""

    form: Literal["tibetan_block"]
    width: Length
    depth: Length
    height: Length
    colour: Literal["white_wall", "vermilion_wall"] = "white_wall"
    stupa: Annotated[
        Literal["none", "white_wall", "vermilion_wall", "dark_green", "grey_brick"],
        Field(description="Colour of the stupa on top."),
    ] = "none"


class Courtyard(PartBase):
    """A walled court: main hall at the back, side halls, a gate in front, grey roofs."""

    form: Literal["courtyard"]
    width: Length
    depth: Length
    hall: Annotated[tuple[Length, Length], Field(description="Width and depth of the main hall.")] = (15.0, 8.0)
    tiles: Tiles = "grey_tile"
    columns: Columns = "vermilion"


class ShopStreet(PartBase):
    """Two rows of small shops along a water bank: Suzhou Street."""

    form: Literal["shop_street"]
    length: Length
    gap: Annotated[Length, Field(description="Width of the water between the rows.")]
    shops: Annotated[int, Field(ge=2, le=200)] = 60


class PondGarden(PartBase):
    """A garden round a pond: halls, pavilions and galleries about the water."""

    form: Literal["pond_garden"]
    width: Length
    depth: Length
    halls: Annotated[int, Field(ge=1, le=30)] = 13
    bridges: Count = 5


class OxStatue(PartBase):
    """A lying ox of bronze on a carved stone base."""

    form: Literal["ox_statue"]
    length: Length = 1.8
    height: Length = 1.2


class CourtBronze(PartBase):
    """A bronze of a palace court on its marble seat."""

    form: Literal["court_bronze"]
    kind: Annotated[
        Literal["lion", "vat", "incense_burner", "crane", "deer"], Field(description="What stands on the seat.")
    ] = "incense_burner"
    height: Annotated[Length | None, Field(description="Of the bronze without its seat; the kind's own if empty.")] = (
        None
    )


class Balustrade(PartBase):
    """A marble rail along a line, and the quay under it."""

    form: Literal["balustrade"]
    line: Annotated[tuple[XY, ...], Field(min_length=2, description="Metres in the scene's frame.")]
    floor: Annotated[float, Field(description="Height of its foot, in the scene's frame.")]
    quay: Annotated[float, Field(ge=0, le=20, description="Height of dressed stone under it.")] = 0.0


class Court(PartBase):
    """A paved court, with a pool in it if wished."""

    form: Literal["court"]
    width: Length
    depth: Length
    pool: Annotated[
        tuple[Length, Length] | None, Field(description="Width and depth of a pool crossed by a small bridge.")
    ] = None
    lift_stone: Annotated[float, Field(ge=0, le=5, description="Height of the paving over the ground.")] = 0.12


ARCHITECTURE = (
    Hall, Pavilion, Tower, StonePlatform, Stairs, Corridor, ArchBridge, Archway, GateFort, MarbleBoat, VaultedHall,
    TibetanBlock, Courtyard, ShopStreet, PondGarden, OxStatue, CourtBronze, Balustrade, Court,
)  # fmt: skip
