"""Views and accessors of an untrusted document -> whether each lies where it says, and how much they unfold to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from exhibition.models.accessors import COMPONENT_TYPES, COMPONENTS, element_bytes
from exhibition.models.findings import Findings, each, whole

MAX_DECODED_BYTES = 2**30


def check_views(document: Mapping[str, Any], buffers: Sequence[bytes], found: Findings) -> None:
    """Every bufferView lies inside the bytes that its buffer really has."""
    for where, view in each(document, "bufferViews"):
        start, length, stride = view.get("byteOffset", 0), view.get("byteLength"), view.get("byteStride", 4)
        if not whole(view.get("buffer"), 0, len(buffers)):
            found.add(f"{where}.buffer names no buffer")
        elif not whole(start) or not whole(length, 1):
            found.add(f"{where} has an offset or a length that is not a whole number")
        elif not whole(stride, 4, 253) or stride % 4:
            found.add(f"{where}.byteStride is {str(stride)[:20]}, not a multiple of 4 up to 252")
        elif not buffers[view["buffer"]]:
            found.add(f"{where}: buffers[{view['buffer']}] has no bytes, neither in the file nor beside it")
        elif start + length > len(buffers[view["buffer"]]):
            found.add(f"{where} ends at byte {start + length}, its buffer has {len(buffers[view['buffer']])}")


def check_accessors(document: Mapping[str, Any], found: Findings) -> None:
    """Every accessor has a known shape, lies inside its bufferView, and together they unfold to a bearable size."""
    views = document.get("bufferViews", [])
    decoded = 0
    for where, accessor in each(document, "accessors"):
        component, shape = accessor.get("componentType"), accessor.get("type")
        if not whole(component) or component not in COMPONENT_TYPES:
            found.add(f"{where}.componentType is not one of glTF's six")
        elif not isinstance(shape, str) or shape not in COMPONENTS:
            found.add(f"{where}.type is not one of glTF's seven")
        elif not whole(accessor.get("count"), 1):
            found.add(f"{where}.count is not a whole number above 0")
        else:
            size, count = element_bytes(accessor), accessor["count"]
            decoded += size * count
            if "bufferView" in accessor:
                _span(where, accessor, accessor["bufferView"], (count, size), views, found)
            if "sparse" in accessor:
                _sparse(where, accessor, views, found)
    if decoded > MAX_DECODED_BYTES:
        found.add(f"the accessors unfold to {decoded / 2**20:.0f} MiB, more than {MAX_DECODED_BYTES / 2**20:.0f}")


def _span(where: str, holder: Mapping[str, Any], index: Any, shape: tuple[int, int], views, found: Findings) -> None:
    """``count`` elements of ``size`` bytes must lie in their view; a view's stride holds for accessors alone."""
    count, size = shape
    start = holder.get("byteOffset", 0)
    if not whole(index, 0, len(views)):
        found.add(f"{where}.bufferView names no bufferView")
        return
    if not whole(start):
        found.add(f"{where}.byteOffset is not a whole number")
        return
    view = views[index]
    stride = view.get("byteStride", size) if "type" in holder else size
    end = start + stride * (count - 1) + size
    if stride < size:
        found.add(f"{where} has elements of {size} bytes every {stride}")
    elif end > view["byteLength"]:
        found.add(f"{where} needs {end} bytes, its bufferView has {view['byteLength']}")


def _sparse(where: str, accessor: Mapping[str, Any], views, found: Findings) -> None:
    sparse = accessor["sparse"]
    where = f"{where}.sparse"
    parts = [sparse.get(key) for key in ("indices", "values")] if isinstance(sparse, dict) else [None]
    if not all(isinstance(part, dict) for part in parts):
        found.add(f"{where} has no indices and values")
        return
    component = sparse["indices"].get("componentType")
    if not whole(component) or component not in (5121, 5123, 5125):
        found.add(f"{where}.indices.componentType is not unsigned")
    elif not whole(sparse.get("count"), 1, accessor["count"] + 1):
        found.add(f"{where}.count is not between 1 and the accessor's")
    else:
        sizes = (COMPONENT_TYPES[component].itemsize, element_bytes(accessor))
        for key, size in zip(("indices", "values"), sizes, strict=True):
            _span(f"{where}.{key}", sparse[key], sparse[key].get("bufferView"), (sparse["count"], size), views, found)
