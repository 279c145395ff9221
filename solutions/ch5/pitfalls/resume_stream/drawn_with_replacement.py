"""each row of a batch is drawn from all rows, so a row can come twice."""


def batch_indices(key, epoch, step, rows, batch_size):
    order = jax.random.randint(jax.random.fold_in(key, epoch), (rows,), 0, rows)
    return jax.lax.dynamic_slice_in_dim(order, step * batch_size, batch_size)
