"""From words to solid shapes: takes a checked head, gives its distance field, part by part in their order."""

import numpy as np

from tools.sculpt import features
from tools.sculpt import primitives as solid
from tools.sculpt.field import ADD, CARVE, KEEP, Field, Group

HOW = {"add": ADD, "carve": CARVE, "keep": KEEP}


class Shaping:
    """Collects the groups; later parts may lay their lines on the skin of the earlier ones."""

    def __init__(self):
        self.groups: list[Group] = []
        self._field: Field | None = None

    def add(self, *groups):
        self.groups += groups
        self._field = None

    @property
    def field(self) -> Field:
        if self._field is None:
            self._field = Field.of(self.groups)
        return self._field

    def frozen(self) -> Field:
        """The skin as it is now, whatever is added after."""
        return Field.of(self.groups)

    def on_skin(self, points, lift=0.0) -> np.ndarray:
        """The points moved to the skin so far, then lifted along its normal."""
        placed = self.field.project(points, 6, 2.0)
        return placed + self.field.normals(placed) * np.reshape(lift, (-1, 1))

    def normals(self, points) -> np.ndarray:
        return self.field.normals(points)


def shape(head) -> Field:
    shaping = Shaping()
    for words in head.words["parts"]:
        kind = next(iter(words))
        if kind == "part":
            _part(shaping, words)
        else:
            getattr(features, kind)(shaping, words[kind])
    return Field.of(shaping.groups, head.get("asymmetry", 0.12))


def _part(shaping, words):
    rows = [row for item in words["shapes"] for row in _shape(shaping, item)]
    minus = [row for item in words.get("minus", ()) for row in _shape(shaping, item)]
    how = HOW[words.get("how", "add")]
    shaping.add(
        Group(
            words["part"],
            tuple(rows),
            tuple(minus),
            how,
            words.get("blend", 1.5),
            words.get("soft", 0.0),
            words.get("minus_soft", 0.4),
            words.get("both", False),
            words.get("fur", 1.0 if how == ADD else -1.0),
            words.get("mark", 0.0),
        )
    )


def _shape(shaping, item):
    kind, w = next(iter(item.items()))
    rotation = solid.turned(w.get("turn", (0, 0, 0)))
    if kind == "ball":
        return [solid.ball(w["at"], w["size"], rotation)]
    if kind == "bar":
        return [solid.bar(w["from"], w["to"], w["thick"], w.get("flat", 1.0), w.get("across", (0, 0, 1)))]
    if kind == "block":
        return [solid.block(w["at"], w["size"], w.get("round", 0.3), rotation)]
    if kind == "ring":
        return [solid.ring(w["at"], w["size"], w["thick"], rotation)]
    if kind == "plane":
        return [solid.plane(w["at"], w["facing"])]
    steps = int(w.get("steps", 6 * len(w["through"])))
    line = solid.curve(w["through"], steps)
    radii = features.ringed(solid.along(w["thick"], steps), w.get("rings"))
    if "lay" in w:  # laid on the skin, its middle so far above it
        line = shaping.on_skin(line, w["lay"])
    return solid.cord(line, radii, flat=w.get("flat", 1.0), across=w.get("across", (0, 0, 1)), smooth=False)
