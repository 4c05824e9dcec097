"""The curator's common words: texts in three languages, places, and what every part may say."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}(_[A-Z][A-Za-z]{1,3})?$")]
LANGUAGES = ("fr", "en", "zh")
"""The three in which every text of a scene is written; what another language lacks is shown in English."""
Certainty = Literal["A", "B", "C"]
Id = Annotated[str, Field(pattern=r"^[a-z0-9_]+$", max_length=64)]
Metres = Annotated[float, Field(ge=-20000, le=20000, allow_inf_nan=False)]
Length = Annotated[float, Field(gt=0, le=5000, allow_inf_nan=False)]
Degrees = Annotated[float, Field(ge=-360, le=360, allow_inf_nan=False)]
XY = tuple[Metres, Metres]
XYZ = tuple[Metres, Metres, Metres]


class Model(BaseModel):
    """A frozen record that refuses words it does not know."""

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid", strict=True)


class Text(Model):
    """One text in the three languages of the exhibition."""

    fr: Annotated[str, Field(min_length=1, description="French.")]
    en: Annotated[str, Field(min_length=1, description="English.")]
    zh: Annotated[str, Field(min_length=1, description="Chinese, simplified.")]

    def __getitem__(self, language: str) -> str:
        return getattr(self, language) if language in LANGUAGES else self.en


class AtPlace(Model):
    """A position taken from the scene's list of places."""

    place: Annotated[Id, Field(description="A place of the scene's `places:`.")]


class AtPart(Model):
    """A position taken from another part, so that it moves with it."""

    part: Annotated[Id, Field(description="A part of the scene.")]
    point: Annotated[
        XYZ | str, Field(description="Metres in the part's own frame, or the name of a point of its form.")
    ] = (
        0.0,
        0.0,
        0.0,
    )


class Place(Model):
    """A named position, with where it was learnt."""

    at: Annotated[XYZ, Field(description="Metres: east, north, up.")]
    facing: Annotated[
        Literal["N", "NE", "E", "SE", "S", "SW", "W", "NW"] | Degrees,
        Field(description="Where the front looks: a compass point, or degrees counter-clockwise from south."),
    ] = "S"
    cert: Annotated[Certainty, Field(description="A read in a source, B general knowledge, C our estimate.")] = "C"
    source: Annotated[str | None, Field(description="Where the position was read.")] = None


class Grid(Model):
    """Copies in rows and columns about the part's position."""

    columns: Annotated[int, Field(ge=1, le=2000)]
    rows: Annotated[int, Field(ge=1, le=2000)]
    step: Annotated[tuple[Length, Length], Field(description="Metres between columns and between rows.")]


class Along(Model):
    """Copies along a line."""

    line: Annotated[tuple[XY, ...], Field(min_length=2, description="Points of the line, metres in the scene's frame.")]
    every: Annotated[Length, Field(description="Metres between copies.")]


class Scatter(Model):
    """Copies strewn by chance inside an outline, always the same for one seed."""

    inside: Annotated[tuple[XY, ...], Field(min_length=3, description="Outline, metres in the scene's frame.")]
    count: Annotated[int, Field(ge=1, le=200000)]
    seed: Annotated[int, Field(ge=0)] = 1
    scale: Annotated[tuple[Length, Length], Field(description="Smallest and largest size factor.")] = (0.8, 1.2)
    keep_from_parts: Annotated[
        float, Field(ge=0, le=100, description="Metres kept free round buildings and water.")
    ] = 3.0


class PartBase(Model):
    """What every part may say, whatever its form."""

    title: Annotated[Text | None, Field(description="Its name for people.")] = None
    at: Annotated[
        XYZ | XY | AtPlace | AtPart,
        Field(
            description="`[x, y]` stands on the ground, `[x, y, z]` is exact; or `{place: id}`; or "
            "`{part: id, point: …}`."
        ),
    ] = (0.0, 0.0, 0.0)
    lift: Annotated[Metres, Field(description="Metres added to the height.")] = 0.0
    facing: Annotated[
        Literal["N", "NE", "E", "SE", "S", "SW", "W", "NW"] | Degrees | None,
        Field(description="Where the front looks: a compass point, or degrees counter-clockwise from south."),
    ] = None
    grid: Annotated[Grid | None, Field(description="Copies in rows and columns.")] = None
    along: Annotated[Along | None, Field(description="Copies along a line.")] = None
    scatter: Annotated[Scatter | None, Field(description="Copies strewn inside an outline.")] = None
    tags: Annotated[tuple[Id, ...], Field(description="Words that link it to related things.")] = ()
    cert: Annotated[Certainty, Field(description="How sure its measures are: A read, B known, C estimated.")] = "C"
    source: Annotated[str | None, Field(description="Where its measures were read.")] = None
    solid: Annotated[bool, Field(description="Whether visitors are stopped by it.")] = True


COMMON = frozenset(PartBase.model_fields) | {"form"}
