"""Geometry and Batches <-> a file below the cache, named by the hash of all that went into them."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from pathlib import Path

import numpy as np

from exhibition.forms.built import Heightfield
from exhibition.forms.mesh import Mesh
from exhibition.models.container import everything
from exhibition.models.pictures import Picture
from exhibition.models.surface import Map, Surface
from exhibition.scene.model import Scene
from exhibition.scene.modelfiles import model_files
from exhibition.world.batches import Batch, Batches, Herds, Levels, Pool, Tree
from exhibition.world.files import model_file
from exhibition.world.flatfile import FORMAT, UNFINISHED, keep_flat, read_flat
from exhibition.world.ground import Ground
from exhibition.world.model import Geometry, Placements, WorldPart
from exhibition.world.navmesh import NavMesh
from exhibition.world.occluders import Occluders

_CLASSES = {
    c.__name__: c
    for c in (
        Mesh, Heightfield, Ground, Batch, Batches, Pool, Levels, Herds, Tree, Geometry, Placements,
        WorldPart, Surface, Map, Picture, Occluders, NavMesh,
    )
}  # fmt: skip
_KEPT = 12  # worlds kept on disk,
_KEPT_BYTES = 2_000_000_000  # and what they take at most; the longest unused go
_ABANDONED = 3600.0  # seconds after which a half-written file is nobody's


def fingerprint(scene: Scene, folder: Path) -> str:
    """The hash of everything that shapes a scene's geometry: its parts and places, its model files, our own code."""
    digest = hashlib.sha256(f"format {FORMAT}, numpy {np.__version__}".encode())
    what = scene.model_dump(mode="json", include={"parts", "places", "walk"})
    digest.update(json.dumps(what, sort_keys=True, ensure_ascii=False).encode())
    for part in scene.parts.values():
        for _, file in model_files(part):
            path = model_file(folder, file)
            for data in everything(path, path.parent):
                digest.update(data)
    root = Path(__file__).parent.parent
    for room in ("forms", "models", "world"):
        for source in sorted((root / room).rglob("*.py")):
            digest.update(source.read_bytes())
    return digest.hexdigest()[:32]


def kept_name(scene: Scene, mark: str) -> str:
    """The name of the file that keeps a scene's world below the cache."""
    return f"{scene.id}-{mark}.world"


def save(path: Path, geometry: Geometry, batches: Batches) -> None:
    """Write both to ``path`` at once or not at all. A folder that cannot be written is no error: the next start builds
    again."""
    if keep_flat(path, (geometry, batches)):
        _tidy(path)


def load(path: Path) -> tuple[Geometry, Batches] | None:
    """Both, their arrays read-only and still on disk until used; None when there is nothing, or nothing whole."""
    found = read_flat(path, _CLASSES)
    with contextlib.suppress(TypeError, ValueError):
        geometry, batches = found
        if isinstance(geometry, Geometry) and isinstance(batches, Batches):
            with contextlib.suppress(OSError):
                os.utime(path)  # the longest unused go first
            return geometry, batches
    return None


def _tidy(newest: Path) -> None:
    """Remove the longest unused worlds, those of an older form, and what an interrupted writer left."""
    with contextlib.suppress(OSError):
        ages = {file: file.stat().st_mtime for file in newest.parent.glob("*.world") if file != newest}
        together = newest.stat().st_size
        for number, file in enumerate(sorted(ages, key=lambda f: -ages[f]), 2):
            together += file.stat().st_size
            if number > _KEPT or together > _KEPT_BYTES:
                _remove(file)
        for file in newest.parent.glob(f"*{UNFINISHED}"):
            if time.time() - file.stat().st_mtime > _ABANDONED:
                _remove(file)
    for file in newest.parent.glob(f"{newest.name.rsplit('-', 1)[0]}-*.npz"):
        _remove(file)


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):  # another process has it open, or was quicker
        path.unlink()
