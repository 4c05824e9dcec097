"""Batch -> Geom in a node: the only file that touches vertex memory. One copy per array, never a loop over vertices."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from panda3d.core import (
    BoundingBox,
    BoundingVolume,
    CullFaceAttrib,
    Geom,
    GeomNode,
    GeomTriangles,
    GeomVertexArrayData,
    GeomVertexArrayFormat,
    GeomVertexData,
    GeomVertexFormat,
    OmniBoundingVolume,
    Point3,
)

from exhibition.forms.mesh import Array
from exhibition.world.batches import Batch

# An owner is a part and a phase in one exact float: part * OWNER_PHASES + phase.
OWNER_PHASES = 16

_VERTEX = np.dtype(
    [("vertex", "<f4", 3), ("facing", "<i2", 2), ("metres", "<f4", 2), ("stain", "u1", 4), ("owner", "<f4")]
)
# Where imported surfaces are shown, a vertex also has its material's number, beyond 255, and its opacity.
_IMPORTED_VERTEX = np.dtype([*_VERTEX.descr, ("surface", "<u2", 2)])
_INSTANCE = np.dtype([("row0", "<f4", 4), ("row1", "<f4", 4), ("row2", "<f4", 4), ("instance_owner", "<f4")])
_TYPES = {"f4": Geom.NT_float32, "i2": Geom.NT_int16, "u2": Geom.NT_uint16, "u1": Geom.NT_uint8}


@dataclass(frozen=True, eq=False)
class Solid:
    """Vertices and triangles in vertex memory, to be drawn by any number of nodes. sides: which of them are culled."""

    form: GeomVertexFormat
    vertices: GeomVertexArrayData
    triangles: GeomTriangles
    sides: int
    size: int
    """Bytes."""


def solid(batch: Batch, *, imported: bool = False, both_sides: bool = False) -> Solid:
    """The batch's mesh in vertex memory. imported: for the shader of imported surfaces. both_sides: some of its
    triangles show their back."""
    rows = _vertices(batch, _IMPORTED_VERTEX if imported else _VERTEX)
    form = _format(rows.dtype)
    triangles = _triangles(batch)
    return Solid(
        form=form,
        vertices=_array(form.get_array(0), rows),
        triangles=triangles,
        sides=CullFaceAttrib.M_cull_none if both_sides else _facing_mode(batch),
        size=rows.nbytes + triangles.get_num_vertices() * (2 if len(rows) < 65535 else 4),
    )


def batch_node(batch: Batch, name: str, *, imported: bool = False, both_sides: bool = False) -> GeomNode:
    """A node that draws the whole batch in one call. Its bounds are the batch's, and final."""
    node = solid_node(solid(batch, imported=imported, both_sides=both_sides), name)
    set_places(node, batch.transforms, *((batch.part, batch.phase) if batch.vertex_part is None else (None, None)))
    set_bounds(node, batch.bounds)
    return node


def solid_node(shape: Solid, name: str) -> GeomNode:
    """A node that draws the shape wherever ``set_places`` says. Never culled: who shows it knows where it is."""
    data = GeomVertexData(name, shape.form, Geom.UH_static)
    data.set_array(0, shape.vertices)
    geom = Geom(data)
    geom.add_primitive(shape.triangles)
    node = GeomNode(name)
    node.add_geom(geom)
    node.set_attrib(CullFaceAttrib.make(shape.sides))
    never_cull(node)
    return node


def never_cull(node: GeomNode) -> None:
    """Drawn wherever it hangs: for a node whose parts may be moved, and whose owner knows what is in sight."""
    node.set_bounds(OmniBoundingVolume())
    node.modify_geom(0).set_bounds(OmniBoundingVolume())
    node.set_final(True)


def set_places(node: GeomNode, transforms: Array, part: Array | None = None, phase: Array | None = None) -> None:
    """Draw the node's shape at ``transforms`` (k, 3, 4), each of a part (k,) in a phase (k,); without these two its
    vertices name their own."""
    rows = np.zeros(len(transforms), _INSTANCE)
    for k in range(3):
        rows[f"row{k}"] = transforms[:, k]
    if part is not None and phase is not None:
        rows["instance_owner"] = part * np.float32(OWNER_PHASES) + phase
    data = node.modify_geom(0).modify_vertex_data()
    data.set_array(1, _array(data.get_format().get_array(1), rows))


def set_bounds(node: GeomNode, bounds: Array) -> None:
    """Give the node and its Geom the box (2, 3); Panda3D would otherwise measure one instance only."""
    low, high = (Point3(*(float(v) for v in corner)) for corner in bounds)
    node.set_bounds_type(BoundingVolume.BT_box)
    node.set_bounds(BoundingBox(low, high))
    node.set_final(True)
    node.modify_geom(0).set_bounds(BoundingBox(low, high))


