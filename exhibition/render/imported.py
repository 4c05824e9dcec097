"""World -> what its imported surfaces ask of the stage: picture arrays, sides, holes, the pass one sees through."""

from __future__ import annotations

from dataclasses import dataclass

from panda3d.core import CullBinEnums, CullBinManager, GeomNode, NodePath, TransparencyAttrib

from exhibition.models.surface import Surface
from exhibition.render.images import Images, both_sides, has_holes, image_arrays, shown_surfaces
from exhibition.render.shadow import CASTS_NOTHING
from exhibition.world.batches import Batch
from exhibition.world.model import World

_WIDE = 256
_BIN, _BIN_SORT = "clear", 45  # Panda3D's own bin for what one sees through comes before the sky and the water


@dataclass(frozen=True, eq=False)
class Imported:
    """surfaces: by the number of a material, None for those of the forms. holes: whether any of them has holes."""

    images: Images
    surfaces: tuple[Surface | None, ...]
    holes: bool

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
    holes = any(one is not None and one.alpha == "mask" for one in surfaces)
    return Imported(image_arrays(world.geometry.pictures, budget=budget), surfaces, holes)


def caster_switches(imported: Imported | None) -> frozenset[str]:
    """What the sun's shader must know: holes, where there are any."""
    return frozenset({"IMPORTED"}) | imported.sizes if imported is not None and imported.holes else frozenset()


def looks_of(imported: Imported | None, batch: Batch) -> dict[str, bool]:
    """What ``solid`` must know of a batch."""
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


def smooth_holes(node: GeomNode, imported: Imported | None, batch: Batch, samples: int) -> None:
    """Where a pixel has several samples, the edge of a hole is as smooth as any other."""
    if imported is not None and samples > 1 and has_holes(batch, imported.surfaces):
        node.set_attrib(TransparencyAttrib.make(TransparencyAttrib.M_multisample))
