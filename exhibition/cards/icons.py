"""Takes an icon's name and a box, draws it with skia paths on a grid of 24: one stroke, round ends."""

from __future__ import annotations

import skia

GRID = 24.0

_FINGER = (
    "M9.5 13.5 V7.2 A1.5 1.5 0 0 1 12.5 7.2 V11.6 L16.6 12.6 A2 2 0 0 1 18 14.8 L17.2 18.2 A3.4 3.4 0 0 1 13.9 20.8 "
    "H12.6 A4 4 0 0 1 9.6 19.4 L6 15.2 A1.5 1.5 0 0 1 8.2 13 L9.5 14.4"
)
_THUMB = (
    "M15 8.2 A1.3 1.3 0 0 1 17.6 8.2 V14.6 A5.9 5.9 0 0 1 11.7 20.5 A5.6 5.6 0 0 1 6.9 17.8 L4.2 13.6 "
    "A1.3 1.3 0 0 1 6.3 12 L7.2 13.2"
)
_HAND = (
    "M7.2 12.6 V6.9 A1.3 1.3 0 0 1 9.8 6.9 V11.4", "M9.8 6.6 V5.1 A1.3 1.3 0 0 1 12.4 5.1 V11.2",
    "M12.4 6.2 A1.3 1.3 0 0 1 15 6.2 V11.6", _THUMB,
)  # fmt: skip
STROKES: dict[str, tuple[str, ...]] = {
    "home": ("M4 11.2 L12 4.5 L20 11.2", "M6 9.8 V19.5 H18 V9.8", "M10 19.5 V14 H14 V19.5"),
    "menu": ("M4.5 7 H19.5", "M4.5 12 H19.5", "M4.5 17 H19.5"),
    "close": ("M6 6 L18 18", "M18 6 L6 18"),
    "left": ("M14.5 5.5 L8 12 L14.5 18.5",),
    "right": ("M9.5 5.5 L16 12 L9.5 18.5",),
    "down": ("M5.5 9.5 L12 16 L18.5 9.5",),
    "about": ("M8.6 9 C8.6 4.6 15.6 4.6 15.6 9 C15.6 11.6 12.1 11.8 12.1 14.6", "M12.1 18.6 V18.7"),
    "look": ("M2.5 12 C6 5.8 18 5.8 21.5 12 C18 18.2 6 18.2 2.5 12 Z", "M15 12 A3 3 0 1 1 9 12 A3 3 0 1 1 15 12 Z"),
    "walk": (
        "M13.6 4.3 A1.5 1.5 0 1 1 10.6 4.3 A1.5 1.5 0 1 1 13.6 4.3 Z",
        "M12 8 L10.8 13.6 L14 16.2 L15 21", "M10.8 13.6 L9.6 17 L7 20.8", "M7.4 12.4 L8.8 9.4 L12 8 L14.2 11 L17 12",
    ),
    "touch": (
        _FINGER,
        "M6.4 7.6 A4.6 4.6 0 0 1 15.6 7.6",
    ),
    "hand": _HAND,
    "nearer": ("M12 5.5 V18.5", "M5.5 12 H18.5"),
    "farther": ("M5.5 12 H18.5",),
    "turn_back": ("M6.2 8.2 A7.2 7.2 0 1 1 4.8 12.6", "M5.2 4.4 L5.9 8.7 L10.1 8.1"),
    "survey": ("M4 6.5 H9 V11.5 H4 Z", "M4 15 H9 V20 H4 Z", "M12.5 9 H20", "M12.5 17.5 H20"),
    "phone": ("M7.5 3.5 H16.5 V20.5 H7.5 Z", "M11.3 17.8 H12.7"),
    "bag": ("M5.5 8.5 H18.5 L19.3 20 H4.7 Z", "M8.8 8.5 V7.4 A3.2 3.2 0 0 1 15.2 7.4 V8.5"),
    "tick": ("M7.5 12.4 L10.7 15.6 L16.6 8.8",),
    "build": ("M4 10.4 L12 4.4 L20 10.4", "M6.5 13 H17.5", "M8.5 13 V19.5", "M15.5 13 V19.5", "M5 19.5 H19"),
    "go": ("M4.5 12 H19", "M13 6 L19 12 L13 18"),
}  # fmt: skip


def draw_icon(
    canvas: skia.Canvas, name: str, x: float, y: float, size: float, colour: int, weight: float = 1.7
) -> None:
    """Draw an icon with its box's top left corner at x, y; size in pixels; weight of the stroke on the grid."""
    paint = skia.Paint(
        AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=weight, Color=colour,
        StrokeCap=skia.Paint.kRound_Cap, StrokeJoin=skia.Paint.kRound_Join,
    )  # fmt: skip
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(size / GRID, size / GRID)
    for stroke in STROKES[name]:
        canvas.drawPath(path_of(stroke), paint)
    canvas.restore()


def path_of(stroke: str) -> skia.Path:
    """A path from M L H V C A Z with absolute numbers: letters of an SVG path, which skia-python cannot read."""
    path = skia.Path()
    words = stroke.split()
    here = (0.0, 0.0)
    while words:
        letter = words.pop(0)
        verb, rest = letter[0], letter[1:]
        if rest:
            words.insert(0, rest)
        if verb == "Z":
            path.close()
            continue
        numbers = [float(words.pop(0)) for _ in range({"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "A": 7}[verb])]
        if verb == "C":
            path.cubicTo(*numbers)
        elif verb == "A":
            path.arcTo(numbers[0], numbers[1], numbers[2], _size(numbers[3]), _turn(numbers[4]), numbers[5], numbers[6])
        here = {"H": (numbers[0], here[1]), "V": (here[0], numbers[0])}.get(
            verb, (numbers[-min(2, len(numbers))], numbers[-1])
        )
        if verb == "M":
            path.moveTo(*here)
        elif verb in "LHV":
            path.lineTo(*here)
    return path


def _size(flag: float) -> skia.Path.ArcSize:
    return skia.Path.ArcSize.kLarge_ArcSize if flag else skia.Path.ArcSize.kSmall_ArcSize


def _turn(flag: float) -> skia.PathDirection:
    return skia.PathDirection.kCW if flag else skia.PathDirection.kCCW
