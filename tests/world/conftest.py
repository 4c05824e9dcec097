"""A small geometry by hand: 400 columns of two parts, three single boxes of a third."""

from __future__ import annotations

import numpy as np
import pytest

from exhibition.forms.built import placed
from exhibition.forms.solids import box, cylinder
from exhibition.world.ground import Ground
from exhibition.world.model import Geometry, Placements, WorldPart

ORIGIN = ((0.0, 0.0, 0.0), (1.0, 1.0, 1.0))
FRAME = ((1.0, 0.0, 0.0, 0.0), (0.0, 1.0, 0.0, 0.0), (0.0, 0.0, 1.0, 0.0))


@pytest.fixture(scope="module")
def geometry() -> Geometry:
    """400 columns of two parts and three single boxes of a third."""
    rng = np.random.default_rng(2)
    columns = [placed(x, y, 0, 30, (1, 1, 2)) for x, y in rng.random((400, 2)) * 600]
    singles = [placed(i * 40.0, -50, 1) for i in range(3)]
    boxes = [box(1 + i, 2, 3, m) for i, m in enumerate(("marble", "wood", "marble"))]
    meshes = (
        cylinder(0.3, 4, 8, "vermilion"),
        *boxes,
    )
    return Geometry(
        meshes,
        Placements(
            np.array([0] * 400 + [1, 2, 3], np.int32),
            np.array(columns + singles, np.float32),
            np.array([0] * 200 + [1] * 200 + [2] * 3, np.int32),
            np.array([2] * 400 + [1, 1, 8], np.uint8),
        ),
        tuple(WorldPart(f"p{i}", "hall", None, ORIGIN, {}, {}, FRAME) for i in range(3)),
        Ground(np.zeros((0, 3, 3), np.float32), np.zeros((0, 6), np.float32)),
    )
