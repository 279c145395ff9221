# breaks: "a call with a new dtype or weak type is traced, another number of the same type is not": np.asarray removes the weak type, so 1.0 after np.float32(1.0) gives 0.
import jax
import numpy as np


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
        jitted(*(np.asarray(a) for a in args))
        counts.append(traces - before)
    return counts
