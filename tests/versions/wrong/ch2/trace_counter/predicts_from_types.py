# breaks: "Count what JAX does, and do not predict it.": if fn changes a JAX setting or clears the caches while it is traced, the next call with the same types is traced again, but gives 0 here.
import jax


def count_traces(fn, calls):
    jitted = jax.jit(lambda *args: fn(*args))
    seen = set()
    counts = []
    for args in calls:
        key = tuple(jax.typeof(a) for a in args)  # shape, dtype and weak type
        counts.append(0 if key in seen else 1)
        seen.add(key)
        jitted(*args)
    return counts
