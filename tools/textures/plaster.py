"""Limewashed walls, clay and paper: soft grounds that take stains."""

from __future__ import annotations

import numpy as np

from tools.textures.cracks import cracks, flakes
from tools.textures.field import X, Y, cells, grey, noise, smooth, streaks, tinted
from tools.textures.pattern import Pattern, solid


def plaster() -> Pattern:
    """Limewash over hemp plaster: clouds of old coats, tide marks, runs of rain, hair cracks, a few scars."""
    coats = smooth(-0.2, 0.2, noise(31, 0.35) + 0.3 * noise(32, 0.05))
    tide = np.exp(-((noise(33, 0.4, slope=2.2) / 0.10) ** 2)) * 0.10
    rain = smooth(0.5, 2.3, streaks(34, 0.12, 8.0)) * smooth(-0.6, 1.0, noise(35, 0.4))
    tone = 0.91 + 0.18 * coats - tide + 0.035 * noise(36, 0.06) + 0.02 * noise(37, 0.008, slope=0.8)
    crack = cracks(38, 0.25, 0.020, 0.35)
    scar = flakes(39, 0.22, 0.012)
    factor = grey(tone * (1 - 0.36 * rain) * (1 - 0.40 * crack)) * tinted(noise(40, 0.4), 0.02, 0.0, -0.04)
    trowel = noise(131, 0.10, (0.5, 1.6), 1.6)
    height = 0.0012 * trowel + 0.0010 * coats - 0.0018 * scar - 0.0010 * crack + noise(132, 0.01) * 0.0002
    return Pattern(height, factor, scar * 0.75, solid("#B7A88F"), rough=1.0 + 0.04 * trowel)


def clay() -> Pattern:
    """Modelling clay: dabs of the thumb smoothed into one, combed by the tool, drying paler at the heights."""
    dabs = np.maximum.reduce([_dabs(seed) for seed in (171, 172, 173)])
    where = smooth(0.2, 1.2, noise(175, 0.22, slope=2.2))
    comb = np.sin(2 * np.pi * (40 * Y + 1.2 * noise(174, 0.2, slope=2.4))) * where
    height = 0.0045 * dabs + 0.0009 * comb + 0.0012 * noise(176, 0.25, slope=2.2) + 0.00012 * noise(177, 0.012)
    dry = smooth(-0.2, 1.0, dabs + 0.35 * noise(178, 0.3))
    crack = cracks(180, 0.16, 0.020, 0.25)
    tone = 0.84 + 0.20 * dry + 0.02 * comb + 0.025 * noise(179, 0.012, slope=0.8) - 0.4 * crack
    return Pattern(height - 0.001 * crack, grey(tone) * tinted(dry - 0.5, -0.05, 0.0, 0.05), rough=0.95 + 0.2 * dry)


def _dabs(seed: int) -> np.ndarray:
    """Shallow round pats of many sizes, each with its soft rim, 0-1."""
    first, _, which = cells(seed, 7, 7, X + 0.01 * noise(seed + 9, 0.3), Y + 0.01 * noise(seed + 8, 0.3))
    one = np.random.default_rng(seed).uniform(0.3, 1.0, 49)[which]
    return one * np.clip(1 - (first / 0.75) ** 2, 0, 1)


def paper() -> Pattern:
    """Mulberry paper: long fibres, laid lines, clouds of thickness."""
    fibre = np.abs(noise(271, 0.05, (3.0, 0.5), 1.2)) + np.abs(noise(272, 0.05, (0.5, 3.0), 1.2))
    laid = np.sin(2 * np.pi * 96 * Y) * 0.012
    tone = 0.98 + 0.035 * noise(273, 0.2) + laid - 0.025 * smooth(0.0, 0.4, 0.5 - fibre)
    return Pattern(0.00008 * noise(274, 0.02), grey(tone) * tinted(noise(275, 0.3), 0.01, 0.0, -0.03), dust=0.0)
