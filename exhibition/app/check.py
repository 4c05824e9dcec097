"""A project's folder in, every problem of its files out: scenes, shop, shows, brand, assets, texts. Opens no window."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from exhibition.app.check_shows import show_problems
from exhibition.app.check_words import language_problems, word_problems
from exhibition.cards.glyphs import missing_glyphs
from exhibition.models.preflight import preflight
from exhibition.models.sculpture import level_problems
from exhibition.scene import tree as trees
from exhibition.scene import wording
from exhibition.scene.assets import LARGEST_PANEL, PICTURES, find_asset
from exhibition.scene.base import LANGUAGES, Text
from exhibition.scene.checks import at, did_you_mean
from exhibition.scene.folder import Document, load, load_scene, shown_name
from exhibition.scene.model import Brand, Scene, Show
from exhibition.scene.modelfiles import model_files
from exhibition.scene.problem import Problem
from exhibition.scene.scalars import clipped
from exhibition.scene.setting import Portal
from exhibition.scene.texts import Told, brand_texts, scene_text_problems, scene_texts, show_texts, text_problems
from exhibition.scene.wording import remarks
from exhibition.shop.catalogue import KINDS as SHOP_KINDS
from exhibition.shop.catalogue import Shop, read_shop
from exhibition.shop.checks import check_catalogue

KINDS = ("scene", "shop", "show", "brand")
FONTS = frozenset({".ttf", ".otf"})
_KIND = re.compile(r"^kind:[ \t]*[\"']?([^\s\"'#]*)", re.MULTILINE)


def check_project(root: Path) -> tuple[Problem, ...]:
    """Every problem of a project, sorted by file and place. Raises nothing for what the files hold."""
    survey = _survey(root.absolute(), ())
    return tuple(sorted(set(_problems(survey))))


def check_paths(paths: Iterable[Path], root: Path) -> tuple[Problem, ...]:
    """The problems of these files and folders, held against the whole project in ``root``.

    A scene brings its included files along; a .glb is looked at before it would be read.
    """
    root = root.absolute()
    found, wanted, models, words = [], [], [], set()
    for path in paths:
        if path.suffix == ".glb" and path.is_file():
            models.append(path)
        elif path.suffix == ".po" and path.is_file():
            words.add(shown_name(path.absolute(), root))
        elif path.exists():
            wanted.append(path.absolute())
        else:
            found.append(Problem(shown_name(path, root), 0, 0, "this file is missing.", "Mend the name."))
    for path in models:
        found += [Problem(shown_name(path, root), 0, 0, said) for said in preflight(path, path.absolute().parent)]
    words |= {shown_name(po, root) for path in wanted if path.is_dir() for po in path.absolute().rglob("*.po")}
    if wanted or words:
        files = tuple(file for path in wanted for file in _yaml_in(path))
        survey = _survey(root, files)
        chosen = {shown_name(file, root) for file in files} | {shown_name(path, root) for path in wanted} | words
        for document in survey.scenes:
            if document.file in chosen:
                chosen.update(shown_name(file, root) for file in document.files)
        found += [problem for problem in _problems(survey) if problem.file in chosen]
    return tuple(sorted(set(found)))


@dataclass(frozen=True)
class _Survey:
    """Everything that was read."""

    root: Path
    scenes: tuple[Document[Scene], ...]
    shows: tuple[Document[Show], ...]
    brands: tuple[Document[Brand], ...]
    shop: Shop
    loose: tuple[Problem, ...]

    @property
    def documents(self) -> tuple[Document, ...]:
        return (*self.scenes, *self.shows, *self.brands)


def _yaml_in(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return sorted(
        file
        for file in path.rglob("*.y*ml")
        if file.is_file() and not any(p.startswith(".") for p in file.parts[len(path.parts) :])
    )


def _survey(root: Path, more: Sequence[Path]) -> _Survey:
    folder = root / "scenes"
    shop_folder = folder / "shop"
    files = dict.fromkeys([*_yaml_in(folder), *more] if folder.is_dir() else more)
    by_kind: dict[str, list[Path]] = {kind: [] for kind in KINDS}
    fragments: list[Path] = []
    loose: list[Problem] = []
    for file in files:
        kind, mark = _kind(file, root)
        if kind is None:
            (fragments if file.name != "scene.yaml" else by_kind["scene"]).append(file)
        elif kind not in KINDS:
            loose.append(at(mark, f'unknown kind "{kind[:40]}".', did_you_mean(kind, KINDS)))
        elif kind == "shop" and file.parent != shop_folder:
            loose.append(at(mark, "a shop file is read only in scenes/shop/.", "Move it there."))
        else:
            by_kind[kind].append(file)
    scenes = tuple(load_scene(file, root=root) for file in by_kind["scene"])
    used = {file.resolve() for document in scenes for file in document.files}
    unread = [document.path.parent for document in scenes if document.tree is None]
    for file in fragments:
        if file.parent == shop_folder or file.resolve() in used or any(file.is_relative_to(lost) for lost in unread):
            continue  # the shop's own reading tells what is missing there; an unread scene includes nobody knows what
        hint = "Name it under include: in a scene, or begin it with schema: and kind:."
        loose.append(Problem(shown_name(file, root), 0, 0, "no scene includes this file.", hint))
    return _Survey(
        root,
        scenes,
        tuple(load(file, Show, root=root) for file in by_kind["show"]),
        tuple(load(file, Brand, root=root) for file in by_kind["brand"]),
        _shop(shop_folder),
        tuple(loose),
    )


def _kind(file: Path, root: Path) -> tuple[str | None, trees.Mark]:
    """What a file says it is, without reading all of it."""
    shown = shown_name(file, root)
    with file.open("rb") as stream:
        start = stream.read(8192).decode("utf-8", "replace")
    found = _KIND.search(start)
    if not found:
        return None, trees.Mark(shown, 0, 0)
    return found[1], trees.Mark(shown, start.count("\n", 0, found.start()) + 1, found.start(1) - found.start() + 1)


def _shop(folder: Path) -> Shop:
    """The shop's folder; a project may well have none."""
    shop = read_shop(folder)
    return shop if folder.is_dir() else replace(shop, problems=())


