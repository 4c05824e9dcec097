"""View.parts -> the part-state texture that the vertex shader reads. No batch is rebuilt for it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from panda3d.core import SamplerState, Texture

from exhibition.visit.view import PartState

PARTS_A_ROW = 64
_TEXELS = 3  # tint.rgb and visible; offset.xyz and phase; ghost and three to spare


class PartStates:
    """Three texels a part, PARTS_A_ROW parts a row: what the shader shows, tints, moves and leaves unbuilt."""

    def __init__(self, part_count: int) -> None:
        rows = max(1, -(-part_count // PARTS_A_ROW))
        self.part_count = part_count
        self.texture = float_texture("part states", PARTS_A_ROW * _TEXELS, rows)
        self._shown: Mapping[int, PartState] | None = None
        self.update({})

    def update(self, parts: Mapping[int, PartState]) -> bool:
        """Upload ``parts`` where they differ from what is shown; True if they did."""
        if self._shown is not None and dict(parts) == self._shown:
            return False
        self._shown = dict(parts)
        fill(self.texture, self._table())
        return True

    def _table(self) -> np.ndarray:
        height = self.texture.get_y_size()
        table = np.zeros((height * PARTS_A_ROW, _TEXELS, 4), np.float32)
        table[:, 0, 3] = 1.0
        table[:, 1, 3] = 1.0
        for index, state in sorted((self._shown or {}).items()):
            if 0 <= index < self.part_count:
                table[index, 0] = (*state.tint, float(state.visible))
                table[index, 1] = (*state.offset, state.phase)
                table[index, 2, 0] = float(state.ghost)
        return table.reshape(height, PARTS_A_ROW * _TEXELS, 4)


def float_texture(name: str, width: int, height: int) -> Texture:
    """An RGBA texture of 32-bit floats that is read texel by texel."""
    texture = Texture(name)
    texture.setup_2d_texture(width, height, Texture.T_float, Texture.F_rgba32)
    texture.set_minfilter(SamplerState.FT_nearest)
    texture.set_magfilter(SamplerState.FT_nearest)
    return texture


def fill(texture: Texture, table: np.ndarray) -> None:
    """Write ``table`` (height, width, 4), row 0 first, as the texture's content."""
    texture.set_ram_image(np.ascontiguousarray(table[..., [2, 1, 0, 3]], np.float32).view(np.uint8))
