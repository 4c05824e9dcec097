"""view_of: (state, world) -> View. Which markers, which card, which parts are not at rest."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date

from exhibition.shop.links import safe_link
from exhibition.shop.model import Offer, Product
from exhibition.shop.offers import offer_for
from exhibition.visit.camera import camera_of, veil_of
from exhibition.visit.hand import FARTHEST, NEAREST, Held
from exhibition.visit.model import VisitState
from exhibition.visit.rising import build_up, share_built
from exhibition.visit.rules import Rules
from exhibition.visit.state import HINT_SECONDS, asking
from exhibition.visit.survey import survey_markers, survey_page, survey_parts, surveyed
from exhibition.visit.view import (
    AboutPage,
    Camera,
    HandPage,
    IntroPage,
    Marker,
    MenuPage,
    Panel,
    PartState,
    ProductCard,
    ShelfLine,
    SpotCard,
    View,
)
from exhibition.visit.zodiac import animal_page
from exhibition.world.model import Spot, World

_AWAY = PartState(visible=False)
_LIT = (0.10, 0.075, 0.03)  # light added to a touched part
_MARKERS = 24  # more than this at once is clutter
_OFFERED = 40  # of those in reach so many are looked for; some of them a wall hides


def view_of(state: VisitState, world: World, *, rules: Rules) -> View:
    """All that this frame must show."""
    eye, heading, pitch, fov = camera_of(state, world)
    return View(
        scene=world.id,
        title=world.title[state.language],
        language=state.language,
        languages=rules.languages,
        camera=Camera(eye, heading, pitch, fov),
        parts=_parts(state, world),
        markers=_signs(state, world, eye),
        panel=_panel(state, world, rules),
        scroll=state.scroll,
        hint=state.here < HINT_SECONDS and not state.spot and not state.page,
        asking=asking(state, rules),
        menu=rules.menu,
        zodiac=rules.zodiac is not None,
        home=rules.opens if world.id != rules.opens else None,
        going=state.target,
        veil=veil_of(state),
        held=state.held is not None and state.page is None,
        alone=_alone(state, world),
        survey=world.survey.title[state.language] if world.survey else None,
    )


def loading_view(scene: str, share: float, *, language: str, title: str) -> View:
    """What is shown while a scene is being built: its name and how far it has come (0-1)."""
    nowhere = Camera((0, 0, 0))
    return View(scene, title, language, (), nowhere, loading=share, menu=False)


def _alone(state: VisitState, world: World) -> tuple[int, ...]:
    if state.page == "survey":
        return tuple(spot.part for spot in surveyed(world))
    spot = world.spot(state.spot) if state.spot and state.held is not None else None
    return (spot.part,) if spot is not None and spot.details else ()


def _parts(state: VisitState, world: World) -> dict[int, PartState]:
    if state.page == "survey":
        return survey_parts(world)
    if alone := _alone(state, world):
        return {part: _AWAY for part in range(len(world.geometry.parts)) if part not in alone}
    chosen = state.lit or state.pointed
    spot = world.spot(chosen) if chosen else None
    if spot is None or spot.part < 0:
        return {}
    if spot.id == state.spot and state.built is not None:
        return {spot.part: PartState(phase=share_built(spot, state.built))}
    return {spot.part: PartState(tint=_LIT)}


def _signs(state: VisitState, world: World, eye: tuple[float, float, float]) -> tuple[Marker, ...]:
    """What can be touched in space: details of what is in the hand, the things of a survey, or what stands around."""
    if state.held is not None and state.spot and state.page is None:
        return _detail_markers(state, world, eye)
    if state.page == "survey":
        return survey_markers(world, state.language)
    return () if state.spot or state.page else _markers(state, world, eye)


def _detail_markers(state: VisitState, world: World, eye: tuple[float, float, float]) -> tuple[Marker, ...]:
    """The details that are not turned away, the one looked at last; a sign wanes as its side turns away."""
    spot = world.spot(state.spot) if state.spot else None
    found = []
    for number, detail in enumerate(spot.details if spot else (), start=1):
        sight = [e - p for e, p in zip(eye, detail.point, strict=True)]
        facing = sum(s * t for s, t in zip(sight, detail.toward, strict=True)) / max(math.hypot(*sight), 1e-6)
        fade = max(0.0, min(1.0, (facing - 0.05) / 0.3))
        title, open_ = detail.title[state.language], state.held is not None and state.held.detail == detail.id
        found.append(Marker(detail.id, "detail", detail.point, title, "", fade, open_, 9 - number, number=number))
    return tuple(found)


def _markers(state: VisitState, world: World, eye: tuple[float, float, float]) -> tuple[Marker, ...]:
    """Hotspots and portals near enough to be offered and hidden by nothing, the weightiest first."""
    found = []
    for number, far, fade in world.things.in_reach(eye, _OFFERED):
        spots = world.things.spots
        thing = world.spots[number] if number < spots else world.portals[number - spots]
        own = world.geometry.parts[thing.part].bounds if thing.part >= 0 else None
        if not world.sight.clear(eye, thing.point, own):
            continue
        if isinstance(thing, Spot):
            title, tip = thing.hotspot.title[state.language], thing.hotspot.tip[state.language]
            read, priority = thing.id in state.read, thing.hotspot.priority
            found.append(Marker(thing.id, "spot", thing.point, title, tip, fade, read, priority, far))
        else:
            title = thing.title[state.language]
            found.append(Marker(thing.to, "portal", thing.point, title, "", 1.0, False, 9, far))
        if len(found) == _MARKERS:
            break
    return tuple(found)


def _panel(state: VisitState, world: World, rules: Rules) -> Panel | None:
    """What lies open on top: a page over a product over a card."""
    if state.page == "menu":
        return MenuPage(state.quality, state.sound, state.full_screen, state.eye, state.calm)
    if state.page == "about":
        return AboutPage(
            tuple(_credit(c.text[state.language], c.licence, state.language) for c in world.credits + rules.credits)
        )
    if state.page == "animal":
        return animal_page(state.born, rules.today)
    if state.page == "survey":
        return survey_page(world, state.language)
    if state.page == "intro":
        return IntroPage(world.title[state.language], world.intro[state.language])
    spot = world.spot(state.spot) if state.spot else None
    if spot is None:
        return None
    if state.held is not None and spot.details:
        return _hand_page(spot, state.held, state.language)
    if state.product is not None and state.product in world.catalogue.products:
        return product_card(state.product, spot, world, state.language, rules)
    return replace(_spot_card(spot, world, state.language, rules), build_up=build_up(spot, state.built))


def _hand_page(spot: Spot, held: Held, language: str) -> HandPage:
    h = spot.hotspot
    found = next((d for d in spot.details if d.id == held.detail), None)
    return HandPage(
        title=h.title[language],
        head=h.head.status[language] if h.head else "",
        details=tuple((d.id, d.title[language]) for d in spot.details),
        open=found.id if found else None,
        text=found.text[language] if found else "",
        nearer=held.zoom < NEAREST - 0.01,
        farther=held.zoom > FARTHEST + 0.01,
    )


def _credit(told: str, licence: str | None, language: str) -> str:
    """A credit as it is read: the licence, where one is named, ends the line."""
    if licence is None:
        return told
    return told + ("" if language == "zh" else " ") + licence


def _spot_card(spot: Spot, world: World, language: str, rules: Rules) -> SpotCard:
    h = spot.hotspot
    lines = () if h.head is None else (h.head.date, h.head.material, h.head.holder, h.head.status)
    order = [s.id for s in world.spots]
    here = order.index(spot.id)
    return SpotCard(
        id=spot.id,
        title=h.title[language],
        head=tuple(line[language] for line in lines if line is not None),
        text=h.text[language],
        evidence=(h.evidence.status, h.evidence.source[language], h.evidence.as_of),
        shelf=tuple(_line(i, world, language, rules) for i in spot.shelf),
        previous=order[here - 1] if len(order) > 1 else None,
        next=order[(here + 1) % len(order)] if len(order) > 1 else None,
        holdable=bool(spot.details) and spot.part >= 0,
        survey=world.survey.title[language] if world.survey and spot.id in world.survey.hotspots else None,
    )


def _offer(product: Product, rules: Rules) -> Offer | None:
    return offer_for(product, rules.market, date.fromisoformat(rules.today) if rules.today else date.max)


def _line(product_id: str, world: World, language: str, rules: Rules) -> ShelfLine:
    product = world.catalogue.products[product_id]
    offer = _offer(product, rules)
    return ShelfLine(
        id=product_id,
        title=product.title[language],
        maker=world.catalogue.brands[product.brand].name,
        picture=product.images[0].file,
        price=offer.price if offer else None,
        currency=offer.currency if offer else None,
        fictional=product.fictional,
    )


def product_card(product_id: str, spot: Spot | None, world: World, language: str, rules: Rules) -> ProductCard:
    """A product as shown from the shelf of a hotspot: the reason given is the one that ties it to that thing."""
    product = world.catalogue.products[product_id]
    offer = _offer(product, rules)
    part = world.geometry.parts[spot.part] if spot and spot.part >= 0 else None
    wanted = {part.id, *part.tags} if part else set()
    why = next((i.why for i in product.inspired_by if i.part in wanted), product.inspired_by[0].why)
    museum = world.catalogue.museums.get(product.museum) if product.museum else None
    sold = offer is not None and offer.availability in ("in_stock", "preorder")
    return ProductCard(
        id=product_id,
        title=product.title[language],
        summary=product.summary[language],
        maker=world.catalogue.brands[product.brand].name,
        museum=museum.name[language] if museum else None,
        materials=product.materials[language],
        why=why[language],
        picture=product.images[0].file,
        alt=product.images[0].alt[language],
        price=offer.price if offer else None,
        currency=offer.currency if offer else None,
        tax_included=offer.tax_included if offer else True,
        availability=offer.availability if offer else "not_sold_here",
        url=safe_link(offer.url, rules.link_hosts) if offer and sold and offer.url else None,
        fictional=product.fictional,
        credit=museum.credit[language] if museum and museum.credit else None,
    )
