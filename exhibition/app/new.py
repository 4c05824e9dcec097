"""A folder's name -> a small scene that checks clean and can be walked in at once."""

from __future__ import annotations

import re
from pathlib import Path

from exhibition.app.errors import WRONG_USE, Stop

_SCENE = """\
# A scene. Every word is explained in scenes/README.md. Try: exhibition check {folder}
schema: exhibition/1
kind: scene
id: {id}
title: {{fr: "Un nouveau jardin", en: "A new garden", zh: "一座新园"}}
intro:
  fr: "Voici un jardin tout neuf. Un pavillon vous attend au bout de l’allée."
  en: "Here is a brand-new garden. A pavilion waits for you at the end of the path."
  zh: "这里是一座崭新的园林。小径尽头，一座亭子正等着您。"

environment: {{preset: late_afternoon, haze: 1200}}

parts:
  lawn: {{form: ground, at: [0, 0, 0], width: 120, depth: 120, material: grass}}
  path: {{form: ground, at: [0, -6, 0.02], width: 3, depth: 28, material: paving}}
  pavilion:
    title: {{fr: "Pavillon", en: "Pavilion", zh: "亭"}}
    form: pavilion
    at: [0, 12, 0]  # metres: east, north, up. Move it by changing one number.
    sides: 6
    across: 5
    eaves: 1
    tiles: grey_tile
  trees:
    form: tree
    kind: pine
    height: 9
    at: [0, 30, 0]
    grid: {{columns: 7, rows: 2, step: [9, 8]}}
    solid: false

walk: {{start: entry, eye: 1.6}}

views:
  entry: {{eye: [2, -18, 1.7], look: [0, 12, 2.4]}}

hotspots:
  hs_pavilion:
    anchor: {{part: pavilion, point: centre}}
    radius: 2.5
    view: entry
    title: {{fr: "Le pavillon", en: "The pavilion", zh: "亭子"}}
    tip:
      fr: "Six colonnes, un toit en pointe et de l’ombre pour chaque promeneur."
      en: "Six columns, one pointed roof and shade for every walker who comes by."
      zh: "六根柱子、一个攒尖顶，为游人遮阴。"
    text:
      fr: "{fr}"
      en: "{en}"
      zh: "{zh}"
    evidence:
      status: evoked
      source: {{fr: "Modèle de l’exposition", en: "Template of the exhibition", zh: "展览模板"}}
      as_of: "2026-11-22"
"""
_FR = (
    "Regardez le toit : ses pans montent ensemble vers une seule pointe. Dans un jardin chinois, un pavillon invite "
    "à s’arrêter. On s’y abrite de la pluie, on y regarde l’eau et les arbres, on y attend un ami. Le sentier qui y "
    "mène n’est presque jamais droit : chaque détour prépare une vue. Changez ce texte, déplacez le pavillon, et "
    "racontez votre propre lieu. Par quoi commencez-vous ?"
)
_EN = (
    "Look at the roof: its slopes climb together to a single point. In a Chinese garden a pavilion invites you to "
    "stop. People shelter there from the rain, watch the water and the trees, or wait for a friend. The path that "
    "leads to it is hardly ever straight, for every bend prepares a view. Change this text, move the pavilion, and "
    "tell the story of a place of your own. Where will you begin?"
)
_ZH = (
    "请看屋顶：各面坡向上聚拢，汇于一点。在中国园林中，亭子邀人停步。人们在此避雨，观水看树，或等候友人。"
    "通往亭子的小径很少是直的，每一次转折都预备着一处景致。请修改这段文字，移动亭子，讲述属于您的地方。"
    "从哪里开始？"
)


def new_scene(folder: Path) -> Path:
    """Write a first scene into ``folder``, which must not hold one yet; returns its file."""
    file = folder / "scene.yaml"
    if file.exists():
        raise Stop(f"{file} is already there.", "Choose another folder: nothing is overwritten.", WRONG_USE)
    name = re.sub(r"[^a-z0-9_]+", "_", folder.resolve().name.lower()).strip("_") or "new_scene"
    french = _FR.replace(" :", "\u00a0:").replace(" ?", "\u202f?")
    folder.mkdir(parents=True, exist_ok=True)
    file.write_text(_SCENE.format(folder=folder, id=name, fr=french, en=_EN, zh=_ZH), encoding="utf-8")
    return file
