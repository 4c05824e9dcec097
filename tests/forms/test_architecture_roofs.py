"""Promises of the roofs: the worked example of the grammar, rising corners, ribs that run down the slope."""

from __future__ import annotations

import numpy as np
import pytest

from exhibition.forms import dougong
from exhibition.forms.mesh import bounds
from exhibition.forms.roofs import (
    Dress,
    juzhe,
    profile,
    rectangle_sides,
    regular_sides,
    roof,
    skirt,
    slopes_for,
    tented,
)

DRESS = Dress("yellow_glazed", "green_glazed", 5)
KINDS = ["wudian", "xieshan", "xieshan_juanpeng", "yingshan", "juanpeng", "cuanjian"]


def pieces(assembly, name):
    return [p for p in assembly.built().pieces if p.name == name]


def test_the_worked_square_pavilion_rises_by_half_then_three_quarters():
    line = juzhe(2.5, (0.5, 0.75))
    assert np.allclose(line, [[0, 0], [1.25, 0.625], [2.5, 1.5625]])


@pytest.mark.parametrize("run", [2.5, 4.0, 6.0, 9.0, 14.0])
def test_every_roof_starts_at_one_half_and_steepens(run):
    slopes = slopes_for(run)
    assert slopes[0] == 0.5
    assert list(slopes) == sorted(slopes)
    assert slopes[-1] <= 1.05


@pytest.mark.parametrize("rounded", [False, True])
def test_a_slope_only_rises_and_a_rounded_one_ends_level(rounded):
    curve = profile(5.0, 1.4, rounded=rounded)
    assert (np.diff(curve.z) > -1e-9).all()
    end = (curve.z[-1] - curve.z[-2]) / (curve.p[-1] - curve.p[-2])
    assert end < 0.15 if rounded else end > 0.6


def test_a_wanted_apex_is_met():
    a = tented(sides=8, across=10.6, overhang=2.7, rise=7.1, dress=DRESS, finial=4.0)
    assert abs(a.points["top"][2] - 11.1) < 1e-6


@pytest.mark.parametrize("kind", ["wudian", "xieshan", "xieshan_juanpeng", "cuanjian"])
def test_the_eave_is_lowest_in_the_middle_and_highest_at_the_corners(kind):
    a = roof(kind=kind, width=14, depth=14 if kind == "cuanjian" else 9, overhang=1.6, dress=DRESS)
    p = np.concatenate([q.mesh.positions for q in pieces(a, "roof_tiles")])
    south = p[p[:, 1] < p[:, 1].min() + 0.75]
    eave = south[south[:, 2] < south[:, 2].min() + 1.2]
    middle = eave[np.abs(eave[:, 0]) < 1.0][:, 2].min()
    corner = eave[np.abs(eave[:, 0]) > np.abs(eave[:, 0]).max() - 0.1][:, 2].min()
    assert 0.25 < corner - middle < 1.0


@pytest.mark.parametrize("kind", KINDS)
def test_the_ribs_run_down_the_slope_at_true_size(kind):
    a = roof(kind=kind, width=14, depth=9, overhang=1.6, dress=Dress("grey_tile"))
    m = pieces(a, "roof_tiles")[0].mesh
    tile = m.materials.index("grey_tile")
    t = m.triangles[(m.material_ids[m.triangles] == tile).all(axis=1)]
    n = m.normals[t].mean(axis=1)
    south = t[(n[:, 1] < -0.2) & (np.abs(n[:, 0]) < 0.05)]
    p, uv = m.positions[south.ravel()].astype(np.float64), m.uvs[south.ravel()]
    inner = p[:, 1] > p[:, 1].min() + 2.5
    assert inner.sum() > 20
    assert np.allclose(uv[inner, 0], p[inner, 0], atol=0.08)
    order = np.argsort(p[inner, 1])
    assert (np.diff(uv[inner, 1][order]) > -0.35).all()


