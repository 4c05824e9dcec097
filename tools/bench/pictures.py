"""Two pictures of one view -> how alike they are, over the whole frame and in the worst tile."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from exhibition.forms.mesh import Array

TILE = 32
_WINDOW = 8
_LUMA = np.array([0.299, 0.587, 0.114])
_C1, _C2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2


@dataclass(frozen=True)
class Likeness:
    """Structural similarity (SSIM), 1 for the same: mean over the frame, and the lowest mean of a 32-pixel tile."""

    whole: float
    worst: float
    tile: tuple[int, int]

    def passes(self, whole: float = 0.97, worst: float = 0.90) -> bool:
        """Whether nobody would see the difference."""
        return self.whole >= whole and self.worst >= worst


def likeness(one: Array, other: Array) -> Likeness:
    """Compare two pictures (h, w, 3) uint8. Raises ValueError where they differ in size."""
    if one.shape != other.shape:
        raise ValueError(f"sizes differ: {one.shape} and {other.shape}")
    found = ssim_map(one @ _LUMA, other @ _LUMA)
    rows, columns = found.shape[0] // TILE, found.shape[1] // TILE
    tiles = found[: rows * TILE, : columns * TILE].reshape(rows, TILE, columns, TILE).mean(axis=(1, 3))
    at = np.unravel_index(int(tiles.argmin()), tiles.shape)
    return Likeness(float(found.mean()), float(tiles.min()), (int(at[1]) * TILE, int(at[0]) * TILE))


def ssim_map(a: Array, b: Array) -> Array:
    """SSIM of every window of 8 x 8 pixels of two grey pictures."""
    ma, mb = _means(a), _means(b)
    va, vb = _means(a * a) - ma * ma, _means(b * b) - mb * mb
    both = _means(a * b) - ma * mb
    return (2 * ma * mb + _C1) * (2 * both + _C2) / ((ma * ma + mb * mb + _C1) * (va + vb + _C2))


def _means(grey: Array) -> Array:
    sums = np.pad(grey.astype(np.float64), ((1, 0), (1, 0))).cumsum(axis=0).cumsum(axis=1)
    w = _WINDOW
    return (sums[w:, w:] - sums[:-w, w:] - sums[w:, :-w] + sums[:-w, :-w]) / (w * w)
