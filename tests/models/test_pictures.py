"""Materials in and out: pictures are kept once and no larger than shown, what is not kept is said, exports hold all."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import pytest

from exhibition.models.container import Refused
from exhibition.models.export import export_glb
from exhibition.models.pictures import Picture, pixels
from exhibition.models.preflight import preflight
from exhibition.models.read import Model, read_model
from exhibition.world.model import Geometry, Placements
from exhibition.world.sizes import SIDES, sides_of, taken
from tests.models.glb import Glb
from tests.models.test_export import validated
from tests.models.test_preflight import CASES

GREY = np.full((4, 4, 3), 128, np.uint8)


def textured(picture=GREY, *, info: dict | None = None, **more) -> Glb:
    glb = Glb()
    glb.node(glb.quad(glb.unlit(glb.texture(picture), info=info, **more)))
    return glb


def read(tmp_path: Path, glb: Glb) -> Model:
    return read_model(glb.save(tmp_path / "model.glb"))


def test_a_picture_too_large_is_brought_down_and_that_is_said(tmp_path):
    model = read(tmp_path, textured(np.zeros((8, 2050, 3))))
    (picture,) = model.pictures.values()
    assert picture.size == (1024, 4)
    assert any("brought down" in said for said in model.notices)
    assert not read(tmp_path, textured(np.zeros((8, 1024, 3)))).notices


def test_a_picture_met_by_many_materials_is_kept_once(tmp_path):
    glb = Glb()
    for k in range(5):
        glb.node(glb.quad(glb.unlit(glb.texture(GREY), base=(k / 5, 0, 0, 1))))
    model = read(tmp_path, glb)
    assert len(model.materials) == 5
    assert len(model.pictures) == 1


def test_a_broken_picture_is_left_out_and_named(tmp_path):
    path = textured(np.random.default_rng(1).integers(0, 256, (64, 64, 3))).save(tmp_path / "model.glb")
    data = bytearray(path.read_bytes())
    at = data.index(b"IDAT")
    data[at + 40 : at + 400] = bytes(360)
    path.write_bytes(data)
    model = read_model(path)
    assert model.notices == ("images[0] is broken and is left out",)
    assert not model.pictures


def test_a_picture_of_sixteen_bits_keeps_its_middle_grey(tmp_path):
    from PIL import Image

    file = tmp_path / "deep.png"
    Image.fromarray(np.full((4, 4), 32768, np.uint16)).save(file)
    shown = pixels(Picture(np.frombuffer(file.read_bytes(), np.uint8), (4, 4)), 256)
    assert abs(int(shown[0, 0, 0]) - 128) <= 1


def test_a_second_set_of_coordinates_is_named_not_ignored(tmp_path):
    glb = Glb()
    texture = glb.texture(GREY)
    glb.node(glb.quad(glb.unlit(texture, occlusionTexture={"index": texture, "texCoord": 1})))
    model = read(tmp_path, glb)
    assert any("second set" in said and "occlusion" in said for said in model.notices)


def test_extensions_that_are_not_shown_are_named_and_required_ones_refused(tmp_path):
    glb = textured()
    glb.document["extensionsUsed"] = ["KHR_materials_sheen", "KHR_texture_transform"]
    assert read(tmp_path, glb).notices == ("KHR_materials_sheen is not shown",)
    glb.document["extensionsRequired"] = ["KHR_materials_sheen"]
    with pytest.raises(Refused, match="requires KHR_materials_sheen"):
        read(tmp_path, glb)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"alphaMode": "GLASS"}, "alphaMode"),
        ({"alphaCutoff": "half"}, "alphaCutoff"),
        ({"doubleSided": 1}, "doubleSided"),
        ({"normalTexture": {"index": 9}}, "normalTexture names no texture"),
        ({"occlusionTexture": {"index": 0, "strength": None}}, "occlusionTexture.strength"),
        ({"emissiveTexture": 3}, "emissiveTexture names no texture"),
        ({"emissiveTexture": {"index": 0, "extensions": []}}, "emissiveTexture.extensions"),
        (
            {"normalTexture": {"index": 0, "extensions": {"KHR_texture_transform": {"scale": [1, "x"]}}}},
            "KHR_texture_transform",
        ),
    ],
)
def test_a_material_with_a_fault_is_refused_with_its_place(tmp_path, change, said):
    glb = textured(**change)
    problems = preflight(glb.save(tmp_path / "model.glb"), tmp_path)
    assert any(said in problem and "materials[0]" in problem for problem in problems), problems


def test_small_whole_numbers_place_points_and_pictures(tmp_path):
    glb = Glb()
    glb.document["extensionsRequired"] = glb.document["extensionsUsed"] = ["KHR_mesh_quantization"]
    material = glb.unlit(glb.texture(GREY))
    places = np.array([[0, 0, 0, 0], [1000, 0, 0, 0], [1000, 500, 0, 0]], "<u2")
    view = glb.view(places.tobytes())
    glb.document["bufferViews"][view]["byteStride"] = 8
    position = glb.entry("accessors", bufferView=view, componentType=5123, count=3, type="VEC3")
    uv = glb.accessor([[0, 0], [65535, 0], [65535, 32768]], "<u2", normalized=True)
    primitive = {"attributes": {"POSITION": position, "TEXCOORD_0": uv}, "material": material}
    glb.node(glb.entry("meshes", primitives=[primitive]), scale=[0.001] * 3)
    (piece,) = read(tmp_path, glb).pieces
    assert piece.mesh.positions.max() == 1000
    assert np.abs(piece.transforms[0, :, :3]).max() == pytest.approx(0.001)
    assert np.allclose(piece.mesh.uvs, [[0, 0], [1, 0], [1, 0.5]], atol=1e-4)


def test_what_one_sees_through_is_a_piece_of_its_own(tmp_path):
    glb = Glb()
    solid, clear = glb.unlit(), glb.unlit(base=(1, 1, 1, 0.3), alphaMode="BLEND")
    first, second = (glb.document["meshes"][k] for k in [glb.quad(solid), glb.quad(clear)])
    first["primitives"] += second["primitives"]
    glb.document["meshes"] = [first]
    glb.node(0)
    model = read(tmp_path, glb)
    assert [len(piece.mesh.materials) for piece in model.pieces] == [1, 1]
    assert [model.materials[piece.mesh.materials[0]].alpha for piece in model.pieces] == ["opaque", "blend"]


def test_pictures_share_the_budget_and_the_largest_give_way_first():
    sizes = {"tiny": (3, 3), "wide": (400, 20), **{f"large{k}": (1024, 900) for k in range(10)}}
    free = sides_of(sizes, 1e9)
    assert (free["tiny"], free["wide"], free["large0"]) == (256, 512, 1024)
    tight = sides_of(sizes, 20e6)
    assert taken(tight) <= 20e6
    assert (tight["tiny"], tight["wide"], tight["large0"]) == (256, 512, 512)
    assert set(sides_of(sizes, 0).values()) == {SIDES[0]}


def geometry_of(model: Model) -> Geometry:
    rows = [(k, t) for k, piece in enumerate(model.pieces) for t in piece.transforms]
    count = len(rows)
    placements = Placements(
        np.array([k for k, _ in rows], np.int32), np.stack([t for _, t in rows]), np.full(count, -1, np.int32),
        np.zeros(count, np.uint8),
    )  # fmt: skip
    return Geometry(
        tuple(piece.mesh for piece in model.pieces),
        placements,
        (),
        None,
        model.materials,
        model.pictures,  # type: ignore[arg-type]
    )


@pytest.fixture
def dressed(tmp_path) -> Model:
    """A model that has a bit of everything."""
    glb = Glb()
    texture = glb.texture(np.dstack([GREY, np.full((4, 4), 90)]), wrapS=33071, wrapT=33648)
    moved = {"extensions": {"KHR_texture_transform": {"offset": [0.1, 0.2], "rotation": 0.4, "scale": [2, -3]}}}
    glb.node(glb.quad(glb.unlit(texture, info=moved, alphaMode="MASK", alphaCutoff=0.3, doubleSided=True)))
    lit = glb.entry(
        "materials", pbrMetallicRoughness={"metallicRoughnessTexture": {"index": texture}, "roughnessFactor": 0.5},
        normalTexture={"index": texture, "scale": 0.7}, occlusionTexture={"index": texture, "strength": 0.4},
        emissiveTexture={"index": texture}, emissiveFactor=[0.1, 0.2, 1.0], alphaMode="BLEND",
        extensions={
            "KHR_materials_emissive_strength": {"emissiveStrength": 3},
            "KHR_materials_clearcoat": {"clearcoatFactor": 1},
        },
    )  # fmt: skip
    glb.node(glb.quad(lit, colours=[[1, 0, 0.5, 0.25]] * 4))
    glb.document["extensionsUsed"] = [
        "KHR_texture_transform", "KHR_materials_unlit", "KHR_materials_emissive_strength", "KHR_materials_clearcoat",
    ]  # fmt: skip
    return read(tmp_path, glb)


def test_an_export_gives_back_what_was_imported(tmp_path, dressed):
    export_glb(geometry_of(dressed), {}, tmp_path / "out.glb")
    again = read_model(tmp_path / "out.glb")
    assert again.pictures.keys() == dressed.pictures.keys()

    def told(model: Model):
        return sorted(
            (s.alpha, s.two_sided, s.unlit, round(s.roughness, 5), round(s.coat, 5), np.round(s.emission, 5).tolist(),
             round(s.relief_scale, 5), round(s.cavity_strength, 5), round(s.cutoff, 5) if s.alpha == "mask" else 0,
             [(m.wrap, np.round(m.place, 5).tolist()) if m else None for m in s.maps])
            for s in model.materials.values()
        )  # fmt: skip

    assert told(again) == told(dressed)
    for piece, other in zip(dressed.pieces, again.pieces, strict=True):
        assert np.allclose(piece.mesh.uvs, other.mesh.uvs, atol=1e-6)
        assert (piece.mesh.opacity is None) == (other.mesh.opacity is None)


def test_an_export_with_pictures_passes_the_khronos_validator(tmp_path, dressed):
    export_glb(geometry_of(dressed), {}, tmp_path / "out.glb")
    report = validated(tmp_path / "out.glb")
    told = {m["code"] for m in report["messages"] if m["severity"] < 2}
    assert told <= {"MESH_PRIMITIVE_GENERATED_TANGENT_SPACE"}, report["messages"]  # tangents are the reader's to make


_opened: list[str] | None = None


def _listen(event: str, arguments: tuple) -> None:
    if _opened is not None and event in ("open", "os.listdir", "os.scandir"):
        _opened.append(str(arguments[0]))


@pytest.mark.skipif(not CASES.is_dir(), reason="the folder of glTF cases is absent (EXHIBITION_GLTF_CASES)")
def test_nothing_outside_the_models_folder_is_ever_read():
    global _opened
    files = sorted(path for path in CASES.rglob("*.gl*") if path.suffix in (".glb", ".gltf"))
    code = (sys.prefix, sys.base_prefix, str(Path(__file__).parents[2] / "exhibition"))
    sys.addaudithook(_listen)  # it cannot be taken away again; outside this test it does nothing
    for path in files:
        _opened = []
        try:
            tried(path)
        finally:
            met, _opened = _opened, None
        folder = path.parent.resolve()
        away = [p for p in met if not Path(p).resolve().is_relative_to(folder) and not p.startswith(code)]
        assert not away, (path.name, away)
    assert len(files) > 100


def tried(path: Path) -> tuple[str, ...] | None:
    """What speaks against a file; None where it was read."""
    try:
        assert read_model(path).pieces
    except Refused as refused:
        return refused.problems
    return None


@pytest.mark.skipif(not CASES.is_dir(), reason="the folder of glTF cases is absent (EXHIBITION_GLTF_CASES)")
def test_invalid_cases_are_refused_and_valid_ones_are_read_or_say_what_they_lack():
    lacks = ("the file holds no mesh", "has no bytes, neither", "shows no triangle")
    for path in sorted(path for path in CASES.rglob("*.gl*") if path.suffix in (".glb", ".gltf")):
        sound = json.loads(Path(f"{path}.report.json").read_text())["issues"]["numErrors"] == 0
        problems = tried(path)
        if sound:
            assert problems is None or all(any(lack in said for lack in lacks) for said in problems), path.name
        else:
            assert problems, path.name


@pytest.mark.parametrize("with_metal", [True, False])
def test_occlusion_joins_metal_and_roughness_in_one_picture(tmp_path, with_metal):
    glb = Glb()
    cavity = glb.texture(np.full((8, 8, 3), (40, 1, 2), np.uint8))
    metal = glb.texture(np.full((4, 4, 3), (9, 100, 200), np.uint8))
    pbr = {"metallicRoughnessTexture": {"index": metal}} if with_metal else {}
    looks = glb.entry(
        "materials", pbrMetallicRoughness=pbr, occlusionTexture={"index": cavity, "strength": 0.5}
    )  # fmt: skip
    glb.node(glb.quad(looks))
    model = read(tmp_path, glb)
    (surface,) = model.materials.values()
    ((key, picture),) = model.pictures.items()
    assert surface.maps[2] is not None
    assert surface.maps[2].picture == key
    assert surface.cavity_strength == 0.5
    assert pixels(picture, 256)[100, 100].tolist() == [40, *((100, 200) if with_metal else (255, 255)), 255]
