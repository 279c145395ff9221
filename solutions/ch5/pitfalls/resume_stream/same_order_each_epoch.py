"""all epochs have the same order, because the epoch is not in the key."""


def batch_indices(key, epoch, step, rows, batch_size):
    order = jax.random.permutation(key, rows)
    return jax.lax.dynamic_slice_in_dim(order, step * batch_size, batch_size)
