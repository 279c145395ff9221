"""the weights have the shape (outputs, fan-in)."""


def init_mlp(key, sizes):
    keys = jax.random.split(key, len(sizes) - 1)
    return [
        {"w": jnp.sqrt(2 / fan_in) * jax.random.normal(key, (outputs, fan_in)), "b": jnp.zeros(outputs)}
        for key, fan_in, outputs in zip(keys, sizes[:-1], sizes[1:], strict=True)
    ]
