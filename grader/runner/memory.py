"""The judge's own memory: it is bounded, so that a check or an archive which needs too much costs nobody else."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator

from grader import system

if system.NAME != "windows":
    import resource

__all__ = ["bounded_memory"]

_ALLOWANCE = 2 * 2**30  # grading the whole course was seen to take 0.4 GiB
_FOR_EACH_PROCESSOR = 64 * 2**20  # XLA starts threads for each, and their stacks count


@contextlib.contextmanager
def bounded_memory() -> Iterator[None]:
    """Bounds the memory of this process while the block runs, on Linux. What exceeds it gets a MemoryError.

    Workers start with the same bound and set their own, which may be higher.
    """
    if system.NAME != "linux":
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    with open("/proc/self/statm", encoding="ascii") as file:
        used = int(file.read().split()[5]) * resource.getpagesize()
    bound = used + _ALLOWANCE + _FOR_EACH_PROCESSOR * (os.cpu_count() or 1)
    bound = min(limit for limit in (bound, soft, hard) if limit != resource.RLIM_INFINITY)
    resource.setrlimit(resource.RLIMIT_DATA, (bound, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))
