"""Scene -> Geometry: calls every form, puts its pieces in place, gathers the ground. The slow step; see cache.py."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import numpy as np

from exhibition.forms.built import Built, Heightfield, compose, moved
from exhibition.forms.forms import FORMS
from exhibition.forms.mesh import Array, Mesh, bounds
from exhibition.models.read import Model, model_form, read_model
from exhibition.models.sculpture import head_form
from exhibition.scene.base import COMMON, AtPart
from exhibition.scene.model import Scene
from exhibition.scene.modelfiles import model_files
from exhibition.scene.parts import Part
from exhibition.world.files import model_file
from exhibition.world.ground import Ground, inside, terrain
from exhibition.world.model import Geometry, Placements, WorldPart
from exhibition.world.occluders import occluders_of
from exhibition.world.openness import with_openness
from exhibition.world.place import copies_of, frame_of, needs_ground, turn_of

Progress = Callable[[float, str], None]
_MOST_SOLID_COPIES = 400  # more copies than this are scenery: nobody is stopped by each of them


@dataclass
class _Site:
    """What is known while a scene is being built."""

    scene: Scene
    folder: Path
    built: dict[str, Built] = field(default_factory=dict)
    frames: dict[str, Array] = field(default_factory=dict)
    places: dict[str, Array] = field(default_factory=dict)
    fields: tuple[Heightfield, ...] = ()
    models: dict[str, Model] = field(default_factory=dict)

    def ground(self, x: Array, y: Array) -> Array:
        height, _ = terrain(self.fields, x, y)
        return np.nan_to_num(height, nan=0.0)

    def free(self, x: Array, y: Array, margin: float) -> Array:
        """Which points are on dry, walkable land, ``margin`` metres from every building's outline."""
        _, clear = terrain(self.fields, x, y) if self.fields else (None, np.ones(len(x), bool))
        for outline, _ in self.pads():
            centre = outline.mean(axis=0)
            reach = np.linalg.norm(outline - centre, axis=1, keepdims=True)
            grown = centre + (outline - centre) * (1 + margin / np.maximum(reach, 0.1))
            clear &= ~inside(grown, x, y)
        for part_id, part in self.scene.parts.items():
            line = getattr(part, "line", None)
            if line and part_id in self.built:
                clear &= _distance(np.array(line), x, y) > margin + 1.5
        return clear

    def pads(self) -> tuple[tuple[Array, float], ...]:
        """Outlines (k, 2) the terrain must flatten, each with its height, in the scene's frame."""
        found = []
        for part_id, built in self.built.items():
            if built.pad is not None and part_id in self.places:
                for frame in self.places[part_id][:50]:
                    flat = np.column_stack([built.pad, np.zeros(len(built.pad))])
                    outline = flat @ frame[:, :3].T + frame[:, 3]
                    found.append((outline[:, :2].astype(np.float64), float(frame[2, 3])))
        return tuple(found)

    def named(self, at: AtPart) -> tuple[tuple[float, float, float], float]:
        """A point on another part in the scene's frame, and that part's turn."""
        frame = self.frames[at.part]
        local = self.built[at.part].points.get(at.point, (0, 0, 0)) if isinstance(at.point, str) else at.point
        point = frame[:, :3] @ np.array(local) + frame[:, 3]
        return tuple(float(v) for v in point), turn_of(frame)  # type: ignore[return-value]


def build_geometry(scene: Scene, folder: Path, progress: Progress | None = None) -> Geometry:
    """Build every part. ``folder`` is where the scene's files lie (for ``model:`` parts).

    Buildings come first, so that the land can be pressed flat under them; what stands on the land comes last.
    """
    site = _Site(scene, folder)
    say = progress or (lambda share, what: None)
    order = _order(scene)
    for i, part_id in enumerate(order):
        say(i / (len(order) + 1), part_id)
        _build_part(site, part_id, scene.parts[part_id])
    say(len(order) / (len(order) + 1), "ground and light")
    return with_openness(_gather(site))


def _order(scene: Scene) -> list[str]:
    """Exact positions, then the land, then what stands on it; a part anchored to another comes after it."""

    def rank(part: Part) -> int:
        if part.form == "landscape":
            return 1
        return 2 if needs_ground(part) else 0

    ready: list[str] = []
    waiting = sorted(scene.parts, key=lambda i: rank(scene.parts[i]))
    while waiting:
        now = [i for i in waiting if not isinstance(scene.parts[i].at, AtPart) or scene.parts[i].at.part in ready]
        if not now:
            raise ValueError(f"parts anchored in a circle: {', '.join(waiting)}")
        ready += now[:1]
        waiting.remove(now[0])
    return ready


def _build_part(site: _Site, part_id: str, part: Part) -> None:
    words = part.model_dump(exclude=set(COMMON))
    if files := tuple(file for _, file in model_files(part)):
        built = _modelled(part, tuple(_model(site, file) for file in files))
    elif part.form == "landscape":
        built = FORMS["landscape"](pads=site.pads(), **words)
    else:
        built = FORMS[part.form](**words)
    site.built[part_id] = built
    site.frames[part_id] = frame_of(part, site.scene, site.ground, site.named)
    site.places[part_id] = copies_of(part, site.frames[part_id], site.ground, site.free)
    if built.fields:
        site.fields += built.fields


def _modelled(part: Part, levels: tuple[Model, ...]) -> Built:
    """A part that was made elsewhere, its finest level first."""
    if part.form == "head":
        return head_form(levels, animal=part.animal, height=part.height)
    return model_form(levels[0], file=Path(part.file).name, scale=part.scale, levels=levels[1:])


