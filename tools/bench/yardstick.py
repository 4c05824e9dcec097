"""World -> what a renderer without our stage needs to draw it the same: vertices, places, materials, patterns, light.

It stands apart from exhibition/render on purpose: the measure must not move when the measured thing does.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from exhibition.forms.mesh import Array, Mesh
from exhibition.models.surface import Surface
from exhibition.render.lens import axes, half_extent
from exhibition.render.light import Light, to_linear
from exhibition.visit.view import Camera
from exhibition.world.materials import DETAILS, MATERIALS, Material
from exhibition.world.model import World

SHADERS = Path(__file__).parent / "shaders"
TEXTURES = Path(__file__).resolve().parents[2] / "assets" / "textures"
MATERIAL_SLOTS = 256
VERTEX = np.dtype([("place", "<f4", 3), ("normal", "<i2", 4), ("metres", "<f4", 2), ("stain", "u1", 4)])
_LOUD = Material(base=(0.8, 0.3, 0.8))


@dataclass(frozen=True, eq=False)
class Draw:
    """One mesh and all its places of one handedness. rows (k, 12) float32: three rows of four.
    centres (k, 3) and radii (k,): a sphere round each place. part (k,): whose it is."""

    mesh: Mesh
    vertices: Array
    rows: Array
    part: Array
    centres: Array
    radii: Array
    mirrored: bool


def draws_of(world: World) -> tuple[Draw, ...]:
    """Every placed mesh, one draw a mesh; the places that mirror it apart, since their triangles turn over."""
    placements = world.geometry.placements
    slots = {name: i for i, name in enumerate(material_names(world))}
    order = np.argsort(placements.mesh, kind="stable")
    edges = np.searchsorted(placements.mesh[order], np.arange(len(world.geometry.meshes) + 1))
    found = []
    for index, mesh in enumerate(world.geometry.meshes):
        rows = order[edges[index] : edges[index + 1]]
        if not len(rows) or not mesh.triangle_count:
            continue
        vertices = packed(mesh, slots)
        mirrored = np.linalg.det(placements.transform[rows][:, :, :3].astype(np.float64)) < 0
        for side in (False, True):
            chosen = rows[mirrored == side]
            if len(chosen):
                found.append(_draw(mesh, vertices, placements.transform[chosen], placements.part[chosen], side))
    return tuple(found)


def _draw(mesh: Mesh, vertices: Array, transforms: Array, part: Array, mirrored: bool) -> Draw:
    low, high = mesh.positions.min(axis=0), mesh.positions.max(axis=0)
    centres = transforms[:, :, :3] @ ((low + high) / 2) + transforms[:, :, 3]
    grown = np.linalg.norm(transforms[:, :, :3], axis=1).max(axis=1)
    radii = grown * (np.linalg.norm(high - low) / 2)
    rows = np.ascontiguousarray(transforms, np.float32).reshape(-1, 12)
    return Draw(mesh, vertices, rows, part, centres.astype(np.float32), radii.astype(np.float32), mirrored)


def packed(mesh: Mesh, slots: dict[str, int]) -> Array:
    """The vertices of a mesh as VERTEX rows, 32 bytes each."""
    rows = np.zeros(mesh.vertex_count, VERTEX)
    rows["place"] = mesh.positions
    rows["normal"][:, :3] = np.round(np.clip(mesh.normals, -1, 1) * 32767)
    rows["metres"] = mesh.uvs
    rows["stain"][:, :3] = mesh.colours
    rows["stain"][:, 3] = np.array([slots[name] for name in mesh.materials], np.uint8)[mesh.material_ids]
    return rows


def material_names(world: World) -> tuple[str, ...]:
    """Every material in use, sorted."""
    return tuple(sorted({name for mesh in world.geometry.meshes for name in mesh.materials}))[:MATERIAL_SLOTS]


def material_table(names: tuple[str, ...], surfaces: Mapping[str, Surface] | None = None) -> Array:
    """(2, MATERIAL_SLOTS, 4) float32: linear base colour; layer, repeats a metre, glow. An imported surface counts by
    its base colour alone."""
    table = np.zeros((2, MATERIAL_SLOTS, 4), np.float32)
    for column, name in enumerate(names):
        imported = (surfaces or {}).get(name)
        m = Material(base=imported.base) if imported else MATERIALS.get(name, _LOUD)
        table[0, column, :3] = to_linear(m.base)
        table[1, column, :3] = DETAILS.index(m.detail), 1.0 / m.scale, m.glow
    return table


def patterns(folder: Path = TEXTURES) -> Array:
    """(layers, h, w, 4) uint8, red first, the bottom row first: one layer per name of DETAILS."""
    with ThreadPoolExecutor(4) as readers:
        layers = list(readers.map(lambda name: _picture(folder / f"{name}.png"), DETAILS))
    return np.stack(layers)


def _picture(path: Path) -> Array:
    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGBA"))[::-1]


def light_inputs(light: Light) -> dict[str, tuple[float, ...] | float]:
    """The uniforms of shaders/lambert.frag."""
    return {
        "sun": light.sun,
        "sun_colour": light.sun_colour,
        "ambient_up": light.ambient_up,
        "ambient_down": light.ambient_down,
        "exposure": light.exposure,
    }


def view_projection(camera: Camera, size: tuple[int, int], near: float, far: float) -> Array:
    """World to clip space (4, 4), for column vectors, as OpenGL wants it."""
    right, forward, up = axes(camera)
    view = np.eye(4)
    view[:3, :3] = right, up, -forward
    view[:3, 3] = -view[:3, :3] @ np.asarray(camera.eye, np.float64)
    across, upwards = half_extent(camera, size)
    lens = np.zeros((4, 4))
    lens[0, 0], lens[1, 1] = 1 / across, 1 / upwards
    lens[2, 2], lens[2, 3] = -(far + near) / (far - near), -2 * far * near / (far - near)
    lens[3, 2] = -1
    return lens @ view


def in_sight(planes: Array, centres: Array, radii: Array) -> Array:
    """Which spheres touch the frustum (k,) bool; planes (6, 4) point inwards."""
    reach = centres @ planes[:, :3].T.astype(np.float32) + planes[:, 3].astype(np.float32)
    return (reach >= -radii[:, None]).all(axis=1)
