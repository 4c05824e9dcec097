"""A level's name -> what it spends."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Quality:
    """samples: of each pixel. shadow: pixels across the sun's map, 0 for none. soft: nine looks at it, not one.
    pictures_mb: megabytes that the pictures of imported models may take.
    error: pixels that a level of detail may be off."""

    name: str
    flat: bool = False
    samples: int = 0
    anisotropy: int = 1
    shadow: int = 0
    soft: bool = False
    pictures_mb: float = 60.0
    error: float = 1.0


LEVELS: dict[str, Quality] = {
    q.name: q
    for q in (
        Quality("flat", flat=True),
        Quality("low", shadow=2048),
        Quality("medium", samples=4, anisotropy=4, shadow=2048, soft=True, pictures_mb=120.0),
        Quality("high", samples=4, anisotropy=8, shadow=4096, soft=True, pictures_mb=200.0),
        Quality("ultra", samples=4, anisotropy=16, shadow=4096, soft=True, pictures_mb=200.0),
    )
}
