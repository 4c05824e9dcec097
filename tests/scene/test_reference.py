"""The handbook's tables, the JSON Schemas and the tool that sets no-break spaces."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from exhibition.scene.folder import load_scene
from exhibition.scene.parts import FORMS
from exhibition.scene.reader import read_text
from exhibition.scene.schema import json_schema
from exhibition.scene.tree import plain

ROOT = Path(__file__).parents[2]


def tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"tools_{name}", ROOT / "tools" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_handbooks_tables_and_the_schemas_are_fresh() -> None:
    assert tool("reference").stale() == []


def test_every_form_has_its_table() -> None:
    handbook = (ROOT / "scenes" / "README.md").read_text(encoding="utf-8")
    assert all(f"`form: {form}`" in handbook for form in FORMS)


def refs(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for value in node.values():
            yield from refs(value)
    elif isinstance(node, list):
        for value in node:
            yield from refs(value)


@pytest.mark.parametrize("kind", ["scene", "part", "show", "brand"])
def test_schemas_are_draft_7_and_whole(kind: str) -> None:
    schema = json_schema(kind)
    text = json.dumps(schema)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert '"$defs"' not in text
    assert "prefixItems" not in text
    assert all(ref.split("/")[-1] in schema["definitions"] for ref in refs(schema))


def test_an_included_file_needs_no_word_and_knows_no_other() -> None:
    schema = json_schema("part")
    assert schema["required"] == []
    assert schema["additionalProperties"] is False
    assert "walk" not in schema["properties"]


def test_spaces_are_mended_and_nothing_else(good: str, tmp_path: Path) -> None:
    typed = good.replace("\u202f", " ").replace("\u00a0", " ")
    (tmp_path / "scene.yaml").write_text(typed, encoding="utf-8")
    mended = tool("mend_spaces").mended(typed)
    assert mended == good
    assert tool("mend_spaces").mended(mended) == mended
    (tmp_path / "scene.yaml").write_text(mended, encoding="utf-8")
    assert load_scene(tmp_path).value is not None


def test_mending_leaves_keys_comments_clock_times_and_other_languages_alone() -> None:
    lines = ["# a : b ; c", 'fr: "À 10:30 : 150 m ; « oui » !"', 'en: "10:30; 150 m"', 'zh: "150 m ; !"']
    text = "\n".join([*lines, 'other: "a ; b"', 'list: [{fr: "Quoi ?"}]', ""])
    mended = tool("mend_spaces").mended(text)
    tree, problems = read_text(mended, "f")
    assert problems == ()
    assert plain(tree) == {
        "fr": "À 10:30\u00a0: 150\u00a0m\u202f; «\u202foui\u202f»\u202f!",
        "en": "10:30; 150\u00a0m",
        "zh": "150 m ; !",
        "other": "a ; b",
        "list": ({"fr": "Quoi\u202f?"},),
    }
    assert mended.startswith("# a : b ; c\n")
