"""What one sees through is parted from the rest, kept whole, and comes back from disk with its surfaces."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from exhibition.forms.built import placed
from exhibition.forms.solids import box
from exhibition.models.pictures import Picture
from exhibition.models.surface import Map, Surface
from exhibition.world.cache import load, save
from exhibition.world.clear import ALONE
from exhibition.world.model import Geometry, Placements
from exhibition.world.pack.chain import pack
from exhibition.world.pack.gather import merged

GLASS = Surface(
    (0.5, 0.6, 0.7), opacity=0.3, alpha="blend", maps=(Map("k", ("clamp", "mirror")), None, None, None, None)
)


def with_panes(geometry: Geometry, count: int) -> Geometry:
    """The geometry with ``count`` panes of glass."""
    p = geometry.placements
    return replace(
        geometry,
        meshes=(*geometry.meshes, box(1, 0.1, 2, GLASS.name)),
        placements=Placements(
            np.append(p.mesh, np.full(count, len(geometry.meshes), np.int32)),
            np.concatenate([p.transform, [placed(3.0 * k, 0, 5) for k in range(count)]]).astype(np.float32),
            np.append(p.part, np.zeros(count, np.int32)),
            np.append(p.phase, np.ones(count, np.uint8)),
        ),
        surfaces={GLASS.name: GLASS},
        pictures={"k": Picture(np.arange(9, dtype=np.uint8), (3, 1))},
    )


@pytest.mark.parametrize("count", [1, ALONE, ALONE + 1, 500])
def test_panes_leave_the_opaque_pass_and_none_is_lost(geometry: Geometry, count: int) -> None:
    before, packed = pack(geometry), pack(with_panes(geometry, count))
    assert sum(len(b.transforms) for b in packed.clear) == count
    assert len(packed.clear) == (count if count <= ALONE else 1)
    assert len(packed.tree.mesh) + len(packed.herds.part) == len(before.tree.mesh) + len(before.herds.part)
    assert packed.tree.triangles[0, 0] == before.tree.triangles[0, 0]
    for batch in packed.clear:
        assert {packed.materials[i] for i in np.unique(batch.material)} == {GLASS.name}
        assert (batch.part == 0).all() and (batch.phase == 1).all()


def test_panes_keep_the_bounds_of_their_places(geometry: Geometry) -> None:
    first = pack(with_panes(geometry, 3)).clear[1]
    assert np.allclose(first.bounds, [[2.5, -0.05, 5], [3.5, 0.05, 7]])


def test_more_materials_than_a_byte_counts_are_told_apart(geometry: Geometry) -> None:
    names = [f"m{k:03}" for k in range(300)]
    meshes = tuple(box(1, 1, 1, name) for name in names)
    rows = np.arange(300, dtype=np.int32)
    many = replace(
        geometry, meshes=meshes,
        placements=Placements(
            rows, np.array([placed(2.0 * k, 0) for k in rows], np.float32), rows * 0, np.zeros(300, np.uint8)
        ),
    )  # fmt: skip
    packed = pack(many)
    whole = merged(packed, 0)
    assert {packed.materials[i] for i in np.unique(whole.material)} == set(names)


def test_surfaces_and_pictures_come_back_from_disk(geometry: Geometry, tmp_path) -> None:
    whole = with_panes(geometry, 3)
    save(tmp_path / "w.world", whole, pack(whole))
    found = load(tmp_path / "w.world")
    assert found is not None
    again, batches = found
    assert again.surfaces == whole.surfaces
    assert again.pictures["k"].size == (3, 1)
    assert np.array_equal(again.pictures["k"].data, whole.pictures["k"].data)
    assert len(batches.clear) == 3
