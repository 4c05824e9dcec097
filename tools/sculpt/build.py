"""Builds the finished files: takes names of heads, gives assets/models/heads/<head>.glb, _1.glb and _2.glb.

Each stage is kept under .cache/sculpt by the hash of what it was made from (the head's words, the code, the stage
before): a run that was stopped goes on where it stood, and only what changed is made anew.
"""

import hashlib
import inspect
from pathlib import Path

import numpy as np
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from tools.sculpt import (
    bake,
    features,
    field,
    fine,
    glb,
    hair,
    levels,
    primitives,
    reduce,
    shaping,
    skin,
    solid,
    wear,
    words,
)

CACHE = Path(__file__).resolve().parent.parent.parent / ".cache" / "sculpt"
RESOLUTION, RAYS = 208, 14
# Side of the maps and which they are, by level: far away, occlusion lies in the colour and roughness is one for all;
# farthest, the colours stand at the corners.
MAPS = ((1024, ("normal", "surface", "colour")), (256, ("normal", "colour")), (256, ()))
STAGES = ("skin", "levels", "maps", "files")
CODE = {"skin": (field, primitives, features, shaping, skin, hair, wear, fine), "levels": (levels, reduce, solid),
        "maps": (bake,), "files": (glb,)}  # fmt: skip
SETTINGS = {"skin": (RESOLUTION, RAYS), "maps": MAPS}
# Read once at the start: an edit while a run goes on belongs to the next run.
CODE_TEXT = {stage: "".join(inspect.getsource(module) for module in modules) for stage, modules in CODE.items()}
NOTE = "The exhibition makers, CC-BY-4.0: an artist's evocation of the Haiyantang heads, not a scan"


def run(names, folder: Path, anew=False) -> int:
    names = words.names() if not names or "all" in names else names
    heads = [words.read(name) for name in names]  # all are read before any is made: a wrong word shows at once
    folder.mkdir(parents=True, exist_ok=True)
    with Progress(TextColumn("{task.description:24}"), BarColumn(), TimeElapsedColumn()) as progress:
        whole = progress.add_task("heads", total=len(heads) * len(STAGES))
        for head in heads:
            step = lambda stage, head=head: progress.update(whole, advance=1, description=f"{head.name}: {stage}")  # noqa: E731
            for path, data in files(head, step, anew).items():
                (folder / path).write_bytes(data)
    for head in heads:
        sizes = [(folder / path).stat().st_size for path in file_names(head.name)]
        print(f"{head.name}: " + ", ".join(f"{size / 1e6:.2f} MB" for size in sizes))
    return 0


def file_names(name) -> list[str]:
    return [f"{name}.glb", f"{name}_1.glb", f"{name}_2.glb"]


def files(head, step=lambda stage: None, anew=False) -> dict[str, bytes]:
    """The three files of a head, from what earlier runs kept where it still holds."""
    shelf = _Shelf(head, anew)
    kept_skin = shelf.get("skin", lambda: _skin(head))
    step("skin")
    kept_levels = shelf.get("levels", lambda: _levels(head, kept_skin))
    step("levels")
    kept_maps = shelf.get("maps", lambda: _maps(head, kept_skin, kept_levels))
    step("maps")
    out = {}
    for n, path in enumerate(file_names(head.name)):
        level = bake.Unwrapped(*(kept_maps[f"{key}{n}"] for key in ("positions", "normals", "tangents", "uv", "faces")))
        pictures = {kind: kept_maps[f"{kind}{n}"] for kind in MAPS[n][1]}
        even = [float(v) for v in kept_maps[f"even{n}"]]
        corner = kept_maps.get(f"corner{n}")
        out[path] = glb.pack(
            path.removesuffix(".glb"), level, pictures, even, float(kept_levels["floor"]), NOTE, corner
        )
    step("files")
    return out


class _Shelf:
    """What earlier runs kept of one head, each stage under the hash of all it rests on."""

    def __init__(self, head, anew):
        self.head, self.anew, self.hash = head, anew, hashlib.sha256(head.text.encode())

    def get(self, stage, make):
        self.hash.update((CODE_TEXT[stage] + repr(SETTINGS.get(stage))).encode())
        path = CACHE / self.head.name / f"{stage}-{self.hash.hexdigest()[:16]}.npz"
        if path.is_file() and not self.anew:
            with np.load(path) as kept:
                return dict(kept)
        made = make()
        path.parent.mkdir(parents=True, exist_ok=True)
        for old in path.parent.glob(f"{stage}-*.npz"):
            old.unlink()
        part = path.with_suffix(".part.npz")
        np.savez(part, **made)
        part.replace(path)
        return made


def _skin(head):
    shape = shaping.shape(head)
    body = fine.body(shape, RESOLUTION)
    vertices, faces = skin.subdivide(body.vertices, body.faces)
    vertices, normals = shape.settled(vertices, 0.3 * body.size)
    moved, mark, values = fine.relief(head, shape, vertices, faces, normals)
    mesh = fine.finish(head, moved, faces, mark, values, RAYS)
    count = len(body.vertices)
    half = {name: getattr(mesh, name).astype(np.float32) for name in ("normals", "colour", "rough", "metal", "open")}
    return {
        "vertices": mesh.vertices,
        "faces": mesh.faces.astype(np.int32),
        "count": count,
        "coarse_faces": body.faces.astype(np.int32),
        "fur": values[:count, 1],
        **half,
    }


def _levels(head, kept):
    shape = shaping.shape(head)
    count = int(kept["count"])
    fineness = 1 + 2.5 * (1 - np.clip(kept["fur"], 0, 1))
    found = levels.make(shape, kept["vertices"][:count], kept["coarse_faces"].astype(np.int64), fineness)
    out = {"floor": np.array(min(float(p[:, 2].min()) for p, _ in found[:1]))}
    for n, (points, faces) in enumerate(found):
        out |= {f"points{n}": points.astype(np.float32).astype(float), f"faces{n}": faces}
    return out


def _maps(head, kept_skin, kept_levels):
    mesh = fine.Fine(
        kept_skin["vertices"],
        kept_skin["faces"].astype(np.int64),
        *(kept_skin[name] for name in ("normals", "colour", "rough", "metal", "open")),
    )
    out = {}
    for n, (size, kinds) in enumerate(MAPS):
        level = bake.unwrap(kept_levels[f"points{n}"], kept_levels[f"faces{n}"], size)
        out |= {f"{key}{n}": getattr(level, key) for key in ("positions", "normals", "tangents", "uv", "faces")}
        pictures = bake.maps(level, mesh, size)
        if "surface" not in kinds:
            pictures["colour"] = bake.shaded(pictures)
        out[f"even{n}"] = pictures["surface"].reshape(-1, 3).mean(0)[1:] / 255
        out |= {f"{kind}{n}": pictures[kind] for kind in kinds}
        if not kinds:
            out[f"corner{n}"] = bake.at_corners(level, pictures["colour"])
    return out
