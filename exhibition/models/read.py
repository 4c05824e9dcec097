"""A .glb or .gltf file -> Model: shared meshes with their many places, Z up, their surfaces and pictures.

Kept: triangles, normals, vertex colours, materials with their pictures, holes, see-through and two-sided surfaces.
Not kept: morphs, skins, animations, points and lines, cameras, lights. ``Model.notices`` names those met.
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
from exhibition.models.container import Refused
from exhibition.models.nodes import mesh_places
from exhibition.models.notices import notices_of
from exhibition.models.pictures import Picture
from exhibition.models.preflight import inspect
from exhibition.models.surface import Surface, to_srgb
from exhibition.models.textures import Dressing

# glTF: Y up, front to +Z. Ours: Z up, front to -Y (south).
_UP = np.array([[1.0, 0, 0, 0], [0, 0, -1, 0], [0, 1, 0, 0], [0, 0, 0, 1]])
_MIRROR = np.diag([-1.0, 1, 1, 1])


@dataclass(frozen=True, eq=False)
class Model:
    """pieces: one for each mesh of the file; more where some of its places are mirrored, or where one sees through part
    of it. materials: every surface the meshes name. pictures: what those surfaces show. notices: what the file holds
    and we do not show, one sentence each."""

    pieces: tuple[Piece, ...]
    materials: Mapping[str, Surface]
    pictures: Mapping[str, Picture]
    notices: tuple[str, ...]


def read_model(path: Path, root: Path | None = None) -> Model:
    """Read a model whole. ``root`` is the folder nothing may lie outside of, the file's own without it.
    Raises Refused, with every problem, for a file that pre-flight would not let in."""
    path = Path(path)
    container, buffers = inspect(path, root or path.parent)
    document = container.document
    dressing = Dressing(container, buffers, root or path.parent)
    reader = _Reader(document, buffers, dressing)
    pieces: list[Piece] = []
    for index, places in mesh_places(document, buffers).items():
        for mesh in reader.meshes(document["meshes"][index]):
            pieces.extend(_pieces(_name(document["meshes"][index], index), mesh, places))
    if not pieces:
        raise Refused("the file shows no triangle")
    used = {name for piece in pieces for name in piece.mesh.materials}
    materials = {surface.name: surface for surface in dressing.surfaces if surface.name in used}
    shown = {m.picture for surface in materials.values() for m in surface.maps if m is not None}
    return Model(
        tuple(pieces),
        dict(sorted(materials.items())),
        {key: dressing.pictures[key] for key in sorted(shown)},
        tuple(sorted({*notices_of(document), *dressing.notices, *reader.notices})),
    )


def model_form(model: Model, *, file: str, scale: float = 1.0, levels: Sequence[Model] = ()) -> Built:
    """A model as a form: its own origin and ground are kept, ``scale`` multiplies its metres. No one is stopped by it;
    its points are ``centre`` and ``top``. file: its name, for the facts. levels: the same model coarser and coarser.
    Raises Refused where a level has not as many meshes as the model."""
    grown = np.diag([scale, scale, scale]).astype(np.float64)
    if any(len(level.pieces) != len(model.pieces) for level in levels):
        raise Refused(f"the levels of {file} have not as many meshes as it has")
    pieces = tuple(
        replace(
            piece,
            transforms=(grown @ piece.transforms).astype(np.float32),
            levels=tuple(level.pieces[number].mesh for level in levels),
        )
        for number, piece in enumerate(model.pieces)
    )
    low, high = _extent(pieces)
    middle = (low + high) / 2
    return Built(
        pieces=pieces,
        points={
            "centre": (float(middle[0]), float(middle[1]), float(middle[2])),
            "top": (float(middle[0]), float(middle[1]), float(high[2])),
        },
        facts={
            "file": file,
            "size_m": [round(float(v), 3) for v in high - low],
            "triangles": sum(p.mesh.triangle_count * len(p.transforms) for p in pieces),
            "materials": len(model.materials),
            "pictures": len(model.pictures),
            "not_shown": list(model.notices),
            **({"levels": 1 + len(levels)} if levels else {}),
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
    """Meshes of one opened file."""

    def __init__(self, document: Mapping[str, Any], buffers: Sequence[bytes], dressing: Dressing):
        self.document = document
        self.notices: set[str] = set()
        self._buffers, self._dressing = buffers, dressing

    def meshes(self, mesh: Mapping[str, Any]) -> list[Mesh]:
        """All triangles of a glTF mesh in our frame: as one Mesh, or two where one sees through some of them."""
        solid: list[Mesh] = []
        clear: list[Mesh] = []
        for primitive in mesh["primitives"]:
            read = self._primitive(primitive)
            if read is not None:
                surface = self._dressing.surfaces[primitive.get("material", -1)]
                (clear if surface.alpha == "blend" else solid).append(read)
        whole = [join(meshes) for meshes in (solid, clear) if meshes]
        if any(len(one.materials) > 256 for one in whole):
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
        material = primitive.get("material", -1)
        surface, uvs = self._dressing.surfaces[material], self._uvs(primitive, material)
        colours, opacity = self._colours(primitive, len(positions), surface)
        if "NORMAL" not in attributes:
            flat = make_mesh(positions, triangles, surface.name, uvs)
            corners = triangles.ravel()
            return replace(flat, colours=colours[corners], opacity=None if opacity is None else opacity[corners])
        normals = self._values(attributes["NORMAL"]) @ _UP[:3, :3].T
        length = np.linalg.norm(normals, axis=1, keepdims=True)
        good = np.isfinite(length) & (length > 1e-6)
        normals = np.where(good, normals / np.where(good, length, 1), [0.0, 0.0, 1.0])
        whole = make_mesh(positions, triangles, surface.name, uvs, normals)
        return replace(whole, colours=colours, opacity=opacity)

    def _values(self, index: int) -> Array:
        return values_of(self.document, self._buffers, index)

    def _corners(self, primitive: Mapping[str, Any], vertices: int) -> Array:
        if "indices" not in primitive:
            return np.arange(vertices, dtype=np.uint32)
        accessor = self.document["accessors"][primitive["indices"]]
        return raw_values(self.document, self._buffers, accessor)[:, 0].astype(np.uint32)

    def _uvs(self, primitive: Mapping[str, Any], material: int) -> Array | None:
        """The texture coordinates that the material reads (n, 2); None, for metres, where it shows no picture."""
        attribute = f"TEXCOORD_{self._dressing.uv_sets[material]}"
        if not any(self._dressing.surfaces[material].maps):
            return None
        if attribute not in primitive["attributes"]:
            self.notices.add("a textured mesh has no texture coordinates")
            return np.zeros((self.document["accessors"][primitive["attributes"]["POSITION"]]["count"], 2), np.float32)
        return np.nan_to_num(self._values(primitive["attributes"][attribute]), posinf=0.0, neginf=0.0)

    def _colours(self, primitive: Mapping[str, Any], vertices: int, surface: Surface) -> tuple[Array, Array | None]:
        """The factor on the base colour at each vertex (n, 3) uint8 as sRGB, and on the opacity (n,) uint8 or None."""
        if "COLOR_0" not in primitive["attributes"]:
            return np.full((vertices, 3), 255, np.uint8), None
        values = np.nan_to_num(self._values(primitive["attributes"]["COLOR_0"]))
        colours = np.round(to_srgb(values[:, :3]) * 255).astype(np.uint8)
        if values.shape[1] < 4 or surface.alpha == "opaque":
            return colours, None
        return colours, np.round(np.clip(values[:, 3], 0, 1) * 255).astype(np.uint8)


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
