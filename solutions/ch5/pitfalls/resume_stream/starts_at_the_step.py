"""batch `step` starts at row `step` of the order, and not at `step * batch_size`."""


def batch_indices(key, epoch, step, rows, batch_size):
    order = jax.random.permutation(jax.random.fold_in(key, epoch), rows)
    return jax.lax.dynamic_slice_in_dim(order, step, batch_size)
