"""World -> frames by bare OpenGL through moderngl: the floor. One instanced draw a mesh, a frustum test a placement."""

from __future__ import annotations

import time
from dataclasses import dataclass

import moderngl
import numpy as np

from exhibition.forms.mesh import Array
from exhibition.render.lens import frustum, reach
from exhibition.render.light import light_of
from exhibition.visit.view import Camera
from exhibition.world.model import World
from tools.bench.contender import Handed
from tools.bench.yardstick import (
    SHADERS,
    Draw,
    draws_of,
    in_sight,
    light_inputs,
    material_names,
    material_table,
    patterns,
    view_projection,
)

_FORMAT = "3f 4i2 2f 4f1"
_STILL = 0.01  # metres; an eye that moved less than this sees the same placements


def open_one(*, size: tuple[int, int], quality: str) -> BareGL:
    """``quality`` is always flat here."""
    return BareGL(size)


@dataclass(eq=False)
class _Loaded:
    draw: Draw
    places: moderngl.Buffer
    array: moderngl.VertexArray
    shown: int = 0


class BareGL:
    """Its own context without a window; see Contender."""

    def __init__(self, size: tuple[int, int]) -> None:
        self._size = size
        self._gl = moderngl.create_standalone_context(backend="egl", require=330)
        self._target = self._gl.simple_framebuffer(size)
        self._target.use()
        self._gl.enable(moderngl.DEPTH_TEST | moderngl.CULL_FACE)
        self._loaded: list[_Loaded] = []
        self._eye: Camera | None = None
        self._texture_bytes = 0

    def load(self, world: World) -> None:
        gl = self._gl
        light = light_of(world.environment)
        self._reach = reach(light.indoors)
        program = self._program = gl.program(
            vertex_shader=(SHADERS / "gl.vert").read_text(), fragment_shader=(SHADERS / "lambert.frag").read_text()
        )
        for name, value in light_inputs(light).items():
            program[name] = value
        self._textures(program, world)
        vertices: dict[int, tuple[moderngl.Buffer, moderngl.Buffer, int]] = {}
        for draw in draws_of(world):
            if id(draw.mesh) not in vertices:
                small = draw.mesh.vertex_count < 65536
                corners = draw.mesh.triangles.astype(np.uint16 if small else np.uint32)
                vertices[id(draw.mesh)] = (gl.buffer(draw.vertices), gl.buffer(corners), 2 if small else 4)
            own, corner, wide = vertices[id(draw.mesh)]
            places = gl.buffer(draw.rows)
            content = [
                (own, _FORMAT, "place", "normal", "metres", "stain"),
                (places, "4f 4f 4f /i", "row0", "row1", "row2"),
            ]
            array = gl.vertex_array(program, content, index_buffer=corner, index_element_size=wide)
            self._loaded.append(_Loaded(draw, places, array))

    def _textures(self, program: moderngl.Program, world: World) -> None:
        layers = patterns()
        count, height, width, _ = layers.shape
        array = self._gl.texture_array((width, height, count), 4, np.ascontiguousarray(layers))
        array.build_mipmaps()
        array.filter = (moderngl.LINEAR_MIPMAP_LINEAR, moderngl.LINEAR)
        rows = material_table(material_names(world), world.geometry.surfaces)
        table = self._gl.texture((rows.shape[1], rows.shape[0]), 4, rows, dtype="f4")
        table.filter = (moderngl.NEAREST, moderngl.NEAREST)
        array.use(0)
        table.use(1)
        program["patterns"], program["material_table"] = 0, 1
        self._kept = array, table
        self._texture_bytes = layers.nbytes * 4 // 3 + rows.nbytes

    def draw(self, camera: Camera) -> Handed:
        begun = time.perf_counter()
        before = self._cull(camera)
        started = time.perf_counter()
        matrix = view_projection(camera, self._size, *self._reach)
        self._program["view_projection"].write(np.ascontiguousarray(matrix.T, np.float32))
        given = time.perf_counter()
        self._target.clear(0.0, 0.0, 0.0, 1.0)
        for loaded in self._loaded:
            if loaded.shown:
                self._gl.front_face = "cw" if loaded.draw.mirrored else "ccw"
                loaded.array.render(instances=loaded.shown)
        ended = time.perf_counter()
        return Handed((given - started) * 1e3, (ended - given) * 1e3, (started - begun) * 1e3 if before else 0.0)

    def _cull(self, camera: Camera) -> bool:
        """Write the places in sight, where the camera is another one. An eye at rest costs nothing."""
        if self._eye is not None and _near(self._eye, camera):
            return False
        self._eye = camera
        planes = frustum(camera, self._size, *self._reach)
        for loaded in self._loaded:
            draw = loaded.draw
            seen = in_sight(planes, draw.centres, draw.radii)
            loaded.shown = int(np.count_nonzero(seen))
            if loaded.shown:
                loaded.places.orphan()
                loaded.places.write(draw.rows if loaded.shown == len(seen) else draw.rows[seen])
        return True

    def finish(self) -> None:
        self._target.read(viewport=(0, 0, 1, 1), components=4)

    def picture(self) -> Array:
        raw = np.frombuffer(self._target.read(components=3), np.uint8)
        return raw.reshape(self._size[1], self._size[0], 3)[::-1].copy()

    def facts(self) -> dict[str, object]:
        return {
            "draw_calls": sum(1 for one in self._loaded if one.shown),
            "triangles": sum(one.shown * one.draw.mesh.triangle_count for one in self._loaded),
            "instances": sum(one.shown for one in self._loaded),
            "texture_mb": round(self._texture_bytes / 1e6, 1),
            "renderer": f"{self._gl.info['GL_RENDERER']}, {self._gl.info['GL_VERSION']}",
        }


def _near(a: Camera, b: Camera) -> bool:
    same = (a.heading, a.pitch, a.fov) == (b.heading, b.pitch, b.fov)
    return same and float(np.abs(np.subtract(a.eye, b.eye)).max()) < _STILL
