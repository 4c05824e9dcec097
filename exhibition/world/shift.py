"""A shown world and an edited scene -> how far each part went, where all that changed is where parts stand.

For the moments until the edit is built: a moved part is shown where it will stand by its state alone.
"""

from __future__ import annotations

import numpy as np

from exhibition.forms.mesh import Array
from exhibition.scene.base import AtPart
from exhibition.scene.model import Scene
from exhibition.scene.parts import Part
from exhibition.world.ground import terrain
from exhibition.world.model import World, WorldPart
from exhibition.world.place import frame_of, turn_of

XYZ = tuple[float, float, float]
_STANDING = {"at", "lift"}  # the words that may differ
_NOTICED = 1e-3  # metres


def shifts(world: World, old: Scene, new: Scene) -> dict[int, XYZ]:
    """Metres by the number of each part that went elsewhere without turning. old: the scene of ``world``. Parts that
    changed otherwise, are strewn or set along a line are left where they are."""
    found = _Frames(world, old, new)
    gone = {row: found.shift(part.id) for row, part in enumerate(world.geometry.parts)}
    return {row: shift for row, shift in gone.items() if shift is not None and np.abs(shift).max() > _NOTICED}


class _Frames:
    """Frames of an edited scene's parts, as far as a built world can tell."""

    def __init__(self, world: World, old: Scene, new: Scene) -> None:
        self._old, self._new = old, new
        self._parts = {part.id: part for part in world.geometry.parts}
        self._fields = world.geometry.ground.fields
        self._known: dict[str, Array] = {}

    def shift(self, part_id: str) -> XYZ | None:
        """Where a part went, if that is all that happened to it."""
        old, new = self._old.parts.get(part_id), self._new.parts.get(part_id)
        if old is None or new is None or new.along or new.scatter or _words(old) != _words(new):
            return None
        before, after = np.array(self._parts[part_id].frame), self.frame(part_id)
        if not np.allclose(before[:, :3], after[:, :3], atol=1e-5):
            return None
        x, y, z = (after[:, 3] - before[:, 3]).tolist()
        return x, y, z

    def frame(self, part_id: str) -> Array:
        """The new frame (3, 4) of a part; its old one where the scene no longer has it, or stands in a circle."""
        if part_id not in self._known:
            self._known[part_id] = np.array(self._parts[part_id].frame)
            if part_id in self._new.parts:
                self._known[part_id] = frame_of(self._new.parts[part_id], self._new, self._height, self._named)
        return self._known[part_id]

    def _height(self, x: Array, y: Array) -> Array:
        return np.nan_to_num(terrain(self._fields, x, y)[0], nan=0.0)

    def _named(self, at: AtPart) -> tuple[XYZ, float]:
        if at.part not in self._parts:
            return (0.0, 0.0, 0.0), 0.0
        frame = self.frame(at.part)
        local = _local(self._parts[at.part], at.point) if isinstance(at.point, str) else np.array(at.point)
        x, y, z = (frame[:, :3] @ local + frame[:, 3]).tolist()
        return (x, y, z), turn_of(frame)


def _words(part: Part) -> dict[str, object]:
    return part.model_dump(exclude=_STANDING)


def _local(part: WorldPart, name: str) -> Array:
    """A named point in the part's own frame."""
    frame = np.array(part.frame)
    if name not in part.points:
        return np.zeros(3)
    return np.linalg.solve(frame[:, :3], np.array(part.points[name]) - frame[:, 3])
