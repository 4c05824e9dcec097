"""A scene's root -> the textures its shaders read and the memory they take."""

from __future__ import annotations

import re
from functools import cache

from panda3d.core import NodePath, ShaderAttrib, Texture

from exhibition.render.programs import SHADERS


def textures_below(root: NodePath) -> list[Texture]:
    """Every texture that a shader of ours reads at ``root`` or below, each once."""
    found: dict[int, Texture] = {}
    for path in [root, *root.find_all_matches("**")]:
        given = path.node().get_attrib(ShaderAttrib)
        for name in _samplers() if given is not None else ():
            if given.has_shader_input(name):
                texture = given.get_shader_input(name).get_texture()
                if texture is not None:
                    found[texture.this] = texture
    return list(found.values())


def texture_mb(root: NodePath) -> float:
    """Megabytes the driver needs for them, with their smaller copies."""
    return sum(texture.estimate_texture_memory() for texture in textures_below(root)) / 1e6


@cache
def _samplers() -> tuple[str, ...]:
    """Every name a shader of ours gives a texture."""
    files = (file.read_text("utf-8") for file in sorted(SHADERS.iterdir()) if file.is_file())
    return tuple(sorted({name for text in files for name in re.findall(r"sampler\w+ (\w+)", text)}))
