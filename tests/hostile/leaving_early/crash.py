"""Reads address 0: a segmentation fault, as from a broken extension.

The worker dies of the signal; its check is failed and the next gets a new worker.
Earns: at most 0 points.
"""

import ctypes


def selu(x, alpha=1.6733, scale=1.0507):
    return ctypes.string_at(0)
