"""A file's name in a scene -> where it lies."""

from __future__ import annotations

from pathlib import Path


def model_file(folder: Path, file: str) -> Path:
    """Where a model's file lies: a path that begins with ``assets/`` counts from the project's folder, the one above
    ``folder`` that holds ``scenes``, any other from ``folder``, the scene's own."""
    if file.startswith("assets/"):
        for above in folder.resolve().parents:
            if (above / "scenes").is_dir():
                return above / file
    return folder / file
