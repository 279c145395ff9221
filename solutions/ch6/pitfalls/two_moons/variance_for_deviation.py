"""the weights were multiplied by 2 / inputs, but that is the square of their standard deviation."""


def init(key, sizes):
    keys = jax.random.split(key, len(sizes) - 1)
    return [
        {"w": 2 / inputs * jax.random.normal(key, (inputs, outputs)), "b": jnp.zeros(outputs)}
        for key, (inputs, outputs) in zip(keys, itertools.pairwise(sizes), strict=True)
    ]
