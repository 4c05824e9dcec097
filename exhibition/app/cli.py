"""The commands: words of a shell -> calls. Nothing here imports Panda3D until a frame is needed."""

from __future__ import annotations

import json
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from exhibition.app.errors import CANNOT, DONE, PROBLEMS, WRONG_USE, Stop, nearest
from exhibition.app.project import Project, open_project, stop_for
from exhibition.scene.problem import ProblemsFound

if TYPE_CHECKING:
    from exhibition.world.model import World

app = typer.Typer(
    name="exhibition",
    help="An immersive exhibition from YAML scenes: run it, check it, picture it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
_INTERRUPTED = 130  # what Typer makes of Ctrl-C
shop = typer.Typer(help="The museum shop.", no_args_is_help=True)
app.add_typer(shop, name="shop")

PICTURES = (".png", ".jpg", ".jpeg", ".webp")
FILMS = (".mp4", ".mkv", ".mov")

Json = Annotated[bool, typer.Option("--json", help="Answer in JSON, alone on standard output.")]
Size = Annotated[str, typer.Option("--size", help="Pixels, as 1280x720.")]
Quality = Annotated[str, typer.Option("--quality", help="flat, low, medium, high or ultra.")]


@app.callback()
def _root(
    debug: Annotated[bool, typer.Option("--debug", help="Show the whole traceback of an error.")] = False,
) -> None:
    """An immersive exhibition from YAML scenes."""


@app.command()
def run(
    what: Annotated[str | None, typer.Argument(help="A scene or a show; the show `pc` if none.")] = None,
) -> None:
    """Open the exhibit in a window; with no display, leave a short film in out/."""
    # Before the window: skia loaded after the X driver crashes in its first line of text.
    from exhibition.app.loop import run as run_loop
    from exhibition.render.window import NoDisplay, open_window

    project = open_project()
    show_name = what if what in project.show_ids() else "pc"
    show = project.show(show_name)
    scene = None if what is None or what in project.show_ids() else what
    if scene:
        project.scene_file(scene)
    try:
        window = open_window(*show.window.size, full_screen=show.window.full_screen, title=show.title[show.language])
    except NoDisplay as error:
        _say(f"{error.cause} A short film is made instead.")
        _film(project, [scene] if scene else list(show.scenes), Path("out/tour.mp4"), sheet=Path("out/tour.png"))
        return
    run_loop(project, show, window, scene=scene)


@app.command()
def check(
    paths: Annotated[list[Path] | None, typer.Argument(help="Files or folders; the whole project if none.")] = None,
    as_json: Json = False,
) -> None:
    """Tell everything that is wrong in scenes, shows, shop, texts and assets. Opens no window."""
    from exhibition.app.check import check_paths, check_project
    from exhibition.app.check_words import notices

    project = open_project()
    problems = check_paths(tuple(paths), project.root) if paths else check_project(project.root)
    for told in () if paths else notices(project.root):
        _say(told)
    if as_json:
        fields = ("file", "line", "column", "message", "hint")
        print(json.dumps({"problems": [{f: getattr(p, f) for f in fields} for p in problems]}, ensure_ascii=False))
    else:
        for problem in problems:
            print(problem)
        _say(f"{len(problems)} problem{'s' if len(problems) != 1 else ''}." if problems else "All is well.")
    raise typer.Exit(PROBLEMS if problems else DONE)


@app.command()
def shot(
    scene: Annotated[str, typer.Argument(help="A scene, or a .glb file.")],
    view: Annotated[str, typer.Argument(help="A view of the scene; any word with --eye and --look.")],
    out: Annotated[Path, typer.Argument(help="The picture to write.")],
    eye: Annotated[str | None, typer.Option(help="x,y,z in metres.")] = None,
    look: Annotated[str | None, typer.Option(help="x,y,z in metres.")] = None,
    fov: Annotated[float | None, typer.Option(help="Field of view across, degrees.")] = None,
    size: Size = "1280x720",
    lang: Annotated[str, typer.Option(help="fr, en or zh.")] = "fr",
    time: Annotated[str | None, typer.Option(help="Time of day, 17:30.")] = None,
    quality: Quality = "high",
    open_: Annotated[str | None, typer.Option("--open", help="A hotspot whose card is open.")] = None,
    product: Annotated[str | None, typer.Option(help="A product of that card's shelf.")] = None,
    hold: Annotated[bool, typer.Option("--hold", help="Take the thing of --open in the hand.")] = False,
    detail: Annotated[str | None, typer.Option(help="A detail of what --hold takes, seen closely.")] = None,
    built: Annotated[
        float | None, typer.Option(min=0, max=1, help="How far the building of --open stands: 0 its ground, 1 whole.")
    ] = None,
    page: Annotated[str | None, typer.Option(help="about, animal, intro, menu or survey.")] = None,
    panels: Annotated[bool, typer.Option("--panels/--no-panels", help="With or without the glass.")] = True,
) -> None:
    """Make one still, offscreen."""
    from exhibition.app.shot import Still, save_picture, take
    from exhibition.app.views import parse_point

    if (eye is None) != (look is None):
        raise Stop("--eye and --look belong together.", "Give both.", WRONG_USE)
    _file_kind(out, PICTURES)
    if page is not None:
        _one_of("--page", page, ("about", "animal", "intro", "menu", "survey"))
    project = open_project()
    still = Still(
        view=view,
        eye=parse_point(eye) if eye else None,
        look=parse_point(look) if look else None,
        fov=fov,
        language=_one_of("--lang", lang, project.brand().words.languages),
        open=open_,
        product=product,
        panels=panels,
        hold=hold or detail is not None,
        detail=detail,
        built=built,
        page=page,
    )
    world = _with_time(_world(project, scene), time)
    picture = take(project, world, still, _size(size), _quality(quality))
    save_picture(picture, out)
    _say(f"{out}")


@app.command()
def tour(
    scene: Annotated[str, typer.Argument(help="A scene.")],
    name: Annotated[str | None, typer.Argument(help="One of its tours; the first if none.")] = None,
    record: Annotated[Path, typer.Option(help="The film to write.")] = Path("out/tour.mp4"),
    size: Size = "1280x720",
    fps: Annotated[int, typer.Option(min=1, max=60)] = 24,
    lang: Annotated[str | None, typer.Option(help="fr, en or zh.")] = None,
    quality: Quality = "low",
) -> None:
    """Record a tour as a film."""
    _file_kind(record, FILMS)
    _film(
        open_project(), [scene], record, name=name, size=_size(size), fps=fps, language=lang, quality=_quality(quality)
    )


@app.command()
def export(
    scene: Annotated[str, typer.Argument(help="A scene.")],
    out: Annotated[Path, typer.Argument(help="The .glb to write.")],
    instancing: Annotated[bool, typer.Option(help="Use the GPU-instancing extension.")] = False,
) -> None:
    """Write the built world as a valid glTF 2.0 file."""
    from exhibition.models.export import export_glb
    from exhibition.world.materials import MATERIALS

    world = _world(open_project(), scene)
    out.parent.mkdir(parents=True, exist_ok=True)
    export_glb(world.geometry, MATERIALS, out, instancing=instancing)
    _say(f"{out} ({out.stat().st_size / 1e6:.1f} MB)")


@app.command()
def bench(
    scene: Annotated[str, typer.Argument(help="A scene, or a .glb file.")] = "summer_palace",
    views: Annotated[str | None, typer.Option(help="Views, with commas; all if none.")] = None,
    view: Annotated[list[str] | None, typer.Option(help="NAME=x,y,z/x,y,z: an eye and its target.")] = None,
    fov: Annotated[float, typer.Option(help="Field of view of --view, degrees.")] = 70.0,
    frames: Annotated[int, typer.Option(min=1, max=10000)] = 5,
    size: Size = "1280x720",
    quality: Quality = "low",
    lod: Annotated[str, typer.Option(help="on or off: levels of detail.")] = "on",
    occlusion: Annotated[str, typer.Option(help="on or off: leave out what the land hides.")] = "on",
    as_json: Json = False,
) -> None:
    """Measure frames: milliseconds, draw calls, triangles."""
    from exhibition.app.bench import bench as measure
    from exhibition.app.bench import with_submission
    from exhibition.app.views import chosen_views

    for option, given in (("--lod", lod), ("--occlusion", occlusion)):
        _one_of(option, given, ("on", "off"))
    project = open_project()
    world = _world(project, scene)
    chosen = chosen_views(world, views, view, fov)
    found = measure(
        world, chosen, size=_size(size), frames=frames, quality=_quality(quality), lod=lod == "on",
        occlusion=occlusion == "on", kept=project.cache,
    )  # fmt: skip
    told = {"--views": views, "--fov": fov, "--frames": frames, "--size": size, "--quality": quality}
    told |= {"--lod": lod, "--occlusion": occlusion}
    words = [str(word) for pair in told.items() if pair[1] is not None for word in pair]
    extra = [word for one in view or [] for word in ("--view", one)]
    _answer(with_submission(found, ["bench", scene, *words, *extra, "--json"]), as_json)


@app.command()
def facts(scene: Annotated[str, typer.Argument(help="A scene.")], as_json: Json = False) -> None:
    """Tell what the built world holds: arches, bays, columns, totals."""
    from exhibition.app.facts import facts as count

    _answer(count(_world(open_project(), scene)), as_json)


@app.command()
def new(
    folder: Annotated[Path, typer.Argument(help="The folder of the new scene.")],
    template: Annotated[str, typer.Option(help="What to begin with: garden.")] = "garden",
) -> None:
    """Begin a new scene that checks clean."""
    from exhibition.app.new import new_scene

    _one_of("--template", template, ("garden",))
    file = new_scene(folder)
    _say(f"{file} is ready. Next: exhibition check {file}")


@shop.command("related")
def shop_related(
    hotspot: Annotated[str, typer.Argument(help="A hotspot of any scene.")],
    db: Annotated[Path | None, typer.Option(help="Another catalogue store.")] = None,
    lang: Annotated[str, typer.Option(help="fr, en or zh.")] = "en",
    as_json: Json = False,
) -> None:
    """List the products that belong to a hotspot, each with its reason."""
    from exhibition.app.shelf import products_of

    found = products_of(open_project(), hotspot, db, _one_of("--lang", lang, ("fr", "en", "zh")))
    if as_json:
        _answer({"products": found}, True)
    else:
        for product in found:
            print(f"{product['id']}: {product['title']} - {product['reason']}")


def main() -> None:
    """The program: a user's error is one line of cause and one of remedy, never a traceback (but with --debug)."""
    debug = "--debug" in sys.argv
    try:
        app(args=[word for word in sys.argv[1:] if word != "--debug"], prog_name="exhibition", standalone_mode=True)
    except Exception as error:
        if debug:
            traceback.print_exc()
        _fail(_stop_of(error))
    except SystemExit as end:
        if end.code != _INTERRUPTED:
            raise
        _fail(Stop("Stopped.", "Start the same command again: what was done is kept.", WRONG_USE))


def _stop_of(error: Exception) -> Stop:
    """What ended a command, as a cause and a remedy."""
    if isinstance(error, Stop):
        return error
    if isinstance(error, ProblemsFound):
        return stop_for(error.problems)
    cause = getattr(error, "cause", None)
    if cause is not None:
        return Stop(str(cause), getattr(error, "remedy", ""), CANNOT)
    if isinstance(error, OSError) and error.filename:
        return Stop(f"{error.filename}: {error.strerror}.", "Mend the path, or see to its rights and its room.", CANNOT)
    return Stop(f"{type(error).__name__}: {error}", "Run again with --debug and report what it shows.", CANNOT)


def _fail(stop: Stop) -> None:
    print(stop.cause, file=sys.stderr)
    print(stop.remedy, file=sys.stderr)
    raise SystemExit(stop.code)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _answer(found: dict[str, Any], as_json: bool) -> None:
    if as_json:
        print(json.dumps(found, ensure_ascii=False))
        return
    from rich.console import Console

    Console().print_json(json.dumps(found, ensure_ascii=False))


def _world(project: Project, scene: str) -> World:
    """A scene's world or that of a bare model, with progress while it is built."""
    from exhibition.app.lone import lone_world

    with _progress() as say:
        if scene.lower().endswith((".glb", ".gltf")):
            return lone_world(Path(scene), cache=project.cache, progress=say)
        return project.world(scene, progress=say)


def _progress() -> Any:
    """A progress bar on standard error: (share, what) -> the bar."""
    from exhibition.app.progress import bar

    return bar()


def _film(project: Project, scenes: list[str], out: Path, *, name: str | None = None, **more: Any) -> None:
    from exhibition.app.film import record

    tours = []
    for scene in scenes:
        found, _ = project.scene(scene)
        if not found.tours:
            continue
        chosen = name or ("film" if "film" in found.tours else next(iter(found.tours)))
        if chosen not in found.tours:
            raise Stop(f'"{scene}" has no tour "{chosen}".', nearest(chosen, found.tours, "Known tours"), WRONG_USE)
        tours.append((scene, found.tours[chosen]))
    if not tours:
        raise Stop("There is no tour to film.", "Write one under tours: in the scene.", WRONG_USE)
    with _progress() as say:
        frames = record(project, tours, out, say=say, **more)
    _say(f"{out} ({frames} frames)" + (f", {more['sheet']}" if more.get("sheet") else ""))


def _with_time(world: World, time: str | None) -> World:
    if time is None:
        return world
    from dataclasses import replace

    from pydantic import ValidationError

    from exhibition.scene.model import Environment

    try:
        changed = Environment.model_validate({**world.environment.model_dump(), "time": time})
    except ValidationError:
        raise Stop(f'"{time}" is no time of day.', 'Write it as "17:30".', WRONG_USE) from None
    return replace(world, environment=changed)


def _size(text: str) -> tuple[int, int]:
    try:
        width, height = (int(v) for v in text.lower().split("x"))
    except ValueError:
        raise Stop(f'"{text}" is no size.', "Write it as 1280x720.", WRONG_USE) from None
    if not (64 <= width <= 7680 and 64 <= height <= 4320):
        raise Stop(f"{text} is out of reach.", "Choose from 64x64 to 7680x4320.", WRONG_USE)
    return width, height


def _quality(text: str) -> str:
    return _one_of("--quality", text, ("flat", "low", "medium", "high", "ultra"))


def _one_of(option: str, given: str, known: tuple[str, ...]) -> str:
    if given not in known:
        raise Stop(f'{option} does not know "{given}".', f"Choose {', '.join(known)}.", WRONG_USE)
    return given


def _file_kind(path: Path, known: tuple[str, ...]) -> None:
    """Told before the work is done, not after it."""
    if path.suffix.lower() not in known:
        raise Stop(f'"{path.name}" is no kind of file that can be written.', f"End it {', '.join(known)}.", WRONG_USE)
