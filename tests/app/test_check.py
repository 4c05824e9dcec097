"""The check of a whole project: threads between scenes, shows, shop and brand, each with its place."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from exhibition.app.check import check_paths, check_project

GOOD = Path(__file__).parents[1] / "scene" / "good.yaml"
SHOW = """schema: exhibition/1
kind: show
title: {fr: "Une borne", en: "A kiosk", zh: "一台展机"}
opens: small
scenes: [small]
link_hosts: [.example]
"""
SHOP = """schema: exhibition/1
kind: shop
brands:
  studio:
    name: Studio Exemple
    about: {fr: "Atelier inventé", en: "An invented studio", zh: "虚构的工作室"}
    fictional: true
products:
  paper_fan:
    sku: "D-1"
    title: {fr: "Éventail de papier", en: "Paper fan", zh: "纸扇"}
    summary: {fr: "Un éventail plié.", en: "A folded fan.", zh: "一把折扇。"}
    category: stationery
    brand: studio
    licence: inspired_unlicensed
    inspired_by:
      - part: pavilion
        why: {fr: "Il suit la pente du toit.", en: "It follows the slope of the roof.", zh: "扇面仿照屋顶的坡度。"}
    materials: {fr: "Papier", en: "Paper", zh: "纸"}
    country_of_origin: FR
    offers:
      - {market: FR, price: "12.00", currency: EUR, seller: Studio Exemple, url: "https://shop.example/fan"}
    images:
      - file: fan.png
        alt: {fr: "Un éventail", en: "A fan", zh: "一把扇子"}
        credit: Studio Exemple
        rights: invented
    fictional: true
"""


FOLDER = (
    'scenes/small/scene.yaml:3:5: "smal" is not the name of the scene\'s folder, by which commands know it. '
    "Write small, or rename the folder."
)
NO_HEADS = (
    'scenes/shows/pc.yaml:5:9: the scene "small" lacks 12 of the twelve animals. Give the scene hotspots of these '
    "names, or leave zodiac out: hs_rat, hs_ox, hs_tiger, hs_rabbit, hs_dragon, hs_snake, hs_horse, hs_goat, "
    "hs_monkey, hs_rooster, hs_dog, hs_pig."
)
SPACE = (
    "scenes/shop/fan.yaml:6:17: the shop text lacks its space before :, at “Atelier : inventé”. "
    "Put a no-break space (U+00A0) before :."
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project without a mistake."""
    for folder in ("scenes/small", "scenes/shop", "scenes/shows", "assets"):
        (tmp_path / folder).mkdir(parents=True)
    scene = GOOD.read_text(encoding="utf-8")
    write(tmp_path, "small/scene.yaml", scene.replace("    evidence:", "    products: [paper_fan]\n    evidence:"))
    write(tmp_path, "shop/fan.yaml", SHOP)
    write(tmp_path, "shows/pc.yaml", SHOW)
    Image.new("RGB", (4, 4)).save(tmp_path / "assets" / "fan.png")
    return tmp_path


def write(root: Path, name: str, text: str) -> None:
    path = root / "scenes" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def change(root: Path, name: str, old: str, new: str) -> None:
    text = (root / "scenes" / name).read_text(encoding="utf-8")
    assert old in text
    write(root, name, text.replace(old, new))


def told(root: Path) -> list[str]:
    return [str(problem) for problem in check_project(root)]


