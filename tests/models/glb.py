"""Arrays, pictures and materials -> a small .glb, written piece by piece as a test needs it."""

from __future__ import annotations

import io
import json
import struct
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

_KINDS = {np.dtype("<f4"): 5126, np.dtype("<u4"): 5125, np.dtype("<u2"): 5123, np.dtype("<u1"): 5121}
_SHAPES = {1: "SCALAR", 2: "VEC2", 3: "VEC3", 4: "VEC4"}


class Glb:
    """One document under way; every method gives the index of what it wrote."""

    def __init__(self) -> None:
        self.document: dict[str, Any] = {"asset": {"version": "2.0"}}
        self._bytes = bytearray()

    def entry(self, kind: str, **entry: Any) -> int:
        self.document.setdefault(kind, []).append(entry)
        return len(self.document[kind]) - 1

    def view(self, data: bytes) -> int:
        start = len(self._bytes)
        self._bytes += data + b"\0" * (-len(data) % 4)
        return self.entry("bufferViews", buffer=0, byteOffset=start, byteLength=len(data))

    def accessor(self, values: Any, kind: str = "<f4", **more: Any) -> int:
        array = np.ascontiguousarray(values, kind)
        width = 1 if array.ndim == 1 else array.shape[1]
        entry = {"componentType": _KINDS[array.dtype], "count": len(array), "type": _SHAPES[width], **more}
        if width == 3 and kind == "<f4":
            entry |= {"min": array.min(0).tolist(), "max": array.max(0).tolist()}
        return self.entry("accessors", bufferView=self.view(array.tobytes()), **entry)

    def texture(self, pixels: Any, *, format: str = "PNG", **sampler: Any) -> int:
        """A picture (h, w, 3 or 4), the top row first, as a texture."""
        out = io.BytesIO()
        Image.fromarray(np.asarray(pixels, np.uint8)).save(out, format, lossless=True, quality=98)
        image = self.entry("images", bufferView=self.view(out.getvalue()), mimeType=f"image/{format.lower()}")
        return self.entry("textures", source=image, sampler=self.entry("samplers", **sampler))

    def unlit(self, texture: int | None = None, *, base=(1, 1, 1, 1), info: dict | None = None, **more: Any) -> int:
        """A material that is shown in its own colour whatever the light."""
        pbr: dict[str, Any] = {"baseColorFactor": list(base)}
        if texture is not None:
            pbr["baseColorTexture"] = {"index": texture, **(info or {})}
        return self.entry("materials", pbrMetallicRoughness=pbr, extensions={"KHR_materials_unlit": {}}, **more)

    def quad(self, material: int, *, colours: Any = None, uvs: Any = None) -> int:
        """A mesh: an upright square of a metre round the origin, its front to the south; uv (0, 0) is its top left."""
        corners = [[-0.5, -0.5, 0], [0.5, -0.5, 0], [0.5, 0.5, 0], [-0.5, 0.5, 0]]
        attributes = {
            "POSITION": self.accessor(corners),
            "NORMAL": self.accessor([[0, 0, 1]] * 4),
            "TEXCOORD_0": self.accessor([[0, 1], [1, 1], [1, 0], [0, 0]] if uvs is None else uvs),
        }
        if colours is not None:
            attributes["COLOR_0"] = self.accessor(colours)
        indices = self.accessor([0, 1, 2, 0, 2, 3], "<u2")
        return self.entry("meshes", primitives=[{"attributes": attributes, "indices": indices, "material": material}])

    def node(self, mesh: int, x: float = 0.0, y: float = 0.0, z: float = 0.0, **more: Any) -> int:
        """``mesh`` at a place of the file's own frame: y upwards, z to the south."""
        return self.entry("nodes", mesh=mesh, translation=[x, y, z], **more)

    def save(self, path: Path) -> Path:
        document = {
            **self.document,
            "scenes": [{"nodes": list(range(len(self.document["nodes"])))}],
            "buffers": [{"byteLength": len(self._bytes)}],
        }
        text = json.dumps(document).encode()
        text += b" " * (-len(text) % 4)
        length = 12 + 8 + len(text) + 8 + len(self._bytes)
        path.write_bytes(
            struct.pack("<4sII", b"glTF", 2, length)
            + struct.pack("<II", len(text), 0x4E4F534A) + text
            + struct.pack("<II", len(self._bytes), 0x004E4942) + self._bytes
        )  # fmt: skip
        return path
