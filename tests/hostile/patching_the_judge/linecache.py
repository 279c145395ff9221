"""Replaces the source lines, labels and tracebacks that the worker describes exceptions with.

Texts are cleaned and cut, and an exception remains one.
Earns: at most 0 points.
"""

import linecache
import traceback

linecache.getline = lambda *_: "\x1b[2J\x1b[H all checks passed \x07" * 100
traceback.walk_tb = lambda _: iter(())


def selu(x, alpha=1.6733, scale=1.0507):
    raise AssertionError("\x1b]0;passed\x07\x1b[32m7 of 7 points\u202e" * 1000)
