"""Each file of bad/ holds one mistake and, in its first lines, the exact words it must be answered with."""

from __future__ import annotations

from pathlib import Path

import pytest

HERE = Path(__file__).parent
BAD = sorted((HERE / "bad").glob("*.yaml"))


def expected(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").split("\n")
    return [line.removeprefix("# expect: ") for line in lines if line.startswith("# expect: ")]


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_each_mistake_is_named_with_its_place_and_its_cure(path: Path, all_problems) -> None:
    name = f"bad/{path.name}"
    told = [str(problem).removeprefix(name + ":") for problem in all_problems(path)]
    assert told == expected(path)


def test_every_bad_file_expects_something_and_there_are_many() -> None:
    assert len(BAD) >= 20
    assert all(expected(path) for path in BAD)


def test_the_good_file_has_no_problems(all_problems) -> None:
    assert all_problems(HERE / "good.yaml") == ()
