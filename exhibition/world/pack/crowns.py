"""A tree -> its levels: crowns as ever simpler hulls, tufts thinned and grown, so that outline and colour stay.

A crown that merely collapses shrinks, tears and darkens. Instead each body of leaves is turned as on a lathe, from
where its leaves are; of the tufts on it fewer and larger ones stay, after Cook and others, "Stochastic simplification
of aggregate detail" (2007); then outline and colour are measured from five sides and set right.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from exhibition.forms.mesh import Array, Mesh, join
from exhibition.world.materials import MATERIALS
from exhibition.world.pack.components import components
from exhibition.world.pack.simplify import simplified


@dataclass(frozen=True)
class Step:
    """How much a level keeps. rings and sides of hulls: of slender, broad and flat bodies; tufts: the share that stays;
    together: so many neighbouring flat bodies are one; bark: the share of its triangles that stays."""

    rings: tuple[int, int, int]
    sides: tuple[int, int, int]
    tufts: float
    together: int
    bark: float


STEPS = (
    Step((5, 5, 2), (7, 10, 7), 0.5, 1, 1.0),
    Step((4, 4, 2), (6, 8, 5), 0.25, 1, 0.6),
    Step((3, 4, 1), (5, 6, 5), 0.12, 1, 0.4),
    Step((3, 3, 1), (4, 5, 5), 0.0, 2, 0.3),
    Step((2, 2, 1), (4, 4, 4), 0.0, 3, 0.3),
    Step((2, 2, 1), (3, 3, 4), 0.0, 4, 0.0),
)
FOLIAGE = frozenset({"leaves", "needles"})  # patterns of crowns
TUFT_TRIANGLES = 6  # a component of no more than this is a tuft, a card
MOST_GROWN = 1.7
_ENDS = (0.1, 0.88)  # of a hull's height: its lowest and highest ring
_LIGHT_AND_SHADE = 8.0  # a crown's inner light and shade are lost sooner than its outline
_SIDES = ((0, 1.0), (0, -1.0), (1, 1.0), (1, -1.0), (2, 1.0))
_PIXELS = 48


@dataclass(frozen=True, eq=False)
class Look:
    """A crown from one side: which pixels it covers (p, p) bool, the squared colour of each (p, p, 3), a pixel's
    metres."""

    covered: Array
    light: Array
    pixel: float


def is_crown(mesh: Mesh) -> bool:
    """Whether most of a mesh is leaves."""
    leafy = np.array([name in MATERIALS and MATERIALS[name].detail in FOLIAGE for name in mesh.materials] or [False])
    return bool(mesh.triangle_count) and bool(leafy[mesh.material_ids[mesh.triangles[:, 0]]].mean() > 0.5)


def crown_levels(mesh: Mesh) -> list[tuple[Mesh, float]]:
    """Coarser crowns and metres that their outline is off, the finest first."""
    frame = mesh.positions.min(axis=0), mesh.positions.max(axis=0)
    true = [look(mesh, frame, *side) for side in _SIDES]
    pieces = components(mesh)
    found = []
    for step in STEPS:
        made = lit(filled(simpler(pieces, step), frame, true), frame, true)
        found.append((made, outline_error(true, [look(made, frame, *side) for side in _SIDES])))
    return found


def simpler(pieces: tuple[Mesh, ...], step: Step) -> Mesh:
    """The tree with hulls for its bodies of leaves."""
    leafy = [piece for piece in pieces if is_crown(piece)]
    tufts = [piece for piece in leafy if piece.triangle_count <= TUFT_TRIANGLES]
    bodies = sorted(
        (p for p in leafy if p.triangle_count > TUFT_TRIANGLES), key=lambda p: float(p.positions[:, 2].mean())
    )
    largest = max((area(body) for body in bodies), default=0.0)
    bodies = [body for body in bodies if area(body) > 0.2 * largest]
    hulls = []
    for first in range(0, len(bodies), step.together):
        group = join(bodies[first : first + step.together])
        size = np.ptp(group.positions, axis=0)
        kind = 0 if size[2] > 2 * size[:2].max() else 2 if size[2] < 0.7 * size[:2].max() else 1
        around = join([group, *tufts]) if len(bodies) == 1 and tufts else group
        hulls.append(hull(around, step.rings[kind], step.sides[kind]))
    bark = [piece for piece in pieces if not is_crown(piece)]
    wood = [_fewer(piece, step.bark) for piece in bark] if step.bark else []
    return join([*wood, *hulls, *thinned(tufts, step.tufts)])


def thinned(tufts: list[Mesh], share: float) -> list[Mesh]:
    """Fewer tufts, each larger."""
    count = int(len(tufts) * share)
    factor = min((len(tufts) / count) ** 0.5, MOST_GROWN) if count else 1.0
    return [grown(tufts[int((k + 0.5) * len(tufts) / count)], factor) for k in range(count)]


def hull(body: Mesh, rings: int, sides: int) -> Mesh:
    """A closed solid of rings round an upright axis, its radii, light and normals those of the body's points near."""
    p = body.positions.astype(np.float64)
    axis = (p[:, :2].min(axis=0) + p[:, :2].max(axis=0)) / 2
    low, high = p[:, 2].min(), p[:, 2].max()
    out = p[:, :2] - axis
    radius, turn = np.linalg.norm(out, axis=1), np.arctan2(out[:, 1], out[:, 0])
    widest = float(np.median(p[radius > 0.75 * radius.max(), 2]))
    heights = (
        low + (high - low) * np.linspace(*_ENDS, rings)
        if rings > 2
        else widest + (high - widest) * np.array([0.0, 0.6][:rings])
    )
    turns = np.arange(sides) * 2 * np.pi / sides
    spots, near = [], []
    for height in heights:
        band = np.abs(p[:, 2] - height) <= 0.6 * (high - low) / rings
        mean = float(np.quantile(radius[band], 0.7)) if band.any() else float(radius.mean())
        for angle in turns:
            apart = np.abs((turn - angle + np.pi) % (2 * np.pi) - np.pi)
            own = np.flatnonzero(band & (apart <= np.pi / sides) & (radius > 0.4 * mean))
            r = float(np.quantile(radius[own], 0.75)) if len(own) else 0.85 * mean
            spots.append([*(axis + r * np.array([np.cos(angle), np.sin(angle)])), height])
            near.append(own if len(own) else np.flatnonzero(band | (radius == radius.max())))
    top, bottom = (np.argsort(p[:, 2])[at] for at in (slice(-4, None), slice(4)))
    spots += [[*axis, high], [*axis, low]]
    near += [top, bottom]
    return _dressed(body, np.array(spots), near, _faces(rings, sides))


