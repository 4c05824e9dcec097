"""Ground -> Sight: whether a wall or a hill stands between an eye and a thing. numpy rays, nothing of the GPU."""

from __future__ import annotations

import numpy as np

from exhibition.world.ground import Ground, terrain

XYZ = tuple[float, float, float]
Box = tuple[XYZ, XYZ]
GRAIN = 0.5
"""Metres: for all eyes in a cube of this side one answer is found, and kept."""
_KEPT = 20_000
_AROUND = 0.4  # metres round a thing's own part: its own walls do not hide it
_HILL = 0.6  # metres the land must rise over a look to hide what it leads to
_SAMPLES = 32


class Sight:
    """What can be seen from where. asked, found: looks asked for, and those that had to be worked out."""

    def __init__(self, ground: Ground):
        w = ground.walls.astype(np.float64)
        self._fields = ground.fields
        self._at, self._along, self._low = w[:, :2], w[:, 2:4] - w[:, :2], w[:, 4]
        self._high = w[:, 5] if ground.tops is None else ground.tops.astype(np.float64)
        self._kept: dict[tuple[int, int, int, XYZ], bool] = {}
        self.asked = self.found = 0

    def clear(self, eye: XYZ, point: XYZ, own: Box | None = None) -> bool:
        """Whether nothing hides a point from an eye; own: the bounds of the part the point belongs to."""
        x, y, z = (int(np.floor(v / GRAIN)) for v in eye)
        key = x, y, z, point
        self.asked += 1
        if key not in self._kept:
            self.found += 1
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            middle = np.array([x + 0.5, y + 0.5, z + 0.5]) * GRAIN
            self._kept[key] = self._clear(middle, np.array(point), own)
        return self._kept[key]

    def _clear(self, eye: np.ndarray, point: np.ndarray, own: Box | None) -> bool:
        way = point - eye
        end = min(1.0 - 1e-3, _enters(eye, way, own)) if own else 1.0 - 1e-3
        if end <= 0:
            return True
        off = self._at - eye[:2]
        along = self._along
        det = way[0] * along[:, 1] - way[1] * along[:, 0]
        det = np.where(np.abs(det) < 1e-12, np.inf, det)
        s = (off[:, 0] * along[:, 1] - off[:, 1] * along[:, 0]) / det
        t = (off[:, 0] * way[1] - off[:, 1] * way[0]) / det
        z = eye[2] + s * way[2]
        walled = (s > 0) & (s < end) & (t >= 0) & (t <= 1) & (z > self._low) & (z < self._high)
        return not walled.any() and not self._behind_a_hill(eye, way, end)

    def _behind_a_hill(self, eye: np.ndarray, way: np.ndarray, end: float) -> bool:
        if not self._fields:
            return False
        share = np.linspace(0.05, 0.95, _SAMPLES) * end
        land, _ = terrain(self._fields, eye[0] + share * way[0], eye[1] + share * way[1])
        return bool((land > eye[2] + share * way[2] + _HILL).any())


def _enters(eye: np.ndarray, way: np.ndarray, box: Box) -> float:
    """The share of the way at which a look enters a box; 0 from inside, 1 where it never does."""
    low, high = np.array(box[0]) - _AROUND, np.array(box[1]) + _AROUND
    safe = np.where(np.abs(way) < 1e-9, 1e-9, way)
    a, b = (low - eye) / safe, (high - eye) / safe
    first, last = float(np.minimum(a, b).max()), float(np.maximum(a, b).min())
    return min(1.0, max(0.0, first)) if first <= last and last >= 0 else 1.0
