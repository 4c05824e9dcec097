"""Light -> the texture of surroundings that shaders mirror, exchanged at run time beside the frame, never within it."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import numpy as np
from panda3d.core import SamplerState, Texture

from exhibition.forms.mesh import Array
from exhibition.render.light import Light
from exhibition.render.surroundings import LAYERS, SIDE, Surroundings, light_key, surroundings_of

_REMEMBERED = 8


class Mirror:
    """texture: a layer for each roughness, see ``stored``. harmonics and brightest are what the shaders read beside it.

    folder: where surroundings once made are kept; None keeps none.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.texture = Texture("surroundings")
        self.texture.setup_2d_texture_array(SIDE, SIDE, LAYERS, Texture.T_unsigned_byte, Texture.F_rgba8)
        self.texture.set_minfilter(SamplerState.FT_linear)
        self.texture.set_magfilter(SamplerState.FT_linear)
        for wrap in (self.texture.set_wrap_u, self.texture.set_wrap_v):
            wrap(SamplerState.WM_clamp)
        self.harmonics: list[list[float]] = []
        self.brightest = 1.0
        self._folder = folder
        self._made: dict[str, Surroundings] = {}
        self._shown = ""
        self._wanted = ""
        self._coming: Future[Surroundings] | None = None
        self._maker: ThreadPoolExecutor | None = None

    def show(self, light: Light) -> None:
        """Mirror this light now."""
        self._wanted = light_key(light)
        self._coming = None
        if self._wanted not in self._made:
            self._made[self._wanted] = surroundings_of(light, self._folder)
        self._take(self._made[self._wanted])

    def follow(self, light: Light) -> None:
        """Mirror this light as soon as it is made; until then the last one is kept. Call before every frame."""
        key = light_key(light)
        if self._coming is not None and self._coming.done():
            self._made[self._wanted] = self._coming.result()
            self._coming = None
            self._take(self._made[self._wanted])
        if key != self._wanted and self._coming is None:
            if key in self._made:
                self.show(light)
                return
            self._wanted = key
            self._maker = self._maker or ThreadPoolExecutor(1, thread_name_prefix="surroundings")
            self._coming = self._maker.submit(surroundings_of, light, self._folder)

    @property
    def settled(self) -> bool:
        """Whether what is mirrored is what was last wanted."""
        return self._coming is None

    def close(self) -> None:
        """End the thread, if one was begun."""
        if self._maker is not None:
            self._maker.shutdown(wait=True)

    def _take(self, made: Surroundings) -> None:
        if self._shown == self._wanted:
            return
        while len(self._made) > _REMEMBERED:
            self._made.pop(next(iter(self._made)))
        self.brightest = max(float(made.layers.max()), 1e-3)
        self.harmonics = made.harmonics.tolist()
        self.texture.set_ram_image(stored(made.layers, self.brightest))
        self._shown = self._wanted


def stored(layers: Array, brightest: float) -> bytes:
    """Radiance as eight bits a channel, its square root so that the dark keeps its steps; blue first."""
    roots = np.sqrt(np.clip(layers / brightest, 0.0, 1.0))
    texels = np.full((*layers.shape[:3], 4), 255, np.uint8)
    texels[..., :3] = np.round(roots[..., ::-1] * 255)
    return texels.tobytes()
