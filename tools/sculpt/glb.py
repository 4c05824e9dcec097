"""Writes a level with its maps as a binary glTF: centimetres become metres, the head faces +z, y is up."""

import io
import json
import struct

import numpy as np
from PIL import Image, ImageFile

TURN = np.array([[-1.0, 0, 0], [0, 0, 1], [0, 1, 0]])  # from x right, y forward, z up
QUALITY = {"normal": 92, "surface": 88, "colour": 90}
ImageFile.MAXBLOCK = 1 << 24  # an optimised JPEG is written in one piece
FLOAT, UINT, USHORT = 5126, 5125, 5123


def pack(name, level, pictures, floor, note) -> bytes:
    """The file's bytes. floor is the height in cm of the neck cut, which comes to stand at y = 0."""
    positions = ((level.positions - (0, 0, floor)) @ TURN.T / 100).astype(np.float32)
    normals = _unit32(level.normals @ TURN.T)
    tangents = np.column_stack([_unit32(level.tangents[:, :3] @ TURN.T), level.tangents[:, 3]]).astype(np.float32)
    small = len(positions) < 65_536
    faces = level.faces.astype(np.uint16 if small else np.uint32)
    arrays = [
        (positions, "VEC3", FLOAT, 34962),
        (normals, "VEC3", FLOAT, 34962),
        (tangents, "VEC4", FLOAT, 34962),
        (level.uv.astype(np.float32), "VEC2", FLOAT, 34962),
        (faces.reshape(-1), "SCALAR", USHORT if small else UINT, 34963),
    ]
    blob, views, accessors = b"", [], []
    for values, kind, component, target in arrays:
        views.append({"buffer": 0, "byteOffset": len(blob), "byteLength": values.nbytes, "target": target})
        accessors.append({"bufferView": len(views) - 1, "componentType": component, "count": len(values), "type": kind})
        blob += values.tobytes() + b"\0" * (-values.nbytes % 4)
    accessors[0] |= {"min": positions.min(0).tolist(), "max": positions.max(0).tolist()}
    for kind, picture in zip(QUALITY, pictures):
        data = _jpeg(picture, QUALITY[kind])
        views.append({"buffer": 0, "byteOffset": len(blob), "byteLength": len(data)})
        blob += data + b"\0" * (-len(data) % 4)
    document = {
        "asset": {"version": "2.0", "generator": "tools/sculpt", "copyright": note},
        "scene": 0, "scenes": [{"nodes": [0]}], "nodes": [{"mesh": 0, "name": name}],
        "meshes": [{"name": name, "primitives": [{
            "attributes": {"POSITION": 0, "NORMAL": 1, "TANGENT": 2, "TEXCOORD_0": 3}, "indices": 4, "material": 0}]}],
        "materials": [{"name": name, "normalTexture": {"index": 0}, "occlusionTexture": {"index": 1},
                       "pbrMetallicRoughness": {"baseColorTexture": {"index": 2},
                                                "metallicRoughnessTexture": {"index": 1}}}],
        "textures": [{"source": n, "sampler": 0} for n in range(3)],
        "samplers": [{"magFilter": 9729, "minFilter": 9987, "wrapS": 33071, "wrapT": 33071}],
        "images": [{"name": f"{name}_{kind}", "mimeType": "image/jpeg", "bufferView": 5 + n}
                   for n, kind in enumerate(QUALITY)],
        "accessors": accessors, "bufferViews": views, "buffers": [{"byteLength": len(blob)}],
    }  # fmt: skip
    text = json.dumps(document, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 4)
    return (
        struct.pack("<4sII", b"glTF", 2, 28 + len(text) + len(blob))
        + struct.pack("<I4s", len(text), b"JSON")
        + text
        + struct.pack("<I4s", len(blob), b"BIN\0")
        + blob
    )


def _unit32(v):
    v = v.astype(np.float32)
    return (v / np.linalg.norm(v, axis=1, keepdims=True)).astype(np.float32)


def _jpeg(picture, quality):
    out = io.BytesIO()
    Image.fromarray(picture).save(out, "JPEG", quality=quality, subsampling=0, optimize=True)
    return out.getvalue()
