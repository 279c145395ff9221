"""the seeds 0, 1, 2 and so on make the keys, and `key` is not used."""


def layer_keys(key, n):
    return jax.vmap(jax.random.key)(jnp.arange(n))
