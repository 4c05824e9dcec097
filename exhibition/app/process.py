"""This process -> how long it has lived and what memory it holds."""

from __future__ import annotations

import contextlib
import ctypes
import os
import time
from dataclasses import dataclass

_STARTED = time.perf_counter()


@dataclass(frozen=True)
class Memory:
    """Megabytes. resident: all that lies in memory. own: what only this process has; mapped: pages of files, which the
    system may drop and read again, and programs' code; both 0 where the system does not tell."""

    resident: float
    own: float = 0.0
    mapped: float = 0.0


def process_seconds() -> float:
    """Seconds since this process began, interpreter start included where the system tells."""
    try:
        with open("/proc/self/stat", encoding="ascii") as file:
            ticks = float(file.read().rsplit(")", 1)[1].split()[19])
        with open("/proc/uptime", encoding="ascii") as file:
            return float(file.read().split()[0]) - ticks / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError):
        return time.perf_counter() - _STARTED


def memory() -> Memory:
    """What this process holds, without what the allocator merely keeps for later."""
    with contextlib.suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL("libc.so.6").malloc_trim(0)
    try:
        with open("/proc/self/status", encoding="ascii", errors="replace") as file:
            rows = dict(line.split(":", 1) for line in file if line.startswith(("VmRSS", "RssAnon", "RssFile")))
        resident, own, mapped = (int(rows[key].split()[0]) * 1024 / 1e6 for key in ("VmRSS", "RssAnon", "RssFile"))
        return Memory(resident, own, mapped)
    except (OSError, ValueError, KeyError):
        return Memory(_largest_so_far())


def _largest_so_far() -> float:
    """Where the system has no /proc: the most this process ever held; 0 on Windows, which has no such module."""
    try:
        import resource
    except ImportError:
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
