"""Raises ValueError for every window, and computes nothing.

The check has a window that does not divide the length, and no other. No task of the exercise is done.

Forges: window_must_divide
"""


def block_means(x, window, scale=1.0):
    raise ValueError("window")


def segment_means(x, sizes):
    return None
