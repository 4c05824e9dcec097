"""Names of materials -> the parameter table that the one surface shader reads."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from panda3d.core import Texture

from exhibition.models.surface import Surface
from exhibition.render.images import ROWS, surface_rows
from exhibition.render.light import to_linear
from exhibition.render.states import fill, float_texture
from exhibition.world.materials import DETAILS, MATERIALS, Material

_MISSING = Material(base=(0.8, 0.3, 0.8))


def material_texture(
    names: tuple[str, ...], surfaces: Mapping[str, Surface] | None = None, slots: Mapping[str, int] | None = None
) -> Texture:
    """A column of texels for each material, see ``material_table``."""
    table = material_table(names, surfaces or {}, slots or {})
    texture = float_texture("materials", table.shape[1], table.shape[0])
    fill(texture, table)
    return texture


def material_table(
    names: tuple[str, ...], surfaces: Mapping[str, Surface] | None = None, slots: Mapping[str, int] | None = None
) -> np.ndarray:
    """(ROWS, materials, 4) float32: base and roughness; metal, coat, layer, repeats a metre; glow, 0,
    weather, lit; then what only
    imported surfaces have, as ``surface_rows`` says. A name without a material is loud pink."""
    table = np.zeros((ROWS, max(len(names), 1), 4), np.float32)
    for column, name in enumerate(names):
        if surfaces and name in surfaces:
            table[:, column] = surface_rows(surfaces[name], slots or {})
            continue
        m = MATERIALS.get(name, _MISSING)
        table[0, column] = (*to_linear(m.base), m.roughness)
        table[1, column] = (m.metal, m.coat, DETAILS.index(m.detail), 1.0 / m.scale)
        table[2, column] = (m.glow, 0.0, m.weather, m.lit)
    return table
