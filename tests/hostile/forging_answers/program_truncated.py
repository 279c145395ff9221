"""Patches the worker so that the second half of its program is missing.

It cannot be loaded, and the check is failed: by the submission's fault.
Stands in for: exercises/ch1/square.py.
Earns: at most 0 points.
"""

import grader.boundary.programs as programs

export = programs.export_program
programs.export_program = lambda *given: (lambda data: data[: len(data) // 2])(export(*given))


def square(x):
    return x * x
