"""What a robed figure holds -> its Mesh, between the two cuffs of the robe in robe.py, at that figure's size.

What the lost bodies held is not known: these are the attributes that modern reconstructions of the fountain give them,
and are shown as such."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from exhibition.forms.mesh import Array, Mesh, join, transformed
from exhibition.forms.robe import STONE, finer
from exhibition.forms.sculpt import loft, occluded
from exhibition.forms.solids import lathe, tube

HANDS = np.array([0.0, -0.292, 0.545])  # where the cuffs meet


@lru_cache(maxsize=16)
def attribute(holds: str) -> Mesh | None:
    """The thing in the hands by its word; None for "nothing"."""
    maker = _MAKERS.get(holds)
    return None if maker is None else occluded(maker(), cell=0.010, reach=0.07, depth=0.7)


def _turned(mesh: Mesh, lean: float, aside: float, at: Array) -> Mesh:
    """A thing that stands upright on its grip at 0 leant forward and to the side by degrees, its grip at a point."""
    a, b = np.radians(lean), np.radians(aside)
    forward = np.array([[1, 0, 0], [0, np.cos(a), -np.sin(a)], [0, np.sin(a), np.cos(a)]])
    side = np.array([[np.cos(b), 0, np.sin(b)], [0, 1, 0], [-np.sin(b), 0, np.cos(b)]])
    return transformed(mesh, np.column_stack([side @ forward, at]))


def _rod(points, radii, sides: int = 12) -> Mesh:
    """A closed round bar along keys (k, 3) with radii (k,), smooth between them."""
    path, r = (
        finer(np.asarray(points, np.float64), 4 * len(points)),
        finer(np.asarray(radii, np.float64), 4 * len(radii)),
    )
    path = np.concatenate([path[:1], path, path[-1:]])
    return tube(path, np.concatenate([[0.0], r, [0.0]]), sides, STONE)


def _slab(outline, half: float, bow: float = 0.0) -> Mesh:
    """An upright plate, its outline (k, 2) in x and z, ``half`` thick to either side, its edges rounded, bowed about
    the upright by ``bow`` metres at its widest."""
    o = np.asarray(outline, np.float64)
    middle = o.mean(axis=0)
    rings = []
    for y, share in ((-half, 0.90), (-0.75 * half, 0.98), (0.0, 1.0), (0.75 * half, 0.98), (half, 0.90)):
        p = middle + (o - middle) * share
        wide = max(float(np.abs(o[:, 0]).max()), 1e-6)
        rings.append(np.column_stack([p[:, 0], y + bow * (p[:, 0] / wide) ** 2, p[:, 1]]))
    return loft(np.array(rings), STONE)


def _disc(radius: float, half: float, z: float, points: int = 40) -> Mesh:
    a = np.arange(points) * 2 * np.pi / points
    return _slab(np.column_stack([radius * np.cos(a), z + radius * np.sin(a)]), half)


def _tablet() -> Mesh:
    """A court tablet: a narrow plate, a little wider above, held upright before the breast."""
    outline = [[-0.026, -0.05], [0.026, -0.05], [0.033, 0.14], [0.036, 0.27], [0.026, 0.292], [-0.026, 0.292],
               [-0.036, 0.27], [-0.033, 0.14]]  # fmt: skip
    return _turned(_slab(outline, 0.006, bow=0.006), 9, 0, HANDS + [0, -0.004, 0])


def _fan() -> Mesh:
    """A round fan with its rim, rib and tassel-ended handle, leant to one side."""
    a = np.linspace(0, 2 * np.pi, 41)
    rim = tube(np.column_stack([0.118 * np.cos(a), 0 * a, 0.245 + 0.118 * np.sin(a)]), 0.008, 8, STONE)
    rib = tube([[0, -0.006, 0.10], [0, -0.008, 0.30]], 0.006, 8, STONE)
    handle = _rod([[0, 0, -0.12], [0, 0, -0.02], [0, 0, 0.13]], [0.012, 0.009, 0.008])
    return _turned(join([_disc(0.114, 0.004, 0.245), rim, rib, handle]), 6, 17, HANDS)


def _whisk() -> Mesh:
    """A fly whisk: a turned handle across the breast, its hair falling over the forearm in strands."""
    handle = _rod([[-0.05, -0.30, 0.47], [0.0, -0.298, 0.55], [0.075, -0.262, 0.66], [0.118, -0.232, 0.725]],
                  [0.014, 0.010, 0.010, 0.013])  # fmt: skip
    knob = _rod([[0.112, -0.236, 0.716], [0.126, -0.226, 0.738]], [0.020, 0.020])
    s = np.linspace(-1, 1, 9)
    fall = np.array(
        [[0.126, -0.228, 0.742], [0.158, -0.222, 0.765], [0.205, -0.205, 0.72], [0.232, -0.196, 0.63],
         [0.236, -0.196, 0.535]]
    )  # fmt: skip
    spread = np.array([[0, 0, 0], [0.008, -0.012, 0], [0, -0.020, 0], [0.006, -0.030, 0], [0.012, -0.036, 0]])
    strands = [_rod(fall + k * spread, [0.011, 0.015, 0.015, 0.013, 0.003], 8) for k in s]
    return join([handle, knob, *strands])


def _pearl() -> Mesh:
    """A pearl on the joined cuffs, three low flames behind it."""
    t = np.linspace(-np.pi / 2, np.pi / 2, 17)
    ball = lathe(np.column_stack([0.062 * np.cos(t), 0.062 * np.sin(t)]), 28, STONE)
    flames = [
        _rod([[x, 0.035, 0.02], [1.5 * x, 0.045, 0.07], [0.9 * x, 0.035, 0.105 - abs(x)]], [0.016, 0.013, 0.002], 8)
        for x in (-0.05, 0.0, 0.05)
    ]
    return _turned(join([ball, *flames]), 0, 0, HANDS + [0.0, -0.004, 0.095])


def _joined() -> Mesh:
    """Two hands laid together, palm on palm, fingers up."""
    hands = []
    for side in (-1, 1):
        for k, (y, tall) in enumerate(((-0.030, 0.128), (-0.012, 0.150), (0.006, 0.144), (0.022, 0.122))):
            x = side * (0.013 - 0.001 * k)
            hands.append(
                _rod([[x, y, 0.0], [x, y - 0.004, 0.075], [0.8 * x, y - 0.010, tall]], [0.013, 0.011, 0.007], 8)
            )
        hands.append(_rod([[side * 0.016, 0.035, 0.01], [side * 0.012, 0.036, 0.06], [side * 0.008, 0.028, 0.092]],
                          [0.014, 0.012, 0.008], 8))  # fmt: skip
    return _turned(join(hands), 14, 0, HANDS + [0, -0.010, 0.035])


def _staff() -> Mesh:
    """A staff from the ground to over the shoulder, ringed at both ends."""
    shaft = _rod([[0, 0, 0.0], [0, 0, 0.55], [0, 0, 1.22]], [0.014, 0.0135, 0.014])
    rings = [
        _rod([[0, 0, z - h], [0, 0, z + h]], [0.019, 0.019]) for z, h in ((0.04, 0.03), (1.18, 0.03), (1.10, 0.006))
    ]
    return _turned(join([shaft, *rings]), 0, 7, np.array([-0.055, -0.365, 0.0]))


def _ruyi() -> Mesh:
    """A ruyi sceptre: an S-curved bar that leans on the shoulder, its head a cloud."""
    bar = _rod([[0.075, -0.315, 0.44], [0.030, -0.318, 0.52], [-0.02, -0.305, 0.61], [-0.075, -0.262, 0.71],
                [-0.105, -0.225, 0.80], [-0.105, -0.215, 0.85]],
               [0.013, 0.012, 0.014, 0.011, 0.012, 0.010])  # fmt: skip
    a = np.linspace(0, 2 * np.pi, 60, endpoint=False)
    r = 0.052 * (1 + 0.20 * np.cos(3 * (a - np.pi / 2)))
    cloud = _slab(np.column_stack([1.15 * r * np.cos(a), r * np.sin(a)]), 0.014)
    boss = lathe([[0.026, -0.006], [0.024, 0.006], [0.012, 0.012], [0.0, 0.014]], 20, STONE)
    facing = transformed(boss, np.array([[1, 0, 0, 0], [0, 0, -1, -0.012], [0, 1, 0, 0]], np.float64))
    return join([bar, _turned(join([cloud, facing]), 24, 0, np.array([-0.105, -0.222, 0.868]))])


def _bow() -> Mesh:
    """A bow held upright, its string to the body, its tips bent back."""
    t = np.linspace(-1, 1, 15)
    z = 0.36 * t
    y = -0.075 * (1 - t**2) - 0.03 * np.clip(np.abs(t) - 0.82, 0, 1) * 5
    limb = _rod(np.column_stack([0 * t, y, z]), 0.012 - 0.005 * np.abs(t))
    grip = _rod([[0, -0.075, -0.045], [0, -0.076, 0.045]], [0.017, 0.017])
    string = tube([[0, y[0] + 0.012, z[0] + 0.02], [0, 0.016, 0.0], [0, y[-1] + 0.012, z[-1] - 0.02]], 0.0035, 6, STONE)
    return _turned(join([limb, grip, string]), 0, -12, HANDS + [0.0, 0.012, 0.05])


_MAKERS: dict[str, Callable[[], Mesh]] = {
    "whisk": _whisk, "tablet": _tablet, "fan": _fan, "pearl": _pearl, "joined_hands": _joined, "staff": _staff,
    "ruyi": _ruyi, "bow": _bow,
}  # fmt: skip
