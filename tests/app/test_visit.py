"""A visit drawn for real: codes a phone can read, parts that light up, edits that show, a reset that forgets."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
import yaml

from exhibition.app.exhibit import Exhibit
from exhibition.app.project import Project, rules_of
from exhibition.app.reload import Watcher, renew
from exhibition.app.shot import open_stage
from exhibition.shop.links import safe_link
from exhibition.visit.intents import Back, Enter, Language, Look, Open, OpenPage, OpenProduct, StillHere, Walk
from exhibition.visit.show import loading_view, view_of
from exhibition.visit.state import Rules, VisitState, first_state
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
        glass.draw(view if panels else replace(view, panel=None, markers=(), languages=(), title="", hint=False))
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
    return [node.node().get_geom(0).get_vertex_data().get_array(0).this for node in stage.staged.nodes]


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
    before = geoms(stage), stage.staged.nodes
    lit = show(fountain, view, panels=False).astype(int)
    gone = show(fountain, told(PartState(visible=False)), panels=False).astype(int)
    of_part = np.abs(rest - gone).max(axis=2) > 0
    assert of_part.sum() > 2000
    brighter = (lit - rest).sum(axis=2)
    assert (brighter[of_part] > 12).mean() > 0.7
    assert brighter[~of_part].max() == 0
    assert (geoms(stage), stage.staged.nodes) == before


def test_a_part_is_hidden_and_moved_without_a_batch_rebuilt(drawn, show, fountain, horse) -> None:
    stage, _ = drawn
    _, _, told = horse
    rest = show(fountain, told(), panels=False)
    before = geoms(stage), stage.staged.nodes
    hidden = show(fountain, told(PartState(visible=False)), panels=False)
    moved = show(fountain, told(PartState(offset=(0.0, 0.0, 0.4))), panels=False)
    for other in (hidden, moved):
        assert (np.abs(other.astype(int) - rest).max(axis=2) > 12).mean() > 0.003
    assert not np.array_equal(hidden, moved)
    assert (geoms(stage), stage.staged.nodes) == before
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


# -- the running exhibit -----------------------------------------------------------------------------------------------


@pytest.fixture
def exhibit(drawn, project: Project, rules: Rules) -> Exhibit:
    stage, glass = drawn
    stage.resize(320, 180)
    yield Exhibit(project, stage, glass, replace(rules, opens="entrance"), "entrance")
    stage.resize(1280, 720)


def test_after_the_last_visitor_all_is_as_the_first_one_met_it(exhibit: Exhibit, rules: Rules) -> None:
    first, first_frame = exhibit.state, exhibit.frame([], 0.0)
    exhibit.frame([StillHere(), Language("zh"), Open("hs_welcome")], 0.1)
    exhibit.frame([Back()], 0.1)
    for _ in range(4):
        exhibit.frame([Walk(1.0, 0.3), Look(25.0, 4.0)], 0.1)
    exhibit.frame([OpenPage("about")], 0.1)
    exhibit.frame([Back(), Enter("haiyantang")], 0.1)
    assert exhibit.world.id == "haiyantang"
    tiger = next(s.id for s in exhibit.world.spots if s.shelf)
    exhibit.frame([Open(tiger)], 0.1)
    exhibit.frame([OpenProduct(exhibit.world.spot(tiger).shelf[0])], 0.1)
    assert exhibit.state != first
    exhibit.frame([], rules.ask_after)
    assert exhibit.frame([], 0.1).asking is not None
    exhibit.frame([], rules.countdown)
    assert exhibit.world.id == "entrance"
    assert replace(exhibit.state, here=first.here, idle=first.idle) == first
    view = exhibit.frame([], 0.0)
    assert replace(view, asking=None) == first_frame


def test_a_scene_that_cannot_be_built_leaves_the_visitor_where_they_are(exhibit: Exhibit, monkeypatch) -> None:
    def refused(self: Project, scene: str, **more: object) -> World:
        raise ValueError("measures no form can take")

    monkeypatch.setattr(Project, "world", refused)
    view = exhibit.frame([Enter("haiyantang")], 0.1)
    assert exhibit.world.id == "entrance" and exhibit.state.going is None
    assert exhibit.problems and view is not None


# -- edits -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def edited(drawn, garden: Project, house: Path) -> Iterator[tuple[Exhibit, Path]]:
    """The tiny garden running at 320x180, and its file."""
    window = drawn[0].window
    drawn[0].resize(320, 180)
    regions = [r for r in window.output.get_display_regions() if r.is_active()]
    for region in regions:
        region.set_active(False)
    stage, glass = open_stage(window, garden, "low")
    ruled = replace(rules_of(garden.show(), garden.brand(), size=(320, 180)), ask_after=1e6)
    running = Exhibit(garden, stage, glass, ruled, "garden")
    running.frame([Back()], 0.1)  # the introduction
    yield running, house / "scenes" / "garden" / "scene.yaml"
    glass.close()
    stage.close()
    for region in regions:
        region.set_active(True)
    drawn[0].resize(1280, 720)


def write(file: Path, old: str, new: str) -> frozenset[str]:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    return frozenset({str(file)})


def framed(exhibit: Exhibit) -> np.ndarray:
    exhibit.frame([], 0.0)
    return exhibit.stage.window.grab().astype(int)


def test_a_good_edit_shows_a_bad_one_is_told_and_a_mended_one_clears_the_glass(edited) -> None:
    exhibit, file = edited
    first = framed(exhibit)
    renew(exhibit, write(file, "at: [0, 12, 0]", "at: [4, 2, 0]"))
    moved = framed(exhibit)
    assert exhibit.problems == () and (np.abs(moved - first).max(axis=2) > 12).mean() > 0.02
    good = exhibit.world
    renew(exhibit, write(file, "sides: 6", "sides: six"))
    told = framed(exhibit)
    assert exhibit.world is good and exhibit.stage.staged.world is good
    assert any("scene.yaml:" in line and ":12: " in line for line in exhibit.problems)
    assert (np.abs(told - moved).max(axis=2) > 12).mean() > 0.02, "the problem is on the glass"
    renew(exhibit, write(file, "sides: six", "sides: 6"))
    assert exhibit.problems == ()
    assert np.array_equal(framed(exhibit), moved)


def test_a_card_that_an_edit_takes_away_closes(edited) -> None:
    exhibit, file = edited
    exhibit.frame([Open("hs_pavilion")], 0.1)
    renew(exhibit, write(file, "hs_pavilion:", "hs_roof:") | write(file, "open: hs_pavilion", "open: hs_roof"))
    assert exhibit.problems == ()
    assert exhibit.frame([], 0.1).panel is None


def test_an_edit_keeps_the_visitor_where_they_stand(edited) -> None:
    exhibit, file = edited
    for _ in range(5):
        exhibit.frame([Walk(1.0, 0.0)], 0.1)
    at = exhibit.state.at
    renew(exhibit, write(file, "Le pavillon", "Le kiosque"))
    view = exhibit.frame([], 0.0)
    assert exhibit.state.at == at
    assert [marker.title for marker in view.markers] == ["Le kiosque"]


def test_a_saved_file_is_noticed_and_shown(edited) -> None:
    exhibit, file = edited
    watcher = Watcher(file.parents[1])
    try:
        time.sleep(0.3)  # the watch begins in its own thread
        write(file, "Le pavillon", "Le belvédère")
        changed, until = frozenset(), time.monotonic() + 10
        while not changed and time.monotonic() < until:
            changed = watcher.changed()
            time.sleep(0.02)
    finally:
        watcher.close()
    assert {Path(name).name for name in changed} == {"scene.yaml"}
    renew(exhibit, changed)
    assert exhibit.world.spot("hs_pavilion").hotspot.title["fr"] == "Le belvédère"


def test_a_renewed_brand_shows_its_words(edited, house) -> None:
    exhibit, _ = edited
    exhibit.frame([OpenPage("menu")], 0.0)
    first = framed(exhibit)
    brand = house / "scenes" / "brand.yaml"
    renew(exhibit, write(brand, 'paper: "#F7F2E8"', 'paper: "#335577"'))
    assert exhibit.problems == ()
    assert (np.abs(framed(exhibit) - first).max(axis=2) > 12).mean() > 0.02


def test_a_scene_file_that_is_away_for_a_moment_leaves_the_world_up(edited) -> None:
    exhibit, file = edited
    text, good = file.read_text(encoding="utf-8"), exhibit.world
    file.unlink()
    renew(exhibit, frozenset({str(file)}))
    assert exhibit.world is good and exhibit.problems
    file.write_text(text, encoding="utf-8")
    renew(exhibit, frozenset({str(file)}))
    assert exhibit.problems == ()


def test_files_that_show_nothing_change_nothing(edited, house) -> None:
    exhibit, _ = edited
    before = exhibit.world
    shutil.copy(ROOT / "README.md", house / "scenes" / "notes.txt")
    renew(exhibit, frozenset({str(house / "scenes" / "notes.txt")}))
    assert exhibit.world is before
