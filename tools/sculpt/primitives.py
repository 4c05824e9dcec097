"""The few solid shapes of the workshop: takes measures in centimetres, gives packed rows for the distance field."""

import numpy as np

from tools.sculpt.field import BALL, BAR, BLOCK, FAR, PLANE, PRIMITIVE_WIDTH, RING, WAVE


def turned(degrees) -> np.ndarray:
    """World from local: nod about x, then lean about y, then swing about z."""
    rx, ry, rz = np.radians(degrees)
    nod = np.array([[1, 0, 0], [0, np.cos(rx), -np.sin(rx)], [0, np.sin(rx), np.cos(rx)]])
    lean = np.array([[np.cos(ry), 0, np.sin(ry)], [0, 1, 0], [-np.sin(ry), 0, np.cos(ry)]])
    swing = np.array([[np.cos(rz), -np.sin(rz), 0], [np.sin(rz), np.cos(rz), 0], [0, 0, 1]])
    return swing @ lean @ nod


def facing(direction, up=(0, 0, 1), roll=0.0) -> np.ndarray:
    """World from local, with local z along the direction and local y as near up as can be, rolled in degrees."""
    z = unit(direction)
    x = np.cross(up, z)
    x = unit(x) if np.linalg.norm(x) > 1e-6 else np.array([1.0, 0, 0])
    y = np.cross(z, x)
    c, s = np.cos(np.radians(roll)), np.sin(np.radians(roll))
    return np.column_stack([c * x + s * y, c * y - s * x, z])


def unit(v) -> np.ndarray:
    v = np.asarray(v, float)
    return v / max(np.linalg.norm(v), 1e-12)


def _row(kind, a, b=(0, 0, 0), ra=0.0, rb=0.0, rotation=None, flat=1.0, centre=None, radius=FAR):
    row = np.zeros(PRIMITIVE_WIDTH)
    row[0], row[1:4], row[4:7], row[7], row[8] = kind, a, b, ra, rb
    row[9:18] = (np.eye(3) if rotation is None else rotation.T).ravel()
    row[18], row[19], row[20:23] = flat, radius, a if centre is None else centre
    return row


def ball(at, size, rotation=None):
    size = np.broadcast_to(np.asarray(size, float), 3)
    return _row(BALL, at, size, rotation=rotation, radius=float(size.max()))


def bar(start, end, thick, flat=1.0, across=(0, 0, 1)):
    """A rod from start to end; flat < 1 makes it thinner along `across`."""
    start, end = np.asarray(start, float), np.asarray(end, float)
    ra, rb = np.broadcast_to(np.asarray(thick, float), 2)
    across = unit(across)
    axis = end - start
    if flat < 1.0:
        axis = axis + across * (axis @ across) * (1 / flat - 1)
    rotation = np.column_stack([across, across, across])
    return _row(
        BAR,
        start,
        axis,
        ra,
        rb,
        rotation,
        flat,
        (start + end) / 2,
        float(np.linalg.norm(end - start) / 2 + max(ra, rb)),
    )


def block(at, size, rounded, rotation=None):
    size = np.asarray(size, float)
    return _row(BLOCK, at, size, min(rounded, float(size.min())), rotation=rotation, radius=float(np.linalg.norm(size)))


def ring(at, size, thick, rotation=None):
    rx, ry = np.broadcast_to(np.asarray(size, float), 2)
    return _row(RING, at, (rx, ry, 0), thick, rotation=rotation, radius=float(max(rx, ry) + thick))


def plane(at, normal):
    return _row(PLANE, at, unit(normal))


def wave(at, height, count):
    """Inside is below: the wavy neck cut."""
    return _row(WAVE, at, (0, 0, 0), height, count)


def curve(points, steps) -> np.ndarray:
    """A Catmull-Rom curve through the points, ends included."""
    points = np.asarray(points, float)
    if len(points) < 3:
        return points[0] + (points[-1] - points[0]) * np.linspace(0, 1, steps + 1)[:, None]
    ends = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    t = np.linspace(0, len(points) - 1, steps + 1)
    i = np.minimum(t.astype(int), len(points) - 2)
    f = (t - i)[:, None]
    a, b, c, d = ends[i], ends[i + 1], ends[i + 2], ends[i + 3]
    return 0.5 * (2 * b + (c - a) * f + (2 * a - 5 * b + 4 * c - d) * f**2 + (3 * b - a - 3 * c + d) * f**3)


def along(values, steps) -> np.ndarray:
    """A list of measures spread evenly along a curve of so many steps."""
    values = np.atleast_1d(np.asarray(values, float))
    return (
        np.interp(np.linspace(0, 1, steps + 1), np.linspace(0, 1, len(values)), values)
        if len(values) > 1
        else np.full(steps + 1, values[0])
    )


def cord(points, thick, steps=16, flat=1.0, across=(0, 0, 1), smooth=True):
    """A chain of bars through the points; `across` one direction for all or one for each station."""
    line = curve(points, steps) if smooth else np.asarray(points, float)
    steps = len(line) - 1
    radii = along(thick, steps) if np.size(thick) != steps + 1 else np.asarray(thick, float)
    sides = np.broadcast_to(np.asarray(across, float), (steps + 1, 3))
    return [bar(line[i], line[i + 1], radii[i : i + 2], flat, sides[i]) for i in range(steps)]
