"""`int` asks for the value of a seed, and a tracer has none."""


def as_key(seed_or_key):
    if not isinstance(seed_or_key, int) and jnp.issubdtype(seed_or_key.dtype, jax.dtypes.prng_key):
        return seed_or_key
    if not isinstance(seed_or_key, int) and seed_or_key.dtype == jnp.uint32:
        return jax.random.wrap_key_data(seed_or_key)
    return jax.random.key(int(seed_or_key))
