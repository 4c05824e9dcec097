"""Names of materials -> the parameter table and the two pattern arrays that the one surface shader reads."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from panda3d.core import SamplerState, Texture

from exhibition.models.surface import Surface
from exhibition.render.decoded import decoded, pixels
from exhibition.render.images import ROWS, surface_rows
from exhibition.render.light import to_linear
from exhibition.render.states import fill, float_texture
from exhibition.world.materials import DETAILS, MATERIALS, Material

TEXTURES = Path(__file__).resolve().parents[2] / "assets" / "textures"
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
    """(ROWS, materials, 4) float32: base and roughness; metal, coat, layer, repeats a metre; glow; then what only
    imported surfaces have, as ``surface_rows`` says. A name without a material is loud pink."""
    table = np.zeros((ROWS, max(len(names), 1), 4), np.float32)
    for column, name in enumerate(names):
        if surfaces and name in surfaces:
            table[:, column] = surface_rows(surfaces[name], slots or {})
            continue
        m = MATERIALS.get(name, _MISSING)
        table[0, column] = (*to_linear(m.base), m.roughness)
        table[1, column] = (m.metal, m.coat, DETAILS.index(m.detail), 1.0 / m.scale)
        table[2, column, 0] = m.glow
    return table


def pattern_arrays(
    *, folder: Path = TEXTURES, anisotropy: int = 1, kept: Path | None = None
) -> tuple[Texture, Texture]:
    """Patterns (colour) and reliefs (shape), one layer per name of DETAILS; see tools/textures. kept: see decoded."""
    groups = [[folder / f"{name}{kind}.png" for name in DETAILS] for kind in ("", "_relief")]
    patterns, reliefs = decoded(groups, kept)
    return _array("patterns", patterns, anisotropy), _array("reliefs", reliefs, anisotropy)


def noise_texture(name: str, *, folder: Path = TEXTURES) -> Texture:
    """One tileable picture (clouds, ripples) with smaller copies."""
    rows = pixels(folder / f"{name}.png")
    texture = Texture(name)
    texture.setup_2d_texture(rows.shape[1], rows.shape[0], Texture.T_unsigned_byte, Texture.F_rgba8)
    texture.set_ram_image(rows)
    return _tiled(texture, 1)


def _array(name: str, layers: np.ndarray, anisotropy: int) -> Texture:
    count, height, width, _ = layers.shape
    texture = Texture(name)
    texture.setup_2d_texture_array(width, height, count, Texture.T_unsigned_byte, Texture.F_rgba8)
    texture.set_ram_image(layers)
    return _tiled(texture, anisotropy)


def _tiled(texture: Texture, anisotropy: int) -> Texture:
    texture.set_minfilter(SamplerState.FT_linear_mipmap_linear)
    texture.set_magfilter(SamplerState.FT_linear)
    texture.set_wrap_u(SamplerState.WM_repeat)
    texture.set_wrap_v(SamplerState.WM_repeat)
    texture.set_anisotropic_degree(anisotropy)
    texture.set_keep_ram_image(False)
    return texture