def _faces(rings: int, sides: int) -> Array:
    """Outward triangles of rings from the lowest to the highest, then a top and a bottom point."""
    k = np.arange(sides)
    n = (k + 1) % sides
    top, bottom = rings * sides, rings * sides + 1
    found = [np.stack([k, bottom + 0 * k, n], 1)]
    for ring in range(rings - 1):
        a, b = ring * sides, (ring + 1) * sides
        found += [np.stack([a + k, a + n, b + n], 1), np.stack([a + k, b + n, b + k], 1)]
    last = (rings - 1) * sides
    found.append(np.stack([last + k, last + n, top + 0 * k], 1))
    return np.concatenate(found)


def _dressed(body: Mesh, spots: Array, near: list[Array], faces: Array) -> Mesh:
    """Points with the mean light, normal and texture place of the points near each."""
    light = np.array([np.sqrt(((body.colours[own] / 255.0) ** 2).mean(axis=0)) for own in near])
    normals = np.array([body.normals[own].mean(axis=0) for own in near])
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-6)
    uvs = np.array([body.uvs[own[0]] for own in near])
    return Mesh(
        positions=spots.astype(np.float32),
        normals=normals.astype(np.float32),
        uvs=uvs.astype(np.float32),
        colours=np.round(light * 255).astype(np.uint8),
        material_ids=np.full(len(spots), np.bincount(body.material_ids).argmax(), np.uint8),
        triangles=faces.astype(np.uint32),
        materials=body.materials,
    )


def grown(mesh: Mesh, factor: float) -> Mesh:
    """The mesh enlarged about its middle."""
    middle = (mesh.positions.min(axis=0) + mesh.positions.max(axis=0)) / 2
    return replace(mesh, positions=(middle + (mesh.positions - middle) * factor).astype(np.float32))


