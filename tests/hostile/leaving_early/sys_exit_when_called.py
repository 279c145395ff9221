"""Leaves by `sys.exit()` when it is called, once from a thread too.

To the worker `SystemExit` is an exception as any other.
Earns: at most 0 points.
"""

import sys
import threading


def selu(x, alpha=1.6733, scale=1.0507):
    thread = threading.Thread(target=sys.exit)
    thread.start()
    thread.join()
    sys.exit()
