"""A type of the models in, its name in a curator's words out; also what was met in its stead."""

from __future__ import annotations

import re
import types
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from exhibition.scene.architecture import even, odd
from exhibition.scene.scalars import clipped
from exhibition.scene.tree import Mapping, Node, Sequence

_PATTERNS = {
    "^[a-z0-9_]+$": "an id (a-z, 0-9 and _)",
    "^#[0-9a-fA-F]{6}$": 'a colour in quotes such as "#ffd9a0"',
    "^#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?$": 'a colour in quotes such as "#ffd9a0"',
    r"^([01]\d|2[0-3]):[0-5]\d$": 'a time of day in quotes such as "17:30"',
    r"^\d{4}-\d{2}-\d{2}$": 'a day in quotes such as "2020-12-01"',
    r"^\d{1,7}\.\d{2}$": 'a price in quotes such as "24.90"',
    r"^[a-z]{2,3}(_[A-Z][A-Za-z]{1,3})?$": "a language such as fr",
    "^[A-Z]{2}$": "a country in two capitals such as FR",
    "^[A-Z]{3}$": "a currency in three capitals such as EUR",
    r"^\d{8}$|^\d{12,14}$": "8, 12, 13 or 14 digits in quotes",
}
_NOUNS = {
    "AtPlace": "a position",
    "AtPart": "a position",
    "Evidence": "a block of evidence",
    "Imported": "a model",
    "ProductBrand": "a brand",
    "Brand": "a brand file",
    "ShopFile": "a shop file",
}


MANY = 20  # more words than this are told in the handbook alone: a message must be read at a glance
_SHAPES = {"AtPlace": "{place: id}", "AtPart": "{part: id, point: …}", "Text": "a text {fr: …, en: …, zh: …}"}


@dataclass(frozen=True)
class Kind:
    """A type with what limits it: the annotation without its Annotated shell, and the shell's contents."""

    annotation: Any
    limits: tuple[Any, ...] = ()
    discriminator: str | None = None


def kind_of(annotation: Any) -> Kind:
    """A bare annotation as a Kind."""
    limits: list[Any] = []
    discriminator = None
    while get_origin(annotation) is Annotated:
        annotation, *extra = get_args(annotation)
        for item in extra:
            if isinstance(item, FieldInfo):
                limits.extend(item.metadata)
                discriminator = discriminator or (item.discriminator if isinstance(item.discriminator, str) else None)
            else:
                limits.append(item)
    return Kind(annotation, tuple(limits), discriminator)


def kind_of_field(field: FieldInfo) -> Kind:
    """A model's field as a Kind."""
    inner = kind_of(field.annotation)
    told = field.discriminator if isinstance(field.discriminator, str) else None
    return Kind(inner.annotation, inner.limits + tuple(field.metadata), told or inner.discriminator)


def members(kind: Kind) -> tuple[Any, ...]:
    """The alternatives of a union without None; empty where it is none."""
    if get_origin(kind.annotation) in (Union, types.UnionType):
        return tuple(item for item in get_args(kind.annotation) if item is not type(None))
    return ()


def without_none(kind: Kind) -> Kind:
    """`X | None` as X; anything else as it is."""
    found = members(kind)
    if len(found) == 1:
        inner = kind_of(found[0])
        return Kind(inner.annotation, inner.limits + kind.limits, kind.discriminator or inner.discriminator)
    return kind


