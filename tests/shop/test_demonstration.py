"""The shop that comes with the exhibition: invented, whole, in three languages, and written with care."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from ada_url import URL
from PIL import Image

from exhibition.scene.base import Text
from exhibition.scene.wording import SHOP_TEXT, remarks
from exhibition.shop.catalogue import Shop
from exhibition.shop.checks import check_catalogue
from exhibition.shop.links import safe_link
from exhibition.shop.model import Catalogue
from exhibition.shop.offers import gtin_is_right, offer_for

ROOT = Path(__file__).resolve().parents[2]
ANIMALS = ("rat", "ox", "tiger", "rabbit", "dragon", "snake", "horse", "goat", "monkey", "rooster", "dog", "pig")
TAGS = {
    "zodiac",
    *ANIMALS,
    "corridor",
    "bridge",
    "tower",
    "theatre",
    "lake",
    "boat",
    "residence",
    "court",
    "garden",
    "spring",
}
PARTS = {f"head_{animal}" for animal in ANIMALS} | {
    "palace_front", "jet_tower", "great_shell", "long_corridor", "bridge17", "foxiangge", "marble_boat", "great_stage",
    "bronze_ox",
}  # fmt: skip
BANDS = {
    "stationery": ((15, 128), (3, 18)), "home_textile": ((99, 1299), (19, 179)), "tableware": ((49, 899), (9, 129)),
    "tea_food": ((39, 368), (8, 59)), "fashion": ((59, 1580), (15, 220)), "jewellery": ((29, 1280), (6, 180)),
    "beauty": ((59, 299), (12, 49)), "fragrance": ((68, 498), (14, 75)), "toys_figures": ((39, 399), (9, 69)),
    "models": ((59, 699), (12, 99)), "books_prints": ((25, 398), (8, 65)),
}  # fmt: skip


def texts(shop: Shop) -> Iterator[tuple[str, Text]]:
    for kind in ("museums", "brands", "products"):
        for entry, value in getattr(shop.catalogue, kind).items():
            for path, text in within(value):
                yield f"{entry}{path}", text


def within(value, path: str = "") -> Iterator[tuple[str, Text]]:
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from within(item, f"{path}[{place}]")
    elif hasattr(type(value), "model_fields"):
        for word in type(value).model_fields:
            yield from within(getattr(value, word), f"{path}.{word}")


def test_it_is_read_and_checked_without_a_problem(shop: Shop) -> None:
    assert shop.problems == ()
    assert check_catalogue(shop, hosts=(".example",), parts=PARTS, tags=TAGS, assets=ROOT / "assets") == ()


def test_three_museums_six_brands_eighteen_products(catalogue: Catalogue) -> None:
    assert (len(catalogue.museums), len(catalogue.brands), len(catalogue.products)) == (3, 6, 18)
    about_heads = [each for each in catalogue.products.values() if "zodiac" in each.tags]
    assert len(about_heads) >= 9


def test_everything_is_invented_and_says_so(catalogue: Catalogue) -> None:
    for group in (catalogue.museums, catalogue.brands, catalogue.products):
        assert all(each.fictional for each in group.values())
    for product in catalogue.products.values():
        assert product.gtin.startswith("2")
        assert gtin_is_right(product.gtin)
        for offer in product.offers:
            assert offer.url is None or URL(offer.url).hostname.endswith(".example")


def test_numbers_and_stock_keeping_units_are_not_shared(catalogue: Catalogue) -> None:
    products = catalogue.products.values()
    assert len({each.gtin for each in products}) == len({each.sku for each in products}) == len(products)


@pytest.mark.parametrize(("market", "currency"), [("FR", "EUR"), ("CN", "CNY")])
def test_everything_has_an_offer_at_home_and_in_china(catalogue: Catalogue, market: str, currency: str) -> None:
    for product in catalogue.products.values():
        offer = offer_for(product, market, date(2026, 11, 23))
        assert offer is not None
        assert offer.currency == currency
        low, high = BANDS[product.category][currency == "EUR"]
        assert low <= Decimal(offer.price) <= high


def test_links_are_printed_as_they_were_written(catalogue: Catalogue) -> None:
    for product in catalogue.products.values():
        for offer in product.offers:
            assert offer.url is None or safe_link(offer.url, (".example",)) == offer.url


def test_its_texts_are_set_by_the_rules_of_each_language(shop: Shop) -> None:
    assert [(where, remark) for where, text in texts(shop) for remark in remarks(text, SHOP_TEXT)] == []


def test_pictures_are_square_light_and_credited(catalogue: Catalogue) -> None:
    for product in catalogue.products.values():
        for picture in product.images:
            file = ROOT / "assets" / picture.file
            assert file.stat().st_size <= 120 * 1024
            with Image.open(file) as image:
                assert image.size == (640, 640)
            assert (picture.credit, picture.rights) == ("Exhibition project", "CC BY 4.0")
