"""Words for rooms and ways between scenes -> salon, portal and panel."""

from __future__ import annotations

from exhibition.forms.built import Built, Piece, many, placed
from exhibition.forms.classical import frame, post
from exhibition.forms.mesh import join, transformed
from exhibition.forms.pages import printed
from exhibition.forms.pictures import picture_of
from exhibition.forms.salon import salon
from exhibition.forms.solids import box, floor_triangles, outline_walls, rectangle

__all__ = ["panel", "portal", "salon"]

FRAME = 0.16  # metres
SHEET = -0.0315  # where the front of a panel's sheet lies in y, metres


def portal(*, to: str, width: float = 2.4, height: float = 4.2, picture: str = "lake") -> Built:
    """A lit gate that looks to -Y, with the other side in layers of light; no wall stops the visitor."""
    w, h = width - 2 * FRAME, height - FRAME
    scene = transformed(picture_of(picture), placed(0, 0.05, 0.04, 0, (w, 1.0, h - 0.04)))
    rim = [
        frame(width - FRAME, 2 * height - FRAME, "gilt", bead=FRAME, z=0.0, y=-0.02),
        frame(w + 0.02, 2 * h + 0.02, "lamp", bead=0.03, z=0.0, y=0.0),
    ]
    jambs = [transformed(box(FRAME, 0.36, height, "marble"), placed(s * (width - FRAME) / 2, 0.17)) for s in (-1, 1)]
    lintel = transformed(box(width, 0.36, FRAME, "marble"), placed(0, 0.17, height - FRAME))
    sill = transformed(box(width, 0.5, 0.04, "marble"), placed(0, 0.1))
    return Built(
        pieces=(
            Piece("picture", scene, many([placed()])),
            Piece("gate", join([*rim, *jambs, lintel, sill]), many([placed()])),
        ),
        floors=floor_triangles(rectangle(width, 0.8), 0.0),
        points={"centre": (0.0, 0.0, 1.6), "top": (0.0, 0.0, float(height))},
        facts={"to": to, "picture": picture},
    )


def panel(*, width: float = 1.2, height: float = 1.8, picture: str = "none") -> Built:
    """A standing panel: a pale sheet with a dark edge on a foot, printed on the side that looks to -Y."""
    foot = post(width * 0.7, 0.42, [[0.0, 0.0], [0.0, 0.03], [-0.03, 0.05]], "dark_wood")
    slab = transformed(box(width, 0.05, height - 0.12, "dark_wood"), placed(0, 0, 0.10))
    sheet = transformed(box(width - 0.05, 0.01, height - 0.17, "paper"), placed(0, -0.026, 0.125))
    neck = transformed(box(width * 0.5, 0.04, 0.12, "dark_wood"), placed(0, 0, 0.02))
    line = frame(width - 0.11, height - 0.23, "gilt", bead=0.012, z=0.04 + height / 2, y=SHEET)
    print_ = printed(width - 0.20, height - 0.32, picture)
    page = transformed(print_, placed(0, SHEET, 0.20))
    return Built(
        pieces=(Piece("panel", join([foot, neck, slab, sheet, line, page]), many([placed()])),),
        walls=outline_walls(rectangle(width, 0.42), 0.0, height),
        points={"centre": (0.0, -0.04, height * 0.6), "top": (0.0, 0.0, float(height))},
        facts={"picture": picture},
    )
