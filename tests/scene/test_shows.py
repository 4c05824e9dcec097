"""What the crew's file says of the machine: how rich, how quick; and what is answered to a slip."""

from __future__ import annotations

from pathlib import Path

import pytest

from exhibition.scene.folder import read_show

SHOW = """schema: exhibition/1
kind: show
title: {{fr: "Un jardin", en: "A garden", zh: "一座园"}}
opens: garden
scenes: [garden]
{more}
"""


@pytest.fixture
def read(tmp_path: Path):
    """A function: lines of a show -> the show and what was wrong, each as a line."""

    def told(more: str):
        file = tmp_path / "show.yaml"
        file.write_text(SHOW.format(more=more), encoding="utf-8")
        show, problems = read_show(file)
        return show, [str(problem).partition("show.yaml:")[2] for problem in problems]

    return told


def test_a_show_keeps_sixty_frames_a_second_unless_it_says_otherwise(read):
    show, problems = read("")
    assert (show.frame_rate, show.quality, problems) == (60.0, "low", [])
    show, problems = read("frame_rate: 25\nquality: auto")
    assert (show.frame_rate, show.quality, problems) == (25.0, "auto", [])


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("frame_rate: 500", "6:13: "),
        ("frame_rate: quick", "6:13: "),
        ("quality: automatic", '6:10: '),
        ("framerate: 30", "6:1: "),
    ],
)  # fmt: skip
def test_a_slip_is_answered_with_its_place(read, more, told):
    _, problems = read(more)
    assert len(problems) == 1
    assert problems[0].startswith(told), problems
