"""What stops a command: one line of cause, one of remedy, and the exit code of the contract."""

from __future__ import annotations

DONE, PROBLEMS, WRONG_USE, CANNOT = 0, 1, 2, 3


class Stop(Exception):
    """A command cannot go on. cause and remedy are for people; code is 1 the files, 2 the use, 3 this machine."""

    def __init__(self, cause: str, remedy: str, code: int):
        super().__init__(f"{cause} {remedy}")
        self.cause, self.remedy, self.code = cause, remedy, code
