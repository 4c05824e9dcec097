"""Names -> materials: what each surface is made of. Colours are chosen for the screen (certainty C)."""

from __future__ import annotations

from dataclasses import dataclass

from exhibition.world.palette import PALETTE

# Detail patterns, drawn by tools/textures, one layer each; "plain" is layer 0.
DETAILS = (
    "plain", "glazed_tile", "grey_tile", "glazed_ridge", "brick", "limestone", "granite", "slabs", "chequer", "plaster",
    "clay", "paper", "wood", "lacquer", "lattice", "studs", "parquet", "beam_suzhou_hills", "beam_suzhou_blossom",
    "beam_suzhou_lake", "beam_suzhou_figures", "beam_hexi_blue", "beam_hexi_green", "marble", "lake_rock", "gilt",
    "bronze_bright", "bronze_brown", "bronze_green", "silk", "bark", "needles", "leaves", "grass", "earth",
)  # fmt: skip


@dataclass(frozen=True)
class Material:
    """One surface. base: sRGB 0-1. detail: a pattern of DETAILS. scale: metres that one repeat of it covers.

    weather: how far two pieces of it may differ in brightness. lit: light that comes through it at night.
    """

    base: tuple[float, float, float]
    roughness: float = 0.8
    metal: float = 0.0
    coat: float = 0.0
    detail: str = "plain"
    scale: float = 1.0
    glow: float = 0.0
    weather: float = 0.06
    lit: float = 0.0


def _m(colour: str, **more) -> Material:
    """``colour``: a name of the palette, or "#rrggbb"."""
    text = PALETTE.get(colour, colour)
    base = int(text[1:3], 16) / 255, int(text[3:5], 16) / 255, int(text[5:7], 16) / 255
    return Material(base=base, **more)


def _glaze(colour: str, scale: float) -> Material:
    """Glazed roof tiles: a body of clay under clear glass."""
    return _m(colour, roughness=0.35, coat=0.8, detail="glazed_tile", scale=scale)


def _ridge(colour: str) -> Material:
    """The same glaze on ridges and mouldings, without the tiles' ribs."""
    return _m(colour, roughness=0.35, coat=0.8, detail="glazed_ridge", scale=1.2)


def _lacquer(colour: str) -> Material:
    """Columns and frames: hemp, lime and many coats of oil paint, brushed along the timber."""
    return _m(colour, roughness=0.45, coat=0.4, detail="lacquer", scale=1.2)


def _painted(name: str) -> Material:
    """A beam's bay: the whole picture is its own colour, laid over the beam by forms/timber.py."""
    return _m("paint_blue", roughness=0.6, detail=name)


def _bronze(state: str, **more) -> Material:
    """Old bronze in one of three states of wear; the picture has the metal's own colours."""
    return _m(state, detail=state, scale=0.8, **more)


