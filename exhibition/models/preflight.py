"""A foreign .glb or .gltf -> what speaks against reading it, found before any reader touches it.

The rounds, each relying on the one before: the container (container.py), the outline and the pictures (here), views
and accessors (storage.py), meshes and nodes (graph.py), materials (looks.py),
morphs and skins (motion.py), the numbers themselves (contents.py).
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PIL import Image

from exhibition.models.container import Container, Refused, fetch, open_container
from exhibition.models.contents import contents_problems
from exhibition.models.findings import MAX_PROBLEMS, Findings, each, whole
from exhibition.models.graph import check_amount, check_meshes, check_nodes
from exhibition.models.looks import check_looks, check_tangents
from exhibition.models.motion import check_motion
from exhibition.models.pictures import FORMATS
from exhibition.models.storage import check_accessors, check_views

# Extensions that are shown. A file that requires another is refused: it would be read wrongly.
SUPPORTED = frozenset({
    "KHR_mesh_quantization", "EXT_mesh_gpu_instancing", "KHR_texture_transform", "KHR_materials_unlit",
    "KHR_materials_emissive_strength", "KHR_materials_clearcoat", "KHR_node_visibility", "EXT_texture_webp",
})  # fmt: skip

# A curator's model is far below these; a file made to fill the memory is above one of them.
CAPS = {
    "accessors": 200_000, "animations": 10_000, "buffers": 256, "bufferViews": 200_000, "cameras": 1_000,
    "images": 512, "materials": 4_096, "meshes": 50_000, "nodes": 200_000, "samplers": 1_000, "scenes": 1_000,
    "skins": 1_000, "textures": 4_096,
}  # fmt: skip
MAX_IMAGE_SIDE = 8_192
MAX_IMAGE_PIXELS = 40_000_000
MAX_PIXELS = 400_000_000  # of all pictures together


def preflight(path: Path, root: Path) -> tuple[str, ...]:
    """Everything that speaks against reading ``path``, one sentence each; empty when it may be read.

    ``root`` is the project's folder: neither the file nor anything it names may lie outside.
    Raises nothing for a bad file, however it was made.
    """
    try:
        inspect(path, root)
    except Refused as refused:
        return refused.problems
    return ()


def inspect(path: Path, root: Path) -> tuple[Container, list[bytes]]:
    """The container and the bytes of its buffers, when all is well; otherwise raises Refused."""
    path = Path(path)
    if not path.resolve().is_relative_to(Path(root).resolve()):
        raise Refused(f"{path.name} lies outside the project's folder")
    container = open_container(path)
    document, found = container.document, Findings()
    _outline(document, found)
    found.settle()
    buffers = _buffers(container, root, found)
    check_views(document, buffers, found)
    found.settle()
    check_accessors(document, found)
    found.settle()
    check_meshes(document, found)
    check_nodes(document, found)
    check_looks(document, found)
    found.settle()
    check_motion(document, found)
    check_tangents(document, found)
    _images(container, buffers, root, found)
    if not document.get("meshes"):
        found.add("the file holds no mesh")
    found.settle()
    check_amount(document, found)
    found.extend(contents_problems(document, buffers)[:MAX_PROBLEMS])
    found.settle()
    return container, buffers


def _outline(document: dict[str, Any], found: Findings) -> None:
    """The asset, the required extensions, and every top-level array as an array of objects within its cap."""
    asset = document.get("asset")
    version = asset.get("version") if isinstance(asset, dict) else None
    lowest = asset.get("minVersion", "2.0") if isinstance(asset, dict) else None
    if not isinstance(version, str) or version.split(".")[0] != "2" or lowest != "2.0":
        found.add(f"asset.version is {str(version)[:20]!r}, only glTF 2.0 is read")
    required = document.get("extensionsRequired", [])
    if not isinstance(required, list) or not all(isinstance(name, str) for name in required):
        found.add("extensionsRequired is not a list of names")
    else:
        for name in sorted(set(required) - SUPPORTED):
            found.add(f"the file requires {name[:60]}, which is not supported")
    used = document.get("extensionsUsed", [])
    if not isinstance(used, list) or not all(isinstance(name, str) for name in used):
        found.add("extensionsUsed is not a list of names")
    for kind, cap in CAPS.items():
        entries = document.get(kind, [])
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            found.add(f"{kind} is not a list of objects")
        elif len(entries) > cap:
            found.add(f"{len(entries)} {kind}, more than {cap}")


def _buffers(container: Container, root: Path, found: Findings) -> list[bytes]:
    """The bytes of each buffer, cut to the length it says; empty where it says none, which only unused ones may."""
    out: list[bytes] = []
    for where, entry in each(container.document, "buffers"):
        data, length = b"", entry.get("byteLength", 0)
        try:
            if "uri" in entry:
                data = fetch(container, entry["uri"], root)
            elif container.binary is not None and not out:
                data = container.binary
        except Refused as refused:
            found.add(f"{where}: {refused}")
        if not whole(length, 1):
            found.add(f"{where}.byteLength is not a whole number above 0")
        elif data and len(data) < length:
            found.add(f"{where} says {length} bytes and has {len(data)}")
        else:
            data = data[:length]
        out.append(data)
    return out


def _images(container: Container, buffers: Sequence[bytes], root: Path, found: Findings) -> None:
    pixels = 0
    for index, (where, _) in enumerate(each(container.document, "images")):
        try:
            problem, size = picture_problem(image_bytes(container, buffers, index, root))
            pixels += size
        except Refused as refused:
            problem = f": {refused}"
        if problem:
            found.add(f"{where} {problem}".replace(" : ", ": "))
    if pixels > MAX_PIXELS:
        found.add(f"the pictures hold {pixels / 1e6:.0f} million pixels, more than {MAX_PIXELS / 1e6:.0f}")


def image_bytes(container: Container, buffers: Sequence[bytes], index: int, root: Path) -> bytes:
    """The file of picture ``index`` as it is stored; Refused where it is nowhere."""
    image = container.document["images"][index]
    if "uri" in image:
        return fetch(container, image["uri"], root)
    views = container.document.get("bufferViews", [])
    if not whole(image.get("bufferView"), 0, len(views)):
        raise Refused("names neither a bufferView nor a uri")
    view = views[image["bufferView"]]
    start = view.get("byteOffset", 0)
    return buffers[view["buffer"]][start : start + view["byteLength"]]


def picture_problem(data: bytes) -> tuple[str, int]:
    """What speaks against a picture, from its header alone, empty when nothing does; and how many pixels it has."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
                width, height = picture.size
    except Image.DecompressionBombError:
        return f"has far more than {MAX_IMAGE_PIXELS} pixels", 0
    except Exception as error:  # Pillow's readers raise many kinds for broken headers; each means the same here
        return f"is no PNG, JPEG or WebP picture ({type(error).__name__})", 0
    if max(width, height) > MAX_IMAGE_SIDE or width * height > MAX_IMAGE_PIXELS:
        return f"has {width} x {height} pixels, more than {MAX_IMAGE_SIDE} a side or {MAX_IMAGE_PIXELS}", 0
    return "", width * height
