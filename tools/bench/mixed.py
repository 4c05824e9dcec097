"""Nothing -> a .glb of 300 distinct meshes, 100 materials with pictures of mixed size and 10,000 placed nodes.

What a foreign model brings that our own scenes do not: hardly anything repeats often, and no two materials agree.
Written to .cache, always the same for one seed.
"""

from __future__ import annotations

import io
import json
import struct
from pathlib import Path

import numpy as np
from PIL import Image

from exhibition.forms.mesh import Array

MESHES, MATERIALS, NODES = 300, 100, 10_000
SIDES = (1024,) * 10 + (512,) * 20 + (256,) * 30 + (128,) * 20 + (64,) * 20
_ARRAY, _CORNERS = 34962, 34963
_Z_UP = [-float(np.sqrt(0.5)), 0.0, 0.0, float(np.sqrt(0.5))]  # the field is laid out with Z up, glTF has Y up


def mixed_file(folder: Path, seed: int = 7) -> Path:
    """The file, written the first time it is asked for."""
    path = folder / f"mixed_{seed}.glb"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(mixed_glb(seed))
    return path


def mixed_glb(seed: int, *, meshes: int = MESHES, materials: int = MATERIALS, nodes: int = NODES) -> bytes:
    """The whole file as bytes."""
    rng = np.random.default_rng(seed)
    document: dict = {"asset": {"version": "2.0", "generator": "tools/bench/mixed.py"}}
    blob = _Blob()
    document["samplers"] = [{"wrapS": 10497, "wrapT": 10497}]
    document["images"], document["textures"], document["materials"] = [], [], []
    for i in range(materials):
        view = blob.add(_picture(rng, SIDES[i % len(SIDES)]))
        document["images"].append({"bufferView": view, "mimeType": "image/png"})
        document["textures"].append({"source": i, "sampler": 0})
        pbr = {
            "baseColorTexture": {"index": i},
            "metallicFactor": 0.0,
            "roughnessFactor": round(rng.uniform(0.2, 1), 2),
        }
        pbr["baseColorFactor"] = [*(round(float(v), 3) for v in rng.uniform(0.4, 1, 3)), 1.0]
        document["materials"].append({"name": f"material_{i}", "pbrMetallicRoughness": pbr})
    document["accessors"] = []
    document["meshes"] = []
    for i in range(meshes):
        document["meshes"].append(_mesh(blob, document["accessors"], *vase(rng), material=i % materials, name=f"m{i}"))
    document["nodes"] = [{"name": "all", "rotation": _Z_UP, "children": list(range(1, nodes + 1))}]
    document["nodes"] += _places(rng, meshes, nodes)
    document["scenes"], document["scene"] = [{"nodes": [0]}], 0
    document["bufferViews"], document["buffers"] = blob.views, [{"byteLength": len(blob.bytes)}]
    return _container(document, bytes(blob.bytes))


def vase(rng: np.random.Generator) -> tuple[Array, Array, Array]:
    """A turned shape with a wavy side, unlike any other: positions (n, 3), texture places (n, 2), triangles (m, 3)."""
    around, high = int(rng.integers(6, 28)), int(rng.integers(3, 14))
    u, v = np.meshgrid(np.linspace(0, 1, around + 1), np.linspace(0, 1, high + 1))
    turns, waves = rng.integers(2, 7), rng.uniform(0, 0.35)
    radius = 0.35 + 0.4 * np.sin(v * np.pi * rng.uniform(0.6, 1.6)) + waves * 0.3 * np.cos(u * 2 * np.pi * turns)
    angle = u * 2 * np.pi
    tall = rng.uniform(0.8, 4.0)
    places = np.stack([radius * np.cos(angle), radius * np.sin(angle), v * tall], axis=-1).reshape(-1, 3)
    corner = (np.arange(high)[:, None] * (around + 1) + np.arange(around)).ravel()
    a, b, c, d = corner, corner + 1, corner + around + 2, corner + around + 1
    triangles = np.concatenate([np.stack([a, b, c], axis=1), np.stack([a, c, d], axis=1)])
    return places.astype(np.float32), np.stack([u * 4, v * tall], axis=-1).reshape(-1, 2).astype(np.float32), triangles


