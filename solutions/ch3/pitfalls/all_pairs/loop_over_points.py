"""a Python loop visits the points of `a` one by one, and each of them adds operations to the program."""


def squared_distances(a, b):
    return jnp.stack([jnp.sum((p - b) ** 2, axis=1) for p in a])
