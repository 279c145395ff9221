# breaks: "a call with a new dtype or weak type is traced, another number of the same type is not": 1.0 after np.float32(1.0) is traced, but the key of shape and dtype is the same.
import jax
import jax.numpy as jnp


def count_traces(fn, calls):
    jitted = jax.jit(lambda *args: fn(*args))
    seen = []
    counts = []
    for args in calls:
        jitted(*args)
        key = [(jnp.shape(a), jnp.result_type(a)) for a in args]
        counts.append(int(key not in seen))
        seen.append(key)
    return counts
