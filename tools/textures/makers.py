"""A pattern's name -> its maker: the one list of them, in the order of world/materials.DETAILS."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from tools.textures import cloth, garden, hexi, masonry, metal, plaster, roofs, stone, suzhou, timber
from tools.textures.field import N
from tools.textures.pattern import Pattern


def plain() -> Pattern:
    """Nothing at all."""
    return Pattern(np.zeros((N, N)))


MAKERS: dict[str, Callable[[], Pattern]] = {
    maker.__name__: maker
    for maker in (
        plain, roofs.glazed_tile, roofs.grey_tile, roofs.glazed_ridge, masonry.brick, masonry.limestone,
        masonry.granite, masonry.slabs, masonry.chequer, plaster.plaster, plaster.clay, plaster.paper,
        timber.wood, timber.lacquer, timber.lattice, timber.studs, timber.parquet,
        suzhou.beam_suzhou_hills, suzhou.beam_suzhou_blossom, suzhou.beam_suzhou_lake, suzhou.beam_suzhou_figures,
        hexi.beam_hexi_blue, hexi.beam_hexi_green, stone.marble, stone.lake_rock,
        metal.gilt, metal.bronze_bright, metal.bronze_brown, metal.bronze_green, cloth.silk,
        garden.bark, garden.needles, garden.leaves, garden.grass, garden.earth,
    )
}  # fmt: skip
