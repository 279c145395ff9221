"""the factor 2 is missing, so each ReLU halves the squares of the numbers."""


def init_mlp(key, sizes):
    keys = jax.random.split(key, len(sizes) - 1)
    return [
        {"w": jnp.sqrt(1 / fan_in) * jax.random.normal(key, (fan_in, outputs)), "b": jnp.zeros(outputs)}
        for key, fan_in, outputs in zip(keys, sizes[:-1], sizes[1:], strict=True)
    ]
