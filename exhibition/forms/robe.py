"""Nothing -> the seated body in a Qing court robe, carved once: 1.45 m from seat to crown, its head left out.

Lofted from sections, so folds, hems and borders stay crisp. Which robe the lost bodies wore is not known; this one
follows the common pattern of court dress: pleated skirt, pointed cape collar, ringed sleeves with horse-hoof cuffs,
rank square, bead string. Stone, front to -Y, standing on z = 0."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np

from exhibition.forms.classical import frame
from exhibition.forms.mesh import Array, Mesh, join, make_mesh
from exhibition.forms.sculpt import loft, occluded
from exhibition.forms.solids import block, lathe, tube

STONE = "european_marble"
PLEATS = 19
_ALONG, _ROUND = 44, 18  # sections of a sleeve, and points of each
BEADS = 37


@lru_cache(maxsize=1)
def robed_body() -> Mesh:
    """The whole body, about 14,000 triangles, hollows darkened."""
    sleeves = [_sleeve(side, lead) for side, lead in ((-1, 0.0), (1, 0.03))]
    boots = [_boot(side) for side in (-1, 1)]
    parts = [_robe(), _neck(), _cape(), *sleeves, *boots, _square(), _beads(), _seat()]
    return occluded(join(parts), cell=0.014, reach=0.16, depth=0.85)


def _robe() -> Mesh:
    """Skirt over the knees and torso in one skin: pleats that wander as cloth does, a lap that sinks between the
    thighs, folds that the arms draw across the breast.

    Each section is a closed curve of 6 points a pleat; the skirt's is a rounded square on plan, the torso's an oval."""
    n = 6 * PLEATS
    turn = (np.arange(n) + 0.5) * 2 * np.pi / n
    x, y = np.sin(turn), -np.cos(turn)  # from the front middle, counter-clockwise
    front = np.clip(-y, 0, 1)
    knee = np.exp(-(((np.abs(x) - 0.62) / 0.34) ** 2)) * front**0.5
    box = 1 / (np.abs(x) ** 3.2 + np.abs(y) ** 3.2) ** (1 / 3.2)
    hem = 0.03 + 0.13 * np.clip(y + 0.1, 0, 1) ** 0.8
    rings = []
    # share of the way from hem to knee, half width, half depth, middle in y, depth of the pleats
    for up, wide, deep, mid, fold in (
        (-0.03, 0.24, 0.24, 0.01, 0.0), (0.0, 0.322, 0.332, -0.005, 0.030), (0.06, 0.327, 0.335, -0.005, 0.034),
        (0.40, 0.316, 0.320, -0.002, 0.029), (0.72, 0.310, 0.314, -0.002, 0.020), (0.92, 0.306, 0.312, -0.002, 0.009),
    ):  # fmt: skip
        r = box * (1 + 0.05 * knee) + fold * _pleated(turn, up) / 0.32
        z = hem + up * (0.375 - hem)
        rings.append(np.column_stack([wide * r * x, mid + deep * r * y, z]))
    for wide, deep, mid, z, sag, power in (
        (0.292, 0.294, -0.004, 0.422, 0.045, 3.0), (0.262, 0.240, 0.030, 0.450, 0.062, 2.6),
        (0.236, 0.185, 0.070, 0.472, 0.035, 2.3), (0.224, 0.162, 0.070, 0.530, 0.0, 2.2),
        (0.226, 0.160, 0.065, 0.640, 0.0, 2.2), (0.245, 0.160, 0.060, 0.760, 0.0, 2.2),
        (0.200, 0.125, 0.050, 0.838, 0.0, 2.2), (0.120, 0.090, 0.020, 0.920, 0.0, 2.0),
    ):  # fmt: skip
        r = 1 / (np.abs(x) ** power + np.abs(y) ** power) ** (1 / power)
        gap = np.exp(-((x / 0.38) ** 2)) * front
        rings.append(np.column_stack([wide * r * x, mid + deep * r * y, z - sag * gap]))
    skin = finer(np.array(rings), 34)
    return loft(_draped(skin), STONE)


def _pleated(turn: Array, up: float) -> Array:
    """How far each point of the hem's curve stands out, about -1 to 1: uneven pleats that lean as they rise."""
    lean = 0.10 * np.sin(2 * turn + 1.1) * up + 0.05 * np.sin(5 * turn)
    wave = PLEATS * (turn + lean)
    uneven = 0.78 + 0.22 * np.sin(3 * turn + 0.7)
    return uneven * (np.cos(wave + 0.55 * np.sin(wave)) + 0.15 * np.cos(2 * wave + 1.0))


