"""Patches the worker so that it exports a program for other shapes and types, with more results.

The judge's arguments do not fit, and the check is failed: by the submission's fault.
Stands in for: exercises/ch1/square.py.
Earns: at most 1 points.
"""

import numpy as np

import grader.boundary.programs as programs

export = programs.export_program
programs.export_program = lambda _, given: export(lambda x, y: [x * y, x, y], (np.zeros((2, 3)), np.zeros(3)))


def square(x):
    return x * x
