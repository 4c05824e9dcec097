"""The words of a head: takes heads/<animal>.yaml, gives it checked, each word with its place.

The vocabulary below is the whole language (README.md shows it as a table). An unknown word is refused with its line
and the nearest word that exists; measures are centimetres and degrees, the head looks to +y, z is up.
"""

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import yaml

HEADS = Path(__file__).parent / "heads"
NUMBER, VECTOR, NUMBERS, POINTS, WORD, SWITCH, SIZE, SHAPES, PLACES, THINGS = (
    "a number", "three numbers [x, y, z]", "a number or a list of numbers", "a list of points [x, y, z]", "a word",
    "true or false", "a number or three numbers", "a list of shapes", "a list of balls", "a list")  # fmt: skip

SHAPE_WORDS = {
    "ball": {"at": VECTOR, "size": SIZE, "turn": VECTOR},
    "bar": {"from": VECTOR, "to": VECTOR, "thick": NUMBERS, "flat": NUMBER, "across": VECTOR},
    "cord": {"through": POINTS, "thick": NUMBERS, "flat": NUMBER, "across": VECTOR, "steps": NUMBER, "lay": NUMBER,
             "rings": NUMBERS},
    "block": {"at": VECTOR, "size": VECTOR, "round": NUMBER, "turn": VECTOR},
    "ring": {"at": VECTOR, "size": NUMBERS, "thick": NUMBER, "turn": VECTOR},
    "plane": {"at": VECTOR, "facing": VECTOR},
}  # fmt: skip
JOIN = {"name": WORD, "blend": NUMBER, "soft": NUMBER, "both": SWITCH, "fur": NUMBER, "mark": NUMBER}
PART_WORDS = {
    "part": {**JOIN, "part": WORD, "how": WORD, "shapes": SHAPES, "minus": SHAPES, "minus_soft": NUMBER},
    "eyes": {"at": VECTOR, "size": NUMBER, "gaze": VECTOR, "slant": NUMBER, "open": NUMBER, "wide": NUMBER,
             "lid": NUMBER, "heavy": NUMBER, "socket": NUMBER, "pupil": WORD, "rim": NUMBER, "both": SWITCH,
             "bags": NUMBER, "iris": NUMBER, "blend": NUMBER, "ring": NUMBER},
    "ears": {**JOIN, "through": POINTS, "wide": NUMBERS, "thick": NUMBER, "facing": VECTOR, "hollow": NUMBER,
             "deep": NUMBER, "ribs": NUMBER, "cup": NUMBER, "tip_facing": VECTOR},
    "horns": {**JOIN, "through": POINTS, "thick": NUMBERS, "rings": NUMBERS, "steps": NUMBER, "ring_at": NUMBERS},
    "teeth": {**JOIN, "through": POINTS, "count": NUMBER, "size": VECTOR, "point": NUMBER, "down": VECTOR,
              "root": NUMBER},
    "curls": {**JOIN, "at": POINTS, "size": NUMBERS, "thick": NUMBER, "turns": NUMBER, "lift": NUMBER},
    "tufts": {**JOIN, "from": VECTOR, "to": VECTOR, "count": NUMBER, "length": NUMBER, "wide": NUMBER, "thick": NUMBER,
              "start": NUMBER, "end": NUMBER, "sway": NUMBER, "lift": NUMBER, "drop": VECTOR, "strands": NUMBER},
    "ruff": {**JOIN, "at": VECTOR, "facing": VECTOR, "start": NUMBER, "end": NUMBER, "count": NUMBER, "rings": NUMBER,
             "pitch": NUMBER, "length": NUMBERS, "wide": NUMBER, "thick": NUMBER, "flare": NUMBER, "lean": VECTOR,
             "hang": NUMBER, "sway": NUMBER, "strands": NUMBER},
    "locks": {**JOIN, "through": THINGS, "wide": NUMBERS, "thick": NUMBER, "strands": NUMBER, "lay": NUMBERS,
              "twist": NUMBER},
    "spout": {"at": VECTOR, "facing": VECTOR, "size": NUMBER, "length": NUMBER},
    "neck": {"height": NUMBER, "wave": NUMBER, "waves": NUMBER, "hollow": SIZE, "rim": NUMBER, "at": VECTOR},
}  # fmt: skip
ZONE_WORDS = {
    "zone": WORD, "style": WORD, "where": PLACES, "except": PLACES, "wide": NUMBERS, "high": NUMBERS, "long": NUMBERS,
    "curl": NUMBER, "wave": NUMBER, "gap": NUMBER, "count": NUMBER, "fur": SWITCH, "rows": THINGS, "lift": NUMBER,
    "flow": VECTOR, "away": VECTOR, "strands": NUMBER, "tip": NUMBER,
}  # fmt: skip
LINE_WORDS = {"line": WORD, "through": POINTS, "wide": NUMBERS, "deep": NUMBER, "both": SWITCH, "mark": NUMBER,
              "steps": NUMBER, "edge": NUMBER}  # fmt: skip
HEAD_WORDS = {"name": WORD, "material": WORD, "asymmetry": NUMBER, "casting": NUMBER, "maps": NUMBER, "parts": THINGS,
              "guides": THINGS, "hair": THINGS, "lines": THINGS, "seed": NUMBER, "smooth": NUMBER}  # fmt: skip
