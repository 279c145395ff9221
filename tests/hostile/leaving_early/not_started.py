"""Raises the stub's own `NotImplementedError`, which no check holds against a student.

`not_started` is an outcome without points.
Earns: at most 0 points.
"""


def selu(x, alpha=1.6733, scale=1.0507):
    raise NotImplementedError("selu")
