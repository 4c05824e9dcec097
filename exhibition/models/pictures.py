"""A picture's file -> Picture: checked whole, no larger than it will be shown, still encoded to spare memory."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass

import numpy as np
from PIL import Image

from exhibition.forms.mesh import Array

FORMATS = ("PNG", "JPEG", "WEBP")
LARGEST = 1024  # pixels a side; what is larger is brought down to it


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture of a model. data (n,) uint8: a PNG or JPEG file. size: its width and height in pixels.

    sharp: its texels are shown as squares, not blended with their neighbours.
    """

    data: Array
    size: tuple[int, int]
    sharp: bool = False


def picture_of(data: bytes, *, sharp: bool = False) -> Picture | None:
    """The picture in ``data``, brought down to LARGEST where it is larger; None where it cannot be decoded."""
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
            kind = picture.format
            if max(picture.size) > LARGEST or kind == "WEBP":  # of WebP not every reader of an export knows
                data = _encoded(_even(picture), kind or "PNG")
            else:
                picture.load()
            size = _fitted(picture.size)
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError):
        return None
    return Picture(np.frombuffer(data, np.uint8), size, sharp)


def key_of(data: bytes, sharp: bool) -> str:
    """The name of a picture's file: equal files share it."""
    return hashlib.sha256(data).hexdigest()[:16] + ("s" if sharp else "")


def pixels(picture: Picture, side: int) -> Array:
    """The picture as (side, side, 4) uint8: red, green, blue, opacity; the top row first."""
    with Image.open(io.BytesIO(picture.data.tobytes()), formats=FORMATS) as opened:
        even = _even(opened)
        if even.size != (side, side):
            grows = even.size[0] <= side and even.size[1] <= side
            way = Image.Resampling.BILINEAR if grows else Image.Resampling.BOX
            even = even.resize((side, side), Image.Resampling.NEAREST if picture.sharp and grows else way)
        return np.asarray(even.convert("RGBA"))


def in_channels(red: Picture, others: Picture | None) -> Picture:
    """One picture: its red from the one, green and blue from ``others``, full without."""
    size = red.size if others is None else (max(red.size[0], others.size[0]), max(red.size[1], others.size[1]))
    layers = np.full((size[1], size[0], 3), 255, np.uint8)
    for picture, channels in ((red, slice(0, 1)), (others, slice(1, 3))):
        if picture is not None:
            with Image.open(io.BytesIO(picture.data.tobytes()), formats=FORMATS) as opened:
                even = _even(opened).convert("RGB").resize(size, Image.Resampling.BILINEAR)
            layers[..., channels] = np.asarray(even)[..., channels]
    data = _encoded(Image.fromarray(layers), "PNG")
    return Picture(np.frombuffer(data, np.uint8), size)


def _even(picture: Image.Image) -> Image.Image:
    """The picture in RGB or RGBA of eight bits, at most LARGEST a side."""
    if max(picture.size) > LARGEST:
        picture.draft("RGB", (LARGEST, LARGEST))
    if picture.mode.startswith("I"):  # sixteen bits of grey, which a plain conversion would cut off at white
        grey = np.asarray(picture, np.float64) / 257
        picture = Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))
    see_through = picture.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in picture.info
    even = picture.convert("RGBA" if see_through else "RGB")
    if max(even.size) > LARGEST:
        even = even.resize(_fitted(even.size), Image.Resampling.BOX)
    return even


def _fitted(size: tuple[int, int]) -> tuple[int, int]:
    share = min(1.0, LARGEST / max(size))
    return max(1, round(size[0] * share)), max(1, round(size[1] * share))


def _encoded(picture: Image.Image, kind: str) -> bytes:
    out = io.BytesIO()
    if kind == "JPEG" and picture.mode == "RGB":
        picture.save(out, "JPEG", quality=92, subsampling=0)
    else:
        picture.save(out, "PNG", compress_level=3)
    return out.getvalue()
