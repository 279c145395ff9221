"""Patches the worker so that it exports a program that answers with zeros, at the cost of a square.

The judge runs the program on inputs of its own: the values are wrong.
Stands in for: exercises/ch1/square.py.
Earns: at most 1 points.
"""

import grader.boundary.programs as programs

export = programs.export_program
programs.export_program = lambda _, given: export(lambda x: (x + 1) * 0, given)


def square(x):
    return x * x
