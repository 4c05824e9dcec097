"""Which products belong to a place, in which order, and why."""

from __future__ import annotations

from exhibition.shop.model import Catalogue, Product
from exhibition.shop.related import index, related

ANIMALS = ("rat", "ox", "tiger", "rabbit", "dragon", "snake", "horse", "goat", "monkey", "rooster", "dog", "pig")


def made(cup: Product, **threads: tuple[tuple[str, ...], tuple[str, ...]]) -> Catalogue:
    """A catalogue of products: id=((inspired by ...), (tags ...))."""
    why = cup.inspired_by[0].why
    products = {
        each: cup.model_copy(
            update={
                "inspired_by": tuple(
                    cup.inspired_by[0].model_copy(
                        update={"part": part, "why": why.model_copy(update={"en": f"{each} by {part}"})}
                    )
                    for part in parts
                ),
                "tags": tags,
            }
        )
        for each, (parts, tags) in threads.items()
    }
    return Catalogue.model_construct(museums={}, brands={}, products=products, as_of=None)


def ids(found) -> list[str]:
    return [each.product for each in found]


def test_named_come_first_then_the_part_then_the_tags(cup: Product) -> None:
    catalogue = made(
        cup, z=(("else",), ()), y=(("hall",), ()), x=(("lake",), ()), w=(("else",), ("lake",)), v=(("else",), ())
    )
    found = related(catalogue, part="hall", tags=("lake",), named=("z",))
    assert ids(found) == ["z", "y", "x", "w"]


def test_the_curator_decides_the_order_of_what_is_named(cup: Product) -> None:
    catalogue = made(cup, a=(("hall",), ()), b=(("hall",), ()), c=(("hall",), ()))
    assert ids(related(catalogue, part="hall", named=("c", "a"))) == ["c", "a", "b"]


def test_more_tags_in_common_count_more_and_ids_decide_between_equals(cup: Product) -> None:
    catalogue = made(
        cup, c=(("e",), ("lake", "boat")), b=(("e",), ("lake",)), a=(("e",), ("boat",)), d=(("lake",), ("lake",))
    )
    assert ids(related(catalogue, part="p", tags=("lake", "boat"))) == ["d", "c", "a", "b"]


def test_nothing_shows_twice_and_the_limit_holds(cup: Product) -> None:
    catalogue = made(cup, **{f"p{k}": (("hall", "lake"), ("lake",)) for k in range(9)})
    found = ids(related(catalogue, part="hall", tags=("lake", "lake"), named=("p5", "p5", "gone")))
    assert found == ["p5", "p0", "p1", "p2", "p3", "p4"]
    assert len(ids(related(catalogue, part="hall", limit=20))) == 9


def test_the_reason_speaks_of_the_place_that_was_asked_for(cup: Product) -> None:
    catalogue = made(cup, a=(("hall", "lake", "tower"), ()))
    assert related(catalogue, part="tower")[0].reason.en == "a by tower"
    assert related(catalogue, part="bridge", tags=("lake",))[0].reason.en == "a by lake"
    assert related(catalogue, part="bridge", named=("a",))[0].reason.en == "a by hall"


def test_an_index_answers_like_its_catalogue(catalogue: Catalogue) -> None:
    known = index(catalogue)
    for part in ("head_tiger", "long_corridor", ""):
        assert related(known, part=part, tags=("zodiac", "lake")) == related(
            catalogue, part=part, tags=("zodiac", "lake")
        )


def test_every_head_has_a_shelf(catalogue: Catalogue) -> None:
    known = index(catalogue)
    for animal in ANIMALS:
        found = related(known, part=f"head_{animal}", tags=("zodiac", animal))
        assert len(found) >= 2
        own = [each.part for each in catalogue.products[found[0].product].inspired_by]
        assert f"head_{animal}" in own


def test_the_tiger_cup_is_there_for_its_brow(catalogue: Catalogue) -> None:
    first = related(catalogue, part="head_tiger", tags=("zodiac", "tiger"))[0]
    assert first.product == "tiger_cup"
    assert "王" in first.reason.zh
    assert "roi" in first.reason.fr
