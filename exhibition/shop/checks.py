"""A shop that was read, with the world around it -> every problem that a single entry's shape cannot show."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import combinations
from pathlib import Path

from ada_url import URL

from exhibition.scene.base import LANGUAGES, Text
from exhibition.scene.checks import at, did_you_mean
from exhibition.scene.problem import Problem
from exhibition.shop.catalogue import Shop
from exhibition.shop.links import link_problem
from exhibition.shop.model import Museum, Offer, Product, ProductBrand
from exhibition.shop.offers import check_digit, gtin_is_right
from exhibition.shop.wording import real_institution, wording_problems

# The longest each text may be, in signs: French, English, Chinese.
LONGEST = {"title": (60, 60, 24), "summary": (160, 160, 70), "alt": (120, 120, 120)}
HIGHEST_PRICE = Decimal(100_000)
CURRENCIES = {"FR": "EUR", "CN": "CNY", "GB": "GBP", "DE": "EUR", "BE": "EUR", "CH": "CHF", "US": "USD"}
TAX_IS_INCLUDED = frozenset({"FR", "CN", "GB", "DE", "BE", "CH"})
RESERVED = ".example"


def check_catalogue(
    shop: Shop,
    *,
    hosts: Iterable[str],
    parts: Collection[str],
    tags: Collection[str],
    assets: Path | None = None,
) -> tuple[Problem, ...]:
    """All problems of a shop, sorted by place. Typography, which all texts share, is `scene.wording`'s to judge.

    hosts: what links may name (`link_problem`); parts, tags: the ids that scenes know, of all scenes together;
    assets: the folder of the pictures, None where they are not at hand and not asked for.
    """
    problems = [*_makers(shop)]
    hosts = tuple(hosts)
    for product_id, product in shop.catalogue.products.items():
        tell = _Teller(shop, "products", product_id)
        problems += _identity(product, tell)
        problems += _threads(product, frozenset(parts), frozenset(tags), tell)
        problems += _texts(product, tell)
        problems += _pictures(product, assets, tell)
        for place, offer in enumerate(product.offers):
            problems += _offer(offer, place, product.fictional, hosts, tell)
        problems += _overlaps(product, tell)
    return tuple(sorted(set(problems)))


class _Teller:
    """Makes an entry's problems with their places."""

    def __init__(self, shop: Shop, kind: str, entry: str):
        self.shop = shop
        self.kind = kind
        self.entry = entry

    def __call__(self, path: tuple[str | int, ...], message: str, hint: str = "") -> Problem:
        return at(self.shop.place(self.kind, self.entry, *path), message, hint)


_INVENT = "Invent a name, or have the signed paper and take the name off the list in exhibition/shop/wording.py."


def _makers(shop: Shop) -> Iterator[Problem]:
    """Museums and brands: no real institution lends its name, and their texts are sound."""
    for museum_id, museum in shop.catalogue.museums.items():
        tell = _Teller(shop, "museums", museum_id)
        real = next(filter(None, (real_institution(museum.name[language]) for language in LANGUAGES)), None)
        if real:
            yield tell(("name",), f'the museum takes the name of a real one ("{real}").', _INVENT)
        yield from _text(museum.name, ("name",), None, tell)
        if museum.credit:
            yield from _text(museum.credit, ("credit",), None, tell)
    for brand_id, brand in shop.catalogue.brands.items():
        tell = _Teller(shop, "brands", brand_id)
        real = real_institution(brand.name)
        if real:
            yield tell(("name",), f'the brand takes the name of a real house ("{real}").', _INVENT)
        yield from _text(brand.about, ("about",), None, tell)


def _identity(product: Product, tell: _Teller) -> Iterator[Problem]:
    catalogue = tell.shop.catalogue
    makers: list[tuple[str, str, Mapping[str, Museum | ProductBrand]]] = [("brand", product.brand, catalogue.brands)]
    if product.museum is not None:
        makers.append(("museum", product.museum, catalogue.museums))
    for word, maker_id, known in makers:
        if maker_id not in known:
            yield tell((word,), f'there is no {word} "{maker_id}".', did_you_mean(maker_id, known))
        elif known[maker_id].fictional != product.fictional:
            told = "invented" if known[maker_id].fictional else "real"
            yield tell(
                (word,), f'the {word} "{maker_id}" is {told}, the product is not.', "Let both say fictional: alike."
            )
    if product.gtin is not None and not gtin_is_right(product.gtin):
        right = check_digit(product.gtin[:-1])
        yield tell(
            ("gtin",), f"the check digit of {product.gtin} is wrong.", f"It would be {right}; compare with the label."
        )


