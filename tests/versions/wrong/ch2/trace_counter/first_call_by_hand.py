# breaks: "There may be no calls": an empty list of calls raises an IndexError.
import jax


def count_traces(fn, calls):
    log = []

    def counted(*args):
        log.append(1)
        return fn(*args)

    jitted = jax.jit(counted)
    jitted(*calls[0])
    counts = [1]  # the first call always traces
    for args in calls[1:]:
        before = len(log)
        jitted(*args)
        counts.append(len(log) - before)
    return counts
