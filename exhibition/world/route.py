"""NavMesh, a place to start from and one to go to -> the shortest way on foot, as few points as it has turns."""

from __future__ import annotations

import heapq
import math

import numpy as np

from exhibition.forms.mesh import Array
from exhibition.world.navmesh import SIDE, NavMesh

XY = tuple[float, float]
XYZ = tuple[float, float, float]
_OTHER_LEVEL = 3.0  # a metre up or down counts as so many aside when the nearest ground is looked for
_Door = tuple[int, float, float, float, float, float, float]
"""Where it leads, its first and last middle on this side, and the step across, metres."""


class Routes:
    """A NavMesh made quick to search."""

    def __init__(self, mesh: NavMesh):
        self.mesh = mesh
        self.searched = 0
        """Rectangles the last search looked into."""
        boxes = mesh.boxes.astype(np.float64)
        self._low, self._high = (boxes[:, :2] + 0.5) * SIDE, (boxes[:, 2:] + 0.5) * SIDE
        d = mesh.doors.astype(np.float64)
        ends, step = (d[:, 2:6] + 0.5) * SIDE, d[:, 6:8] * SIDE
        order = np.argsort(mesh.doors[:, 0], kind="stable")
        self._first = np.searchsorted(mesh.doors[order, 0], np.arange(len(boxes) + 1)).tolist()
        rows = np.hstack([ends, step])[order].tolist()
        self._doors: list[_Door] = [(to, *row) for to, row in zip(mesh.doors[order, 1].tolist(), rows, strict=True)]

    def path(self, start: XYZ, goal: XYZ) -> tuple[XY, ...]:
        """The turns of the way, the last the goal itself, or the nearest that can be reached. Empty where one stands
        on no ground."""
        if not len(self.mesh.boxes):
            return ()
        begin, at = self._nearest(start, None)
        end, to = self._nearest(goal, begin)
        doors = self._search(begin, at, end, to)
        return _pulled(at, [_gate(door) for door in doors], to)

    def beside(self, start: XYZ, point: XYZ) -> XYZ | None:
        """The ground nearest to a point that can be reached from ``start``; its height may be that of ground beside
        it."""
        if not len(self.mesh.boxes):
            return None
        begin, _ = self._nearest(start, None)
        box, (x, y) = self._nearest(point, begin)
        low, high = self.mesh.levels[box]
        return x, y, float(min(max(point[2], low), high))

    def _nearest(self, point: XYZ, reached_from: int | None) -> tuple[int, XY]:
        """The rectangle nearest to a point, and the point of it nearest to that."""
        p = np.array(point[:2])
        inside = np.clip(p, self._low, self._high)
        levels: Array = self.mesh.levels
        rise = np.maximum(levels[:, 0] - point[2], point[2] - levels[:, 1])
        far = np.hypot(*(inside - p).T) + _OTHER_LEVEL * np.maximum(rise, 0.0)
        region: Array = self.mesh.region
        if reached_from is not None:
            far = np.where(region == region[reached_from], far, np.inf)
        best = int(far.argmin())
        return best, (float(inside[best, 0]), float(inside[best, 1]))

    def _search(self, begin: int, at: XY, end: int, to: XY) -> list[_Door]:
        """The doors on the way: A* over rectangles, each entered where its door is nearest to the straight line."""
        tx, ty = to
        best = {begin: 0.0}
        came: dict[int, tuple[int, _Door]] = {}
        todo = [(math.dist(at, to), 0.0, begin, at[0], at[1])]
        done: set[int] = set()
        while todo:
            _, gone, box, x, y = heapq.heappop(todo)
            if box in done:
                continue
            done.add(box)
            if box == end:
                break
            for door in self._doors[self._first[box] : self._first[box + 1]]:
                other = door[0]
                if other in done:
                    continue
                nx, ny = _entered(door, x, y, tx, ty)
                spent = gone + math.hypot(nx - x, ny - y)
                if spent < best.get(other, math.inf):
                    best[other] = spent
                    came[other] = box, door
                    heapq.heappush(todo, (spent + math.hypot(tx - nx, ty - ny), spent, other, nx, ny))
        self.searched = len(done)
        way = []
        while end != begin:
            end, door = came[end]
            way.append(door)
        return way[::-1]


def _entered(door: _Door, x: float, y: float, tx: float, ty: float) -> XY:
    """Where one comes in through a door on the way from x, y to tx, ty."""
    _, x0, y0, x1, y1, sx, sy = door
    if sx:
        share = (x0 - x) / (tx - x) if tx != x else 0.0
        there = y + (ty - y) * share if 0 < share < 1 else y
        return x0 + sx, min(max(there, y0), y1)
    share = (y0 - y) / (ty - y) if ty != y else 0.0
    there = x + (tx - x) * share if 0 < share < 1 else x
    return min(max(there, x0), x1), y0 + sy


def _gate(door: _Door) -> tuple[tuple[XY, XY], tuple[XY, XY]]:
    """The two lines a path crosses in a door, each with its left end first."""
    _, x0, y0, x1, y1, sx, sy = door
    a, b = ((x0, y0), (x1, y1)) if sx < 0 or sy > 0 else ((x1, y1), (x0, y0))
    return (a, b), ((a[0] + sx, a[1] + sy), (b[0] + sx, b[1] + sy))


def _turn(a: XY, b: XY, c: XY) -> float:
    """Over 0 where c lies to the left of the way from a to b."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _pulled(start: XY, gates: list[tuple[tuple[XY, XY], tuple[XY, XY]]], goal: XY) -> tuple[XY, ...]:
    """The string from start to goal pulled tight through the gates: the funnel of Lee and Preparata."""
    lines = [line for gate in gates for line in gate] + [(goal, goal)]
    points: list[XY] = []
    apex = left = right = start
    left_at = right_at = -1
    i = 0
    while i < len(lines):
        a, b = lines[i]
        corner = None
        if _turn(apex, right, b) >= 0:
            if left != apex and _turn(apex, left, b) > 0:
                corner, i = left, left_at
            else:
                right, right_at = b, i
        if corner is None and _turn(apex, left, a) <= 0:
            if right != apex and _turn(apex, right, a) < 0:
                corner, i = right, right_at
            else:
                left, left_at = a, i
        if corner is not None:
            points.append(corner)
            apex = left = right = corner
            left_at = right_at = i
        i += 1
    points.append(goal)
    return tuple(p for p, before in zip(points, [start, *points], strict=False) if p != before)
