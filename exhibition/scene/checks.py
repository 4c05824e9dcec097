"""A Tree and a model in, the model's value out, or every problem at once, each with its place and its cure."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from exhibition.scene.base import Text
from exhibition.scene.plainwords import (
    Kind,
    choices,
    expected,
    fields,
    is_model,
    kind_of,
    kind_of_field,
    members,
    met,
    models_in,
    noun,
    without_none,
)
from exhibition.scene.problem import Problem
from exhibition.scene.scalars import clipped
from exhibition.scene.tree import Mapping, Mark, Node, Path, Scalar, Sequence, broken, child, key_place, plain

M = TypeVar("M", bound=BaseModel)
_MANY = 14  # more known words than this are not listed in a message


def check(tree: Node, model: type[M]) -> tuple[M | None, tuple[Problem, ...]]:
    """The model's value and no problems, or None and all problems, sorted by place. Raises nothing.

    Values that the reader refused are passed over: their problems have been told.
    """
    if not isinstance(tree, Mapping):
        return None, (
            at(
                tree.mark,
                f"a file should be a block of words, this is {met(tree)}.",
                "Begin it with schema: exhibition/1.",
            ),
        )
    try:
        return model.model_validate(plain(tree)), ()
    except ValidationError as error:
        told = tuple(sorted(set(_told(error, _Step(Kind(model), tree, file=model)))))
        if not told and not broken(tree):  # a rule of the models that has no words here yet: never be silent
            told = (at(tree.mark, f"this does not fit: {error.errors(include_url=False)[0]['msg']}."),)
        return None, told


def at(mark: Mark, message: str, hint: str = "") -> Problem:
    """A problem at a place."""
    return Problem(mark.file, mark.line, mark.column, message, hint)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like ``word``, or None where none is near."""
    by_small = {item.lower(): item for item in sorted(known, reverse=True)}
    found = difflib.get_close_matches(str(word).lower(), by_small, n=1, cutoff=0.65)
    return by_small[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str], called: str = "Known", *, some: bool = True) -> str:
    """A hint: the nearest known word, else all of them where they are few, else the first of them if ``some``."""
    known = sorted(set(known))
    near = nearest(word, known)
    if near is not None:
        return f'Did you mean "{near}"?'
    if not known:
        return f"{called}: none yet."
    if len(known) <= _MANY:
        return f"{called}: {', '.join(known)}."
    return f"{called}, the first of {len(known)}: {', '.join(known[:_MANY])}." if some else ""


@dataclass(frozen=True)
class _Step:
    """Where an error lies: its type, the node there (None if missing), its owner and its path from the top."""

    kind: Kind
    top: Node
    path: Path = ()
    owner: type[BaseModel] | None = None
    union: bool = False
    key: Kind | None = None
    above: Kind | None = None
    file: type[BaseModel] | None = None

    @property
    def node(self) -> Node | None:
        node: Node | None = self.top
        for step in self.path:
            node = child(node, step) if node is not None else None
        return node

    @property
    def name(self) -> str:
        if not self.path:
            return "the file"
        *above, last = self.path
        if isinstance(last, str):
            return f'"{clipped(last)}"'
        word = next((step for step in reversed(above) if isinstance(step, str)), "")
        return f'item {last + 1} of "{word}"'

    def down(self, step: str | int, kind: Kind, owner: type[BaseModel] | None) -> _Step:
        return replace(self, kind=kind, path=(*self.path, step), owner=owner, key=None, above=self.kind)


def _walk(step: _Step, loc: tuple[Any, ...]) -> _Step:
    """Follows pydantic's location; stops at a union, whose inner locations say nothing to a curator."""
    loc = tuple(loc)
    while loc and loc[-1] == "[key]":
        loc = loc[:-1]
    while loc:
        kind = without_none(step.kind)
        step = replace(step, kind=kind)
        if kind.discriminator:
            chosen = {get_args(m.model_fields[kind.discriminator].annotation)[0]: m for m in members(kind)}.get(loc[0])
            step, loc = replace(step, kind=Kind(chosen)), loc[1:]
        elif members(kind):
            return replace(step, union=True)
        elif is_model(kind.annotation):
            field = fields(kind.annotation).get(loc[0])
            step = step.down(loc[0], kind_of_field(field) if field else Kind(None), kind.annotation)
            loc = loc[1:]
        elif get_origin(kind.annotation) is dict:
            keys, values = get_args(kind.annotation)
            step, loc = replace(step.down(loc[0], kind_of(values), None), key=kind_of(keys)), loc[1:]
        elif get_origin(kind.annotation) is tuple:
            inner = get_args(kind.annotation)
            item = inner[0] if inner[-1] is Ellipsis else inner[min(int(loc[0]), len(inner) - 1)]
            step, loc = step.down(loc[0], kind_of(item), None), loc[1:]
        else:
            return step
    return replace(step, kind=without_none(step.kind))


