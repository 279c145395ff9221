"""the order of the batches is random, and each batch holds rows that are neighbours."""


def batch_indices(key, epoch, step, rows, batch_size):
    place = jax.random.permutation(jax.random.fold_in(key, epoch), rows // batch_size)[step]
    return place * batch_size + jnp.arange(batch_size)
