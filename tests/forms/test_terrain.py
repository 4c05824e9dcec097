"""The ground keeps its promises: water at its outlines, level pads, one surface for eye and foot."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pytest
import yaml

from exhibition.forms.built import Built
from exhibition.forms.outlines import area, inside, line_distance, outside_distance
from exhibition.forms.relief import hill_rise
from exhibition.forms.terrain import ground_height, landscape

WATER = -42.0
LAKE = ((-400.0, -420.0), (420.0, -440.0), (430.0, -150.0), (120.0, -160.0), (-120.0, -166.0), (-380.0, -130.0))
HILL = {
    "crest": ((-410.0, 40.0, 2.0), (-200.0, 38.0, 44.0), (0.0, 68.0, 58.6), (230.0, 95.0, 50.0), (700.0, 140.0, 3.0)),
    "south_foot": ((-410.0, -30.0), (0.0, -118.0), (230.0, -72.0), (700.0, 100.0)),
    "north_foot": ((-410.0, 130.0), (0.0, 285.0), (230.0, 280.0), (700.0, 190.0)),
}
PADS = (
    (np.array([[-24.0, -24], [24, -24], [24, 24], [-24, 24]]), -20.0),
    (np.array([[-30.0, -96], [30, -96], [30, -46], [-30, -46]]), -32.5),
    (np.array([[-12.0, 118], [0, 106], [12, 118], [0, 130]]), 3.0),
)


@cache
def site() -> Built:
    return landscape(
        water=WATER,
        extent=((-700.0, -700.0), (900.0, 500.0)),
        lakes=(LAKE,),
        channels=({"line": ((-300.0, 320.0), (300.0, 330.0)), "width": 22.0},),
        islands=({"centre": (180.0, -300.0), "radii": (62.0, 58.0), "top": 9.0},),
        dikes=({"line": ((-200.0, -500.0), (-200.0, -100.0)), "width": 30.0, "crest": 2.5},),
        hills=(HILL,),
        pads=PADS,
    )


def height(points) -> np.ndarray:
    return ground_height(site().fields, np.asarray(points, np.float64))


def test_the_water_line_falls_on_the_outline():
    lake = np.asarray(LAKE)
    for a, b in zip(lake, np.roll(lake, -1, axis=0), strict=True):
        d = (b - a) / np.linalg.norm(b - a)
        out = np.array([d[1], -d[0]])
        edge = a + (b - a) * np.linspace(0.2, 0.8, 15)[:, None]
        edge = edge[line_distance(edge, [[-200.0, -500.0], [-200.0, -100.0]]) > 40]
        assert (height(edge + out) > WATER).all()
        assert (height(edge - out) < WATER).all()


def test_a_channel_cuts_through_and_an_island_rises():
    assert height([[0.0, 325.0]])[0] < WATER - 1.0
    assert height([[180.0, -300.0]])[0] == pytest.approx(WATER + 9.0, abs=0.3)
    assert height([[-200.0, -300.0]])[0] == pytest.approx(WATER + 2.5, abs=0.3)
    assert height([[0.0, -300.0]])[0] == pytest.approx(WATER - 1.5, abs=0.01)


def test_the_hill_has_its_height():
    crest, rise = hill_rise(np.array([[0.0, 68.0], [0.0, -118.0]]), HILL, 2.0)
    assert crest[0] == pytest.approx(58.6, abs=0.05)
    assert crest[1] == pytest.approx(2.0, abs=0.05)
    assert rise[0] == pytest.approx(1.0)
    assert site().facts["highest_over_water"] == pytest.approx(58.6, abs=0.6)


@pytest.mark.parametrize("index", range(len(PADS)))
def test_the_ground_inside_a_pad_is_level(index):
    outline, z = PADS[index]
    low, high = outline.min(axis=0), outline.max(axis=0)
    points = low + (high - low) * np.random.default_rng(2).random((400, 2))
    points = points[inside(points, outline)]
    assert np.abs(height(points) - z).max() < 0.01


def test_pads_never_lift_ground_out_of_water():
    pad = (np.array([[-20.0, -300.0], [20, -300], [20, -260], [-20, -260]]), -30.0)
    built = landscape(water=WATER, extent=((-500.0, -500.0), (500.0, 100.0)), lakes=(LAKE,), pads=(pad,))
    assert ground_height(built.fields, np.array([[0.0, -280.0]]))[0] == pytest.approx(WATER - 1.5)


def test_eye_and_foot_meet_the_same_triangles():
    rng = np.random.default_rng(5)
    for piece in site().pieces:
        if piece.name not in ("hill", "plain"):
            continue
        p, t = piece.mesh.positions.astype(np.float64), piece.mesh.triangles
        picks = t[rng.integers(0, len(t), 500)]
        a, b, c = (p[picks[:, k]] for k in range(3))
        seen_from_above = np.abs(np.cross(b - a, c - a)[:, 2]) > 1e-3
        middle = ((a + b + c) / 3)[seen_from_above]
        assert np.abs(ground_height(site().fields, middle[:, :2]) - middle[:, 2]).max() < 2e-3


def test_the_two_fields_meet_without_a_gap():
    fine, wide = site().fields
    nx = fine.heights.shape[1]
    x = fine.x0 + np.arange(nx) * fine.cell
    border = np.column_stack([x, np.full(nx, fine.y0)])
    assert np.abs(ground_height((wide,), border) - fine.heights[0]).max() < 1e-3


def test_feet_stay_out_of_water_and_off_cliffs():
    for field in site().fields:
        assert (field.heights[field.walkable] > WATER + 0.24).all()
        gy, gx = np.gradient(field.heights.astype(np.float64), field.cell)
        assert np.degrees(np.arctan(np.hypot(gx, gy)[field.walkable])).max() <= 38.01


def test_distance_to_an_outline_is_negative_inside():
    d = outside_distance(np.array([[0.0, -300.0], [0.0, 0.0]]), np.asarray(LAKE))
    assert d[0] < 0 < d[1]


def test_triangles_stay_within_the_budget():
    assert sum(p.mesh.triangle_count * len(p.transforms) for p in site().pieces) <= 160_000


def summer_palace() -> dict:
    land = Path(__file__).parents[2] / "scenes" / "summer_palace" / "parts" / "land.yaml"
    parts = yaml.safe_load(land.read_text(encoding="utf-8"))["parts"]
    return next(part for part in parts.values() if part["form"] == "landscape")


def test_the_summer_palace_has_its_published_area_of_water():
    hectares = sum(abs(area(lake)) for lake in summer_palace()["lakes"]) / 1e4
    assert 200 <= hectares <= 240


def test_the_summer_palace_hill_stands_58_metres_over_the_water():
    hill = summer_palace()["hills"][0]
    tops = np.asarray(hill["crest"], np.float64)
    over, _ = hill_rise(tops[:, :2], hill, 2.0)
    assert over.max() == pytest.approx(58.6, abs=0.1)
