"""Meshes and places, one after the other -> Built: what every maker of a building gathers its pieces in."""

from __future__ import annotations

import numpy as np

from exhibition.forms.built import PHASES, Built, Piece, compose, many
from exhibition.forms.mesh import Array, Mesh, join, transformed

IDENTITY = np.eye(3, 4, dtype=np.float32)


class Assembly:
    """Gathers pieces, floors, walls and points of one building; the same mesh under the same name stays one piece."""

    def __init__(self) -> None:
        self._pieces: dict[tuple[str, int, int], tuple[Mesh, list[Array]]] = {}
        self._floors: list[Array] = []
        self._walls: list[Array] = []
        self.points: dict[str, tuple[float, float, float]] = {}

    def add(self, name: str, mesh: Mesh, places=None, phase: str = "platform") -> None:
        """A mesh at its places: one (3, 4), a list of them, or where it is if None."""
        if not mesh.triangle_count:
            return
        where = IDENTITY[None] if places is None else many(np.asarray(places, np.float32).reshape(-1, 3, 4))
        if not len(where):
            return
        key = (name, id(mesh), PHASES.index(phase))
        self._pieces.setdefault(key, (mesh, []))[1].append(where)

    def floor(self, triangles: Array) -> None:
        """Triangles (f, 3, 3) one may stand on."""
        self._floors.append(np.asarray(triangles, np.float32).reshape(-1, 3, 3))

    def wall(self, panels: Array) -> None:
        """Upright panels (w, 6) or one panel of six numbers."""
        self._walls.append(np.asarray(panels, np.float32).reshape(-1, 6))

    def point(self, name: str, x: float, y: float, z: float) -> None:
        """A named anchor for hotspots."""
        self.points[name] = (float(x), float(y), float(z))

    def include(self, other: Assembly, place: Array = IDENTITY) -> None:
        """Everything of another assembly but its points, in the frame ``place`` (3, 4)."""
        m = np.asarray(place, np.float64)
        for (name, _, phase), (mesh, places) in other._pieces.items():
            moved = compose(m, np.concatenate(places).astype(np.float64)).astype(np.float32)
            self.add(name, mesh, moved, PHASES[phase])
        for floor in other._floors:
            self.floor(floor @ m[:, :3].T.astype(np.float32) + m[:, 3].astype(np.float32))
        for w in other._walls:
            low = np.column_stack([w[:, 0:2], w[:, 4]]) @ m[:, :3].T + m[:, 3]
            high = np.column_stack([w[:, 2:4], w[:, 5]]) @ m[:, :3].T + m[:, 3]
            self.wall(np.column_stack([low[:, :2], high[:, :2], low[:, 2], high[:, 2]]))

    def weld(self, name: str) -> None:
        """Make the pieces of a name, each drawn once, one mesh: fewer draws for what is never shared."""
        keys = [key for key in self._pieces if key[0] == name]
        if len(keys) < 2:
            return
        parts = [
            mesh if np.array_equal(t, IDENTITY) else transformed(mesh, t)
            for key in keys
            for mesh, places in [self._pieces.pop(key)]
            for t in np.concatenate(places)
        ]
        self.add(name, join(parts), None, PHASES[keys[0][2]])

    def count(self, *names: str) -> int:
        """How many times pieces of these names stand."""
        return sum(len(p) for (name, _, _), (_, places) in self._pieces.items() if name in names for p in places)

    def height(self) -> float:
        """Highest point of all pieces over z = 0, metres."""
        top = -np.inf
        for mesh, places in self._pieces.values():
            t = np.concatenate(places).astype(np.float64)
            z = mesh.positions @ t[:, 2, :3].T + t[:, 2, 3]
            top = max(top, float(z.max()))
        return round(top, 2)

    def built(self, pad: Array | None = None, **facts: object) -> Built:
        """The finished answer; ``facts`` are the caller's counts, the height is measured here."""
        pieces = tuple(
            Piece(name, mesh, np.concatenate(places), phase)
            for (name, _, phase), (mesh, places) in self._pieces.items()
        )
        floors = np.concatenate(self._floors) if self._floors else np.zeros((0, 3, 3), np.float32)
        walls = np.concatenate(self._walls) if self._walls else np.zeros((0, 6), np.float32)
        return Built(
            pieces=pieces,
            floors=floors,
            walls=walls,
            points=dict(self.points),
            pad=None if pad is None else np.asarray(pad, np.float32),
            facts={"height_m": self.height(), **facts},
        )
