"""Meshes -> their levels, made once and kept by content in one file: an edit of one part makes no others anew."""

from __future__ import annotations

import hashlib
import io
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import numpy as np

from exhibition.forms.mesh import Mesh
from exhibition.world.pack.crowns import is_crown
from exhibition.world.pack.levels import NOTHING, Level, levels_of

Progress = Callable[[float, str], None]
_FILE = "levels.sqlite"
_KEPT = 8_000  # meshes; the oldest go
_ARRAYS = ("positions", "normals", "uvs", "colours", "material_ids", "triangles")
_SHARES = ("opacity", "openness")
Blobs = dict[str, bytes]


def all_levels(
    meshes: Sequence[Mesh],
    *,
    fixed: frozenset[int] = frozenset(),
    brought: Mapping[int, tuple[Mesh, ...]] | None = None,
    cache: Path | None = None,
    progress: Progress | None = None,
) -> list[tuple[Level, ...]]:
    """The levels of every mesh. fixed: numbers of pieces whose borders must stay. brought: the coarser meshes that a
    maker gave, by number. cache: the folder in which levels are kept; without one all are made."""
    brought = brought or {}
    keys = [key_of(mesh, number in fixed, brought.get(number, ())) for number, mesh in enumerate(meshes)]
    known = read(cache / _FILE, keys) if cache else {}
    fresh: Blobs = {}
    found: list[tuple[Level, ...]] = []
    for number, (mesh, key) in enumerate(zip(meshes, keys, strict=True)):
        levels = unpacked(mesh, known[key]) if key in known else None
        if levels is None:
            if progress and number % 8 == 0:
                progress(number / len(meshes), "levels of detail")
            levels = levels_of(numbered(mesh), fixed_border=number in fixed, brought=brought.get(number, ()))
            known[key] = fresh[key] = packed(levels)
        found.append(tuple(answered(mesh, level) for level in levels))
    if cache and fresh:
        write(cache / _FILE, fresh)
    return found


def numbered(mesh: Mesh) -> Mesh:
    """The mesh with its vertices' numbers in place of their openness: how open a thing stands depends on where, its
    levels do not, and a moved neighbour must not make them anew."""
    return replace(mesh, openness=np.arange(mesh.vertex_count, dtype=np.int32))


def answered(mesh: Mesh, level: Level) -> Level:
    """A level made of a numbered mesh, as open as the vertices of the mesh are."""
    source = level.mesh.openness
    if level.error == 0.0 or source is None or source.dtype != np.int32:
        return replace(level, mesh=mesh) if level.error == 0.0 else level
    return replace(level, mesh=replace(level.mesh, openness=None if mesh.openness is None else mesh.openness[source]))


def key_of(mesh: Mesh, fixed: bool, brought: Sequence[Mesh]) -> str:
    """The hash of all that shapes a mesh's levels: itself, what came with it, our own code."""
    digest = hashlib.blake2b(f"{_CROWNS if is_crown(mesh) else _CODE} {fixed}".encode(), digest_size=16)
    for one in (mesh, *brought):
        digest.update(repr((one.materials, one.positions.shape, one.triangles.shape)).encode())
        for array in (*(getattr(one, name) for name in _ARRAYS), one.opacity):
            if array is not None:
                digest.update(np.ascontiguousarray(array).view(np.uint8).data)
    return digest.hexdigest()


def packed(levels: tuple[Level, ...]) -> bytes:
    """All levels but the first, which is the mesh itself, as bytes."""
    named = {"errors": np.array([level.error for level in levels], np.float32)}
    for number, level in enumerate(levels[1:], 1):
        for name in (*_ARRAYS, *_SHARES):
            array = getattr(level.mesh, name)
            if array is not None:
                named[f"{number} {name}"] = array
    file = io.BytesIO()
    np.savez(file, **named)  # type: ignore[arg-type]
    return file.getvalue()


def unpacked(mesh: Mesh, data: bytes) -> tuple[Level, ...] | None:
    """The levels of ``mesh`` that ``packed`` gave; None where they are not whole."""
    with suppress(OSError, ValueError, KeyError, EOFError), np.load(io.BytesIO(data), allow_pickle=False) as file:
        levels = [Level(mesh, 0.0)]
        for number, error in enumerate(file["errors"].tolist()[1:], 1):
            arrays = {name: file[f"{number} {name}"] for name in _ARRAYS}
            shares = {name: file[f"{number} {name}"] for name in _SHARES if f"{number} {name}" in file}
            made = Mesh(**arrays, materials=mesh.materials, **shares)
            levels.append(Level(made if made.triangle_count else NOTHING, error))
        return tuple(levels)
    return None


def read(path: Path, keys: Sequence[str]) -> Blobs:
    """What is kept under these keys. A file that cannot be read keeps nothing."""
    found: Blobs = {}
    if not path.exists():
        return found
    with suppress(sqlite3.Error), closing(_open(path)) as store:
        for start in range(0, len(keys), 500):
            some = keys[start : start + 500]
            marks = ",".join("?" * len(some))
            found.update(store.execute(f"SELECT key, data FROM levels WHERE key IN ({marks})", some))
    return found


def write(path: Path, fresh: Blobs) -> None:
    """Keep these too. A folder that cannot be written is no error: the next start makes them again."""
    with suppress(sqlite3.Error, OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(_open(path)) as store, store:
            store.executemany("INSERT OR REPLACE INTO levels VALUES (?, ?)", sorted(fresh.items()))
            store.execute("DELETE FROM levels WHERE rowid <= (SELECT MAX(rowid) FROM levels) - ?", (_KEPT,))


def _open(path: Path) -> sqlite3.Connection:
    store = sqlite3.connect(path, timeout=20)
    store.execute("CREATE TABLE IF NOT EXISTS levels (key TEXT PRIMARY KEY, data BLOB)")
    return store


def _code(*names: str) -> str:
    here = Path(__file__).parent
    whole = b"".join((here / f"{name}.py").read_bytes() for name in names)
    return hashlib.blake2b(whole, digest_size=8).hexdigest()


_CODE = _code("components", "levels", "simplify")
_CROWNS = _code("components", "crowns", "levels", "simplify")
