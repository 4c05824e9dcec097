"""Frozen records of arrays <-> one flat file. No pickles: only named classes and plain arrays come back.

A file is a mark, the lengths and checksum of its header, the header as JSON, then the arrays as they lie in memory.
Reading maps it: nothing is copied before it is used, and what is not used costs no memory.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import mmap
import os
import struct
import tempfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from exhibition.forms.mesh import Array
from exhibition.scene.base import Text

FORMAT = 2
UNFINISHED = ".part"
_MARK = b"EXWORLD\n"
_FRONT = struct.Struct("<8sIIQQ")  # mark, format, checksum of the header, bytes of the header, bytes of the file
_ALIGNED = 64
_KINDS = frozenset("biuf")
_BROKEN = (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError, struct.error)


def write_flat(file: BinaryIO, value: Any) -> None:
    """Everything in ``value``: records, mappings, sequences, texts, arrays. What is met twice is kept once."""
    packed = _Encoder()
    tree = packed.encode(value)
    told: list[tuple[str, list[int], int]] = []
    at = 0
    for array in packed.arrays:
        at += -at % _ALIGNED
        told.append((array.dtype.str, list(array.shape), at))
        at += array.nbytes
    header = json.dumps({"tree": tree, "arrays": told}, ensure_ascii=False, separators=(",", ":")).encode()
    header += b" " * (-(_FRONT.size + len(header)) % _ALIGNED)
    begin = _FRONT.size + len(header)
    file.write(_FRONT.pack(_MARK, FORMAT, zlib.crc32(header), len(header), begin + at))
    file.write(header)
    written = 0
    for array, (_, _, place) in zip(packed.arrays, told, strict=True):
        file.write(b"\0" * (place - written))
        file.write(np.ascontiguousarray(array).tobytes())
        written = place + array.nbytes


def keep_flat(path: Path, value: Any) -> bool:
    """Write ``value`` to ``path`` at once or not at all; False where the folder cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=UNFINISHED)
    except OSError:
        return False
    try:
        with os.fdopen(handle, "wb") as file:
            write_flat(file, value)
        os.replace(name, path)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(name)
        return False
    return True


def read_flat(path: Path, classes: Mapping[str, type]) -> Any:
    """What was written, its arrays read-only views of the mapped file; None where there is no whole file of ours, or
    one that names a record not among ``classes``."""
    try:
        with path.open("rb") as file:
            whole = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        header, begin = _header(whole)
        arrays = [_array(whole, begin, *told) for told in header["arrays"]]
        return _Decoder(arrays, classes).decode(header["tree"])
    except _BROKEN:
        return None


def let_go(array: Array) -> None:
    """Give back the memory of the file that ``array`` lies in, if it lies in one: what is wanted again is mapped again,
    from the system's own store. For what was copied elsewhere and is rarely wanted."""
    holder: Any = array
    while isinstance(holder, np.ndarray):
        holder = holder.base
    holder = holder.obj if isinstance(holder, memoryview) else holder
    if isinstance(holder, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
        holder.madvise(mmap.MADV_DONTNEED)


def _header(whole: mmap.mmap) -> tuple[dict[str, Any], int]:
    """What the file tells of itself, and where its arrays begin. Raises ValueError where it is not whole."""
    mark, form, checksum, length, size = _FRONT.unpack_from(whole)
    text = whole[_FRONT.size : _FRONT.size + length]
    if (mark, form, size) != (_MARK, FORMAT, len(whole)) or zlib.crc32(text) != checksum:
        raise ValueError("not a whole file")
    return json.loads(text), _FRONT.size + length


def _array(whole: mmap.mmap, begin: int, kind: str, shape: list[int], place: int) -> Array:
    """One array where it lies. Raises ValueError where it would reach out of the file, or is of no plain kind."""
    dtype = np.dtype(kind)
    if dtype.kind not in _KINDS or place < 0 or min(shape, default=0) < 0:
        raise ValueError(f"no plain array: {kind}")
    count = int(np.prod(shape, dtype=np.int64))
    return np.frombuffer(whole, dtype, count, begin + place).reshape(shape) if count else np.zeros(shape, dtype)


class _Encoder:
    """Values -> plain JSON with arrays and records by number, counted as they are first met."""

    def __init__(self) -> None:
        self.arrays: list[Array] = []
        self._arrays: dict[int, int] = {}
        self._records: dict[int, int] = {}

    def encode(self, value: Any) -> Any:
        if isinstance(value, np.ndarray):
            if id(value) not in self._arrays:
                self._arrays[id(value)] = len(self.arrays)
                self.arrays.append(value)
            return {"$array": self._arrays[id(value)]}
        if isinstance(value, Text):
            return {"$text": [value.fr, value.en, value.zh]}
        if dataclasses.is_dataclass(value):
            if id(value) in self._records:
                return {"$again": self._records[id(value)]}
            self._records[id(value)] = len(self._records)
            return {"$class": type(value).__name__, "fields": self._fields(value)}
        if isinstance(value, Mapping):
            return {"$map": [[k, self.encode(v)] for k, v in value.items()]}
        if isinstance(value, tuple | list):
            return [self.encode(v) for v in value]
        return value.item() if isinstance(value, np.generic) else value

    def _fields(self, value: Any) -> dict[str, Any]:
        return {field.name: self.encode(getattr(value, field.name)) for field in dataclasses.fields(value)}


class _Decoder:
    """The other way round."""

    def __init__(self, arrays: list[Array], classes: Mapping[str, type]) -> None:
        self._arrays = arrays
        self._classes = classes
        self._records: list[Any] = []

    def decode(self, value: Any) -> Any:
        if isinstance(value, list):
            return tuple(map(self.decode, value))
        if not isinstance(value, dict):
            return value
        if "$array" in value:
            return self._arrays[value["$array"]]
        if "$text" in value:
            fr, en, zh = value["$text"]
            return Text(fr=fr, en=en, zh=zh)
        if "$again" in value:
            return self._records[value["$again"]]
        if "$map" in value:
            return {k: self.decode(v) for k, v in value["$map"]}
        number = len(self._records)
        self._records.append(None)
        made = self._classes[value["$class"]](**{k: self.decode(v) for k, v in value["fields"].items()})
        self._records[number] = made
        return made
