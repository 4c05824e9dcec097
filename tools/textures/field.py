"""Seeds and waves -> fields (N, N) over one repeat of a pattern. All repeat without a seam; row 0 is v = 0."""

from __future__ import annotations

import numpy as np

Array = np.ndarray
N = 512
Y, X = (np.mgrid[0:N, 0:N] + 0.5) / N


def noise(seed: int, wave: float, stretch: tuple[float, float] = (1.0, 1.0), slope: float = 1.6) -> Array:
    """Noise of mean 0 and deviation 1. ``wave``: its longest waves, as a share of the picture; ``stretch``: how much
    shorter they are in x and y; ``slope``: how fast it loses its fine grain."""
    rng = np.random.default_rng(seed)
    fy, fx = np.meshgrid(np.fft.fftfreq(N) * N, np.fft.fftfreq(N) * N, indexing="ij")
    f = np.hypot(fx * stretch[0], fy * stretch[1])
    weight = np.where(f > 0, np.maximum(f, 1e-9) ** -slope, 0) * (1 - np.exp(-((f * wave) ** 2) * 1.2))
    field = np.fft.ifft2(np.fft.fft2(rng.normal(size=(N, N))) * weight).real
    return (field - field.mean()) / field.std()


def streaks(seed: int, wave: float, length: float = 6.0) -> Array:
    """Upright runs, as rain leaves them: ``length`` times as high as wide."""
    return noise(seed, wave, (1.0, length), 1.5)


def smooth(low: float, high: float, x: Array) -> Array:
    """0 below ``low``, 1 above ``high``, soft between; turned round where ``high`` is below ``low``."""
    t = np.clip((x - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def line(distance: Array, width: float) -> Array:
    """1 on a line of half ``width`` about distance 0, soft at its edges."""
    return smooth(width, width * 0.4, np.abs(distance))


def grey(x: Array | float) -> Array:
    """(N, N) as three equal channels."""
    return np.repeat(np.broadcast_to(np.asarray(x, np.float64), (N, N))[..., None], 3, axis=2)


def tinted(field: Array, red: float, green: float, blue: float) -> Array:
    """A factor near 1 that leans to a hue with ``field``."""
    return 1 + np.asarray(field)[..., None] * np.array([red, green, blue])


def per_cell(seed: int, ix: Array, iy: Array, nx: int, ny: int) -> Array:
    """One random number 0-1 for each cell of a grid that repeats after nx x ny."""
    table = np.random.default_rng(seed).uniform(size=(ny, nx))
    return table[iy.astype(int) % ny, ix.astype(int) % nx]


def cells(seed: int, nx: int, ny: int, x: Array = X, y: Array = Y, loose: float = 1.0) -> tuple[Array, Array, Array]:
    """Voronoi cells round nx x ny strewn points: distance to the nearest, to the second (1 = a cell's width), and the
    nearest one's number."""
    rng = np.random.default_rng(seed)
    jx, jy = rng.uniform(-0.5, 0.5, (2, ny, nx)) * loose
    gx, gy = x * nx, y * ny
    cx, cy = np.floor(gx).astype(int), np.floor(gy).astype(int)
    first, second, which = (np.full(X.shape, 9.0) for _ in range(3))
    for dy in (-2, -1, 0, 1, 2):
        for dx in (-2, -1, 0, 1, 2):
            i, j = (cx + dx) % nx, (cy + dy) % ny
            d = np.hypot(cx + dx + 0.5 + jx[j, i] - gx, cy + dy + 0.5 + jy[j, i] - gy)
            nearer = d < first
            second = np.where(nearer, first, np.minimum(second, d))
            which = np.where(nearer, j * nx + i, which)
            first = np.where(nearer, d, first)
    return first, second, which.astype(int)


def blurred(field: Array, radius: float) -> Array:
    """The field softened by a bell of ``radius`` pixels."""
    f = np.fft.fftfreq(len(field))
    bell = np.exp(-2 * (np.pi * radius) ** 2 * (f[:, None] ** 2 + f[None, :] ** 2))
    return np.fft.ifft2(np.fft.fft2(field) * bell).real


def taken_at(field: Array, x: Array, y: Array) -> Array:
    """The field read at other places (0-1, repeating): bends a pattern."""
    px, py = np.asarray(x) * N - 0.5, np.asarray(y) * N - 0.5
    ix, iy = np.floor(px).astype(int), np.floor(py).astype(int)
    fx, fy = px - ix, py - iy
    low = field[iy % N, ix % N] * (1 - fx) + field[iy % N, (ix + 1) % N] * fx
    high = field[(iy + 1) % N, ix % N] * (1 - fx) + field[(iy + 1) % N, (ix + 1) % N] * fx
    return low * (1 - fy) + high * fy


def bent(field: Array, seed: int, wave: float, amount: float) -> Array:
    """The field with its lines made to wander by ``amount`` of the picture."""
    return taken_at(field, X + amount * noise(seed, wave, slope=2.2), Y + amount * noise(seed + 1, wave, slope=2.2))
