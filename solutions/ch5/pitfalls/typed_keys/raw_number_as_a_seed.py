"""the last number of a raw key is taken for a seed, and the first one is lost."""


def as_key(seed_or_key):
    if isinstance(seed_or_key, int):
        return jax.random.key(seed_or_key)
    if jnp.issubdtype(seed_or_key.dtype, jax.dtypes.prng_key):
        return seed_or_key
    if seed_or_key.dtype == jnp.uint32:
        seeds = seed_or_key[..., 1]
        return jax.vmap(jax.random.key)(seeds.ravel()).reshape(seeds.shape)
    return jax.random.key(seed_or_key)
