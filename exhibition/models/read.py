"""A .glb or .gltf file -> Model: shared meshes with their many places, Z up, and what could not be kept.

Kept: triangles, normals, vertex colours, colour, metal, roughness and glow of each material, the base colour picture
(as a colour at each vertex: fine on a scan, coarse where a large face carries a picture).
Not yet: other textures, morphs, skins, animations, points and lines, transparency. ``Model.notices`` names those met.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from exhibition.forms.built import Built, Piece
from exhibition.forms.mesh import Array, Mesh, bounds, join, make_mesh, transformed
from exhibition.models.accessors import raw_values, values_of
from exhibition.models.container import Container, Refused
from exhibition.models.nodes import mesh_places
from exhibition.models.pictures import picture_at
from exhibition.models.preflight import image_bytes, inspect
from exhibition.models.surface import Surface, surface_from_gltf, to_srgb

# glTF: Y up, front to +Z. Ours: Z up, front to -Y (south).
_UP = np.array([[1.0, 0, 0, 0], [0, 0, -1, 0], [0, 1, 0, 0], [0, 0, 0, 1]])
_MIRROR = np.diag([-1.0, 1, 1, 1])
_PLAIN: Mapping[str, Any] = {}


@dataclass(frozen=True, eq=False)
class Model:
    """pieces: one for each mesh of the file, two where some of its places are mirrored. materials: every surface the
    meshes name. notices: what the file holds and we do not show, one sentence each."""

    pieces: tuple[Piece, ...]
    materials: Mapping[str, Surface]
    notices: tuple[str, ...]


def read_model(path: Path, root: Path | None = None) -> Model:
    """Read a model whole. ``root`` is the folder nothing may lie outside of, the file's own without it.
    Raises Refused, with every problem, for a file that pre-flight would not let in."""
    path = Path(path)
    container, buffers = inspect(path, root or path.parent)
    document = container.document
    surfaces = [surface_from_gltf(material) for material in document.get("materials", [])]
    reader = _Reader(container, buffers, root or path.parent, (*surfaces, surface_from_gltf(_PLAIN)))
    pieces: list[Piece] = []
    for index, places in mesh_places(document, buffers).items():
        mesh = reader.mesh(document["meshes"][index])
        if mesh.triangle_count:
            pieces.extend(_pieces(_name(document["meshes"][index], index), mesh, places))
    if not pieces:
        raise Refused("the file shows no triangle")
    used = {name for piece in pieces for name in piece.mesh.materials}
    by_name = {surface.name: surface for surface in reader.surfaces}
    return Model(tuple(pieces), {name: by_name[name] for name in sorted(used)}, _notices(document))


def model_form(*, file: Path, scale: float = 1.0) -> Built:
    """A model as a form: its own origin and ground are kept, ``scale`` multiplies its metres. No one is stopped by it;
    its points are ``centre`` and ``top``. Raises Refused."""
    model = read_model(file)
    grown = np.diag([scale, scale, scale]).astype(np.float64)
    pieces = tuple(replace(p, transforms=(grown @ p.transforms).astype(np.float32)) for p in model.pieces)
    low, high = _extent(pieces)
    middle = (low + high) / 2
    return Built(
        pieces=pieces,
        points={
            "centre": (float(middle[0]), float(middle[1]), float(middle[2])),
            "top": (float(middle[0]), float(middle[1]), float(high[2])),
        },
        facts={
            "file": Path(file).name,
            "size_m": [round(float(v), 3) for v in high - low],
            "triangles": sum(p.mesh.triangle_count * len(p.transforms) for p in pieces),
            "not_shown": list(model.notices),
        },
    )


def _extent(pieces: Sequence[Piece]) -> tuple[Array, Array]:
    """Lowest and highest corner (3,) of all places, from the corners of each mesh's box."""
    corners = []
    for piece in pieces:
        box = bounds(piece.mesh).astype(np.float64)
        eight = np.array([[box[i, 0], box[j, 1], box[k, 2]] for i in (0, 1) for j in (0, 1) for k in (0, 1)])
        corners.append(eight @ np.swapaxes(piece.transforms[:, :, :3], 1, 2) + piece.transforms[:, None, :, 3])
    points = np.concatenate([c.reshape(-1, 3) for c in corners])
    return points.min(axis=0), points.max(axis=0)


def _name(mesh: Mapping[str, Any], index: int) -> str:
    name = mesh.get("name")
    return name[:60] if isinstance(name, str) and name else f"mesh_{index}"


def _pieces(name: str, mesh: Mesh, places: Array) -> list[Piece]:
    """The mesh with its places in our frame. Mirrored places get a mirrored twin of the mesh: an instanced draw has
    one winding for all. A place that flattens the mesh to nothing is dropped."""
    ours = _UP @ places @ _UP.T
    volume = np.linalg.det(ours[:, :3, :3])
    out = []
    for kept, twin in ((volume > 1e-18, np.eye(4)), (volume < -1e-18, _MIRROR)):
        if kept.any():
            shape = mesh if twin is not _MIRROR else transformed(mesh, _MIRROR[:3])
            out.append(Piece(name, shape, (ours[kept] @ twin)[:, :3].astype(np.float32)))
    return out


