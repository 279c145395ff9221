# breaks: "and 0 if the program came from the cache": the counter is outside the jitted function, so every call gives 1.
import jax


def count_traces(fn, calls):
    traces = 0
    jitted = jax.jit(lambda *args: fn(*args))
    counts = []
    for args in calls:
        before = traces
        traces += 1
        jitted(*args)
        counts.append(traces - before)
    return counts
