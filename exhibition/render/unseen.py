"""A gaze -> what the land hides from it, asked anew only when the eye went elsewhere or something was moved."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from exhibition.forms.mesh import Array
from exhibition.visit.view import PartState
from exhibition.world.model import Geometry
from exhibition.world.occlusion import Eye, Horizon, horizon
from exhibition.world.pack.choose import Boxes, Gaze

_DEPARTS = 4.2  # times the error levels of detail should have: it grows where too much would be drawn, see choose.py
_FINEST = 1e-4  # metres for each metre of distance, whatever is drawn
_STEP = 1.3  # the slack is taken in steps of this ratio, so that a changing field of view asks for few horizons
_STANDS = 0.1  # metres; where there is no horizon, the next try waits for an eye that moved so far
_REST = PartState()


class Unseen:
    """Remembers the last horizon and what it hid."""

    def __init__(self, geometry: Geometry) -> None:
        self._occluders, self._ground = geometry.occluders, geometry.ground
        self._tried: tuple[Eye, float] | None = None
        self._horizon: Horizon | None = None
        self._hidden: tuple[Array, Array] | None = None
        self._boxes: Boxes | None = None
        self.drawn = 0
        """Horizons drawn so far."""

    def from_eye(self, gaze: Gaze, boxes: Boxes, parts: Mapping[int, PartState]) -> tuple[Array, Array] | None:
        """Nodes (n,) and cells (c,) bool that are hidden wholly; None where nothing is. parts: those not at rest."""
        if self._occluders is None or gaze.eye is None or not self._at_rest(parts):
            return None
        eye = (float(gaze.eye[0]), float(gaze.eye[1]), float(gaze.eye[2]))
        slack = _slack(gaze)
        if not self._holds(eye, slack):
            self._horizon = horizon(self._occluders, self._ground, eye, slack=slack)
            self._tried, self._boxes = (eye, slack), None
            self.drawn += 1
        if self._horizon is None:
            return None
        if boxes is not self._boxes:
            self._hidden = self._horizon.hides(boxes.nodes), self._horizon.hides(boxes.cells)
            self._boxes = boxes
        return self._hidden

    def _at_rest(self, parts: Mapping[int, PartState]) -> bool:
        """Whether the land stands as it was built: a light tint does not matter."""
        assert self._occluders is not None
        states = (parts.get(part, _REST) for part in self._occluders.parts)
        return all((s.visible, s.offset, s.phase) == (_REST.visible, _REST.offset, _REST.phase) for s in states)

    def _holds(self, eye: Eye, slack: float) -> bool:
        if self._tried is None or slack != self._tried[1]:
            return False
        if self._horizon is not None:
            return self._horizon.holds(eye)
        return float(np.linalg.norm(np.subtract(eye, self._tried[0]))) <= _STANDS


def _slack(gaze: Gaze) -> float:
    """Metres for each metre of distance by which drawn land may be lower than the true one, in steps."""
    wanted = max(gaze.pixel * gaze.error * _DEPARTS, _FINEST)
    return float(_FINEST * _STEP ** np.ceil(np.log(wanted / _FINEST) / np.log(_STEP)))