def _model(site: _Site, file: str) -> Model:
    """The model in ``file``, read once however many parts show it."""
    if file not in site.models:
        site.models[file] = read_model(model_file(site.folder, file))
    return site.models[file]


def _distance(line: Array, x: Array, y: Array) -> Array:
    """Metres from points (n,) to a line (k, 2)."""
    best = np.full(np.shape(x), np.inf)
    for a, b in pairwise(line):
        d = b - a
        t = np.clip(((x - a[0]) * d[0] + (y - a[1]) * d[1]) / max(float(d @ d), 1e-9), 0, 1)
        best = np.minimum(best, np.hypot(x - a[0] - t * d[0], y - a[1] - t * d[1]))
    return best


def _gather(site: _Site) -> Geometry:
    """All parts' pieces as one table of placements; equal meshes are one mesh."""
    meshes: list[Mesh] = []
    known: dict[object, int] = {}
    rows: list[tuple[Array, Array, Array, Array]] = []
    parts: list[WorldPart] = []
    levels: dict[int, tuple[Mesh, ...]] = {}
    floors, walls = [np.zeros((0, 3, 3), np.float32)], [np.zeros((0, 6), np.float32)]
    tops = [np.zeros(0, np.float32)]
    for row, (part_id, part) in enumerate(site.scene.parts.items()):
        built, places = site.built[part_id], site.places[part_id]
        low, high = np.full(3, np.inf), np.full(3, -np.inf)
        for piece in built.pieces:
            if not piece.mesh.triangle_count or not len(piece.transforms):
                continue
            index = _mesh_index(piece.mesh, meshes, known)
            if piece.levels:
                levels[index] = piece.levels
            placed = np.concatenate([compose(frame, piece.transforms) for frame in places]) if len(places) else None
            if placed is None:
                continue
            box = _placed_bounds(piece.mesh, placed)
            low, high = np.minimum(low, box[0]), np.maximum(high, box[1])
            n = len(placed)
            numbers = np.full(n, index, np.int32), placed.astype(np.float32), np.full(n, row, np.int32)
            rows.append((*numbers, np.full(n, piece.phase, np.uint8)))
        if part.solid and len(places) <= _MOST_SOLID_COPIES:
            for frame in places:
                here = moved(Built((), built.floors, built.walls), frame)
                floors.append(here.floors)
                walls.append(here.walls)
                tops.append(np.minimum(here.walls[:, 5], high[2]).astype(np.float32))
        parts.append(_world_part(part_id, part, built, site.frames[part_id], low, high))
    ground = Ground(
        np.concatenate(floors), np.concatenate(walls), site.fields, site.scene.walk.bounds, np.concatenate(tops)
    )
    landed = tuple(row for row, part_id in enumerate(site.scene.parts) if site.built[part_id].fields)
    models = [site.models[file] for file in sorted(site.models)]
    return Geometry(
        tuple(meshes), _placements(rows), tuple(parts), ground,
        surfaces={name: surface for model in models for name, surface in model.materials.items()},
        pictures={key: picture for model in models for key, picture in model.pictures.items()},
        occluders=occluders_of(ground, landed),
        levels=levels,
    )  # fmt: skip


def _mesh_index(mesh: Mesh, meshes: list[Mesh], known: dict[object, int]) -> int:
    """The number of this mesh among the shared ones; equal content counts as the same mesh."""
    if id(mesh) in known:
        return known[id(mesh)]
    content = (
        mesh.positions.tobytes(), mesh.triangles.tobytes(), mesh.material_ids.tobytes(), mesh.colours.tobytes(),
        mesh.uvs.tobytes(), mesh.materials, b"" if mesh.opacity is None else mesh.opacity.tobytes(),
    )  # fmt: skip
    key = hash(content), len(content[0]), mesh.materials
    if key not in known:
        known[key] = len(meshes)
        meshes.append(mesh)
    known[id(mesh)] = known[key]
    return known[key]


def _placed_bounds(mesh: Mesh, transforms: Array) -> Array:
    low, high = bounds(mesh)
    corners = np.array([[x, y, z] for x in (low[0], high[0]) for y in (low[1], high[1]) for z in (low[2], high[2])])
    points = np.einsum("kij,cj->kci", transforms[:, :, :3], corners) + transforms[:, None, :, 3]
    return np.stack([points.min(axis=(0, 1)), points.max(axis=(0, 1))])


def _world_part(part_id: str, part: Part, built: Built, frame: Array, low: Array, high: Array) -> WorldPart:
    """Named points in the scene's frame; every part has a centre, a top and a front."""
    if not np.isfinite(low).all():
        low = high = frame[:, 3]
    middle = (low + high) / 2
    points = {
        "centre": middle,
        "top": np.array([*middle[:2], high[2]]),
        "front": np.array([middle[0], low[1], middle[2]]),
    }
    for name, local in built.points.items():
        points[name] = frame[:, :3] @ np.array(local) + frame[:, 3]
    return WorldPart(
        id=part_id,
        form=part.form,
        title=part.title,
        bounds=(_xyz(low), _xyz(high)),
        points={name: _xyz(p) for name, p in sorted(points.items())},
        facts=dict(built.facts),
        frame=tuple(tuple(float(v) for v in r) for r in frame),  # type: ignore[arg-type]
        tags=part.tags,
    )


def _xyz(point: Array) -> tuple[float, float, float]:
    return float(point[0]), float(point[1]), float(point[2])


def _placements(rows: list[tuple[Array, Array, Array, Array]]) -> Placements:
    if not rows:
        return Placements(
            np.zeros(0, np.int32), np.zeros((0, 3, 4), np.float32), np.zeros(0, np.int32), np.zeros(0, np.uint8)
        )
    return Placements(*(np.concatenate(column) for column in zip(*rows, strict=True)))
