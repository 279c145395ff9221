"""all members start from one key, so they are one network, many times."""


@functools.partial(jax.jit, static_argnames="steps")
def train_all(keys, x, y, rate, steps):
    mapped = jax.vmap(lambda _: train_one(keys[0], x, y, rate, steps))
    return mapped(keys)
