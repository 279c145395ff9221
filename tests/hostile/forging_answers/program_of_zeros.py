"""Patches the worker so that its program is sixty megabytes of zeros.

It does not load; the bytes are capped and looked at once.
Stands in for: exercises/ch1/square.py.
Earns: at most 0 points.
"""

import grader.boundary.programs as programs

programs.export_program = lambda *_: bytes(60_000_000)


def square(x):
    return x * x
