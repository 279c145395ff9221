"""keys for a million epochs are made in each call, and one of them is used."""


def batch_indices(key, epoch, step, rows, batch_size):
    order = jax.random.permutation(jax.random.split(key, 1_000_001)[epoch], rows)
    return jax.lax.dynamic_slice_in_dim(order, step * batch_size, batch_size)
