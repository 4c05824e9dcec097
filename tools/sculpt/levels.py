"""Levels of detail: takes the skin with its relief, gives 40 k, 8 k and 1.5 k triangles, closed and uncrossed.

The finest comes from the chased skin itself. The coarser two come from the distance field on coarser grids, slightly
blurred: narrow clefts between locks close there, which edge collapses alone would fold into crossings.
"""

import numpy as np
from scipy.ndimage import distance_transform_edt, gaussian_filter

from tools.sculpt import skin, solid
from tools.sculpt.field import Field
from tools.sculpt.reduce import reduce

TRIANGLES = (38_000, 7_600, 1_480)
COARSE = (128, 96)  # cells along the longest side
# Blur in cells, closing and lift in cm, in the order they are tried.
TRIES = (
    ((0.5, 0.0, 0.08), (0.5, 0.0, 0.0), (0.5, 0.3, 0.12), (0.5, 0.0, -0.1), (0.5, 0.3, 0.08)),
    ((0.6, 0.9, 0.08), (0.6, 0.5, 0.08), (0.6, 0.5, 0.0), (0.6, 0.5, 0.16), (0.5, 0.5, 0.08), (0.4, 0.9, 0.06)),
)
CROSSED = 0.0008  # the share of crossing faces that a coarse level may keep
SAME = 0.018  # how far the areas of silhouettes may differ


def smoothed(vertices, faces, passes, share=0.5):
    """There and a little more back: bumps go, volume stays."""
    average = skin.neighbours(vertices, faces)
    vertices = vertices.copy()
    for n in range(passes * 2):
        step = share if n % 2 == 0 else -share * 1.04
        vertices += step * (average @ vertices.astype(np.float32) - vertices)
    return vertices


def make(field, vertices, faces, fineness):
    """Three levels, finest first; fineness per vertex keeps eyes and mouths dense."""
    for passes in (2, 8):
        start = untangled(smoothed(vertices, faces, passes), faces, 5)
        points, triangles = reduce(start, faces, TRIANGLES[0], fineness)
        points = untangled(points, triangles)
        if not len(solid.crossings(points, triangles)):
            break
    found = [(points, triangles)]
    for target, resolution, tries in zip(TRIANGLES[1:], COARSE, TRIES):
        found.append(_level(field, found[0], resolution, tries, target))
    return found


def _level(field, finest, resolution, tries, target):
    """The try that leaves no crossings and the silhouettes nearest to the finest level's; the first good one."""
    best, least = None, np.inf
    wanted = _areas(*finest, finest[0])
    for attempt in tries:
        points, triangles = reduce(*coarse(field, resolution, *attempt), target)
        points = untangled(points, triangles, 8)
        off = float(np.abs(_areas(points, triangles, finest[0]) / wanted - 1).max())
        off += max(len(solid.crossings(points, triangles)) - CROSSED * target, 0) + 10.0 * (len(triangles) > target)
        if off < least:
            best, least = (points, triangles), off
        if least <= SAME:
            break
    return best


def _areas(points, triangles, window):
    """Pixels of the silhouettes along the three axes, in the window that holds all of `window`."""
    areas = []
    for axis in range(3):
        flat = np.delete(window, axis, axis=1)
        frame = ((flat.min(0) + flat.max(0)) / 2, float(np.ptp(flat, axis=0).max()) * 0.52)
        areas.append(solid.silhouette(points, triangles, axis, frame=frame).sum())
    return np.array(areas, float)


def coarse(field: Field, resolution, blur, closing, lift):
    """The blurred skin, clefts narrower than twice the closing filled. The hollow below the neck cut is left filled,
    for nobody sees it from there."""
    keep = [n for n, name in enumerate(field.names) if name != "hollow"]
    field = Field(field.primitives, field.groups[keep], field.asymmetry, tuple(field.names[n] for n in keep))

    def soften(values, size):
        values = values.clip(-4 * size, 4 * size)
        if closing:
            swollen = np.pad(values < closing, 1)  # grown, then shrunk again: what is narrow stays filled
            shut = closing - size * distance_transform_edt(swollen)[1:-1, 1:-1, 1:-1]
            values = np.minimum(values, gaussian_filter(shut.clip(-4 * size, 4 * size), 1.0) + 0.3 * size)
        return gaussian_filter(values, blur) - lift

    points, faces, _ = skin.extract(field, resolution, soften)
    return smoothed(points, faces, 3), faces


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
