"""an epoch has one step too many if `rows` is no multiple of `batch_size`."""


def batch_at(key, total_step, rows, batch_size):
    steps = (rows + batch_size - 1) // batch_size
    return batch_indices(key, total_step // steps, total_step % steps, rows, batch_size)
