"""each key is split from the one before it, so the program grows with n."""


def layer_keys(key, n):
    keys = []
    for _ in range(n):
        key, own_key = jax.random.split(key)
        keys.append(own_key)
    return jnp.stack(keys)
