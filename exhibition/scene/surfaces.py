"""Nothing -> the names of materials a curator may write; what each is made of stands in world/materials.py."""

from __future__ import annotations

from typing import Literal

MaterialName = Literal[
    "yellow_glazed", "green_glazed", "blue_glazed", "peacock_glazed", "grey_tile", "yellow_ridge", "green_ridge",
    "grey_ridge", "vermilion", "dark_green", "vermilion_wall", "soffit", "bracket", "bracket_blue",
    "beam_suzhou_hills", "beam_suzhou_blossom", "beam_suzhou_lake", "beam_suzhou_figures", "beam_hexi_blue",
    "beam_hexi_green", "lattice_red", "lattice_green", "door_red", "wood", "dark_wood", "gilt", "silk",
    "marble", "qingshi", "granite", "paving", "grey_brick", "xiyanglou_brick", "european_marble", "rock", "lake_rock",
    "white_wall",
    "ochre_wall", "plaster", "glass_dark", "green_marble", "chequer", "parquet", "lantern_glass", "lamp", "paper",
    "bronze_bright", "bronze_brown", "bronze_green", "bronze_tile", "lattice_bronze", "copper_dark", "clay",
    "clay_pale", "grass", "hill", "earth", "lake_bed", "water", "bark", "pine", "arborvitae", "willow", "far_hill",
]  # fmt: skip
