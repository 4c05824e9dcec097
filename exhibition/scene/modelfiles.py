"""A part in, the model files it is made from out, the finest first, each with the word that names it."""

from __future__ import annotations

from exhibition.scene.setting import Head, Imported
from exhibition.scene.tree import Path

LEVELS = 3  # of a sculpted head: near, in the room, far


def model_files(part) -> tuple[tuple[Path, str], ...]:
    """(path of the word below the part, file) of every model file; empty for a part that is built from its measures."""
    if isinstance(part, Imported):
        coarser = tuple((("levels", number), file) for number, file in enumerate(part.levels))
        return ((("file",), part.file), *coarser)
    if isinstance(part, Head):
        return tuple((("animal",), file) for file in head_files(part.animal))
    return ()


def head_files(animal: str) -> tuple[str, ...]:
    """Where a sculpted head lies, the finest level first."""
    return tuple(f"assets/models/heads/{animal}{f'_{level}' if level else ''}.glb" for level in range(LEVELS))