def _problems(survey: _Survey) -> Iterator[Problem]:
    yield from survey.loose
    for document in survey.documents:
        yield from document.problems
    ids = _scene_ids(survey)
    yield from _same_ids(survey)
    for document in survey.scenes:
        yield from scene_text_problems(document)
        yield from _scene_threads(document, ids, survey)
    for document in survey.shows:
        if document.value:
            yield from text_problems(document, show_texts(document.value))
            yield from show_problems(document, document.value, ids)
    yield from language_problems(survey.root, survey.scenes, survey.shows, survey.brands)
    if not survey.brands:
        yield from word_problems(survey.root, ())
    for document in survey.brands:
        if document.value:
            yield from text_problems(document, brand_texts(document.value))
            yield from _brand_files(document, document.value, survey)
    for problem in (*survey.shop.problems, *_shop_problems(survey)):
        yield replace(problem, file=shown_name(Path(problem.file), survey.root))


def _written(document: Document, *path: str) -> trees.Node | None:
    """A value of a file as it was written, also where the file as a whole has problems."""
    node = document.tree
    for step in path:
        node = trees.child(node, step) if node is not None else None
    return node


def _scene_ids(survey: _Survey) -> dict[str, Document[Scene]]:
    """Ids of all scenes, also of those with problems, so that one mistake is not told many times."""
    found: dict[str, Document[Scene]] = {}
    for document in survey.scenes:
        node = _written(document, "id")
        if isinstance(node, trees.Scalar) and isinstance(node.value, str):
            found.setdefault(node.value, document)
        elif node is None:
            found.setdefault(document.path.parent.name, document)
    return found


def _same_ids(survey: _Survey) -> Iterator[Problem]:
    ids = _scene_ids(survey)
    for document in survey.scenes:
        node = _written(document, "id")
        if not isinstance(node, trees.Scalar) or not isinstance(node.value, str):
            continue
        folder = re.sub(r"[^a-z0-9]+", "_", document.path.parent.name.lower()).strip("_")
        ours = document.path.name == "scene.yaml" and document.path.is_relative_to(survey.root / "scenes")
        if ids[node.value] is not document:
            yield document.problem(
                ("id",),
                f'the scene id "{node.value}" is taken by {ids[node.value].file}.',
                "Give this scene another id.",
            )
        elif ours and node.value != folder:
            yield document.problem(
                ("id",),
                f'"{clipped(node.value)}" is not the name of the scene\'s folder, by which commands know it.',
                f"Write {folder}, or rename the folder.",
            )


def _scene_threads(document: Document[Scene], ids: Iterable[str], survey: _Survey) -> Iterator[Problem]:
    scene = document.value
    if scene is None:
        return
    for name, part in scene.parts.items():
        if isinstance(part, Portal) and part.to not in ids:
            yield document.problem(
                ("parts", name, "to"), f'there is no scene "{part.to}".', did_you_mean(part.to, ids, "Known scenes")
            )
        yield from _model_problems(document, name, part, survey.root)
    if survey.shop.problems:
        return  # products of a file that could not be read would all be called missing
    products = survey.shop.catalogue.products
    named = [
        (("hotspots", name, "products", number), product)
        for name, spot in scene.hotspots.items()
        for number, product in enumerate(spot.products)
    ]
    named += [
        (("tours", name, "steps", number, "product"), step.product)
        for name, tour in scene.tours.items()
        for number, step in enumerate(tour.steps)
        if step.product
    ]
    for path, product in named:
        if product not in products:
            yield document.problem(
                path, f'there is no product "{product}".', did_you_mean(product, products, "Known products")
            )


def _model_problems(document: Document[Scene], name: str, part, root: Path) -> Iterator[Problem]:
    """What pre-flight says of the part's model files, and whether its levels are alike."""
    found = []
    for word, file in model_files(part):
        asset = find_asset(file, base=document.path.parent, root=root)
        if asset.path is not None:
            found.append(asset.path)
            for said in preflight(asset.path, root):
                yield document.problem(("parts", name, *word), said)
    for said in level_problems(found, root):
        yield document.problem(("parts", name, "levels" if part.form == "model" else "animal"), said)


