"""the negative distances of the expanded square were replaced by 0, but its other digits are wrong too."""


def squared_distances(a, b):
    return jnp.maximum(jnp.sum(a**2, axis=1)[:, None] - 2 * a @ b.T + jnp.sum(b**2, axis=1), 0)
