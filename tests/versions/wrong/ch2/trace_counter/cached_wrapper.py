# breaks: "If it gets the same `fn` again, the first call traces again.": the jitted wrapper is kept for each fn, so a second count_traces with the same fn gives only zeros.
import functools

import jax


@functools.cache
def _jitted_with_log(fn):
    log = []

    def counted(*args):
        log.append(1)
        return fn(*args)

    return jax.jit(counted), log


def count_traces(fn, calls):
    jitted, log = _jitted_with_log(fn)
    counts = []
    for args in calls:
        log.clear()
        jitted(*args)
        counts.append(min(len(log), 1))
    return counts
