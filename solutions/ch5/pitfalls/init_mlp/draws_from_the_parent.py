"""each layer draws from the key that it also splits."""

from itertools import pairwise


def init_mlp(key, sizes):
    params = []
    for fan_in, outputs in pairwise(sizes):
        new_key, _ = jax.random.split(key)
        params.append({"w": jnp.sqrt(2 / fan_in) * jax.random.normal(key, (fan_in, outputs)), "b": jnp.zeros(outputs)})
        key = new_key
    return params
