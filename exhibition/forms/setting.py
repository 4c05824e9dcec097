"""A setting's form name -> its maker: ground, garden, rooms and the fountain."""

from __future__ import annotations

from collections.abc import Callable

from exhibition.forms.baroque import baroque_front, block
from exhibition.forms.built import Built
from exhibition.forms.fountain import jet_tower, plinth, pool, shell
from exhibition.forms.garden import rock, tree
from exhibition.forms.ground import ground
from exhibition.forms.horizon import far_hills
from exhibition.forms.rooms import panel, portal, salon
from exhibition.forms.samples import sample
from exhibition.forms.statues import head_placeholder, robed_figure
from exhibition.forms.terrain import landscape

SETTING: dict[str, Callable[..., Built]] = {
    "landscape": landscape,
    "far_hills": far_hills,
    "tree": tree,
    "rock": rock,
    "salon": salon,
    "portal": portal,
    "panel": panel,
    "pool": pool,
    "jet_tower": jet_tower,
    "shell": shell,
    "baroque_front": baroque_front,
    "block": block,
    "plinth": plinth,
    "robed_figure": robed_figure,
    "head_placeholder": head_placeholder,
    "ground": ground,
    "sample": sample,
}
