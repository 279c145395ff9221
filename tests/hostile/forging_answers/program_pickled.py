"""Patches the worker so that its program is a pickle that leaves a file.

Programs are never unpickled.
Stands in for: exercises/ch1/square.py.
Earns: at most 0 points.
"""

import os
import pickle

import grader.boundary.programs as programs


class Command:
    def __reduce__(self):
        return os.system, ("touch /tmp/jax101-hostile-program",)


programs.export_program = lambda *_: pickle.dumps(Command())


def square(x):
    return x * x
