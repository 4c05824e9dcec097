"""The built exhibit: plain arrays and tuples, ready for any renderer. First of the two waists."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from exhibition.forms.mesh import Array, Mesh
from exhibition.models.pictures import Picture
from exhibition.models.surface import Surface
from exhibition.scene.base import Text
from exhibition.scene.model import Credit, Environment, Hotspot, Policy, Survey, Tour, Walk
from exhibition.shop.model import Catalogue
from exhibition.world.batches import Batches
from exhibition.world.ground import Footing, Ground
from exhibition.world.navmesh import NavMesh, navmesh
from exhibition.world.occluders import Occluders
from exhibition.world.route import Routes
from exhibition.world.sight import Sight
from exhibition.world.things import Things

_PORTAL_PRIORITY = 9.0


@dataclass(frozen=True)
class WorldPart:
    """One part as built: its index is its row in the part-state texture."""

    id: str
    form: str
    title: Text | None
    bounds: tuple[tuple[float, float, float], tuple[float, float, float]]
    points: Mapping[str, tuple[float, float, float]]
    facts: Mapping[str, object]
    frame: tuple[tuple[float, float, float, float], ...]
    """The part's own frame in the scene: three rows of four, as a transform in Piece."""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Placements:
    """Every placed mesh. mesh (n,) int32; transform (n, 3, 4) float32; part (n,) int32; phase (n,) uint8."""

    mesh: Array
    transform: Array
    part: Array
    phase: Array

    def __len__(self) -> int:
        return len(self.mesh)


@dataclass(frozen=True, eq=False)
class Geometry:
    """What building costs time: cached by the hash of all that went in.

    surfaces: those of imported models, by the names their meshes use. pictures: what these show, by key.
    occluders: what the land may hide; None where there is none.
    levels: for the number of a mesh, its coarser levels where its maker brought them, the finest of them first.
    paths: where ways on foot are searched; None until somebody asks for one.
    """

    meshes: tuple[Mesh, ...]
    placements: Placements
    parts: tuple[WorldPart, ...]
    ground: Ground
    surfaces: Mapping[str, Surface] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    levels: Mapping[int, tuple[Mesh, ...]] = field(default_factory=dict)
    occluders: Occluders | None = None
    paths: NavMesh | None = None


@dataclass(frozen=True)
class Viewpoint:
    """An eye and where it looks, metres; fov across in degrees."""

    eye: tuple[float, float, float]
    look: tuple[float, float, float]
    fov: float = 70.0
    title: Text | None = None


@dataclass(frozen=True)
class SpotDetail:
    """Something to look at closely: a point on the surface, the unit vector from there to the eye, what is told."""

    id: str
    point: tuple[float, float, float]
    toward: tuple[float, float, float]
    title: Text
    text: Text


@dataclass(frozen=True)
class Spot:
    """A hotspot where it really is: index of its part (-1 if none), point and radius in metres."""

    id: str
    hotspot: Hotspot
    part: int
    point: tuple[float, float, float]
    radius: float
    shelf: tuple[str, ...]
    """Products in order: those the curator named, those of its part, those of its tags. Empty where policy says so."""
    offer: str
    """The policy that holds here: none, after_content, open."""
    details: tuple[SpotDetail, ...] = ()
    """What to look at closely: with any, the thing can be taken in the hand."""
    phases: tuple[tuple[str, float], ...] = ()
    """Building phases of its part, in order: a name of PHASES, and the share built at which it is there."""


@dataclass(frozen=True)
class Portal:
    """A way to another scene: walk within ``radius`` metres of ``point``, or touch it."""

    part: int
    to: str
    point: tuple[float, float, float]
    radius: float
    title: Text


@dataclass(frozen=True, eq=False)
class World:
    """One scene, built."""

    id: str
    title: Text
    intro: Text
    geometry: Geometry
    batches: Batches
    environment: Environment
    walk: Walk
    views: Mapping[str, Viewpoint]
    spots: tuple[Spot, ...]
    portals: tuple[Portal, ...]
    tours: Mapping[str, Tour]
    policy: Policy
    credits: tuple[Credit, ...]
    catalogue: Catalogue
    footing: Footing
    built_from: str = ""
    """The fingerprint of what its geometry was built from."""
    survey: Survey | None = None

    @cached_property
    def routes(self) -> Routes:
        """Ways on foot; quick where the world was built whole, for then its paths are kept with it."""
        return Routes(self.geometry.paths or navmesh(self.geometry.ground))

    @cached_property
    def sight(self) -> Sight:
        """What hides things from an eye."""
        return Sight(self.geometry.ground)

    @cached_property
    def things(self) -> Things:
        """Hotspots, then portals, as arrays."""
        rows = [(s.id, s.point, s.radius, s.hotspot.within, float(s.hotspot.priority)) for s in self.spots]
        rows += [(p.to, p.point, p.radius, math.inf, _PORTAL_PRIORITY) for p in self.portals]
        return Things(rows, len(self.spots))

    @cached_property
    def _by_id(self) -> Mapping[str, Spot]:
        return {spot.id: spot for spot in self.spots}

    def spot(self, spot_id: str) -> Spot | None:
        return self._by_id.get(spot_id)
