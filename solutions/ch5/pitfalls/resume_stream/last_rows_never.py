"""the rows that do not fill a batch are left out before the shuffle, so the last rows never come."""


def batch_indices(key, epoch, step, rows, batch_size):
    order = jax.random.permutation(jax.random.fold_in(key, epoch), rows // batch_size * batch_size)
    return jax.lax.dynamic_slice_in_dim(order, step * batch_size, batch_size)
