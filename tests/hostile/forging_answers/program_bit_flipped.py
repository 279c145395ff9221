"""Patches the worker so that bits of its program are flipped, all through it.

Whatever loads and squares is right; most of it does not load, or crashes the one that loads it.
Stands in for: exercises/ch1/square.py.
Earns: at most 3 points.
"""

import grader.boundary.programs as programs

export = programs.export_program


def flipped(*given):
    data = bytearray(export(*given))
    for place in range(40, len(data), 97):
        data[place] ^= 1 << (place % 8)
    return bytes(data)


programs.export_program = flipped


def square(x):
    return x * x
