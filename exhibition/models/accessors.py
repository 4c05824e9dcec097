"""An accessor of a checked glTF document -> a numpy array (count, components)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from exhibition.forms.mesh import Array

COMPONENT_TYPES: Mapping[int, np.dtype] = {
    5120: np.dtype("<i1"),
    5121: np.dtype("<u1"),
    5122: np.dtype("<i2"),
    5123: np.dtype("<u2"),
    5125: np.dtype("<u4"),
    5126: np.dtype("<f4"),
}
COMPONENTS: Mapping[str, int] = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT2": 4, "MAT3": 9, "MAT4": 16}


def element_bytes(accessor: Mapping[str, Any]) -> int:
    """Bytes of one element. Matrix columns of small components are padded to 4; no mesh uses such."""
    return COMPONENT_TYPES[accessor["componentType"]].itemsize * COMPONENTS[accessor["type"]]


def raw_values(document: Mapping[str, Any], buffers: Sequence[bytes], accessor: Mapping[str, Any]) -> Array:
    """The stored numbers (count, components), in the accessor's own component type."""
    dtype = COMPONENT_TYPES[accessor["componentType"]]
    width = COMPONENTS[accessor["type"]]
    count = accessor["count"]
    if "bufferView" in accessor:
        view = document["bufferViews"][accessor["bufferView"]]
        values = _strided(
            buffers[view["buffer"]],
            view.get("byteOffset", 0) + accessor.get("byteOffset", 0),
            (count, width),
            dtype,
            view.get("byteStride", 0) or dtype.itemsize * width,
        )
    else:
        values = np.zeros((count, width), dtype)
    sparse = accessor.get("sparse")
    if sparse:
        values = values.copy()
        values[sparse_indices(document, buffers, sparse)] = _tight(
            document, buffers, sparse["values"], (sparse["count"], width), dtype
        )
    return values


def values_of(document: Mapping[str, Any], buffers: Sequence[bytes], index: int) -> Array:
    """Accessor ``index`` as float32 (count, components); normalised integers become 0..1 or -1..1."""
    accessor = document["accessors"][index]
    raw = raw_values(document, buffers, accessor)
    if raw.dtype == np.float32:
        return raw
    values = raw.astype(np.float32)
    if accessor.get("normalized"):
        values = np.maximum(values / np.float32(np.iinfo(raw.dtype).max), np.float32(-1))
    return values


def sparse_indices(document: Mapping[str, Any], buffers: Sequence[bytes], sparse: Mapping[str, Any]) -> Array:
    """The rows that a sparse accessor replaces, (count,) int64."""
    dtype = COMPONENT_TYPES[sparse["indices"]["componentType"]]
    return _tight(document, buffers, sparse["indices"], (sparse["count"], 1), dtype)[:, 0].astype(np.int64)


def _tight(document, buffers, where, shape: tuple[int, int], dtype: np.dtype) -> Array:
    view = document["bufferViews"][where["bufferView"]]
    start = view.get("byteOffset", 0) + where.get("byteOffset", 0)
    return _strided(buffers[view["buffer"]], start, shape, dtype, dtype.itemsize * shape[1])


def _strided(data: bytes, start: int, shape: tuple[int, int], dtype: np.dtype, stride: int) -> Array:
    return np.ndarray(shape, dtype, buffer=data, offset=start, strides=(stride, dtype.itemsize))
