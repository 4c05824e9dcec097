"""What is found wrong with a document, and the small questions every check asks of untrusted JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from exhibition.models.container import Refused

MAX_PROBLEMS = 30


class Findings(list[str]):
    """Problems in order; stops the inquiry when there are enough."""

    def add(self, text: str) -> None:
        self.append(text)
        if len(self) >= MAX_PROBLEMS:
            raise Refused(*self, "and perhaps more: the inquiry stopped here")

    def settle(self) -> None:
        """Raises Refused when anything was found: what follows relies on what went before."""
        if self:
            raise Refused(*self)


def each(document: Mapping[str, Any], kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every entry of a top-level array with the name it has in problems, such as ``nodes[3]``."""
    for index, entry in enumerate(document.get(kind, ())):
        yield f"{kind}[{index}]", entry


def whole(value: object, low: int = 0, high: int | None = None) -> bool:
    """Whether ``value`` is a whole number in [low, high)."""
    return isinstance(value, int) and not isinstance(value, bool) and value >= low and (high is None or value < high)


def numbers(value: object, size: int, low: float, high: float) -> bool:
    """Whether ``value`` is a list of ``size`` numbers in [low, high]."""
    return isinstance(value, list) and len(value) == size and all(number(v, low, high) for v in value)


def number(value: object, low: float, high: float) -> bool:
    """Whether ``value`` is a number in [low, high]."""
    return isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high