class _Reader:
    """Meshes of one opened file; a picture met by many primitives is opened once."""

    def __init__(self, container: Container, buffers: Sequence[bytes], root: Path, surfaces: Sequence[Surface]):
        self.document = container.document
        self.surfaces = surfaces
        self._container, self._buffers, self._root = container, buffers, root
        self._pictures: dict[int, bytes] = {}

    def mesh(self, mesh: Mapping[str, Any]) -> Mesh:
        """All triangles of a glTF mesh as one Mesh, in our frame."""
        whole = join([m for p in mesh["primitives"] if (m := self._primitive(p)) is not None])
        if len(whole.materials) > 256:
            raise Refused("a mesh has more than 256 materials")
        return whole

    def _primitive(self, primitive: Mapping[str, Any]) -> Mesh | None:
        attributes = primitive["attributes"]
        if "POSITION" not in attributes or primitive.get("mode", 4) < 4:
            return None
        positions = self._values(attributes["POSITION"]) @ _UP[:3, :3].T
        triangles = _triangles(self._corners(primitive, len(positions)), primitive.get("mode", 4))
        if not len(triangles):
            return None
        surface = self.surfaces[primitive.get("material", -1)]
        colours = self._colours(primitive, len(positions))
        if "NORMAL" not in attributes:
            flat = make_mesh(positions, triangles, surface.name)
            return replace(flat, colours=colours[triangles.ravel()])
        normals = self._values(attributes["NORMAL"]) @ _UP[:3, :3].T
        length = np.linalg.norm(normals, axis=1, keepdims=True)
        good = np.isfinite(length) & (length > 1e-6)
        normals = np.where(good, normals / np.where(good, length, 1), [0.0, 0.0, 1.0])
        return replace(make_mesh(positions, triangles, surface.name, normals=normals), colours=colours)

    def _values(self, index: int) -> Array:
        return values_of(self.document, self._buffers, index)

    def _corners(self, primitive: Mapping[str, Any], vertices: int) -> Array:
        if "indices" not in primitive:
            return np.arange(vertices, dtype=np.uint32)
        accessor = self.document["accessors"][primitive["indices"]]
        return raw_values(self.document, self._buffers, accessor)[:, 0].astype(np.uint32)

    def _colours(self, primitive: Mapping[str, Any], vertices: int) -> Array:
        """The factor on the base colour at each vertex (n, 3) uint8: vertex colour times picture, both as sRGB."""
        attributes = primitive["attributes"]
        factor = np.ones((vertices, 3))
        if "COLOR_0" in attributes:
            factor *= to_srgb(np.nan_to_num(self._values(attributes["COLOR_0"])[:, :3]))
        info, image = self._base_picture(primitive)
        if image is not None and f"TEXCOORD_{info.get('texCoord', 0)}" in attributes:
            uvs = self._values(attributes[f"TEXCOORD_{info.get('texCoord', 0)}"])
            if image not in self._pictures:
                self._pictures[image] = image_bytes(self._container, self._buffers, image, self._root)
            factor *= picture_at(self._pictures[image], uvs)
        return np.round(factor * 255).astype(np.uint8)

    def _base_picture(self, primitive: Mapping[str, Any]) -> tuple[Mapping[str, Any], int | None]:
        if "material" not in primitive:
            return _PLAIN, None
        material = self.document["materials"][primitive["material"]]
        info = material.get("pbrMetallicRoughness", {}).get("baseColorTexture")
        if info is None:
            return _PLAIN, None
        return info, self.document["textures"][info["index"]].get("source")


def _triangles(corners: Array, mode: int) -> Array:
    """Lists (4), strips (5) and fans (6) as triangles (m, 3)."""
    if mode == 4:
        return corners[: len(corners) // 3 * 3].reshape(-1, 3)
    if len(corners) < 3:
        return np.zeros((0, 3), np.uint32)
    if mode == 6:
        return np.column_stack([corners[1:-1], corners[2:], np.full(len(corners) - 2, corners[0])])
    strip = np.column_stack([corners[:-2], corners[1:-1], corners[2:]])
    strip[1::2] = strip[1::2, [1, 0, 2]]
    return strip


def _notices(document: Mapping[str, Any]) -> tuple[str, ...]:
    primitives = [p for mesh in document["meshes"] for p in mesh["primitives"]]
    materials = document.get("materials", [])
    met = {
        "textures other than the base colour are not read": any(
            key in holder
            for m in materials
            for holder, key in (
                (m, "normalTexture"), (m, "occlusionTexture"), (m, "emissiveTexture"),
                (m.get("pbrMetallicRoughness", {}), "metallicRoughnessTexture"),
            )
        ),
        "the base colour picture is read at each vertex only": any(
            "baseColorTexture" in m.get("pbrMetallicRoughness", {}) for m in materials
        ),
        "transparent materials are shown solid": any(m.get("alphaMode", "OPAQUE") != "OPAQUE" for m in materials),
        "points and lines are left out": any(p.get("mode", 4) < 4 for p in primitives),
        "morph targets are left at rest": any("targets" in p for p in primitives),
        "skins are left at rest": bool(document.get("skins")),
        "animations are left out": bool(document.get("animations")),
        "cameras are left out": bool(document.get("cameras")),
    }  # fmt: skip
    return tuple(text for text, there in met.items() if there)
