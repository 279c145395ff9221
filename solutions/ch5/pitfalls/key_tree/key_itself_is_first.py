"""the first of the n keys is `key` itself, and the others are made from it."""


def layer_keys(key, n):
    return jnp.concatenate([key[None], jax.random.split(key, n)[1:]])
