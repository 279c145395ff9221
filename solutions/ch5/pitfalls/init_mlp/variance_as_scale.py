"""2 / fan_in is the variance, and its square root was forgotten."""


def init_mlp(key, sizes):
    keys = jax.random.split(key, len(sizes) - 1)
    return [
        {"w": 2 / fan_in * jax.random.normal(key, (fan_in, outputs)), "b": jnp.zeros(outputs)}
        for key, fan_in, outputs in zip(keys, sizes[:-1], sizes[1:], strict=True)
    ]
