"""Seeds -> lines of breaking, wearing and ageing: cracks, crazing, flakes, scratches, pits. Each 0-1, 1 where it is."""

from __future__ import annotations

import numpy as np

from tools.textures.field import Array, N, X, Y, bent, cells, line, noise, smooth


def crazing(seed: int, nx: int, ny: int, width: float = 0.03) -> Array:
    """The net of hair cracks in a glaze or an old paint: nx x ny scales, wandering."""
    first, second, _ = cells(seed, nx, ny)
    return bent(line(second - first, width), seed + 7, 0.15, 0.012)


def cracks(seed: int, wave: float, width: float = 0.05, share: float = 1.0) -> Array:
    """Long cracks that begin and end: the zero lines of a slow noise, kept where a slower one is high."""
    field = noise(seed, wave, slope=2.0) + 0.12 * noise(seed + 1, wave / 5, slope=1.4)
    return line(field, width) * smooth(1.0 - share, 1.5 - share, noise(seed + 2, wave * 1.5, slope=2.2))


def checks(seed: int, width: float = 0.10, share: float = 0.6) -> Array:
    """Upright cracks of drying timber and of the paint on it, long and thin."""
    field = noise(seed, 0.10, (1.0, 11.0), 1.3)
    return line(field, width) * smooth(0.9 - share, 1.6 - share, noise(seed + 1, 0.25, (1.0, 3.0), 2.0))


def flakes(seed: int, wave: float, share: float = 0.1) -> Array:
    """Where a coat has come off: ragged islands over about ``share`` of the surface."""
    field = noise(seed, wave, slope=1.5) + 0.5 * noise(seed + 1, wave / 4, slope=1.2)
    edge = np.quantile(field, 1 - share)
    return smooth(edge, edge + 0.10, field)


def scratches(seed: int, count: int, length: float = 0.15) -> Array:
    """Straight fine marks of handling, every way."""
    rng = np.random.default_rng(seed)
    field = np.zeros((N, N))
    steps = np.arange(int(length * N * 1.4))
    for x, y, turn, strength, share in rng.uniform(size=(count, 5)):
        along = steps[: max(6, int(share * len(steps)))] * 0.7
        px = (x * N + along * np.cos(turn * np.pi)).astype(int) % N
        py = (y * N + along * np.sin(turn * np.pi)).astype(int) % N
        field[py, px] = np.maximum(field[py, px], (0.3 + 0.7 * strength) * np.sin(np.linspace(0.2, np.pi, len(along))))
    return field


def pits(seed: int, count: int, size: float = 0.35, share: float = 0.4) -> Array:
    """Round small holes, ``count`` a side, of many sizes; 1 at their middle."""
    first, _, which = cells(seed, count, count, X, Y)
    one = np.random.default_rng(seed + 3).uniform(size=count * count)[which]
    reach = size * np.clip((one - (1 - share)) / share, 0, 1)
    return np.clip(1 - (first / np.maximum(reach, 1e-3)) ** 2, 0, 1) * (reach > 0.02)
