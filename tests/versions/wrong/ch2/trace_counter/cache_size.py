# breaks: "a NumPy array and a jax.Array of the same shape and dtype share a trace": the size of the call cache also grows for a NumPy array after a jax.Array, although Python does not run fn.
import jax


def count_traces(fn, calls):
    def fresh(*args):
        return fn(*args)

    jitted = jax.jit(fresh)
    counts = []
    for args in calls:
        before = jitted._cache_size()
        jitted(*args)
        counts.append(jitted._cache_size() - before)
    return counts
