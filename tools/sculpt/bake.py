"""From the fine mesh to maps: takes a level, unwraps it, shoots rays at the fine mesh, gives three pictures.

Maps as glTF wants them: tangent-space normals; occlusion, roughness, metal in R, G, B; colour in sRGB.
"""

from dataclasses import dataclass

import numba
import numpy as np

from tools.sculpt import skin

CAGE = 0.55  # cm that a level may lie below or above the fine skin


@dataclass(frozen=True)
class Unwrapped:
    """A level with texture seams split: positions, normals, tangents (w is the side), uv, faces."""

    positions: np.ndarray
    normals: np.ndarray
    tangents: np.ndarray
    uv: np.ndarray
    faces: np.ndarray


def unwrap(vertices, faces, size) -> Unwrapped:
    import xatlas

    atlas = xatlas.Atlas()
    atlas.add_mesh(vertices.astype(np.float32), faces.astype(np.uint32))
    pack = xatlas.PackOptions()
    pack.padding, pack.resolution = (4 if size > 512 else 2), size
    chart = xatlas.ChartOptions()
    chart.max_cost = 2.0 if size > 512 else 6.0  # fewer, larger islands where a gutter costs much
    atlas.generate(chart, pack)
    source, triangles, uv = atlas[0]
    triangles, source = triangles.astype(np.int64), source.astype(np.int64)
    normals = skin.vertex_normals(vertices, faces)[source]
    positions = vertices[source]
    uv = np.clip(uv.astype(float), 0, 1)
    # xatlas leaves out slivers without area: put back such faces with the texture point of a corner they share.
    return Unwrapped(positions, normals, _tangents(positions, normals, uv, triangles), uv, triangles)


def _tangents(positions, normals, uv, faces):
    a, b, c = (positions[faces[:, i]] for i in range(3))
    p, q, r = (uv[faces[:, i]] for i in range(3))
    e, f, d, g = b - a, c - a, q - p, r - p
    area = d[:, 0] * g[:, 1] - g[:, 0] * d[:, 1]
    sign = np.where(area < 0, -1.0, 1.0)[:, None]
    along = (e * g[:, 1:] - f * d[:, 1:]) * sign
    up = (f * d[:, :1] - e * g[:, :1]) * sign
    sums = []
    for way in (along, up):
        total = np.zeros_like(positions)
        for axis in range(3):
            total[:, axis] = np.bincount(faces.ravel(), np.repeat(way[:, axis], 3), len(positions))
        sums.append(total)
    t = sums[0] - (sums[0] * normals).sum(1, keepdims=True) * normals
    length = np.linalg.norm(t, axis=1, keepdims=True)
    spare = np.cross(normals, np.where(np.abs(normals[:, :1]) < 0.7, [[1.0, 0, 0]], [[0, 1.0, 0]]))
    t = np.where(length > 1e-12, t / np.maximum(length, 1e-12), spare / np.linalg.norm(spare, axis=1, keepdims=True))
    # glTF's second texture axis points down the picture, its bitangent up: v is 1 - our v nowhere, so the side flips.
    side = np.where((np.cross(normals, t) * sums[1]).sum(1) < 0, 1.0, -1.0)
    return np.column_stack([t, side])


@numba.njit(cache=True)
def _raster(uv, faces, size, face, weight):
    for f in range(len(faces)):
        x0, y0 = uv[faces[f, 0], 0] * size, uv[faces[f, 0], 1] * size
        x1, y1 = uv[faces[f, 1], 0] * size, uv[faces[f, 1], 1] * size
        x2, y2 = uv[faces[f, 2], 0] * size, uv[faces[f, 2], 1] * size
        area = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
        if abs(area) < 1e-9:
            continue
        for j in range(max(int(min(y0, min(y1, y2)) - 1), 0), min(int(max(y0, max(y1, y2)) + 2), size)):
            for i in range(max(int(min(x0, min(x1, x2)) - 1), 0), min(int(max(x0, max(x1, x2)) + 2), size)):
                x, y = i + 0.5, j + 0.5
                b = ((x - x0) * (y2 - y0) - (x2 - x0) * (y - y0)) / area
                c = ((x1 - x0) * (y - y0) - (x - x0) * (y1 - y0)) / area
                a = 1 - b - c
                if a >= -1e-4 and b >= -1e-4 and c >= -1e-4:
                    face[j, i] = f
                    weight[j, i, 0], weight[j, i, 1], weight[j, i, 2] = a, b, c


