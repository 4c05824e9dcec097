"""(share, what) calls -> a bar on standard error; plain lines where there is no terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn


@contextmanager
def bar() -> Iterator[Callable[[float, str], None]]:
    """Yields say(share 0-1, what)."""
    if not sys.stderr.isatty():
        yield _lines()
        return
    columns = (
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=1.0)
        yield lambda share, what: progress.update(task, completed=share, description=what)


def _lines() -> Callable[[float, str], None]:
    """A line each tenth of the way: readable in a log."""
    last = [-1]

    def say(share: float, what: str) -> None:
        tenth = int(share * 10)
        if tenth > last[0] or (tenth == 0 and last[0] > 5):
            last[0] = tenth
            print(f"{share * 100:3.0f} %  {what}", file=sys.stderr, flush=True)

    return say
