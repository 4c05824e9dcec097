"""Included files: merged by section, each problem in its own file and line, and never out of the scene's folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from exhibition.scene.folder import load_scene, read_scene


@pytest.fixture
def scene(tmp_path: Path, good: str):
    """Writes a scene that includes the given files, and gives its folder."""

    def write(files: dict[str, str], include: str | None = None) -> Path:
        named = include or "[" + ", ".join(files) + "]"
        (tmp_path / "scene.yaml").write_text(good.replace("walk:", f"include: {named}\nwalk:"), encoding="utf-8")
        for name, text in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path

    return write


def told(folder: Path) -> list[str]:
    return [str(problem) for problem in load_scene(folder, root=folder).problems]


def test_sections_of_included_files_join_the_scene(scene) -> None:
    folder = scene(
        {
            "parts/a.yaml": "parts:\n  kiosk: {form: pavilion, across: 3}\npolicy: {zones: {hush: {products: none}}}\n",
            "b.yaml": "views:\n  back: {eye: [0, 9, 2], look: [0, 0, 2]}\n",
        }
    )
    value, problems = read_scene(folder, root=folder)
    assert problems == ()
    assert set(value.parts) == {"pavilion", "kiosk"}
    assert set(value.views) == {"gate", "back"}
    assert set(value.policy.zones) == {"hush"}
    assert len(load_scene(folder).files) == 3


def test_a_problem_in_an_included_file_bears_its_name_and_line(scene) -> None:
    folder = scene({"parts/a.yaml": "parts:\n  kiosk:\n    form: pavilion\n    across: wide\n"})
    assert told(folder) == [
        'parts/a.yaml:4:13: "across" should be a number over 0, at most 5000; this is the text "wide".'
    ]


def test_an_id_defined_in_two_files_names_both_places(scene) -> None:
    folder = scene({"a.yaml": "parts:\n  pavilion: {form: pavilion, across: 3}\n"})
    assert told(folder) == [
        'a.yaml:2:3: "pavilion" is defined twice, first at scene.yaml:16:3. Keep one, or give one another id.'
    ]


def test_an_included_file_holds_sections_only(scene) -> None:
    folder = scene({"a.yaml": "prats: {}\nid: other\n"})
    assert [line.split(". ")[0] for line in told(folder)] == [
        'a.yaml:1:1: "prats" cannot stand in an included file',
        'a.yaml:2:1: "id" cannot stand in an included file',
    ]


def test_includes_in_a_circle_are_refused(scene) -> None:
    folder = scene({"a.yaml": "include: [b.yaml]\n", "b.yaml": "include: [a.yaml]\n"}, include="[a.yaml]")
    assert told(folder) == ['b.yaml:1:11: the include "a.yaml" goes round in a circle. Take it away.']


@pytest.mark.parametrize("name", ["/etc/passwd", "../other.yaml", "C:/x.yaml", "a/../../x.yaml", "~/x.yaml"])
def test_includes_stay_inside_the_scenes_folder(scene, name: str) -> None:
    folder = scene({}, include=f'["{name}"]')
    assert "leaves the scene's folder" in told(folder)[0]


def test_a_link_out_of_the_scenes_folder_is_refused(scene, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other") / "x.yaml"
    other.write_text("parts: {}\n")
    folder = scene({}, include="[x.yaml]")
    (folder / "x.yaml").symlink_to(other)
    assert "is a link that leaves" in told(folder)[0]
