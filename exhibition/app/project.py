"""A folder of scenes, shows, shop and brand -> what the commands need of it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from exhibition.app.errors import PROBLEMS, WRONG_USE, Stop, nearest
from exhibition.cards.words import Branding, read_words
from exhibition.scene.folder import read_brand, read_scene, read_show, shown_name
from exhibition.scene.kepttrees import KeptTrees, stamp_of
from exhibition.scene.model import Scene, Show
from exhibition.scene.problem import Problem, ProblemsFound
from exhibition.shop.catalogue import read_catalogue
from exhibition.shop.model import Catalogue
from exhibition.visit.rules import Rules
from exhibition.world.assemble import build_world
from exhibition.world.model import World

if TYPE_CHECKING:
    from exhibition.world.build import Progress


class Kept:
    """What was read of a project and is still right: it is not read again while its files stay as they are."""

    def __init__(self) -> None:
        self.trees = KeptTrees()
        self.catalogue: tuple[object, Catalogue] | None = None


@dataclass(frozen=True)
class Project:
    """A project folder: holds scenes/ and assets/. Reads what is asked for, when it is asked for."""

    root: Path
    cache: Path
    kept: Kept = field(default_factory=Kept, compare=False, repr=False)

    @property
    def assets(self) -> Path:
        return self.root / "assets"

    def scene_ids(self) -> list[str]:
        """Every scene of the project, by folder name."""
        return sorted(p.parent.name for p in self.root.glob("scenes/*/scene.yaml"))

    def show_ids(self) -> list[str]:
        return sorted(p.stem for p in self.root.glob("scenes/shows/*.yaml"))

    def scene_file(self, scene: str) -> Path:
        """An id, a folder or a file -> the scene's file. Unknown: Stop with the nearest known name."""
        given = Path(scene)
        if given.suffix in (".yaml", ".yml") and given.exists():
            return given
        if (given / "scene.yaml").exists():
            return given / "scene.yaml"
        for below in ("", "examples", "stress"):
            for file in (
                self.root / "scenes" / below / scene / "scene.yaml",
                self.root / "scenes" / below / f"{scene}.yaml",
            ):
                if file.exists():
                    return file
        raise Stop(f'There is no scene "{scene}".', nearest(scene, self.scene_ids(), "Known scenes"), WRONG_USE)

    def scene(self, scene: str) -> tuple[Scene, Path]:
        """A scene and its folder; ProblemsFound when its files are not right."""
        file = self.scene_file(scene)
        found, problems = read_scene(file, read=self.kept.trees)
        if found is None or problems:
            raise ProblemsFound(tuple(problems))
        return found, file.parent

    def show(self, show: str = "pc") -> Show:
        """A show by name or file."""
        file = Path(show) if Path(show).suffix == ".yaml" else self.root / "scenes" / "shows" / f"{show}.yaml"
        if not file.exists():
            raise Stop(f'There is no show "{show}".', f"Known shows: {', '.join(self.show_ids())}.", WRONG_USE)
        found, problems = read_show(file)
        if found is None:
            raise ProblemsFound(tuple(problems))
        return found

    def brand(self) -> Branding:
        """Colours, fonts and the words of every language. ProblemsFound when a file is not right."""
        file = self.root / "scenes" / "brand.yaml"
        found, problems = read_brand(file)
        if found is None:
            raise ProblemsFound(tuple(problems))
        own = {key: text.model_dump() for key, text in found.words.items()}
        try:
            words = read_words(words_folder(self.root), own)
        except ValueError as error:
            raise ProblemsFound((Problem(shown_name(file, self.root), 0, 0, str(error)),)) from error
        return Branding(found.colours, {str(role): files for role, files in found.fonts.items()}, words, found.credits)

    def catalogue(self) -> Catalogue:
        """The shop; its own mistakes are `check`'s business: what is right of it is shown."""
        folder = self.root / "scenes" / "shop"
        stamps = [(file, stamp_of(file)) for file in sorted(folder.glob("*.yaml"))]
        if self.kept.catalogue is None or self.kept.catalogue[0] != stamps:
            self.kept.catalogue = stamps, read_catalogue(folder)[0]
        return self.kept.catalogue[1]

    def world(self, scene: str, *, progress: Progress | None = None, before: World | None = None) -> World:
        """A scene, built or from the cache; ``before``: the world that an edit changes."""
        found, folder = self.scene(scene)
        return build_world(found, folder, self.catalogue(), cache=self.cache, progress=progress, before=before)


def words_folder(root: Path) -> Path:
    """A project's catalogues; those of the program where it has none of its own."""
    ours = root / "scenes" / "words"
    return ours if ours.is_dir() else Path(__file__).resolve().parents[2] / "scenes" / "words"


def open_project(root: Path | None = None) -> Project:
    """The project in ``root``, in the folder we are in or one above it, or beside the program."""
    here = Path.cwd()
    for folder in [root] if root else [here, *here.parents, Path(__file__).resolve().parents[2]]:
        if folder and (folder / "scenes").is_dir() and (folder / "assets").is_dir():
            return Project(folder, cache_folder())
    raise Stop("No project here: a folder with scenes/ and assets/.", "Go to the project's folder.", WRONG_USE)


def cache_folder() -> Path:
    """Where built worlds are kept: EXHIBITION_CACHE, or the user's cache. May turn out not to be writable."""
    named = os.environ.get("EXHIBITION_CACHE")
    return Path(named) if named else Path(platformdirs.user_cache_dir("exhibition"))


def quality_to_begin(show: Show) -> str:
    """What a show is first drawn at; `auto` begins low, and is measured when there is something to draw."""
    return "low" if show.quality == "auto" else show.quality


def rules_of(show: Show, brand: Branding, *, today: date | None = None, size: tuple[int, int] = (16, 9)) -> Rules:
    """What a show and the brand decide about each visit. size: of the picture, for whether it stands upright."""
    return Rules(
        opens=show.opens,
        scenes=show.scenes,
        languages=show.languages or brand.words.languages,
        language=show.language,
        market=show.market,
        today=(today or date.today()).isoformat(),
        link_hosts=show.link_hosts,
        ask_after=show.idle.ask_after,
        countdown=show.idle.countdown,
        menu=show.menu,
        quality=quality_to_begin(show),
        full_screen=show.window.full_screen,
        credits=brand.credits,
        zodiac=show.zodiac,
        upright=size[1] > size[0],
    )


def stop_for(problems: tuple[Problem, ...]) -> Stop:
    """Problems in a user's files as one reason to stop."""
    lines = "\n".join(str(p) for p in problems[:20])
    more = f"\n... and {len(problems) - 20} more" if len(problems) > 20 else ""
    return Stop(lines + more, "Mend the lines above; `exhibition check` shows all of them.", PROBLEMS)
