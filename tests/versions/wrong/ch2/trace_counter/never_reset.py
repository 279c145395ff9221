# breaks: "and 0 if the program came from the cache": the flag is not reset, so all calls after the first give 1.
import jax


def count_traces(fn, calls):
    traced = False

    def counted(*args):
        nonlocal traced
        traced = True
        return fn(*args)

    jitted = jax.jit(counted)
    counts = []
    for args in calls:
        jitted(*args)
        counts.append(int(traced))
    return counts
