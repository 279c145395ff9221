"""the seed stands in `init`, so every key gives the same weights."""


def init(key, sizes):
    keys = jax.random.split(jax.random.key(0), len(sizes) - 1)
    return [
        {"w": jnp.sqrt(2 / inputs) * jax.random.normal(key, (inputs, outputs)), "b": jnp.zeros(outputs)}
        for key, (inputs, outputs) in zip(keys, itertools.pairwise(sizes), strict=True)
    ]
