"""The reader: what it keeps, what it refuses, and that no text at all can make it fail."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exhibition.scene.checks import check
from exhibition.scene.folder import load_scene, read_model, read_scene
from exhibition.scene.model import Scene
from exhibition.scene.reader import MOST_LINES, read_file, read_text
from exhibition.scene.scalars import Refused, typed
from exhibition.scene.tree import key_place, place, plain

YAML_SIGNS = st.text(alphabet=st.sampled_from(list("ab: -\n\t[]{}&*!|>'\"%@`#,?0.1~<")), max_size=120)


@given(st.one_of(st.text(max_size=200), YAML_SIGNS))
@settings(max_examples=300, deadline=None)
def test_no_text_makes_the_reader_fail(text: str) -> None:
    tree, problems = read_text(text, "any.yaml")
    assert tree is not None or problems
    if tree is not None:
        value, more = check(tree, Scene)
        assert value is not None or more or problems


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_no_bytes_make_the_reader_fail(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "scene.yaml"
    path.write_bytes(data)
    scene, problems = read_scene(path)
    assert scene is None
    assert problems


@pytest.mark.parametrize(
    ("text", "value"),
    [("12", 12), ("-3", -3), ("1.5", 1.5), ("-0.25", -0.25), ("0", 0), ("true", True), ("false", False), ("~", None),
     ("", None), ("null", None), ("N", "N"), ("y", "y"), ("Non", "Non"), ("1,5", "1,5"), ("12 m", "12 m"),
     ("2020-12", "2020-12"), ("vers 1755", "vers 1755"), ("-", "-"), ("1.2.3", "1.2.3")],
)  # fmt: skip
def test_only_plain_words_have_a_type(text: str, value: object) -> None:
    assert typed(text) == value
    assert type(typed(text)) is type(value)


@pytest.mark.parametrize(
    "text",
    ["NO", "yes", "On", "off", "TRUE", "Null", "10:30", "1:2:3", "010", "-01", "00", "1e3", "1.5E-3", ".nan", "-.inf",
     "0x1F", "0o17", "0b11", "2020-12-01", "2020-1-1 10:00", "+3", ".5", "5.", "1_000", "1" * 30],
)  # fmt: skip
def test_yaml_traps_are_refused_with_a_cure(text: str) -> None:
    refused = typed(text)
    assert isinstance(refused, Refused)
    assert refused.message
    assert refused.hint


def test_the_same_word_in_quotes_is_text() -> None:
    tree, problems = read_text("a: 'NO'\nb: \"10:30\"\nc: '010'\n", "f")
    assert problems == ()
    assert plain(tree) == {"a": "NO", "b": "10:30", "c": "010"}


def test_places_count_from_one_and_survive_chinese() -> None:
    tree, _ = read_text("a: 中文\n{b}: 1\nc: [中, 二, {d: 1}]\n".replace("{b}", "b"), "f")
    assert (place(tree, ("b",)).line, place(tree, ("b",)).column) == (2, 4)
    assert (key_place(tree, ("c", 2, "d")).line, key_place(tree, ("c", 2, "d")).column) == (3, 12)


def test_lists_become_tuples_so_that_models_stay_frozen() -> None:
    tree, _ = read_text("a: [1, [2, 3]]\n", "f")
    assert plain(tree) == {"a": (1, (2, 3))}


def test_a_few_aliases_are_allowed() -> None:
    tree, problems = read_text("a: &s [1, 2]\nb: *s\n", "f")
    assert problems == ()
    assert plain(tree) == {"a": (1, 2), "b": (1, 2)}


def test_both_places_of_a_doubled_key_are_named() -> None:
    _, problems = read_text("a: 1\nb: 2\na: 3\n", "f")
    assert [str(p) for p in problems] == ['f:3:1: "a" stands twice in this block, first at 1:1. Keep one of the two.']


def test_a_file_of_the_greatest_length_is_read() -> None:
    text = "\n".join(f"word_{number}: [{number}, 0]" for number in range(MOST_LINES)) + "\n"
    tree, problems = read_text(text, "f")
    assert problems == ()
    assert len(plain(tree)) == MOST_LINES
    _, problems = read_text(text + "more: 1\n", "f")
    assert "1501 lines" in problems[0].message


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"a: \xff\n", "not written in UTF-8"), (b"a: \x00\n", "invisible sign U+0000"),
     (b"a: '" + b"x" * 1_000_001, "larger than 1 MB"),
     (b"a: '" + b"x" * 100_001 + b"'", "longer than 100 kB"), (b"", "empty")],
)  # fmt: skip
def test_files_that_are_no_text_are_refused(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "scene.yaml"
    path.write_bytes(data)
    tree, problems = read_file(path, "scene.yaml")
    assert tree is None
    assert said in problems[0].message


def test_a_missing_file_is_a_problem_and_no_exception(tmp_path: Path) -> None:
    scene, problems = read_scene(tmp_path / "none.yaml")
    assert scene is None
    assert "missing" in problems[0].message


def test_a_good_scene_is_read(good: str, tmp_path: Path) -> None:
    (tmp_path / "scene.yaml").write_text(good, encoding="utf-8")
    scene, problems = read_scene(tmp_path)
    assert problems == ()
    assert scene is not None
    assert scene.views["gate"].eye == (0, -20, 1.6)
    assert scene.parts["pavilion"].form == "pavilion"


def test_any_model_can_be_read_the_same_way(good: str, tmp_path: Path) -> None:
    (tmp_path / "scene.yaml").write_text(good, encoding="utf-8")
    problems: list = []
    assert read_model(tmp_path / "scene.yaml", Scene, problems) is not None
    assert problems == []


def test_all_problems_come_at_once_in_the_order_of_the_file(good: str, tmp_path: Path) -> None:
    text = (
        good.replace("across: 6", "acros: 6\n    solid: NO")
        .replace("look: [0, 0, 3]", "look: [0, 0]")
        .replace("id: small", "id: SMALL")
    )
    (tmp_path / "scene.yaml").write_text(text, encoding="utf-8")
    document = load_scene(tmp_path, root=tmp_path)
    said = [problem.message for problem in document.problems]
    assert len(said) == 4
    assert document.value is None
    assert [problem.line for problem in document.problems] == sorted(problem.line for problem in document.problems)
