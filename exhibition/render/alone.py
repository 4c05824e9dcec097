"""Parts that are seen by themselves -> the light they stand in."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from exhibition.forms.mesh import Array
from exhibition.render import lens
from exhibition.render.light import LampLight, Light, light_of
from exhibition.scene.model import Environment
from exhibition.visit.view import Camera, View
from exhibition.world.batches import Batches
from exhibition.world.model import World

REACH = (0.03, 14.0)
"""Near and far, metres: a nostril may be looked into, and what lies behind is not even asked for."""
_KEY = (-0.58, 0.62, -0.53)  # right, up, forward: from over the left shoulder
_RIM = ((0.75, 0.55, 0.80), (1.5, 1.75, 2.1))  # place in radii about the thing, colour: cool, from behind
_FILL = ((-1.1, -0.5, -0.7), (0.55, 0.42, 0.30))  # warm, from below
_MUSEUM = light_of(Environment(preset="museum"))
_STEP = 2.6  # radii of the lamps' distance


def alone_light(eye: Camera, bounds: Array) -> Light:
    """A soft key that stays over the visitor's shoulder, a cool rim from behind, a warm glow from below; the ground is
    dark and quiet. bounds (2, 3): of what is seen, lowest and highest corner."""
    low, high = bounds
    middle, size = (low + high) / 2, float(np.linalg.norm(high - low)) / 2
    axes = lens.axes(eye)[[0, 2, 1]]
    key = np.array(_KEY) @ axes
    return Light(
        sun=_xyz(key / np.linalg.norm(key)),
        sun_colour=(2.5, 2.2, 1.85),
        zenith=(0.006, 0.0055, 0.005),
        horizon=(0.022, 0.019, 0.016),
        glow=(0.0, 0.0, 0.0),
        ambient_up=(0.42, 0.39, 0.36),
        ambient_down=(0.10, 0.082, 0.066),
        clouds=0.0,
        haze=1e4,
        exposure=0.95,
        indoors=True,
        mirrored=_MUSEUM,
        lamps=tuple(
            LampLight(_xyz(middle + np.array(place) @ axes * size * _STEP), max(8.0 * size, 1.0), colour)
            for place, colour in (_RIM, _FILL)
        ),
    )


def away(batches: Batches, alone: Sequence[int]) -> tuple[Array, Array]:
    """The nodes (n,) of the tree and the cells (c,) of the herds, bool, that hold none of these parts."""
    tree, herds = batches.tree, batches.herds
    nodes = np.concatenate([[0], np.cumsum(np.isin(tree.part, alone))])
    cells = np.concatenate([[0], np.cumsum(np.isin(herds.part, alone))])
    return nodes[tree.last] == nodes[tree.first], cells[herds.start[1:]] == cells[herds.start[:-1]]


def shown_bounds(world: World, view: View) -> Array:
    """Lowest and highest corner (2, 3) of the parts that are seen by themselves, where they are now."""
    boxes = np.array([world.geometry.parts[part].bounds for part in view.alone], np.float64)
    boxes += np.array([view.parts[part].offset if part in view.parts else (0.0,) * 3 for part in view.alone])[:, None]
    return np.stack([boxes[:, 0].min(axis=0), boxes[:, 1].max(axis=0)])


def _xyz(point: np.ndarray) -> tuple[float, float, float]:
    return float(point[0]), float(point[1]), float(point[2])
