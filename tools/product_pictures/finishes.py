"""A colour in, a finish for `Thing` out, and the colours: what many products share."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from product_pictures.studio import Finish, linear

BROWN, INK, COPPER, IVORY = (112, 62, 38), (52, 34, 28), (150, 84, 48), (240, 231, 213)
BLUE, GREEN, GOLD, RED = (40, 86, 150), (46, 120, 92), (208, 164, 80), (172, 58, 44)


def plain(colour: Sequence[int], **more: float) -> Callable[[np.ndarray, np.ndarray], Finish]:
    """One colour all over; more: shine, rough, metal of `Finish`."""
    one = linear(colour)
    return lambda p, n: Finish(np.broadcast_to(one, p.shape), **more)


brass = plain((226, 182, 104), metal=1.0, rough=0.18)
