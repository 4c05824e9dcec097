"""The finished heads in assets/models/heads: fit to be cast, light enough, alike at every distance, within memory."""

import io
import json
import struct
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from exhibition.render.quality import LEVELS as QUALITIES
from exhibition.world.sizes import sides_of, taken
from tools.sculpt import solid

HEADS = Path(__file__).parent.parent / "assets" / "models" / "heads"
NAMES = ("rat", "ox", "tiger", "rabbit", "dragon", "snake", "horse", "goat", "monkey", "rooster", "dog", "pig")
RECONSTRUCTED = ("dragon", "snake", "goat", "rooster", "dog")
MOST = (40_000, 8_000, 1_500)
LEVELS = [(name, level) for name in NAMES for level in range(3)]


@cache
def document(name, level):
    data = (HEADS / (f"{name}_{level}.glb" if level else f"{name}.glb")).read_bytes()
    length = struct.unpack_from("<I", data, 12)[0]
    return json.loads(data[20 : 20 + length]), data[28 + length :]


@cache
def mesh(name, level):
    """Each attribute and the faces as stored."""
    words, blob = document(name, level)
    arrays = {}
    for word, accessor in zip(
        [*words["meshes"][0]["primitives"][0]["attributes"], "faces"], words["accessors"], strict=True
    ):
        view = words["bufferViews"][accessor["bufferView"]]
        kind = {5126: np.float32, 5125: np.uint32, 5123: np.uint16}[accessor["componentType"]]
        width = {"VEC2": 2, "VEC3": 3, "VEC4": 4, "SCALAR": 3}[accessor["type"]]
        flat = np.frombuffer(blob, kind, view["byteLength"] // np.dtype(kind).itemsize, view.get("byteOffset", 0))
        arrays[word] = flat.reshape(-1, width)
    return arrays


@cache
def welded(name, level):
    arrays = mesh(name, level)
    return solid.weld(arrays["POSITION"], arrays["faces"].astype(np.int64))


def pictures(name, level):
    words, blob = document(name, level)
    for image in words.get("images", ()):
        view = words["bufferViews"][image["bufferView"]]
        yield Image.open(io.BytesIO(blob[view["byteOffset"] : view["byteOffset"] + view["byteLength"]]))


@pytest.mark.parametrize(("name", "level"), LEVELS)
def test_a_head_is_closed_manifold_and_turned_outward(name, level):
    vertices, faces = welded(name, level)
    assert (solid.bad_edges(faces), solid.bad_vertices(faces)) == (0, 0)
    assert solid.volume(vertices, faces) > 0


@pytest.mark.parametrize(("name", "level"), LEVELS)
def test_no_face_of_a_head_crosses_another(name, level):
    vertices, faces = welded(name, level)
    assert len(solid.crossings(vertices, faces)) <= (0.001 * len(faces) if level else 0)


@pytest.mark.parametrize(("name", "level"), LEVELS)
def test_triangles_stay_within_their_level_and_directions_are_of_unit_length(name, level):
    arrays = mesh(name, level)
    assert 0.8 * MOST[level] < len(arrays["faces"]) <= MOST[level]
    assert np.abs(np.linalg.norm(arrays["NORMAL"], axis=1) - 1).max() < 1e-3
    if level < 2:
        assert np.abs(np.linalg.norm(arrays["TANGENT"][:, :3], axis=1) - 1).max() < 1e-3
        assert set(np.unique(arrays["TANGENT"][:, 3])) <= {-1.0, 1.0}
        assert arrays["TEXCOORD_0"].min() >= 0
        assert arrays["TEXCOORD_0"].max() <= 1


@pytest.mark.parametrize("name", NAMES)
def test_the_silhouettes_of_the_levels_differ_by_two_percent_at_most(name):
    first, faces = welded(name, 0)
    for axis in (0, 1, 2):
        flat = np.delete(first, axis, axis=1)
        frame = ((flat.min(0) + flat.max(0)) / 2, float(np.ptp(flat, axis=0).max()) * 0.52)
        area = solid.silhouette(first, faces, axis, frame=frame).sum()
        for level in (1, 2):
            other = solid.silhouette(*welded(name, level), axis, frame=frame).sum()
            assert abs(other / area - 1) <= 0.02, (axis, level, other / area)


@pytest.mark.parametrize("name", NAMES)
def test_a_head_stands_on_its_neck_and_looks_ahead(name):
    positions = mesh(name, 0)["POSITION"]
    low, high = positions.min(0), positions.max(0)
    assert low[1] == pytest.approx(0, abs=1e-4)
    assert 0.25 < high[1] < 0.75  # metres
    assert high[2] > 0.08


@pytest.mark.parametrize("name", NAMES)
def test_known_heads_are_dark_copper_and_reconstructions_pale_plaster(name):
    _, surface, colour = (np.asarray(p.convert("RGB"), float) / 255 for p in pictures(name, 0))
    red, green, blue = colour.mean((0, 1))
    if name in RECONSTRUCTED:
        assert min(red, green, blue) > 0.45
        assert surface[..., 2].mean() < 0.05
    else:
        assert red > green > blue
        assert 0.15 < red < 0.6
        assert surface[..., 2].mean() > 0.7


@pytest.mark.parametrize("quality", QUALITIES)
def test_all_heads_together_fit_into_memory_at_every_quality(quality):
    sizes = {(name, level, n): p.size for name, level in LEVELS for n, p in enumerate(pictures(name, level))}
    sides = sides_of(sizes, QUALITIES[quality].pictures_mb * 1e6)
    assert taken(sides) <= 64e6
    assert min(sides[name, 0, n] for name in NAMES for n in range(3)) >= 512


def test_the_heads_fit_into_the_repository():
    assert sum(path.stat().st_size for path in HEADS.glob("*.glb")) <= 50e6
