"""A building's form -> its maker: every maker takes its model's own fields as keywords and gives Built."""

from __future__ import annotations

from collections.abc import Callable

from exhibition.forms.boat import marble_boat
from exhibition.forms.bridges import arch_bridge
from exhibition.forms.bronzes import court_bronze
from exhibition.forms.built import Built
from exhibition.forms.corridor import corridor
from exhibition.forms.gardens import courtyard, pond_garden, shop_street
from exhibition.forms.gates import archway, gate_fort
from exhibition.forms.halls import hall
from exhibition.forms.pavilions import pavilion
from exhibition.forms.stonework import balustrade, court, stairs
from exhibition.forms.temples import ox_statue, tibetan_block, vaulted_hall
from exhibition.forms.terraces import stone_platform
from exhibition.forms.tower import tower

ARCHITECTURE: dict[str, Callable[..., Built]] = {
    "hall": hall,
    "pavilion": pavilion,
    "tower": tower,
    "stone_platform": stone_platform,
    "stairs": stairs,
    "corridor": corridor,
    "arch_bridge": arch_bridge,
    "archway": archway,
    "gate_fort": gate_fort,
    "marble_boat": marble_boat,
    "vaulted_hall": vaulted_hall,
    "tibetan_block": tibetan_block,
    "courtyard": courtyard,
    "shop_street": shop_street,
    "pond_garden": pond_garden,
    "ox_statue": ox_statue,
    "court_bronze": court_bronze,
    "balustrade": balustrade,
    "court": court,
}
