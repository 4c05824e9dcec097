"""Meshes and nodes of an untrusted document -> whether every reference leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from exhibition.models.findings import Findings, each, numbers, whole

_VARIANTS = "KHR_materials_variants"
MAX_PLACED_TRIANGLES = 200_000_000

# What each attribute of a primitive may be, as the core and KHR_mesh_quantization allow.
_SEMANTIC = re.compile(r"POSITION|NORMAL|TANGENT|(TEXCOORD|COLOR|JOINTS|WEIGHTS)_\d{1,3}|_.*", re.S)
_ATTRIBUTES = {"POSITION": ("VEC3",), "NORMAL": ("VEC3",), "TEXCOORD": ("VEC2",), "COLOR": ("VEC3", "VEC4")}


def check_meshes(document: Mapping[str, Any], found: Findings) -> None:
    """Every primitive names accessors of the right kind, alike in count, and a material that exists."""
    accessors = document.get("accessors", [])
    for mesh_name, mesh in each(document, "meshes"):
        primitives = mesh.get("primitives")
        if not isinstance(primitives, list) or not primitives or not all(isinstance(p, dict) for p in primitives):
            found.add(f"{mesh_name}.primitives is not a list of objects")
            continue
        for index, primitive in enumerate(primitives):
            where = f"{mesh_name}.primitives[{index}]"
            _primitive(where, primitive, accessors, found)
            if not whole(primitive.get("mode", 4), 0, 7):
                found.add(f"{where}.mode is not 0 to 6")
            if "material" in primitive and not whole(primitive["material"], 0, len(document.get("materials", []))):
                found.add(f"{where}.material names no material")
            named, known = primitive.get("extensions", {}), document.get("extensions", {})
            if not isinstance(named, dict) or not isinstance(known, dict):
                found.add(f"{where}.extensions or the file's own are not an object")
            elif _VARIANTS in named and _VARIANTS not in known:
                found.add(f"{where} names variants of materials, and the file lists none ({_VARIANTS})")


def _primitive(where: str, primitive: Mapping[str, Any], accessors, found: Findings) -> None:
    attributes = primitive.get("attributes")
    if not isinstance(attributes, dict) or not all(whole(i, 0, len(accessors)) for i in attributes.values()):
        found.add(f"{where}.attributes do not all name accessors")
        return
    counts = {accessors[index]["count"] for index in attributes.values()}
    if len(counts) > 1:
        found.add(f"{where} has attributes of different counts")
    for name, index in attributes.items():
        if not _SEMANTIC.fullmatch(name):
            found.add(f"{where}.attributes.{name[:40]!r} is no attribute of glTF's")
        allowed = _ATTRIBUTES.get(name.split("_")[0] if not name.startswith("_") else "")
        if allowed and accessors[index]["type"] not in allowed:
            found.add(f"{where}.attributes.{name} is {accessors[index]['type']}, not {' or '.join(allowed)}")
    if "indices" in primitive:
        index = primitive["indices"]
        if not whole(index, 0, len(accessors)):
            found.add(f"{where}.indices names no accessor")
        elif accessors[index]["type"] != "SCALAR" or accessors[index]["componentType"] not in (5121, 5123, 5125):
            found.add(f"{where}.indices are not unsigned whole numbers")


def check_nodes(document: Mapping[str, Any], found: Findings) -> None:
    """The nodes are a forest, each rightly placed; the scenes name its roots."""
    nodes = document.get("nodes", [])
    parents = [0] * len(nodes)
    children: list[list[int]] = []
    for where, node in each(document, "nodes"):
        below = node.get("children", [])
        if not isinstance(below, list) or not all(whole(child, 0, len(nodes)) for child in below):
            found.add(f"{where}.children do not all name nodes")
            below = []
        for child in below:
            parents[child] += 1
        children.append(below)
        if "mesh" in node and not whole(node["mesh"], 0, len(document.get("meshes", []))):
            found.add(f"{where}.mesh names no mesh")
        _placing(where, node, document.get("accessors", []), found)
    if any(count > 1 for count in parents):
        found.add(f"nodes[{next(i for i, c in enumerate(parents) if c > 1)}] has more than one parent")
    roots = [index for index, count in enumerate(parents) if count == 0]
    if all(count < 2 for count in parents) and _reached(roots, children) < len(nodes):
        found.add("the nodes form a loop")
    for where, scene in each(document, "scenes"):
        listed = scene.get("nodes", [])
        if not isinstance(listed, list) or not all(whole(index, 0, len(nodes)) for index in listed):
            found.add(f"{where}.nodes do not all name nodes")
        elif any(parents[index] for index in listed):
            found.add(f"{where}.nodes names a node that has a parent")
    if "scene" in document and not whole(document["scene"], 0, len(document.get("scenes", []))):
        found.add("scene names no scene")


def _reached(roots: list[int], children: list[list[int]]) -> int:
    """How many nodes hang below the roots; each has one parent, so none is met twice."""
    level, count = roots, 0
    while level:
        count += len(level)
        level = [child for node in level for child in children[node]]
    return count


def _placing(where: str, node: Mapping[str, Any], accessors, found: Findings) -> None:
    for key, size in (("matrix", 16), ("translation", 3), ("rotation", 4), ("scale", 3)):
        if key in node and not numbers(node[key], size, -1e9, 1e9):
            found.add(f"{where}.{key} is not {size} numbers below 1e9")
    extensions = node.get("extensions", {})
    if not isinstance(extensions, dict):
        found.add(f"{where}.extensions is not an object")
        return
    instancing = extensions.get("EXT_mesh_gpu_instancing")
    if instancing is None:
        return
    attributes = instancing.get("attributes") if isinstance(instancing, dict) else None
    if not isinstance(attributes, dict) or not all(whole(i, 0, len(accessors)) for i in attributes.values()):
        found.add(f"{where}: the attributes of EXT_mesh_gpu_instancing do not all name accessors")
        return
    shapes = {"TRANSLATION": "VEC3", "ROTATION": "VEC4", "SCALE": "VEC3"}
    if any(accessors[attributes[name]]["type"] != shape for name, shape in shapes.items() if name in attributes):
        found.add(f"{where}: EXT_mesh_gpu_instancing has attributes of the wrong type")
    if len({accessors[index]["count"] for index in attributes.values()}) != 1:
        found.add(f"{where}: the attributes of EXT_mesh_gpu_instancing differ in count")


def check_amount(document: Mapping[str, Any], found: Findings) -> None:
    """What the nodes place, all told, stays bearable: a small file can name one large mesh very often."""
    accessors = document.get("accessors", [])

    def corners(primitive: Mapping[str, Any]) -> int:
        index = primitive.get("indices", primitive["attributes"].get("POSITION"))
        return 0 if index is None else accessors[index]["count"]

    triangles = [sum(map(corners, mesh["primitives"])) // 3 for mesh in document.get("meshes", ())]
    placed = 0
    for _, node in each(document, "nodes"):
        if "mesh" in node:
            instancing = node.get("extensions", {}).get("EXT_mesh_gpu_instancing")
            times = accessors[next(iter(instancing["attributes"].values()))]["count"] if instancing else 1
            placed += triangles[node["mesh"]] * times
    if placed > MAX_PLACED_TRIANGLES:
        found.add(f"the nodes place {placed:,} triangles, more than {MAX_PLACED_TRIANGLES:,}")
