"""What a thing costs where and when, and whether its number is right."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exhibition.shop.model import Offer, Product
from exhibition.shop.offers import check_digit, gtin_is_right, offer_for

DAY = date(2026, 11, 23)


def offer(**words) -> Offer:
    return Offer(**{"market": "FR", "price": "24.90", "currency": "EUR", "seller": "Shop", **words})


def offered(product: Product, *offers: Offer) -> Product:
    return product.model_copy(update={"offers": offers})


@pytest.mark.parametrize("gtin", ["4006381333931", "73513537", "036000291452", "10614141000415", "2019082600013"])
def test_numbers_of_the_trade_are_right(gtin: str) -> None:
    assert gtin_is_right(gtin)


@pytest.mark.parametrize("gtin", ["4006381333932", "400638133393", "", "40063813339a1", "４006381333931", "123456789"])
def test_a_wrong_number_is_refused(gtin: str) -> None:
    assert not gtin_is_right(gtin)


@given(st.text("0123456789", min_size=12, max_size=12), st.integers(0, 11), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(digits: str, place: int, more: int) -> None:
    gtin = digits + check_digit(digits)
    other = str((int(digits[place]) + more) % 10)
    assert gtin_is_right(gtin)
    assert not gtin_is_right(digits[:place] + other + digits[place + 1 :] + gtin[-1])


def test_the_offer_of_the_market_is_shown(cup: Product) -> None:
    assert [offer_for(cup, market, DAY).currency for market in ("FR", "CN", "GB")] == ["EUR", "CNY", "GBP"]


def test_no_other_market_stands_in(cup: Product) -> None:
    assert offer_for(cup, "US", DAY) is None


def test_an_offer_shows_from_its_first_day_to_its_last(cup: Product) -> None:
    product = offered(cup, offer(valid_from="2026-11-23", valid_to="2026-11-24"))
    shown = [offer_for(product, "FR", date(2026, 11, day)) is not None for day in (22, 23, 24, 25)]
    assert shown == [False, True, True, False]


def test_the_price_of_the_day_is_shown(cup: Product) -> None:
    product = offered(cup, offer(price="20.00", valid_to="2026-11-22"), offer(price="22.00", valid_from="2026-11-23"))
    assert offer_for(product, "FR", date(2026, 11, 22)).price == "20.00"
    assert offer_for(product, "FR", DAY).price == "22.00"


def test_what_can_be_had_comes_before_what_cannot(cup: Product) -> None:
    product = offered(
        cup, offer(availability="out_of_stock", price="1.00"), offer(availability="in_stock", price="2.00")
    )
    assert offer_for(product, "FR", DAY).price == "2.00"


def test_what_is_not_sold_here_shows_without_a_link(cup: Product) -> None:
    product = offered(cup, offer(availability="not_sold_here", url="https://shop.example/"))
    shown = offer_for(product, "FR", DAY)
    assert shown.availability == "not_sold_here"
    assert shown.url is None


def test_prices_stay_exact(catalogue) -> None:
    for product in catalogue.products.values():
        for each in product.offers:
            assert f"{each.amount:.2f}" == each.price
            assert each.amount == Decimal(each.price)
    assert sum((Decimal("0.10") for _ in range(3)), Decimal()) == offer(price="0.30").amount
