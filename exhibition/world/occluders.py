"""Ground -> Occluders: how high the land surely stands, so that what lies behind a hill need not be drawn.

The land counts as a solid: whoever stands on it sees nothing that lies beyond a point of its inside. For the sake of an
eye that moves a little, and of a look that falls between two directions, it is worn down: each cell of the grid holds
the lowest height for some way around.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from exhibition.forms.built import Heightfield
from exhibition.forms.mesh import Array
from exhibition.world.ground import Ground, terrain

WORN = 3  # grids that are kept: the lowest height within 1, 2 and 3 cells
_MOST_POINTS = 4_000_000  # wider land than this, at its finest cell, hides nothing


@dataclass(frozen=True, eq=False)
class Occluders:
    """A grid of square cells from the corner (x0, y0), metres. worn (WORN, rows, columns) float32: worn[k - 1] is the
    lowest the land stands within k cells of a cell; minus infinity where nothing is known. parts: whose land it is, by
    their numbers; it hides nothing unless all of them are at rest and shown."""

    x0: float
    y0: float
    cell: float
    worn: Array
    parts: tuple[int, ...] = ()


def occluders_of(ground: Ground, parts: tuple[int, ...] = ()) -> Occluders | None:
    """What the land of these parts may hide; None where there is none."""
    if not ground.fields:
        return None
    cell = min(field.cell for field in ground.fields)
    x0, y0 = (min(getattr(field, axis) for field in ground.fields) for axis in ("x0", "y0"))
    x1 = max(f.x0 + f.cell * (f.heights.shape[1] - 1) for f in ground.fields)
    y1 = max(f.y0 + f.cell * (f.heights.shape[0] - 1) for f in ground.fields)
    columns, rows = round((x1 - x0) / cell), round((y1 - y0) / cell)
    if rows < 1 or columns < 1 or (rows + 1) * (columns + 1) > _MOST_POINTS:
        return None
    x, y = np.meshgrid(x0 + np.arange(columns + 1) * cell, y0 + np.arange(rows + 1) * cell)
    heights = corner_heights(ground.fields, x.ravel(), y.ravel(), cell).reshape(x.shape)
    worn = np.stack([lowest(heights, k) for k in range(1, WORN + 1)])
    return Occluders(float(x0), float(y0), float(cell), worn, parts)


def corner_heights(fields: tuple[Heightfield, ...], x: Array, y: Array, cell: float) -> Array:
    """Height of the land at grid points (n,) float32; minus infinity outside, and where a field's own points do not
    all lie on the grid: between two grid points such land may dip."""
    heights = np.full(len(x), -np.inf, np.float32)
    todo = np.ones(len(x), bool)
    for field in fields:
        found, _ = terrain((field,), x[todo], y[todo])
        here = np.flatnonzero(todo)[~np.isnan(found)]
        if on_grid(field, float(x.min()), float(y.min()), cell):
            heights[here] = found[~np.isnan(found)]
        todo[here] = False
    return heights


def on_grid(field: Heightfield, x0: float, y0: float, cell: float) -> bool:
    """Whether every point of a field is a point of the grid."""
    steps = np.array([(field.x0 - x0) / cell, (field.y0 - y0) / cell, field.cell / cell])
    return bool(np.allclose(steps, np.round(steps), atol=1e-6))


def lowest(heights: Array, k: int) -> Array:
    """Of each cell between grid points (rows + 1, columns + 1): the lowest corner of all cells within ``k`` of it;
    minus infinity where that reaches out of the grid. (rows, columns) float32."""
    padded = np.pad(heights, k, constant_values=-np.inf)
    rows, columns = heights.shape[0] - 1, heights.shape[1] - 1
    across = np.minimum.reduce([padded[:, d : d + columns] for d in range(2 * k + 2)])
    return np.minimum.reduce([across[d : d + rows] for d in range(2 * k + 2)]).astype(np.float32)
