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


def pack(name, level, pictures, even, floor, note, corner=None) -> bytes:
    """The file's bytes. even: roughness and metal where no surface map says them. floor: the height in cm of the neck
    cut, which comes to stand at y = 0. corner: linear colours where there are no pictures."""
    positions = ((level.positions - (0, 0, floor)) @ TURN.T / 100).astype(np.float32)
    normals = _unit32(level.normals @ TURN.T)
    tangents = np.column_stack([_unit32(level.tangents[:, :3] @ TURN.T), level.tangents[:, 3]]).astype(np.float32)
    small = len(positions) < 65_536
    faces = level.faces.astype(np.uint16 if small else np.uint32)
    arrays = {"POSITION": (positions, "VEC3", FLOAT), "NORMAL": (normals, "VEC3", FLOAT)}
    if corner is None:
        arrays["TANGENT"] = (tangents, "VEC4", FLOAT)
        arrays["TEXCOORD_0"] = (level.uv.astype(np.float32), "VEC2", FLOAT)
    else:
        arrays["COLOR_0"] = (corner.astype(np.float32), "VEC3", FLOAT)
    attributes = {word: number for number, word in enumerate(arrays)}
    arrays["faces"] = (faces.reshape(-1), "SCALAR", USHORT if small else UINT)
    blob, views, accessors = b"", [], []
    for word, (values, kind, component) in arrays.items():
        target = 34963 if word == "faces" else 34962
        views.append({"buffer": 0, "byteOffset": len(blob), "byteLength": values.nbytes, "target": target})
        accessors.append({"bufferView": len(views) - 1, "componentType": component, "count": len(values), "type": kind})
        blob += values.tobytes() + b"\0" * (-values.nbytes % 4)
    accessors[0] |= {"min": positions.min(0).tolist(), "max": positions.max(0).tolist()}
    for kind, picture in pictures.items():
        data = _jpeg(picture, QUALITY[kind])
        views.append({"buffer": 0, "byteOffset": len(blob), "byteLength": len(data)})
        blob += data + b"\0" * (-len(data) % 4)
    document = {
        "asset": {"version": "2.0", "generator": "tools/sculpt", "copyright": note},
        "scene": 0, "scenes": [{"nodes": [0]}], "nodes": [{"mesh": 0, "name": name}],
        "meshes": [{"name": name, "primitives": [{
            "attributes": attributes, "indices": len(attributes), "material": 0}]}],
        "materials": [{"name": name, **_material(list(pictures), even)}],
        "accessors": accessors, "bufferViews": views, "buffers": [{"byteLength": len(blob)}],
    }  # fmt: skip
    if pictures:
        document |= {
            "textures": [{"source": n, "sampler": 0} for n in range(len(pictures))],
            "samplers": [{"magFilter": 9729, "minFilter": 9987, "wrapS": 33071, "wrapT": 33071}],
            "images": [{"name": f"{name}_{kind}", "mimeType": "image/jpeg", "bufferView": len(arrays) + n}
                       for n, kind in enumerate(pictures)],
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


def _material(kinds, even):
    metal_rough = {"baseColorTexture": {"index": kinds.index("colour")}} if "colour" in kinds else {}
    found = {"pbrMetallicRoughness": metal_rough}
    if "normal" in kinds:
        found["normalTexture"] = {"index": kinds.index("normal")}
    if "surface" in kinds:
        found["occlusionTexture"] = metal_rough["metallicRoughnessTexture"] = {"index": kinds.index("surface")}
    else:
        metal_rough |= {"roughnessFactor": round(even[0], 3), "metallicFactor": round(even[1], 3)}
    return found


def _unit32(v):
    v = v.astype(np.float32)
    return (v / np.linalg.norm(v, axis=1, keepdims=True)).astype(np.float32)


def _jpeg(picture, quality):
    out = io.BytesIO()
    Image.fromarray(picture).save(out, "JPEG", quality=quality, subsampling=0, optimize=True)
    return out.getvalue()
