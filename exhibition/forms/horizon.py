"""Bearings and heights -> hazy ridges on the horizon, with a pagoda if wished."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from exhibition.forms.built import Built, Piece, many, placed
from exhibition.forms.mesh import Mesh
from exhibition.forms.outlines import noise, smoothstep
from exhibition.forms.solids import lathe, sheet

LAYERS = ((1.0, 1.0, 205), (1.35, 1.45, 232), (1.8, 1.9, 255))  # distance, height and colour of each ridge


def far_hills(
    *, bearing: tuple[float, float], distance: float, height: float, pagoda: bool = False, seed: int = 1
) -> Built:
    """Ridges about the part's origin between two bearings (degrees clockwise from north)."""
    pieces, top = [], (0.0, 0.0, 0.0)
    for i, (far, high, colour) in enumerate(LAYERS):
        mesh, peak = _ridge(bearing, distance * far, height * high, seed * 7 + i, colour)
        pieces.append(Piece(f"ridge_{i}", mesh, many([placed()])))
        top = peak if i == 0 else top
    if pagoda:
        tall = 0.32 * height
        pieces.append(Piece("pagoda", _pagoda(tall), many([placed(top[0], top[1], top[2] - 0.06 * tall)])))
        top = (top[0], top[1], top[2] + 0.94 * tall)
    return Built(pieces=tuple(pieces), points={"top": top}, facts={"ridges": len(LAYERS)})


def _ridge(bearing, distance: float, height: float, seed: int, colour: int) -> tuple[Mesh, tuple[float, float, float]]:
    """One ridge: foot, spur, shoulder and crest lines; spurs catch the light. Gives the highest point too."""
    a0, a1 = bearing
    a1 = a1 + 360 if a1 < a0 else a1
    n = max(24, int((a1 - a0) * 2))
    t = np.linspace(0, 1, n)
    angle = np.radians(a0 + (a1 - a0) * t)
    along = distance * np.radians(a1 - a0) * t
    crest = 0.62 + 0.26 * noise(along, 0 * t, height * 4, seed) + 0.14 * noise(along, 0 * t, height * 1.3, seed + 1)
    crest += 0.05 * noise(along, 0 * t, height * 0.4, seed + 2)
    crest *= smoothstep(0, 0.16, t) * smoothstep(0, 0.16, 1 - t)
    spur = 0.5 * noise(along, 0 * t + 40, height * 0.8, seed + 3)
    rows = []
    for share, out in ((-0.15, 0.0), (0.3, 0.35), (0.72, 0.75), (1.0, 1.1)):
        r = distance + height * (out + spur * (1 - abs(2 * out / 1.1 - 1)) * 0.9)
        z = height * (crest * share if share > 0 else share + 0 * t)
        rows.append(np.column_stack([r * np.sin(angle), r * np.cos(angle), z]))
    mesh = sheet(np.stack(rows), "far_hill")
    shade = np.clip(colour + 14 * noise(mesh.positions[:, 0], mesh.positions[:, 1], height * 0.5, seed + 4), 0, 255)
    mesh = replace(mesh, colours=np.repeat(shade[:, None], 3, axis=1).astype(np.uint8))
    k = int(np.argmax(rows[-1][:, 2]))
    x, y, z = rows[-1][k]
    return mesh, (float(x), float(y), float(z))


def _pagoda(tall: float) -> Mesh:
    """A slender tower of seven storeys, told by its eaves alone."""
    profile = []
    for storey in range(7):
        r = tall * (0.115 - 0.008 * storey)
        z = tall * 0.125 * storey
        profile += [[r, z], [r, z + tall * 0.09], [r * 1.32, z + tall * 0.098], [r * 0.95, z + tall * 0.124]]
    profile += [[tall * 0.03, tall * 0.9], [tall * 0.022, tall * 0.97], [0.0, tall]]
    mesh = lathe(profile, 8, "far_hill", smooth=False)
    return replace(mesh, colours=np.full_like(mesh.colours, 150))
