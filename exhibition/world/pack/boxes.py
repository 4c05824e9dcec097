"""Meshes and transforms -> the boxes of what is placed, and how much a transform enlarges."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from exhibition.forms.mesh import Array, Mesh, bounds


def placed_boxes(meshes: Sequence[Mesh], mesh: Array, transforms: Array) -> Array:
    """Lowest and highest corner of each placement, (k, 2, 3) float32."""
    own = np.array([bounds(one) for one in meshes], np.float64).reshape(-1, 2, 3)
    middle, half = (own[:, 0] + own[:, 1]) / 2, (own[:, 1] - own[:, 0]) / 2
    linear = transforms[:, :, :3].astype(np.float64)
    centre = np.einsum("kij,kj->ki", linear, middle[mesh]) + transforms[:, :, 3]
    reach = np.einsum("kij,kj->ki", np.abs(linear), half[mesh])
    return np.stack([centre - reach, centre + reach], axis=1).astype(np.float32)


def scales(transforms: Array) -> Array:
    """How much each transform (k, 3, 4) stretches, (k,) float32: the middle one of its three axes, for a rafter drawn
    out of a cube is as easily lost as it is thick, not as it is long."""
    stretch = np.sqrt((transforms[:, :, :3].astype(np.float64) ** 2).sum(axis=1))
    return np.sort(stretch, axis=1)[:, 1].astype(np.float32)


def mirrors(transforms: Array) -> Array:
    """Which transforms turn triangles inside out, (k,) bool."""
    return np.linalg.det(transforms[:, :, :3].astype(np.float64)) < 0
