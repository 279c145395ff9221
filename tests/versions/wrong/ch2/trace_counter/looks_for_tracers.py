# breaks: "1 if Python ran `fn` during that call": in a call with the empty tuple of arguments no argument is a tracer, so the trace is not counted.
import jax


def count_traces(fn, calls):
    traces = 0

    def counted(*args):
        nonlocal traces
        if any(isinstance(a, jax.core.Tracer) for a in args):
            traces += 1
        return fn(*args)

    jitted = jax.jit(counted)
    counts = []
    for args in calls:
        before = traces
        jitted(*args)
        counts.append(min(traces - before, 1))
    return counts
