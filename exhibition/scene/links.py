"""A checked Scene in, the problems of its threads out: ids that lead nowhere, circles, rules across fields, assets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from exhibition.scene import tree as trees
from exhibition.scene.architecture import ArchBridge
from exhibition.scene.assets import find_asset
from exhibition.scene.base import XY, AtPart, AtPlace
from exhibition.scene.checks import at, did_you_mean
from exhibition.scene.model import Hotspot, Scene
from exhibition.scene.modelfiles import model_files
from exhibition.scene.plainwords import noun
from exhibition.scene.points import EVERYWHERE, points_of
from exhibition.scene.problem import Problem
from exhibition.scene.setting import Head

GLB = frozenset({".glb"})
_COPIES = ("grid", "along", "scatter")


def scene_links(scene: Scene, tree: trees.Node, folder: Path, root: Path) -> tuple[Problem, ...]:
    """Every thread inside one scene that leads nowhere, and every rule that spans several words."""
    return tuple(_Threads(scene, tree).all(folder, root))


class _Threads:
    """One scene with its places in the file."""

    def __init__(self, scene: Scene, tree: trees.Node):
        self.scene = scene
        self.tree = tree

    def problem(self, path: trees.Path, message: str, hint: str = "") -> Problem:
        return at(trees.place(self.tree, path), message, hint)

    def known(self, word: str | None, ids: Iterable[str], what: str, path: trees.Path) -> Iterator[Problem]:
        """Nothing if the id is there; else where it was named, and the nearest one."""
        if word is not None and word not in ids:
            yield self.problem(path, f'there is no {what} "{word}".', did_you_mean(word, ids, f"Known {what}s"))

    def all(self, folder: Path, root: Path) -> Iterator[Problem]:
        scene = self.scene
        yield from self.known(scene.walk.start, scene.views, "view", ("walk", "start"))
        yield from self.arrival()
        for name, part in scene.parts.items():
            yield from self.part(name, part)
            yield from self.models(name, part, folder, root)
        yield from self.circles()
        for name, hotspot in scene.hotspots.items():
            yield from self.hotspot(name, hotspot)
        yield from self.survey()
        yield from self.tours()

    def models(self, name: str, part, folder: Path, root: Path) -> Iterator[Problem]:
        """Every model file must be there; a head of which any level is missing is told once."""
        for word, file in model_files(part):
            asset = find_asset(file, base=folder, root=root, suffixes=GLB)
            if asset.path is None and isinstance(part, Head):
                cure = f"Make it: python -m tools.sculpt {part.animal}. Until then write form: head_placeholder."
                yield self.problem(("parts", name, *word), asset.message, cure)
                return
            if asset.path is None:
                yield self.problem(("parts", name, *word), asset.message, asset.hint)

    def part(self, name: str, part) -> Iterator[Problem]:
        path = ("parts", name)
        if isinstance(part.at, AtPlace):
            yield from self.known(part.at.place, self.scene.places, "place", (*path, "at", "place"))
        elif isinstance(part.at, AtPart):
            yield from self.known(part.at.part, self.scene.parts, "part", (*path, "at", "part"))
            yield from self.point(part.at, (), (*path, "at", "point"))
        if isinstance(part, ArchBridge):
            needed = sum(part.spans) + part.pier * (len(part.spans) - 1)
            if needed > part.length:
                yield self.problem(
                    (*path, "spans"),
                    f'the arches and piers of "{name}" take {needed:g} m, its length is {part.length:g} m.',
                    "Make length: greater, or the spans smaller.",
                )
        copies = [word for word in _COPIES if getattr(part, word) is not None]
        if len(copies) > 1:
            yield self.problem(
                (*path, copies[1]), f'"{name}" has both {copies[0]} and {copies[1]}.', "Keep one of them."
            )

    def point(self, at: AtPart, more: tuple[str, ...], path: trees.Path) -> Iterator[Problem]:
        """A named point must be one of the part's, or one of ``more``."""
        part = self.scene.parts.get(at.part)
        if part is not None and isinstance(at.point, str):
            names = {*points_of(part), *more}
            if at.point not in names:
                near = did_you_mean(at.point, names, "Its points")
                yield self.problem(path, f'"{at.part}" ({noun(type(part))}) has no point "{at.point}".', near)

    def arrival(self) -> Iterator[Problem]:
        """Where visitors enter must lie where they may walk."""
        walk = self.scene.walk
        if 0 < len(walk.bounds) < 3:
            yield self.problem(("walk", "bounds"), "an outline needs at least 3 points.")
        elif walk.bounds and walk.start in self.scene.views:
            x, y, _ = self.scene.views[walk.start].eye
            if not _inside(x, y, walk.bounds):
                yield self.problem(
                    ("walk", "start"),
                    f'the view "{walk.start}", where visitors arrive, lies outside the outline of the walk.',
                    "Move its eye, or widen bounds:.",
                )

    def circles(self) -> Iterator[Problem]:
        """Parts that stand on each other: told once, at the first of them."""
        above = {name: part.at.part for name, part in self.scene.parts.items() if isinstance(part.at, AtPart)}
        told: set[str] = set()
        for name in above:
            line = [name]
            while above.get(line[-1]) is not None and above[line[-1]] not in line:
                line.append(above[line[-1]])
            if above.get(line[-1]) == name and not told.intersection(line):
                told.update(line)
                yield self.problem(
                    ("parts", name, "at", "part"),
                    f"parts stand on each other in a circle: {', '.join(line)}.",
                    "Give one of them metres.",
                )

    def hotspot(self, name: str, spot: Hotspot) -> Iterator[Problem]:
        scene, path = self.scene, ("hotspots", name)
        if isinstance(spot.anchor, AtPart):
            yield from self.known(spot.anchor.part, scene.parts, "part", (*path, "anchor", "part"))
            yield from self.point(spot.anchor, EVERYWHERE, (*path, "anchor", "point"))
        yield from self.known(spot.view, scene.views, "view", (*path, "view"))
        yield from self.known(spot.zone, scene.policy.zones, "zone", (*path, "zone"))
        zone = scene.policy.zones.get(spot.zone) if spot.zone else None
        manners = zone.products if zone else scene.policy.default
        if manners == "none" and (spot.products or spot.related):
            where = f'the zone "{spot.zone}"' if zone else "this scene"
            word = "products" if spot.products else "related"
            yield self.problem(
                (*path, word),
                f'"{name}" names products, but {where} allows none.',
                "Take them away, or choose another zone.",
            )
        if spot.details and not isinstance(spot.anchor, AtPart):
            yield self.problem(
                (*path, "details"),
                f'"{name}" has details, but its anchor is no part that could be taken in the hand.',
                "Write anchor: {part: …}, or take the details away.",
            )
        yield from self.evidence(path, spot)

    def evidence(self, path: trees.Path, spot: Hotspot) -> Iterator[Problem]:
        try:
            date.fromisoformat(spot.evidence.as_of)
        except ValueError:
            yield self.problem(
                (*path, "evidence", "as_of"),
                f'"{spot.evidence.as_of}" is no day of the calendar.',
                'A day looks like "2020-12-01".',
            )
        if spot.evidence.status != "whereabouts_unknown":
            return
        said = spot.head.status if spot.head else None
        if said is None or not ("hypoth" in said.fr.lower() and "hypoth" in said.en.lower() and "推测" in said.zh):
            yield self.problem(
                (*path, "head", "status") if spot.head else path,
                "a thing whose whereabouts are unknown must say that what is shown is a guess.",
                "Under head: status: write Reconstitution hypothétique / Hypothetical reconstruction / 推测复原.",
            )

    def survey(self) -> Iterator[Problem]:
        """Its hotspots exist; each of them stands on a part, which alone can be drawn as an outline."""
        survey = self.scene.survey
        if survey is None:
            return
        for number, name in enumerate(survey.hotspots):
            path = ("survey", "hotspots", number)
            yield from self.known(name, self.scene.hotspots, "hotspot", path)
            spot = self.scene.hotspots.get(name)
            if spot is not None and not isinstance(spot.anchor, AtPart):
                yield self.problem(path, f'"{name}" is anchored to no part.', "Write anchor: {part: …} there.")

    def tours(self) -> Iterator[Problem]:
        for name, tour in self.scene.tours.items():
            for number, step in enumerate(tour.steps):
                path = ("tours", name, "steps", number)
                yield from self.known(step.view, self.scene.views, "view", (*path, "view"))
                yield from self.known(step.open, self.scene.hotspots, "hotspot", (*path, "open"))
                if step.product and not step.open:
                    yield self.problem(
                        (*path, "product"),
                        "a product is shown only from an open card.",
                        "Write open: and the hotspot too.",
                    )
                if step.build and not step.open:
                    yield self.problem(
                        (*path, "build"),
                        "a building is put together only while the card of its hotspot is open.",
                        "Write open: and the hotspot too.",
                    )


def _inside(x: float, y: float, outline: tuple[XY, ...]) -> bool:
    """Whether a point lies in an outline: how often a line to the east leaves it."""
    crossed = False
    for (ax, ay), (bx, by) in zip(outline, (*outline[1:], outline[0]), strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            crossed = not crossed
    return crossed
