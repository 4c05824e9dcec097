"""Picture files -> their pixels in arrays as Panda3D stores them, kept decoded: a second start decodes nothing."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from PIL import Image

from exhibition.forms.mesh import Array
from exhibition.world.flatfile import keep_flat, read_flat

_KEPT = 3  # as many projects may stand on one machine


def decoded(
    groups: Sequence[Sequence[Path]],
    kept: Path | None = None,
    made: Callable[..., Array] | None = None,
) -> tuple[Array, ...]:
    """For each group of files of one size their pixels (files, h, w, 4) uint8. kept: a folder for the answer, read-only
    when it comes from there; none without it. made: what becomes of all groups, one array of as many files as the first
    has; then that is the answer."""
    kind = "pictures" if made is None else made.__name__
    place = kept / f"{kind}-{_key(groups)}.flat" if kept is not None else None
    if place is not None and (found := _found(place, groups if made is None else groups[:1])) is not None:
        return found
    with ThreadPoolExecutor(4) as readers:  # decoding leaves Python alone, so it shares the cores
        layers = list(readers.map(pixels, [file for group in groups for file in group]))
    ends = np.cumsum([len(group) for group in groups])
    found = tuple(np.stack(layers[end - len(group) : end]) for group, end in zip(groups, ends, strict=True))
    if made is not None:
        found = (made(*found),)
    if place is not None and keep_flat(place, found):
        _tidy(place, kind)
    return found


def pixels(path: Path) -> Array:
    """(h, w, 4) uint8 as Panda3D stores it: blue first, the bottom row first."""
    with Image.open(path) as picture:
        rows = np.asarray(picture.convert("RGBA"))[::-1]
    swapped = np.empty_like(rows, order="C")
    for to, channel in enumerate((2, 1, 0, 3)):
        swapped[..., to] = rows[..., channel]
    return swapped


def _tidy(newest: Path, kind: str) -> None:
    """Remove what is kept of pictures that have changed since: all but the few made last."""
    with contextlib.suppress(OSError):
        files = sorted(newest.parent.glob(f"{kind}-*.flat"), key=lambda file: file.stat().st_mtime_ns, reverse=True)
        for old in files[_KEPT:]:
            old.unlink()


def _key(groups: Sequence[Sequence[Path]]) -> str:
    """Another one as soon as any file is another."""
    told = [[(str(file), file.stat().st_size, file.stat().st_mtime_ns) for file in group] for group in groups]
    return hashlib.sha256(repr(told).encode()).hexdigest()[:24]


def _found(place: Path, groups: Sequence[Sequence[Path]]) -> tuple[Array, ...] | None:
    found = read_flat(place, {})
    if not isinstance(found, tuple) or len(found) != len(groups):
        return None
    whole = all(isinstance(a, np.ndarray) and a.ndim == 4 and a.dtype == np.uint8 and a.shape[3] == 4 for a in found)
    return found if whole and [len(a) for a in found] == [len(group) for group in groups] else None