def test_a_good_project_is_clean(project: Path) -> None:
    assert told(project) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        ("small/scene.yaml", "[paper_fan]", "[paper_fun]",
         'scenes/small/scene.yaml:31:16: there is no product "paper_fun". Did you mean "paper_fan"?'),
        ("small/scene.yaml", "id: small", "id: smal",
         FOLDER),
        ("small/scene.yaml", "  pavilion:\n", "  gate: {form: portal, to: smal}\n  pavilion:\n",
         'scenes/small/scene.yaml:15:28: there is no scene "smal". Did you mean "small"?'),
        ("shows/pc.yaml", "scenes: [small]", "scenes: [small, smoll]",
         'scenes/shows/pc.yaml:5:17: there is no scene "smoll". Did you mean "small"?'),
        ("shows/pc.yaml", "opens: small", "opens: smal",
         'scenes/shows/pc.yaml:4:8: "smal" is not among the scenes of this show. Did you mean "small"?'),
        ("shows/pc.yaml", "opens: small", "opens: small\nzodiac: smal",
         'scenes/shows/pc.yaml:5:9: "smal" is not among the scenes of this show. Did you mean "small"?'),
        ("shows/pc.yaml", "opens: small", "opens: small\nzodiac: small",
         NO_HEADS),
        ("shows/pc.yaml", "opens: small", "opens: small\nlanguages: [fr, eng]",
         'scenes/shows/pc.yaml:5:17: there is no folder scenes/words/eng. Did you mean "en"?'),
        ("shows/pc.yaml", "kind: show", "kind: shwo",
         'scenes/shows/pc.yaml:2:7: unknown kind "shwo". Did you mean "show"?'),
        ("shop/fan.yaml", "file: fan.png", "file: fun.png",
         'scenes/shop/fan.yaml:24:15: "assets/fun.png" is not there. Put it there, or mend the name.'),
        ("shop/fan.yaml", "Atelier inventé", "Atelier : inventé",
         SPACE),
    ],
)  # fmt: skip
def test_a_thread_that_leads_nowhere_is_named(project: Path, name: str, old: str, new: str, expected: str) -> None:
    change(project, name, old, new)
    assert expected in told(project)


def test_a_product_inspired_by_nothing_is_named(project: Path) -> None:
    change(project, "shop/fan.yaml", "part: pavilion", "part: pavillion")
    assert any("scenes/shop/fan.yaml:17:" in line and "pavilion" in line for line in told(project))


def test_two_scenes_of_one_id_are_named(project: Path) -> None:
    write(project, "twin/scene.yaml", GOOD.read_text(encoding="utf-8"))
    said = 'scenes/twin/scene.yaml:3:5: the scene id "small" is taken by scenes/small/scene.yaml.'
    assert told(project) == [said + " Give this scene another id."]


def test_a_file_that_no_scene_includes_is_named(project: Path) -> None:
    write(project, "small/parts/lost.yaml", "parts: {}\n")
    assert ["scenes/small/parts/lost.yaml: no scene includes this file." in line for line in told(project)] == [True]


def test_one_unreadable_scene_does_not_raise_a_storm(project: Path) -> None:
    write(project, "small/scene.yaml", "schema: [\n")
    assert len(told(project)) == 1


def test_paths_narrow_what_is_told(project: Path) -> None:
    change(project, "shows/pc.yaml", "opens: small", "opens: smal")
    change(project, "small/scene.yaml", "across: 6", "across: wide")
    assert {problem.file for problem in check_paths([project / "scenes/small"], project)} == {"scenes/small/scene.yaml"}
    assert {problem.file for problem in check_paths([project / "scenes/shows/pc.yaml"], project)} == {
        "scenes/shows/pc.yaml"
    }


def test_a_scene_outside_the_project_is_held_against_it(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other") / "scene.yaml"
    text = GOOD.read_text(encoding="utf-8").replace("id: small", "id: other")
    other.write_text(text.replace("    evidence:", "    products: [paper_fun]\n    evidence:"), encoding="utf-8")
    assert [problem.message for problem in check_paths([other], project)] == ['there is no product "paper_fun".']


def test_a_path_that_is_missing_is_a_problem(project: Path) -> None:
    assert [problem.message for problem in check_paths([project / "none.yaml"], project)] == ["this file is missing."]


def test_the_check_needs_neither_window_nor_drawing() -> None:
    code = "import sys, exhibition.app.check; sys.exit(bool({'panda3d', 'direct', 'skia'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=False).returncode == 0
