"""each column gets an order of its own, so no row stays whole."""


def shuffled(key, rows):
    return jax.random.permutation(key, rows, independent=True)
