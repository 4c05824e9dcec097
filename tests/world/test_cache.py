"""A packed world comes back from disk as it went, and nothing broken is ever believed."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from exhibition.world.cache import load, save
from exhibition.world.model import Geometry
from exhibition.world.pack import pack


def test_a_world_comes_back_equal(geometry: Geometry, tmp_path: Path) -> None:
    file = tmp_path / "w.npz"
    batches = pack(geometry)
    save(file, geometry, batches)
    found = load(file)
    assert found is not None
    again, drawn = found
    assert again.parts == geometry.parts
    assert all(np.array_equal(a.positions, b.positions) for a, b in zip(again.meshes, geometry.meshes, strict=True))
    assert again.meshes[0].materials == geometry.meshes[0].materials
    assert np.array_equal(again.placements.transform, geometry.placements.transform)
    assert drawn.materials == batches.materials and len(drawn.batches) == len(batches.batches)
    shared = [b.mesh for b in drawn.batches if b.vertex_part is None]
    assert all(m is again.meshes[0] for m in shared)


def test_a_broken_file_is_built_again(geometry: Geometry, tmp_path: Path) -> None:
    file = tmp_path / "w.npz"
    save(file, geometry, pack(geometry))
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    assert load(file) is None
    file.write_bytes(b"")
    assert load(file) is None
    assert load(tmp_path / "none.npz") is None


def test_a_folder_that_cannot_be_written_is_no_error(geometry: Geometry, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    save(blocked / "below" / "w.npz", geometry, pack(geometry))
    assert load(blocked / "below" / "w.npz") is None
