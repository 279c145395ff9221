"""a key that is made inside of the function gives the same order each time."""


def shuffled(key, rows):
    return jax.random.permutation(jax.random.key(0), rows)
