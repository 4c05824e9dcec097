"""Pictures of imported surfaces -> texture arrays by size, and the table rows that say what each surface shows."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from panda3d.core import SamplerState, Texture

from exhibition.forms.mesh import Array
from exhibition.models.pictures import Picture, pixels
from exhibition.models.surface import MAPS, WRAPS, Map, Surface, to_linear
from exhibition.world.batches import Batch
from exhibition.world.model import Geometry
from exhibition.world.sizes import SIDES, sides_of

LAYERS = 2048
ROWS = 5 + 2 * len(MAPS)
_UNLIT, _MASK, _BLEND, _TWO_SIDED = 2, 4, 8, 16


@dataclass(frozen=True, eq=False)
class Images:
    """arrays: one for each size that is met, the smallest first, by the names the shader has for them. slots: where
    each picture lies, array * LAYERS + layer."""

    arrays: Mapping[str, Texture]
    slots: Mapping[str, int]


def shown_surfaces(geometry: Geometry) -> bool:
    """Whether any imported surface needs more than the shader of the forms: pictures, holes, light of its own."""
    used = {name for mesh in geometry.meshes for name in mesh.materials}
    return any(not surface.plain for name, surface in geometry.surfaces.items() if name in used)


def image_arrays(pictures: Mapping[str, Picture], *, budget: float) -> Images:
    """All pictures, each in the array of its size; none beyond ``budget`` bytes where smaller sizes can spare it."""
    sides = sides_of({key: picture.size for key, picture in pictures.items()}, budget)
    arrays, slots = {}, {}
    with ThreadPoolExecutor(4) as readers:  # decoding leaves Python alone, so it shares the cores
        for number, side in enumerate(sorted(set(sides.values())) or SIDES[:1]):
            keys = sorted(key for key, its in sides.items() if its == side)
            slots.update({key: number * LAYERS + layer for layer, key in enumerate(keys)})
            layers = readers.map(lambda key, side=side: pixels(pictures[key], side), keys)
            arrays[f"images_{number}"] = _array(f"images {side}", side, len(keys), layers)
    return Images(arrays, slots)


def surface_rows(surface: Surface, slots: Mapping[str, int]) -> Array:
    """(ROWS, 4) float32: base, roughness | metal, coat, -, - | glow, flags, cutoff, opacity | emission, scale of the
    relief | strength of the cavities | for each of MAPS: slot (-1 for none), wraps, x, y | a, b, c, d."""
    rows = np.zeros((ROWS, 4), np.float32)
    flags = 1 + _UNLIT * surface.unlit + _TWO_SIDED * surface.two_sided
    flags += {"mask": _MASK, "blend": _BLEND}.get(surface.alpha, 0)
    rows[0] = (*to_linear(surface.base), surface.roughness)
    rows[1] = (surface.metal, surface.coat, 0.0, 1.0)
    rows[2] = (0.0, flags, surface.cutoff, surface.opacity)
    rows[3] = (*surface.emission, surface.relief_scale)
    rows[4, 0] = surface.cavity_strength
    for number, one in enumerate(surface.maps):
        rows[5 + 2 * number : 7 + 2 * number] = _map_rows(one, slots)
    return rows


def both_sides(batch: Batch, surfaces: tuple[Surface | None, ...]) -> bool:
    """Whether any material of the batch, an index into ``surfaces``, shows its back as well."""
    used = np.unique(batch.material).tolist()
    return any(one is not None and one.two_sided for one in (surfaces[i] for i in used))


def has_holes(batch: Batch, surfaces: tuple[Surface | None, ...]) -> bool:
    """Whether any material of the batch has holes."""
    used = np.unique(batch.material).tolist()
    return any(one is not None and one.alpha == "mask" for one in (surfaces[i] for i in used))


def _map_rows(one: Map | None, slots: Mapping[str, int]) -> Array:
    if one is None or one.picture not in slots:
        return np.array([[-1, 0, 0, 0], [1, 0, 0, 1]], np.float32)
    wraps = WRAPS.index(one.wrap[0]) + len(WRAPS) * WRAPS.index(one.wrap[1])
    a, b, c, d, x, y = one.place
    return np.array([[slots[one.picture], wraps, x, y], [a, b, c, d]], np.float32)


def _array(name: str, side: int, count: int, layers) -> Texture:
    """Rows are stored as the picture has them, the top one first: v runs downwards, as the format has it."""
    texture = Texture(name)
    shown = side if count else 1
    texture.setup_2d_texture_array(shown, shown, max(count, 1), Texture.T_unsigned_byte, Texture.F_rgba8)
    memory = np.zeros((max(count, 1), shown, shown, 4), np.uint8)
    for layer, picture in enumerate(layers):
        memory[layer] = picture[..., (2, 1, 0, 3)]
    texture.set_ram_image(memory)
    texture.set_minfilter(SamplerState.FT_linear_mipmap_linear)
    texture.set_magfilter(SamplerState.FT_linear)
    texture.set_wrap_u(SamplerState.WM_repeat)
    texture.set_wrap_v(SamplerState.WM_repeat)
    texture.set_keep_ram_image(False)
    return texture
