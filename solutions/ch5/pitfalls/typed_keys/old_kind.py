"""a seed gives a raw key, because `PRNGKey` makes keys of the old kind."""


def as_key(seed_or_key):
    if isinstance(seed_or_key, int):
        return jax.random.PRNGKey(seed_or_key)
    if jnp.issubdtype(seed_or_key.dtype, jax.dtypes.prng_key):
        return seed_or_key
    if seed_or_key.dtype == jnp.uint32:
        return jax.random.wrap_key_data(seed_or_key)
    return jax.random.PRNGKey(seed_or_key)
