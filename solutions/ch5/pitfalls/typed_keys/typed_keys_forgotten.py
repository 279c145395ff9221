"""a typed key is taken for a seed."""


def as_key(seed_or_key):
    if isinstance(seed_or_key, int) or seed_or_key.dtype != jnp.uint32:
        return jax.random.key(seed_or_key)
    return jax.random.wrap_key_data(seed_or_key)
