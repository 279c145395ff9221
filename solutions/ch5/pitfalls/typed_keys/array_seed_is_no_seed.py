"""only a Python int counts as a seed, so an int32 array is taken for a raw key."""


def as_key(seed_or_key):
    if isinstance(seed_or_key, int):
        return jax.random.key(seed_or_key)
    if jnp.issubdtype(seed_or_key.dtype, jax.dtypes.prng_key):
        return seed_or_key
    return jax.random.wrap_key_data(seed_or_key)
