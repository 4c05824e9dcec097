"""The levels of a sculpted head -> the head as a form, its neck's cut on z = 0, its points found on the sculpture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from exhibition.forms.built import Built
from exhibition.forms.mesh import Array
from exhibition.models.container import Refused
from exhibition.models.pictures import Picture, pixels
from exhibition.models.preflight import inspect
from exhibition.models.read import Model, model_form
from exhibition.models.surface import Surface

RECONSTRUCTED = frozenset({"dragon", "snake", "goat", "rooster", "dog"})
"""The five of which no original is known: their sculptures are guesses, and look like it."""
_METAL = 0.4  # of a surface's metal: with more it is shown as metal


def head_form(levels: Sequence[Model], *, animal: str, height: float | None = None) -> Built:
    """The head of an animal, ``height`` metres from its cut to its top, or as large as it was sculpted. The middle of
    the cut is its origin, wherever the file has it, so that it sits on a collar.

    Points: ``centre``, ``brow`` and ``mouth``, the last two on the surface. Raises Refused where a level has not as
    many meshes as the first, or where nothing of it stands over z = 0."""
    points = _vertices(levels[0])
    aside = _cut_middle(points)
    points = points - aside
    tall = float(points[:, 2].max())
    if tall <= 0:
        raise Refused(f"the head of the {animal} lies under its neck: its up should be the file's Y")
    scale = height / tall if height else 1.0
    built = model_form(levels[0], file=f"{animal}.glb", scale=scale, levels=levels[1:])
    low, high = points.min(axis=0), points.max(axis=0)
    found = {
        "centre": ((low[0] + high[0]) / 2, (low[1] + high[1]) / 2, 0.55 * tall),
        "brow": _front(points, 0.74 * tall),
        "mouth": _front(points, 0.40 * tall),
    }
    facts = {
        **built.facts,
        "animal": animal,
        "material": "metal" if metal_of(levels[0].materials, levels[0].pictures) > _METAL else "clay",
        "state": "reconstruction" if animal in RECONSTRUCTED else "evocation of the surviving head",
    }
    pieces = tuple(replace(p, transforms=_moved(p.transforms, -scale * aside)) for p in built.pieces)
    return replace(built, pieces=pieces, points={name: _scaled(p, scale) for name, p in found.items()}, facts=facts)


def metal_of(surfaces: Mapping[str, Surface], pictures: Mapping[str, Picture]) -> float:
    """How much of the surfaces is metal, 0-1, all counted alike."""
    shares = [
        surface.metal * (pixels(pictures[finish.picture], 16)[..., 2].mean() / 255 if finish is not None else 1.0)
        for surface in surfaces.values()
        for finish in surface.maps[2:3]
    ]
    return float(np.mean(shares)) if shares else 0.0


def level_problems(files: Sequence[Path], root: Path) -> list[str]:
    """What is wrong with the levels of one model, the finest first: each has as many meshes as the first. Files that
    pre-flight refuses are passed over."""
    try:
        counts = [len(inspect(file, root)[0].document.get("meshes", ())) for file in files]
    except Refused:
        return []
    unlike = [file.name for file, count in zip(files, counts, strict=True) if count != counts[0]]
    return [f"{name} has not as many meshes as {files[0].name}, whose coarser level it is." for name in unlike]


def _vertices(model: Model) -> Array:
    """All vertices (n, 3) where they are placed."""
    placed = [
        piece.mesh.positions @ transform[:, :3].T + transform[:, 3]
        for piece in model.pieces
        for transform in piece.transforms
    ]
    return np.concatenate(placed).astype(np.float64)


def _cut_middle(points: Array) -> Array:
    """The level middle of the neck's cut (3,): of what lies within two centimetres over z = 0."""
    foot = points[points[:, 2] < 0.02]
    if not len(foot):
        return np.zeros(3)
    middle = (foot.min(axis=0) + foot.max(axis=0)) / 2
    return np.array([middle[0], middle[1], 0.0])


def _moved(transforms: Array, by: Array) -> Array:
    out = transforms.copy()
    out[:, :, 3] += by.astype(np.float32)
    return out


def _front(points: Array, z: float) -> tuple[float, float, float]:
    """The foremost vertex near the middle line at a height."""
    apart = np.hypot(points[:, 0], points[:, 2] - z)
    near = points[apart <= max(0.02, float(apart.min()))]
    x, y, z = near[near[:, 1].argmin()]
    return float(x), float(y), float(z)


def _scaled(point: tuple[float, float, float], scale: float) -> tuple[float, float, float]:
    x, y, z = (float(v) * scale for v in point)
    return x, y, z