def _draped(skin: Array) -> Array:
    """The skin with the folds that weight draws in it: down from the knees, and from the shoulders to the elbows."""
    x, y, z = skin[..., 0], skin[..., 1], skin[..., 2]
    out = skin.copy()
    for side in (-1, 1):
        fan = np.arctan2(x - side * 0.185, 0.52 - z)  # seen from each knee
        lap = np.exp(-((fan / 0.75) ** 2)) * np.clip((0.46 - z) / 0.16, 0, 1) * np.clip(-y / 0.2, 0, 1)
        out[..., 1] -= 0.007 * lap * np.cos(fan * 17 + side)
        sway = np.abs(x) * 24 + (z - 0.62) * 30 + side
        chest = np.clip((z - 0.50) / 0.08, 0, 1) * np.clip((0.84 - z) / 0.08, 0, 1) * np.clip(-y / 0.05, 0, 1)
        out[..., 1] -= 0.5 * 0.010 * chest * np.sin(sway) * np.clip((np.abs(x) - 0.05) / 0.06, 0, 1)
    return out


def finer(rows: Array, count: int) -> Array:
    """Keys (k, ...) as ``count`` rows on a smooth curve through them."""
    keys = np.asarray(rows, np.float64)
    at = np.linspace(0, len(keys) - 1, count)
    i = np.clip(at.astype(int), 0, len(keys) - 2)
    t = (at - i).reshape(-1, *[1] * (keys.ndim - 1))
    a, b, c, d = (keys[np.clip(i + k, 0, len(keys) - 1)] for k in (-1, 0, 1, 2))
    return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))


def _neck() -> Mesh:
    """A neck in a high standing collar that flares like a cup: the head's ruff rests in it, and no gap shows."""
    profile = [[0.128, 0.90], [0.120, 0.945], [0.121, 0.972], [0.132, 0.978], [0.140, 0.998], [0.148, 1.022],
               [0.152, 1.030], [0.146, 1.036], [0.137, 1.030], [0.125, 1.006], [0.0, 1.004]]  # fmt: skip
    turned = lathe(profile, 28, STONE)
    lean = np.interp(turned.positions[:, 2], [0.90, 0.98], [0.02, -0.03]).astype(np.float32)
    return replace(turned, positions=turned.positions + np.column_stack([0 * lean, lean, 0 * lean]))


def _cape() -> Mesh:
    """The pi-ling: a stiff cape collar that runs out over the shoulders to raised points, with a raised border."""
    n = 72
    turn = (np.arange(n) + 0.5) * 2 * np.pi / n
    x, y = np.sin(turn), -np.cos(turn)
    tip = np.exp(-((np.abs(turn % np.pi - np.pi / 2) / 0.30) ** 2))
    reach_x, reach_y = 0.270 + 0.110 * tip, np.where(y < 0, 0.232, 0.215)
    drop = np.where(y < 0, 0.125, 0.165) * (1 - np.abs(x) ** 4) + 0.135 * np.abs(x) ** 4
    rings = []
    for share, lift in ((1.0, -0.030), (1.005, -0.008), (0.985, 0.008), (0.90, 0.012), (0.87, 0.002), (0.85, -0.008),
                        (0.83, -0.008), (0.81, 0.004), (0.78, 0.004), (0.76, -0.004), (0.60, 0.0), (0.40, 0.002),
                        (0.20, 0.0), (0.0, 0.004)):  # fmt: skip
        wide = 0.132 + (reach_x - 0.132) * share
        deep = 0.128 + (reach_y - 0.128) * share
        middle = -0.025 + 0.075 * share
        fall = drop * share**1.15 - 0.045 * tip * share**4
        rings.append(np.column_stack([wide * x, middle + deep * y, 0.972 - fall + lift]))
    inner = rings[-1] * [0.9, 0.9, 1.0] + [0, 0, -0.04]
    under = rings[0] * [0.80, 0.80, 1.0] + [0, 0.018, 0.02]
    return loft(np.array([under, *rings, inner]), STONE)


