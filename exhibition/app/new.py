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
  fr: "{intro_fr}"
  en: "{intro_en}"
  zh: "{intro_zh}"

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
  near: {{eye: [6, 0, 1.7], look: [3, 12, 2.8], fov: 62}}

hotspots:
  hs_pavilion:
    anchor: {{part: pavilion, point: centre}}
    radius: 2.5
    view: near
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

tours:
  film:
    title: {{fr: "Vers le pavillon", en: "To the pavilion", zh: "走向亭子"}}
    steps:
      - {{view: entry, seconds: 2}}
      - {{view: near, seconds: 3, open: hs_pavilion}}
"""
_INTRO_FR = (
    "Voici un jardin tout neuf, et il est à vous. Une pelouse, une allée de pierre, un pavillon au toit de tuiles "
    "grises et deux rangs de pins : rien de plus pour commencer. Avancez jusqu’au pavillon, faites-en le tour, puis "
    "ouvrez sa fiche. Tout ce que vous voyez tient dans un seul fichier. Changez un nombre, enregistrez, et regardez "
    "le jardin bouger sous vos yeux. Que planterez-vous en premier ?"
)
_INTRO_EN = (
    "Here is a brand-new garden, and it is yours. A lawn, a path of stone, a pavilion with a roof of grey tiles and "
    "two rows of pines: nothing more to begin with. Walk up to the pavilion, go round it, then open its card. All "
    "that you see fits in a single file. Change a number, save, and watch the garden move before your eyes. What will "
    "you plant first?"
)
_INTRO_ZH = (
    "这里是一座崭新的园林，它属于您。一片草地、一条石径、一座灰瓦亭子和两排松树，就是全部的开始。请走到亭前，"
    "绕亭一周，再打开它的说明。眼前的一切，都写在同一个文件里。改动一个数字，保存之后，就能看到园林随之变化。"
    "您可以移动亭子，加一道桥，或者再种几株树。您想先种下什么？"
)
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
    words = {"fr": _french(_FR), "en": _EN, "zh": _ZH}
    words |= {"intro_fr": _french(_INTRO_FR), "intro_en": _INTRO_EN, "intro_zh": _INTRO_ZH}
    folder.mkdir(parents=True, exist_ok=True)
    file.write_text(_SCENE.format(folder=folder, id=name, **words), encoding="utf-8")
    return file


def _french(text: str) -> str:
    """French sets no-break spaces before high signs."""
    return text.replace(" :", "\u00a0:").replace(" ?", "\u202f?")
