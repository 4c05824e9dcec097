"""World -> Staged: its nodes, textures and state, before any camera has looked."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from panda3d.core import NodePath

from exhibition.forms.mesh import Array
from exhibition.render.bins import solid_bin
from exhibition.render.detail import Cut, Detail
from exhibition.render.frame import MAX_CASCADES
from exhibition.render.geoms import batch_node, set_bounds
from exhibition.render.imported import Imported, clear_root, imported_of, looks_of
from exhibition.render.light import Light, light_of
from exhibition.render.materials import material_texture
from exhibition.render.quality import Quality
from exhibition.render.states import PartStates
from exhibition.render.unseen import Unseen
from exhibition.visit.view import View
from exhibition.world.model import World


@dataclass(eq=False)
class Staged:
    """One world as nodes. ``batches`` is what the eye sees, ``casters`` what the sun sees on each of its
    maps; clear are the nodes of what
    one sees through, as in World.batches.clear."""

    world: World
    light: Light
    root: NodePath
    batches: NodePath
    casters: tuple[NodePath, ...]
    clear: tuple[NodePath, ...]
    clear_boxes: Array
    states: PartStates
    detail: Detail
    seen: Cut
    cast: tuple[Cut, ...]
    unseen: Unseen
    imported: Imported | None
    """None where nothing in the world needs more than the shader of the forms."""
    changes: int = 0
    alone: tuple[int, ...] = ()
    """The parts that are shown by themselves now."""
    away: tuple[Array, Array] | None = None
    """Then, the nodes (n,) and cells (c,) bool that hold none of them."""

    def remove(self) -> None:
        """Take the nodes away."""
        self.root.remove_node()
        for casters in self.casters:
            casters.remove_node()

    def choose_anew(self) -> None:
        """Every cut shows nothing until its next gaze."""
        for cut in (self.seen, *self.cast):
            cut.clear()


def staged_of(world: World, quality: Quality) -> Staged:
    """The nodes of a world, not yet dressed in the programs of a quality, and nothing chosen to be drawn."""
    batches = world.batches
    root, casters = NodePath("world"), tuple(NodePath(f"casters {i}") for i in range(MAX_CASCADES))
    opaque = root.attach_new_node("batches")
    opaque.set_bin(solid_bin(), 0)
    imported = imported_of(world, budget=quality.pictures_mb * 1e6)
    states = PartStates(batches.part_count)
    table = material_texture(batches.materials, world.geometry.surfaces, imported.images.slots if imported else {})
    for below in (opaque, *casters):
        below.set_shader_input("part_states", states.texture)
        below.set_shader_input("material_table", table)
        for name, array in sorted(imported.images.arrays.items()) if imported else ():
            below.set_shader_input(name, array)
    detail = Detail(batches, imported, quality.samples)
    return Staged(
        world=world,
        light=light_of(world.environment),
        root=root,
        batches=opaque,
        casters=casters,
        clear=_clear_nodes(opaque, world, imported),
        clear_boxes=np.array([b.bounds for b in batches.clear], np.float64).reshape(-1, 2, 3),
        states=states,
        detail=detail,
        seen=Cut(detail, opaque.attach_new_node("solid")),
        cast=tuple(Cut(detail, below) for below in casters),
        unseen=Unseen(world.geometry),
        imported=imported,
    )


def _clear_nodes(opaque: NodePath, world: World, imported: Imported | None) -> tuple[NodePath, ...]:
    above = clear_root(opaque)
    found = []
    for index, batch in enumerate(world.batches.clear):
        path = above.attach_new_node(batch_node(batch, f"clear {index}", **looks_of(imported, batch)))
        path.set_instance_count(len(batch.transforms))
        found.append(path)
    return tuple(found)


def move(staged: Staged, view: View) -> None:
    """A moved part must not vanish with the box it left: what holds it reaches to where it is."""
    moved = {i: s.offset for i, s in view.parts.items() if any(s.offset)}
    staged.detail.move(moved)
    for index, batch in enumerate(staged.world.batches.clear):
        box = batch.bounds.astype(np.float64)
        for part in sorted(set(batch.part.astype(int).tolist()) & set(moved)):
            box[0] = np.minimum(box[0], batch.bounds[0] + moved[part])
            box[1] = np.maximum(box[1], batch.bounds[1] + moved[part])
        staged.clear_boxes[index] = box
        set_bounds(staged.clear[index].node(), box)
