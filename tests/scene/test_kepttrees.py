"""A file is read again when it was saved, and only then."""

from __future__ import annotations

import os
from pathlib import Path

from exhibition.scene.folder import load_scene
from exhibition.scene.kepttrees import KeptTrees, stamp_of

SCENE = Path(__file__).resolve().parents[2] / "scenes" / "summer_palace" / "scene.yaml"


def test_of_a_scene_in_many_files_only_the_saved_one_is_read_again(tmp_path: Path) -> None:
    for file in SCENE.parent.rglob("*.yaml"):
        copy = tmp_path / "palace" / file.relative_to(SCENE.parent)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
    trees = KeptTrees()
    scene, root = tmp_path / "palace" / "scene.yaml", SCENE.parents[2]
    first = load_scene(scene, root=root, read=trees)
    assert first.value is not None, first.problems
    files = trees.reads
    assert files == len(first.files) > 5
    assert load_scene(scene, root=root, read=trees).value == first.value
    assert trees.reads == files
    saved = scene.with_name("hotspots.yaml")
    saved.write_text(saved.read_text(encoding="utf-8") + "\n# seen\n", encoding="utf-8")
    assert load_scene(scene, root=root, read=trees).value == first.value
    assert trees.reads == files + 1


def test_a_file_of_the_same_size_saved_later_is_another(tmp_path: Path) -> None:
    file, trees = tmp_path / "a.yaml", KeptTrees()
    file.write_text("a: 1\n", encoding="utf-8")
    before = trees(file, "a.yaml")
    file.write_text("a: 2\n", encoding="utf-8")
    os.utime(file, ns=(1, stamp_of(file)[0] + 1_000))
    after = trees(file, "a.yaml")
    assert before != after
    assert trees.reads == 2


def test_a_file_that_is_away_is_told_each_time_and_read_when_it_is_back(tmp_path: Path) -> None:
    file, trees = tmp_path / "a.yaml", KeptTrees()
    assert stamp_of(file) is None
    assert [trees(file, "a.yaml")[0] for _ in range(2)] == [None, None]
    file.write_text("a: 1\n", encoding="utf-8")
    tree, problems = trees(file, "a.yaml")
    assert tree is not None
    assert problems == ()


def test_a_file_read_under_another_name_names_it_in_its_problems(tmp_path: Path) -> None:
    file, trees = tmp_path / "a.yaml", KeptTrees()
    file.write_text("a: [1\n", encoding="utf-8")
    assert trees(file, "one.yaml")[1][0].file == "one.yaml"
    assert trees(file, "two.yaml")[1][0].file == "two.yaml"
