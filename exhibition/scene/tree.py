"""YAML's shape as plain values that remember where they stood: what the reader gives and the checks take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Union

Value = Union[None, bool, int, float, str]


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a file; line and column count from 1."""

    file: str
    line: int
    column: int


@dataclass(frozen=True, slots=True, eq=False)
class Scalar:
    """One value. broken: it was refused while reading, and its problem has been told."""

    value: Value
    mark: Mark
    broken: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    mark: Mark


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A key's place and its value."""

    key: Mark
    node: Node


@dataclass(frozen=True, slots=True, eq=False)
class Mapping:
    """A block of words with their values; never changed once made."""

    entries: dict[str, Entry]
    mark: Mark


Node = Union[Scalar, Sequence, Mapping]
Path = tuple[str | int, ...]


def plain(node: Node) -> object:
    """The node as Python values: dicts, tuples, text and numbers."""
    if isinstance(node, Mapping):
        return {key: plain(entry.node) for key, entry in node.entries.items()}
    if isinstance(node, Sequence):
        return tuple(plain(item) for item in node.items)
    return node.value


def broken(node: Node) -> bool:
    """Whether a value in it was refused while reading."""
    if isinstance(node, Mapping):
        return any(broken(entry.node) for entry in node.entries.values())
    if isinstance(node, Sequence):
        return any(broken(item) for item in node.items)
    return node.broken


def child(node: Node, step: str | int) -> Node | None:
    """The value under a key or at an index, or None."""
    if isinstance(node, Mapping):
        entry = node.entries.get(str(step))
        return entry.node if entry else None
    if isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node.items):
        return node.items[step]
    return None


def place(node: Node, path: Path) -> Mark:
    """Where the value at ``path`` stands; where it is missing, the key of the block that should hold it."""
    mark = node.mark
    for position, step in enumerate(path):
        below = child(node, step)
        if below is None:
            return mark
        last = position == len(path) - 1
        mark = node.entries[str(step)].key if isinstance(node, Mapping) and not last else below.mark
        node = below
    return mark


def key_place(node: Node, path: Path) -> Mark:
    """Where the key of the value at ``path`` stands, or the nearest place above it."""
    above = node
    for step in path[:-1]:
        below = child(above, step)
        if below is None:
            return place(node, path)
        above = below
    if path and isinstance(above, Mapping) and str(path[-1]) in above.entries:
        return above.entries[str(path[-1])].key
    return place(node, path)


def scalars(node: Node) -> Iterator[Scalar]:
    """Every single value in it, in the order of the file."""
    if isinstance(node, Mapping):
        for entry in node.entries.values():
            yield from scalars(entry.node)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from scalars(item)
    else:
        yield node
