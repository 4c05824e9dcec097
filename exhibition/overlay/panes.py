"""Takes sheets, gives quads under a node: one texture a key, kept while there is room. Alone here with textures."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from panda3d.core import CardMaker, ColorBlendAttrib, NodePath, SamplerState, Shader, Texture

from exhibition.cards.screen import Sheet

ROOM_BYTES = 48_000_000
"""Textures of the glass together, those on screen apart: half of what a small machine may spend on textures."""

# The core profile has no fixed pipeline. Colours are premultiplied from the card to the screen.
_VERTEX = """#version 330
uniform mat4 p3d_ModelViewProjectionMatrix;
uniform vec4 shown;
in vec4 p3d_Vertex;
in vec2 p3d_MultiTexCoord0;
out vec2 at;
void main() {
    gl_Position = p3d_ModelViewProjectionMatrix * p3d_Vertex;
    at = shown.xy + p3d_MultiTexCoord0 * shown.zw;
}
"""
_FRAGMENT = """#version 330
uniform sampler2D p3d_Texture0;
uniform float fade;
in vec2 at;
out vec4 colour;
void main() { colour = texture(p3d_Texture0, at) * fade; }
"""


@dataclass(eq=False)
class _Pane:
    node: NodePath
    texture: Texture
    size: int
    state: tuple[object, ...] = ()


class Panes:
    """Quads for sheets under a node whose x is pixels from the left and z minus pixels from the top."""

    def __init__(self, root: NodePath) -> None:
        self._root = root.attach_new_node("panes")
        self._root.set_shader(Shader.make(Shader.SL_GLSL, _VERTEX, _FRAGMENT))
        blend = ColorBlendAttrib.make(
            ColorBlendAttrib.M_add, ColorBlendAttrib.O_one, ColorBlendAttrib.O_one_minus_incoming_alpha
        )
        self._root.set_attrib(blend)
        self._root.set_depth_test(False)
        self._root.set_depth_write(False)
        quad = CardMaker("pane")
        quad.set_frame(0, 1, -1, 0)
        self._quad = quad
        self._panes: OrderedDict[str, _Pane] = OrderedDict()
        self._shown: set[str] = set()

    def show(self, sheets: Sequence[tuple[Sheet, float]]) -> None:
        """Show these and nothing else, the first lowest; each with its fade 0-1. A key is shown once."""
        now: set[str] = set()
        for order, (sheet, fade) in enumerate(sheets):
            name = sheet.key if sheet.key not in now else f"{sheet.key}#{order}"
            now.add(name)
            self._place(self._pane(name, sheet), sheet, fade, order)
        for name in sorted(self._shown - now):
            if name in self._panes:
                self._panes[name].node.hide()
        self._shown = now
        self._forget()

    @property
    def bytes(self) -> int:
        """Memory of all textures kept."""
        return sum(pane.size for pane in self._panes.values())

    def close(self) -> None:
        """Drop every quad and texture."""
        self._root.remove_node()
        self._panes.clear()

    def _pane(self, name: str, sheet: Sheet) -> _Pane:
        pane = self._panes.get(name)
        if pane is None:
            texture, size = _texture(sheet)
            node = self._root.attach_new_node(self._quad.generate())
            node.set_texture(texture)
            pane = self._panes[name] = _Pane(node, texture, size)
        self._panes.move_to_end(name)
        return pane

    def _place(self, pane: _Pane, sheet: Sheet, fade: float, order: int) -> None:
        """Only what changed is told to the engine: each shader input is a new state."""
        state = (sheet.x, sheet.y, sheet.width, sheet.height, sheet.offset, round(fade, 2), order)
        if pane.node.is_hidden():
            pane.node.show()
        if state == pane.state:
            return
        pane.state = state
        pane.node.set_pos(sheet.x, 0, -sheet.y)
        pane.node.set_scale(sheet.width, 1, sheet.height)
        pane.node.set_bin("fixed", order)
        whole = sheet.content or sheet.height
        part = sheet.height / whole
        pane.node.set_shader_input("shown", (0.0, 1.0 - sheet.offset / whole - part, 1.0, part))
        pane.node.set_shader_input("fade", round(fade, 2))

    def _forget(self) -> None:
        """Let go of what was not shown for longest while there is too much."""
        spent = self.bytes
        for name in [name for name in self._panes if name not in self._shown]:
            if spent <= ROOM_BYTES:
                return
            pane = self._panes.pop(name)
            spent -= pane.size
            pane.node.remove_node()
            pane.texture.release_all()


def _texture(sheet: Sheet) -> tuple[Texture, int]:
    """A sheet's picture as a texture of exactly its pixels, and its bytes."""
    pixels = sheet.picture()
    height, width = pixels.shape[:2]
    texture = Texture(sheet.key)
    texture.setup_2d_texture(width, height, Texture.T_unsigned_byte, Texture.F_rgba8)
    # Panda3D keeps rows from the bottom and channels as BGRA.
    texture.set_ram_image(np.ascontiguousarray(pixels[::-1, :, [2, 1, 0, 3]]).tobytes())
    filtering = SamplerState.FT_linear if sheet.stretch else SamplerState.FT_nearest
    texture.set_minfilter(filtering)
    texture.set_magfilter(filtering)
    texture.set_wrap_u(SamplerState.WM_clamp)
    texture.set_wrap_v(SamplerState.WM_clamp)
    texture.set_keep_ram_image(False)
    return texture, pixels.nbytes
