"""Hotspots and portals -> arrays: which a ray touches and which lie in reach, however many there are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from exhibition.forms.mesh import Array

XYZ = tuple[float, float, float]
_PORTAL = 60.0  # metres from which a portal answers to a touch
_SPREAD = 0.012  # a finger is never finer than this share of the distance


class Things:
    """points (n, 3), radii, within and priority (n,) of hotspots, then of portals; names: their ids."""

    def __init__(self, rows: Sequence[tuple[str, XYZ, float, float, float]], spots: int):
        self.names = tuple(row[0] for row in rows)
        self.spots = spots
        """How many of them are hotspots; the rest are portals."""
        self.points = np.array([row[1] for row in rows], np.float64).reshape(-1, 3)
        numbers = np.array([row[2:] for row in rows], np.float64).reshape(-1, 3)
        self._radii, self._within, self._priority = numbers.T

    def touched(self, origin: XYZ, direction: XYZ) -> int | None:
        """The first that a ray meets; None where it meets none."""
        away = self.points - np.array(origin)
        along = away @ np.array(direction)
        reach = np.where(np.arange(len(along)) < self.spots, self._within, _PORTAL)
        near = np.flatnonzero((along > 0) & (along < reach))
        beside = np.linalg.norm(away[near] - along[near, None] * np.array(direction), axis=1)
        hit = near[beside < np.maximum(self._radii[near], along[near] * _SPREAD)]
        return int(hit[along[hit].argmin()]) if len(hit) else None

    def in_reach(self, eye: XYZ, most: int) -> list[tuple[int, float, float]]:
        """Those near enough to be offered, the weightiest and then the nearest first, ``most`` of them: number, metres
        from the eye, and a fade that reaches 0 where they are offered no more."""
        away = self.points - np.array(eye)
        far: Array = np.sqrt(np.einsum("ij,ij->i", away, away))
        near = np.flatnonzero(far < self._within)
        fade = np.minimum(1.0, 2.0 * (1.0 - far[near] / self._within[near]))
        order = np.lexsort((near, far[near], -self._priority[near]))[:most]
        return [(int(near[i]), float(far[near[i]]), float(fade[i])) for i in order]