def _mesh(
    blob: _Blob, accessors: list, places: Array, uvs: Array, triangles: Array, *, material: int, name: str
) -> dict:
    normals = np.zeros_like(places)
    a, b, c = (places[triangles[:, k]] for k in range(3))
    for k in range(3):
        np.add.at(normals, triangles[:, k], np.cross(b - a, c - a))
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-9)
    first = len(accessors)
    for values, target in ((places, _ARRAY), (normals, _ARRAY), (uvs, _ARRAY), (triangles.astype(np.uint16), _CORNERS)):
        accessor = {"bufferView": blob.add(values.tobytes(), target), "count": len(values)}
        accessor |= {"componentType": 5126, "type": f"VEC{values.shape[1]}"}
        if target == _CORNERS:
            accessor |= {"componentType": 5123, "type": "SCALAR", "count": values.size}
        accessors.append(accessor)
    accessors[first] |= {"min": places.min(axis=0).tolist(), "max": places.max(axis=0).tolist()}
    attributes = {"POSITION": first, "NORMAL": first + 1, "TEXCOORD_0": first + 2}
    return {"name": name, "primitives": [{"attributes": attributes, "indices": first + 3, "material": material}]}


def _places(rng: np.random.Generator, meshes: int, nodes: int) -> list[dict]:
    """Nodes in a square field, three metres apart, a few of them mirrored."""
    across = int(np.ceil(np.sqrt(nodes)))
    mesh = rng.permutation(np.arange(nodes) % meshes)
    turn = rng.uniform(0, np.pi, nodes)
    scale = rng.uniform(0.7, 1.3, nodes)
    mirror = np.where(rng.random(nodes) < 0.05, -1.0, 1.0)
    found = []
    for i in range(nodes):
        x, y = (i % across - across / 2) * 3.0, (i // across - across / 2) * 3.0
        node = {"mesh": int(mesh[i]), "translation": [x, y, 0.0]}
        node["rotation"] = [0.0, 0.0, round(float(np.sin(turn[i])), 5), round(float(np.cos(turn[i])), 5)]
        node["scale"] = [round(float(scale[i] * mirror[i]), 4), round(float(scale[i]), 4), round(float(scale[i]), 4)]
        found.append(node)
    return found


def _picture(rng: np.random.Generator, side: int) -> bytes:
    """A picture of stripes and checks in two colours, ``side`` pixels square, as PNG."""
    dark, light = rng.integers(40, 150, 3), rng.integers(120, 256, 3)
    y, x = np.mgrid[0:side, 0:side] * (int(rng.integers(2, 9)) / side)
    mask = ((np.floor(x) + np.floor(y * rng.integers(1, 4))) % 2).astype(bool)
    pixels = np.where(mask[..., None], dark, light).astype(np.uint8)
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "PNG")
    return out.getvalue()


class _Blob:
    """The binary chunk under way; every view begins on a multiple of 4."""

    def __init__(self) -> None:
        self.bytes = bytearray()
        self.views: list[dict] = []

    def add(self, data: bytes, target: int | None = None) -> int:
        view = {"buffer": 0, "byteOffset": len(self.bytes), "byteLength": len(data)}
        self.views.append(view | ({"target": target} if target else {}))
        self.bytes += data + b"\0" * (-len(data) % 4)
        return len(self.views) - 1


def _container(document: dict, binary: bytes) -> bytes:
    text = json.dumps(document, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 4)
    length = 12 + 8 + len(text) + 8 + len(binary)
    head = struct.pack("<4sII", b"glTF", 2, length)
    return head + struct.pack("<I4s", len(text), b"JSON") + text + struct.pack("<I4s", len(binary), b"BIN\0") + binary
