"""YAML files in; the same files with the no-break spaces of French and English texts set out. Nothing else changes."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import yaml

NARROW, WIDE = "\u202f", "\u00a0"
_UNITS = r"(km|cm|mm|m²|m|ha|kg|g|t)(?![\w’])"
_FRENCH = (
    (re.compile(rf"[ {WIDE}{NARROW}]*([;?!]+)(?=\s|$|»|\))"), rf"{NARROW}\1"),
    (re.compile(rf"«[ {WIDE}{NARROW}]*"), f"«{NARROW}"),
    (re.compile(rf"[ {WIDE}{NARROW}]*»"), f"{NARROW}»"),
    (re.compile(rf"(?<=[\w’»)])[ {NARROW}]*:(?=\s)|(?<=[\w’»)]) :"), f"{WIDE}:"),
    (re.compile(r"(?<=\d) ?(h|min|€|%)(?![\w’])"), rf"{WIDE}\1"),
    (re.compile(rf"(?<=\d{WIDE}h) (?=\d)"), WIDE),
    (re.compile(rf"(?<=\d) ?{_UNITS}"), rf"{WIDE}\1"),
    (re.compile(r"(?<![\d,])(\d{1,3}) (\d{3})(?!\d)"), rf"\1{NARROW}\2"),
)
_ENGLISH = ((re.compile(rf"(?<=\d) ?{_UNITS}"), rf"{WIDE}\1"),)
RULES = {"fr": _FRENCH, "en": _ENGLISH}


def mended(text: str) -> str:
    """The text of a YAML file with its `fr:` and `en:` values mended; quotes, comments and layout stay."""
    spans = []
    open_keys: list[str | None] = []
    kinds: list[bool] = []  # True inside a block of words, False inside a list
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            kinds.append(isinstance(event, yaml.MappingStartEvent))
            open_keys.append(None)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            kinds.pop()
            open_keys.pop()
            if open_keys:
                open_keys[-1] = None
        elif isinstance(event, yaml.ScalarEvent) and kinds and kinds[-1]:
            if open_keys[-1] is None:
                open_keys[-1] = event.value
            else:
                if open_keys[-1] in RULES:
                    spans.append((event.start_mark.index, event.end_mark.index, open_keys[-1]))
                open_keys[-1] = None
    for start, end, language in reversed(spans):
        text = text[:start] + _mend(text[start:end], language) + text[end:]
    return text


def _mend(raw: str, language: str) -> str:
    """One value as it is written. Block texts (>-) are mended line by line, so that their layout stays."""
    if "\\" in raw:
        return raw  # signs written as escapes: somebody set them on purpose
    first, body, last = "", raw, ""
    if raw[0] in "\"'":
        first, body, last = raw[0], raw[1:-1], raw[-1]
    elif raw[0] in ">|":
        head, _, rest = raw.partition("\n")
        first, body = head + "\n", rest
    lines = []
    for line in body.split("\n"):
        words = line.lstrip(" ")
        for pattern, better in RULES[language]:
            words = pattern.sub(better, words)
        lines.append(line[: len(line) - len(line.lstrip(" "))] + words)
    return first + "\n".join(lines) + last


def main() -> int:
    """Mends the files that are named, or every .yaml below a folder."""
    if not sys.argv[1:]:
        print("Name the files or folders to mend: tools/mend_spaces.py scenes")
        return 2
    for name in sys.argv[1:]:
        path = Path(name)
        for file in sorted(path.rglob("*.yaml")) if path.is_dir() else [path]:
            before = file.read_text(encoding="utf-8")
            after = mended(before)
            if after != before:
                file.write_text(after, encoding="utf-8")
                print(f"{file}: mended")
    return 0


if __name__ == "__main__":
    sys.exit(main())
