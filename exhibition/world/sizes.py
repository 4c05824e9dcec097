"""Sizes of pictures and a budget -> the side each has in the texture arrays, and what all take."""

from __future__ import annotations

from collections.abc import Mapping

SIDES = (256, 512, 1024)
_MIPMAPS = 4 / 3


def sides_of(sizes: Mapping[str, tuple[int, int]], budget: float) -> dict[str, int]:
    """For each picture (width, height) the smallest of SIDES that holds it. While all together take more than
    ``budget`` bytes, the largest give up half their side; none goes below the least."""
    sides = {key: next((s for s in SIDES if s >= max(size)), SIDES[-1]) for key, size in sorted(sizes.items())}
    for side, less in zip(SIDES[:0:-1], SIDES[-2::-1], strict=True):
        if taken(sides) <= budget:
            break
        sides = {key: less if its == side else its for key, its in sides.items()}
    return sides


def taken(sides: Mapping[str, int]) -> float:
    """Bytes of texture memory, with the smaller copies of each picture."""
    return sum(4.0 * side * side for side in sides.values()) * _MIPMAPS
