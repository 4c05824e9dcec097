"""Geometry and Batches <-> one file of plain arrays, named by the hash of all that went into them. No pickles."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from exhibition.forms.built import Heightfield
from exhibition.forms.mesh import Mesh
from exhibition.models.container import everything
from exhibition.models.pictures import Picture
from exhibition.models.surface import Map, Surface
from exhibition.scene.base import Text
from exhibition.scene.model import Scene
from exhibition.world.build import model_file
from exhibition.world.ground import Ground
from exhibition.world.model import Batch, Batches, Geometry, Placements, WorldPart

_CLASSES = {
    c.__name__: c
    for c in (
        Mesh, Heightfield, Ground, Batch, Batches, Geometry, Placements, WorldPart, Surface, Map, Picture,
    )
}  # fmt: skip
_KEPT = 12  # packed worlds kept on disk; older ones go


def fingerprint(scene: Scene, folder: Path) -> str:
    """The hash of everything that shapes a scene's geometry: its parts and places, its model files, our own code."""
    digest = hashlib.sha256()
    what = scene.model_dump(mode="json", include={"parts", "places", "walk"})
    digest.update(json.dumps(what, sort_keys=True, ensure_ascii=False).encode())
    for part in scene.parts.values():
        if part.form == "model":
            path = model_file(folder, part.file)
            for data in everything(path, path.parent):
                digest.update(data)
    root = Path(__file__).parent.parent
    for room in ("forms", "models", "world"):
        for source in sorted((root / room).glob("*.py")):
            digest.update(source.read_bytes())
    digest.update(np.__version__.encode())
    return digest.hexdigest()[:32]


def save(path: Path, geometry: Geometry, batches: Batches) -> None:
    """Write both to ``path`` at once or not at all. A folder that cannot be written is no error: the next start builds
    again."""
    arrays: list[np.ndarray] = []
    tree = _encode({"geometry": geometry, "batches": batches}, arrays, {})
    header = json.dumps(tree, ensure_ascii=False).encode()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
        with os.fdopen(handle, "wb") as file:
            named: dict[str, Any] = {f"a{i}": a for i, a in enumerate(arrays)}
            np.savez(file, header=np.frombuffer(header, np.uint8), **named)
        os.replace(name, path)
        for old in sorted(path.parent.glob("*.npz"), key=lambda p: p.stat().st_mtime)[:-_KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        return


def load(path: Path) -> tuple[Geometry, Batches] | None:
    """Read both back; None when there is nothing, or nothing whole."""
    try:
        with path.open("rb") as handle, np.load(handle, allow_pickle=False) as file:
            tree = json.loads(file["header"].tobytes())
            arrays = [file[f"a{i}"] for i in range(len(file.files) - 1)]
        found = _decode(tree, arrays, {})
        return found["geometry"], found["batches"]
    except (OSError, ValueError, KeyError, TypeError, EOFError, IndexError, BadZipFile):
        return None


def _encode(value: Any, arrays: list[np.ndarray], seen: dict[tuple[str, int], int]) -> Any:
    """Plain JSON with arrays and shared records by number."""
    if isinstance(value, np.ndarray):
        if ("array", id(value)) not in seen:
            seen["array", id(value)] = len(arrays)
            arrays.append(value)
        return {"$array": seen["array", id(value)]}
    if isinstance(value, Text):
        return {"$text": [value.fr, value.en, value.zh]}
    if dataclasses.is_dataclass(value):
        if isinstance(value, Mesh):
            if ("mesh", id(value)) in seen:
                return {"$mesh": seen["mesh", id(value)]}
            seen["mesh", id(value)] = sum(1 for kind, _ in seen if kind == "mesh")
        fields = {f.name: _encode(getattr(value, f.name), arrays, seen) for f in dataclasses.fields(value)}
        return {"$class": type(value).__name__, "fields": fields}
    if isinstance(value, Mapping):
        return {"$map": [[k, _encode(v, arrays, seen)] for k, v in value.items()]}
    if isinstance(value, tuple | list):
        return [_encode(v, arrays, seen) for v in value]
    if isinstance(value, np.generic):
        return value.item()
    return value


def _decode(value: Any, arrays: list[np.ndarray], meshes: dict[int, Mesh]) -> Any:
    if isinstance(value, list):
        return tuple(_decode(v, arrays, meshes) for v in value)
    if not isinstance(value, dict):
        return value
    if "$array" in value:
        return arrays[value["$array"]]
    if "$text" in value:
        fr, en, zh = value["$text"]
        return Text(fr=fr, en=en, zh=zh)
    if "$mesh" in value:
        return meshes[value["$mesh"]]
    if "$map" in value:
        return {k: _decode(v, arrays, meshes) for k, v in value["$map"]}
    number = len(meshes) if value["$class"] == "Mesh" else None
    made = _CLASSES[value["$class"]](**{k: _decode(v, arrays, meshes) for k, v in value["fields"].items()})
    if isinstance(made, Mesh) and number is not None:
        meshes[number] = made
    return made
