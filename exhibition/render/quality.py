"""A level's name -> what it spends. One meaning each: the handbook's table is written from here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Quality:
    """What one level draws.

    flat: textured lambert, nothing else. rich: light and mirrors reckoned for every pixel, not the lamps and the light
    around for every vertex. wide: the picture holds light, and is exposed when it is copied. samples: of each pixel.
    shadow: pixels across a map of the sun's shadow, 0 for none. cascades: metres from the middle of each map to its
    side. pictures_mb: megabytes that the pictures of imported models may take. error: pixels that a level of detail may
    be off. triangles: how many are drawn before it may be off by more, 0 for no matter.
    """

    name: str
    means: str
    flat: bool = False
    rich: bool = False
    wide: bool = False
    samples: int = 0
    anisotropy: int = 1
    shadow: int = 0
    cascades: tuple[float, ...] = ()
    pictures_mb: float = 60.0
    error: float = 1.0
    triangles: int = 0

    @property
    def switches(self) -> frozenset[str]:
        """What the shaders must know of it."""
        known = {"FLAT": self.flat, "RICH": self.rich, "WIDE": self.wide}
        return frozenset(switch for switch, on in known.items() if on)


LEVELS: dict[str, Quality] = {
    q.name: q
    for q in (
        Quality(
            "flat",
            "Colour and pattern in plain light, without shadows: the yardstick of `bench`.",
            flat=True,
            error=0.7,
        ),
        Quality(
            "low",
            "One shadow map, light around and lamps at the corners, mirrors only on what shines: for PCs without a "
            "graphics card.",
            shadow=2048,
            cascades=(80.0,),
            error=1.5,
            triangles=300_000,
        ),
        Quality(
            "medium",
            "Light reckoned for every pixel, three soft shadow maps, smooth edges: for small graphics chips.",
            rich=True,
            samples=4,
            anisotropy=4,
            shadow=1024,
            cascades=(9.0, 36.0, 150.0),
            pictures_mb=120.0,
            error=1.2,
            triangles=600_000,
        ),
        Quality(
            "high",
            "The same with finer shadows, and a picture of light that is exposed as a whole: for graphics cards.",
            rich=True,
            wide=True,
            samples=4,
            anisotropy=8,
            shadow=2048,
            cascades=(9.0, 36.0, 150.0),
            pictures_mb=200.0,
            triangles=1_000_000,
        ),
        Quality(
            "ultra",
            "The finest shadows, patterns and pictures, for stills and large screens.",
            rich=True,
            wide=True,
            samples=4,
            anisotropy=16,
            shadow=4096,
            cascades=(9.0, 36.0, 150.0),
            pictures_mb=200.0,
            error=0.7,
        ),
    )
}
