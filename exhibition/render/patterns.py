"""Pictures of assets/textures -> the pattern and relief arrays of the surface shader, and tileable noises."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from panda3d.core import NodePath, SamplerState, Texture

from exhibition.forms.mesh import Array
from exhibition.render.decoded import decoded, pixels
from exhibition.render.quality import Quality
from exhibition.world.materials import DETAILS

TEXTURES = Path(__file__).resolve().parents[2] / "assets" / "textures"
_PRESSED_FROM = (-0.30, 0.62)
"""Where along a pattern's own u and v the light stands that is painted into it where there are no reliefs."""


class Patterns:
    """One layer for each name of DETAILS; see tools/bake_textures.py. Made when a quality first asks for them."""

    def __init__(self, folder: Path, *, software: bool, kept: Path | None = None) -> None:
        """kept: see decoded."""
        self._folder = folder
        self._software = software
        self._kept = kept
        self._made: dict[str, Texture] = {}

    def give(self, root: NodePath, quality: Quality) -> None:
        """Everything below ``root`` reads what this quality needs: colours alone at flat, colours with their relief
        painted in at low, else both apart."""
        colours = self._array("colours" if quality.flat or quality.rich else "pressed")
        reliefs = self._array("reliefs") if quality.rich else colours
        for texture in (colours, reliefs):
            # The software driver needs a second a frame for it.
            texture.set_anisotropic_degree(1 if self._software else quality.anisotropy)
        root.set_shader_input("patterns", colours)
        root.set_shader_input("reliefs", reliefs)

    def _array(self, kind: str) -> Texture:
        if kind not in self._made:
            groups = [[self._folder / f"{name}{which}.png" for name in DETAILS] for which in ("", "_relief")]
            if kind == "pressed":
                (layers,) = decoded(groups, self._kept, pressed)
            else:
                layers = decoded(groups, self._kept)[kind == "reliefs"]
            self._made[kind] = _array(kind, layers)
            if kind == "pressed" and self._software:
                # One copy of a pattern, not a mix of two: half of what reading it costs on a processor.
                self._made[kind].set_minfilter(SamplerState.FT_linear_mipmap_nearest)
        return self._made[kind]


def pressed(colours: Array, reliefs: Array) -> Array:
    """Colours (n, h, w, 4) uint8, blue first, with the light and the hollows of their reliefs painted in. A relief has
    as many pixels a side, or a whole share of them."""
    # Panda3D keeps blue first: a relief's slopes are its red and green, its hollows its blue.
    right, up, hollow = (reliefs[..., channel].astype(np.float32) for channel in (2, 1, 0))
    lean = (right - 127.5) * (_PRESSED_FROM[0] / 127.5) + (up - 127.5) * (_PRESSED_FROM[1] / 127.5)
    shade = np.clip(1.0 + lean, 0.35, 1.5) * (hollow / 255)
    times = colours.shape[1] // reliefs.shape[1]
    out = colours.copy()
    for layer, (colour, dark) in enumerate(zip(colours, shade, strict=True)):
        drawn = colour[..., 3:4] > 127  # their colours are squared by the shader
        powers = [np.round(v * 128).astype(np.uint16) for v in (dark, np.sqrt(dark))]
        plain, rooted = (np.repeat(np.repeat(v, times, axis=0), times, axis=1)[..., None] for v in powers)
        out[layer, ..., :3] = np.minimum(colour[..., :3] * np.where(drawn, rooted, plain) >> 7, 255)
    return out


def noise_texture(name: str, *, folder: Path = TEXTURES) -> Texture:
    """One tileable picture (clouds, ripples) with smaller copies."""
    rows = pixels(folder / f"{name}.png")
    texture = Texture(name)
    texture.setup_2d_texture(rows.shape[1], rows.shape[0], Texture.T_unsigned_byte, Texture.F_rgba8)
    texture.set_ram_image(rows)
    return _tiled(texture)


def _array(name: str, layers: Array) -> Texture:
    count, height, width = layers.shape[:3]
    texture = Texture(name)
    texture.setup_2d_texture_array(width, height, count, Texture.T_unsigned_byte, Texture.F_rgba8)
    texture.set_ram_image(np.ascontiguousarray(layers))
    return _tiled(texture)


def _tiled(texture: Texture) -> Texture:
    texture.set_minfilter(SamplerState.FT_linear_mipmap_linear)
    texture.set_magfilter(SamplerState.FT_linear)
    texture.set_wrap_u(SamplerState.WM_repeat)
    texture.set_wrap_v(SamplerState.WM_repeat)
    texture.set_keep_ram_image(False)
    return texture
