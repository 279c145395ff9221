"""The operating system: the one place that asks which it is.

Linux is tested in full. On Windows and macOS, nothing was run yet. `tests/elsewhere.py` changes `NAME` and takes away
all that only POSIX has. So it shows that a student's path needs nothing that Windows lacks.
"""

from __future__ import annotations

import os
import sys
from typing import Final, Literal

__all__ = ["NAME", "processors"]

NAMES: Final[dict[str, Literal["linux", "macos", "windows"]]] = {"darwin": "macos", "win32": "windows"}
NAME = NAMES.get(sys.platform, "linux")
"""This system. Other systems of the Unix family count as Linux and may lack what it has."""


def processors() -> frozenset[int]:
    """The numbers of the processors that this process may use."""
    if NAME == "linux" and hasattr(os, "sched_getaffinity"):
        return frozenset(os.sched_getaffinity(0))
    return frozenset(range(os.cpu_count() or 1))
