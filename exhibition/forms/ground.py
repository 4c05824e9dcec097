"""A size and a material -> a flat walkable ground."""

from __future__ import annotations

import numpy as np

from exhibition.forms.built import Built, Piece, many, placed
from exhibition.forms.mesh import make_mesh
from exhibition.forms.solids import floor_triangles, rectangle


def ground(*, width: float, depth: float, material: str = "grass") -> Built:
    """A rectangle of ground at z = 0, centred."""
    outline = rectangle(width, depth)
    p = np.column_stack([outline, np.zeros(4)])
    mesh = make_mesh(p, [[0, 1, 2], [0, 2, 3]], material)
    return Built(
        pieces=(Piece("ground", mesh, many([placed()])),),
        floors=floor_triangles(outline, 0.0),
        points={"centre": (0.0, 0.0, 0.0)},
        facts={"area_m2": float(width * depth)},
    )
