"""Paths to assets: only what lies in the project, in these very letters, and is what its name says."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest
from PIL import Image

from exhibition.scene.assets import find_asset


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "project" / "assets").mkdir(parents=True)
    (tmp_path / "secret.png").write_bytes(b"x")
    root = tmp_path / "project"
    Image.new("RGB", (8, 4)).save(root / "assets" / "Vase.png")
    Image.new("RGB", (8, 4)).save(root / "assets" / "lie.png", format="JPEG")
    (root / "assets" / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (root / "assets" / "out.png").symlink_to(tmp_path / "secret.png")
    return root


def test_a_picture_in_the_project_is_found(project: Path) -> None:
    found = find_asset("assets/Vase.png", base=project, root=project)
    assert found.path == project / "assets" / "Vase.png"
    assert find_asset("Vase.png", base=project / "assets", root=project).path == found.path


@pytest.mark.parametrize(
    "text",
    ["../secret.png", "assets/../../secret.png", "/etc/passwd.png", "C:/x.png", "C:\\x.png", "file:///x.png", "~/x.png",
     "assets/%2e%2e/secret.png", "assets/a\0.png", "assets//Vase.png", "./assets/Vase.png", "", "assets/out.png",
     "assets\\Vase.png", "https://example.com/x.png", "assets", "assets/run.exe"],
)  # fmt: skip
def test_nothing_outside_the_project_is_reached(project: Path, text: str) -> None:
    found = find_asset(text, base=project, root=project)
    assert found.path is None
    assert found.message


def test_capitals_count_on_every_system(project: Path) -> None:
    found = find_asset("assets/vase.png", base=project, root=project)
    assert found.path is None
    assert '"Vase.png"' in found.hint


@pytest.mark.parametrize(("name", "said"), [("lie.png", "JPEG"), ("broken.png", "cannot be read as a picture")])
def test_a_picture_must_be_what_its_name_says(project: Path, name: str, said: str) -> None:
    assert said in find_asset(f"assets/{name}", base=project, root=project).message


def test_a_picture_too_large_is_refused_by_its_header(project: Path) -> None:
    header = (
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
        + (5000).to_bytes(4, "big")
        + (10).to_bytes(4, "big")
        + b"\x08\x02\x00\x00\x00"
    )
    header += (
        zlib.crc32(header[12:]).to_bytes(4, "big") + b"\x00\x00\x00\x00IDAT" + zlib.crc32(b"IDAT").to_bytes(4, "big")
    )
    (project / "assets" / "huge.png").write_bytes(header)
    assert "5000 x 10" in find_asset("assets/huge.png", base=project, root=project).message
    assert find_asset("assets/huge.png", base=project, root=project, side=8192).path
