"""the rows of the distances belong to the points of `b`: `a` and `b` were swapped."""


def squared_distances(a, b):
    return all_pairs(lambda p, q: jnp.sum((p - q) ** 2), b, a)
