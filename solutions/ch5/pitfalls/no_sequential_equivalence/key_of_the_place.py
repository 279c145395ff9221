"""the key of a row is made from its place in the batch, and not from its index."""


def rows_of(key, indices, features):
    keys = jax.random.split(key, len(indices))
    return jax.vmap(lambda key: jax.random.normal(key, (features,)))(keys)
