"""YAML text in, a Tree with the place of every key and value out, or the problems that stand in the way."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from exhibition.scene.problem import Problem
from exhibition.scene.scalars import Refused, clipped, typed
from exhibition.scene.tree import Entry, Mapping, Mark, Node, Scalar, Sequence

LARGEST_FILE = 1_000_000  # bytes
MOST_LINES = 1_500
LONGEST_SCALAR = 100_000  # bytes
DEEPEST = 40
MOST_ALIASES = 20
MOST_VALUES = 200_000  # with every alias written out
MOST_PROBLEMS = 100
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Signs nobody sees: controls, marks that turn the writing direction (a text could read other than it is), and
# the rarer line ends, which YAML counts as lines and editors do not.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\uffff]|\r(?!\n)"
)

# What libyaml says, and what a curator can do about it.
_CURES = (
    ("mapping values are not allowed", "a colon stands where none is expected",
     "Put a text that holds a colon in quotes, or look whether this line is indented too far."),
    ("did not find expected key", "this line does not fit the block it stands in",
     "Let the words of one block begin in the same column; a quote inside a text needs other quotes round it."),
    ("could not find expected ':'", "a word has no colon after it",
     "Write word: value, with a space after the colon."),
    ("did not find expected '-' indicator", "this line does not fit the list it stands in",
     "Let every - of one list begin in the same column."),
    ("did not find expected ',' or ']'", "a list in [ ] is not closed, or lacks a comma",
     "Write [1, 2, 3], and put a text that holds a comma, a colon or a quote in quotes."),
    ("did not find expected ',' or '}'", "a block in { } is not closed, or lacks a comma",
     "Write {word: value, word: value}, and put a text that holds a comma, a colon or a quote in quotes."),
    ("found unexpected end of stream", "a text in quotes is not closed", "Put the closing quote."),
    ("found unknown escape character", "a \\ in a text in double quotes is not understood",
     "Use single quotes, or write two of them."),
    ("found undefined alias", "a name after * was never given with &", "Write the value itself."),
    ("did not find expected alphabetic or numeric character", "a * or & needs a name after it",
     "Put a text that begins with * or & in quotes."),
    ("block sequence entries are not allowed", "a list begins where none is expected",
     "Begin the list on a line of its own."),
)  # fmt: skip
# What libyaml notices lines later, but began at the place it also names.
_UNCLOSED = ("could not find expected ':'", "did not find expected ','", "found unexpected end of stream")
# A word whose colon is the Chinese one, or has no space after it.
_BAD_COLON = re.compile(r"[ -]*\w+ ?(：|:(?=[^\s/]))")
_ABOUT_COLONS = ("mapping values are not allowed", "could not find expected ':'")
_COLONS = {
    "：": ("the full-width colon ： stands after a word.", "Write : and a space."),
    ":": ("no space stands after the colon.", "Write word: value."),
}


class _Stop(Exception):
    """Reading cannot go on; the problem has been noted."""


def read_file(path: Path, shown: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """The tree of a file. ``shown`` is the file's name in messages; nothing is ever raised for what it holds."""

    def fault(message: str, hint: str) -> tuple[None, tuple[Problem, ...]]:
        return None, (Problem(shown, 0, 0, message, hint),)

    try:
        if not path.is_file():
            return fault("this file is missing.", "Write it, or mend the name.")
        with path.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except (OSError, ValueError):
        return fault("this file cannot be read.", "Look at its name and at who may read it.")
    if len(data) > LARGEST_FILE:
        return fault("the file is larger than 1 MB.", "Split it with include:.")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        return None, (Problem(shown, line, column, "the file is not written in UTF-8.", "Save it as UTF-8."),)
    return read_text(text.removeprefix("\ufeff"), shown)


