"""A hotspot's details and the built part -> where each lies on its surface, and whence one looks at it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from exhibition.forms.mesh import Array
from exhibition.scene.model import Detail
from exhibition.world.model import Geometry, SpotDetail

_NEAR = 0.012  # metres beside the line of sight: vertices of a sculpture lie closer together than this


def details_of(wanted: Mapping[str, Detail], row: int, geometry: Geometry) -> tuple[SpotDetail, ...]:
    """Every detail of the part in ``row``, in the order of the file, on its surface in the scene's frame."""
    if not wanted:
        return ()
    frame = np.array(geometry.parts[row].frame)
    vertices = part_vertices(geometry, row)
    found = []
    for name, detail in wanted.items():
        toward = frame[:, :3] @ direction(*detail.seen_from)
        toward /= np.linalg.norm(toward)
        point = on_surface(vertices, frame[:, :3] @ np.array(detail.point) + frame[:, 3], toward)
        found.append(SpotDetail(name, _xyz(point), _xyz(toward), detail.title, detail.text))
    return tuple(found)


def direction(turn: float, up: float) -> Array:
    """The unit vector of degrees counter-clockwise from the front (-Y), then up, in a part's own frame."""
    t, u = np.radians(turn), np.radians(up)
    return np.array([np.sin(t) * np.cos(u), -np.cos(t) * np.cos(u), np.sin(u)])


def part_vertices(geometry: Geometry, row: int) -> Array:
    """All vertices (n, 3) of a part in the scene's frame."""
    p = geometry.placements
    placed = [
        geometry.meshes[p.mesh[k]].positions @ p.transform[k, :, :3].T + p.transform[k, :, 3]
        for k in np.flatnonzero(p.part == row)
    ]
    return np.concatenate(placed).astype(np.float64) if placed else np.zeros((0, 3))


def on_surface(vertices: Array, point: Array, toward: Array) -> Array:
    """The point moved along its line of sight until it lies on what the vertices (n, 3) outline: as far forward as the
    foremost of those beside the line. Where none is near, the nearest of all counts."""
    if not len(vertices):
        return point
    apart = vertices - point
    along = apart @ toward
    beside = np.linalg.norm(apart - along[:, None] * toward, axis=1)
    near = beside <= max(_NEAR, 1.3 * float(beside.min()))
    return point + toward * along[near].max()


def _xyz(point: Array) -> tuple[float, float, float]:
    return float(point[0]), float(point[1]), float(point[2])
