"""the key of an epoch is found by splitting once for each epoch before."""


def batch_indices(key, epoch, step, rows, batch_size):
    key = jax.lax.fori_loop(0, epoch + 1, lambda _, key: jax.random.split(key)[1], key)
    return jax.lax.dynamic_slice_in_dim(jax.random.permutation(key, rows), step * batch_size, batch_size)