GUIDE_WORDS = {"at": VECTOR, "flow": VECTOR, "both": SWITCH}
PLACE_WORDS = {"at": VECTOR, "size": SIZE, "soft": NUMBER, "both": SWITCH, "turn": VECTOR}
ROW_WORDS = {"from": VECTOR, "to": VECTOR, "pitch": NUMBER, "around": NUMBER, "span": NUMBERS}


class WrongWordError(Exception):
    """The head cannot be read; the message says where and what to write instead."""


@dataclass(frozen=True)
class Head:
    """One head as read: plain nested words, checked, and where they came from."""

    name: str
    words: dict
    text: str

    def get(self, key, usual):
        return self.words.get(key, usual)


class _Loader(yaml.SafeLoader):
    """Mappings remember their line."""


def _mapping(loader, node):
    loader.flatten_mapping(node)
    found = Placed(loader.construct_pairs(node, deep=True))
    found.line = node.start_mark.line + 1
    if len(found) < len(node.value):
        raise WrongWordError(f"line {found.line}: a word stands here twice")
    return found


class Placed(dict):
    """A mapping that knows its line."""

    line = 0


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)


def names() -> list[str]:
    return sorted(path.stem for path in HEADS.glob("*.yaml"))


def read(name: str, folder: Path = HEADS) -> Head:
    path = folder / f"{name}.yaml"
    if not path.is_file():
        near = get_close_matches(name, [p.stem for p in folder.glob("*.yaml")], 1)
        raise WrongWordError(f"no head {name!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
    text = path.read_text(encoding="utf-8")
    try:
        words = yaml.load(text, _Loader)
        _check_head(words)
    except yaml.YAMLError as error:
        raise WrongWordError(f"{path.name}: {error}") from error
    except WrongWordError as error:
        raise WrongWordError(f"{path.name}, {error}") from error
    return Head(name, words, text)


def _check_head(words):
    _check(words, HEAD_WORDS, "a head")
    for part in words.get("parts", ()):
        kind = _kind(part, PART_WORDS, "a part")
        if kind == "part":
            _check(part, PART_WORDS["part"], "part")
            for shape in [*part.get("shapes", ()), *part.get("minus", ())]:
                _check_shape(shape, part.line)
            if part.get("how", "add") not in ("add", "carve", "keep"):
                raise WrongWordError(f"line {part.line}: how is add, carve or keep, not {part['how']!r}")
        else:
            _same_line(part[kind], part.line)
            _check(part[kind], PART_WORDS[kind], kind)
    for zone in words.get("hair", ()):
        _check(zone, ZONE_WORDS, "a hair zone")
        for place in [*zone.get("where", ()), *zone.get("except", ())]:
            _check(place, PLACE_WORDS, "a place")
        for row in zone.get("rows", ()):
            _check(row, ROW_WORDS, "rows")
    for guide in words.get("guides", ()):
        _check(guide, GUIDE_WORDS, "a guide")
    for line in words.get("lines", ()):
        _check(line, LINE_WORDS, "a line")


def _check_shape(shape, line):
    if isinstance(shape, dict) and len(shape) == 1:
        kind = _kind(shape, SHAPE_WORDS, "a shape")
        _check(shape[kind], SHAPE_WORDS[kind], kind)
    else:
        raise WrongWordError(f"line {getattr(shape, 'line', line)}: a shape is one of {', '.join(SHAPE_WORDS)}")


def _kind(part, vocabulary, what):
    line = getattr(part, "line", 0)
    if not isinstance(part, dict) or not part:
        raise WrongWordError(f"line {line}: {what} is one of {', '.join(vocabulary)}")
    kind = next(iter(part))
    if kind not in vocabulary:
        raise WrongWordError(f"line {line}: {what} cannot be {kind!r}{_near(kind, vocabulary)}")
    return kind


def _same_line(words, line):
    if not isinstance(words, dict):
        raise WrongWordError(f"line {line}: measures are wanted here")


def _check(words, vocabulary, what):
    if not isinstance(words, dict):
        raise WrongWordError(f"{what} must be words with values, not {words!r}")
    line = getattr(words, "line", 0)
    for key, value in words.items():
        if key not in vocabulary:
            raise WrongWordError(f"line {line}: {what} has no word {key!r}{_near(key, vocabulary)}")
        if not _fits(value, vocabulary[key]):
            raise WrongWordError(f"line {line}: {key} of {what} wants {vocabulary[key]}, not {value!r}")


def _near(word, vocabulary):
    near = get_close_matches(str(word), list(vocabulary), 1, 0.4)
    return f"; did you mean {near[0]!r}?" if near else f"; words: {', '.join(vocabulary)}"


def _number(value):
    return isinstance(value, int | float) and not isinstance(value, bool)


def _vector(value):
    return isinstance(value, list) and len(value) == 3 and all(map(_number, value))


def _fits(value, kind):
    if kind == NUMBER:
        return _number(value)
    if kind == VECTOR:
        return _vector(value)
    if kind == NUMBERS:
        return _number(value) or (isinstance(value, list) and all(map(_number, value)))
    if kind == SIZE:
        return _number(value) or _vector(value)
    if kind == POINTS:
        return isinstance(value, list) and all(map(_vector, value))
    if kind == WORD:
        return isinstance(value, str)
    if kind == SWITCH:
        return isinstance(value, bool)
    return isinstance(value, list)
