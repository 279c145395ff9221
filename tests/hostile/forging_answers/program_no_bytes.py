"""Patches the worker so that its program is empty, a text, or a number.

None is a program, and the check is failed: by the submission's fault.
Stands in for: exercises/ch1/square.py.
Earns: at most 0 points.
"""

import itertools

import grader.boundary.programs as programs

forms = itertools.cycle([b"", "program", 7])
programs.export_program = lambda *_: next(forms)


def square(x):
    return x * x
