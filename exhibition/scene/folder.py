"""A path in, what it holds as a checked Document out: scenes with their included files, shows, brands, any model."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel

from exhibition.scene import tree as trees
from exhibition.scene.checks import at, check
from exhibition.scene.includes import Reader, with_includes
from exhibition.scene.links import scene_links
from exhibition.scene.model import Brand, Scene, Show
from exhibition.scene.problem import Problem
from exhibition.scene.reader import read_file

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Document(Generic[M]):
    """A file that was read: its tree with all places, its value if it has no problems, and its problems.

    files: every file that went in, itself first.
    """

    file: str
    path: Path
    root: Path
    tree: trees.Node | None
    value: M | None
    problems: tuple[Problem, ...]
    files: tuple[Path, ...] = ()

    def problem(self, path: trees.Path, message: str, hint: str = "") -> Problem:
        """A problem at the value that stands at ``path``, e.g. ("views", "fountain", "eye")."""
        if self.tree is None:
            return Problem(self.file, 0, 0, message, hint)
        return at(trees.place(self.tree, path), message, hint)


def project_root(path: Path) -> Path:
    """The project's folder: the nearest one above that holds ``scenes``; else the file's own folder."""
    start = path if path.is_dir() else path.parent
    for folder in (start.absolute(), *start.absolute().parents):
        if (folder / "scenes").is_dir():
            return folder
    return start.absolute()


def shown_name(path: Path, root: Path) -> str:
    """A file's name in messages: from the project's folder where it lies inside, else as given."""
    absolute = path.absolute()
    return absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else path.as_posix()


def load(path: Path, model: type[M], *, root: Path | None = None) -> Document[M]:
    """One file against one model. Every problem is in the document; nothing is raised."""
    root = (root or project_root(path)).absolute()
    shown = shown_name(path, root)
    tree, problems = read_file(path, shown)
    return _document(path, root, shown, tree, problems, model, (path,))


def load_scene(path: Path, *, root: Path | None = None, read: Reader = read_file) -> Document[Scene]:
    """A scene with its included files; ``path`` is its file or its folder. Its ids and assets are checked too.
    read: how one file is read."""
    path = path / "scene.yaml" if path.is_dir() else path
    root = (root or project_root(path)).absolute()
    shown = shown_name(path, root)
    tree, problems = read(path, shown)
    files: tuple[Path, ...] = (path,)
    if isinstance(tree, trees.Mapping):
        tree, more, files = with_includes(tree, path, lambda file: shown_name(file, root), read)
        problems += more
    document = _document(path, root, shown, tree, problems, Scene, files)
    if document.value is None or document.tree is None:
        return document
    links = scene_links(document.value, document.tree, path.parent, root)
    if not links:
        return document
    return Document(shown, path, root, tree, None, tuple(sorted(links)), files)


def _document(path, root, shown, tree, problems, model, files) -> Document:
    value = None
    if tree is not None:
        value, more = check(tree, model)
        problems = tuple(sorted({*problems, *more}))
    return Document(shown, path, root, tree, None if problems else value, problems, files)


def read_scene(
    path: Path, *, root: Path | None = None, read: Reader = read_file
) -> tuple[Scene | None, tuple[Problem, ...]]:
    """The scene in a file or folder, or None and why not. Texts are judged by ``check``, not here."""
    document = load_scene(path, root=root, read=read)
    return document.value, document.problems


def read_show(path: Path, *, root: Path | None = None) -> tuple[Show | None, tuple[Problem, ...]]:
    """The show in a file, or None and why not."""
    document = load(path, Show, root=root)
    return document.value, document.problems


def read_brand(path: Path, *, root: Path | None = None) -> tuple[Brand | None, tuple[Problem, ...]]:
    """The brand in a file, or None and why not."""
    document = load(path, Brand, root=root)
    return document.value, document.problems


def read_model(path: Path, model: type[M], problems: list[Problem]) -> M | None:
    """Any model from a file; what is wrong is added to ``problems``."""
    document = load(path, model)
    problems.extend(document.problems)
    return document.value