def read_text(text: str, file: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """The tree of a text, None where nothing usable was found; every problem met on the way."""
    builder = _Builder(file)
    try:
        _refuse_text(text, builder)
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
        if builder.root is None and not builder.problems:
            builder.tell(Mark(file, 0, 0), "the file is empty.", "Begin it with schema: exhibition/1 and kind: scene.")
    except _Stop:
        return None, tuple(builder.problems)
    except yaml.YAMLError as error:
        builder.problems.append(_syntax(error, text, file))
        return None, tuple(builder.problems)
    return builder.root, tuple(builder.problems)


def _refuse_text(text: str, builder: _Builder) -> None:
    lines = text.count("\n") + (not text.endswith("\n"))
    if lines > MOST_LINES:
        builder.tell(
            Mark(builder.file, MOST_LINES + 1, 1),
            f"the file has {lines} lines, more than {MOST_LINES}.",
            "Split it with include:.",
        )
        raise _Stop
    if len(text) > LARGEST_FILE:
        builder.tell(Mark(builder.file, 0, 0), "the file is larger than 1 MB.", "Split it with include:.")
        raise _Stop
    for found in _hidden_in(text):
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        builder.tell(
            Mark(builder.file, line, column), f"the invisible sign U+{ord(found[0]):04X} stands here.", "Delete it."
        )
    if builder.problems:
        raise _Stop


def _hidden_in(text: str) -> list[re.Match[str]]:
    found = list(_HIDDEN.finditer(text))
    # A lone surrogate cannot come from a file, but from a caller's string; libyaml would fail on it.
    return found or list(re.finditer("[\ud800-\udfff]", text))


def _syntax(error: yaml.YAMLError, text: str, file: str) -> Problem:
    mark, began = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "not readable as YAML")
    if mark is None or (began and began.line < mark.line and said.startswith(_UNCLOSED)):
        mark = began or mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    rows = text.split("\n")
    here = rows[line - 1][column - 1 : column] if 0 < line <= len(rows) else ""
    if said.startswith(("found character that cannot start any token", "found a tab character")):
        if here == "\t" or "tab" in said:
            return Problem(file, line, column, "a tab stands here.", "Indent with spaces.")
        return Problem(file, line, column, f"a text cannot begin with {here}.", "Put the text in quotes.")
    for number in (line - 1, line) if said.startswith(_ABOUT_COLONS) else ():
        found = _BAD_COLON.match(rows[number - 1]) if 0 < number <= len(rows) else None
        if found:
            return Problem(file, number, found.start(1) + 1, *_COLONS[found[1]])
    for start, message, hint in _CURES:
        if said.startswith(start):
            return Problem(file, line, column, message + ".", hint)
    return Problem(file, line, column, f"this cannot be read as YAML: {said}.", "Compare it with the lines around it.")


@dataclass
class _Open:
    """A list or block that is not closed yet."""

    mark: Mark
    anchor: str | None
    items: list[Node] | None = None
    entries: dict[str, Entry] = field(default_factory=dict)
    key: tuple[str, Mark] | None = None
    size: int = 1
    height: int = 1


