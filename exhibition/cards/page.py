"""Takes texts, icons and boxes one after another, gives a Layout: what is where, testable, and able to paint itself."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import skia

from exhibition.cards.icons import draw_icon
from exhibition.cards.look import Look, Words, picture_of
from exhibition.cards.prose import Prose, Style, set_text
from exhibition.cards.screen import Hit, Screen, Sheet
from exhibition.visit.intents import Intent

TARGET = 48
"""Design units of the smallest thing to touch; 44 is the least that a finger finds."""
KEPT = 160
SIZES: dict[str, tuple[str, float, float]] = {
    "display": ("title", 46, 1.15),
    "title": ("title", 31, 1.2),
    "heading": ("title", 22, 1.25),
    "body": ("body", 20, 1.35),
    "lead": ("strong", 20, 1.3),
    "row": ("strong", 18, 1.28),
    "small": ("body", 16, 1.35),
    "label": ("strong", 14.5, 1.3),
    "button": ("strong", 18, 1.2),
    "price": ("strong", 28, 1.15),
    "mono": ("mono", 15.5, 1.4),
}
CHINESE = {"body": (18.75, 1.5), "small": (15.5, 1.45), "row": (17.5, 1.35), "lead": (18.75, 1.4), "button": (17, 1.2)}


@dataclass(frozen=True, eq=False)
class Desk:
    """Where cards are made: the faces and colours, the measure, the words, the language."""

    look: Look
    screen: Screen
    words: Words
    language: str

    def say(self, key: str, language: str | None = None) -> str:
        """A word of the interface, in the visitor's language if no other; its key where no catalogue has it."""
        return self.words[key][language or self.language] if key in self.words else key

    def style(self, name: str, colour: str = "ink", *, align: str = "left", balanced: bool | None = None) -> Style:
        """A style of the table in this screen's pixels."""
        role, size, leading = SIZES[name]
        if self.language == "zh":
            size, leading = CHINESE.get(name, (size, leading))
        even = role == "title" if balanced is None else balanced
        return Style(role, size * self.screen.scale, colour, leading, align=align, balanced=even)

    def px(self, units: float) -> int:
        return self.screen.px(units)

    def key(self, kind: str, *content: object) -> str:
        """The name of a picture: the same content on the same screen in the same language has the same."""
        told = repr((kind, self.look.mark, self.screen, self.language, content))
        return f"{kind}-{hashlib.sha1(told.encode()).hexdigest()[:20]}"


@dataclass(frozen=True, eq=False)
class PlacedText:
    """A set text with its top left corner in the layout's pixels, and the width it may use."""

    prose: Prose
    x: int
    y: int


@dataclass(frozen=True, eq=False)
class Layout:
    """One card, set. width and height in pixels; room: the shadow's width round it; inset: no text may come nearer."""

    width: int
    height: int
    texts: tuple[PlacedText, ...]
    marks: tuple[Callable[[skia.Canvas], None], ...]
    hits: tuple[Hit, ...]
    room: int = 0
    data: object = None

    def paint(self) -> np.ndarray:
        """(height, width, 4) uint8 premultiplied RGBA."""
        pixels = np.zeros((self.height, self.width, 4), np.uint8)
        info = skia.ImageInfo.Make(self.width, self.height, skia.kRGBA_8888_ColorType, skia.kPremul_AlphaType)
        surface = skia.Surface.MakeRasterDirect(info, pixels, self.width * 4)
        canvas = surface.getCanvas()
        for mark in self.marks:
            mark(canvas)
        surface.flushAndSubmit()
        return pixels

    def sheet(self, key: str, x: int, y: int, layer: int, silent: bool = False) -> Sheet:
        """This layout on the glass. x, y: top left corner of the card itself, without its shadow."""
        left, top = x - self.room, y - self.room
        hits = tuple(hit.moved(left, top) for hit in self.hits)
        return Sheet(key, left, top, self.width, self.height, layer, hits, self.paint, room=self.room, silent=silent)


