"""From the distance field to a closed mesh: marching cubes, a step onto the skin, each triangle in four."""

import numpy as np
from skimage.measure import marching_cubes


def extract(field, resolution: int, soften=None):
    """Vertices and outward faces; resolution counts cells along the longest side; soften(values, size) works them."""
    low, high = field.bounds()
    size = float((high - low).max() / resolution)
    counts = np.ceil((high - low) / size).astype(int) + 2
    values = field.fill(low, size, counts)
    if soften is not None:
        values = soften(values, size)
    # A value of exactly zero makes degenerate cells.
    values[np.abs(values) < 1e-5] = 1e-5
    vertices, faces, _, _ = marching_cubes(values, 0.0, spacing=(size,) * 3, allow_degenerate=False)
    vertices = vertices.astype(float) + low
    vertices, faces = largest_piece(vertices, faces.astype(np.int64))
    if volume(vertices, faces) < 0:
        faces = faces[:, ::-1].copy()
    return vertices, faces, size


def volume(vertices, faces) -> float:
    a, b, c = (vertices[faces[:, i]] for i in range(3))
    return float((a * np.cross(b, c)).sum() / 6)


def largest_piece(vertices, faces):
    """Loose crumbs drop."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    count = len(vertices)
    links = coo_matrix(
        (np.ones(len(faces) * 2, bool), (np.r_[faces[:, 0], faces[:, 1]], np.r_[faces[:, 1], faces[:, 2]])),
        (count, count),
    )
    _, label = connected_components(links, directed=False)
    # Inner bubbles and crumbs alike: only the piece with most triangles is cast.
    main = np.bincount(label[faces[:, 0]]).argmax()
    faces = faces[label[faces[:, 0]] == main]
    used, inverse = np.unique(faces, return_inverse=True)
    return vertices[used], inverse.reshape(-1, 3)


def settle(field, vertices, faces, size, rounds=2):
    """Onto the skin; between steps points slide along it towards their neighbours' middle, so that no slivers stay."""
    average = neighbours(vertices, faces)
    vertices = field.project(vertices, 1, 0.35 * size)
    for _ in range(rounds):
        normals = vertex_normals(vertices, faces)
        step = average @ vertices.astype(np.float32) - vertices
        step -= (step * normals).sum(1, keepdims=True) * normals
        vertices = field.project(vertices + 0.6 * step, 1, 0.25 * size)
    return vertices


def subdivide(vertices, faces):
    """Every triangle in four; the new points stand at the middles of the edges."""
    edges = np.sort(faces[:, [[0, 1], [1, 2], [2, 0]]].reshape(-1, 2), axis=1)
    key = edges[:, 0] * len(vertices) + edges[:, 1]
    unique, inverse = np.unique(key, return_inverse=True)
    middle = (vertices[unique // len(vertices)] + vertices[unique % len(vertices)]) / 2
    m = inverse.reshape(-1, 3) + len(vertices)
    a, b, c = faces.T
    new = np.stack([np.c_[a, m[:, 0], m[:, 2]], np.c_[m[:, 0], b, m[:, 1]], np.c_[m[:, 2], m[:, 1], c], m], 1)
    return np.vstack([vertices, middle]), new.reshape(-1, 3)


def vertex_normals(vertices, faces):
    """Area-weighted."""
    a, b, c = (vertices[faces[:, i]] for i in range(3))
    cross = np.cross(b - a, c - a)
    out = np.zeros_like(vertices)
    for axis in range(3):
        out[:, axis] = np.bincount(faces.ravel(), np.repeat(cross[:, axis], 3), len(vertices))
    return out / np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-12)


def neighbours(vertices, faces):
    """The averaging matrix: each row the mean of a vertex' neighbours."""
    from scipy.sparse import coo_matrix, diags

    i = np.r_[faces[:, 0], faces[:, 1], faces[:, 2], faces[:, 1], faces[:, 2], faces[:, 0]]
    j = np.r_[faces[:, 1], faces[:, 2], faces[:, 0], faces[:, 0], faces[:, 1], faces[:, 2]]
    matrix = coo_matrix((np.ones(len(i), np.float32), (i, j)), (len(vertices),) * 2).tocsr()
    matrix.data[:] = 1
    return diags(1.0 / np.maximum(np.asarray(matrix.sum(1)).ravel(), 1)).tocsr().astype(np.float32) @ matrix
