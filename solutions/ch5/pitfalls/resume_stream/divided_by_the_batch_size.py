"""the total step is divided by `batch_size`, and not by the number of steps of an epoch."""


def batch_at(key, total_step, rows, batch_size):
    return batch_indices(key, total_step // batch_size, total_step % batch_size, rows, batch_size)
