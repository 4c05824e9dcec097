"""Environment -> the lake: one level sheet with ripples, or nothing where the scene has no water."""

from __future__ import annotations

from panda3d.core import NodePath, Texture

from exhibition.render.geoms import sheet_node
from exhibition.render.programs import program
from exhibition.render.sky import BIN
from exhibition.scene.model import Environment

WATER_SORT = 10
_WIDEST = 6000.0


def water_node(environment: Environment, ripples: Texture, switches: frozenset[str]) -> NodePath | None:
    """The water of a scene; without an extent it reaches to the horizon."""
    if environment.water is None:
        return None
    low, high = environment.water_extent or ((-_WIDEST, -_WIDEST), (_WIDEST, _WIDEST))
    water = NodePath(sheet_node("water", low, high, environment.water))
    water.set_shader(program("water", switches))
    water.set_shader_input("ripples", ripples)
    water.set_bin(BIN, WATER_SORT)
    return water
