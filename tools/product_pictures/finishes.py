"""A colour in, a finish for `Thing` out: the ones that many products share."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from product_pictures.studio import Finish, linear


def plain(colour: Sequence[int], **more: float) -> Callable[[np.ndarray, np.ndarray], Finish]:
    """One colour all over; more: shine, rough, metal of `Finish`."""
    one = linear(colour)
    return lambda p, n: Finish(np.broadcast_to(one, p.shape), **more)


brass = plain((226, 182, 104), metal=1.0, rough=0.18)