def is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """A model's words as they are written, with their fields."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def noun(model: type[BaseModel]) -> str:
    """What a block of this model is called: "a hall", "an arch bridge"."""
    if model.__name__ in _NOUNS:
        return _NOUNS[model.__name__]
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).lower()
    return ("an " if words[0] in "aeiou" else "a ") + words


def _limit(kind: Kind, name: str) -> Any:
    return next((getattr(item, name) for item in kind.limits if getattr(item, name, None) is not None), None)


def _number(kind: Kind) -> str:
    low, high, over = _limit(kind, "ge"), _limit(kind, "le"), _limit(kind, "gt")
    rules = {getattr(item, "func", None) for item in kind.limits}
    sort = "an odd number" if odd in rules else "an even number" if even in rules else "a whole number"
    words = sort if kind.annotation is int else "a number"
    if low is not None and high is not None:
        words += f" from {low:g} to {high:g}"
    elif over is not None:
        words += f" over {over:g}" + (f", at most {high:g}" if high is not None else "")
    elif low is not None:
        words += f" of at least {low:g}"
    elif high is not None:
        words += f" of at most {high:g}"
    return words


def _list(kind: Kind) -> str:
    inner = get_args(kind.annotation)
    if len(inner) == 2 and inner[1] is Ellipsis:
        least = _limit(kind, "min_length")
        return f"a list of {_plural(inner[0])}" + (f", at least {least}" if least else "")
    if all(kind_of(item).annotation in (int, float) for item in inner):
        point = all(_limit(kind_of(item), "ge") == -20000 for item in inner)  # Metres: a point, no measure
        shape = "[x, y, z]" if len(inner) == 3 else "[x, y]"
        return f"{len(inner)} numbers {shape if point else 'in [ ]'}"
    return "[" + ", ".join(expected(kind_of(item)) for item in inner) + "]"


def _plural(annotation: Any) -> str:
    kind = kind_of(annotation)
    if get_origin(kind.annotation) is tuple:
        inner = get_args(kind.annotation)
        numbers = all(kind_of(item).annotation in (int, float) for item in inner)
        if numbers and len(inner) in (2, 3):
            return "points [x, y]" if len(inner) == 2 else "points [x, y, z]"
        return "lists of " + _plural(inner[0]) if inner[-1] is Ellipsis else "such lists: " + _list(kind)
    if is_model(kind.annotation):
        return "blocks, each " + noun(kind.annotation)
    words = expected(kind)
    first, _, rest = words.partition(" ")
    if first in ("a", "an"):
        head, mark, tail = rest.partition(" (")
        return head.replace("number", "numbers") + ("s" if "number" not in head else "") + mark + tail
    return "texts" if words == "text" else words


def expected(kind: Kind) -> str:
    """What may stand here, in plain words."""
    kind = without_none(kind)
    annotation = kind.annotation
    origin = get_origin(annotation)
    if kind.discriminator:
        return f"a block with {kind.discriminator}:"
    if members(kind):
        *first, last = [expected(kind_of(item)) for item in members(kind)]
        return ", ".join(first) + " or " + last
    if origin is Literal:
        words = list(map(_quoted, get_args(annotation)))
        if len(words) > MANY:
            return f"one of {len(words)} names such as {', '.join(words[:3])}"
        return "one of " + ", ".join(words) if len(words) > 1 else words[0]
    if origin is tuple:
        return _list(kind)
    if origin is dict:
        return "a block of ids, each with " + expected(kind_of(get_args(annotation)[1]))
    if annotation is bool:
        return "true or false"
    if annotation in (int, float):
        return _number(kind)
    if is_model(annotation):
        return _SHAPES.get(annotation.__name__, noun(annotation))
    return _PATTERNS.get(_limit(kind, "pattern") or "", "text")


def choices(kind: Kind) -> tuple[str, ...]:
    """Every fixed word that may stand here."""
    kind = without_none(kind)
    if get_origin(kind.annotation) is Literal:
        return tuple(item for item in get_args(kind.annotation) if isinstance(item, str))
    return tuple(word for item in members(kind) for word in choices(kind_of(item)))


def _quoted(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)


def met(node: Node) -> str:
    """What stands there, in plain words."""
    if isinstance(node, Mapping):
        return "a block of words" if node.entries else "an empty block"
    if isinstance(node, Sequence):
        return f"a list of {len(node.items)}" if node.items else "an empty list"
    if node.value is None:
        return "nothing"
    if isinstance(node.value, bool):
        return str(node.value).lower()
    if node.value == "":
        return "an empty text"
    if isinstance(node.value, str):
        return f'the text "{clipped(node.value)}"'
    return f"the number {node.value}"


def models_in(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """The model and every model it holds, each once, in the order of its words."""
    seen: dict[type[BaseModel], None] = {}

    def visit(annotation: Any) -> None:
        annotation = kind_of(annotation).annotation
        if is_model(annotation):
            if annotation not in seen:
                seen[annotation] = None
                for field in annotation.model_fields.values():
                    visit(field.annotation)
        else:
            for inner in get_args(annotation):
                visit(inner)

    visit(model)
    yield from seen
