"""A foreign .glb or .gltf file -> its JSON document and the bytes its buffers name. Trusts nothing it reads."""

from __future__ import annotations

import base64
import binascii
import contextlib
import json
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, unquote_to_bytes

MAX_FILE_BYTES = 512 * 2**20
MAX_JSON_BYTES = 64 * 2**20
MAX_JSON_DEPTH = 64

_GLB_HEADER = 12
_JSON_CHUNK = 0x4E4F534A
_BIN_CHUNK = 0x004E4942


class Refused(Exception):
    """A model that will not be read: ``problems`` says why, one sentence each."""

    def __init__(self, *problems: str):
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class Container:
    """path as given; document: the parsed JSON object; binary: the .glb's own buffer, None where it has none."""

    path: Path
    document: dict[str, Any]
    binary: bytes | None

    @property
    def is_glb(self) -> bool:
        return self.path.suffix.lower() == ".glb"


def open_container(path: Path) -> Container:
    """Read the file and its JSON. Raises Refused for anything malformed, oversized or nested too deeply."""
    path = Path(path)
    if path.suffix.lower() not in (".glb", ".gltf"):
        raise Refused(f"{path.name} is neither .glb nor .gltf")
    data = read_capped(path)
    if path.suffix.lower() == ".gltf":
        return Container(path, _parse(data), None)
    text, binary = _split_glb(data)
    return Container(path, _parse(text), binary)


def read_capped(path: Path) -> bytes:
    """The file's bytes; Refused when it is absent or larger than MAX_FILE_BYTES."""
    try:
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise Refused(f"{path.name} has {size / 2**20:.0f} MiB, more than {MAX_FILE_BYTES / 2**20:.0f}")
        return path.read_bytes()
    except OSError as error:
        raise Refused(f"{path.name} cannot be read: {error.strerror}") from error


def _split_glb(data: bytes) -> tuple[bytes, bytes | None]:
    """The JSON chunk and the BIN chunk of a binary glTF 2.0."""
    if len(data) < _GLB_HEADER + 8:
        raise Refused("the file ends inside its header")
    magic, version, length = struct.unpack_from("<4sII", data)
    if magic != b"glTF":
        raise Refused("the file does not begin with the glTF magic word")
    if version != 2:
        raise Refused(f"glTF binary version {version}, only 2 is read")
    if not _GLB_HEADER + 8 <= length <= len(data):  # bytes after the end are allowed, and ignored
        raise Refused(f"the header says {length} bytes, the file has {len(data)}")
    chunks: list[tuple[int, bytes]] = []
    at = _GLB_HEADER
    while at < length:
        if at + 8 > length:
            raise Refused("the file ends inside a chunk's header")
        size, kind = struct.unpack_from("<II", data, at)
        if size % 4 or at + 8 + size > length:
            raise Refused(f"a chunk of {size} bytes at {at} is not whole")
        chunks.append((kind, data[at + 8 : at + 8 + size]))
        at += 8 + size
    kinds = [kind for kind, _ in chunks]
    if kinds[0] != _JSON_CHUNK or kinds.count(_JSON_CHUNK) > 1:
        raise Refused("the first chunk, and only the first, must be JSON")
    if _BIN_CHUNK in kinds[2:]:
        raise Refused("the binary chunk must be the second, and the only one")
    return chunks[0][1], chunks[1][1] if kinds[1:2] == [_BIN_CHUNK] else None


def _parse(text: bytes) -> dict[str, Any]:
    if len(text) > MAX_JSON_BYTES:
        raise Refused(f"{len(text) / 2**20:.0f} MiB of JSON, more than {MAX_JSON_BYTES / 2**20:.0f}")
    try:
        document = json.loads(text.decode("utf-8"), parse_constant=_no_constant)
    except RecursionError as error:
        raise Refused(f"the JSON nests deeper than {MAX_JSON_DEPTH}") from error
    except ValueError as error:  # JSONDecodeError, UnicodeDecodeError, numbers of absurd length
        raise Refused(f"the JSON cannot be read: {str(error)[:120]}") from error
    if not isinstance(document, dict):
        raise Refused("the JSON is not an object")
    level: list[Any] = [document]
    for _ in range(MAX_JSON_DEPTH):
        level = [c for v in level for c in (v.values() if isinstance(v, dict) else v) if isinstance(c, dict | list)]
        if not level:
            return document
    raise Refused(f"the JSON nests deeper than {MAX_JSON_DEPTH}")


def _no_constant(word: str) -> None:
    raise ValueError(f"{word} is not a JSON number")


def fetch(container: Container, uri: object, root: Path) -> bytes:
    """The bytes a ``uri`` names: a data: URI, or for .gltf a file in the model's own folder, below ``root``.

    Raises Refused for every other way out: schemes, absolute paths, dots, back-slashes, links that leave.
    """
    if not isinstance(uri, str) or not uri:
        raise Refused("a uri is not text")
    if uri.startswith("data:"):
        return _data_uri(uri)
    shown = uri if len(uri) <= 80 else uri[:77] + "..."
    if container.is_glb:
        raise Refused(f"a .glb must hold everything itself, this one names {shown!r}")
    name = unquote(uri)
    parts = PurePosixPath(name).parts
    if ":" in name or "\\" in name or "%" in name or "\0" in name or name.startswith("/") or ".." in parts:
        raise Refused(f"{shown!r} leads out of the model's folder")
    folder = container.path.parent.resolve()
    file = (folder / name).resolve()
    if not file.is_relative_to(folder) or not file.is_relative_to(root.resolve()):
        raise Refused(f"{shown!r} leads out of the model's folder")
    return read_capped(file)


def everything(path: Path, root: Path) -> Iterator[bytes]:
    """The bytes of a model's file and of each file that it names, for a hash of all that shapes it. What cannot be
    had is passed over: the reader will say so."""
    yield read_capped(path)
    if path.suffix.lower() != ".gltf":
        return
    with contextlib.suppress(Refused):
        container = open_container(path)
        for kind in ("buffers", "images"):
            entries = container.document.get(kind)
            for entry in entries if isinstance(entries, list) else ():
                uri = entry.get("uri") if isinstance(entry, dict) else None
                if isinstance(uri, str) and not uri.startswith("data:"):
                    with contextlib.suppress(Refused):
                        yield fetch(container, uri, root)


def _data_uri(uri: str) -> bytes:
    head, comma, body = uri.partition(",")
    data = unquote_to_bytes(body)
    if not comma:
        raise Refused("a data: URI holds no data")
    if not head.endswith(";base64"):
        return data
    try:
        return base64.b64decode(data + b"=" * (-len(data) % 4), validate=True)  # some writers leave the padding out
    except (binascii.Error, ValueError) as error:
        raise Refused("a data: URI is not base64") from error
