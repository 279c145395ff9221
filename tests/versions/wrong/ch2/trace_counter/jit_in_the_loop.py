# breaks: "Uses `jax.jit` once, before the first call.": each call jits a new function, so a second call with the same shape is traced again.
import jax


def count_traces(fn, calls):
    counts = []
    for args in calls:
        traces = []

        @jax.jit
        def counted(*args, traces=traces):
            traces.append(1)
            return fn(*args)

        counted(*args)
        counts.append(len(traces))
    return counts
