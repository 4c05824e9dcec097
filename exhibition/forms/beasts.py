"""Nothing -> the stone fish and the stone lion of the water stairs, sculpted once each."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from exhibition.forms.mesh import Array, Mesh
from exhibition.forms.sculpt import cut, ellipsoid, limb, melted, mirrored, slab, surface

STONE = "european_marble"


@lru_cache(maxsize=1)
def stone_fish() -> Mesh:
    """A spouting fish, 1.25 m high, mouth to -Y, its tail flung up, on a wave."""
    t = np.linspace(0, 1, 9)
    y = -0.30 + 0.62 * np.sin(t * 2.1)
    z = 0.34 + 0.12 * np.sin(t * 3.0) + 0.66 * t**2.4
    r = 0.20 * (1 - t) ** 0.65 + 0.045
    body = [limb((0, y[i], z[i]), (0, y[i + 1], z[i + 1]), r[i], r[i + 1]) for i in range(8)]
    lips = melted(
        [limb((-0.09, -0.50, 0.40), (0.09, -0.50, 0.40), 0.045), limb((-0.08, -0.47, 0.27), (0.08, -0.47, 0.27), 0.04)],
        0.03,
    )
    tail = mirrored(limb((0.02, y[-1] - 0.02, z[-1] - 0.03), (0.24, y[-1] + 0.05, z[-1] + 0.16), 0.05, 0.03))
    fins = mirrored(ellipsoid((0.23, -0.18, 0.28), (0.15, 0.06, 0.09), lean=-25, turn=-25))
    crest = ellipsoid((0, 0.06, 0.66), (0.03, 0.22, 0.12), lean=-20)
    eyes = mirrored(ellipsoid((0.145, -0.36, 0.44), (0.05, 0.05, 0.05)))
    wave = melted(
        [ellipsoid((0, 0.0, 0.05), (0.36, 0.46, 0.13)), limb((-0.3, 0.25, 0.12), (0.3, 0.3, 0.12), 0.10)], 0.1
    )
    whole = melted([melted(body, 0.08), lips, tail, fins, crest, eyes], 0.04)
    whole = cut(melted([whole, wave], 0.06), limb((0, -0.62, 0.335), (0, -0.36, 0.335), 0.05, 0.03))

    def scaled(p: Array) -> Array:
        rows = np.sin(38 * (p[:, 1] + 0.9 * p[:, 2])) * np.sin(46 * p[:, 0] + 19 * (p[:, 2] - p[:, 1]))
        on = np.clip((p[:, 1] + 0.22) / 0.1, 0, 1) * (p[:, 2] > 0.22)
        base = slab((0, 0, 1), (2, 2, 1), 0.005)(p)
        return np.maximum(whole(p) - 0.006 * rows * on, base)

    return surface(scaled, (-0.55, -0.65, -0.03), (0.55, 0.62, 1.38), 0.030, STONE, shade=0.6)


@lru_cache(maxsize=1)
def stone_lion() -> Mesh:
    """A seated lion, 1.2 m high, facing -Y, its mouth open for the jet."""
    body = [
        ellipsoid((0, 0.10, 0.46), (0.22, 0.24, 0.40), lean=24), ellipsoid((0, 0.26, 0.22), (0.29, 0.26, 0.22)),
        ellipsoid((0, -0.06, 0.62), (0.20, 0.16, 0.22)),
    ]  # fmt: skip
    fore = melted(
        [
            limb((0.13, -0.12, 0.58), (0.14, -0.24, 0.08), 0.085, 0.065),
            ellipsoid((0.14, -0.30, 0.06), (0.09, 0.12, 0.07)),
        ],
        0.05,
    )
    hind = melted(
        [ellipsoid((0.25, 0.18, 0.20), (0.11, 0.23, 0.19)), ellipsoid((0.27, -0.05, 0.06), (0.09, 0.14, 0.065))], 0.06
    )
    head = [
        ellipsoid((0, -0.16, 0.93), (0.17, 0.17, 0.17)),
        ellipsoid((0, -0.31, 0.90), (0.11, 0.10, 0.075)),
        limb((-0.05, -0.30, 0.80), (0.05, -0.30, 0.80), 0.055),
    ]
    brow = mirrored(limb((0.03, -0.31, 1.00), (0.13, -0.26, 1.02), 0.035))
    eyes = mirrored(ellipsoid((0.075, -0.315, 0.965), (0.032, 0.03, 0.028)))
    nose = ellipsoid((0, -0.40, 0.925), (0.05, 0.03, 0.035))
    ears = mirrored(ellipsoid((0.155, -0.10, 1.06), (0.045, 0.04, 0.07), turn=20))
    mane = melted(
        [ellipsoid((0, -0.03, 0.88), (0.26, 0.20, 0.27)), ellipsoid((0, -0.02, 0.68), (0.23, 0.20, 0.20))], 0.08
    )
    tail = limb((0.0, 0.48, 0.12), (0.14, 0.40, 0.52), 0.05, 0.085)

    def curled(p: Array) -> Array:
        x, y, z = p.T
        return mane(p) - 0.022 * np.sin(27 * x + 3) * np.sin(25 * z) * np.sin(25 * y + 1)

    whole = melted([melted(body, 0.10), mirrored(fore), mirrored(hind), tail], 0.05)
    face = melted([*head, brow, eyes, nose, ears], 0.035)
    whole = melted([melted([whole, curled], 0.03), face], 0.03)
    whole = cut(whole, ellipsoid((0, -0.38, 0.845), (0.06, 0.10, 0.026)))

    def grounded(p: Array) -> Array:
        return np.maximum(whole(p), -p[:, 2])

    return surface(grounded, (-0.47, -0.52, -0.03), (0.47, 0.60, 1.20), 0.031, STONE, shade=0.6)
