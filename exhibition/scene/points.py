"""A part in, the names of its points out: what a hotspot's anchor, or another part's position, may name.

Building a part gives each its place; here stand the names alone, so that a wrong one is told before anything is built.
"""

from __future__ import annotations

from exhibition.scene.architecture import Corridor, TibetanBlock, Tower

EVERYWHERE = ("centre", "front", "top")  # a hotspot finds these on every part: worked out where a form has none
POINTS: dict[str, tuple[str, ...]] = {
    "hall": ("centre", "door", "front", "top"),
    "pavilion": ("centre", "edge", "front", "top"),
    "tower": ("centre", "door", "front", "top"),
    "stone_platform": ("centre", "front", "stair_head", "top"),
    "stairs": ("centre", "foot", "top"),
    "corridor": ("centre", "end", "start"),
    "arch_bridge": ("arch", "centre", "east_end", "top", "west_end"),
    "archway": ("centre", "front", "plaque", "top"),
    "gate_fort": ("centre", "front", "passage", "top"),
    "marble_boat": ("bow", "centre", "top", "wheel"),
    "vaulted_hall": ("centre", "door", "front", "top"),
    "tibetan_block": ("centre", "front", "top"),
    "courtyard": ("centre", "door", "front", "top"),
    "shop_street": ("bank", "centre"),
    "pond_garden": ("centre", "front", "top"),
    "court_bronze": ("centre", "front", "top"),
    "ox_statue": ("centre", "front", "head", "top"),
    "balustrade": ("centre",),
    "court": ("centre", "front"),
    "landscape": (),
    "far_hills": ("top",),
    "tree": ("centre", "top"),
    "rock": ("centre", "top"),
    "salon": ("centre", "door_e", "door_n", "door_s", "door_w", "hearth"),
    "portal": ("centre", "top"),
    "panel": ("centre", "top"),
    "pool": ("centre", "rim"),
    "jet_tower": ("centre", "top"),
    "shell": ("centre", "lip"),
    "baroque_front": ("door", "roof", "stair_left", "stair_right", "terrace"),
    "block": ("front", "top"),
    "plinth": ("front", "top"),
    "robed_figure": ("centre", "hands", "neck"),
    "head_placeholder": ("brow", "centre", "mouth"),
    "head": ("brow", "centre", "mouth"),
    "ground": ("centre",),
    "sample": ("centre", "top"),
    "model": ("centre", "top"),
}
SOMETIMES = {
    "corridor": "`pavilion_1`, `pavilion_2` … where it has pavilions",
    "tower": "`gallery` where a level has a rail",
    "tibetan_block": "`stupa` where it has one",
}


def points_of(part) -> tuple[str, ...]:
    """The named points of one part's own frame."""
    names = POINTS[part.form]
    if isinstance(part, Corridor):
        names += tuple(f"pavilion_{number + 1}" for number in range(len(part.pavilions)))
    if isinstance(part, Tower) and any(level.rail for level in part.levels):
        names += ("gallery",)
    if isinstance(part, TibetanBlock) and part.stupa != "none":
        names += ("stupa",)
    return names
