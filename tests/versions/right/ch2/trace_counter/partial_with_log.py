# another way: Jits a `functools.partial`, which is a new function object in each `count_traces`.

import functools

import jax


def _logged(fn, log, *args):
    log["traces"] += 1
    return fn(*args)


def count_traces(fn, calls):
    log = {"traces": 0}
    jitted = jax.jit(functools.partial(_logged, fn, log))  # a new object at each call of count_traces
    counts = []
    for call in calls:
        log["traces"] = 0
        jitted(*call)
        counts.append(int(log["traces"] > 0))
    return counts
