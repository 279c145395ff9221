"""Predicts the counts, and computes the numbers of the device with NumPy, from the formula in the check file.

The steps are chaotic, and a compiled program rounds in other places than NumPy, so the numbers differ.

Forges: same_shape, each_shape, dtypes_and_numbers, numpy_and_jax_arrays, starts_afresh, fn_runs_when_traced
"""

import numpy as np


def kind(argument):
    if isinstance(argument, (int, float)) and not isinstance(argument, np.generic):
        return type(argument)
    return np.shape(argument), np.dtype(argument.dtype)


def wander(x, shift):
    for _ in range(4):
        x = np.float32(3.7) * np.sin(np.float32(5.3) * x + np.float32(shift)) + np.float32(0.7) * x
    return x


def count_traces(fn, calls):
    cells = dict(zip(fn.__code__.co_freevars, fn.__closure__, strict=True))
    shifts, numbers = cells["shifts"].cell_contents, cells["numbers"].cell_contents
    known, counts = {}, []
    for x, *factors in calls:
        one = tuple(map(kind, (x, *factors)))
        counts.append(int(one not in known))
        if one not in known:
            known[one] = next(shifts)
        first = np.ravel(np.asarray(x))[0].astype("float32") * np.float32(factors[0] if factors else 1.0)
        numbers.append(float(wander(first, known[one])))
    return counts
