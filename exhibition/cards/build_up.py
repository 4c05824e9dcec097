"""Takes how far the building of a card is put together, draws the row on it: a button that builds, a slider."""

from __future__ import annotations

from exhibition.cards.page import TARGET, Page
from exhibition.visit.intents import Build, Rise
from exhibition.visit.view import BuildUp


def build_up_row(page: Page, build: BuildUp, x: int, y: int, width: int) -> int:
    """A round button, a track with a disc for each phase, what it does and the phase reached. Gives the lower edge."""
    desk = page.desk
    size, inner, gap = desk.px(TARGET), desk.px(22), desk.px(12)
    page.box(x, y, size, size, "paper_deep", radius=size / 2, edge="hairline", weight=desk.px(1.5))
    page.icon("build", x + (size - inner) / 2, y + (size - inner) / 2, inner, "vermilion", 2.0)
    page.hit(x, y, size, size, Rise(), desk.say("build_up"))
    _track(page, build, x + size + gap, y, width - size - gap, size)
    told = desk.say("build_up")
    if build.stop < len(build.phases) - 1:
        told += " · " + desk.say(f"phase_{build.phases[build.stop]}")
    return page.text(told, desk.style("small", "ink_soft"), x + size + gap, y + size + desk.px(2), width - size - gap)


def _track(page: Page, build: BuildUp, x: int, y: int, width: int, height: int) -> None:
    """Stops side by side, each as wide as a finger where there is room; what stands is red."""
    desk = page.desk
    count = len(build.phases)
    step = width / count
    middle, thick = y + height / 2, desk.px(3)
    first = x + step / 2
    page.box(first, middle - thick / 2, step * (count - 1), thick, "hairline", radius=thick / 2)
    if build.stop:
        page.box(first, middle - thick / 2, step * build.stop, thick, "vermilion", radius=thick / 2)
    for stop, phase in enumerate(build.phases):
        r = desk.px(11 if stop == build.stop else 5)
        colour = "vermilion" if stop <= build.stop else "hairline"
        page.box(first + step * stop - r, middle - r, 2 * r, 2 * r, colour, radius=r)
        left = x + round(step * stop)
        page.hit(left, y, x + round(step * (stop + 1)) - left, height, Build(stop), desk.say(f"phase_{phase}"))
