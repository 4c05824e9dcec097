"""Camera and window size -> where a point falls and where a pixel looks. Pure: numpy only, no window."""

from __future__ import annotations

import numpy as np

from exhibition.forms.mesh import Array
from exhibition.visit.view import Camera

Point = tuple[float, float, float]


def reach(indoors: bool) -> tuple[float, float]:
    """Near and far, metres: a room may be looked at closely, a lake needs its far shore."""
    return (0.08, 600.0) if indoors else (0.2, 9000.0)


def axes(camera: Camera) -> Array:
    """Unit vectors right, forward and up of the camera as rows (3, 3)."""
    h, p = np.radians(camera.heading), np.radians(camera.pitch)
    right = [np.cos(h), np.sin(h), 0.0]
    forward = [-np.sin(h) * np.cos(p), np.cos(h) * np.cos(p), np.sin(p)]
    up = [np.sin(h) * np.sin(p), -np.cos(h) * np.sin(p), np.cos(p)]
    return np.array([right, forward, up], np.float64)


def half_extent(camera: Camera, size: tuple[int, int]) -> tuple[float, float]:
    """Tangents of half the field of view, across and upwards, for a window of ``size`` pixels."""
    across = float(np.tan(np.radians(camera.fov) / 2))
    return across, across * size[1] / max(size[0], 1)


def fov_up(camera: Camera, size: tuple[int, int]) -> float:
    """Field of view upwards, degrees."""
    return float(np.degrees(2 * np.arctan(half_extent(camera, size)[1])))


def project(camera: Camera, size: tuple[int, int], point: Point) -> tuple[float, float, float] | None:
    """Pixel (x right, y down from the top left) and distance ahead in metres; None behind the eye."""
    right, forward, up = axes(camera) @ (np.asarray(point, np.float64) - camera.eye)
    if forward <= 1e-6:
        return None
    across, upwards = half_extent(camera, size)
    x = (right / (forward * across) + 1) / 2 * size[0]
    y = (1 - up / (forward * upwards)) / 2 * size[1]
    return float(x), float(y), float(forward)


def ray(camera: Camera, size: tuple[int, int], x: float, y: float) -> tuple[Point, Point]:
    """The eye and the unit direction in which pixel (x, y) looks."""
    across, upwards = half_extent(camera, size)
    right, forward, up = axes(camera)
    d = forward + right * ((2 * x / size[0] - 1) * across) + up * ((1 - 2 * y / size[1]) * upwards)
    d /= np.linalg.norm(d)
    return tuple(float(v) for v in camera.eye), tuple(float(v) for v in d)  # type: ignore[return-value]


def frustum(camera: Camera, size: tuple[int, int], near: float, far: float) -> Array:
    """The six planes (6, 4) of what is seen: a point p is inside where ``plane[:3] @ p + plane[3] >= 0``."""
    across, upwards = half_extent(camera, size)
    right, forward, up = axes(camera)
    normals = [forward * across - right, forward * across + right, forward * upwards - up, forward * upwards + up]
    eye = np.asarray(camera.eye, np.float64)
    planes = [np.append(n / np.linalg.norm(n), -(n / np.linalg.norm(n)) @ eye) for n in normals]
    planes.append(np.append(forward, -forward @ eye - near))
    planes.append(np.append(-forward, forward @ eye + far))
    return np.array(planes)


def planes_of(matrix: Array) -> Array:
    """The six planes (6, 4) of what a matrix (4, 4) shows, that takes points as rows into the clip volume."""
    x, y, z, w = np.asarray(matrix, np.float64).T
    planes = np.array([w + x, w - x, w + y, w - y, w + z, w - z])
    return planes / np.linalg.norm(planes[:, :3], axis=1, keepdims=True)
