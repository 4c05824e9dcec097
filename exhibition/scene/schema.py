"""A kind of file in, its JSON Schema (draft 7) out, so that an editor completes and checks while one types."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from exhibition.scene.includes import SECTIONS
from exhibition.scene.meanings import COMMON
from exhibition.scene.model import Brand, Scene, Show

FILES: dict[str, type[BaseModel]] = {"scene": Scene, "show": Show, "brand": Brand}
_DRAFT = "http://json-schema.org/draft-07/schema#"


def json_schema(kind: str) -> dict[str, Any]:
    """The schema of a scene, show or brand file, or ``part``: a file that a scene includes."""
    return included_schema() if kind == "part" else schema_of(FILES[kind])


def schema_of(model: type[BaseModel]) -> dict[str, Any]:
    """The schema of any model's file."""
    schema = model.model_json_schema(by_alias=True, ref_template="#/definitions/{model}")
    for name, block in {model.__name__: schema, **schema.get("$defs", {})}.items():
        for word, value in block.get("properties", {}).items():
            told = COMMON.get(f"{name}.{word}") or COMMON.get(word)
            if told:
                value.setdefault("description", told)
    schema = _draft_7(schema)
    schema["definitions"] = schema.pop("$defs", {})
    return {"$schema": _DRAFT, **schema}


def included_schema() -> dict[str, Any]:
    """The schema of an included file: any of a scene's sections, none of them required."""
    schema = schema_of(Scene)
    words = {word: found for word, found in schema["properties"].items() if word in (*SECTIONS, "include")}
    told = "A part of a scene, named under its include:."
    return {**schema, "title": "Part of a scene", "description": told, "properties": words, "required": []}


def _draft_7(node: Any) -> Any:
    """pydantic writes draft 2020-12: fixed lists and the choice by `form` are spelt otherwise in draft 7."""
    if isinstance(node, list):
        return [_draft_7(item) for item in node]
    if not isinstance(node, dict):
        return node
    found = {
        word: _draft_7(value) for word, value in node.items() if word != "discriminator" or not isinstance(value, dict)
    }
    if isinstance(found.get("title"), str):
        del found["title"]  # pydantic's own guess from the word
    if "prefixItems" in found:
        found["items"] = found.pop("prefixItems")
        found["additionalItems"] = False
    if "patternProperties" in found:
        found.setdefault("additionalProperties", False)
    return found
