"""Threads -> cloth: which thread lies on top in a satin or a twill, and how far it stands up."""

from __future__ import annotations

import numpy as np

from tools.textures.field import Array, X, Y, noise


def threads(across: int, up: int) -> tuple[Array, Array, Array, Array]:
    """Numbers of warp and weft thread, and where between -1 and 1 on each thread a point lies."""
    x, y = X * across, Y * up
    return np.floor(x), np.floor(y), 2 * (x - np.floor(x)) - 1, 2 * (y - np.floor(y)) - 1


def bound(warp: Array, weft: Array, repeat: int, step: int) -> Array:
    """1 where the warp is tied down under the weft: once every ``repeat`` threads, shifted by ``step`` each row."""
    return ((warp * step + weft) % repeat == 0).astype(float)


def cloth(across: int, up: int, figure: Array) -> Array:
    """Height of the cloth, 0-1: a warp-faced satin, and where ``figure`` is 1 a weft-faced twill."""
    warp, weft, s, t = threads(across, up)
    ground = np.where(bound(warp, weft, 8, 3) > 0, 0.2, 1.0) * np.sqrt(np.clip(1 - s * s, 0, 1))
    twill = np.where(bound(warp, weft, 4, 1) > 0, 0.3, 1.0) * np.sqrt(np.clip(1 - t * t, 0, 1))
    return ground * (1 - figure) + (0.25 + twill) * figure + 0.04 * noise(261, 0.06)
