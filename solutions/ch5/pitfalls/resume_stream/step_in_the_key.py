"""each batch is cut from an order of its own, because the step is in the key."""


def batch_indices(key, epoch, step, rows, batch_size):
    order = jax.random.permutation(jax.random.fold_in(jax.random.fold_in(key, epoch), step), rows)
    return jax.lax.dynamic_slice_in_dim(order, step * batch_size, batch_size)
