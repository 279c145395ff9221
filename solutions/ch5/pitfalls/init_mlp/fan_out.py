"""the scale is made from the number of outputs, and not from the fan-in."""


def init_mlp(key, sizes):
    keys = jax.random.split(key, len(sizes) - 1)
    return [
        {"w": jnp.sqrt(2 / outputs) * jax.random.normal(key, (fan_in, outputs)), "b": jnp.zeros(outputs)}
        for key, fan_in, outputs in zip(keys, sizes[:-1], sizes[1:], strict=True)
    ]
