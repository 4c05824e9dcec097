"""Packing loses nothing: every placement, part, phase and material of a scene is in its batches."""

from __future__ import annotations

import numpy as np

from exhibition.forms.built import PHASES
from exhibition.forms.mesh import bounds
from exhibition.world.model import Geometry
from exhibition.world.pack import GROUP_TRIANGLES, merged, near_groups, pack, placed_centres


def test_no_triangle_is_lost(geometry: Geometry) -> None:
    drawn = sum(b.mesh.triangle_count * len(b.transforms) for b in pack(geometry).batches)
    assert drawn == sum(geometry.meshes[m].triangle_count for m in geometry.placements.mesh)


def test_every_part_and_phase_is_kept(geometry: Geometry) -> None:
    found: dict[tuple[int, int], int] = {}
    for b in pack(geometry).batches:
        parts = b.part if b.vertex_part is None else b.vertex_part
        phases = b.phase if b.vertex_phase is None else b.vertex_phase
        for pair in zip(parts.astype(int).tolist(), phases.astype(int).tolist(), strict=True):
            found[pair] = found.get(pair, 0) + 1
    assert found[0, 2] == found[1, 2] == 200
    assert {(2, 1), (2, 8)} <= set(found)
    assert max(phase for _, phase in found) < len(PHASES)


def test_what_repeats_is_instanced_and_what_is_single_is_merged(geometry: Geometry) -> None:
    batches = pack(geometry).batches
    assert sum(len(b.transforms) for b in batches if b.vertex_part is None) == 400
    assert sum(b.mesh.triangle_count for b in batches if b.vertex_part is not None) == 36


def test_bounds_hold_all_that_is_drawn(geometry: Geometry) -> None:
    for b in pack(geometry).batches:
        points = np.einsum("kij,nj->kni", b.transforms[:, :, :3], b.mesh.positions) + b.transforms[:, None, :, 3]
        assert (points.min(axis=(0, 1)) >= b.bounds[0] - 1e-3).all()
        assert (points.max(axis=(0, 1)) <= b.bounds[1] + 1e-3).all()


def test_materials_survive_the_merge(geometry: Geometry) -> None:
    lookup = {"marble": 0, "vermilion": 1, "wood": 2}
    whole = merged(geometry, np.array([400, 401, 402]), lookup)
    assert np.bincount(whole.material, minlength=3).tolist() == [72, 0, 36]
    assert np.allclose(bounds(whole.mesh), whole.bounds)


def test_groups_are_small_in_triangles_or_in_metres(geometry: Geometry) -> None:
    centres, rows = placed_centres(geometry), np.arange(400)
    heavy = np.full(len(geometry.placements), 900)
    groups = near_groups(centres, rows, heavy)
    assert sorted(np.concatenate(groups).tolist()) == rows.tolist()
    for g in groups:
        spread = (centres[g].max(0) - centres[g].min(0)).max()
        assert heavy[g].sum() <= GROUP_TRIANGLES or spread <= 90.0


def test_two_packs_are_equal(geometry: Geometry) -> None:
    first, second = pack(geometry), pack(geometry)
    assert first.materials == second.materials
    for a, b in zip(first.batches, second.batches, strict=True):
        assert np.array_equal(a.transforms, b.transforms) and np.array_equal(a.mesh.positions, b.mesh.positions)
