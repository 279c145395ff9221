"""the axis of members is the last one of each array, and not the first."""


@functools.partial(jax.jit, static_argnames="steps")
def train_all(keys, x, y, rate, steps):
    mapped = jax.vmap(train_one, in_axes=(0, None, None, None, None), out_axes=-1)
    return mapped(keys, x, y, rate, steps)
