"""Saves a file that the worker has room for, and the judge should not take.

An answer has a limit. The file is zeros, so it costs the worker nothing to make it.
Stands in for: exercises/ch1/saved.py.
Earns: at most 0 points.
"""


def save(x, file):
    file.write(bytes(400 * 2**20))


def load(file):
    return [0.0] * 5
