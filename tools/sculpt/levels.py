"""Levels of detail: takes the skin with its relief, gives 40 k, 8 k and 1.5 k triangles, closed and uncrossed.

The finest comes from the chased skin itself. The coarser two come from the distance field on coarser grids, slightly
blurred: narrow clefts between locks close there, which edge collapses alone would fold into crossings.
"""

import numpy as np
from scipy.ndimage import gaussian_filter

from tools.sculpt import skin, solid
from tools.sculpt.field import Field
from tools.sculpt.reduce import reduce

TRIANGLES = (38_000, 7_600, 1_480)
# Cells along the longest side, blur in cells, share of the relief's mean height.
COARSE = ((128, 0.5), (100, 0.5))


def smoothed(vertices, faces, passes, share=0.5):
    """There and a little more back: bumps go, volume stays."""
    average = skin.neighbours(vertices, faces)
    vertices = vertices.copy()
    for n in range(passes * 2):
        step = share if n % 2 == 0 else -share * 1.04
        vertices += step * (average @ vertices.astype(np.float32) - vertices)
    return vertices


def make(field, vertices, faces, fineness, lift=0.08):
    """Three levels, finest first; fineness per vertex keeps eyes and mouths dense."""
    start = untangled(smoothed(vertices, faces, 2), faces)
    points, triangles = reduce(start, faces, TRIANGLES[0], fineness)
    found = [(untangled(points, triangles), triangles)]
    for target, (resolution, blur) in zip(TRIANGLES[1:], COARSE):
        points, triangles = coarse(field, resolution, blur, lift)
        points, triangles = reduce(points, triangles, target)
        found.append((untangled(points, triangles), triangles))
    return found


def coarse(field: Field, resolution, blur, lift):
    """The blurred skin; the hollow below the neck cut is left filled, for nobody sees it from there."""
    keep = [n for n, name in enumerate(field.names) if name != "hollow"]
    field = Field(field.primitives, field.groups[keep], field.asymmetry, tuple(field.names[n] for n in keep))
    return skin.extract(
        field, resolution, lambda values, size: gaussian_filter(values.clip(-4 * size, 4 * size), blur) - lift
    )[:2]


def untangled(vertices, faces, rounds=40):
    """Crossing faces relaxed with their neighbours until none crosses."""
    vertices = np.array(vertices, float)
    bad = solid.crossings(vertices, faces)
    average = skin.neighbours(vertices, faces)
    for n in range(rounds):
        if not len(bad):
            break
        touched = np.zeros(len(vertices), bool)
        touched[faces[bad]] = True
        for _ in range(1 + n // 5):
            touched[faces[touched[faces].any(1)]] = True
        vertices[touched] += 0.6 * ((average[touched] @ vertices.astype(np.float32)) - vertices[touched])
        bad = solid.crossings(vertices, faces, np.flatnonzero(touched[faces].any(1)))
    return vertices
