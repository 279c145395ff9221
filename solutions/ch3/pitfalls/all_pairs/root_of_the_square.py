"""the root was taken, so these are distances and not squared distances."""


def squared_distances(a, b):
    return all_pairs(lambda p, q: jnp.linalg.norm(p - q), a, b)
