# breaks: "a call with a new dtype or weak type is traced, another number of the same type is not": Python numbers are static, so 2.0 after 1.0 is traced again.
import jax


def count_traces(fn, calls):
    traces = 0

    def counted(*args):
        nonlocal traces
        traces += 1
        return fn(*args)

    first = calls[0] if calls else ()
    numbers = tuple(i for i, a in enumerate(first) if isinstance(a, (int, float, complex)))
    jitted = jax.jit(counted, static_argnums=numbers)
    counts = []
    for args in calls:
        before = traces
        jitted(*args)
        counts.append(traces - before)
    return counts