MATERIALS: dict[str, Material] = {
    # roofs
    "yellow_glazed": _glaze("yellow_glaze", 1.04),
    "green_glazed": _glaze("green_glaze", 0.8),
    "blue_glazed": _glaze("blue_glaze", 0.8),
    "peacock_glazed": _glaze("peacock_glaze", 0.8),
    "grey_tile": _m("grey_tile", roughness=0.85, detail="grey_tile", scale=0.68),
    "yellow_ridge": _ridge("#C8921F"),
    "green_ridge": _ridge("green_glaze"),
    "grey_ridge": _m("#5F6362", roughness=0.85, detail="plaster", scale=2.0),
    # timber and paint
    "vermilion": _lacquer("vermilion"),
    "dark_green": _lacquer("column_green"),
    "vermilion_wall": _m("vermilion_wall", roughness=0.9, detail="plaster", scale=3.0),
    "soffit": _m("#7A3A2C", roughness=0.8, detail="wood", scale=0.6),
    "bracket": _m("#2F6A6A", roughness=0.7, detail="lacquer", scale=0.8),
    "bracket_blue": _m("paint_blue", roughness=0.7, detail="lacquer", scale=0.8),
    "beam_suzhou_hills": _painted("beam_suzhou_hills"),
    "beam_suzhou_blossom": _painted("beam_suzhou_blossom"),
    "beam_suzhou_lake": _painted("beam_suzhou_lake"),
    "beam_suzhou_figures": _painted("beam_suzhou_figures"),
    "beam_hexi_blue": _painted("beam_hexi_blue"),
    "beam_hexi_green": _painted("beam_hexi_green"),
    "lattice_red": _m("#A23A2C", roughness=0.6, detail="lattice", scale=1.2, lit=0.035),
    "lattice_green": _m("#3B6650", roughness=0.6, detail="lattice", scale=1.2, lit=0.035),
    "door_red": _m("#96271F", roughness=0.5, coat=0.3, detail="studs", scale=1.0),
    "wood": _m("wood", roughness=0.7, detail="wood", scale=1.0),
    "dark_wood": _m("dark_wood", roughness=0.5, coat=0.3, detail="wood", scale=1.0),
    "gilt": _m("gold_leaf", roughness=0.32, metal=1.0, detail="gilt", scale=0.75),
    "silk": _m("silk", roughness=0.5, detail="silk", scale=0.6),
    # stone, brick, earth
    "marble": _m("white_marble", roughness=0.6, detail="marble", scale=2.0),
    "qingshi": _m("qingshi_stone", roughness=0.8, detail="limestone", scale=1.8),
    "granite": _m("granite", roughness=0.9, detail="granite", scale=2.4),
    "paving": _m("granite", roughness=0.9, detail="slabs", scale=2.0),
    "grey_brick": _m("grey_brick", roughness=0.9, detail="brick", scale=1.2),
    "xiyanglou_brick": _m("xiyanglou_brick", roughness=0.9, detail="brick", scale=1.2),
    "european_marble": _m("european_white_marble", roughness=0.6, detail="marble", scale=2.0),
    "rock": _m("#8D8B80", roughness=0.95, detail="earth", scale=3.0),
    "lake_rock": _m("lake_rock", roughness=0.9, detail="lake_rock", scale=2.0),
    "white_wall": _m("#E6DFD0", roughness=0.9, detail="plaster", scale=3.0),
    "ochre_wall": _m("#B9894F", roughness=0.9, detail="plaster", scale=3.0),
    "plaster": _m("#D9D2C3", roughness=0.9, detail="paper", scale=2.4),
    "glass_dark": _m("#22313A", roughness=0.1, coat=1.0, lit=0.10),
    "green_marble": _m("#2F4A3E", roughness=0.25, coat=0.8, detail="marble", scale=1.5),
    "chequer": _m("#CFC8BA", roughness=0.3, coat=0.6, detail="chequer", scale=2.0),
    "parquet": _m("oak", roughness=0.4, coat=0.4, detail="parquet", scale=1.6),
    "lantern_glass": _m("#F4F0E4", roughness=0.3, glow=0.6, detail="paper", scale=0.8),
    "lamp": _m("#FFE2AE", roughness=0.5, glow=2.0),
    "paper": _m("paper", roughness=0.9, detail="paper", scale=0.8),
    # metal, clay
    "bronze_bright": _bronze("bronze_bright", roughness=0.28, metal=1.0),
    "bronze_brown": _bronze("bronze_brown", roughness=0.40, metal=0.9),
    "bronze_green": _bronze("bronze_green", roughness=0.60, metal=0.35),
    "bronze_tile": _m("bronze_green", roughness=0.55, metal=0.6, detail="grey_tile", scale=0.68),
    "lattice_bronze": _m("bronze_green", roughness=0.55, metal=0.6, detail="lattice", scale=0.8),
    "copper_dark": _m("copper", roughness=0.42, metal=1.0),
    "clay": _m("clay", roughness=0.9, detail="clay", scale=0.5),
    "clay_pale": _m("#C9BFAE", roughness=0.9, detail="clay", scale=0.5),
    # ground and garden
    "grass": _m("#6F7F4A", roughness=1.0, detail="grass", scale=6.0),
    "hill": _m("#56683D", roughness=1.0, detail="grass", scale=8.0),
    "earth": _m("#9A8B6C", roughness=1.0, detail="earth", scale=5.0),
    "lake_bed": _m("#4C5A4E", roughness=1.0, detail="earth", scale=6.0),
    "water": _m("water_deep", roughness=0.05),
    "bark": _m("#5B4A3A", roughness=1.0, detail="bark", scale=1.0),
    "pine": _m("pine", roughness=0.9, detail="needles", scale=1.6),
    "arborvitae": _m("arborvitae", roughness=0.9, detail="needles", scale=1.2),
    "willow": _m("willow", roughness=0.85, detail="leaves", scale=1.6),
    "far_hill": _m("#8FA3B2", roughness=1.0),
}
