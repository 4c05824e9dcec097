"""Morph targets and skins of an untrusted document -> whether they fit their meshes. Neither is shown, but both are
part of what makes a file sound."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exhibition.models.findings import Findings, each, whole


def check_motion(document: Mapping[str, Any], found: Findings) -> None:
    """Runs after meshes and nodes are known to be sound."""
    for where, mesh in each(document, "meshes"):
        counts = {len(targets) for targets in _targets(where, mesh, document.get("accessors", []), found)}
        if len(counts) > 1:
            found.add(f"{where}.primitives differ in the number of their targets")
        weights = mesh.get("weights", [0] * max(counts, default=0))
        if not isinstance(weights, list) or len(weights) != max(counts, default=0):
            found.add(f"{where}.weights do not match the number of morph targets")
    _skins(document, found)


def _targets(where: str, mesh: Mapping[str, Any], accessors, found: Findings):
    for index, primitive in enumerate(mesh["primitives"]):
        targets = primitive.get("targets", [])
        if not isinstance(targets, list) or not all(isinstance(t, dict) for t in targets):
            found.add(f"{where}.primitives[{index}].targets is not a list of objects")
            continue
        for number, target in enumerate(targets):
            here = f"{where}.primitives[{index}].targets[{number}]"
            for name, accessor in target.items():
                base = primitive["attributes"].get(name)
                if not whole(accessor, 0, len(accessors)):
                    found.add(f"{here}.{name[:40]} names no accessor")
                elif base is None and not name.startswith("_"):
                    found.add(f"{here}.{name[:40]} is no attribute of its primitive")
                elif base is not None and accessors[accessor]["count"] != accessors[base]["count"]:
                    found.add(f"{here}.{name[:40]} has another count than its primitive")
        yield targets


def _skins(document: Mapping[str, Any], found: Findings) -> None:
    nodes, skins = document.get("nodes", []), document.get("skins", [])
    joints: list[set[int]] = []
    for where, skin in each(document, "skins"):
        named = skin.get("joints")
        good = isinstance(named, list) and bool(named) and all(whole(joint, 0, len(nodes)) for joint in named)
        if not good:
            found.add(f"{where}.joints do not all name nodes")
        joints.append(set(named) if good else set())  # type: ignore[arg-type]
    scenes = [_below(nodes, scene.get("nodes", [])) for scene in document.get("scenes", ())]
    for index, (where, node) in enumerate(each(document, "nodes")):
        if "skin" not in node:
            continue
        if not whole(node["skin"], 0, len(skins)):
            found.add(f"{where}.skin names no skin")
            continue
        primitives = document["meshes"][node["mesh"]]["primitives"] if "mesh" in node else []
        if not primitives or not all("JOINTS_0" in primitive["attributes"] for primitive in primitives):
            found.add(f"{where}.skin is given, but its mesh has no joints")
        if any(index in scene and not joints[node["skin"]] & scene for scene in scenes):
            found.add(f"{where}.skin has joints that are not in the scene")


def _below(nodes, roots: list[int]) -> set[int]:
    level, found = list(roots), set(roots)
    while level:
        level = [child for node in level for child in nodes[node].get("children", ()) if child not in found]
        found.update(level)
    return found
