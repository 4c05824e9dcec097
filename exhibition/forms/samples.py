"""A material's name -> a ball and a slab of it: what it looks like by itself, in its true size."""

from __future__ import annotations

import numpy as np

from exhibition.forms import timber
from exhibition.forms.built import Built, Piece, many, placed
from exhibition.forms.mesh import Array, Mesh, join, make_mesh
from exhibition.forms.solids import outline_walls, rectangle, sheet

THICKNESS = 0.08


def sample(*, material: str, shape: str = "pair", size: float = 1.0) -> Built:
    """A ball, a slab, or a ball before a slab, standing on z = 0; a painted beam is shown as a beam, which has no ball.

    size: the side of the slab in metres; the ball is 0.56 of it across beside a slab, and all of it alone."""
    beam = material in timber.PAINTED
    parts: list[Mesh] = []
    depth = THICKNESS
    if shape != "sphere" or beam:
        parts.append(_beam(material, size) if beam else _slab(material, size))
    if shape != "slab" and not beam:
        across = size if shape == "sphere" else 0.56 * size
        at = (0.0, 0.0) if shape == "sphere" else (0.16 * size, -0.62 * across - THICKNESS / 2)
        parts.append(_ball(material, across / 2, *at))
        depth = across if shape == "sphere" else 1.2 * across + THICKNESS
    height = max(float(m.positions[:, 2].max()) for m in parts)
    plan = rectangle(size, depth) + [0.0, 0.0 if shape == "sphere" else (THICKNESS - depth) / 2]
    return Built(
        pieces=(Piece("sample", join(parts), many([placed()])),),
        walls=outline_walls(plan, 0.0, height),
        points={"centre": (0.0, 0.0, height / 2), "top": (0.0, 0.0, height)},
        facts={"material": material, "shape": "slab" if beam else shape},
    )


def _slab(material: str, size: float) -> Mesh:
    """An upright slab, its pattern from the middle of its foot upwards, finely cut for what is baked per vertex."""
    s, t, n = size / 2, THICKNESS / 2, 13
    x, z = np.meshgrid(np.linspace(-s, s, n), np.linspace(0, size, n))
    front = sheet(_at(x, -t, z), material, uvs=np.stack([x, z], 2))
    back = sheet(_at(-x, t, z), material, uvs=np.stack([-x, z], 2))
    edge = np.array([[-s, -s, s, s], [0.0, size, size, 0.0]])
    rim = np.stack([_at(edge[0], y, edge[1]) for y in (-t, t)])
    return join([front, back, sheet(rim, material, smooth=False)])


def _at(x: Array, y: float, z: Array) -> Array:
    return np.stack(np.broadcast_arrays(x, y, z), axis=-1)


def _ball(material: str, radius: float, x: float, y: float) -> Mesh:
    """A ball with its poles above and below; the pattern keeps its size at the waist."""
    up, round_ = np.linspace(-np.pi / 2, np.pi / 2, 29), np.linspace(-np.pi, np.pi, 49) - np.pi / 2
    a, b = np.meshgrid(round_, up)
    normals = np.stack([np.cos(b) * np.cos(a), np.cos(b) * np.sin(a), np.sin(b)], axis=2)
    uvs = np.stack([(a + np.pi / 2) * radius, (b + np.pi / 2) * radius], axis=2)
    mesh = sheet(normals * radius + [x, y, radius], material, uvs=uvs)
    return make_mesh(mesh.positions, mesh.triangles, material, uvs=mesh.uvs, normals=normals.reshape(-1, 3))


def _beam(material: str, size: float) -> Mesh:
    """A beam as it lies over a bay: a sixth as high as it is long, at the height of the slab's middle."""
    m = timber.beam_mesh(material)
    f = np.array([size, THICKNESS, size / 6], np.float32)
    return make_mesh(
        m.positions * f + [0, 0, np.float32(0.4 * size)], m.triangles, material, uvs=m.uvs, normals=m.normals
    )
