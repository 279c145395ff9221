"""Squares when it is called with values, and gives its input back when it is traced.

The judge has the traced program alone.
Stands in for: exercises/ch1/square.py.
Earns: at most 0 points.
"""

import jax


def square(x):
    return x if isinstance(x, jax.core.Tracer) else x * x
