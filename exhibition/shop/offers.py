"""A product, a market and a day -> the offer to show; a trade number -> whether its check digit is right."""

from __future__ import annotations

import re
from datetime import date

from exhibition.shop.model import Offer, Product

_GTIN = re.compile(r"[0-9]{8}|[0-9]{12,14}")
_BEST_FIRST = ("in_stock", "preorder", "on_site_only", "out_of_stock", "not_sold_here")


def offer_for(product: Product, market: str, on: date) -> Offer | None:
    """The offer for a market on a day, or None: a price of another market is never shown in its place.

    Offers not yet valid or expired are passed over; both ends count as valid. Of several, the one that can be had
    comes first, then the one written first. An offer that is `not_sold_here` comes without its link.
    """
    day = on.isoformat()
    fitting = [offer for offer in product.offers if offer.market == market and _valid(offer, day)]
    if not fitting:
        return None
    offer = min(fitting, key=lambda each: _BEST_FIRST.index(each.availability))
    if offer.availability == "not_sold_here" and offer.url is not None:
        return offer.model_copy(update={"url": None})
    return offer


def _valid(offer: Offer, day: str) -> bool:
    """ISO days compare as text."""
    return (offer.valid_from or day) <= day <= (offer.valid_to or day)


def gtin_is_right(gtin: str) -> bool:
    """Whether 8, 12, 13 or 14 digits end in the check digit that GS1 asks for: weights 3 and 1 from the right."""
    return _GTIN.fullmatch(gtin) is not None and gtin[-1] == check_digit(gtin[:-1])


def check_digit(digits: str) -> str:
    """The digit that completes a trade number."""
    weighted = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(digits)))
    return str(-weighted % 10)