def _told(error: ValidationError, top: _Step) -> Iterator[Problem]:
    """pydantic's errors as problems."""
    found = [(item, _walk(top, item["loc"])) for item in error.errors(include_url=False)]
    guesses = set()
    for item, step in found:
        if item["type"] == "extra_forbidden" and step.owner:
            near = nearest(str(step.path[-1]), fields(step.owner))
            guesses.add((*step.path[:-1], near))
    told_unions = set()
    for item, step in found:
        if step.union:
            if step.path not in told_unions:
                told_unions.add(step.path)
                yield from _union(step)
        elif not (item["type"] == "missing" and step.path in guesses):
            yield from _one(item, step)


def _free_words(step: _Step) -> list[str]:
    """The words of the owner that are not used yet: the ones a misspelt word may stand for."""
    block = step.top
    for part in step.path[:-1]:
        block = child(block, part) or block
    used = block.entries if isinstance(block, Mapping) else {}
    return [word for word in fields(step.owner) if word not in used] if step.owner else []


def _one(item: Any, step: _Step) -> Iterator[Problem]:
    kind, node, owner = item["type"], step.node, step.owner
    if kind == "extra_forbidden" and owner:
        yield _unknown(step, owner)
    elif kind == "missing" and owner:
        yield _missing(step, owner)
    elif kind.startswith("union_tag"):
        yield from _tag(step)
    elif item["loc"] and item["loc"][-1] == "[key]":
        yield _key(step)
    elif node is None:  # a list that is too short
        whole = replace(step, path=step.path[:-1], kind=step.above or step.kind)
        if whole.node is not None:
            yield _wrong(whole, whole.node)
    elif kind == "value_error":
        yield at(node.mark, f"{step.name} {item['ctx']['error']}; this is {met(node)}.")
    elif not broken(node):
        yield _wrong(step, node)


def _unknown(step: _Step, owner: type[BaseModel]) -> Problem:
    word, known = str(step.path[-1]), fields(owner)
    near = nearest(word, known)
    hint = did_you_mean(word, known if near else _free_words(step), "Its other words", some=False)
    if not near and step.file and "form" not in known:
        others = [model for model in models_in(step.file) if word in fields(model)]
        if len(others) == 1:
            hint = f"It is a word of {noun(others[0])}: look under which heading this stands."
    hint = hint or f"The words of {noun(owner)} are listed in scenes/README.md."
    return at(key_place(step.top, step.path), f'unknown word "{clipped(word)}" in {noun(owner)}.', hint)


def _missing(step: _Step, owner: type[BaseModel]) -> Problem:
    above, word = step.path[:-1], str(step.path[-1])
    where = key_place(step.top, above)
    holder = clipped(str(above[-1])) if above and isinstance(above[-1], str) else ""
    if owner is Text:
        return at(where, f'"{word}" is missing in "{holder}": a text needs fr, en and zh.')
    who = f'"{holder}" ({noun(owner)})' if holder else noun(owner)
    told = fields(owner)[word].description
    return at(where, f'{who} lacks the word "{word}": {expected(step.kind)}.', told or "")


def _tag(step: _Step) -> Iterator[Problem]:
    node, tag = step.node, step.kind.discriminator or ""
    known = [get_args(m.model_fields[tag].annotation)[0] for m in members(step.kind)]
    written = child(node, tag) if isinstance(node, Mapping) else None
    if written is None:
        yield at(
            key_place(step.top, step.path),
            f'{step.name} lacks the word "{tag}", which says what it is.',
            f"Write {tag}: and one of {', '.join(sorted(known))}.",
        )
    elif not broken(written):
        said = written.value if isinstance(written, Scalar) else None
        name = f'"{clipped(said)}"' if isinstance(said, str) else met(written)
        near = nearest(said, known) if isinstance(said, str) else None
        hint = f'Did you mean "{near}"?' if near else f"Known: {', '.join(sorted(known))}."
        yield at(written.mark, f"unknown {tag} {name}.", hint)


