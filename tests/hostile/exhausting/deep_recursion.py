"""Recurses until the stack of C is gone.

The worker dies of it, or raises; the check is failed.
Earns: at most 0 points.
"""

import sys

sys.setrecursionlimit(10**9)


class Deep:
    def __getattr__(self, name):
        return getattr(self, name)


def selu(x, alpha=1.6733, scale=1.0507):
    if x.ndim != 2:
        raise RuntimeError("once is enough")
    deep = None
    for _ in range(1_000_000):
        deep = (deep,)
    repr(deep)
    return Deep().y
