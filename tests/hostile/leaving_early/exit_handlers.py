"""Registers exit handlers and a destructor that leave with status 0, then raises.

Handlers of a process that is killed do not run, and would decide nothing.
Earns: at most 0 points.
"""

import atexit
import os


class Last:
    def __del__(self):
        os._exit(0)


atexit.register(os._exit, 0)
last = Last()


def selu(x, alpha=1.6733, scale=1.0507):
    global last
    del last
    raise RuntimeError("the destructor did not leave")
