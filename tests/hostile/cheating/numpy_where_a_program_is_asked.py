"""Computes its answer in NumPy, on the values of what it is given.

A program is traced: there are no values, and the exception fails the check.
Stands in for: exercises/ch1/square.py.
Earns: at most 0 points.
"""

import numpy as np


def square(x):
    return np.square(np.asarray(x))
