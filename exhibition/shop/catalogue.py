"""A folder of the shop's YAML -> one Catalogue, the place of every entry, and all problems met on the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from exhibition.scene.checks import at
from exhibition.scene.folder import load
from exhibition.scene.problem import Problem
from exhibition.scene.tree import Mark, Node, key_place, place
from exhibition.shop.model import Catalogue, ShopFile

KINDS = ("museums", "brands", "products")


@dataclass(frozen=True)
class Shop:
    """What a folder gave. trees: (kind, id) of each museum, brand and product -> the tree of the file it stands in."""

    catalogue: Catalogue
    trees: Mapping[tuple[str, str], Node]
    problems: tuple[Problem, ...]

    def place(self, kind: str, entry: str, *path: str | int) -> Mark:
        """Where an entry's name stands, or a value in it."""
        tree = self.trees[kind, entry]
        return place(tree, (kind, entry, *path)) if path else key_place(tree, (kind, entry))


def read_catalogue(folder: Path) -> tuple[Catalogue, tuple[Problem, ...]]:
    """The catalogue of a folder and every problem. A file with a problem is left out, the others are in."""
    shop = read_shop(folder)
    return shop.catalogue, shop.problems


def read_shop(folder: Path) -> Shop:
    """Like `read_catalogue`, with the places kept for `check_catalogue`. Raises nothing for what a file holds."""
    if not folder.is_dir():
        missing = Problem(
            folder.as_posix(), 0, 0, "this folder is missing.", "Make it, or name the folder of the shop."
        )
        return Shop(Catalogue(), {}, (missing,))
    merged: dict[str, dict[str, object]] = {kind: {} for kind in KINDS}
    trees: dict[tuple[str, str], Node] = {}
    problems: list[Problem] = []
    days: list[str] = []
    for path in sorted(folder.glob("*.yaml")):
        document = load(path, ShopFile)
        problems += document.problems
        if document.value is None or document.tree is None:
            continue
        days += [document.value.as_of] if document.value.as_of else []
        problems += _merge(document.value, document.tree, merged, trees)
    catalogue = Catalogue.model_validate({**merged, "as_of": min(days, default=None)})
    return Shop(catalogue, trees, tuple(sorted(problems)))


def _merge(
    file: ShopFile, tree: Node, merged: dict[str, dict[str, object]], trees: dict[tuple[str, str], Node]
) -> Iterator[Problem]:
    """Add a file's entries. Of a doubled id the first one read stays."""
    for kind in KINDS:
        for entry, value in getattr(file, kind).items():
            here = key_place(tree, (kind, entry))
            if (kind, entry) in trees:
                first = key_place(trees[kind, entry], (kind, entry))
                where = f"{first.file}:{first.line}:{first.column}"
                yield at(here, f'"{entry}" stands twice among the {kind}, first at {where}.', "Rename one of the two.")
            else:
                merged[kind][entry] = value
                trees[kind, entry] = tree
