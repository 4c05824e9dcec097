"""The handbook's examples: what a curator copies builds as it stands, and every point it names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from exhibition.scene.folder import load_scene
from exhibition.scene.meanings import COMMON, meaning
from exhibition.scene.model import Brand, Scene, Show
from exhibition.scene.parts import FORMS
from exhibition.scene.plainwords import fields, models_in
from exhibition.scene.points import POINTS, points_of
from exhibition.shop.catalogue import read_shop
from exhibition.shop.model import ShopFile
from exhibition.world import build

ROOT = Path(__file__).parents[2]
HANDBOOK = (ROOT / "scenes" / "README.md").read_text(encoding="utf-8")


def examples(heading: str) -> list[str]:
    """The YAML blocks of a section."""
    section = HANDBOOK.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return re.findall(r"```yaml\n(.*?)```", section, re.DOTALL)


def scene_of(good: str, folder: Path, *, parts: str, environment: str = "") -> Scene:
    """The small garden with other parts, read as a curator's file is."""
    head, _, rest = good.partition("parts:\n")
    hotspots = rest[rest.index("hotspots:") :].replace("part: pavilion", "part: hall")
    (folder / "scene.yaml").write_text(f"{head}{environment}parts:\n{parts}{hotspots}", encoding="utf-8")
    document = load_scene(folder, root=folder)
    assert document.problems == ()
    return document.value


@pytest.fixture
def one_of_each(good: str, tmp_path: Path) -> Scene:
    buildings, land = examples("One of each form")
    return scene_of(good, tmp_path, parts=buildings.removeprefix("parts:\n") + land)


def test_there_is_an_example_of_every_form(one_of_each: Scene) -> None:
    files = {"model", "head"}  # these need a file of their own: the section on models has their examples
    assert {part.form for part in one_of_each.parts.values()} | files == set(FORMS)


def test_every_example_builds_and_has_the_points_of_its_form(one_of_each: Scene, tmp_path: Path, monkeypatch) -> None:
    found = {}
    finish = build._world_part

    def noted(part_id, part, built, *more):
        found[part_id] = set(built.points)
        return finish(part_id, part, built, *more)

    monkeypatch.setattr(build, "_world_part", noted)
    build.build_geometry(one_of_each, tmp_path)
    assert found == {name: set(points_of(part)) for name, part in one_of_each.parts.items()}
    assert set(POINTS) == set(FORMS)


def test_the_pond_and_its_bridge_check(good: str, tmp_path: Path) -> None:
    (example,) = examples("Water and bridges")
    environment, parts = example.split("parts:\n")
    hall = "  hall: {form: hall, width: 9, depth: 6}\n"
    assert scene_of(good, tmp_path, parts=parts + hall, environment=environment).environment.water == 0.25


def test_the_product_of_the_handbook_is_whole(tmp_path: Path) -> None:
    (example,) = examples("A product")
    for name in ("brands", "museums"):
        text = (ROOT / "scenes" / "shop" / f"{name}.yaml").read_text(encoding="utf-8")
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    head = "schema: exhibition/1\nkind: shop\nproducts:\n"
    (tmp_path / "products.yaml").write_text(head + example, encoding="utf-8")
    shop = read_shop(tmp_path)
    assert shop.problems == ()
    assert list(shop.catalogue.products) == ["paper_fan"]


def test_every_word_has_a_meaning_and_no_meaning_is_left_over() -> None:
    models = {m.__name__: m for top in (Scene, Show, Brand, ShopFile) for m in models_in(top)}
    assert not [
        f"{name}.{word}"
        for name, model in models.items()
        for word, field in fields(model).items()
        if word != "form" and not meaning(model, word, field)
    ]
    named = [key.partition(".")[::2] for key in COMMON if "." in key]
    assert not [(name, word) for name, word in named if word not in fields(models[name])]
