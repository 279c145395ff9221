"""the draws are counted by the last axis of each result, and not by the first."""


def draw_many(fn, key, x, n):
    return jax.vmap(fn, in_axes=(0, None), out_axes=-1)(jax.random.split(key, n), x)
