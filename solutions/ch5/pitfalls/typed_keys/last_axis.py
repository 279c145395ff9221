"""the last axis is shuffled: the numbers inside of a row, and not the rows."""


def shuffled(key, rows):
    return jax.random.permutation(key, rows, axis=-1)
