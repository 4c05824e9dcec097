"""What stops a command: one line of cause, one of remedy, and the exit code of the contract."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

DONE, PROBLEMS, WRONG_USE, CANNOT = 0, 1, 2, 3


class Stop(Exception):
    """A command cannot go on. cause and remedy are for people; code is 1 the files, 2 the use, 3 this machine."""

    def __init__(self, cause: str, remedy: str, code: int):
        super().__init__(f"{cause} {remedy}")
        self.cause, self.remedy, self.code = cause, remedy, code


def nearest(given: str, known: Iterable[str], called: str = "Known") -> str:
    """A remedy for a word nobody knows: the nearest known one, else all of them."""
    names = list(known)
    near = difflib.get_close_matches(given, names, 1)
    return f'Did you mean "{near[0]}"?' if near else f"{called}: {', '.join(names) or 'none yet'}."
