"""The demonstration shop, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from exhibition.shop.catalogue import Shop, read_shop
from exhibition.shop.model import Catalogue, Product

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def shop() -> Shop:
    return read_shop(ROOT / "scenes" / "shop")


@pytest.fixture(scope="session")
def catalogue(shop: Shop) -> Catalogue:
    return shop.catalogue


@pytest.fixture
def cup(catalogue: Catalogue) -> Product:
    return catalogue.products["tiger_cup"]