@dataclass(eq=False)
class Page:
    """A card in the making. Coordinates are pixels from the card's top left corner; room is kept for its shadow."""

    desk: Desk
    width: int
    room: int = 0
    texts: list[PlacedText] = field(default_factory=list)
    marks: list[Callable[[skia.Canvas], None]] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)

    def set(self, text: str, style: Style, width: float, most: int | None = None) -> Prose:
        """Set a text without placing it."""
        return set_text(text, style, language=self.desk.language, look=self.desk.look, width=max(1.0, width), most=most)

    def text(self, text: str, style: Style, x: int, y: int, width: int, most: int | None = None) -> int:
        """Place a text; gives the y of its lower edge."""
        return self.place(self.set(text, style, width, most), x, y)

    def place(self, prose: Prose, x: int, y: int) -> int:
        """Place a set text; gives the y of its lower edge."""
        left, top = x + self.room, y + self.room
        self.texts.append(PlacedText(prose, left, top))
        self.marks.append(lambda canvas: prose.paint(canvas, left, top))
        return y + round(prose.height)

    def box(
        self, x: float, y: float, width: float, height: float, fill: str | None, *,
        radius: float = 0.0, edge: str | None = None, weight: float = 1.0, alpha: float = 1.0, shadow: float = 0.0,
    ) -> None:  # fmt: skip
        """A box with round corners, its colours by name. shadow: its softness in pixels."""
        look = self.desk.look
        rect = skia.Rect.MakeXYWH(x + self.room, y + self.room, width, height)
        fill_paint = skia.Paint(AntiAlias=True, Color=look.colour(fill, alpha)) if fill else None
        edge_paint = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=weight)
        if edge:
            edge_paint.setColor(look.colour(edge))

        def mark(canvas: skia.Canvas) -> None:
            if shadow:
                blur = skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, shadow / 2.4)
                soft = skia.Paint(AntiAlias=True, Color=0x66100C0A, MaskFilter=blur)
                canvas.drawRoundRect(rect.makeOffset(0, shadow * 0.25), radius, radius, soft)
            if fill_paint:
                canvas.drawRoundRect(rect, radius, radius, fill_paint)
            if edge:
                canvas.drawRoundRect(rect.makeInset(weight / 2, weight / 2), radius, radius, edge_paint)

        self.marks.append(mark)

    def rule(self, x: float, y: float, width: float, colour: str = "hairline", weight: float = 1.0) -> None:
        """A hairline."""
        self.box(x, y, width, max(1.0, weight), colour)

    def icon(self, name: str, x: float, y: float, size: float, colour: str, weight: float = 1.7) -> None:
        """An icon in a square box."""
        value = self.desk.look.colour(colour)
        left, top = x + self.room, y + self.room
        self.marks.append(lambda canvas: draw_icon(canvas, name, left, top, size, value, weight))

    def picture(self, file: str, x: int, y: int, width: int, height: int, radius: float = 0.0) -> bool:
        """A picture cut to fill its box; a quiet bag in its place where there is none. Gives whether it was there."""
        image = picture_of(self.desk.look.assets / file) if file else None
        if image is None:
            self.box(x, y, width, height, "paper_deep", radius=radius)
            size = min(width, height) * 0.45
            self.icon("bag", x + (width - size) / 2, y + (height - size) / 2, size, "gold", 1.1)
            return False
        target = skia.Rect.MakeXYWH(x + self.room, y + self.room, width, height)
        grow = max(width / image.width(), height / image.height())
        cut_width, cut_height = width / grow, height / grow
        source = skia.Rect.MakeXYWH(
            (image.width() - cut_width) / 2, (image.height() - cut_height) / 2, cut_width, cut_height
        )
        smooth = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)

        def mark(canvas: skia.Canvas) -> None:
            canvas.save()
            canvas.clipRRect(skia.RRect.MakeRectXY(target, radius, radius), True)
            canvas.drawImageRect(image, source, target, smooth, skia.Paint(AntiAlias=True))
            canvas.restore()

        self.marks.append(mark)
        return True

    def hit(self, x: int, y: int, width: int, height: int, intent: Intent, name: str) -> None:
        """Make a place answer."""
        self.hits.append(Hit(x + self.room, y + self.room, width, height, intent, name))

    def finish(self, height: int, data: object = None) -> Layout:
        """Close the card at this height. data: whatever the sheets made of it need to know."""
        around = 2 * self.room
        return Layout(
            self.width + around,
            height + around,
            tuple(self.texts),
            tuple(self.marks),
            tuple(self.hits),
            self.room,
            data,
        )


def kept(desk: Desk, key: str, make: Callable[[], Layout]) -> Layout:
    """The layout of a key: made once, kept while it is in use."""
    store = desk.look.kept
    if key in store:
        store.move_to_end(key)
    else:
        store[key] = make()
        while len(store) > KEPT:
            store.popitem(last=False)
    return store[key]  # type: ignore[return-value]