def _sleeve(side: int, lead: float) -> Mesh:
    """A sleeve from under the cape over the elbow to the waist, ringed below the elbow, ending in a horse-hoof cuff;
    ``lead`` metres put one cuff before and over the other."""
    path = np.array(
        [[0.140, 0.050, 0.845], [0.212, 0.048, 0.798], [0.262, 0.052, 0.735], [0.298, 0.042, 0.640],
         [0.314, 0.015, 0.555], [0.298, -0.030, 0.512], [0.264, -0.080, 0.503], [0.224, -0.127, 0.512],
         [0.186, -0.167, 0.522], [0.150, -0.201, 0.531], [0.120, -0.225, 0.537], [0.114, -0.231, 0.538],
         [0.072, -0.261, 0.540], [0.018, -0.287, 0.534], [0.024, -0.283, 0.535]]
    )  # fmt: skip
    tall = np.array(
        [0.050, 0.072, 0.086, 0.096, 0.108, 0.118, 0.112, 0.096, 0.086, 0.078, 0.072, 0.078, 0.084, 0.090, 0.070]
    )
    wide = np.array(
        [0.060, 0.076, 0.080, 0.080, 0.086, 0.090, 0.084, 0.074, 0.068, 0.062, 0.058, 0.066, 0.066, 0.058, 0.036]
    )
    path = path + [0, -lead, 0.35 * lead] * np.clip((np.arange(15) - 7) / 6, 0, 1)[:, None]
    path, tall, wide = (finer(keys[:14], _ALONG) for keys in (path, tall, wide))
    tangent = np.gradient(path, axis=0)
    tangent /= np.linalg.norm(tangent, axis=1, keepdims=True)
    across = np.cross(tangent, [0.60, -0.55, 0.58])  # about square to the bend's plane all along the arm
    across /= np.linalg.norm(across, axis=1, keepdims=True)
    flat = np.cross(across, tangent)
    a = np.arange(_ROUND) * 2 * np.pi / _ROUND
    puff = 1 + _creased(np.linspace(0, 1, _ALONG)[:, None], a[None, :])
    grid = path[:, None] + (np.cos(a) * tall[:, None] * puff)[..., None] * across[:, None]
    grid = grid + (np.sin(a) * wide[:, None] * puff)[..., None] * flat[:, None]
    lip = ((0.003, 0.05), (0.010, 0.09), (0.016, 0.05), (0.014, -0.12), (-0.004, -0.26), (-0.020, -0.34))
    cuff = [grid[-1], *(grid[-1] + tangent[-1] * ahead + (grid[-1] - path[-1]) * grow for ahead, grow in lip)]
    hoof = np.clip(np.cos(a), 0, 1) ** 1.5
    cuff = [ring + (hoof[:, None] * tangent[-1]) * 0.020 * (0 < k < 5) for k, ring in enumerate(cuff)]
    grid = np.concatenate([grid[:-1], np.array(cuff)])
    grid[..., 0] *= side
    return loft(grid, STONE)


def _creased(along: Array, a: Array) -> Array:
    """How much wider a sleeve is at shares of its length and angles round it: creases that crowd in the bend of the
    elbow and run out on its back, and a hem that hangs below the arm."""
    bend = np.exp(-(((along - 0.42) / 0.17) ** 2)) + 0.55 * np.exp(-(((along - 0.72) / 0.14) ** 2))
    inner = 0.5 + 0.5 * np.cos(a - 0.6)
    wave = np.sin(62 * along + 2.2 * np.sin(a + 0.4)) + 0.5 * np.sin(37 * along - 1.7 * np.cos(a) + 1.0)
    long = np.sin(5 * a + 9 * along) * np.exp(-(((along - 0.15) / 0.16) ** 2))
    return 0.13 * bend * wave * (0.35 + 0.65 * inner) + 0.05 * long