def facing_packed(normals: Array, openness: Array | None = None) -> Array:
    """Unit vectors (n, 3) folded onto an octahedron and a share (n,) uint8 of light: (n, 2) int16.

    Twelve bits of each hold the fold, half a thousandth of a radian fine; the four below them a half of the share,
    its lower half first. Who reads the fold alone may leave them in: they are less than its last step."""
    n = np.asarray(normals, np.float32)
    p = n[:, :2] / np.maximum(np.abs(n).sum(axis=1, keepdims=True), 1e-12)
    below = n[:, 2] < 0
    sign = np.where(p[below] >= 0, 1.0, -1.0).astype(np.float32)
    p[below] = (1.0 - np.abs(p[below][:, ::-1])) * sign
    share = np.full(len(n), 255, np.int32) if openness is None else openness.astype(np.int32)
    return (np.round(p * 2047).astype(np.int32) * 16 + np.column_stack([share & 15, share >> 4])).astype(np.int16)


def _vertices(batch: Batch, layout: np.dtype) -> Array:
    mesh = batch.mesh
    rows = np.zeros(mesh.vertex_count, layout)
    rows["vertex"] = mesh.positions
    rows["facing"] = facing_packed(mesh.normals, mesh.openness)
    rows["metres"] = mesh.uvs
    rows["stain"][:, :3] = mesh.colours
    rows["stain"][:, 3] = batch.material.astype(np.uint8)
    if layout is _IMPORTED_VERTEX:
        rows["surface"][:, 0] = batch.material
        rows["surface"][:, 1] = 255 if mesh.opacity is None else mesh.opacity
    if batch.vertex_part is not None and batch.vertex_phase is not None:
        rows["owner"] = batch.vertex_part * OWNER_PHASES + batch.vertex_phase
    return rows


def _triangles(batch: Batch) -> GeomTriangles:
    small = batch.mesh.vertex_count < 65535
    index = np.ascontiguousarray(batch.mesh.triangles, np.uint16 if small else np.uint32).ravel()
    triangles = GeomTriangles(Geom.UH_static)
    triangles.set_index_type(Geom.NT_uint16 if small else Geom.NT_uint32)
    if len(index):
        triangles.modify_vertices(len(index)).modify_handle().copy_data_from(index.view(np.uint8))
    return triangles


def _facing_mode(batch: Batch) -> int:
    """A mirroring transform turns triangles inside out; where a batch mixes both, neither side is culled."""
    mirrored = np.linalg.det(batch.transforms[:, :, :3].astype(np.float64)) < 0
    if mirrored.all() and len(mirrored):
        return CullFaceAttrib.M_cull_counter_clockwise
    return CullFaceAttrib.M_cull_none if mirrored.any() else CullFaceAttrib.M_cull_clockwise


def _array(form: GeomVertexArrayFormat, rows: Array) -> GeomVertexArrayData:
    # The two arrays differ in row count on purpose: the second steps once per instance, so neither need be padded.
    array = GeomVertexArrayData(form, Geom.UH_static)
    handle = array.modify_handle()
    handle.unclean_set_num_rows(len(rows))
    if len(rows):
        handle.copy_data_from(rows.view(np.uint8))
    return array


def _format(vertex: np.dtype) -> GeomVertexFormat:
    whole = GeomVertexFormat()
    for layout, divisor in ((vertex, 0), (_INSTANCE, 1)):
        part = GeomVertexArrayFormat()
        part.set_divisor(divisor)
        for name in layout.names or ():
            base, shape = layout[name].subdtype or (layout[name], (1,))
            contents = Geom.C_point if name == "vertex" else Geom.C_other
            part.add_column(name, int(np.prod(shape)), _TYPES[base.str.lstrip("<|")], contents)
        whole.add_array(part)
    return GeomVertexFormat.register_format(whole)


def screen_node(name: str) -> GeomNode:
    """One triangle that covers the whole picture: x and z from -1 to 3. Never culled."""
    node = _plain_node(name, [[-1, 0, -1], [3, 0, -1], [-1, 0, 3]], [[0, 1, 2]])
    node.set_bounds(OmniBoundingVolume())
    node.modify_geom(0).set_bounds(OmniBoundingVolume())
    node.set_final(True)
    return node


def sheet_node(name: str, low: tuple[float, float], high: tuple[float, float], z: float) -> GeomNode:
    """A level rectangle seen from above, from its south-west to its north-east corner."""
    (x0, y0), (x1, y1) = low, high
    node = _plain_node(name, [[x0, y0, z], [x1, y0, z], [x1, y1, z], [x0, y1, z]], [[0, 1, 2], [0, 2, 3]])
    set_bounds(node, np.array([[x0, y0, z], [x1, y1, z]]))
    return node


def _plain_node(name: str, points: list, triangles: list) -> GeomNode:
    data = GeomVertexData(name, GeomVertexFormat.get_v3(), Geom.UH_static)
    rows = np.asarray(points, np.float32)
    data.unclean_set_num_rows(len(rows))
    data.modify_array_handle(0).copy_data_from(np.ascontiguousarray(rows).view(np.uint8))
    index = np.asarray(triangles, np.uint16).ravel()
    faces = GeomTriangles(Geom.UH_static)
    faces.modify_vertices(len(index)).modify_handle().copy_data_from(index.view(np.uint8))
    geom = Geom(data)
    geom.add_primitive(faces)
    node = GeomNode(name)
    node.add_geom(geom)
    return node
