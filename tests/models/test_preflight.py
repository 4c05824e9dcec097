"""Files made to harm, made here byte by byte: each is refused, with the reason, and none crashes."""

from __future__ import annotations

import contextlib
import json
import os
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest

from exhibition.models.container import Refused
from exhibition.models.preflight import preflight
from exhibition.models.read import read_model

CASES = Path(os.environ.get("EXHIBITION_GLTF_CASES", Path(__file__).parents[2] / ".." / "shared" / "gltf_cases"))


def document(**changes) -> dict:
    """One triangle; ``changes`` replace top-level entries."""
    good = {
        "asset": {"version": "2.0"},
        "scenes": [{"nodes": [0]}],
        "nodes": [{"mesh": 0}],
        "meshes": [{"primitives": [{"attributes": {"POSITION": 0}, "indices": 1}]}],
        "accessors": [
            {"bufferView": 0, "componentType": 5126, "count": 3, "type": "VEC3", "min": [0, 0, 0], "max": [1, 1, 0]},
            {"bufferView": 1, "componentType": 5123, "count": 3, "type": "SCALAR"},
        ],
        "bufferViews": [{"buffer": 0, "byteLength": 36}, {"buffer": 0, "byteOffset": 36, "byteLength": 6}],
        "buffers": [{"byteLength": 44}],
    }
    return {**good, **changes}


def binary(corners=(0, 1, 2)) -> bytes:
    return np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0]], "<f4").tobytes() + np.array(corners, "<u2").tobytes() + b"\0\0"


def glb(doc: dict | bytes, data: bytes | None = None) -> bytes:
    text = doc if isinstance(doc, bytes) else json.dumps(doc).encode()
    text += b" " * (-len(text) % 4)
    data = binary() if data is None else data
    length = 12 + 8 + len(text) + 8 + len(data)
    chunks = struct.pack("<II", len(text), 0x4E4F534A) + text + struct.pack("<II", len(data), 0x004E4942) + data
    return struct.pack("<4sII", b"glTF", 2, length) + chunks


def judged(folder: Path, data: bytes, name: str = "model.glb") -> str:
    (folder / name).write_bytes(data)
    return "\n".join(preflight(folder / name, folder))


def test_a_sound_file_has_no_problem(tmp_path):
    assert judged(tmp_path, glb(document())) == ""


@pytest.mark.parametrize("length", [0, 3, 11, 12, 19, 40, 200, -1])
def test_a_file_cut_off_anywhere_is_refused(tmp_path, length):
    assert judged(tmp_path, glb(document())[:length])


@pytest.mark.parametrize(
    ("at", "value", "said"),
    [
        (0, b"GLTF", "magic"), (4, b"\1\0\0\0", "version"),
        (8, b"\xff\xff\xff\x7f", "header says"), (16, b"BIN\0", "JSON"),
    ],
)  # fmt: skip
def test_a_broken_header_is_refused(tmp_path, at, value, said):
    data = bytearray(glb(document()))
    data[at : at + 4] = value
    assert said in judged(tmp_path, bytes(data))


def test_deep_json_is_refused_without_exhausting_the_stack(tmp_path):
    assert "nests deeper" in judged(tmp_path, glb(b'{"extras":' + b"[" * 200_000 + b"]" * 200_000 + b"}"))
    assert "nests deeper" in judged(tmp_path, glb(b'{"extras":' + b"[" * 80 + b"]" * 80 + b"}"))


def test_a_number_of_absurd_length_and_no_number_are_refused(tmp_path):
    assert "cannot be read" in judged(tmp_path, glb(b'{"extras":' + b"9" * 10_000 + b"}"))
    assert "NaN" in judged(tmp_path, glb(b'{"extras": NaN}'))


@pytest.mark.parametrize(
    "uri", ["other.bin", "../secret.bin", "/etc/passwd", "file:///etc/passwd", "http://example.com/a", "%2e%2e/a.bin"]
)
def test_a_glb_names_nothing_outside_itself(tmp_path, uri):
    doc = document(buffers=[{"byteLength": 44, "uri": uri}])
    assert "a .glb must hold everything itself" in judged(tmp_path, glb(doc))
    doc = document(images=[{"uri": uri}])
    assert "a .glb must hold everything itself" in judged(tmp_path, glb(doc))


@pytest.mark.parametrize(
    "uri",
    [
        "../secret.bin", "/etc/passwd", "file:///etc/passwd", "http://example.com/a.bin", "%2e%2e/secret.bin",
        "a/../../secret.bin", "..\\secret.bin", "c:\\secret.bin", "%252e%252e/secret.bin", "link.bin", "a%00.bin",
    ],
)  # fmt: skip
def test_a_gltf_reads_only_its_own_folder(tmp_path, uri):
    folder = tmp_path / "model"
    folder.mkdir()
    (tmp_path / "secret.bin").write_bytes(binary())
    (folder / "link.bin").symlink_to(tmp_path / "secret.bin")
    text = json.dumps(document(buffers=[{"byteLength": 44, "uri": uri}])).encode()
    (folder / "model.gltf").write_bytes(text)
    assert "leads out" in "\n".join(preflight(folder / "model.gltf", tmp_path))


