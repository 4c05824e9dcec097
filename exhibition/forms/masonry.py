"""Arched openings -> walls with barrels through them: the masonry of bridges, gates and vaulted halls."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from exhibition.forms.assembly import Assembly
from exhibition.forms.mesh import Array, Mesh, join
from exhibition.forms.solids import sheet

SEGMENTS = 14


@dataclass(frozen=True)
class Opening:
    """An arch: its middle along the wall, clear span, height of the springing line, rise of the curve (a true
    half-circle if the rise is half the span) and the floor it starts from; metres."""

    x: float
    span: float
    spring: float
    rise: float
    foot: float

    def curve(self, grow: float = 0.0, segments: int = SEGMENTS) -> Array:
        """The arch from west to east (k, 2) of x and z, its radius grown by ``grow``."""
        t = np.linspace(np.pi, 0, segments + 1)
        return np.column_stack(
            [self.x + (self.span / 2 + grow) * np.cos(t), self.spring + (self.rise + grow) * np.sin(t)]
        )

    def line(self) -> Array:
        """The whole opening: jamb, arch, jamb (k, 2)."""
        c = self.curve()
        return np.concatenate([[[c[0, 0], self.foot]], c, [[c[-1, 0], self.foot]]])


def _upright(low: Array, high: Array, y: float, south: bool, material: str) -> Mesh:
    """A vertical strip between two lines (k, 2) of x and z in the plane y; looks south or north; uv in metres."""
    rows = np.stack([np.column_stack([line[:, 0], np.full(len(line), y), line[:, 1]]) for line in (low, high)])
    rows = rows if south else rows[:, ::-1]
    return sheet(rows, material, uvs=rows[..., [0, 2]], smooth=False)


def face(openings, x0: float, x1: float, bottom: float, top, y: float, south: bool, material: str) -> Mesh:
    """A wall face from x0 to x1 with openings cut out; ``top`` gives the upper edge's height at x (arrays)."""
    parts, at = [], x0
    for o in sorted(openings, key=lambda o: o.x):
        c = o.curve()
        if c[0, 0] - at > 1e-3:
            parts.append(_solid(at, c[0, 0], bottom, top, y, south, material))
        parts.append(_upright(c, np.column_stack([c[:, 0], top(c[:, 0])]), y, south, material))
        if o.foot > bottom + 1e-3:
            sill = np.array([[c[0, 0], o.foot], [c[-1, 0], o.foot]])
            parts.append(_upright(sill * [1, 0] + [0, bottom], sill, y, south, material))
        at = c[-1, 0]
    if x1 - at > 1e-3:
        parts.append(_solid(at, x1, bottom, top, y, south, material))
    return join(parts)


def _solid(x0, x1, bottom, top, y, south, material) -> Mesh:
    x = np.linspace(x0, x1, max(2, int((x1 - x0) / 2.0) + 2))
    return _upright(np.column_stack([x, np.full(len(x), bottom)]), np.column_stack([x, top(x)]), y, south, material)


def barrel(o: Opening, y0: float, y1: float, material: str) -> Mesh:
    """The inside of an opening from y0 (south) to y1, seen from within."""
    line = o.line()
    rows = np.stack([np.column_stack([line[:, 0], np.full(len(line), y), line[:, 1]]) for y in (y1, y0)])
    return sheet(rows, material, smooth=True)


def ring(o: Opening, width: float, y: float, south: bool, material: str) -> Mesh:
    """The voussoirs round an arch, a band ``width`` high in the plane y."""
    return _upright(o.curve(), o.curve(width), y, south, material)


def pierced(
    a: Assembly, name: str, openings, *, x0, x1, depth, bottom, top, material, trim=None, trim_width=0.4
) -> None:
    """A wall of some depth about y = 0 with arched openings right through: two faces, barrels and arch rings."""
    half = depth / 2
    parts = [face(openings, x0, x1, bottom, top, -half, True, material)]
    parts.append(face(openings, x0, x1, bottom, top, half, False, material))
    for o in openings:
        a.add("barrel", barrel(o, -half - 0.05, half + 0.05, material), None, "platform")
        if trim:
            parts.append(ring(o, trim_width, -half - 0.06, True, trim))
            parts.append(ring(o, trim_width, half + 0.06, False, trim))
    a.add(name, join(parts), None, "platform")
