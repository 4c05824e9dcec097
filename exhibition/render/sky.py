"""Quality -> the sky: one triangle behind everything, coloured by the direction it is seen in."""

from __future__ import annotations

from panda3d.core import DepthTestAttrib, NodePath, Texture

from exhibition.render.geoms import screen_node
from exhibition.render.programs import program

BIN = "fixed"
SKY_SORT = 20


def sky_node(clouds: Texture, switches: frozenset[str]) -> NodePath:
    """Drawn after the opaque pass, so that only what nothing covers is coloured."""
    sky = NodePath(screen_node("sky"))
    sky.set_shader(program("sky", switches))
    sky.set_shader_input("clouds", clouds)
    sky.set_bin(BIN, SKY_SORT)
    sky.set_depth_write(False)
    sky.set_attrib(DepthTestAttrib.make(DepthTestAttrib.M_less_equal))
    return sky
