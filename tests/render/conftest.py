"""A tiny World by hand: two parts in one node of the tree, a third as a herd."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from exhibition.forms.built import PHASES, placed
from exhibition.forms.mesh import Array, Mesh, bounds, join, transformed
from exhibition.forms.solids import box, cylinder
from exhibition.render.stage import Stage
from exhibition.scene.base import Text
from exhibition.scene.model import Environment, Policy, Walk
from exhibition.shop.model import Catalogue
from exhibition.visit.view import Camera, PartState, View
from exhibition.world.batches import Batch, Batches
from exhibition.world.ground import Ground
from exhibition.world.model import Geometry, Placements, World
from exhibition.world.pack.herds import herds_of
from exhibition.world.pack.levels import Level, table_of
from exhibition.world.pack.pool import pooled
from exhibition.world.pack.tree import tree_of

MATERIALS = ("gilt", "grass", "marble", "vermilion", "yellow_glazed")
GROUND, BLOCK, COLUMNS = 0, 1, 2
COLUMN_PHASE = PHASES.index("columns")


def _ids(mesh: Mesh) -> Array:
    return np.array([MATERIALS.index(name) for name in mesh.materials], np.uint8)[mesh.material_ids]


def merged_batch() -> Batch:
    """The ground, part 0 of phase 0, and a block of yellow tiles, part 1 of the last phase."""
    pieces = [box(60, 60, 0.2, "grass", z=-0.2), transformed(box(2, 2, 3, "yellow_glazed"), placed(-3, 6))]
    mesh = join(pieces)
    sizes = [p.vertex_count for p in pieces]
    nothing = np.zeros(1, np.float32)
    return Batch(
        mesh, _ids(mesh), placed()[None], nothing, nothing, bounds(mesh),
        np.repeat([GROUND, BLOCK], sizes).astype(np.float32),
        np.repeat([0, len(PHASES) - 1], sizes).astype(np.float32),
    )  # fmt: skip


def instanced_batch() -> Batch:
    """Three columns in a row, part 2."""
    mesh = cylinder(0.4, 3.0, 12, "vermilion")
    transforms = np.array([placed(x, 6) for x in (0.0, 2.0, 4.0)], np.float32)
    k = len(transforms)
    return Batch(
        mesh, _ids(mesh), transforms, np.full(k, COLUMNS, np.float32), np.full(k, COLUMN_PHASE, np.float32),
        np.array([[-0.4, 5.6, 0.0], [4.4, 6.4, 3.0]]),
    )  # fmt: skip


def placements(mesh, transforms, part, phase) -> Placements:
    """Rows of plain lists as the world has them."""
    return Placements(
        np.array(mesh, np.int32), np.array(transforms, np.float32).reshape(-1, 3, 4), np.array(part, np.int32),
        np.array(phase, np.uint8),
    )  # fmt: skip


def tiny_batches() -> Batches:
    """Ground and block in a tree of one node, the columns as a herd of one cell."""
    columns = instanced_batch()
    meshes = (box(60, 60, 0.2, "grass", z=-0.2), box(2, 2, 3, "yellow_glazed"), columns.mesh)
    levels, shapes = table_of([(Level(mesh, 0.0),) for mesh in meshes])
    return Batches(
        pool=pooled(shapes, {name: i for i, name in enumerate(MATERIALS)}),
        levels=levels,
        herds=herds_of(meshes, placements([2] * 3, columns.transforms, [COLUMNS] * 3, [COLUMN_PHASE] * 3)),
        tree=tree_of(
            meshes, placements([0, 1], [placed(), placed(-3, 6)], [GROUND, BLOCK], [0, len(PHASES) - 1]), levels
        ),
        materials=MATERIALS,
        part_count=3,
    )


def make_world(environment: Environment, batches: Batches) -> World:
    """A World of nothing but its batches and its light."""
    words = Text(fr="a", en="a", zh="a")
    ground = Ground(np.zeros((0, 3, 3), np.float32), np.zeros((0, 6), np.float32))
    return World(
        id="tiny", title=words, intro=words, geometry=Geometry((), placements([], [], [], []), (), ground),
        batches=batches, environment=environment, walk=Walk(start="here"), views={}, spots=(),
        portals=(), tours={}, policy=Policy(), credits=(), catalogue=Catalogue(), footing=None,  # type: ignore[arg-type]
    )  # fmt: skip


@pytest.fixture(scope="session")
def tiny_world() -> World:
    """Open air at noon over a lake that the view does not reach."""
    return make_world(Environment(preset="noon", water=-5.0), tiny_batches())


@pytest.fixture(scope="session")
def stage(window, tiny_world) -> Stage:
    """The tiny world on the shared window, at low."""
    made = Stage(window)
    made.show(tiny_world)
    return made


@pytest.fixture(scope="session")
def view() -> View:
    """From the south, at the height of a child's eye."""
    return View("tiny", "Tiny", "en", ("en",), Camera((0.0, -4.0, 1.5)))


@pytest.fixture
def picture(stage, view, tiny_world):
    """A function: states of parts -> the frame that shows them, (h, w, 3) uint8."""

    def taken(parts: dict[int, PartState] | None = None, camera: Camera | None = None) -> Array:
        if stage.staged is None or stage.staged.world is not tiny_world:
            stage.show(tiny_world)
        stage.draw(replace(view, parts=parts or {}, camera=camera or view.camera))
        stage.window.render()
        return stage.window.grab()

    return taken