def _threads(product: Product, parts: frozenset[str], tags: frozenset[str], tell: _Teller) -> Iterator[Problem]:
    for place, thread in enumerate(product.inspired_by):
        if thread.part not in parts | tags:
            hint = did_you_mean(thread.part, parts | tags)
            yield tell(("inspired_by", place, "part"), f'no scene has a part or tag "{thread.part}".', hint)
    for place, tag in enumerate(product.tags):
        if tag not in tags:
            yield tell(("tags", place), f'no scene has the tag "{tag}".', did_you_mean(tag, tags))


def _texts(product: Product, tell: _Teller) -> Iterator[Problem]:
    yield from _text(product.title, ("title",), LONGEST["title"], tell)
    yield from _text(product.summary, ("summary",), LONGEST["summary"], tell)
    yield from _text(product.materials, ("materials",), None, tell)
    for place, thread in enumerate(product.inspired_by):
        yield from _text(thread.why, ("inspired_by", place, "why"), None, tell)
    for place, picture in enumerate(product.images):
        yield from _text(picture.alt, ("images", place, "alt"), LONGEST["alt"], tell)


def _text(text: Text, path: tuple[str | int, ...], longest: tuple[int, ...] | None, tell: _Teller) -> Iterator[Problem]:
    for language, limit in zip(LANGUAGES, longest or (), strict=False):
        if len(text[language]) > limit:
            yield tell((*path, language), f"{len(text[language])} signs, more than {limit}.", "Shorten it.")
    for language, message in wording_problems(text):
        yield tell((*path, language), message, "Say what the thing is.")


def _pictures(product: Product, assets: Path | None, tell: _Teller) -> Iterator[Problem]:
    for place, picture in enumerate(product.images):
        path = Path(picture.file)
        if path.is_absolute() or ".." in path.parts:
            yield tell(
                ("images", place, "file"), f'"{picture.file}" leaves the folder assets/.', "Name a file below it."
            )
        elif assets is not None and not (assets / path).is_file():
            yield tell(
                ("images", place, "file"), f"assets/{picture.file} is missing.", "Put it there, or mend the name."
            )


def _offer(offer: Offer, place: int, fictional: bool, hosts: tuple[str, ...], tell: _Teller) -> Iterator[Problem]:
    def told(word: str, message: str, hint: str = "") -> Problem:
        return tell(("offers", place, word), message, hint)

    if not 0 < offer.amount <= HIGHEST_PRICE:
        yield told("price", f"{offer.price} {offer.currency} is no price to ask.", f"Over 0, at most {HIGHEST_PRICE}.")
    if CURRENCIES.get(offer.market, offer.currency) != offer.currency:
        yield told("currency", f"in {offer.market} prices are in {CURRENCIES[offer.market]}, not {offer.currency}.")
    if not offer.tax_included and offer.market in TAX_IS_INCLUDED:
        yield told(
            "tax_included", f"in {offer.market} the price shown to visitors includes tax.", "Give the price with tax."
        )
    real = real_institution(offer.seller)
    if real:
        yield told("seller", f'the seller takes the name of a real house ("{real}").', _INVENT)
    if offer.url is not None:
        reason = link_problem(offer.url, hosts)
        if reason:
            allowed = f": {', '.join(hosts)}" if hosts else "; none does yet"
            yield told(
                "url",
                f"the link {reason}.",
                f"Give a plain https address on a host that link_hosts: of a show allows{allowed}.",
            )
        elif fictional and not URL(offer.url).hostname.endswith(RESERVED):
            yield told(
                "url", "the link of an invented product leads to a real host.", f"Use a host that ends in {RESERVED}."
            )
    yield from _days(offer, told)


def _days(offer: Offer, told: Callable[..., Problem]) -> Iterator[Problem]:
    for word in ("valid_from", "valid_to"):
        day = getattr(offer, word)
        try:
            date.fromisoformat(day or "2000-01-01")
        except ValueError:
            yield told(word, f"the calendar has no {day}.")
    if offer.valid_from and offer.valid_to and offer.valid_to < offer.valid_from:
        yield told("valid_to", f"the offer ends ({offer.valid_to}) before it begins ({offer.valid_from}).")


def _overlaps(product: Product, tell: _Teller) -> Iterator[Problem]:
    """Two offers for one market on one day would make the price a matter of luck."""
    for (_, one), (place, other) in combinations(enumerate(product.offers), 2):
        apart = (one.valid_to or "9") < (other.valid_from or "") or (other.valid_to or "9") < (one.valid_from or "")
        if one.market == other.market and not apart:
            yield tell(
                ("offers", place), f"two offers for {one.market} are valid on the same day.", "Give each its days."
            )
