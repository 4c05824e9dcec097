"""The fine mesh: takes a head, gives its skin with hair, lines and casting, and what the maps need at each vertex."""

from dataclasses import dataclass

import numpy as np

from tools.sculpt import hair, skin, wear

REACH = 0.3  # cm: about the height of the thickest locks


@dataclass(frozen=True)
class Fine:
    """A closed mesh in cm with normals, linear colour, roughness, metal and openness (occlusion) per vertex."""

    vertices: np.ndarray
    faces: np.ndarray
    normals: np.ndarray
    colour: np.ndarray
    rough: np.ndarray
    metal: np.ndarray
    open: np.ndarray


@dataclass(frozen=True)
class Body:
    """The bare skin before hair: vertices on the field, faces, the size of a cell."""

    vertices: np.ndarray
    faces: np.ndarray
    size: float


def body(field, resolution: int) -> Body:
    vertices, faces, size = skin.extract(field, resolution)
    return Body(skin.settle(field, vertices, faces, size), faces, size)


def relief(head, field, vertices, faces, normals):
    """Displaced vertices, their marks: hair, drawn lines and casting noise on the skin."""
    values = field.values(vertices)
    strokes = hair.grow(head, field, vertices, faces, normals, values)
    drawn, mark = wear.lines(head, field, vertices)
    height = hair.relief(strokes, vertices, normals) + drawn
    height += wear.casting(vertices, head.get("casting", 0.03))
    # In a cleft hair may not grow through the wall on the other side.
    free = np.clip(field.distance(vertices + normals * REACH) / REACH, 0, 1)
    height = np.where(height > 0, height * free, height)
    return vertices + normals * height[:, None], np.clip(values[:, 2] + mark, -1, 1), values


def finish(head, vertices, faces, mark, values, rays=16) -> Fine:
    normals = skin.vertex_normals(vertices, faces)
    average = skin.neighbours(vertices, faces)
    open_share = wear.occlusion(vertices, faces, normals, rays)
    open_share = 0.5 * open_share + 0.5 * (average @ open_share.astype(np.float32))
    bend = wear.curvature(vertices, normals, average)
    colour, rough, metal = wear.colours(head.get("material", "copper"), vertices, open_share, bend, mark, values)
    return Fine(vertices, faces, normals, colour, rough, metal, open_share)


def make(head, field, resolution=128, splits=1, rays=8) -> Fine:
    skin_body = body(field, resolution)
    vertices, faces = skin_body.vertices, skin_body.faces
    for _ in range(splits):
        vertices, faces = skin.subdivide(vertices, faces)
        vertices, normals = field.settled(vertices, 0.3 * skin_body.size)
    if not splits:
        normals = field.normals(vertices)
    moved, mark, values = relief(head, field, vertices, faces, normals)
    return finish(head, moved, faces, mark, values, rays)
