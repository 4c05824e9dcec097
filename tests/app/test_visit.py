"""A visit drawn for real: codes a phone can read, parts that light up, cards that leave their thing in sight."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
import yaml

from exhibition.app.project import Project, rules_of
from exhibition.shop.links import safe_link
from exhibition.visit.intents import Back, OpenPage
from exhibition.visit.model import VisitState
from exhibition.visit.rules import Rules
from exhibition.visit.show import loading_view, view_of
from exhibition.visit.state import first_state
from exhibition.visit.view import AboutPage, PartState, ProductCard, View

if TYPE_CHECKING:
    from exhibition.world.model import World

pytestmark = pytest.mark.gl
ROOT = Path(__file__).resolve().parents[2]
SHOP = ("products_heads", "products_palace")
PRODUCTS = {
    product: words
    for file in SHOP
    for product, words in yaml.safe_load((ROOT / f"scenes/shop/{file}.yaml").read_text(encoding="utf-8"))[
        "products"
    ].items()
}
LANGUAGES = ("fr", "en", "zh")
EACH_ONCE = [(product, LANGUAGES[n % 3]) for n, product in enumerate(PRODUCTS)]
EVERY_ONE = [(product, language) for product in PRODUCTS for language in LANGUAGES]


@pytest.fixture(scope="module")
def rules(project: Project) -> Rules:
    return rules_of(project.show(), project.brand(), size=(1280, 720))


@pytest.fixture
def show(drawn):
    """A function: a world and a view -> the frame, (720, 1280, 3) uint8."""
    stage, glass = drawn

    def shown(world: World, view: View, *, panels: bool = True) -> np.ndarray:
        if stage.staged is None or stage.staged.world is not world:
            stage.show(world)
        stage.draw(view, time=12.0)
        glass.draw(
            view if panels else replace(view, panel=None, markers=(), languages=(), title="", hint=False, zodiac=False)
        )
        stage.window.render()
        return stage.window.grab()

    return shown


def resting(world: World, rules: Rules, **more: object) -> VisitState:
    """A visit long enough in a scene for its introduction and hints to be gone."""
    return replace(first_state(rules, world), **{"here": 1e6, "page": None, **more})


# -- codes -----------------------------------------------------------------------------------------------------------


def shelf_with(product: str, worlds: dict[str, World]) -> tuple[World, str]:
    """A scene and its hotspot from whose card the product can be opened."""
    return next((world, spot.id) for world in worlds.values() for spot in world.spots if product in spot.shelf)


def assert_code_reads(product: str, language: str, worlds, rules, show) -> None:
    import zxingcpp

    world, spot = shelf_with(product, worlds)
    state = resting(world, rules, spot=spot, lit=spot, product=product, language=language)
    found = zxingcpp.read_barcodes(show(world, view_of(state, world, rules=rules)))
    offers = [offer for offer in PRODUCTS[product]["offers"] if offer["market"] == "FR"]
    written = [offer["url"] for offer in offers if offer.get("availability", "in_stock") in ("in_stock", "preorder")]
    assert [code.text for code in found] == written, f"{product} {language}"
    assert all(safe_link(url, rules.link_hosts) == url for url in written)


@pytest.mark.parametrize(("product", "language"), EACH_ONCE)
def test_a_phone_reads_the_products_own_address_from_the_frame(product, language, worlds, rules, show) -> None:
    assert_code_reads(product, language, worlds, rules, show)


@pytest.mark.soak
@pytest.mark.parametrize(("product", "language"), EVERY_ONE)
def test_a_phone_reads_every_code_in_every_language(product, language, worlds, rules, show) -> None:
    assert_code_reads(product, language, worlds, rules, show)


def test_an_address_that_is_not_allowed_has_no_code(worlds, rules, show) -> None:
    import zxingcpp

    world, spot = shelf_with("tiger_cup", worlds)
    state = resting(world, rules, spot=spot, product="tiger_cup")
    view = view_of(state, world, rules=replace(rules, link_hosts=(".museum",)))
    assert isinstance(view.panel, ProductCard) and view.panel.url is None
    assert zxingcpp.read_barcodes(show(world, view)) == []


# -- the state of parts ------------------------------------------------------------------------------------------------


def geoms(stage) -> list[object]:
    found = sorted(stage.staged.seen.geoms().items())
    return [(key, node.get_geom(0).get_vertex_data().get_array(0).this) for key, node in found]


@pytest.fixture
def horse(fountain: World, rules: Rules):
    """The horse's card as it opens, the number of its part, and the same view with another state of parts."""
    state = resting(fountain, rules, view="quarter_horse", spot="hs_horse", lit="hs_horse")
    view = view_of(state, fountain, rules=rules)
    part = fountain.spot("hs_horse").part

    def told(state: PartState | None = None) -> View:
        return replace(view, parts={part: state} if state else {})

    return view, part, told


