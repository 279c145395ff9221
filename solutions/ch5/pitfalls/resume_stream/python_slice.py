"""a Python slice needs Python ints, and the step may be a tracer."""


def batch_indices(key, epoch, step, rows, batch_size):
    order = jax.random.permutation(jax.random.fold_in(key, epoch), rows)
    return order[int(step) * batch_size : (int(step) + 1) * batch_size]
