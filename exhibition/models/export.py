"""A built world's geometry -> a valid glTF 2.0 binary: plain nodes that share meshes, Y up as the format asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import pygltflib as gltf

from exhibition.forms.mesh import Array, Mesh, transformed
from exhibition.models.export_surfaces import WRAP_CODES, surface_material
from exhibition.models.nodes import parted
from exhibition.models.pictures import Picture
from exhibition.models.surface import Map, Surface, to_linear

# -90 degrees about X: our Z up becomes the format's Y up.
_ROOT_TURN = [-float(np.sqrt(0.5)), 0.0, 0.0, float(np.sqrt(0.5))]
_INSTANCING = "EXT_mesh_gpu_instancing"


class SurfaceLike(Protocol):
    """What export reads of a material. base: sRGB 0-1. It may also have ``coat`` and ``glow``."""

    @property
    def base(self) -> tuple[float, float, float]: ...
    @property
    def roughness(self) -> float: ...
    @property
    def metal(self) -> float: ...


class PlacementsLike(Protocol):
    """Rows of placed meshes. mesh, part (n,) whole numbers; transform (n, 3, 4)."""

    @property
    def mesh(self) -> Array: ...
    @property
    def transform(self) -> Array: ...
    @property
    def part(self) -> Array: ...


class Named(Protocol):
    @property
    def id(self) -> str: ...


class GeometryLike(Protocol):
    """What export reads of a world: its meshes, their places, the names of its parts, imported surfaces."""

    @property
    def meshes(self) -> Sequence[Mesh]: ...
    @property
    def placements(self) -> Any: ...
    @property
    def parts(self) -> Sequence[Any]: ...
    @property
    def surfaces(self) -> Mapping[str, Surface]: ...
    @property
    def pictures(self) -> Mapping[str, Picture]: ...


def export_glb(
    geometry: GeometryLike, materials: Mapping[str, SurfaceLike], path: Path, *, instancing: bool = False
) -> None:
    """Write ``geometry`` to ``path``. Every part becomes a node with its id for a name; its pieces lie below.

    A mesh of several materials becomes one glTF mesh of several primitives. The pictures of imported surfaces are
    written, the detail patterns of our own are not.
    With ``instancing`` the places of a mesh in a part become one node with EXT_mesh_gpu_instancing, which the
    reader must know. Raises KeyError for a material that ``materials`` lacks.
    """
    writer = _Writer(materials, geometry)
    top = writer.node(gltf.Node(name="exhibition", rotation=_ROOT_TURN))
    placements = geometry.placements
    order = np.lexsort((placements.mesh, placements.part))
    for part in np.unique(placements.part):
        rows = order[placements.part[order] == part]
        name = geometry.parts[part].id if part >= 0 else "loose"
        below = _part_nodes(writer, geometry.meshes, placements, rows, instancing)
        if below:
            writer.document.nodes[top].children.append(writer.node(gltf.Node(name=name, children=below)))
    writer.save(Path(path), top)


def _part_nodes(
    writer: _Writer, meshes: Sequence[Mesh], placements: PlacementsLike, rows: Array, instancing: bool
) -> list[int]:
    """The nodes of one part's placements: one each, or one for each mesh when ``instancing``."""
    below: list[int] = []
    for key in np.unique(placements.mesh[rows]):
        mesh = meshes[key]
        if not mesh.triangle_count:
            continue
        transforms = placements.transform[rows[placements.mesh[rows] == key]]
        moved, turned, scaled, square = parted(transforms)
        # One winding holds for all instances of a draw, so a mirrored place gets a node of its own.
        together = square & (scaled.min(axis=1) > 0) if instancing else np.zeros(len(square), bool)
        apart = square & ~together
        if together.any():
            chosen = (a[together] for a in (moved, turned, scaled))
            below.append(writer.instanced(writer.mesh(int(key), mesh), *chosen))
        if apart.any():
            below.extend(writer.singles(writer.mesh(int(key), mesh), moved[apart], turned[apart], scaled[apart]))
        for transform in transforms[~square]:  # sheared: glTF nodes cannot say it, so the mesh itself is moved
            below.append(writer.node(gltf.Node(mesh=writer.mesh(None, transformed(mesh, transform)))))
    return below


