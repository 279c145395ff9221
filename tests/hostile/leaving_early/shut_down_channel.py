"""Shuts the channel down for writing when it is called, and then waits.

A channel at its end means that the worker is gone; it is killed whatever it does.
Earns: at most 0 points.
"""

import contextlib
import socket
import time


def selu(x, alpha=1.6733, scale=1.0507):
    for number in range(3, 64):
        with contextlib.suppress(OSError):
            socket.socket(fileno=number).shutdown(socket.SHUT_WR)
    time.sleep(120)
