"""A small world by hand: a lawn with a wall, two hotspots, a portal and one product."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from exhibition.forms.solids import floor_triangles, rectangle
from exhibition.scene.base import AtPart, Text
from exhibition.scene.model import Credit, Environment, Evidence, Hotspot, LabelHead, Policy, Tour, TourStep, Walk
from exhibition.shop.model import Catalogue, InspiredBy, Museum, Offer, Picture, Product, ProductBrand
from exhibition.visit.model import VisitState
from exhibition.visit.rules import Rules
from exhibition.visit.state import first_state
from exhibition.world.ground import Footing, Ground
from exhibition.world.model import Geometry, Placements, Portal, Spot, Viewpoint, World, WorldPart
from exhibition.world.pack.chain import pack

FRAME = ((1.0, 0.0, 0.0, 0.0), (0.0, 1.0, 0.0, 0.0), (0.0, 0.0, 1.0, 0.0))


def text(word: str) -> Text:
    return Text(fr=f"{word} fr", en=f"{word} en", zh=f"{word} zh")


def hotspot(name: str, part: str) -> Hotspot:
    return Hotspot(
        anchor=AtPart(part=part),
        view="near" if name == "tiger" else None,
        title=text(name),
        tip=text("tip"),
        head=LabelHead(date=text("date"), status=text("status")),
        text=text("text"),
        evidence=Evidence(status="surviving", source=text("source"), as_of="2026-11-22"),
        within=40.0,
    )


def product() -> Product:
    offer = Offer(market="FR", price="24.90", currency="EUR", seller="Shop", url="https://shop.example/cup")
    return Product(
        sku="X1",
        title=text("cup"),
        summary=text("summary"),
        category="tableware",
        brand="maker",
        museum="house",
        licence="inspired_unlicensed",
        inspired_by=(InspiredBy(part="head_tiger", why=text("the brow")),),
        materials=text("porcelain"),
        country_of_origin="CN",
        offers=(offer,),
        images=(Picture(file="pictures/cup.png", alt=text("alt"), credit="x", rights="CC BY 4.0"),),
        fictional=True,
    )


@pytest.fixture(scope="session")
def world() -> World:
    ground = Ground(floor_triangles(rectangle(60, 60), 0.0), np.array([[-30, 10, 30, 10, 0, 3]], np.float32))
    names = ("head_tiger", "tower", "gate")
    parts = tuple(
        WorldPart(name, "block", None, ((0, 0, 0), (1, 1, 1)), {"centre": (0, 5, 1)}, {}, FRAME) for name in names
    )
    empty = Placements(
        np.zeros(0, np.int32), np.zeros((0, 3, 4), np.float32), np.zeros(0, np.int32), np.zeros(0, np.uint8)
    )
    catalogue = Catalogue(
        museums={"house": Museum(name=text("museum"), fictional=True)},
        brands={"maker": ProductBrand(name="Maker", about=text("about"), fictional=True)},
        products={"tiger_cup": product()},
    )
    geometry = Geometry((), empty, parts, ground)
    return World(
        id="garden",
        title=text("garden"),
        intro=text("intro"),
        geometry=geometry,
        batches=pack(geometry),
        environment=Environment(),
        walk=Walk(start="start"),
        views={
            "start": Viewpoint((0, -10, 1.6), (0, 5, 1.6)),
            "near": Viewpoint((0, 2, 1.6), (0, 5, 1.2), 46),
        },
        spots=(
            Spot("tiger", hotspot("tiger", "head_tiger"), 0, (0, 5, 1), 0.5, ("tiger_cup",), "after_content"),
            Spot("tower", hotspot("tower", "tower"), 1, (6, 0, 1), 0.5, (), "none"),
        ),
        portals=(Portal(2, "lake", (-10, -10, 1.6), 1.2, text("to the lake")),),
        tours={
            "film": Tour(
                title=text("film"),
                steps=(
                    TourStep(view="start", seconds=2),
                    TourStep(view="near", seconds=4, open="tiger", product="tiger_cup"),
                ),
            )
        },
        policy=Policy(),
        credits=(Credit(text=text("credit")), Credit(text=text("map"), licence="ODbL-1.0")),
        catalogue=catalogue,
        footing=Footing(ground),
    )


@pytest.fixture(scope="session")
def rules() -> Rules:
    return Rules(opens="garden", scenes=("garden", "lake"), today="2026-11-22", link_hosts=(".example",))


@pytest.fixture
def state(world: World, rules: Rules) -> VisitState:
    """A visit whose introduction was read."""
    return replace(first_state(rules, world), page=None)
