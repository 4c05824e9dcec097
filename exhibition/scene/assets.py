"""A path written in a file in, the asset's real path out, or why it is refused. Pictures are judged by their header."""

from __future__ import annotations

import os
import re
import warnings
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

SUFFIXES = frozenset({".png", ".jpg", ".glb", ".ttf", ".otf", ".ogg", ".md"})
PICTURES = {".png": "PNG", ".jpg": "JPEG"}
LARGEST_PICTURE = 4096  # pixels a side; a panel may have LARGEST_PANEL
LARGEST_PANEL = 8192
LARGEST_ASSET = 200_000_000  # bytes


@dataclass(frozen=True)
class Asset:
    """The file that was meant, or the message and hint of a Problem."""

    path: Path | None
    message: str = ""
    hint: str = ""


def find_asset(
    text: str, *, base: Path, root: Path, suffixes: frozenset[str] = SUFFIXES, side: int = LARGEST_PICTURE
) -> Asset:
    """Looks up a path written in a file.

    A path that begins with ``assets/`` counts from ``root``, the project's folder; any other from ``base``.
    side: most pixels of a picture's longer side. Opens nothing but a picture's header; raises nothing.
    """
    refused = _unsafe(text)
    if refused:
        return Asset(
            None, f'the path "{text[:80]}" {refused}', "Name a file inside the project, such as assets/models/vase.glb."
        )
    suffix = Path(text).suffix.lower()
    if suffix not in suffixes:
        return Asset(None, f'"{text}" is not of a kind that is used here.', f"Kinds: {', '.join(sorted(suffixes))}.")
    base, root = base.absolute(), root.absolute()
    path = (root if text.startswith("assets/") else base) / text
    try:
        found = _exact(path, root)
        if found.message:
            return found
        if path.stat().st_size > LARGEST_ASSET:
            return Asset(None, f'"{text}" is larger than 200 MB.', "Make it smaller.")
    except OSError:
        return Asset(None, f'"{text}" cannot be read.', "Look at who may read it.")
    return _picture(path, text, side) if suffix in PICTURES else Asset(path)


def _unsafe(text: str) -> str:
    parts = re.split(r"[/\\]", text)
    if not text.strip() or len(text) > 400:
        return "is empty or too long."
    if any(ord(sign) < 32 or ord(sign) == 127 for sign in text):
        return "holds an invisible sign."
    if "\\" in text:
        return "holds a \\; folders are parted by /."
    if text.startswith(("/", "~")) or re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", text):
        return "does not begin inside the project."
    if "%" in text:
        return "holds a %."
    if any(part in ("", ".", "..") for part in parts):
        return "leaves its folder or has an empty step."
    return ""


def _exact(path: Path, root: Path) -> Asset:
    """The file must be there in exactly these letters, and no link may lead out of the project."""
    try:
        real, home = path.resolve(strict=True), root.resolve(strict=True)
    except (OSError, RuntimeError, ValueError):
        return _near_name(path, root)
    if not real.is_relative_to(home):
        return Asset(None, f'"{path.name}" is a link that leads out of the project.', "Copy the file into the project.")
    step = path
    while step != root and step != step.parent:
        if step.name not in os.listdir(step.parent):
            return _near_name(path, root)
        step = step.parent
    return Asset(path) if real.is_file() else Asset(None, f'"{path.name}" is a folder.', "Name a file in it.")


def _near_name(path: Path, root: Path) -> Asset:
    shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    names = sorted(os.listdir(path.parent)) if path.parent.is_dir() else []
    same = [name for name in names if name.lower() == path.name.lower() and name != path.name]
    hint = f'It is written "{same[0]}": capitals count.' if same else "Put it there, or mend the name."
    return Asset(None, f'"{shown}" is not there.', hint)


def _picture(path: Path, text: str, side: int) -> Asset:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(path) as image:
                kind, (width, height) = image.format, image.size
    except Exception:  # a foreign file can fail in any way; whatever it is, it is no picture for us
        return Asset(None, f'"{text}" cannot be read as a picture.', "Save it anew as .png or .jpg.")
    if kind != PICTURES[path.suffix.lower()]:
        return Asset(None, f'"{text}" is a {kind} picture under another name.', "Save it as .png or .jpg.")
    if max(width, height) > side:
        return Asset(None, f'"{text}" has {width} x {height} pixels.', f"Make it at most {side} pixels a side.")
    return Asset(path)
