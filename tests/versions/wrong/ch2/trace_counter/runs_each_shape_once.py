# breaks: "Then calls the jitted function with each tuple of arguments, in order.": a call of known types is skipped, so its compiled program does not run, and a retrace that it would have caused is missed.
import jax


def count_traces(fn, calls):
    traces = 0

    def counted(*args):
        nonlocal traces
        traces += 1
        return fn(*args)

    jitted = jax.jit(counted)
    known = {}
    counts = []
    for args in calls:
        key = tuple(jax.typeof(a) for a in args)
        before = traces
        if key not in known:
            known[key] = jitted(*args)
        counts.append(traces - before)
    return counts