def test_a_gltf_may_name_a_file_beside_it(tmp_path):
    (tmp_path / "my data.bin").write_bytes(binary())
    text = json.dumps(document(buffers=[{"byteLength": 44, "uri": "my%20data.bin"}])).encode()
    assert judged(tmp_path, text, "model.gltf") == ""


def test_a_file_outside_the_project_is_refused(tmp_path):
    (tmp_path / "project").mkdir()
    (tmp_path / "model.glb").write_bytes(glb(document()))
    (tmp_path / "project" / "model.glb").symlink_to(tmp_path / "model.glb")
    assert "outside" in preflight(tmp_path / "project" / "model.glb", tmp_path / "project")[0]


def accessors(**changes) -> list[dict]:
    first, second = document()["accessors"]
    return [{**first, **changes}, second]


BOMBS = {
    "a count past the buffer": (document(accessors=accessors(count=4)), "its bufferView has 36"),
    "a count that would fill the memory": (
        document(accessors=[{"componentType": 5126, "count": 10**9, "type": "VEC3"}, document()["accessors"][1]]),
        "unfold to",
    ),
    "a count of no kind": (document(accessors=accessors(count=True)), "count"),
    "an offset below zero": (document(accessors=accessors(byteOffset=-4)), "byteOffset"),
    "a view past its buffer": (
        document(bufferViews=[{"buffer": 0, "byteLength": 2**40}, document()["bufferViews"][1]]), "its buffer has 44",
    ),
    "a million nodes": (document(nodes=[{}] * 1_000_000), "1000000 nodes"),
    "one mesh placed without end": (
        document(
            nodes=[{"mesh": 0, "extensions": {"EXT_mesh_gpu_instancing": {"attributes": {"TRANSLATION": 2}}}}] * 4,
            scenes=[{"nodes": [0]}],
            accessors=[*document()["accessors"], {"componentType": 5126, "count": 80_000_000, "type": "VEC3"}],
        ),
        "place 320,000,000 triangles",
    ),
    "a loop of nodes": (document(nodes=[{"children": [1]}, {"children": [0], "mesh": 0}], scenes=[]), "loop"),
    "two parents": (
        document(nodes=[{"children": [2]}, {"children": [2]}, {"mesh": 0}], scenes=[]), "more than one parent",
    ),
    "a mesh that is not there": (document(nodes=[{"mesh": 7}]), "names no mesh"),
    "a material that is not there": (
        document(meshes=[{"primitives": [{"attributes": {"POSITION": 0}, "material": 0}]}]), "names no material",
    ),
    "a colour of words": (
        document(materials=[{"pbrMetallicRoughness": {"baseColorFactor": ["red"]}}]), "baseColorFactor",
    ),
    "a matrix of infinities": (document(nodes=[{"mesh": 0, "matrix": [1e308] * 16}]), "not 16 numbers"),
    "an unknown required extension": (
        document(extensionsRequired=["KHR_draco_mesh_compression"]), "requires KHR_draco_mesh_compression",
    ),
    "the first glTF": (document(asset={"version": "1.0"}), "only glTF 2.0"),
    "no mesh": (document(meshes=[], nodes=[{}]), "holds no mesh"),
    "objects that are none": (document(nodes=[3, None, "x"]), "not a list of objects"),
}  # fmt: skip


@pytest.mark.parametrize("fault", sorted(BOMBS))
def test_a_document_with_a_fault_is_refused_by_name(tmp_path, fault):
    doc, said = BOMBS[fault]
    assert said in judged(tmp_path, glb(doc))


def test_indices_past_the_vertices_and_positions_without_end_are_refused(tmp_path):
    assert "uses vertex 9 of 3" in judged(tmp_path, glb(document(), binary((0, 1, 9))))
    endless = np.array([np.nan, np.inf, 0], "<f4").tobytes() + binary()[12:]
    assert "not numbers" in judged(tmp_path, glb(document(), endless))


def test_a_picture_too_large_is_refused_from_its_header(tmp_path):
    chunk = b"IHDR" + struct.pack(">II5B", 30_000, 30_000, 8, 2, 0, 0, 0)
    header = b"\x89PNG\r\n\x1a\n\0\0\0\r" + chunk + struct.pack(">I", zlib.crc32(chunk))
    header += struct.pack(">I", 0) + b"IDAT" + struct.pack(">I", zlib.crc32(b"IDAT"))
    data = binary() + header + b"\0" * (-len(header) % 4 + 64)
    views = [*document()["bufferViews"], {"buffer": 0, "byteOffset": 44, "byteLength": len(data) - 44}]
    doc = document(images=[{"bufferView": 2}], bufferViews=views, buffers=[{"byteLength": len(data)}])
    assert "pixels" in judged(tmp_path, glb(doc, data))


def test_no_byte_of_a_sound_file_can_be_changed_into_a_crash(tmp_path):
    good = glb(document())
    chance = np.random.default_rng(7)
    for _ in range(400):
        data = bytearray(good)
        for at in chance.integers(12, len(good), 3):
            data[at] = chance.integers(0, 256)
        path = tmp_path / "model.glb"
        path.write_bytes(data)
        if not preflight(path, tmp_path):
            with contextlib.suppress(Refused):
                read_model(path)
