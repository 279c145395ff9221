"""the fan-in is folded into the key, so layers with the same fan-in share a key."""

from itertools import pairwise


def init_mlp(key, sizes):
    return [
        {
            "w": jnp.sqrt(2 / fan_in) * jax.random.normal(jax.random.fold_in(key, fan_in), (fan_in, outputs)),
            "b": jnp.zeros(outputs),
        }
        for fan_in, outputs in pairwise(sizes)
    ]