def _brand_files(document: Document[Brand], brand: Brand, survey: _Survey) -> Iterator[Problem]:
    """Fonts must be there, and must have every sign that is shown."""
    fonts: dict[str, list[Path]] = {}
    whole = True
    for role, names in brand.fonts.items():
        for number, name in enumerate(names):
            asset = find_asset(name, base=survey.root / "assets", root=survey.root, suffixes=FONTS)
            if asset.path is None:
                whole = False
                yield document.problem(("fonts", role, number), asset.message, asset.hint)
            else:
                fonts.setdefault(role, []).append(asset.path)
    if not whole:
        yield from word_problems(survey.root, ())
        return
    behind = fonts.get("fallback", [])
    titles = [*fonts.get("title", []), *behind]
    bodies = [*fonts.get("body", []), *behind]
    yield from word_problems(survey.root, bodies)
    for shown, (path, text, kind) in _all_texts(survey):
        faces = titles if path[-1] == "title" or kind is wording.SCENE_TITLE else bodies
        for language in LANGUAGES:
            lost = sorted(missing_glyphs(text[language], faces))
            if lost:
                signs = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in lost[:8])
                yield shown(
                    (*path, language), f"no font has {signs}.", "Write it otherwise, or add a font to the brand."
                )


def _all_texts(survey: _Survey) -> Iterator[tuple[Callable[[trees.Path, str, str], Problem], Told]]:
    for scene in survey.scenes:
        for told in scene_texts(scene.value) if scene.value else ():
            yield scene.problem, told
    for show in survey.shows:
        for told in show_texts(show.value) if show.value else ():
            yield show.problem, told
    for brand in survey.brands:
        for told in brand_texts(brand.value) if brand.value else ():
            yield brand.problem, told
    for kind, name, path, text in _shop_texts(survey.shop):
        yield _ShopPlace(survey, kind, name), (path, text, wording.SHOP_TEXT)


@dataclass(frozen=True)
class _ShopPlace:
    """Makes problems of one entry of the shop."""

    survey: _Survey
    kind: str
    name: str

    def __call__(self, path: trees.Path, message: str, hint: str = "") -> Problem:
        mark = self.survey.shop.place(self.kind, self.name, *path)
        return replace(at(mark, message, hint), file=shown_name(Path(mark.file), self.survey.root))


def _shop_texts(shop: Shop) -> Iterator[tuple[str, str, trees.Path, Text]]:
    """Every text of the shop: kind, id, path below it, text."""
    for kind in SHOP_KINDS:
        for name, entry in getattr(shop.catalogue, kind).items():
            for word in type(entry).model_fields:
                value = getattr(entry, word)
                if isinstance(value, Text):
                    yield kind, name, (word,), value
    for name, product in shop.catalogue.products.items():
        for number, thread in enumerate(product.inspired_by):
            yield "products", name, ("inspired_by", number, "why"), thread.why
        for number, picture in enumerate(product.images):
            yield "products", name, ("images", number, "alt"), picture.alt


def _shop_problems(survey: _Survey) -> Iterator[Problem]:
    shop, root = survey.shop, survey.root
    hosts = sorted({host for document in survey.shows if document.value for host in document.value.link_hosts})
    parts, tags = _names(survey)
    yield from check_catalogue(shop, hosts=hosts, parts=parts, tags=tags, assets=None)
    for kind, name, path, text in _shop_texts(shop):
        for remark in remarks(text, wording.SHOP_TEXT):
            yield at(
                shop.place(kind, name, *path, remark.language),
                f"the {wording.SHOP_TEXT.name} {remark.message}",
                remark.hint,
            )
    for name, product in shop.catalogue.products.items():
        for number, picture in enumerate(product.images):
            if picture.file.startswith("/") or ".." in picture.file.split("/"):
                continue  # check_catalogue has told it
            asset = find_asset(
                picture.file, base=root / "assets", root=root, suffixes=frozenset(PICTURES), side=LARGEST_PANEL
            )
            if asset.path is None:
                yield at(shop.place("products", name, "images", number, "file"), asset.message, asset.hint)


def _names(survey: _Survey) -> tuple[frozenset[str], frozenset[str]]:
    """Ids of all parts, and all tags, of all scenes as written."""
    parts: set[str] = set()
    tags: set[str] = set()
    for document in survey.scenes:
        for section, word in (("parts", "tags"), ("hotspots", "related")):
            block = _written(document, section)
            if not isinstance(block, trees.Mapping):
                continue
            parts.update(block.entries if section == "parts" else ())
            for entry in block.entries.values():
                listed = trees.child(entry.node, word)
                if isinstance(listed, trees.Sequence):
                    tags.update(str(item.value) for item in listed.items if isinstance(item, trees.Scalar))
    if any(document.tree is None for document in survey.scenes):
        # Nobody knows what an unread scene holds: threads into it are judged once it can be read.
        for product in survey.shop.catalogue.products.values():
            parts.update(thread.part for thread in product.inspired_by)
            tags.update(product.tags)
    return frozenset(parts), frozenset(tags)
