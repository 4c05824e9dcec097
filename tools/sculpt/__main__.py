"""python -m tools.sculpt look ox --res 128: a quick look at a head.  python -m tools.sculpt build ox|all: its files."""

import os

for _threads in ("NUMBA_NUM_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(_threads, "1")

import argparse  # noqa: E402
import sys  # noqa: E402
import time  # noqa: E402
from pathlib import Path  # noqa: E402

from tools.sculpt import words  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent.parent


def main(arguments=None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.sculpt", description=__doc__)
    orders = parser.add_subparsers(dest="order", required=True)
    look = orders.add_parser("look", help="a contact sheet in about half a minute")
    look.add_argument("head")
    look.add_argument("--res", type=int, default=128, help="cells along the longest side")
    look.add_argument("--splits", type=int, default=1, help="how often each triangle is split in four")
    look.add_argument("--bare", action="store_true", help="without hair: masses only")
    look.add_argument("--size", type=int, default=420, help="pixels per view")
    look.add_argument("--zoom", help="x,y,z,times[,degrees]: one close view instead of the sheet")
    look.add_argument("--baked", action="store_true", help="the finished files instead, on the real stage")
    look.add_argument("--files", type=Path, default=ROOT / "assets" / "models" / "heads", help="where --baked looks")
    look.add_argument("--out", type=Path)
    build = orders.add_parser("build", help="the finished files")
    build.add_argument("heads", nargs="*", default=["all"])
    build.add_argument("--to", type=Path, default=ROOT / "assets" / "models" / "heads")
    build.add_argument("--anew", action="store_true", help="forget what earlier runs kept")
    given = parser.parse_args(arguments)
    try:
        return _look(given) if given.order == "look" else _build(given)
    except words.WrongWordError as error:
        print(f"tools.sculpt: {error}", file=sys.stderr)
        return 2


def _look(given) -> int:
    out = given.out or ROOT / "out" / "sculpt" / f"{given.head}.png"
    out.parent.mkdir(parents=True, exist_ok=True)
    if given.baked:
        from tools.sculpt import staged

        return staged.show(
            (given.files / f"{given.head}.glb").resolve(), out.with_stem(f"{out.stem}_baked"), given.size
        )
    from tools.sculpt import fine, look, shaping

    began = time.monotonic()
    head = words.read(given.head)
    if given.bare:
        head.words.pop("hair", None)
    field = shaping.shape(head)
    mesh = fine.make(head, field, given.res, given.splits)
    if given.zoom:
        from PIL import Image

        x, y, z, times, *angle = (float(v) for v in given.zoom.split(","))
        picture, _ = look.view(mesh, angle[0] if angle else 35.0, int(given.size * 1.6), zoom=times, at=(x, y, z))
        Image.fromarray(picture).save(out)
    else:
        look.sheet(mesh, out, given.size)
    print(
        f"{out}: {len(field.groups)} groups, {len(field.primitives)} solids, {len(mesh.vertices)} points, "
        f"{time.monotonic() - began:.0f} s"
    )
    return 0


def _build(given) -> int:
    from tools.sculpt import build

    return build.run(given.heads, given.to, given.anew)


if __name__ == "__main__":
    raise SystemExit(main())
