"""Words of the command line -> eyes to look from, and the plain View that shows a scene from one of them."""

from __future__ import annotations

from exhibition.app.errors import WRONG_USE, Stop, nearest
from exhibition.visit.view import Camera, View
from exhibition.visit.walk import look_angles
from exhibition.world.model import Viewpoint, World

XYZ = tuple[float, float, float]
_STEP = 1e-4  # metres


def chosen_views(world: World, names: str | None, extra: list[str] | None, fov: float) -> dict[str, Viewpoint]:
    """The views named, with commas; all where neither they nor ``extra``, each as parse_view reads it, are given."""
    wanted = [v for v in names.split(",") if v] if names else ([] if extra else list(world.views))
    unknown = [n for n in wanted if n not in world.views]
    if unknown:
        remedy = nearest(unknown[0], world.views, "Known views")
        raise Stop(f"No such view: {', '.join(unknown)}.", remedy, WRONG_USE)
    return {name: world.views[name] for name in wanted} | dict(parse_view(text, fov) for text in extra or [])


def parse_view(text: str, fov: float = 70.0) -> tuple[str, Viewpoint]:
    """``NAME=x,y,z/x,y,z``: an eye and what it looks at, metres."""
    name, _, places = text.partition("=")
    eye, _, look = places.partition("/")
    if not (name and eye and look):
        raise Stop(f'"{text}" is no view.', "Write NAME=x,y,z/x,y,z.", WRONG_USE)
    return name, Viewpoint(parse_point(eye), parse_point(look), fov)


def parse_point(text: str) -> XYZ:
    """``x,y,z`` in metres."""
    try:
        x, y, z = (float(v) for v in text.split(","))
    except ValueError:
        raise Stop(f'"{text}" is no position.', "Write three numbers with commas: 0,-300,-38.", WRONG_USE) from None
    return x, y, z


def eye_of(viewpoint: Viewpoint, step: int = 0) -> Camera:
    """The camera of a view, a tenth of a millimetre further with each step: a frame nobody has drawn before."""
    heading, pitch = look_angles(viewpoint.eye, viewpoint.look)
    x, y, z = viewpoint.eye
    return Camera((x + (step % 16) * _STEP, y, z), heading, pitch, viewpoint.fov)


def plain_view(world: World, viewpoint: Viewpoint, step: int = 0) -> View:
    """A view without glass: the scene alone."""
    return View(scene=world.id, title="", language="en", languages=(), camera=eye_of(viewpoint, step))
