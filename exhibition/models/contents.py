"""A glTF document whose references hold, and its buffers -> what is wrong with the numbers themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from exhibition.models.accessors import COMPONENT_TYPES, raw_values, sparse_indices

MAX_COORDINATE = 1e7
_UNIT = 0.01  # a direction may be this much longer or shorter than 1


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
            if most[listed] == np.iinfo(COMPONENT_TYPES[accessors[listed]["componentType"]]).max:
                problems.append(f"{where}.indices hold {most[listed]}, which no index of their kind may be")
            elif most[listed] >= accessors[position]["count"]:
                problems.append(f"{where} uses vertex {most[listed]} of {accessors[position]['count']}")
    for index in sorted(positions):
        values = raw_values(document, buffers, accessors[index])
        if not (np.abs(values.astype(np.float64)) <= MAX_COORDINATE).all():
            problems.append(f"accessors[{index}] holds positions that are not numbers, or beyond {MAX_COORDINATE:.0e}")
    return problems + list(_attribute_problems(document, buffers))


def _attribute_problems(document: Mapping[str, Any], buffers: Sequence[bytes]):
    """Stored normals and tangents are directions, colours are between dark and full."""
    named = {
        (name, index)
        for mesh in document.get("meshes", ())
        for primitive in mesh["primitives"]
        for name, index in primitive["attributes"].items()
        if name in ("NORMAL", "TANGENT") or name.startswith("COLOR_")
    }
    for name, index in sorted(named, key=lambda one: (one[1], one[0])):
        accessor = document["accessors"][index]
        if accessor["componentType"] != 5126 or not ("bufferView" in accessor or "sparse" in accessor):
            continue  # whole numbers round off, and what is not stored is not checked
        values = raw_values(document, buffers, accessor).astype(np.float64)
        if name.startswith("COLOR_"):
            if not ((values >= 0) & (values <= 1)).all():
                yield f"accessors[{index}] holds colours that are not between 0 and 1"
            continue
        length = np.sqrt((values[:, :3] ** 2).sum(axis=1))
        bad = ~(np.abs(length - 1) <= _UNIT)
        if bad.any():
            row = int(bad.argmax())
            yield f"accessors[{index}], {name}: vertex {row} has length {length[row]:.3f}, not 1 ({bad.sum()} such)"
        if name == "TANGENT" and not (np.abs(values[:, 3]) == 1).all():
            yield f"accessors[{index}], TANGENT: a side that is neither 1 nor -1"


def _sparse_problems(document: Mapping[str, Any], buffers: Sequence[bytes]):
    for index, accessor in enumerate(document.get("accessors", ())):
        if "sparse" in accessor:
            rows = sparse_indices(document, buffers, accessor["sparse"])
            if rows.max() >= accessor["count"]:
                yield index, "point past the accessor"
            elif (np.diff(rows) <= 0).any():
                yield index, "do not increase"