class _Writer:
    """One document under way: meshes and materials are written when first used, bytes gathered behind."""

    def __init__(self, materials: Mapping[str, SurfaceLike], geometry: GeometryLike):
        self.document = gltf.GLTF2(asset=gltf.Asset(version="2.0", generator="exhibition"))
        self._known = materials
        self._imported, self._pictures = geometry.surfaces, geometry.pictures
        self._images: dict[str, int] = {}
        self._textures: dict[tuple[str, tuple[str, str]], int] = {}
        self._bytes = bytearray()
        self._meshes: dict[int, int] = {}
        self._materials: dict[str, int] = {}
        self._extensions: set[str] = set()

    def node(self, node: gltf.Node) -> int:
        self.document.nodes.append(node)
        return len(self.document.nodes) - 1

    def singles(self, mesh: int, moved: Array, turned: Array, scaled: Array) -> list[int]:
        """A node for each place; what is at its default is left out."""
        out = []
        rows = zip(moved.tolist(), turned.tolist(), scaled.tolist(), strict=True)
        for move, turn, scale in rows:
            node = gltf.Node(mesh=mesh)
            if any(move):
                node.translation = move
            if turn[:3] != [0, 0, 0]:
                node.rotation = turn
            if scale != [1, 1, 1]:
                node.scale = scale
            out.append(self.node(node))
        return out

    def instanced(self, mesh: int, moved: Array, turned: Array, scaled: Array) -> int:
        """One node for all places."""
        self._extensions.add(_INSTANCING)
        columns = (("TRANSLATION", moved), ("ROTATION", turned), ("SCALE", scaled))
        attributes = {name: self._accessor(values.astype(np.float32), None) for name, values in columns}
        return self.node(gltf.Node(mesh=mesh, extensions={_INSTANCING: {"attributes": attributes}}))

    def mesh(self, key: int | None, mesh: Mesh) -> int:
        """The glTF mesh of ``mesh``, written once for each ``key``."""
        if key is not None and key in self._meshes:
            return self._meshes[key]
        attributes = self._attributes(mesh)
        of_triangle = mesh.material_ids[mesh.triangles[:, 0]]
        small = np.uint16 if mesh.vertex_count < 65_535 else np.uint32
        primitives = []
        for k in np.unique(of_triangle):
            corners = mesh.triangles[of_triangle == k].astype(small).ravel()
            indices = self._accessor(corners, gltf.ELEMENT_ARRAY_BUFFER)
            material = self._material(mesh.materials[k])
            primitives.append(gltf.Primitive(attributes=attributes, indices=indices, material=material))
        self.document.meshes.append(gltf.Mesh(primitives=primitives, name=f"mesh_{len(self.document.meshes)}"))
        index = len(self.document.meshes) - 1
        if key is not None:
            self._meshes[key] = index
        return index

    def _attributes(self, mesh: Mesh) -> gltf.Attributes:
        length = np.linalg.norm(mesh.normals, axis=1, keepdims=True)
        normals = np.where(length > 1e-6, mesh.normals / np.maximum(length, 1e-6), [0, 0, 1]).astype(np.float32)
        out = gltf.Attributes(
            POSITION=self._accessor(mesh.positions.astype(np.float32), gltf.ARRAY_BUFFER, bounded=True),
            NORMAL=self._accessor(normals, gltf.ARRAY_BUFFER),
            TEXCOORD_0=self._accessor((mesh.uvs * [1, self._v(mesh)]).astype(np.float32), gltf.ARRAY_BUFFER),
        )
        if (mesh.colours != 255).any() or mesh.opacity is not None:
            linear = np.ones((mesh.vertex_count, 4))
            linear[:, :3] = to_linear(mesh.colours / 255)
            if mesh.opacity is not None:
                linear[:, 3] = mesh.opacity / 255
            out.COLOR_0 = self._accessor(np.round(linear * 65_535).astype(np.uint16), gltf.ARRAY_BUFFER)
        return out

    def _v(self, mesh: Mesh) -> int:
        """Metres run upwards, the format's texture coordinates downwards; imported ones are these already."""
        return 1 if any(name in self._imported for name in mesh.materials) else -1

    def _material(self, name: str) -> int:
        if name not in self._materials:
            if name in self._imported:
                written, extensions = surface_material(name, self._imported[name], self._texture)
                self._extensions |= extensions
            else:
                written = self._written(name, self._known[name])
            self._materials[name] = len(self.document.materials)
            self.document.materials.append(written)
        return self._materials[name]

    def _texture(self, one: Map) -> int:
        """The texture of a map; a picture is stored once, a sampler for each way to wrap."""
        if one.picture not in self._images:
            data = self._pictures[one.picture].data
            view = self._view(data.tobytes(), None)
            kind = "image/png" if data[:4].tobytes() == b"\x89PNG" else "image/jpeg"
            self._images[one.picture] = len(self.document.images)
            self.document.images.append(gltf.Image(bufferView=view, mimeType=kind))
        key = one.picture, one.wrap
        if key not in self._textures:
            across, down = (WRAP_CODES[way] for way in one.wrap)
            self._textures[key] = len(self.document.textures)
            self.document.samplers.append(gltf.Sampler(wrapS=across, wrapT=down))
            source, sampler = self._images[one.picture], len(self.document.samplers) - 1
            self.document.textures.append(gltf.Texture(source=source, sampler=sampler))
        return self._textures[key]

    def _written(self, name: str, surface: Any) -> gltf.Material:
        base = to_linear(surface.base)
        glow, coat = getattr(surface, "glow", 0.0), getattr(surface, "coat", 0.0)
        extensions: dict[str, Any] = {}
        if coat > 0:
            extensions["KHR_materials_clearcoat"] = {"clearcoatFactor": coat, "clearcoatRoughnessFactor": 0.1}
        if glow > 1:
            extensions["KHR_materials_emissive_strength"] = {"emissiveStrength": glow}
        self._extensions.update(extensions)
        pbr = gltf.PbrMetallicRoughness(
            baseColorFactor=[*base.tolist(), 1.0], metallicFactor=surface.metal, roughnessFactor=surface.roughness
        )
        emissive = (base * min(glow, 1.0)).tolist()
        return gltf.Material(
            name=name, pbrMetallicRoughness=pbr, emissiveFactor=emissive, alphaCutoff=None, extensions=extensions
        )

    def _accessor(self, values: Array, target: int | None, bounded: bool = False) -> int:
        """Store an array (n,) or (n, k) and give its accessor. Each has a view of its own, on a multiple of 4."""
        view = self._view(np.ascontiguousarray(values).tobytes(), target)
        kinds = {np.dtype("u2"): gltf.UNSIGNED_SHORT, np.dtype("u4"): gltf.UNSIGNED_INT, np.dtype("f4"): gltf.FLOAT}
        shape = "SCALAR" if values.ndim == 1 else f"VEC{values.shape[1]}"
        accessor = gltf.Accessor(
            bufferView=view,
            componentType=kinds[values.dtype],
            count=len(values),
            type=shape,
            normalized=shape == "VEC4" and values.dtype == np.uint16,
        )
        if bounded:
            accessor.min, accessor.max = values.min(axis=0).tolist(), values.max(axis=0).tolist()
        self.document.accessors.append(accessor)
        return len(self.document.accessors) - 1

    def _view(self, data: bytes, target: int | None) -> int:
        start = len(self._bytes)
        self._bytes += data + b"\0" * (-len(data) % 4)
        view = gltf.BufferView(buffer=0, byteOffset=start, byteLength=len(data), target=target)
        self.document.bufferViews.append(view)
        return len(self.document.bufferViews) - 1

    def save(self, path: Path, top: int) -> None:
        document = self.document
        document.scenes, document.scene = [gltf.Scene(nodes=[top])], 0
        document.extensionsUsed = sorted(self._extensions)
        document.extensionsRequired = sorted(self._extensions & {_INSTANCING})
        if self._bytes:
            document.buffers = [gltf.Buffer(byteLength=len(self._bytes))]
            document.set_binary_blob(bytes(self._bytes))
        document.save_binary(str(path))