def _boot(side: int) -> Mesh:
    """The tip of a boot with its thick sole."""
    n = 20
    turn = np.arange(n) * 2 * np.pi / n
    x, y = np.sin(turn), -np.cos(turn)
    rings = [
        np.column_stack([w * x, d * y, np.full(n, z)])
        for w, d, z in ((0.060, 0.105, 0.0), (0.060, 0.105, 0.026), (0.054, 0.098, 0.028),
                        (0.056, 0.100, 0.042), (0.046, 0.080, 0.066), (0.022, 0.045, 0.078))
    ]  # fmt: skip
    return _moved(loft(np.array(rings), STONE), (side * 0.165, -0.325, 0.0))


def _square() -> Mesh:
    """The rank square on the breast: a frame, three waves below, a bird with spread wings above them."""
    half, low, front = 0.086, 0.738, -0.112
    plate = block((2 * half, 0.03, 2 * half), STONE, at=(0, front + 0.016, low - half), without=("north",))
    border = frame(2 * half - 0.014, 2 * half - 0.014, STONE, bead=0.024, z=low, y=front + 0.002)
    waves = [tube(_arc(x, low - 0.062, 0.021, 0.019, front), [0.0, 0.009, 0.010, 0.009, 0.0], 4, STONE)
             for x in (-0.043, 0.0, 0.043)]  # fmt: skip
    body = tube(
        [[0, front, low - 0.040], [0, front, low - 0.012], [0, front - 0.004, low + 0.022],
         [0.006, front, low + 0.056]],
        [0.004, 0.017, 0.013, 0.003], 6, STONE,
    )  # fmt: skip
    feathers = [
        tube([[side * 0.010, front, low + 0.008], [side * 0.6 * x, front - 0.003, low + 0.020 + 0.6 * z],
              [side * x, front + 0.002, low + 0.008 + z]], [0.006, 0.010, 0.002], 4, STONE)
        for side in (-1, 1) for x, z in ((0.042, 0.054), (0.060, 0.026), (0.062, -0.006))
    ]  # fmt: skip
    return join([plate, border, *waves, body, *feathers])


def _arc(x: float, z: float, wide: float, tall: float, y: float) -> np.ndarray:
    """Five points (5, 3) of a half round from left to right."""
    t = np.linspace(np.pi, 0, 5)
    return np.column_stack([x + wide * np.cos(t), np.full(5, y), z + tall * np.sin(t)])


def _beads() -> Mesh:
    """The bead string: from under the collar down over the cape and round the square."""
    t = np.linspace(-1, 1, 201)
    x = 0.128 * np.sign(t) * np.minimum(1, (np.abs(t) * 2.0)) ** 0.55 * (1 - 0.30 * np.abs(t) ** 3)
    z = 0.622 + 0.355 * np.abs(t) ** 1.35
    y = np.interp(z, [0.62, 0.82, 0.835, 0.86, 0.93, 0.98], [-0.116, -0.108, -0.172, -0.192, -0.168, -0.128])
    path = np.column_stack([x, y, z])
    along = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    stops = np.linspace(0, along[-1], BEADS)
    middles = np.column_stack([np.interp(stops, along, path[:, k]) for k in range(3)])
    # A bead a corner: eight faces with round normals read as a ball at arm's length.
    ball = np.array([[1, 0, 0], [0, 1, 0], [-1, 0, 0], [0, -1, 0], [0, 0, 1], [0, 0, -1]], np.float64)
    faces = np.array([[0, 1, 4], [1, 2, 4], [2, 3, 4], [3, 0, 4], [1, 0, 5], [2, 1, 5], [3, 2, 5], [0, 3, 5]])
    points = (middles[:, None] + 0.0165 * ball).reshape(-1, 3)
    triangles = (np.arange(BEADS)[:, None, None] * 6 + faces).reshape(-1, 3)
    return make_mesh(points, triangles, STONE, normals=np.tile(ball, (BEADS, 1)))


def _seat() -> Mesh:
    """A low round drum seat with swelling sides."""
    profile = [[0.0, 0.0], [0.235, 0.0], [0.245, 0.03], [0.235, 0.045], [0.262, 0.12], [0.262, 0.20], [0.22, 0.30]]
    return _moved(lathe(profile, 14, STONE), (0.0, 0.07, 0.0))


def _moved(mesh: Mesh, by) -> Mesh:
    return replace(mesh, positions=(mesh.positions + np.asarray(by)).astype(np.float32))
