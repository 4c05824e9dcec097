"""A finger, a key and a marker on the glass do what they say, at any size of window."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import yaml

from exhibition.cards.look import Look, look_of
from exhibition.cards.marker import anchor, marker_sheet
from exhibition.cards.screen import Screen
from exhibition.cards.words import read_words
from exhibition.overlay.placing import Shown, Wanted, overlap, place_markers
from exhibition.visit.intents import Back, Born, Enter, FindAnimal, Language, LookClosely, Open, OpenPage, Scroll, Turn
from exhibition.visit.intents import Look as LookRound
from exhibition.visit.view import Camera, HandPage, Marker, SpotCard, View
from exhibition.visit.zodiac import animal_page

ROOT = Path(__file__).resolve().parents[2]
TEXT = "Look at the mane: every lock is cut into the metal. The horse stands for the double hour from 11 to 13. " * 14


@pytest.fixture(scope="module")
def brand() -> SimpleNamespace:
    told = yaml.safe_load((ROOT / "scenes/brand.yaml").read_text(encoding="utf-8"))
    fonts = {role: tuple(files) for role, files in told["fonts"].items()}
    return SimpleNamespace(colours=told["colours"], fonts=fonts, words=read_words(ROOT / "scenes/words"))


@pytest.fixture(scope="module")
def look(brand: SimpleNamespace) -> Look:
    return look_of(brand, ROOT / "assets")


def spot(id: str, x: float, y: float, *, priority: int = 5, kind: str = "spot") -> Marker:
    return Marker(id, kind, (x, y, 5.0), f"Title of {id}", "A line about it.", priority=priority)


def view(*markers: Marker, panel: SpotCard | None = None, **more: object) -> View:
    return View("s", "Scene", "en", ("fr", "en", "zh"), Camera((0, 0, 0)), markers=markers, panel=panel, **more)


CARD = SpotCard("horse", "Horse head", ("Cast copper alloy",), TEXT, ("returned", "Xinhua", "2020-12-01"), (), "a", "b")


class FlatStage:
    """A stage whose points are pixels already."""

    def __init__(self, window: object, size: tuple[int, int]) -> None:
        from panda3d.core import NodePath

        self.glass = NodePath("glass")
        self.window = SimpleNamespace(size=size, output=window.output)

    def project(self, point: tuple[float, float, float]) -> tuple[float, float, float] | None:
        return point if point[2] > 0 else None


@pytest.fixture
def glass(window, brand):
    from exhibition.overlay.glass import Glass

    made = Glass(FlatStage(window, (1280, 720)), brand, assets=ROOT / "assets")
    yield made
    made.close()


def tap(glass, x: float, y: float) -> tuple:
    assert glass.pointer_pressed(x, y)
    return glass.pointer_released(x, y)


@pytest.mark.gl
def test_a_touch_on_a_language_speaks_it_and_beside_it_is_the_scenes(glass) -> None:
    glass.draw(view())
    button = next(h for h in glass._focusable() if h.intent == Language("zh"))
    x, y = button.x + button.width / 2, button.y + button.height / 2
    assert tap(glass, x, y) == (Language("zh"),)
    assert not glass.pointer_pressed(640, 360)
    assert glass.hit(640, 360) is None


@pytest.mark.gl
def test_a_finger_that_leaves_before_it_lifts_does_nothing(glass) -> None:
    glass.draw(view())
    button = next(h for h in glass._focusable() if h.intent == Language("zh"))
    glass.pointer_pressed(button.x + 5, button.y + 5)
    assert glass.pointer_released(640, 360) == ()


@pytest.mark.gl
def test_a_drag_on_the_card_scrolls_it_and_never_past_its_end(glass) -> None:
    glass.draw(view(panel=CARD))
    assert glass.pointer_pressed(1000, 500)
    (moved,) = glass.pointer_moved(1000, 400)
    assert isinstance(moved, Scroll) and moved.pages > 0
    assert glass.pointer_released(1000, 400) == ()
    body = glass._body()
    (to_end,) = glass.scrolled(99.0)
    assert to_end.pages == pytest.approx(body.scroll_limit)
    glass.draw(view(panel=CARD, scroll=body.scroll_limit))
    assert glass.scrolled(1.0) == ()


@pytest.mark.gl
def test_the_card_keeps_touches_from_the_scene_and_closes(glass) -> None:
    glass.draw(view(panel=CARD))
    assert glass.covers(1000, 300) and not glass.covers(300, 300)
    close = next(h for h in glass._focusable() if h.intent == Back())
    assert tap(glass, close.x + 10, close.y + 10) == (Back(),)


@pytest.mark.gl
def test_nothing_under_the_question_answers(glass) -> None:
    glass.draw(view(spot("horse", 100, 360), panel=CARD, asking=5.0))
    assert all(hit.intent != Back() for hit in glass._focusable())
    assert glass.covers(30, 30) and glass.hit(30, 30) is None


@pytest.mark.gl
def test_the_focus_goes_round_everything_and_acts(glass) -> None:
    glass.draw(view(spot("horse", 640, 360)))
    assert glass.activate() == ()
    seen = []
    for _ in range(len(glass._focusable())):
        glass.focus_next()
        seen += glass.activate()
    assert Open("horse") in seen and Language("fr") in seen and len(seen) == len(set(seen))
    glass.focus_next()
    assert glass.activate() == (seen[0],)


@pytest.mark.gl
@pytest.mark.parametrize("hand", ["finger", "keys"])
def test_a_finger_or_the_keys_alone_find_an_animal(glass, hand: str) -> None:
    """Keys are a pad's too: its A is enter, its shoulder the tabulator."""

    def does(wanted: object) -> object:
        hits = glass._focusable()
        hit = next(h for h in hits if h.intent == wanted)
        if hand == "finger":
            return tap(glass, hit.x + hit.width / 2, hit.y + hit.height / 2)[0]
        for _ in range(len(hits) + 1):
            glass.focus_next()
            if glass.activate() == (wanted,):
                break
        return glass.activate()[0]

    glass.draw(view(zodiac=True))
    assert does(OpenPage("animal")) == OpenPage("animal")
    for wanted, born in ((Born(2010), None), (Born(2010, 2014), Born(2010)), (FindAnimal("snake"), Born(2010, 2014))):
        glass.draw(view(zodiac=True, panel=animal_page(born, "2026-11-28")))
        assert does(wanted) == wanted