def test_a_touched_part_lights_up_and_nothing_else_does(drawn, show, fountain, horse) -> None:
    stage, _ = drawn
    view, part, told = horse
    assert list(view.parts) == [part]
    rest = show(fountain, told(), panels=False).astype(int)
    before = geoms(stage)
    lit = show(fountain, view, panels=False).astype(int)
    gone = show(fountain, told(PartState(visible=False)), panels=False).astype(int)
    of_part = np.abs(rest - gone).max(axis=2) > 0
    assert of_part.sum() > 2000
    brighter = (lit - rest).sum(axis=2)
    assert (brighter[of_part] > 12).mean() > 0.7
    assert brighter[~of_part].max() == 0
    assert geoms(stage) == before


def test_a_part_is_hidden_and_moved_without_a_batch_rebuilt(drawn, show, fountain, horse) -> None:
    stage, _ = drawn
    _, _, told = horse
    rest = show(fountain, told(), panels=False)
    before = geoms(stage)
    hidden = show(fountain, told(PartState(visible=False)), panels=False)
    moved = show(fountain, told(PartState(offset=(0.0, 0.0, 0.4))), panels=False)
    for other in (hidden, moved):
        assert (np.abs(other.astype(int) - rest).max(axis=2) > 12).mean() > 0.003
    assert not np.array_equal(hidden, moved)
    assert geoms(stage) == before
    assert np.array_equal(show(fountain, told(), panels=False), rest), "and back to rest"


# -- words -----------------------------------------------------------------------------------------------------------


def test_each_language_gives_another_frame(show, salon, rules) -> None:
    frames = [
        show(salon, view_of(resting(salon, rules, spot="hs_welcome", language=code), salon, rules=rules)).astype(int)
        for code in LANGUAGES
    ]
    for one, other in ((0, 1), (1, 2), (0, 2)):
        assert (np.abs(frames[one] - frames[other]).max(axis=2) > 40).mean() > 0.01


def test_the_loading_screen_draws_and_moves_on(show, salon) -> None:
    frames = [
        show(salon, loading_view("summer_palace", share, language="fr", title="Palais d’Été")) for share in (0.1, 0.9)
    ]
    assert all(frame.std() > 5 for frame in frames)
    assert not np.array_equal(*frames)


@pytest.mark.parametrize("scene", ["entrance", "haiyantang", "summer_palace"])
def test_an_open_card_leaves_its_thing_in_sight(drawn, worlds, rules, scene) -> None:
    stage, glass = drawn
    world = worlds[scene]
    stage.show(world)
    hidden = {}
    for spot in world.spots:
        if spot.hotspot.view is not None:
            state = resting(world, rules, view=spot.hotspot.view, spot=spot.id, lit=spot.id)
            view = view_of(state, world, rules=rules)
            stage.draw(view)
            glass.draw(view)
            at = stage.project(spot.point)
            if at is None or not (0 < at[0] < 1280 and 0 < at[1] < 720) or glass.covers(*at[:2]):
                hidden[spot.id] = at
    assert hidden == {}


def about_in(glass) -> bool:
    return any(hit.intent == OpenPage("about") for hit in glass._focusable())


def test_the_credits_are_one_or_two_touches_away_from_everywhere(drawn, show, worlds, rules) -> None:
    """Each panel has the button itself, or a way back to where the button is; the kiosk, without a menu, too."""
    _, glass = drawn
    for world in worlds.values():
        for ruled in (rules, replace(rules, menu=False)):
            spot = world.spots[0].id
            product = next((s for s in world.spots if s.shelf), None)
            states = [resting(world, ruled), resting(world, ruled, spot=spot), resting(world, ruled, page="intro")]
            states += [resting(world, ruled, page="menu")] if ruled.menu else []
            states += [resting(world, ruled, spot=product.id, product=product.shelf[0])] if product else []
            for state in states:
                glass.draw(view_of(state, world, rules=ruled))
                backs = 0
                while not about_in(glass):
                    assert any(hit.intent == Back() for hit in glass._focusable()), (world.id, state)
                    state = stepped(state, Back(), world, ruled)
                    glass.draw(view_of(state, world, rules=ruled))
                    backs += 1
                    assert backs <= 2, (world.id, state)
                state = stepped(state, OpenPage("about"), world, ruled)
                page = view_of(state, world, rules=ruled).panel
                assert isinstance(page, AboutPage) and len(page.lines) >= 2


def stepped(state: VisitState, intent, world, rules) -> VisitState:
    from exhibition.visit.state import step

    return step(state, [intent], world, 0.02, rules=rules)


# -- draws -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scene", ["entrance", "haiyantang", "summer_palace"])
def test_no_view_sends_more_than_two_hundred_draws(drawn, worlds, rules, scene) -> None:
    """At low, all passes together, with the card that is open there."""
    stage, glass = drawn
    world = worlds[scene]
    stage.show(world)
    opened = {spot.hotspot.view: spot.id for spot in world.spots}
    found = {}
    for name in world.views:
        spot = opened.get(name, world.spots[0].id)
        for state in (resting(world, rules, view=name), resting(world, rules, view=name, spot=spot, lit=spot)):
            view = view_of(state, world, rules=rules)
            stage.draw(view)
            glass.draw(view)
            counts = stage.counts()
            assert counts["by_pass"]["glass"] > 0
            found[name, bool(state.spot)] = counts["draw_calls"]
    assert {place: draws for place, draws in found.items() if draws > 200} == {}
    assert max(found.values()) > 3
