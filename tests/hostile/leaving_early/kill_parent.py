"""Sends SIGKILL to its parent, to every process that it may, and to the first thousand numbers.

The worker sees no process but its own; what it kills is itself.
Earns: at most 0 points.
"""

import contextlib
import os
import signal

for number in (os.getppid(), *range(2, 1000), -1):
    if number not in (0, os.getpid()):
        with contextlib.suppress(OSError):
            os.kill(number, signal.SIGKILL)
