"""World -> frames by plain Panda3D: a node for every placement, culled by the engine. What one gets without a stage."""

from __future__ import annotations

import numpy as np
from panda3d.core import (
    Camera as CameraNode,
)
from panda3d.core import (
    CullFaceAttrib,
    Geom,
    GeomNode,
    GeomTriangles,
    GeomVertexArrayFormat,
    GeomVertexData,
    GeomVertexFormat,
    LMatrix4f,
    LVecBase3f,
    NodePath,
    PandaNode,
    PerspectiveLens,
    SamplerState,
    Shader,
    Texture,
    TransformState,
)

from exhibition.render.lens import fov_up, reach
from exhibition.render.light import light_of
from exhibition.visit.view import Camera
from exhibition.world.model import World
from tools.bench.windowed import Windowed
from tools.bench.yardstick import (
    SHADERS,
    VERTEX,
    Draw,
    draws_of,
    light_inputs,
    material_names,
    material_table,
    patterns,
)

_TYPES = {"f4": Geom.NT_float32, "i2": Geom.NT_int16, "u1": Geom.NT_uint8}


def open_one(*, size: tuple[int, int], quality: str) -> PlainNodes:
    """``quality`` is always flat here."""
    return PlainNodes(size)


class PlainNodes(Windowed):
    """A scene graph as a model loader makes it: part -> placements, which share their Geoms. See Contender."""

    def __init__(self, size: tuple[int, int]) -> None:
        super().__init__(size)
        self._scene = NodePath("scene")
        self._lens = PerspectiveLens()
        self._camera = self._scene.attach_new_node(CameraNode("eye", self._lens))
        region = self.window.output.make_display_region()
        region.set_camera(self._camera)
        self._placed = 0
        self._triangles = 0
        self._texture_bytes = 0

    def load(self, world: World) -> None:
        light = light_of(world.environment)
        self._reach = reach(light.indoors)
        root = self._scene.attach_new_node("world")
        vertex, fragment = ((SHADERS / name).read_text() for name in ("nodes.vert", "lambert.frag"))
        root.set_shader(Shader.make(Shader.SL_GLSL, vertex, fragment))
        for name, value in light_inputs(light).items():
            root.set_shader_input(name, LVecBase3f(*value) if isinstance(value, tuple) else value)
        self._textures(root, world)
        parts = [PandaNode(part.id) for part in world.geometry.parts]
        for part in parts:
            root.node().add_child(part)
        geoms: dict[int, Geom] = {}
        for draw in draws_of(world):
            if id(draw.mesh) not in geoms:
                geoms[id(draw.mesh)] = _geom(draw)
            self._place(draw, geoms[id(draw.mesh)], parts)

    def _place(self, draw: Draw, geom: Geom, parts: list[PandaNode]) -> None:
        pattern = GeomNode("placed")
        pattern.add_geom(geom)
        if draw.mirrored:
            pattern.set_attrib(CullFaceAttrib.make(CullFaceAttrib.M_cull_counter_clockwise))
        matrices = np.zeros((len(draw.rows), 4, 4), np.float32)
        matrices[:, :, :3] = draw.rows.reshape(-1, 3, 4).transpose(0, 2, 1)
        matrices[:, 3, 3] = 1
        for matrix, part in zip(matrices.reshape(-1, 16).tolist(), draw.part.tolist(), strict=True):
            node = pattern.make_copy()
            node.set_transform(TransformState.make_mat(LMatrix4f(*matrix)))
            parts[part].add_child(node)
        self._placed += len(draw.rows)
        self._triangles += len(draw.rows) * draw.mesh.triangle_count

    def _textures(self, root: NodePath, world: World) -> None:
        layers = patterns()
        count, height, width, _ = layers.shape
        array = Texture("patterns")
        array.setup_2d_texture_array(width, height, count, Texture.T_unsigned_byte, Texture.F_rgba8)
        array.set_ram_image(np.ascontiguousarray(layers[..., [2, 1, 0, 3]]))
        array.set_minfilter(SamplerState.FT_linear_mipmap_linear)
        array.set_magfilter(SamplerState.FT_linear)
        array.set_wrap_u(SamplerState.WM_repeat)
        array.set_wrap_v(SamplerState.WM_repeat)
        array.set_keep_ram_image(False)
        rows = material_table(material_names(world), world.geometry.surfaces)
        table = Texture("materials")
        table.setup_2d_texture(rows.shape[1], rows.shape[0], Texture.T_float, Texture.F_rgba32)
        table.set_ram_image(np.ascontiguousarray(rows[..., [2, 1, 0, 3]]).view(np.uint8))
        table.set_minfilter(SamplerState.FT_nearest)
        table.set_magfilter(SamplerState.FT_nearest)
        root.set_shader_input("patterns", array)
        root.set_shader_input("material_table", table)
        self._texture_bytes = layers.nbytes * 4 // 3 + rows.nbytes

    def aim(self, camera: Camera) -> None:
        size = self.window.size
        self._lens.set_near_far(*self._reach)
        self._lens.set_aspect_ratio(size[0] / size[1])
        self._lens.set_fov(camera.fov, fov_up(camera, size))
        self._camera.set_pos_hpr(*camera.eye, camera.heading, camera.pitch, 0.0)

    def facts(self) -> dict[str, object]:
        # The engine does not say what it culled; what stands in the graph is told instead.
        return {
            "nodes": self._placed,
            "texture_mb": round(self._texture_bytes / 1e6, 1),
            "renderer": self.window.renderer_name,
        }


def _geom(draw: Draw) -> Geom:
    layout = GeomVertexArrayFormat()
    for column, name in zip(("vertex", "normal", "metres", "stain"), VERTEX.names or (), strict=True):
        base, shape = VERTEX[name].subdtype or (VERTEX[name], (1,))
        contents = Geom.C_point if column == "vertex" else Geom.C_other
        layout.add_column(column, int(shape[0]), _TYPES[base.str.lstrip("<|")], contents)
    data = GeomVertexData("mesh", GeomVertexFormat.register_format(GeomVertexFormat(layout)), Geom.UH_static)
    data.unclean_set_num_rows(draw.mesh.vertex_count)
    data.modify_array_handle(0).copy_data_from(draw.vertices.view(np.uint8))
    small = draw.mesh.vertex_count < 65535
    index = np.ascontiguousarray(draw.mesh.triangles, np.uint16 if small else np.uint32).ravel()
    triangles = GeomTriangles(Geom.UH_static)
    triangles.set_index_type(Geom.NT_uint16 if small else Geom.NT_uint32)
    triangles.modify_vertices(len(index)).modify_handle().copy_data_from(index.view(np.uint8))
    geom = Geom(data)
    geom.add_primitive(triangles)
    return geom
