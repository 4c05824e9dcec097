"""The models in; the handbook's tables of words and the JSON Schemas of all files out. --check: are they fresh?"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from exhibition.scene.base import PartBase
from exhibition.scene.meanings import meaning
from exhibition.scene.model import Brand, Scene, Show
from exhibition.scene.parts import FORMS
from exhibition.scene.plainwords import MANY, Kind, choices, expected, fields, kind_of_field, models_in
from exhibition.scene.points import POINTS, SOMETIMES
from exhibition.scene.schema import json_schema, schema_of
from exhibition.shop.model import ShopFile

ROOT = Path(__file__).resolve().parents[1]
HANDBOOK = ROOT / "scenes" / "README.md"
SCHEMAS = ROOT / "scenes" / "schema"
EXAMPLES = ROOT / "scenes" / "examples"
BEGIN, END = "<!-- words: begin; written by tools/reference.py -->", "<!-- words: end -->"


def tables() -> str:
    """Every word of the language, one table a block."""
    lines = ["### A scene's file", "", *_table(Scene)]
    blocks = [model for model in models_in(Scene) if model not in FORMS.values() and model is not Scene]
    inside = [
        model for form in FORMS.values() for model in models_in(form) if model is not form and model not in _shared()
    ]
    for model in blocks:
        if model not in inside:
            lines += ["", f"#### {_title(model)}", "", _told(model), "", *_table(model)]
    lines += ["", "### Every part", "", _told(PartBase), "", *_table(PartBase), "", "### The forms"]
    for form, model in FORMS.items():
        lines += [
            "",
            f"#### `form: {form}`",
            "",
            _told(model),
            "",
            *_example(form),
            *_table(model, leave=set(PartBase.model_fields) | {"form"}),
            *_points(form),
        ]
        for below in models_in(model):
            if below in inside:
                lines += ["", f"`{form}` — {_title(below).lower()}: {_told(below)}", "", *_table(below)]
    for name, model in (("A show's file", Show), ("A brand's file", Brand), ("A shop's file", ShopFile)):
        lines += ["", f"### {name}", "", _told(model), "", *_table(model)]
        for below in models_in(model):
            if below is not model and below not in blocks:
                lines += ["", f"#### {_title(below)}", "", _told(below), "", *_table(below)]
    return "\n".join(lines)


def _example(form: str) -> list[str]:
    """The picture of a form's smallest scene, and the way to that scene."""
    if not (EXAMPLES / f"{form}.yaml").exists():
        return []
    return [f"[![{form}](examples/pictures/{form}.png)](examples/{form}.yaml)", ""]


def _shared() -> set[type[BaseModel]]:
    return set(models_in(PartBase))


def _title(model: type[BaseModel]) -> str:
    return {"AtPlace": "A position at a place", "AtPart": "A position at a part", "ProductBrand": "Brand"}.get(
        model.__name__,
        "".join(f" {sign.lower()}" if sign.isupper() else sign for sign in model.__name__).strip().capitalize(),
    )


def _told(model: type[BaseModel]) -> str:
    return " ".join((model.__doc__ or "").split())


def _table(model: type[BaseModel], leave: set[str] | None = None) -> list[str]:
    rows = [
        "| "
        + " | ".join(
            (f"`{word}`", _cell(_takes(kind_of_field(field))), _default(field), _cell(meaning(model, word, field)))
        )
        + " |"
        for word, field in fields(model).items()
        if word not in (leave or set())
    ]
    return (
        ["| word | what it takes | if left out | what it means |", "|---|---|---|---|", *rows]
        if rows
        else ["No words of its own."]
    )


def _takes(kind: Kind) -> str:
    """What may stand here; a list that is too long for a message stands here whole."""
    names = choices(kind)
    whole = len(names) > MANY and expected(kind).startswith(f"one of {len(names)} ")
    return "one of " + ", ".join(f'"{name}"' for name in names) if whole else expected(kind)


def _points(form: str) -> list[str]:
    names = [f"`{name}`" for name in POINTS[form]] + ([SOMETIMES[form]] if form in SOMETIMES else [])
    return ["", f"Points: {', '.join(names)}."] if names else []


def _cell(text: str | None) -> str:
    return (text or "").replace("|", "\\|")


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "**must be there**"
    value = field.default if field.default is not PydanticUndefined else None
    return _shown(value)


def _shown(value: Any) -> str:
    if value is None or value in ("", (), {}) or isinstance(value, BaseModel):
        return "–"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return "[" + ", ".join(_shown(item) for item in value) + "]"
    return f"{value:g}" if isinstance(value, float) else str(value)


def files() -> dict[Path, str]:
    """Every file that is written, with what it should hold."""
    handbook = HANDBOOK.read_text(encoding="utf-8")
    before, _, rest = handbook.partition(BEGIN)
    _, _, after = rest.partition(END)
    written = {HANDBOOK: f"{before}{BEGIN}\n\n{tables()}\n\n{END}{after}"}
    schemas = {kind: json_schema(kind) for kind in ("scene", "part", "show", "brand")} | {"shop": schema_of(ShopFile)}
    for kind, schema in schemas.items():
        written[SCHEMAS / f"{kind}.json"] = json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
    return written


def stale() -> list[Path]:
    """Files that do not hold what the models say."""
    return [path for path, text in files().items() if not path.is_file() or path.read_text(encoding="utf-8") != text]


def main() -> int:
    """Writes the files; with --check only names those that are not fresh, and gives 1."""
    parser = argparse.ArgumentParser(description="Write the handbook's tables and the JSON Schemas.")
    parser.add_argument("--check", action="store_true", help="write nothing; name what is not fresh")
    if parser.parse_args().check:
        old = stale()
        for path in old:
            print(f"{path.relative_to(ROOT)} is not fresh: run {Path(sys.executable).name} tools/reference.py")
        return 1 if old else 0
    SCHEMAS.mkdir(exist_ok=True)
    for path, text in files().items():
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
