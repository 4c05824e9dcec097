"""Where moved parts are shown before they are built anew: at the very place they will then stand at."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from exhibition.app.new import new_scene
from exhibition.scene.folder import read_scene
from exhibition.scene.model import Scene
from exhibition.shop.model import Catalogue
from exhibition.world.assemble import build_world
from exhibition.world.shift import shifts

PARTS = """
  hermit: {form: rock, at: [0, 12, 0.4]}
  stone: {form: rock, at: {part: hermit, point: [3, 0, 0]}}
  gate: {form: rock, at: {place: gate}}
  row: {form: rock, grid: {columns: 3, rows: 1, step: [2, 2]}, at: [9, 0, 0]}
  wood: {form: rock, scatter: {inside: [[-9, -9], [9, -9], [9, 0]], count: 5, seed: 1}}
"""
SCENE = """schema: exhibition/1
kind: scene
id: small
title: {{fr: "Un jardin", en: "A garden", zh: "一座园"}}
intro: {{fr: "Un jardin.", en: "A garden.", zh: "一座园。"}}
environment: {{preset: noon}}
places:
  gate: {{at: [5, 5, 0], facing: E, cert: C}}
parts:{parts}
walk: {{start: entry}}
views:
  entry: {{eye: [0, -10, 2], look: [0, 12, 2]}}
"""


def read(folder: Path, parts: str, *edits: tuple[str, str]) -> Scene:
    text = SCENE.format(parts=parts)
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    file = folder / "scene.yaml"
    file.write_text(text, encoding="utf-8")
    scene, problems = read_scene(file)
    assert scene is not None, problems
    return scene


@pytest.fixture
def moved(tmp_path: Path):
    """A function: edits -> how far each part went by its id, held against what is really built."""
    new_scene(tmp_path / "scenes" / "small")
    folder = tmp_path / "scenes" / "small"
    old = read(folder, PARTS)
    world = build_world(old, folder, Catalogue())

    def told(*edits: tuple[str, str]) -> dict[str, tuple[float, float, float]]:
        new = read(folder, PARTS, *edits)
        found = {world.geometry.parts[row].id: far for row, far in shifts(world, old, new).items()}
        built = {part.id: np.array(part.frame)[:, 3] for part in build_world(new, folder, Catalogue()).geometry.parts}
        for part in world.geometry.parts:
            if part.id in found:
                assert np.allclose(np.array(part.frame)[:, 3] + found[part.id], built[part.id], atol=1e-4), part.id
        return {part_id: tuple(round(v, 3) for v in far) for part_id, far in found.items()}

    return told


def test_a_scene_as_it_was_moves_nothing(moved):
    assert moved() == {}


def test_a_moved_part_takes_along_what_stands_on_it(moved):
    assert moved(("[0, 12, 0.4]", "[2, 12, 1.0]")) == {"hermit": (2.0, 0.0, 0.6), "stone": (2.0, 0.0, 0.6)}


def test_a_moved_place_takes_its_parts_along(moved):
    assert moved(("[5, 5, 0]", "[5, 6.5, 0]")) == {"gate": (0.0, 1.5, 0.0)}


def test_copies_of_a_grid_go_with_it(moved):
    assert moved(("at: [9, 0, 0]", "at: [9, 0, 0], lift: 0.5")) == {"row": (0.0, 0.0, 0.5)}


def test_what_turned_or_grew_or_is_strewn_waits_until_it_is_built(moved):
    assert moved(("at: [0, 12, 0.4]", "at: [1, 12, 0.4], facing: E")) == {}
    assert moved(("form: rock, at: {place: gate}", "form: rock, seed: 5, at: {place: gate}")) == {}
    assert moved(("count: 5", "count: 6"), ("-9, -9", "-8, -9")) == {}


def test_a_part_that_is_gone_or_new_moves_nothing(moved):
    assert moved(("  gate: {form: rock, at: {place: gate}}\n", "  other: {form: rock, at: [1, 1, 0]}\n")) == {}
