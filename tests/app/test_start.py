"""A start loads what it needs and no more: who finds a built world needs no form, who opens no window no Panda3D."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BUILDERS = ("exhibition.forms.halls", "exhibition.forms.terrain", "exhibition.models.read", "exhibition.world.build")


def loaded(code: str) -> set[str]:
    """The modules a fresh Python has loaded after ``code``."""
    told = f"{code}\nimport sys\nprint('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines())


def test_the_commands_are_known_before_anything_that_builds_or_draws_is_loaded():
    found = loaded("import exhibition.app.cli")
    assert "exhibition.app.cli" in found
    assert not found & {*BUILDERS, "panda3d.core", "skia", "rich.progress", "fast_simplification"}


def test_a_kept_world_comes_back_without_the_forms(project):
    project.world("entrance")
    found = loaded(
        "from pathlib import Path\nfrom exhibition.app.project import Project\n"
        f"assert Project(Path('.'), Path({str(project.cache)!r})).world('entrance').geometry.meshes"
    )
    assert not found & {*BUILDERS, "panda3d.core"}


def test_set_up_leaves_bytecode_so_that_the_first_start_compiles_nothing(tmp_path, monkeypatch):
    from tools import setup

    (tmp_path / "exhibition" / "below").mkdir(parents=True)
    for file in ("__init__.py", "below/__init__.py", "below/a.py"):
        (tmp_path / "exhibition" / file).write_text("x = 1\n")
    monkeypatch.setattr(setup, "ROOT", tmp_path)
    monkeypatch.setattr(setup, "PYTHON", sys.executable)
    setup.ensure_compiled()
    assert len(list((tmp_path / "exhibition").rglob("*.pyc"))) == 3


@pytest.mark.parametrize("module", ["exhibition.scene.folder", "exhibition.world.assemble", "exhibition.visit.state"])
def test_no_module_leans_on_another_being_loaded_first(module):
    assert module in loaded(f"import {module}")
