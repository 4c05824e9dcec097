"""What a shop's files may not say."""

from __future__ import annotations

from pathlib import Path

import pytest

from exhibition.scene.problem import Problem
from exhibition.shop.catalogue import Shop, read_shop
from exhibition.shop.checks import check_catalogue
from exhibition.shop.wording import real_institution

RIGHT = """schema: exhibition/1
kind: shop
museums:
  garden: {name: {fr: Musée Exemple, en: Example Museum, zh: 示例博物馆}, fictional: true}
brands:
  lotus: {name: Lotus Exemple, about: {fr: a, en: b, zh: c}, fictional: true}
products:
  cup:
    sku: C1
    gtin: "2019082600013"
    title: {fr: Tasse, en: Cup, zh: 杯}
    summary: {fr: Une tasse, en: A cup, zh: 一只杯子}
    category: tableware
    brand: lotus
    museum: garden
    licence: brand_collaboration
    inspired_by:
      - {part: head_tiger, why: {fr: Son front, en: Its brow, zh: 虎额}}
    tags: [zodiac]
    materials: {fr: Porcelaine, en: Porcelain, zh: 瓷}
    country_of_origin: FR
    offers:
      - {market: FR, price: "24.90", currency: EUR, seller: Boutique, url: "https://shop.lotus.example/cup"}
    images:
      - {file: pictures/cup.jpg, alt: {fr: Une tasse, en: A cup, zh: 杯}, credit: Exhibition project, rights: CC BY 4.0}
    fictional: true
"""


def read(tmp_path: Path, text: str) -> Shop:
    (tmp_path / "shop.yaml").write_text(text, encoding="utf-8")
    shop = read_shop(tmp_path)
    assert not shop.problems
    return shop


def found(tmp_path: Path, text: str, **more) -> tuple[Problem, ...]:
    around = {"hosts": (".example",), "parts": {"head_tiger"}, "tags": {"zodiac"}, **more}
    return check_catalogue(read(tmp_path, text), **around)


def test_a_right_shop_has_no_problems(tmp_path: Path) -> None:
    assert found(tmp_path, RIGHT) == ()


FAULTS = {
    "a dangling brand": ("brand: lotus", "brand: lotos", 'there is no brand "lotos". Did you mean "lotus"?'),
    "a dangling museum": ("museum: garden", "museum: gardens", 'there is no museum "gardens"'),
    "a dangling part": ("part: head_tiger", "part: head_tigre", 'no scene has a part or tag "head_tigre"'),
    "a dangling tag": ("tags: [zodiac]", "tags: [zodiacs]", 'no scene has the tag "zodiacs". Did you mean "zodiac"?'),
    "a wrong check digit": ("2019082600013", "2019082600014", "check digit"),
    "a price of nothing": ('"24.90"', '"0.00"', "no price to ask"),
    "a price beyond sense": ('"24.90"', '"200000.00"', "no price to ask"),
    "a currency of elsewhere": ("currency: EUR", "currency: CNY", "in FR prices are in EUR, not CNY"),
    "a price without tax": ("currency: EUR", "currency: EUR, tax_included: false", "includes tax"),
    "a tracking link": ("example/cup", "example/cup?utm_source=qr", "tracking parameter (utm_source)"),
    "a host not allowed": ("shop.lotus.example", "shop.lotus.test", "not allowed"),
    "a day that is none": (
        "currency: EUR",
        'currency: EUR, valid_from: "2026-02-30"',
        "the calendar has no 2026-02-30",
    ),
    "an offer that ends first": (
        "currency: EUR",
        'currency: EUR, valid_from: "2026-03-02", valid_to: "2026-03-01"',
        "before it begins",
    ),
    "a long title": ("title: {fr: Tasse,", f"title: {{fr: {'Tasse ' * 12},", "more than 60"),
    "a long Chinese summary": ("zh: 一只杯子", "zh: " + "杯" * 71, "71 signs, more than 70"),
    "a French superlative": (
        "fr: Une tasse, en: A cup, zh: 一只",
        "fr: La plus belle tasse, en: A cup, zh: 一只",
        "ranks the product",
    ),
    "an English superlative": ("en: A cup, zh: 一只", "en: The finest cup, zh: 一只", "ranks the product"),
    "a Chinese superlative": ("zh: 一只杯子", "zh: 顶级杯子", "ranks the product"),
    "a claim of authority": ("en: A cup, zh: 一只", "en: The official cup, zh: 一只", "signed paper"),
    "a shout": ("en: A cup, zh: 一只", 'en: "A cup!", zh: 一只', "shouts"),
    "a real maker": ("name: Lotus Exemple", "name: Poly Lotus", "real house"),
    "a real museum": ("en: Example Museum", "en: National Museum of China", "real one"),
    "a real seller": ("seller: Boutique", "seller: 天猫旗舰店", "real house"),
    "a real brand for an invented thing": ("zh: c}, fictional: true", "zh: c}", 'the brand "lotus" is real'),
    "a picture outside": ("pictures/cup.jpg", "../cup.jpg", "leaves the folder"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_it_is_refused(tmp_path: Path, fault: str) -> None:
    old, new, told = FAULTS[fault]
    assert old in RIGHT
    problems = found(tmp_path, RIGHT.replace(old, new, 1))
    assert [each for each in problems if told in str(each)], problems
    assert all(each.line for each in problems)


def test_an_invented_product_may_not_lead_to_a_real_host(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, RIGHT.replace("shop.lotus.example", "shop.lotus.test"), hosts=(".test",))
    assert "real host" in problem.message


def test_two_prices_for_one_day_are_refused(tmp_path: Path) -> None:
    twice = '      - {market: FR, price: "25.00", currency: EUR, seller: Boutique}\n    images:'
    (problem,) = found(tmp_path, RIGHT.replace("    images:", twice))
    assert "two offers for FR" in problem.message


def test_a_missing_picture_is_told_where_assets_are_at_hand(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, RIGHT, assets=tmp_path)
    assert problem.message == "assets/pictures/cup.jpg is missing."
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "cup.jpg").write_bytes(b"")
    assert found(tmp_path, RIGHT, assets=tmp_path) == ()


def test_a_problem_stands_where_its_value_stands(tmp_path: Path) -> None:
    text = RIGHT.replace("2019082600013", "2019082600014")
    (problem,) = found(tmp_path, text)
    line = text.splitlines()[problem.line - 1]
    assert line[problem.column - 1 :] == '"2019082600014"'


def test_all_problems_come_at_once(tmp_path: Path) -> None:
    text = (
        RIGHT.replace("brand: lotus", "brand: x").replace("2019082600013", "2019082600014").replace('"24.90"', '"0.00"')
    )
    assert len(found(tmp_path, text)) == 3


@pytest.mark.parametrize(
    "name", ["Musée national de Chine", "The British Museum Shop", "故宫文创", "V&A Enterprises", "Poly"]
)
def test_real_houses_are_known(name: str) -> None:
    assert real_institution(name)


@pytest.mark.parametrize("name", ["Polygone Exemple", "Musée Exemple des Jardins", "Boutique Exemple"])
def test_invented_houses_pass(name: str) -> None:
    assert real_institution(name) is None