def area(mesh: Mesh) -> float:
    """Square metres of all triangles."""
    a, b, c = (mesh.positions[mesh.triangles[:, k]].astype(np.float64) for k in range(3))
    return float(np.linalg.norm(np.cross(b - a, c - a), axis=1).sum() / 2)


def filled(mesh: Mesh, frame: tuple[Array, Array], true: list[Look]) -> Mesh:
    """The crown made wider or slimmer, so that it covers about what the true one covers."""
    seen = [look(mesh, frame, *side) for side in _SIDES]
    wider = (_ratio(true[:4], seen[:4]) * _ratio(true[4:], seen[4:]) ** 0.5) ** 0.5
    factor = np.array([*np.clip([wider, wider], 0.75, 1.4), 1.0])
    middle = (frame[0] + frame[1]) / 2
    return replace(mesh, positions=(middle + (mesh.positions - middle) * factor).astype(np.float32))


def lit(mesh: Mesh, frame: tuple[Array, Array], true: list[Look]) -> Mesh:
    """The crown's colours changed together, until it is on the whole as light as the true one."""
    seen = [look(mesh, frame, *side) for side in _SIDES]
    wanted, met = (np.mean([one.light[one.covered].mean(axis=0) for one in looks], axis=0) for looks in (true, seen))
    factor = np.sqrt(wanted / np.maximum(met, 1e-3))
    return replace(mesh, colours=np.clip(np.round(mesh.colours * factor), 0, 255).astype(np.uint8))


def outline_error(true: list[Look], seen: list[Look]) -> float:
    """Metres by which the outline is off: what one covers and the other does not, along the true outline."""
    wrong, along = 0.0, 0.0
    for one, other in zip(true, seen, strict=True):
        wrong += (one.covered != other.covered).sum() * one.pixel**2
        edges = sum((np.diff(one.covered, axis=axis)).sum() for axis in (0, 1))
        along += edges * one.pixel
    return float(_LIGHT_AND_SHADE * wrong / max(along, 1e-6))


def look(mesh: Mesh, frame: tuple[Array, Array], axis: int, sign: float) -> Look:
    """The mesh seen along an axis, from its positive end or, with sign -1, its negative one."""
    across = [k for k in range(3) if k != axis]
    low, high = frame[0][across], frame[1][across]
    pixel = float((high - low).max() * 1.1 / _PIXELS)
    p = mesh.positions[mesh.triangles].astype(np.float64)
    flat = (p[:, :, across] - (low + high) / 2) / pixel + _PIXELS / 2
    depth = p[:, :, axis] * sign
    at = np.stack(np.meshgrid(np.arange(_PIXELS), np.arange(_PIXELS), indexing="ij"), -1).reshape(-1, 2) + 0.5
    a, e, f = flat[:, 0], flat[:, 1] - flat[:, 0], flat[:, 2] - flat[:, 0]
    twice = e[:, 0] * f[:, 1] - e[:, 1] * f[:, 0]
    safe = np.where(np.abs(twice) > 1e-9, twice, 1.0)[:, None]
    d = at[None] - a[:, None]
    s = (d[..., 0] * f[:, None, 1] - d[..., 1] * f[:, None, 0]) / safe
    t = (e[:, None, 0] * d[..., 1] - e[:, None, 1] * d[..., 0]) / safe
    inside = (s >= 0) & (t >= 0) & (s + t <= 1) & (np.abs(twice) > 1e-9)[:, None]
    z = depth[:, :1] + s * (depth[:, 1:2] - depth[:, :1]) + t * (depth[:, 2:] - depth[:, :1])
    front = np.where(inside, z, -np.inf).argmax(axis=0)
    base = np.array([MATERIALS[name].base if name in MATERIALS else (0.5, 0.5, 0.5) for name in mesh.materials])
    vertex = (mesh.colours / 255.0) ** 2 * base[mesh.material_ids] ** 2
    light = vertex[mesh.triangles].mean(axis=1)[front]
    size = (_PIXELS, _PIXELS)
    return Look(inside.any(axis=0).reshape(size), light.reshape(*size, 3), pixel)


def _fewer(piece: Mesh, share: float) -> Mesh:
    made = simplified(piece, max(round(piece.triangle_count * share), 6)) if share < 1 else None
    return made[0] if made else piece


def _ratio(true: list[Look], seen: list[Look]) -> float:
    return sum(one.covered.sum() for one in true) / max(sum(one.covered.sum() for one in seen), 1)
