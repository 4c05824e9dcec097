"""World -> what its imported surfaces ask of the stage: picture arrays, sides, holes, the pass one sees through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from panda3d.core import CullBinEnums, CullBinManager, NodePath, TransparencyAttrib

from exhibition.models.surface import Surface
from exhibition.render.images import Images, both_sides, has_holes, image_arrays, shown_surfaces
from exhibition.render.shadow import CASTS_NOTHING
from exhibition.world.clear import drawn
from exhibition.world.model import Batch, World

_WIDE = 256
_BIN, _BIN_SORT = "clear", 45  # Panda3D's own bin for what one sees through comes before the sky and the water


@dataclass(frozen=True, eq=False)
class Imported:
    """surfaces: by the number of a material, None for those of the forms. holed: for each batch, whether it has
    holes."""

    images: Images
    surfaces: tuple[Surface | None, ...]
    holed: tuple[bool, ...]

    @property
    def holes(self) -> bool:
        return any(self.holed)

    @property
    def sizes(self) -> frozenset[str]:
        """The shader's switch for more than one size of pictures."""
        return frozenset({1: (), 2: ("TWO_SIZES",), 3: ("THREE_SIZES",)}[len(self.images.arrays)])

    @property
    def switches(self) -> frozenset[str]:
        """What the surface shader must know: as little as the surfaces need."""
        known = [surface for surface in self.surfaces if surface is not None]
        mixed = {"MIXED"} if len(known) < len(self.surfaces) else set()
        maps = {"MAPS"} if any(any(surface.maps[1:]) for surface in known) else set()
        return frozenset({"IMPORTED", *mixed, *maps}) | self.sizes


def imported_of(world: World, *, budget: float) -> Imported | None:
    """None where nothing in the world needs more than the shader of the forms. budget: bytes of pictures."""
    names = world.batches.materials
    if not shown_surfaces(world.geometry) and len(names) <= _WIDE:
        return None
    surfaces = tuple(world.geometry.surfaces.get(name) for name in names)
    holed = tuple(has_holes(batch, surfaces) for batch in drawn(world.batches))
    return Imported(image_arrays(world.geometry.pictures, budget=budget), surfaces, holed)


def caster_switches(imported: Imported | None) -> frozenset[str]:
    """What the sun's shader must know: holes, where there are any."""
    return frozenset({"IMPORTED"}) | imported.sizes if imported is not None and imported.holes else frozenset()


def looks_of(imported: Imported | None, batch: Batch) -> dict[str, bool]:
    """What ``batch_node`` must know of a batch."""
    return {} if imported is None else {"imported": True, "both_sides": both_sides(batch, imported.surfaces)}


def clear_root(batches: NodePath) -> NodePath:
    """Where the batches hang that one sees through: drawn last, from back to front, and casting no shadow."""
    bins = CullBinManager.get_global_ptr()
    if bins.find_bin(_BIN) < 0:
        bins.add_bin(_BIN, CullBinEnums.BT_back_to_front, _BIN_SORT)
    clear = batches.attach_new_node("clear")
    clear.set_transparency(TransparencyAttrib.M_alpha)
    clear.set_depth_write(False)
    clear.set_bin(_BIN, 0)
    clear.hide(CASTS_NOTHING)
    return clear


def smooth_holes(nodes: Sequence[NodePath], imported: Imported, samples: int) -> None:
    """Where a pixel has several samples, the edge of a hole is as smooth as any other."""
    for node, holed in zip(nodes, imported.holed, strict=True):
        if holed and samples > 1:
            node.set_transparency(TransparencyAttrib.M_multisample)
        else:
            node.clear_transparency()
