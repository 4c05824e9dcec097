"""A scene's tree in, one tree with its included files merged in out; each value keeps the place it was written at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePosixPath

from exhibition.scene.checks import at, did_you_mean
from exhibition.scene.problem import Problem
from exhibition.scene.reader import read_file
from exhibition.scene.tree import Entry, Mapping, Node, Scalar, Sequence

SECTIONS = ("places", "parts", "views", "hotspots", "tours", "credits", "policy")
MOST_FILES = 100
Reader = Callable[[Path, str], tuple[Node | None, tuple[Problem, ...]]]
"""A file and its name in messages -> its tree and what is wrong with it."""


def with_includes(
    tree: Mapping, path: Path, shown: Callable[[Path], str], read: Reader = read_file
) -> tuple[Mapping, tuple[Problem, ...], tuple[Path, ...]]:
    """The merged tree, the problems, and every file that went in. ``shown`` gives a file's name in messages, ``read``
    its tree."""
    gathering = _Gathering(path, shown, read)
    merged = gathering.join(tree, path, top=True)
    return merged, tuple(gathering.problems), tuple(gathering.files)


class _Gathering:
    """One pass over a scene's files."""

    def __init__(self, path: Path, shown: Callable[[Path], str], read: Reader):
        self.read = read
        self.folder = path.parent.resolve()
        self.shown = shown
        self.problems: list[Problem] = []
        self.files = [path]
        self.open = [path.resolve()]
        self.seen = {path.resolve()}

    def join(self, tree: Mapping, path: Path, *, top: bool = False) -> Mapping:
        """The tree with what its own include: names."""
        entry = tree.entries.get("include")
        if entry is None or not isinstance(entry.node, Sequence):
            return tree  # a wrong type is told by the check of the whole
        entries = {word: found for word, found in tree.entries.items() if top or word != "include"}
        for item in entry.node.items:
            if isinstance(item, Scalar) and isinstance(item.value, str):
                below = self.included(item, path)
                if below is not None:
                    entries = self.merge(entries, below)
        return Mapping(entries, tree.mark)

    def included(self, item: Scalar, path: Path) -> Mapping | None:
        """One included file, or None where it is refused."""
        name = str(item.value)
        file = self.allowed(name, item, path)
        if file is None:
            return None
        real = file.resolve()
        self.seen.add(real)
        self.files.append(file)
        tree, problems = self.read(file, self.shown(file))
        self.problems.extend(problems)
        if tree is None:
            return None
        if not isinstance(tree, Mapping):
            return self.refuse(
                tree, "an included file should be a block of words.", f"Sections: {', '.join(SECTIONS)}."
            )
        self.open.append(real)
        whole = self.join(tree, file)
        self.open.pop()
        return self.sections(whole)

    def allowed(self, name: str, item: Scalar, path: Path) -> Path | None:
        """The file that is meant, if it lies in the scene's folder and is not in the scene yet."""
        steps = PurePosixPath(name).parts
        if name.startswith(("/", "~")) or "\\" in name or ":" in name or "\0" in name or ".." in steps or not steps:
            return self.refuse(
                item,
                f'the include "{name[:80]}" leaves the scene\'s folder.',
                "Name a file in it, such as parts/garden.yaml.",
            )
        file = path.parent / name
        try:
            real = file.resolve()
        except (OSError, RuntimeError, ValueError):
            return self.refuse(item, f'the include "{name[:80]}" cannot be read.', "Mend the name.")
        if not real.is_relative_to(self.folder):
            return self.refuse(
                item, f'the include "{name}" is a link that leaves the scene\'s folder.', "Copy the file into it."
            )
        if real.suffix not in (".yaml", ".yml"):
            return self.refuse(item, f'the include "{name}" is not a .yaml file.', "Name a .yaml file.")
        if not file.is_file():
            beside = [found.relative_to(path.parent).as_posix() for found in sorted(path.parent.rglob("*.yaml"))][:200]
            return self.refuse(
                item, f'the included file "{name}" is missing.', did_you_mean(name, beside, "Files here", some=False)
            )
        if real in self.open:
            return self.refuse(item, f'the include "{name}" goes round in a circle.', "Take it away.")
        if real in self.seen:
            return self.refuse(item, f'"{name}" is included twice.', "Take one away.")
        if len(self.files) >= MOST_FILES:
            return self.refuse(item, f"the scene includes more than {MOST_FILES} files.", "Join some of them.")
        return file

    def refuse(self, node: Node, message: str, hint: str) -> None:
        self.problems.append(at(node.mark, message, hint))

    def sections(self, tree: Mapping) -> Mapping:
        """The tree without words that an included file may not have."""
        kept = {}
        for word, entry in tree.entries.items():
            if word in SECTIONS:
                kept[word] = entry
            else:
                hint = did_you_mean(word, SECTIONS, "It may hold")
                self.problems.append(at(entry.key, f'"{word[:40]}" cannot stand in an included file.', hint))
        policy = kept.get("policy")
        if policy and isinstance(policy.node, Mapping) and "default" in policy.node.entries:
            place = policy.node.entries["default"].key
            self.problems.append(
                at(place, '"default" cannot stand in an included file.', "Write it in the scene's own file.")
            )
            kept["policy"] = Entry(
                policy.key, Mapping({w: e for w, e in policy.node.entries.items() if w != "default"}, policy.node.mark)
            )
        return Mapping(kept, tree.mark)

    def merge(self, first: dict[str, Entry], second: Mapping) -> dict[str, Entry]:
        """Two blocks of sections as one; an id in both is a problem that names both places."""
        merged = dict(first)
        for word, entry in second.entries.items():
            old = merged.get(word)
            if old is None:
                merged[word] = entry
            elif isinstance(old.node, Mapping) and isinstance(entry.node, Mapping):
                merged[word] = Entry(old.key, self.joined(old.node, entry.node, deeper=word == "policy"))
            elif isinstance(old.node, Sequence) and isinstance(entry.node, Sequence):
                merged[word] = Entry(old.key, Sequence(old.node.items + entry.node.items, old.node.mark))
            elif isinstance(old.node, Scalar) and old.node.value is None and not old.node.broken:
                merged[word] = entry
            else:
                self.problems.append(
                    at(entry.node.mark, f'"{word}" has another shape here than in the scene\'s own file.', "")
                )
        return merged

    def joined(self, first: Mapping, second: Mapping, *, deeper: bool) -> Mapping:
        entries = dict(first.entries)
        for word, entry in second.entries.items():
            old = entries.get(word)
            if old is None:
                entries[word] = entry
            elif deeper and isinstance(old.node, Mapping) and isinstance(entry.node, Mapping):
                entries[word] = Entry(old.key, self.joined(old.node, entry.node, deeper=False))
            else:
                there = f"{old.key.file}:{old.key.line}:{old.key.column}"
                self.problems.append(
                    at(
                        entry.key,
                        f'"{word[:40]}" is defined twice, first at {there}.',
                        "Keep one, or give one another id.",
                    )
                )
        return Mapping(entries, first.mark)
