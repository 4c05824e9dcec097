"""What grows, and the ground: bark, needles, leaves, a lawn, trodden earth. Leaves are stamped one over the other."""

from __future__ import annotations

import numpy as np
import skia

from tools.textures.cracks import pits
from tools.textures.field import Array, N, X, Y, bent, cells, grey, noise, smooth, tinted
from tools.textures.ink import OVER
from tools.textures.pattern import Pattern, solid


def bark() -> Pattern:
    """Thick plates split upwards by deep furrows, flaking in thin layers, lichen on the weather side."""
    wx = X + 0.02 * noise(281, 0.2)
    wy = Y + 0.03 * noise(282, 0.2)
    first, second, which = cells(283, 9, 3, wx, wy)
    gap = second - first
    furrow = smooth(0.26, 0.02, gap)
    layer = np.sin(2 * np.pi * (4 * gap + 0.6 * noise(284, 0.08, (1.0, 0.5)))) * 0.5 + 0.5
    fibre = noise(285, 0.03, (1.0, 5.0), 1.2)
    one = np.random.default_rng(286).uniform(size=27)[which]
    tone = (0.82 + 0.36 * one + 0.16 * layer + 0.10 * fibre) * (1 - 0.74 * furrow)
    lichen = smooth(1.2, 1.9, noise(287, 0.10)) * (1 - furrow)
    height = 0.012 * smooth(0.0, 0.4, gap) + 0.003 * layer + 0.0016 * fibre - 0.010 * furrow
    factor = grey(np.clip(tone, 0.12, 1.7)) * tinted(one - 0.5 + 0.4 * layer, 0.12, 0.02, -0.08)
    return Pattern(height, factor, lichen * 0.55, solid("#8E937A"), dust=0.0)


def stamped(seed: int, count: int, draw) -> tuple[Array, Array]:
    """``count`` leaves strewn from the deepest to the topmost: their shade (N, N) 0-1 and their depth 0-1.
    draw(canvas, rng, paint): one leaf about 0, 0, of a size of 1 = the whole picture."""
    surface = skia.Surface(N * OVER, N * OVER)
    canvas = surface.getCanvas()
    canvas.clear(skia.Color(20, 0, 128))
    canvas.scale(N * OVER, N * OVER)
    rng = np.random.default_rng(seed)
    for k in range(count):
        depth = (k + 1) / count
        x, y = rng.uniform(size=2)
        turn = rng.uniform(0, 360)
        shade = np.clip(0.10 + 0.75 * depth**1.3 + rng.normal(0, 0.10), 0.02, 1)
        ink = skia.Color(round(255 * shade), round(255 * depth), round(255 * rng.uniform()))
        state = rng.bit_generator.state
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if -0.15 < x + dx < 1.15 and -0.15 < y + dy < 1.15:
                    rng.bit_generator.state = state
                    canvas.save()
                    canvas.translate(x + dx, y + dy)
                    canvas.rotate(turn)
                    draw(canvas, rng, skia.Paint(AntiAlias=True, Color=ink))
                    canvas.restore()
    big = surface.makeImageSnapshot().toarray(colorType=skia.kRGBA_8888_ColorType)[..., :3]
    small = big.reshape(N, OVER, N, OVER, 3).mean(axis=(1, 3))[::-1] / 255.0
    return small[..., 0], small[..., 1:]


def _leaf(canvas, rng, ink) -> None:
    long, wide = rng.uniform(0.050, 0.085), rng.uniform(0.010, 0.017)
    p = skia.Path()
    p.moveTo(0, -long / 2)
    p.cubicTo(wide, -long / 5, wide, long / 5, 0, long / 2)
    p.cubicTo(-wide, long / 5, -wide, -long / 5, 0, -long / 2)
    canvas.drawPath(p, ink)


def _tuft(canvas, rng, ink) -> None:
    ink.setStyle(skia.Paint.kStroke_Style)
    ink.setStrokeWidth(0.0032)
    ink.setStrokeCap(skia.Paint.kRound_Cap)
    for a in np.linspace(-1.1, 1.1, 11) + rng.uniform(-0.1, 0.1, 11):
        r = rng.uniform(0.05, 0.075)
        canvas.drawLine(0, 0, float(r * np.sin(a)), float(-r * np.cos(a)), ink)


def _foliage(seed: int, count: int, draw, low: float) -> Pattern:
    shade, more = stamped(seed, count, draw)
    depth, one = more[..., 0], more[..., 1]
    clump = noise(seed + 1, 0.22, slope=2.0)
    tone = (low + 1.25 * shade) * (1 + 0.16 * clump)
    factor = grey(np.clip(tone, 0.10, 1.8)) * tinted(one - 0.5 + 0.2 * clump, 0.22, 0.04, -0.14)
    return Pattern(0.05 * depth + 0.015 * clump, factor, rough=1.0 - 0.15 * depth, dust=0.0)


def needles() -> Pattern:
    """Fans of pine needles, bright at the tips of the year, dark within."""
    return _foliage(291, 900, _tuft, 0.26)


def leaves() -> Pattern:
    """Long leaves that hang and turn, lighter outside."""
    return _foliage(295, 2200, _leaf, 0.28)


def grass() -> Pattern:
    """A lawn seen from standing height: mown tufts, straw and clover, the soil here and there."""
    tuft, blade = noise(131, 0.05, slope=1.1), noise(132, 0.010, (1.0, 0.7), 0.5)
    patch = noise(133, 0.45, slope=2.0)
    dry = smooth(0.0, 2.0, patch + 0.4 * tuft)
    clover = smooth(0.9, 1.6, noise(134, 0.14) - 0.4 * patch)
    bare = smooth(1.9, 2.6, noise(135, 0.10) + 0.4 * patch)
    tone = 0.94 + 0.10 * tuft + 0.17 * blade - 0.12 * clover
    factor = grey(np.clip(tone, 0.3, 1.8)) * tinted(dry, 0.34, 0.08, -0.10) * tinted(clover, -0.20, -0.02, 0.0)
    return Pattern(tuft * 0.006 + blade * 0.008, factor, bare * 0.7, solid("#77664A"), dust=0.0)


def earth() -> Pattern:
    """Trodden ground: dust, pebbles half sunk, cracks of dry mud, leaf litter."""
    grit = noise(141, 0.010, slope=0.7)
    first, _, which = cells(142, 34, 34)
    one = np.random.default_rng(143).uniform(size=34 * 34)[which]
    pebble = smooth(0.30, 0.16, first / np.maximum(0.35 + one, 0.1)) * (one > 0.72)
    dust = noise(144, 0.4)
    litter = smooth(1.9, 2.3, bent(noise(145, 0.03, slope=1.0), 146, 0.1, 0.01))
    tone = 0.96 + 0.10 * grit + 0.07 * dust + pebble * (0.5 * one - 0.25) - 0.25 * litter
    height = 0.014 * np.sqrt(pebble) + 0.003 * grit + 0.006 * noise(147, 0.12) - 0.004 * pits(148, 30, 0.4, 0.2)
    return Pattern(height, grey(tone) * tinted(dust + 1.5 * litter, 0.03, 0.0, -0.05), dust=0.0)
