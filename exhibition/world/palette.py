"""A colour's name -> "#rrggbb" in sRGB: the hues of the whole exhibition, said once.

Chosen for the screen (certainty C) after the painted grammar of Qing buildings; materials and the makers of their
patterns both draw from here."""

from __future__ import annotations

PALETTE: dict[str, str] = {
    # glaze and tile
    "yellow_glaze": "#D9A227",
    "yellow_glaze_shadow": "#A8741A",
    "green_glaze": "#2F6B4F",
    "blue_glaze": "#2A4F8F",
    "peacock_glaze": "#2E7F86",
    "grey_tile": "#6E7270",
    "grey_tile_dark": "#55595A",
    # lacquer and paint
    "vermilion": "#A8322A",
    "vermilion_wall": "#9C4434",
    "column_green": "#2E5A45",
    "paint_blue": "#23519A",
    "paint_blue_dark": "#16305C",
    "paint_blue_pale": "#7FA3CF",
    "paint_green": "#2E8062",
    "paint_green_dark": "#174536",
    "paint_green_pale": "#86C0A0",
    "paint_white": "#EFE9DA",
    "paint_red": "#B0402F",
    "ink": "#20303C",
    "gold_leaf": "#D6AE4C",
    # stone, brick, earth
    "white_marble": "#DDD9CF",
    "qingshi_stone": "#959DA5",
    "granite": "#A7A196",
    "grey_brick": "#8A8C88",
    "european_white_marble": "#D8D2C4",
    "xiyanglou_brick": "#9B6A5A",
    "lake_rock": "#A3A29A",
    "clay": "#B98C6B",
    # wood, paper, cloth
    "wood": "#6A4A33",
    "dark_wood": "#3A2A20",
    "oak": "#8A6240",
    "paper": "#F1E9D2",
    "silk": "#8E2437",
    # metal
    "bronze_bright": "#B9823F",
    "bronze_brown": "#6B4630",
    "bronze_green": "#5F7D6A",
    "copper": "#6B4630",
    "copper_highlight": "#A9714A",
    # garden
    "pine": "#587552",
    "arborvitae": "#64824C",
    "willow": "#A3B565",
    "water_shallow": "#6F8F8C",
    "water_deep": "#3F5F66",
}


def srgb(name: str) -> tuple[float, float, float]:
    """A colour of the palette as three shares 0-1 in sRGB."""
    text = PALETTE[name]
    return int(text[1:3], 16) / 255, int(text[3:5], 16) / 255, int(text[5:7], 16) / 255
