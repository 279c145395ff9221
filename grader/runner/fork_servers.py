"""Starts fork servers as grading needs them."""

from __future__ import annotations

import os

from grader.sandbox.compiled import newest_cache
from grader.sandbox.fork_server import ForkServer

__all__ = ["PRELOAD", "start_fork_server"]

PRELOAD = ("grader.checks",)
"""Modules that thunks call. The fork server imports them once for all workers."""


def start_fork_server(tier: str) -> ForkServer:
    """Starts the fork server early, so that its imports overlap with the judge's own.

    Raises:
        MachineError: it cannot be started.
    """
    os.environ.setdefault("JAX_NUM_CPU_DEVICES", "8")
    server = ForkServer(tier, PRELOAD, newest_cache())
    server.start()
    return server
