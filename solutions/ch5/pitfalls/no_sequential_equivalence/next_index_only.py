"""the rows are those that follow the first index, whatever the other indices are."""


def rows_of(key, indices, features):
    places = indices[0] + jnp.arange(len(indices))
    return jax.vmap(lambda index: jax.random.normal(jax.random.fold_in(key, index), (features,)))(places)
