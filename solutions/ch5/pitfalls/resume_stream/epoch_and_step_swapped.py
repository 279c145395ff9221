"""`//` gives the epoch and `%` gives the step: they are the other way round."""


def batch_at(key, total_step, rows, batch_size):
    steps = rows // batch_size
    return batch_indices(key, total_step % steps, total_step // steps, rows, batch_size)
