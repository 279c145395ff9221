"""all layers draw from the same key."""

from itertools import pairwise


def init_mlp(key, sizes):
    key, _ = jax.random.split(key)
    return [
        {"w": jnp.sqrt(2 / fan_in) * jax.random.normal(key, (fan_in, outputs)), "b": jnp.zeros(outputs)}
        for fan_in, outputs in pairwise(sizes)
    ]
