"""A glTF document whose references hold, and its buffers -> what is wrong with the numbers themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from exhibition.models.accessors import raw_values, sparse_indices

MAX_COORDINATE = 1e7


def contents_problems(document: Mapping[str, Any], buffers: Sequence[bytes]) -> list[str]:
    """Indices that point past their vertices, sparse rows out of order, coordinates that are no numbers."""
    problems = [f"accessors[{i}].sparse.indices {text}" for i, text in _sparse_problems(document, buffers)]
    if problems:
        return problems
    accessors = document.get("accessors", [])
    positions: set[int] = set()
    most: dict[int, int] = {}
    for mesh_index, mesh in enumerate(document.get("meshes", ())):
        for index, primitive in enumerate(mesh["primitives"]):
            where = f"meshes[{mesh_index}].primitives[{index}]"
            position = primitive["attributes"].get("POSITION")
            if position is None:
                continue
            positions.add(position)
            listed = primitive.get("indices")
            if listed is None:
                continue
            if listed not in most:
                most[listed] = int(raw_values(document, buffers, accessors[listed]).max())
            if most[listed] >= accessors[position]["count"]:
                problems.append(f"{where} uses vertex {most[listed]} of {accessors[position]['count']}")
    for index in sorted(positions):
        values = raw_values(document, buffers, accessors[index])
        if not (np.abs(values.astype(np.float64)) <= MAX_COORDINATE).all():
            problems.append(f"accessors[{index}] holds positions that are not numbers, or beyond {MAX_COORDINATE:.0e}")
    return problems


def _sparse_problems(document: Mapping[str, Any], buffers: Sequence[bytes]):
    for index, accessor in enumerate(document.get("accessors", ())):
        if "sparse" in accessor:
            rows = sparse_indices(document, buffers, accessor["sparse"])
            if rows.max() >= accessor["count"]:
                yield index, "point past the accessor"
            elif (np.diff(rows) <= 0).any():
                yield index, "do not increase"