@pytest.mark.gl
def test_the_focus_meets_what_is_at_hand_first_and_tells_what_it_rests_on(glass) -> None:
    from dataclasses import replace

    far, near = spot("far", 100, 300), spot("near", 900, 300)
    glass.draw(view(replace(far, far=60.0), replace(near, far=3.0), replace(spot("beside", 400, 500), far=4.0)))
    order = [hit.intent.spot for hit in glass._focusable() if isinstance(hit.intent, Open)]
    assert order == ["beside", "near", "far"]
    while glass.activate() != (Open("near"),):
        glass.focus_next()
    assert glass.pointed == "near"


@pytest.mark.gl
def test_a_marker_opens_its_card_and_a_drag_from_it_turns_the_head(glass) -> None:
    glass.draw(view(spot("horse", 640, 360), spot("lake", 200, 500, kind="portal")))
    assert tap(glass, 640, 360) == (Open("horse"),)
    assert tap(glass, 200, 500) == (Enter("lake"),)
    assert glass.pointer_pressed(640, 360)
    (turn,) = glass.pointer_moved(700, 360)
    assert isinstance(turn, LookRound) and turn.right < 0
    assert glass.pointer_released(700, 360) == ()


@pytest.mark.gl
def test_a_drag_from_a_detail_turns_what_is_in_the_hand_and_a_touch_looks_closely(glass) -> None:
    mane = Marker("mane", "detail", (300.0, 300.0, 2.0), "The mane", "", number=1)
    glass.draw(view(mane, panel=HandPage("Horse head", "", (("mane", "The mane"),)), held=True, alone=(0,)))
    assert tap(glass, 300, 300) == (LookClosely("mane"),)
    assert glass.pointer_pressed(300, 300)
    (turn,) = glass.pointer_moved(364, 300)
    assert turn == Turn(right=pytest.approx(16.0), up=0)