def _key(step: _Step) -> Problem:
    word = str(step.path[-1])
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", word) if not unicodedata.combining(sign))
    better = re.sub(r"[^a-z0-9]+", "_", bare.lower()).strip("_")[:64]
    message = (
        f'"{clipped(word)}" is not an id.' if len(word) <= 64 else f'the id "{clipped(word)}" is longer than 64 signs.'
    )
    known = choices(step.key) if step.key else ()
    if known:
        return at(key_place(step.top, step.path), f'unknown word "{clipped(word)}".', did_you_mean(word, known))
    return at(
        key_place(step.top, step.path),
        message,
        f"Write {better}." if better and len(word) <= 64 else "Use a-z, 0-9 and _.",
    )


def _wrong(step: _Step, node: Node) -> Problem:
    return at(node.mark, f"{step.name} should be {expected(step.kind)}; this is {met(node)}.", _cure(step.kind, node))


def _cure(kind: Kind, node: Node) -> str:
    value = node.value if isinstance(node, Scalar) else None
    words = choices(kind)
    should = expected(kind)
    if value == "":
        return "Write it between the quotes."
    if isinstance(value, str) and words:
        near = nearest(value, words) or _begun(value, words)
        return f'Did you mean "{near}"?' if near else ""
    if isinstance(value, str) and "number" in should and re.fullmatch(r"-?\d+(\.\d+)?", value):
        return "Take the quotes away."
    if isinstance(value, str) and "number" in should and re.fullmatch(r"-?\d+(\.\d+)? ?[a-z]+", value):
        return "Write the number alone, without its unit."
    if isinstance(value, str) and "number" in should and re.fullmatch(r"-?\d+,\d+", value):
        return f"Write a point for the comma: {value.replace(',', '.')}."
    if isinstance(value, str) and should == "true or false" and value in ("true", "false"):
        return "Take the quotes away."
    amount = re.match(r"\d+([.,]\d{1,2})?", str(value)) if should.startswith("a price") else None
    if amount:
        return f'Write the amount alone, with a point and two decimals: "{float(amount[0].replace(",", ".")):.2f}".'
    if isinstance(value, str) and re.fullmatch("[a-z0-9_]+", value) and should.startswith("a list of ids"):
        return f"Write it as a list: [{value}]."
    if isinstance(value, (int, float)) and (should == "text" or should.startswith("8, 12")):
        return f'Put it in quotes: "{str(value).lower() if isinstance(value, bool) else value}".'
    if isinstance(node, Scalar) and value is None and "colour" in should:
        return "YAML takes # for the start of a comment: put the colour in quotes."
    return ""


def _begun(value: str, words: tuple[str, ...]) -> str | None:
    """The one word that begins with what was written: yellow for yellow_glazed."""
    found = [word for word in words if value and word.startswith(f"{value.lower()}_")]
    return found[0] if len(found) == 1 else None


def _union(step: _Step) -> Iterator[Problem]:
    """Problems of a value that fits none of several types: told by the one it was meant to be."""
    node = step.node
    if node is None or broken(node):
        return
    meant = _meant(step.kind, node)
    if meant is None:
        yield _wrong(step, node)
        return
    try:
        TypeAdapter(meant).validate_python(plain(node), strict=True)
    except ValidationError as error:
        yield from _told(error, replace(step, kind=kind_of(meant), union=False))


def _meant(kind: Kind, node: Node) -> Any | None:
    """The member of a union that a block or a list was meant to be; None where that cannot be told."""
    options = [(item, kind_of(item).annotation) for item in members(kind)]
    if isinstance(node, Mapping):
        likeness = [
            (sum(nearest(word, fields(plainly)) is not None for word in node.entries), item)
            for item, plainly in options
            if is_model(plainly)
        ]
        best = max(likeness, key=lambda pair: pair[0], default=(0, None))
        return best[1] if best[0] else None
    if isinstance(node, Sequence):
        lists = [item for item, plainly in options if get_origin(plainly) is tuple]
        same = [item for item in lists if len(get_args(kind_of(item).annotation)) == len(node.items)]
        return same[0] if same else None
    return None
