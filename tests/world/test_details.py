"""A detail is pinned on the surface, along the line of sight, wherever its part stands."""

from __future__ import annotations

import numpy as np
import pytest

from exhibition.forms.built import placed
from exhibition.forms.solids import cylinder
from exhibition.scene.base import Text
from exhibition.scene.model import Detail
from exhibition.world.details import details_of, on_surface
from exhibition.world.ground import Ground
from exhibition.world.model import Geometry, Placements, WorldPart

WORD = Text(fr="a", en="a", zh="a")


def geometry(frame: np.ndarray) -> Geometry:
    """One column of radius 1 and height 2, in a frame of its own."""
    rows = tuple(tuple(float(v) for v in row) for row in frame)
    part = WorldPart("column", "hall", None, ((0, 0, 0), (1, 1, 1)), {}, {}, rows)  # type: ignore[arg-type]
    return Geometry(
        (cylinder(1.0, 2.0, 128, "marble"),),
        Placements(np.zeros(1, np.int32), frame[None].astype(np.float32), np.zeros(1, np.int32), np.zeros(1, np.uint8)),
        (part,),
        Ground(np.zeros((0, 3, 3), np.float32), np.zeros((0, 6), np.float32)),
    )


@pytest.mark.parametrize(
    ("seen_from", "where"),
    [((0.0, 0.0), (0, -1)), ((90.0, 0.0), (1, 0)), ((180.0, 0.0), (0, 1)), ((-45.0, 0.0), (-0.7, -0.7))],
)
def test_the_point_comes_out_on_the_side_one_looks_from(seen_from, where) -> None:
    (found,) = details_of(
        {"d": Detail(point=(0, 0, 2), seen_from=seen_from, title=WORD, text=WORD)}, 0, geometry(placed())
    )
    assert found.point[:2] == pytest.approx(where, abs=0.03)
    assert found.toward[:2] == pytest.approx(np.array(where) / np.hypot(*where), abs=1e-6)


def test_a_part_that_is_turned_and_moved_takes_its_details_along() -> None:
    (found,) = details_of({"d": Detail(point=(0, 0, 2), title=WORD, text=WORD)}, 0, geometry(placed(10, 20, 3, 90)))
    assert found.point == pytest.approx((11, 20, 5), abs=0.03)
    assert found.toward == pytest.approx((1, 0, 0), abs=1e-6)


def test_beside_everything_the_nearest_of_it_counts() -> None:
    corner = np.array([[0.0, 0.0, 0.0], [0.0, -2.0, 0.0]])
    point = on_surface(corner, np.array([0.4, 0.5, 0.0]), np.array([0.0, -1.0, 0.0]))
    assert point == pytest.approx([0.4, -2.0, 0.0])


def test_no_detail_costs_nothing() -> None:
    assert details_of({}, 5, geometry(placed())) == ()
