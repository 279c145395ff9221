"""the shape tells a raw key, and an array of two typed keys has the shape (2,) too."""


def as_key(seed_or_key):
    if isinstance(seed_or_key, int):
        return jax.random.key(seed_or_key)
    if seed_or_key.shape[-1:] == (2,):
        return jax.random.wrap_key_data(seed_or_key)
    if jnp.issubdtype(seed_or_key.dtype, jax.dtypes.prng_key):
        return seed_or_key
    return jax.random.key(seed_or_key)
