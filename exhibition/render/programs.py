"""Name and switches -> Shader, compiled on first use: reads shaders/, resolves #include, lists every permutation."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache
from pathlib import Path

from panda3d.core import Shader

from exhibition.forms.built import PHASES
from exhibition.render.frame import VECTORS
from exhibition.render.geoms import OWNER_PHASES
from exhibition.render.images import LAYERS
from exhibition.render.states import PARTS_A_ROW
from exhibition.render.surroundings import LAYERS as ROUGH_LAYERS
from exhibition.render.surroundings import SIDE

SHADERS = Path(__file__).parent / "shaders"

# Each program with the switches it knows. A switch is a #define without a value.
SWITCHES: dict[str, tuple[str, ...]] = {
    "surface": ("FLAT", "IMPORTED", "MAPS", "MIXED", "RICH", "THREE_SIZES", "TWO_SIZES", "WIDE"),
    "caster": ("IMPORTED", "ROOM", "THREE_SIZES", "TWO_SIZES"),
    "sky": ("FLAT", "WIDE"),
    "water": ("FLAT", "WIDE"),
    "copy": ("SMOOTH", "WIDE"),
}
_CONSTANTS = {
    "COAT_ROUGHNESS": 0.14, "ROUGH_LAYERS": float(ROUGH_LAYERS), "SIDE": float(SIDE),
    "VECTORS": VECTORS, "LAYERS": LAYERS, "OWNER_PHASES": OWNER_PHASES, "PARTS_A_ROW": PARTS_A_ROW,
    "PHASE_COUNT": f"{len(PHASES)}.0",
}  # fmt: skip


# A switch that means nothing without another, and pairs that never meet.
_NEEDS = {
    "MAPS": "IMPORTED", "MIXED": "IMPORTED", "TWO_SIZES": "IMPORTED", "THREE_SIZES": "IMPORTED",
}  # fmt: skip
_APART = (("FLAT", "RICH"), ("FLAT", "WIDE"), ("TWO_SIZES", "THREE_SIZES"))
# Surfaces in wide light are always the rich ones.
_ALWAYS = {("surface", "WIDE"): "RICH"}


def permutations() -> list[tuple[str, frozenset[str]]]:
    """Every program with every set of its switches that the stage may ask for, in a fixed order."""
    found = []
    for name, switches in sorted(SWITCHES.items()):
        for bits in itertools.product((False, True), repeat=len(switches)):
            on = frozenset(s for s, bit in zip(switches, bits, strict=True) if bit)
            needed = all(_NEEDS.get(switch, switch) in on for switch in on)
            needed &= all(_ALWAYS.get((name, switch), switch) in on for switch in on)
            if needed and not any(on.issuperset(pair) for pair in _APART):
                found.append((name, on))
    return found


def source(name: str, stage: str, switches: frozenset[str] = frozenset()) -> str:
    """The text of shaders/NAME.STAGE with its includes inside and its switches defined. stage: "vert" or "frag"."""
    text = re.sub(r'#include "([^"]+)"', lambda m: (SHADERS / m[1]).read_text("utf-8"), _read(f"{name}.{stage}"))
    defines = [f"#define {s}" for s in sorted(switches)]
    defines += [f"#define {key} {value}" for key, value in sorted(_CONSTANTS.items())]
    first, rest = text.split("\n", 1)
    return "\n".join([first, *defines, rest])


@lru_cache(maxsize=64)
def program(name: str, switches: frozenset[str] = frozenset()) -> Shader:
    """The shader; the same object for the same switches, so that states stay equal."""
    unknown = switches - set(SWITCHES[name])
    if unknown:
        raise ValueError(f"{name} has no switch {sorted(unknown)}")
    return Shader.make(Shader.SL_GLSL, source(name, "vert", switches), source(name, "frag", switches))


def _read(file: str) -> str:
    return (SHADERS / file).read_text("utf-8")
