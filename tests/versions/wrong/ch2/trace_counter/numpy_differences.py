# breaks: "One Python int per call": the elements are np.int64, not int.
import jax
import numpy as np


def count_traces(fn, calls):
    log = []

    def counted(*args):
        log.append(1)
        return fn(*args)

    jitted = jax.jit(counted)
    totals = [0]
    for args in calls:
        jitted(*args)
        totals.append(len(log))
    return list(np.diff(totals))
