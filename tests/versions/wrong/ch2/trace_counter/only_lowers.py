# breaks: "fn runs in Python once per trace, and its compiled program runs at every call": the program is only lowered and never runs (visible with a jax.debug.callback in fn).
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
        jitted.lower(*args)
        counts.append(traces - before)
    return counts