class _Builder:
    """Puts YAML's events together. A stack of its own, so that no depth can exhaust Python's."""

    def __init__(self, file: str):
        self.file = file
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self.open: list[_Open] = []
        self.anchors: dict[str, tuple[Node, int, int]] = {}
        self.aliases = 0
        self.documents = 0

    def tell(self, mark: Mark, message: str, hint: str) -> None:
        self.problems.append(Problem(mark.file, mark.line, mark.column, message, hint))
        if len(self.problems) >= MOST_PROBLEMS:
            raise _Stop

    def stop(self, mark: Mark, message: str, hint: str) -> None:
        self.tell(mark, message, hint)
        raise _Stop

    def take(self, event: yaml.Event) -> None:
        """One event of YAML's parser."""
        start = event.start_mark
        mark = Mark(self.file, start.line + 1, start.column + 1) if start else Mark(self.file, 0, 0)
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self.stop(mark, "a second document begins here (---).", "Keep one document in a file.")
        elif isinstance(event, yaml.AliasEvent):
            self.alias(event.anchor or "", mark)
        elif isinstance(event, yaml.ScalarEvent):
            self.scalar(event, mark)
        elif isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
            self.begin(event, mark)
        elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            self.end()

    def begin(self, event: yaml.CollectionStartEvent, mark: Mark) -> None:
        self.refuse_tag(event.tag, mark)
        if len(self.open) >= DEEPEST:
            self.stop(mark, f"blocks and lists stand more than {DEEPEST} deep here.", "Write it flatter.")
        if self.waits_for_key():
            self.stop(mark, "a list or block stands where a word is expected.", "Write word: value.")
        items: list[Node] | None = [] if isinstance(event, yaml.SequenceStartEvent) else None
        self.open.append(_Open(mark, event.anchor, items))

    def end(self) -> None:
        done = self.open.pop()
        node: Node = Mapping(done.entries, done.mark) if done.items is None else Sequence(tuple(done.items), done.mark)
        self.put(node, done.anchor, done.size, done.height)

    def waits_for_key(self) -> bool:
        return bool(self.open) and self.open[-1].items is None and self.open[-1].key is None

    def alias(self, name: str, mark: Mark) -> None:
        self.aliases += 1
        if self.aliases > MOST_ALIASES:
            self.stop(
                mark, f"the file repeats values with * more than {MOST_ALIASES} times.", "Write the values themselves."
            )
        if self.waits_for_key():
            self.stop(mark, "a * stands where a word is expected.", "Write word: value.")
        if name not in self.anchors:
            self.stop(
                mark, f"*{clipped(name)} stands inside the value it repeats, or before it.", "Write the value itself."
            )
        node, size, height = self.anchors[name]
        self.put(node, None, size, height)

    def scalar(self, event: yaml.ScalarEvent, mark: Mark) -> None:
        self.refuse_tag(event.tag, mark)
        if len(event.value.encode("utf-8", "surrogatepass")) > LONGEST_SCALAR:
            self.stop(mark, "a single text is longer than 100 kB.", "Keep long texts in files of their own.")
        hidden = _hidden_in(event.value)
        if hidden:
            self.tell(mark, f"the invisible sign U+{ord(hidden[0][0]):04X} stands in this text.", "Delete it.")
        if self.waits_for_key():
            self.key(event.value, event.style is None or event.style == "", mark)
            return
        value = typed(event.value) if event.style in (None, "") else event.value
        if isinstance(value, Refused):
            self.tell(mark, value.message + ".", value.hint)
            self.put(Scalar(None, mark, broken=True), event.anchor)
        else:
            self.put(Scalar(value, mark, broken=bool(hidden)), event.anchor)

    def key(self, word: str, unquoted: bool, mark: Mark) -> None:
        if unquoted and word == "<<":
            self.stop(
                mark, "<< (merging another block in) is not part of this language.", "Write the words themselves."
            )
        if not word:
            self.stop(mark, "a word is missing before the colon.", "Write word: value.")
        self.open[-1].key = (word, mark)

    def refuse_tag(self, tag: str | None, mark: Mark) -> None:
        if tag is not None:
            shown = clipped(tag.replace("tag:yaml.org,2002:", "!!"))
            self.stop(
                mark,
                f"the tag {shown} is not allowed: files hold words and numbers only.",
                "Delete everything from the ! to the next space.",
            )

    def put(self, node: Node, anchor: str | None, size: int = 1, height: int = 0) -> None:
        """A finished value goes into what is open around it."""
        if anchor:
            self.anchors[anchor] = (node, size, height)
        if not self.open:
            self.root = node
            return
        around = self.open[-1]
        around.size += size
        around.height = max(around.height, height + 1)
        if around.size > MOST_VALUES or len(self.open) + height > DEEPEST:
            self.stop(
                node.mark,
                "values repeated with * make the file far larger than it looks.",
                "Write the values themselves.",
            )
        if around.items is not None:
            around.items.append(node)
            return
        word, mark = around.key or ("", node.mark)
        around.key = None
        before = around.entries.get(word)
        if before:
            self.tell(
                mark,
                f'"{clipped(word)}" stands twice in this block, first at {before.key.line}:{before.key.column}.',
                "Keep one of the two.",
            )
        else:
            around.entries[word] = Entry(mark, node)
