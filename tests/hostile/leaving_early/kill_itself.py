"""Sends SIGKILL, SIGTERM, SIGQUIT and SIGABRT to itself.

The worker is the first process of its space and may survive some; dead or alive, it has no answer.
Earns: at most 0 points.
"""

import os
import signal


def selu(x, alpha=1.6733, scale=1.0507):
    for number in (signal.SIGTERM, signal.SIGQUIT, signal.SIGKILL, signal.SIGABRT):
        os.kill(os.getpid(), number)
    raise RuntimeError("still alive")