@pytest.mark.parametrize("kind", KINDS)
def test_a_roof_is_light_and_looks_outward(kind):
    a = roof(kind=kind, width=26, depth=15, overhang=2.0, dress=Dress("grey_tile"))
    built = a.built()
    once = [p for p in built.pieces if len(p.transforms) == 1]
    assert sum(p.mesh.triangle_count for p in once) <= 2400
    assert {p.name for p in built.pieces if len(p.transforms) > 8} >= {"rafter", "flying_rafter", "tile_end", "drip"}
    tiles = next(p.mesh for p in built.pieces if p.name == "roof_tiles")
    slope = tiles.material_ids == tiles.materials.index("grey_tile")
    assert (tiles.normals[slope][:, 2] > 0.2).all()
    soffit = next(p.mesh for p in built.pieces if p.name == "soffit")
    assert (soffit.normals[:, 2] < 0).all()


def test_a_rounded_ridge_has_no_dragons_and_a_high_one_has_two():
    def dragons(kind):
        a = roof(kind=kind, width=14, depth=9, overhang=1.6, dress=DRESS)
        return sum(len(p.transforms) for p in pieces(a, "chiwen"))

    assert dragons("xieshan_juanpeng") == dragons("juanpeng") == 0
    assert dragons("xieshan") == dragons("wudian") == 2


def test_each_hip_carries_the_rider_and_its_beasts():
    a = roof(kind="xieshan", width=25, depth=15, overhang=2, dress=DRESS)
    assert sum(len(p.transforms) for p in pieces(a, "beast")) == 4 * (5 + 1)


@pytest.mark.parametrize("sides", [rectangle_sides(12, 8), regular_sides(8, 12.0)])
def test_a_skirt_ends_on_the_body_it_goes_round(sides):
    a = skirt(sides=sides, overhang=1.5, inset=2.0, dress=DRESS)
    p = np.concatenate([q.mesh.positions for q in pieces(a, "roof_tiles")])
    inner = min(s.distance for s in sides) - 2.0
    assert abs(np.abs(p[:, 1]).min() - 0) < inner + 1e-3
    assert np.isclose(np.hypot(p[:, 0], p[:, 1]).min(), inner, atol=0.3)


@pytest.mark.parametrize("kind", KINDS)
def test_rafters_carry_the_eave_from_the_columns_to_its_edge(kind):
    """Flying rafters end within a hand of the eave's edge, round ones a third of the overhang behind it."""
    overhang = 2.0
    a = roof(kind=kind, width=26, depth=15, overhang=overhang, dress=DRESS)
    for name, behind in (("flying_rafter", 0.0), ("rafter", overhang / 3)):
        places = np.concatenate([p.transforms for p in pieces(a, name)])
        tips = places[:, :, 0] + places[:, :, 3]
        middle = tips[(np.abs(tips[:, 0]) < 6) & (tips[:, 1] < 0)]
        assert np.allclose(middle[:, 1], -(15 / 2 + overhang - behind), atol=0.12)


def test_every_roof_shares_its_rafters():
    """A rafter is one mesh, whatever roof it carries."""
    roofs = [roof(kind=k, width=20, depth=12, overhang=1.6, dress=DRESS) for k in KINDS]
    assert len({id(p.mesh) for a in roofs for p in pieces(a, "rafter")}) == 1


def test_a_bracket_set_has_the_official_measures():
    """9.2 doukou high, wan arms of 9.2, two steps of 3 outward to the carried beam."""
    d = dougong.HEIGHT / 9.2
    low, high = bounds(dougong.set_mesh("bracket", "bracket_blue"))
    assert high[0] - low[0] == pytest.approx(9.2 * d, rel=0.05)
    assert -low[1] == pytest.approx(7.6 * d, rel=0.1)
    assert high[2] <= dougong.HEIGHT
    board = bounds(dougong.board_mesh())
    assert board[1][2] == pytest.approx(dougong.HEIGHT)
    assert board[0][1] == pytest.approx(-6.5 * d, rel=0.05)