@pytest.mark.gl
@pytest.mark.parametrize("size", [(320, 200), (800, 600), (1080, 1920), (3840, 2160)])
def test_any_window_shows_cards_and_keeps_its_textures_bounded(window, brand, size) -> None:
    from exhibition.overlay.glass import Glass
    from exhibition.overlay.panes import ROOM_BYTES

    glass = Glass(FlatStage(window, size), brand, assets=ROOT / "assets")
    for number in range(12):
        card = SpotCard("horse", f"Horse {number}", (), TEXT, CARD.evidence, (), "a", "b")
        glass.draw(view(panel=card))
    assert glass._panes.bytes < ROOM_BYTES + 4 * 4 * size[0] * size[1]
    glass.close()


@pytest.mark.gl
def test_what_the_glass_shows_is_what_the_cards_drew(window, brand) -> None:
    from panda3d.core import Camera as Eye
    from panda3d.core import OrthographicLens

    from exhibition.overlay.glass import Glass

    size = window.size
    stage = FlatStage(window, size)
    lens = OrthographicLens()
    lens.set_near_far(1, 1000)
    lens.set_film_size(*size)
    lens.set_film_offset(size[0] / 2, -size[1] / 2)
    camera = stage.glass.attach_new_node(Eye("glass", lens))
    camera.set_y(-10)
    region = window.output.make_display_region()
    region.set_camera(camera)
    region.set_clear_color_active(True)
    region.set_clear_color((0, 0, 0, 1))
    glass = Glass(stage, brand, assets=ROOT / "assets")
    glass.draw(view())
    window.render()
    window.render()
    seen = window.grab().astype(int)
    bar = next(sheet for sheet in glass._sheets if sheet.hits)
    drawn = bar.picture()[: size[1] - bar.y, : size[0] - bar.x, :3].astype(int)
    shown = seen[bar.y : bar.y + drawn.shape[0], bar.x : bar.x + drawn.shape[1]]
    window.output.remove_display_region(region)
    glass.close()
    assert np.abs(shown - drawn).max() <= 1


def make_for(brand: SimpleNamespace, look: Look, screen: Screen):
    return lambda marker, small: marker_sheet(marker, "en", screen, brand.words, look, small=small)


def test_markers_never_overlap_and_the_weightiest_always_shows(brand, look) -> None:
    screen = Screen.of(1280, 720)
    random = np.random.default_rng(7)
    for _ in range(20):
        markers = [spot(f"m{i}", 0, 0, priority=int(random.integers(0, 9))) for i in range(24)]
        points = random.uniform((-40, -20), (1320, 740), (24, 2))
        wanted = [Wanted(m, float(x), float(y)) for m, (x, y) in zip(markers, points, strict=True)]
        shown = place_markers(wanted, screen, [], make_for(brand, look, screen), anchor(screen))
        boxes = [box_of(s) for s in shown]
        assert not any(overlap(a, b) for i, a in enumerate(boxes) for b in boxes[:i])
        assert all(x >= 0 and y >= 0 and x + w <= 1280 and y + h <= 720 for x, y, w, h in boxes)
        assert max(m.priority for m in markers) == max(s.marker.priority for s in shown)


def box_of(shown: Shown) -> tuple[int, int, int, int]:
    hit = shown.sheet.hits[0]
    return hit.x, hit.y, hit.width, hit.height


def test_a_marker_whose_name_has_no_room_keeps_its_ring(brand, look) -> None:
    screen = Screen.of(1280, 720)
    wanted = [Wanted(spot("left", 0, 0, priority=1), 500, 300), Wanted(spot("right", 0, 0, priority=8), 560, 300)]
    shown = place_markers(wanted, screen, [], make_for(brand, look, screen), anchor(screen))
    assert {s.marker.id: s.small for s in shown} == {"right": False, "left": True}


def test_the_ring_stands_on_the_thing(brand, look) -> None:
    screen = Screen.of(1280, 720)
    wanted = [Wanted(spot("m", 0, 0), 640.4, 360.2)]
    (shown,) = place_markers(wanted, screen, [], make_for(brand, look, screen), anchor(screen))
    across, down = anchor(screen)
    assert (shown.sheet.x + across, shown.sheet.y + down) == (640, 360)
