"""Each level has one meaning, and the handbook says it."""

from __future__ import annotations

from pathlib import Path

from exhibition.render.quality import LEVELS

HANDBOOK = (Path(__file__).parents[2] / "scenes" / "README.md").read_text(encoding="utf-8")


def test_the_handbook_tells_what_each_level_draws():
    section = HANDBOOK.partition("\n### Quality\n")[2].partition("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("| `")]
    assert rows == [f"| `{level.name}` | {level.means} |" for level in LEVELS.values()]


def test_no_level_draws_less_than_the_one_before():
    levels = list(LEVELS.values())
    for less, more in zip(levels[1:], levels[2:], strict=False):
        assert (less.samples, less.anisotropy, less.pictures_mb) <= (more.samples, more.anisotropy, more.pictures_mb)
        finest = [min(q.cascades) / q.shadow for q in (less, more)]
        assert finest[1] <= finest[0]
