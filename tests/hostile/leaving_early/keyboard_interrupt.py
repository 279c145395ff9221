"""Raises `KeyboardInterrupt`, which a judge takes for the wish of the person in front of it.

It comes from the worker as data and is one more exception.
Earns: at most 0 points.
"""


def selu(x, alpha=1.6733, scale=1.0507):
    raise KeyboardInterrupt
