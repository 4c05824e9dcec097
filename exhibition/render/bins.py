"""The order of drawing: the name of a bin -> the bin, made once."""

from __future__ import annotations

from panda3d.core import CullBinManager


def solid_bin() -> str:
    """The opaque pass in the order of its nodes. Sorted by state, as the engine would, two frames of the same view may
    differ where surfaces meet, since states are compared by where they lie in memory."""
    bins = CullBinManager.get_global_ptr()
    if bins.find_bin("solid") < 0:
        bins.add_bin("solid", CullBinManager.BT_fixed, bins.get_bin_sort(bins.find_bin("opaque")))
    return "solid"
