"""A packed world comes back from disk as it went, and nothing broken is ever believed."""

from __future__ import annotations

import dataclasses
import os
import struct
from pathlib import Path

import numpy as np
import pytest

from exhibition.world import cache
from exhibition.world.cache import load, save
from exhibition.world.flatfile import let_go, read_flat, write_flat
from exhibition.world.model import Geometry
from exhibition.world.pack.chain import pack
from tests.world.test_clear import with_panes


@pytest.fixture
def kept(geometry: Geometry, tmp_path: Path) -> Path:
    """A world on disk."""
    file = tmp_path / "tiny-0.world"
    save(file, geometry, pack(geometry))
    return file


def _arrays(value: object) -> list[np.ndarray]:
    if isinstance(value, np.ndarray):
        return [value]
    if dataclasses.is_dataclass(value):
        return [a for f in dataclasses.fields(value) for a in _arrays(getattr(value, f.name))]
    return [a for one in value for a in _arrays(one)] if isinstance(value, tuple) else []


def test_a_world_comes_back_equal(geometry: Geometry, kept: Path) -> None:
    batches = pack(geometry)
    found = load(kept)
    assert found is not None
    again, drawn = found
    assert again.parts == geometry.parts
    assert again.meshes[0].materials == geometry.meshes[0].materials
    went, came = _arrays((geometry, batches)), _arrays(found)
    assert len(went) == len(came)
    for before, after in zip(went, came, strict=True):
        assert before.dtype == after.dtype
        assert np.array_equal(before, after)
    assert drawn.materials == batches.materials


def test_what_was_shared_is_shared_again(geometry: Geometry, tmp_path: Path) -> None:
    whole = with_panes(geometry, 3)
    save(tmp_path / "panes-0.world", whole, pack(whole))
    found = load(tmp_path / "panes-0.world")
    assert found is not None
    again, drawn = found
    assert len(drawn.clear) == 3
    assert all(pane.mesh is again.meshes[-1] for pane in drawn.clear)


def test_nobody_can_write_into_a_kept_world(kept: Path) -> None:
    found = load(kept)
    assert found is not None
    assert not any(array.flags.writeable for array in _arrays(found) if array.size)


def test_a_file_cut_off_anywhere_is_built_again(kept: Path) -> None:
    whole = kept.read_bytes()
    for length in (0, 7, 20, 40, len(whole) // 2, len(whole) - 1):
        kept.write_bytes(whole[:length])
        assert load(kept) is None, length
    kept.write_bytes(whole + b"more")
    assert load(kept) is None
    assert load(kept.with_name("none.world")) is None


def test_a_spoilt_header_is_built_again(kept: Path) -> None:
    whole = kept.read_bytes()
    for at in range(0, 400, 7):
        spoilt = bytearray(whole)
        spoilt[at] ^= 0x15
        kept.write_bytes(spoilt)
        assert load(kept) is None, at


def test_a_file_of_something_else_is_no_world(tmp_path: Path) -> None:
    file = tmp_path / "odd-0.world"
    for other in ((), "words", {"geometry": 1}, (np.zeros(3), np.zeros(3))):
        with file.open("wb") as out:
            write_flat(out, other)
        assert load(file) is None


def test_an_array_never_reaches_out_of_its_file(tmp_path: Path) -> None:
    import json
    import zlib

    file = tmp_path / "w"
    for kind, shape, place in (("<f4", [1000], 0), ("<f4", [1], 1 << 40), ("<f4", [-1], 0), ("|O", [1], 0)):
        header = json.dumps({"tree": {"$array": 0}, "arrays": [[kind, shape, place]]}).encode()
        front = struct.pack("<8sIIQQ", b"EXWORLD\n", 2, zlib.crc32(header), len(header), 32 + len(header) + 64)
        file.write_bytes(front + header + b"\0" * 64)
        assert read_flat(file, {}) is None


def test_only_known_records_come_back(geometry: Geometry, tmp_path: Path) -> None:
    file = tmp_path / "w"
    with file.open("wb") as out:
        write_flat(out, geometry.placements)
    assert read_flat(file, {}) is None
    assert read_flat(file, {"Placements": type(geometry.placements)}) is not None


def test_what_was_let_go_is_there_when_it_is_wanted_again(geometry: Geometry, kept: Path) -> None:
    found = load(kept)
    assert found is not None
    positions = found[0].meshes[0].positions
    let_go(positions)
    let_go(positions[1:])
    assert np.array_equal(positions, geometry.meshes[0].positions)
    let_go(np.zeros(3))  # lies in no file: nothing happens


def test_two_builds_are_kept_byte_for_byte_equal(geometry: Geometry, kept: Path) -> None:
    other = kept.with_name("tiny-1.world")
    save(other, geometry, pack(geometry))
    assert other.read_bytes() == kept.read_bytes()


def test_a_folder_that_cannot_be_written_is_no_error(geometry: Geometry, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    save(blocked / "below" / "w.world", geometry, pack(geometry))
    assert load(blocked / "below" / "w.world") is None


def test_the_longest_unused_worlds_go_and_so_does_what_was_left_half_written(
    geometry: Geometry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "_KEPT", 3)
    left, fresh = tmp_path / "old.part", tmp_path / "new.part"
    left.write_bytes(b"half")
    fresh.write_bytes(b"half")
    os.utime(left, (1, 1))
    files = [tmp_path / f"tiny-{n}.world" for n in range(5)]
    for age, file in enumerate(files[:4], 1):
        save(file, geometry, pack(geometry))
        os.utime(file, (age, age))
    assert load(tmp_path / "tiny-1.world") is not None  # used again: it stays
    save(files[4], geometry, pack(geometry))
    assert {file.name for file in tmp_path.iterdir()} == {"tiny-1.world", "tiny-3.world", "tiny-4.world", "new.part"}
