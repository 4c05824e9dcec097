"""A world with a survey in, what survives out: its things gathered in rows, the page that tells of them, the signs."""

from __future__ import annotations

import math
from dataclasses import dataclass

from exhibition.visit.hand import FOV, WIDE, beside_panel
from exhibition.visit.view import Marker, PartState, SurveyPage, SurveyRow
from exhibition.visit.walk import look_angles
from exhibition.world.model import Spot, World

XYZ = tuple[float, float, float]
KEPT = ("surviving", "returned", "standing")
"""States of evidence in which the thing itself is there."""
_ORDER = (*KEPT, "documented", "evoked", "reconstructed", "whereabouts_unknown")
_PITCH = (1.30, 1.45)  # of the largest thing: from one to the next, across and down
_BELOW = (0.40, 0.60)  # of the largest thing: where its name stands, left of its middle and below it
_SHARE, _CLEAR = 0.6, 0.84  # of a wide screen's width that the panel leaves free, of its height that the bar does
_HIGH, _ABOVE = 0.54, 0.42  # of half an upright screen: so far above its middle stand the rows; their share of it


@dataclass(frozen=True)
class Gathered:
    """The things before the eye. places: of their middles, in the order of the survey. right: of the picture."""

    spots: tuple[Spot, ...]
    places: tuple[XYZ, ...]
    middle: XYZ
    toward: tuple[float, float]
    """The level direction from the things to the eye."""
    right: tuple[float, float]
    size: float
    """Of the largest thing, metres."""
    extent: tuple[float, float]
    """Of all of them, with their names, across and down."""


def surveyed(world: World) -> tuple[Spot, ...]:
    """The hotspots of the scene's survey, in its order; none where it has none."""
    listed = world.survey.hotspots if world.survey else ()
    return tuple(spot for spot in map(world.spot, listed) if spot is not None and spot.part >= 0)


def gathered(world: World) -> Gathered | None:
    """Rows of the survey's things about their common middle, seen from where most of them look."""
    spots = surveyed(world)
    if world.survey is None or not spots:
        return None
    parts = [world.geometry.parts[spot.part] for spot in spots]
    centres = [_middle(part.bounds) for part in parts]
    size = max(max(b - a for a, b in zip(*part.bounds, strict=True)) for part in parts)
    middle = _mean(centres)
    fronts = [(part.frame[0][1], part.frame[1][1]) for part in parts]  # the part's own north, away from its front
    x, y = -sum(f[0] for f in fronts), -sum(f[1] for f in fronts)
    length = math.hypot(x, y)
    toward = (x / length, y / length) if length > 1e-6 else (0.0, -1.0)
    right = (-toward[1], toward[0])
    columns = min(world.survey.columns, len(spots))
    rows = -(-len(spots) // columns)
    across, down = _PITCH[0] * size, _PITCH[1] * size
    places = []
    for number in range(len(spots)):
        row, column = divmod(number, columns)
        aside, up = (column - (columns - 1) / 2) * across, ((rows - 1) / 2 - row) * down
        places.append((middle[0] + right[0] * aside, middle[1] + right[1] * aside, middle[2] + up))
    return Gathered(spots, tuple(places), middle, toward, right, size, (columns * across, rows * down))


def _middle(bounds: tuple[XYZ, XYZ]) -> XYZ:
    x, y, z = ((a + b) / 2 for a, b in zip(*bounds, strict=True))
    return x, y, z


def _mean(points: list[XYZ]) -> XYZ:
    x, y, z = (sum(column) / len(points) for column in zip(*points, strict=True))
    return x, y, z


def survey_eye(found: Gathered, *, upright: bool) -> tuple[XYZ, float, float, float]:
    """Eye, heading, pitch and field of view from which all are seen beside the panel, or above it."""
    half = math.tan(math.radians(FOV / 2))
    wide, tall = found.extent
    if upright:
        far = max(wide / 2 / half, tall / 2 / (half * WIDE * _ABOVE))
    else:
        far = max(wide / 2 / (half * _SHARE), tall / 2 * WIDE / (half * _CLEAR))
    x, y, z = found.middle
    eye = (x + found.toward[0] * far, y + found.toward[1] * far, z)
    heading, pitch = look_angles(eye, found.middle)
    return eye, *beside_panel(heading, pitch, upright=upright, high=_HIGH), FOV


def survey_parts(world: World) -> dict[int, PartState]:
    """Everything else is away; each thing stands in its row, and what is lost is an outline."""
    found = gathered(world)
    if found is None:
        return {}
    shown = {part: PartState(visible=False) for part in range(len(world.geometry.parts))}
    for spot, place in zip(found.spots, found.places, strict=True):
        centre = _middle(world.geometry.parts[spot.part].bounds)
        x, y, z = (b - a for a, b in zip(centre, place, strict=True))
        lost = spot.hotspot.evidence.status == "whereabouts_unknown"
        shown[spot.part] = PartState(ghost=lost, offset=(x, y, z))
    return shown


def survey_markers(world: World, language: str) -> tuple[Marker, ...]:
    """The name of each thing below it, with a sign: kept, or lost."""
    found = gathered(world)
    if found is None:
        return ()
    left, below = _BELOW[0] * found.size, _BELOW[1] * found.size
    made = []
    for spot, (x, y, z) in zip(found.spots, found.places, strict=True):
        kind = "kept" if spot.hotspot.evidence.status in KEPT else "lost"
        point = (x - found.right[0] * left, y - found.right[1] * left, z - below)
        made.append(Marker(spot.id, kind, point, spot.hotspot.title[language], ""))
    return tuple(made)


def survey_page(world: World, language: str) -> SurveyPage | None:
    """The page with a row for each thing, what survives first, and how many there are of each status."""
    if world.survey is None:
        return None
    spots = sorted(surveyed(world), key=lambda spot: _ORDER.index(spot.hotspot.evidence.status))
    statuses = [spot.hotspot.evidence.status for spot in spots]
    counts = tuple((word, statuses.count(word)) for word in _ORDER if word in statuses)
    rows = tuple(_row(spot, language) for spot in spots)
    return SurveyPage(world.survey.title[language], world.survey.text[language], rows, counts)


def _row(spot: Spot, language: str) -> SurveyRow:
    evidence = spot.hotspot.evidence
    holder = evidence.holder[language] if evidence.holder else ""
    return SurveyRow(spot.id, spot.hotspot.title[language], evidence.status, holder, evidence.as_of)
