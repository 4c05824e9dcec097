"""A part of a scene, its tags and the curator's choice -> the products that belong to it, each with the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import nsmallest

from exhibition.scene.base import Text
from exhibition.shop.model import Catalogue, Product


@dataclass(frozen=True)
class Related:
    """A product and the sentence that ties it to the place."""

    product: str
    reason: Text


@dataclass(frozen=True)
class Index:
    """A catalogue by thread and by tag. Made once for a catalogue; a question then touches only what it names.

    by_thread: what products say they are inspired by, a part or a tag -> ids; by_tag: product tag -> ids; both in the
    order of the ids.
    """

    products: Mapping[str, Product]
    by_thread: Mapping[str, tuple[str, ...]]
    by_tag: Mapping[str, tuple[str, ...]]


def index(catalogue: Catalogue) -> Index:
    """The catalogue, ready for questions."""
    by_thread: dict[str, list[str]] = defaultdict(list)
    by_tag: dict[str, list[str]] = defaultdict(list)
    for product_id, product in sorted(catalogue.products.items()):
        for thread in dict.fromkeys(each.part for each in product.inspired_by):
            by_thread[thread].append(product_id)
        for tag in dict.fromkeys(product.tags):
            by_tag[tag].append(product_id)
    return Index(catalogue.products, _frozen(by_thread), _frozen(by_tag))


def _frozen(lists: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(ids) for key, ids in sorted(lists.items())}


def related(
    known: Index | Catalogue, *, part: str, tags: Iterable[str] = (), named: Iterable[str] = (), limit: int = 6
) -> tuple[Related, ...]:
    """Products for a place, at most `limit`. Who asks more than once makes the `index` first and hands it in.

    First those the curator named, in the curator's order; then those inspired by the part; then those that share its
    tags, where being inspired by a tag counts twice as much as wearing it. Ids decide between equals. A named product
    that the catalogue lacks is passed over: `check_catalogue` and the scene's own check speak of it.
    """
    known = known if isinstance(known, Index) else index(known)
    tags = tuple(dict.fromkeys(tags))
    order = dict.fromkeys(product_id for product_id in named if product_id in known.products)
    order |= dict.fromkeys(known.by_thread.get(part, ()))
    if len(order) < limit:
        order |= dict.fromkeys(_by_tags(known, tags, taken=order.keys(), limit=limit - len(order)))
    return tuple(Related(each, _reason(known.products[each], part, tags)) for each in list(order)[:limit])


def _by_tags(known: Index, tags: Iterable[str], *, taken: Iterable[str], limit: int) -> list[str]:
    score: dict[str, int] = defaultdict(int)
    for tag in tags:
        for product_id in known.by_thread.get(tag, ()):
            score[product_id] += 2
        for product_id in known.by_tag.get(tag, ()):
            score[product_id] += 1
    for product_id in taken:
        score.pop(product_id, None)
    return nsmallest(limit, score, key=lambda product_id: (-score[product_id], product_id))


def _reason(product: Product, part: str, tags: Iterable[str]) -> Text:
    """The sentence for this part, else for one of these tags, else the product's first."""
    why = {each.part: each.why for each in reversed(product.inspired_by)}
    for thread in (part, *tags):
        if thread in why:
            return why[thread]
    return product.inspired_by[0].why
