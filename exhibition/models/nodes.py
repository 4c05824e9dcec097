"""The nodes of a checked glTF document -> every place of every mesh, as matrices (k, 4, 4) in the file's own frame."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from exhibition.forms.mesh import Array
from exhibition.models.accessors import values_of


def mesh_places(document: Mapping[str, Any], buffers: Sequence[bytes]) -> dict[int, Array]:
    """For each placed mesh its matrices (k, 4, 4) float64, in the order of the nodes. Nodes outside the shown scene
    and those made invisible are left out."""
    nodes = document.get("nodes", [])
    if not nodes:  # a library of meshes: each is shown once, where it was made
        return {mesh: np.eye(4)[None] for mesh in range(len(document["meshes"]))}
    shown, worlds = _worlds(document, nodes)
    places: dict[int, list[Array]] = {}
    for index, node in enumerate(nodes):
        if "mesh" in node and shown[index]:
            places.setdefault(node["mesh"], []).append(worlds[index] @ _instances(document, buffers, node))
    return {mesh: np.concatenate(found) for mesh, found in sorted(places.items())}


def _worlds(document: Mapping[str, Any], nodes: Sequence[Mapping[str, Any]]) -> tuple[Array, Array]:
    """Whether each node is shown (n,) and its matrix in the scene (n, 4, 4), level by level from the roots."""
    worlds = _locals(nodes)
    shown = np.zeros(len(nodes), bool)
    hidden = np.array([_hidden(node) for node in nodes], bool)
    level = np.array(_roots(document, nodes), np.int64)
    shown[level] = ~hidden[level]
    while len(level):
        parents = np.array([p for p in level for _ in nodes[p].get("children", ())], np.int64)
        level = np.array([c for p in level for c in nodes[p].get("children", ())], np.int64)
        if len(level):
            worlds[level] = worlds[parents] @ worlds[level]
            shown[level] = shown[parents] & ~hidden[level]
    return shown, worlds


def _roots(document: Mapping[str, Any], nodes: Sequence[Mapping[str, Any]]) -> list[int]:
    scenes = document.get("scenes")
    if scenes:
        return scenes[document.get("scene", 0)].get("nodes", [])
    below = {child for node in nodes for child in node.get("children", ())}
    return [index for index in range(len(nodes)) if index not in below]


def _hidden(node: Mapping[str, Any]) -> bool:
    visibility = node.get("extensions", {}).get("KHR_node_visibility", {})
    return isinstance(visibility, dict) and visibility.get("visible") is False


def _locals(nodes: Sequence[Mapping[str, Any]]) -> Array:
    """Each node's own matrix (n, 4, 4)."""
    moved = np.array([node.get("translation", (0, 0, 0)) for node in nodes], np.float64).reshape(-1, 3)
    turned = np.array([node.get("rotation", (0, 0, 0, 1)) for node in nodes], np.float64).reshape(-1, 4)
    scaled = np.array([node.get("scale", (1, 1, 1)) for node in nodes], np.float64).reshape(-1, 3)
    out = matrices(moved, turned, scaled)
    for index, node in enumerate(nodes):
        if "matrix" in node:
            out[index] = np.array(node["matrix"], np.float64).reshape(4, 4).T
    return out


def _instances(document: Mapping[str, Any], buffers: Sequence[bytes], node: Mapping[str, Any]) -> Array:
    """The places that EXT_mesh_gpu_instancing gives below the node, or the node's own one."""
    extension = node.get("extensions", {}).get("EXT_mesh_gpu_instancing")
    if not extension:
        return np.eye(4)[None]
    read = {name: values_of(document, buffers, index) for name, index in extension["attributes"].items()}
    count = len(next(iter(read.values())))

    def column(name: str, otherwise: tuple[float, ...]) -> Array:
        return np.asarray(read.get(name, np.tile(otherwise, (count, 1))), np.float64)

    return matrices(column("TRANSLATION", (0, 0, 0)), column("ROTATION", (0, 0, 0, 1)), column("SCALE", (1, 1, 1)))


def matrices(moved: Array, turned: Array, scaled: Array) -> Array:
    """Translations (n, 3), quaternions x y z w (n, 4) and scales (n, 3) as matrices (n, 4, 4)."""
    x, y, z, w = (turned / np.maximum(np.linalg.norm(turned, axis=1, keepdims=True), 1e-12)).T
    out = np.zeros((len(moved), 4, 4))
    out[:, 0, :3] = np.stack([1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)], axis=1)
    out[:, 1, :3] = np.stack([2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)], axis=1)
    out[:, 2, :3] = np.stack([2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)], axis=1)
    out[:, :3, :3] *= scaled[:, None, :]
    out[:, :3, 3] = moved
    out[:, 3, 3] = 1
    return out


def parted(matrix: Array) -> tuple[Array, Array, Array, Array]:
    """Transforms (n, 3, 4) as translations (n, 3), quaternions x y z w (n, 4), scales (n, 3), and whether these say
    all of it (n,): a sheared transform cannot be said so. A mirroring shows as a negative first scale."""
    m = np.asarray(matrix, np.float64)
    scale = np.linalg.norm(m[:, :, :3], axis=1)
    turn = m[:, :, :3] / np.maximum(scale, 1e-12)[:, None, :]
    mirrored = np.linalg.det(turn) < 0
    scale[mirrored, 0] *= -1
    turn[mirrored, :, 0] *= -1
    square = np.abs(np.swapaxes(turn, 1, 2) @ turn - np.eye(3)).max(axis=(1, 2)) < 1e-4
    return m[:, :, 3], _quaternions(turn), scale, square


def _quaternions(turn: Array) -> Array:
    """Rotations (n, 3, 3) as unit quaternions x y z w, each from its largest component, which loses nothing."""
    xx, yy, zz = turn[:, 0, 0], turn[:, 1, 1], turn[:, 2, 2]
    x, y, z = turn[:, 2, 1] - turn[:, 1, 2], turn[:, 0, 2] - turn[:, 2, 0], turn[:, 1, 0] - turn[:, 0, 1]
    xy, xz, yz = turn[:, 0, 1] + turn[:, 1, 0], turn[:, 0, 2] + turn[:, 2, 0], turn[:, 1, 2] + turn[:, 2, 1]
    ways = np.stack([
        np.stack([1 + xx - yy - zz, xy, xz, x], axis=1),
        np.stack([xy, 1 - xx + yy - zz, yz, y], axis=1),
        np.stack([xz, yz, 1 - xx - yy + zz, z], axis=1),
        np.stack([x, y, z, 1 + xx + yy + zz], axis=1),
    ], axis=1)  # fmt: skip
    best = np.stack([ways[:, k, k] for k in range(4)], axis=1).argmax(axis=1)
    chosen = ways[np.arange(len(turn)), best]
    return chosen / np.maximum(np.linalg.norm(chosen, axis=1, keepdims=True), 1e-12)