def maps(level: Unwrapped, fine, size: int):
    """The maps, small ones as the mean of larger ones: one ray a texel would leave them speckled."""
    times = 2 if size < 512 else 1
    large, full = _maps(level, fine, size * times)
    if times == 1:
        return {kind: _bytes(_spread(picture, full)) for kind, picture in large.items()}
    share = full.reshape(size, times, size, times).mean((1, 3))[..., None]
    small = {}
    for kind, picture in large.items():
        mean = (picture * full[..., None]).reshape(size, times, size, times, 3).mean((1, 3)) / np.maximum(share, 1e-9)
        if kind == "normal":
            mean = _unit(mean.reshape(-1, 3) * 2 - 1).reshape(mean.shape) * 0.5 + 0.5
        small[kind] = _bytes(_spread(mean, share[..., 0] > 0))
    return small


def _bytes(picture):
    return (picture * 255 + 0.5).clip(0, 255).astype(np.uint8)


def _maps(level, fine, size):
    """Normal, surface (occlusion, roughness, metal) and colour, 0..1, by name, and which texels are full."""
    face, weight = np.full((size, size), -1, np.int64), np.zeros((size, size, 3))
    _raster(level.uv, level.faces, size, face, weight)
    full = np.argwhere(face >= 0)
    corner, share = level.faces[face[full[:, 0], full[:, 1]]], weight[full[:, 0], full[:, 1]][:, :, None]
    place, normal = (level.positions[corner] * share).sum(1), _unit((level.normals[corner] * share).sum(1))
    tangent = (level.tangents[corner] * share).sum(1)
    side = np.where(tangent[:, 3:] < 0, -1.0, 1.0)
    tangent = _unit(tangent[:, :3] - (tangent[:, :3] * normal).sum(1, keepdims=True) * normal)
    source, mix = _found(fine, place, normal)
    pick = lambda values: (values[source] * (mix[:, :, None] if values.ndim > 1 else mix)).sum(1)  # noqa: E731
    seen = _unit(pick(fine.normals))
    bitangent = np.cross(normal, tangent) * side
    local = np.stack([(seen * tangent).sum(1), (seen * bitangent).sum(1), (seen * normal).sum(1)], 1)
    local[:, 2] = np.maximum(local[:, 2], 0.15)
    out = [np.zeros((size, size, 3)) for _ in range(3)]
    out[0][full[:, 0], full[:, 1]] = _unit(local) * 0.5 + 0.5
    out[1][full[:, 0], full[:, 1]] = np.stack([pick(fine.open), pick(fine.rough), pick(fine.metal)], 1)
    out[2][full[:, 0], full[:, 1]] = _srgb(np.clip(pick(fine.colour), 0, 1))
    return dict(zip(("normal", "surface", "colour"), out)), face >= 0


def shaded(pictures):
    """The colour with half of the occlusion in it, for levels that carry no surface map."""
    share = 0.5 + 0.5 * pictures["surface"][..., :1] / 255.0
    return (pictures["colour"] * share ** (1 / 2.2) + 0.5).astype(np.uint8)


def at_corners(level, colour):
    """Linear colours at the level's vertices, the mean of a few texels around each."""
    from scipy.ndimage import uniform_filter

    size = len(colour)
    smooth = uniform_filter(colour / 255.0, (5, 5, 0))
    at = np.minimum((level.uv * size).astype(int), size - 1)
    picked = smooth[at[:, 1], at[:, 0]]
    return np.where(picked < 0.04045, picked / 12.92, ((picked + 0.055) / 1.055) ** 2.4)


def _unit(v):
    return v / np.maximum(np.linalg.norm(v, axis=1, keepdims=True), 1e-9)


def _srgb(x):
    return np.where(x < 0.0031308, 12.92 * x, 1.055 * np.maximum(x, 1e-9) ** (1 / 2.4) - 0.055)


def _found(fine, place, normal):
    """Fine corners and their shares under each texel: by a ray along the normal, else the nearest point."""
    from embreex import rtcore_scene
    from embreex.mesh_construction import TriangleMesh
    from scipy.spatial import cKDTree

    scene = rtcore_scene.EmbreeScene()
    TriangleMesh(scene, np.ascontiguousarray(fine.vertices[fine.faces], np.float32))
    hit = scene.run(
        (place + normal * CAGE).astype(np.float32), (-normal).astype(np.float32), query="INTERSECT", output=True
    )
    triangle = hit["primID"]
    source = fine.faces[np.maximum(triangle, 0)]
    u, v = hit["u"], hit["v"]
    mix = np.stack([1 - u - v, u, v], 1)
    agree = (fine.normals[source].sum(1) * normal).sum(1) > 0.2
    good = (triangle >= 0) & (hit["tfar"] < 2 * CAGE) & agree
    lost = np.flatnonzero(~good)
    if len(lost):
        nearest = cKDTree(fine.vertices).query(place[lost])[1]
        source[lost] = nearest[:, None]
        mix[lost] = (1.0, 0.0, 0.0)
    return source, mix


def _spread(picture, full):
    """The gutters take the nearest texel, so that no seam shows in smaller mips."""
    from scipy.ndimage import distance_transform_edt

    near = distance_transform_edt(~full, return_distances=False, return_indices=True)
    return picture[near[0], near[1]]
